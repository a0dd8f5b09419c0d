"""A choice that saves itself and follows undo."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from ui.widgets.detail_choices import ChoiceBox

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from ui.session import Session

ReadChoice = Callable[["Snapshot"], StrEnum]
WriteChoice = Callable[["AssessmentFile", str], object]


class SavedChoice(QObject):
    """Ties a box to one value of the open assessment.

    ``trouble_changed`` carries the sentence when a choice could not be saved, "" when it could;
    the box then shows what is stored.
    """

    trouble_changed = Signal(str)

    def __init__(
        self, session: Session, box: ChoiceBox, read: ReadChoice, write: WriteChoice
    ) -> None:
        super().__init__(box)
        self._session = session
        self._box = box
        self._read = read
        self._write = write
        box.activated.connect(self._on_activated)
        for signal in (session.opened, session.closed, session.changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the value of the file."""
        self._box.setEnabled(not self._session.read_only)
        if self._session.is_open:
            self._box.show_value(self._read(self._session.snapshot))

    def _on_activated(self) -> None:
        value = str(self._box.currentData())
        try:
            self._session.edit(lambda file: self._write(file, value))
        except KompassError as error:
            self.trouble_changed.emit(str(error))
            self.refresh()
        else:
            self.trouble_changed.emit("")
