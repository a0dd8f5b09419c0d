"""The list "Verifiera": what somebody said and marked with ``??``, to check in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kompass.interviews.line import plain
from kompass.interviews.line_model import Signal as Sign
from ui.theme import GRID, mark
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.assessment.material import Material
    from kompass.assessment.material_kinds import Line
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import StepId
    from ui.notes.notebook import Notebook

_LINE = Qt.ItemDataRole.UserRole


class VerifyList(QFrame):
    """All lines of all interviews with ``??``.

    * ``went``: the ids of an interview and a line to show
    * ``left``: the keyboard belongs to the notes again
    """

    went = Signal(str, str)
    left = Signal()

    def __init__(self, notebook: Notebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        mark(self, surface="rail")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Att kontrollera i dokument"))
        self.list.setSpacing(2)
        self.list.setStyleSheet("QListWidget { background: transparent; }")
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.list.installEventFilter(self)
        self.empty = wrapped(
            self.tr("Sluta en rad med ?? så hamnar den här, att kontrollera i dokument."),
            tone="muted",
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Verifiera"), weight="strong"))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(
            wrapped(
                self.tr("Enter går till raden, Delete när den är kontrollerad."),
                tone="muted", text="small",
            )
        )  # fmt: skip
        self.setMinimumWidth(28 * GRID)
        self.setMaximumWidth(44 * GRID)
        notebook.changed.connect(self.follow)
        notebook.shown.connect(self.follow)
        self.hide()

    def follow(self) -> None:
        """Show the lines there are."""
        if self.isHidden() or not self._notebook.session.is_open:
            return
        material = self._notebook.material
        at = self.list.currentRow()
        self.list.clear()
        for line in to_verify(material):
            item = QListWidgetItem(f"{_where(material, line)}: {plain(line.text)}")
            item.setData(_LINE, (line.interview, line.id))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)

    def open(self) -> None:
        """Show the list and give it the keyboard."""
        self.show()
        self.follow()
        if self.list.count():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Let Delete mark as checked, and Escape go back."""
        if isinstance(event, QKeyEvent) and event.type() is QKeyEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete:
                self._check_off()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _go(self, item: QListWidgetItem) -> None:
        interview, line = item.data(_LINE)
        self.went.emit(interview, line)

    def _check_off(self) -> None:
        item = self.list.currentItem()
        if item is None or self._notebook.session.read_only:
            return
        _, line = item.data(_LINE)
        signs = self._notebook.material.lines[line].signals
        rest = tuple(sign for sign in signs if sign != Sign.CHECK.value)

        def change(file: AssessmentFile, step: StepId) -> None:
            from kompass.assessment.edits import mark_line

            mark_line(file, line, step=step, signals=rest)

        self._notebook.do(change)
        self.follow()


def to_verify(material: Material) -> tuple[Line, ...]:
    """Return the lines that carry ``??``, interview by interview."""
    check = Sign.CHECK.value  # asked for every line after every key that is saved
    return tuple(
        line
        for interview in material.interviews
        for line in material.lines_of(interview.id)
        if check in line.signals
    )


def _where(material: Material, line: Line) -> str:
    interview = material.interview(line.interview)
    code = material.code_of(line.speaker) if line.speaker else ""
    return code or (interview.role if interview is not None else "")
