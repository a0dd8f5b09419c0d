"""A field that jumps to a question by its number or by words of its title."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from ui.icons import icon
from ui.models.question_search import best_match
from ui.models.scoring_models import ITEM_ROLE, FoundQuestions, QuestionsModel
from ui.theme import mark
from ui.widgets.window_keys import belongs_to_window

_MOST_SHOWN = 12
_BETWEEN = 2


class FindQuestion(QLineEdit):
    """Type "3.1", "31" or a word; Enter goes there, Escape gives up.

    ``found`` carries a ``QuestionId``.
    """

    found = Signal(object)
    given_up = Signal()

    def __init__(self, questions: QuestionsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions = questions
        self._fitting = FoundQuestions(self)
        self._fitting.setSourceModel(questions)
        self._choices = QCompleter(self._fitting, self)
        self._choices.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._choices.setMaxVisibleItems(_MOST_SHOWN)
        self._choices.setWidget(self)
        self._popup = QListView()
        self._popup.setSpacing(_BETWEEN)
        self._popup.setAccessibleName(self.tr("Frågor som passar"))
        mark(self._popup, surface="popup")
        self._choices.setPopup(self._popup)
        self._choices.activated[QModelIndex].connect(self._go_to_index)  # type: ignore[index]
        self.setPlaceholderText(self.tr("Gå till fråga, t.ex. 3.1"))
        self.setAccessibleName(self.tr("Gå till fråga, skriv nummer eller ord"))
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._look)

    def event(self, event: QEvent) -> bool:
        """Leave undo, redo and the command palette to the window."""
        if belongs_to_window(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark what was typed last, so that the next key replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the question, open the list, or give up."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_to_chosen_or_best()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.given_up.emit()
        elif key == Qt.Key.Key_Down:
            self._look(self.text())
        else:
            super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        self._fitting.look_for(typed)
        if self._fitting.rowCount():
            self._popup.setMinimumWidth(self._width_of_choices())
            self._choices.complete()
        else:
            self._popup.hide()

    def _width_of_choices(self) -> int:
        wanted = self._popup.sizeHintForColumn(0) + 32
        return int(min(wanted, self.window().width() * 0.7))

    def _go_to_chosen_or_best(self) -> None:
        """Go to the question marked in the list, else to the one that fits best."""
        chosen = self._popup.currentIndex()
        if self._popup.isVisible() and chosen.isValid():
            self._popup.hide()
            self._go_to_index(chosen)
            return
        rows = range(self._questions.rowCount())
        questions = [self._questions.question(row).result.question for row in rows]
        best = best_match(questions, self.text()) if self.text().strip() else None
        if best is None:
            self.selectAll()
            return
        self._popup.hide()
        self.clear()
        self.found.emit(best.id)

    def _go_to_index(self, index: QModelIndex) -> None:
        self.clear()
        self.found.emit(index.data(ITEM_ROLE).result.question.id)
