"""What somebody says that an excerpt shows: a frame on a scanned page has no other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from ui.session import Session


class ExcerptWords(GrowingText):
    """Hidden while no excerpt is chosen. ``left``: Escape or Ctrl+Enter."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._of: RowId | None = None
        self.setAccessibleName(self.tr("Vad utdraget visar"))
        self.setPlaceholderText(self.tr("Vad det visar"))
        self.hide()

    def show_excerpt(self, excerpt: RowId | None) -> None:
        """Show what is said of an excerpt; what is typed about another one is saved first."""
        self.setVisible(excerpt is not None)
        if excerpt == self._of:
            return
        self._of = excerpt
        if excerpt is None:
            self.unbind()
            return

        def read(snapshot: Snapshot) -> str:
            known = snapshot.material.excerpts.get(excerpt)
            return known.comment if known is not None else ""

        def write(file: AssessmentFile, text: str, step: StepId) -> None:
            from kompass.assessment import edits

            edits.set_excerpt(file, excerpt, comment=text, step=step)

        self.bind(read, write)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape or Ctrl+Enter."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (enter and with_control):
            self.left.emit()
        else:
            super().keyPressEvent(event)
