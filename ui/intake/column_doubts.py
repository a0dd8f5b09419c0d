"""What has to be accepted about a whole column, each sentence with its own box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.models.intake_draft import Draft
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from kompass.archive.reading.doubts import Doubt


class ColumnDoubts(QWidget):
    """``changed``: something was accepted, or no longer is."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self.boxes: dict[str, CheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)

    def show_column(self, draft: Draft, column: int) -> None:
        """Show the doubts about a column; the boxes stay where they are while they are the same."""
        off = draft.taking(column) is None or draft.is_off(column)
        doubts = () if off else draft.about_column(column)
        shown = tuple((one.key, draft.is_accepted(one), _open(draft, one)) for one in doubts)
        if shown != self._shown:
            self._shown = shown
            focused = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
            self._build(draft, doubts)
            if focused in self.boxes:
                self.boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        for doubt in doubts:
            if doubt.key in self.boxes:
                self.boxes[doubt.key].setChecked(draft.is_accepted(doubt))
        self.setVisible(bool(doubts))

    def focus_first(self) -> bool:
        """Go to the first box that is not ticked; ``False`` if there is none."""
        for box in self.boxes.values():
            if not box.isChecked():
                box.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _build(self, draft: Draft, doubts: tuple[Doubt, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.boxes = {}
        for doubt in doubts:
            self._column.addWidget(self._part(draft, doubt))

    def _part(self, draft: Draft, doubt: Doubt) -> QWidget:
        from kompass.archive.reading.doubts import Gravity

        part = QFrame()
        column = QVBoxLayout(part)
        column.setSpacing(GRID // 2)
        if doubt.gravity is Gravity.TELLS:
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(wrapped(doubt.sentence, text="small", tone="muted"))
            return part
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        mark(part, surface="rail" if draft.is_accepted(doubt) else "notice")
        column.addWidget(wrapped(doubt.sentence, text="small"))
        if doubt.gravity is Gravity.ASKS:
            column.addWidget(self._box(draft, doubt), 0, Qt.AlignmentFlag.AlignLeft)
            if _open(draft, doubt) and len(draft.same_doubts(doubt)) > 1:
                everywhere = self._everywhere(draft, draft.same_doubts(doubt))
                column.addWidget(everywhere, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _box(self, draft: Draft, doubt: Doubt) -> CheckBox:
        box = CheckBox(self.tr("Jag godtar det"), self._theme)
        box.setAccessibleName(self.tr("Godta: {0}").format(doubt.sentence))
        box.clicked.connect(lambda yes: self._accept(draft, (doubt,), yes=yes))
        self.boxes[doubt.key] = box
        return box

    def _everywhere(self, draft: Draft, same: tuple[Doubt, ...]) -> QPushButton:
        button = QPushButton(self.tr("Godta i alla {0} kolumner").format(len(same)))
        button.setAutoDefault(False)
        mark(button, kind="quiet")
        button.clicked.connect(lambda: self._accept(draft, same, yes=True))
        return button

    def _accept(self, draft: Draft, doubts: tuple[Doubt, ...], *, yes: bool) -> None:
        draft.accept(doubts, yes=yes)
        self.changed.emit()


def _open(draft: Draft, doubt: Doubt) -> int:
    """Return in how many columns nobody has accepted the same sentence yet."""
    return sum(not draft.is_accepted(one) for one in draft.same_doubts(doubt))
