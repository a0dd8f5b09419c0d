"""Points set by hand where indicators would give them: a value of its own, with its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from kompass.points import parse_points
from kompass.swedish import format_number
from ui.models.marks import sum_in_words
from ui.theme import GRID, mark
from ui.widgets.labels import show_sentence, trouble_label, wrapped
from ui.widgets.line_saver import LineSaver
from ui.widgets.mark_texts import reason_of
from ui.widgets.short_line import ShortLine

if TYPE_CHECKING:
    from kompass.assessment.scoring import QuestionResult
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Question
    from kompass.ids import RowId
    from ui.session import Session

_LETTERS = 6


class ByHand(QWidget):
    """Says what the indicators come to, and offers other points for a reason.

    * ``begun``: fields have come that should be seen
    * ``left``: the person is done here and wants to go on with the indicators
    """

    begun = Signal()
    left = Signal()

    def __init__(self, session: Session, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question = question
        self._whose: RowId | None = None
        self.words = wrapped()
        self.begin = QPushButton(self.tr("Sätt poängen för hand…"))
        self.points = ShortLine(_LETTERS)
        self.new_reason = QLineEdit()
        self.set = QPushButton(self.tr("Sätt poängen"))
        self.give_up = QPushButton(self.tr("Avbryt"))
        self.reason = QLineEdit()
        self.back = QPushButton(self.tr("Tillbaka till indikatorernas poäng"))
        self._trouble = trouble_label()
        self._entering = QWidget()
        self._saver = LineSaver(session, self.reason)
        self._why = QLabel(self.tr("Skäl"))
        self._lay_out()
        self._connect()

    @property
    def parts(self) -> list[QWidget]:
        """What to walk through with Tab, in order."""
        return [
            self.begin, self.points, self.new_reason, self.set, self.give_up, self.reason,
            self.back,
        ]  # fmt: skip

    def show_result(self, result: QuestionResult, whose: RowId) -> None:
        """Show how the question stands with ``whose`` scores are being set."""
        if whose != self._whose:
            self._whose = whose
            self._saver.bind(*reason_of(whose, self._question.id), self._needs_reason)
            self._close()
        writable = not self._session.read_only
        if result.overridden:
            self._show(self._entering, shown=False)
        entering = not self._entering.isHidden()
        self.words.setText(self._in_words(result))
        self._show(self.begin, shown=writable and not result.overridden and not entering)
        self._show(self.back, shown=writable and result.overridden)
        for part in (self._why, self.reason):
            self._show(part, shown=result.overridden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up what is being entered with Escape."""
        if event.key() == Qt.Key.Key_Escape and not self._entering.isHidden():
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _in_words(self, result: QuestionResult) -> str:
        given = sum_in_words(self._question, result)
        if not result.overridden or result.points is None:
            return given
        return self.tr("Poängen är satt för hand: {points}. {given}").format(
            points=format_number(result.points), given=given
        )

    def _needs_reason(self, typed: str) -> str:
        if typed.strip():
            return ""
        return self.tr("Poäng som är satta för hand måste ha ett skäl. Skriv varför.")

    def _begin(self) -> None:
        self._entering.show()
        self.points.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin.hide()
        self.begun.emit()

    def _give_up(self) -> None:
        self._close()
        self.begin.setVisible(not self._session.read_only)

    def _show(self, part: QWidget, *, shown: bool) -> None:
        """Show or hide a part; the keyboard must not jump to another question from it."""
        focus = QApplication.focusWidget()
        if not shown and focus is not None and (part is focus or part.isAncestorOf(focus)):
            self.left.emit()
        part.setVisible(shown)

    def _close(self) -> None:
        self._show(self._entering, shown=False)
        self.points.clear()
        self.new_reason.clear()
        show_sentence(self._trouble, "")

    def _set(self) -> None:
        whose, question = self._whose, self._question.id
        if whose is None:
            return

        def write(file: AssessmentFile) -> None:
            from kompass.assessment import edits

            points = parse_points(self.points.text())
            edits.set_override(file, whose, question, points, self.new_reason.text())

        if self._try(write):
            self._close()

    def _go_back(self) -> None:
        whose, question = self._whose, self._question.id
        if whose is None:
            return

        def write(file: AssessmentFile) -> None:
            from kompass.assessment import edits

            edits.clear_override(file, whose, question)

        self._try(write)

    def _try(self, write: Callable[[AssessmentFile], None]) -> bool:
        try:
            self._session.edit(write)
        except KompassError as trouble:
            show_sentence(self._trouble, str(trouble))
            return False
        show_sentence(self._trouble, "")
        return True

    def _connect(self) -> None:
        self.begin.clicked.connect(self._begin)
        self.set.clicked.connect(self._set)
        self.give_up.clicked.connect(self._give_up)
        self.back.clicked.connect(self._go_back)
        self.points.returnPressed.connect(self.new_reason.setFocus)
        self.new_reason.returnPressed.connect(self._set)
        self._saver.trouble_changed.connect(lambda said: show_sentence(self._trouble, said))

    def _lay_out(self) -> None:
        number = self._question.number
        self.points.setAccessibleName(self.tr("Poäng för hand på fråga {0}").format(number))
        self.new_reason.setAccessibleName(self.tr("Skäl till poäng för hand på {0}").format(number))
        self.reason.setAccessibleName(self.tr("Skäl till poängen på fråga {0}").format(number))
        self.points.setPlaceholderText(self.tr("Poäng"))
        self.new_reason.setPlaceholderText(self.tr("Varför andra poäng än indikatorernas?"))
        mark(self.begin, kind="quiet")
        mark(self.back, kind="quiet")
        first = _line(self.words, self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID // 2, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(first)
        entering = QVBoxLayout(self._entering)
        entering.setContentsMargins(0, 0, 0, 0)
        entering.setSpacing(GRID // 2)
        entering.addLayout(_line(self.points, self.new_reason))
        ways = _line(self.set, self.give_up)
        ways.addStretch(1)
        entering.addLayout(ways)
        self._entering.hide()
        column.addWidget(self._entering)
        column.addLayout(_line(self._why, self.reason))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._trouble)


def _line(*parts: QWidget) -> QHBoxLayout:
    """Return parts beside each other, the one to read or write as wide as there is room."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for part in parts:
        wide = (isinstance(part, QLabel) and part.wordWrap()) or type(part) is QLineEdit
        row.addWidget(part, 1 if wide else 0)
    return row
