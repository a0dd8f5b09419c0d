"""The table of a meeting, walked with the arrow keys; a typed number goes to the agreed points."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kompass.ids import QuestionId
from ui.icons import icon
from ui.models.row_table import Index
from ui.models.samsyn_table import TITLE, MeetingModel
from ui.theme import GRID, Theme
from ui.widgets.rows_view import dress, one_line_each
from ui.widgets.samsyn_marks import colour_of, mark_icon


class MeetingTable(QTableView):
    """One question is the current one.

    * ``chosen``: ``QuestionId``, somebody has moved to it
    * ``typed``: a ``QKeyEvent`` that begins a number, or clears one
    * ``entered``: Enter, to go on to the agreed points
    """

    chosen = Signal(object)
    typed = Signal(object)
    entered = Signal()

    def __init__(self, model: MeetingModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._choosing = False
        self.setModel(model)
        self.setAccessibleName(self.tr("Frågorna att enas om"))
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        model.modelReset.connect(self._fit)
        self._fit()

    @property
    def question(self) -> QuestionId | None:
        """The current question."""
        current = self.currentIndex()
        return self._model.question(current.row()) if current.isValid() else None

    def needed_width(self) -> int:
        """Return how wide the columns that are shown are, with the scroll bar."""
        return self.horizontalHeader().length() + self.verticalScrollBar().sizeHint().width()

    def minimumSizeHint(self) -> QSize:
        """Ask for all columns where the titles, which can be shortened, are left out."""
        hint = super().minimumSizeHint()
        return QSize(self.needed_width(), hint.height()) if self.isColumnHidden(TITLE) else hint

    def choose(self, question: QuestionId | None) -> None:
        """Make a question the current one, without announcing it."""
        place = self._model.meeting.place_of(question)
        if place is None:
            return
        self._choosing = True
        index = self._model.index(place, TITLE)
        self.setCurrentIndex(index)
        self.selectRow(place)
        self.scrollTo(index)
        self._choosing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what begins a number, and Enter; the arrows are the table's own."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deletes = event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        if not plain and (event.text().isdigit() or deletes):
            self.typed.emit(event)
        elif not plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which question the keyboard or the mouse has gone to."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._choosing and current.row() != previous.row():
            self.chosen.emit(self._model.question(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectRow(0)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(4 * GRID)
        for column in range(self._model.columnCount()):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, mode.Stretch if column == TITLE else mode.ResizeToContents
            )
        # Titles stand in full beside the list, so here a line each is enough.
        one_line_each(self, self._theme, room=GRID + GRID // 2)


def meeting_model(theme: Theme, parent: QWidget) -> MeetingModel:
    """Return a model whose assessors look as everywhere on the screen."""
    return MeetingModel(
        theme,
        lambda member: mark_icon(member.look, theme),
        lambda member: colour_of(member.look, theme),
        settled=icon("check"),
        contested=icon("git-merge"),
        parent=parent,
    )
