"""Chooses what a profile is compared with: published values, nothing, or another assessment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.theme import GRID
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.archive.reference import ReferenceValues
    from kompass.assessment.snapshot import Snapshot

AskForFile = Callable[[], Path | None]


class ReferencePicker(QWidget):
    """A box with a choice, a warning about it, and one sentence if a file cannot be used.

    ``note`` says more about published values; the page puts it where there is room.
    ``changed``: another reference was chosen; ``reference`` is ``None`` for no comparison.
    ``ask_for_file`` asks for another assessment.
    """

    changed = Signal()

    def __init__(self, ask_for_file: AskForFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_for_file = ask_for_file
        self._snapshot: Snapshot | None = None
        self._files: list[ReferenceValues] = []
        self._choices: tuple[ReferenceValues | None, ...] = (None,)
        self._chosen: ReferenceValues | None = None
        self.box = QComboBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(self._on_activated)
        self.note = wrapped(text="small", tone="muted")
        self.warning = wrapped(text="small", tone="reference")
        self.trouble = trouble_label()
        caption = label(self.tr("&Jämför med"))
        caption.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (caption, self.box, self.warning, self.trouble):
            column.addWidget(part)

    @property
    def reference(self) -> ReferenceValues | None:
        """What the profile is compared with."""
        return self._chosen

    def offer(self, snapshot: Snapshot) -> None:
        """Offer what fits this assessment; the choice stays if it still fits."""
        before, self._snapshot = self._snapshot, snapshot
        if before is not None and before.edition.id == snapshot.edition.id:
            return
        self._files = []
        published = self._published()
        self._chosen = published[0] if published else None
        show_sentence(self.trouble, "")
        self._fill()

    def _published(self) -> tuple[ReferenceValues, ...]:
        from kompass.archive.reference import published

        return published(self._snapshot.edition) if self._snapshot else ()

    def _fill(self) -> None:
        from kompass.archive.reference import label as legend

        self._choices = (*self._published(), *self._files, None)
        self.box.clear()
        for reference in self._choices:
            self.box.addItem(_briefly(reference) if reference else self.tr("Ingen jämförelse"))
            tip = legend(reference) if reference else ""
            self.box.setItemData(self.box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.box.insertSeparator(self.box.count())
        self.box.addItem(self.tr("En annan utvärdering …"))
        self._show_choice()

    def _show_choice(self) -> None:
        row = next((row for row, one in enumerate(self._choices) if one is self._chosen), 0)
        self.box.setCurrentIndex(row)
        self.box.setToolTip(self.box.itemData(row, Qt.ItemDataRole.ToolTipRole) or "")
        said = self._chosen.note if self._chosen else ""
        published = self._chosen not in self._files
        show_sentence(self.note, said if published else "")
        show_sentence(self.warning, "" if published else said)

    def _on_activated(self, row: int) -> None:
        show_sentence(self.trouble, "")
        if row >= len(self._choices):
            self._ask()
        elif self._choices[row] is not self._chosen:
            self._choose(self._choices[row])

    def _choose(self, reference: ReferenceValues | None) -> None:
        self._chosen = reference
        self._show_choice()
        self.changed.emit()

    def _ask(self) -> None:
        path = self.ask_for_file()
        if path is None:
            self._show_choice()
            return
        try:
            reference = self._read(path)
        except KompassError as error:
            show_sentence(self.trouble, str(error))
            self._show_choice()
            return
        self._files = [other for other in self._files if other.id != reference.id] + [reference]
        self._chosen = reference
        self._fill()
        self.changed.emit()

    def _read(self, path: Path) -> ReferenceValues:
        from kompass.archive.reference import from_snapshot
        from kompass.assessment.storage import open_file

        with open_file(path, author="", read_only=True) as file:
            other = file.snapshot
        if self._snapshot is not None and other.id == self._snapshot.id:
            raise KompassError(
                self.tr("Det är samma utvärdering som är öppen. Välj en annan att jämföra med.")
            )
        return from_snapshot(other, self._snapshot.edition if self._snapshot else None)


def _briefly(reference: ReferenceValues) -> str:
    """Return the legend up to the edition, which is the same for all there is to choose from."""
    from kompass.archive.reference import edition_name
    from kompass.archive.reference import label as legend

    return legend(reference).partition(f", {edition_name(reference.edition)}")[0]
