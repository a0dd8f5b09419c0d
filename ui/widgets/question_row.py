"""One question of an area: its title, points, percentage and scale."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from kompass.catalogue.model import Question
from kompass.points import Points
from kompass.swedish import format_percent
from ui.evidence.ring import EvidenceRing
from ui.icons import icon
from ui.models.point_steps import PointSteps
from ui.models.scoring_models import QuestionState
from ui.theme import GRID, Theme, mark
from ui.widgets.beside_line import BesideLine
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.marks_panel import MarksPanel
from ui.widgets.points_field import UNKNOWN, PointsField, SavePoints
from ui.widgets.points_scale import PointsScale
from ui.widgets.question_labels import (
    in_line_with_field,
    maximum_label,
    number_label,
    of_maximum,
    title_label,
)
from ui.widgets.standing_label import StandingLabel

_BAR = 3
_ICON = 16
_ABOVE = 6  # six questions, three of them on two lines, fit a laptop of 768 lines
_WIDEST_NUMBER = "0.00"
_WIDEST_MAXIMUM = "00"
_WIDEST_POINTS = "00,00"
_WIDEST_PERCENT = "100,0\N{NO-BREAK SPACE}%"


class QuestionRow(QWidget):
    """A question with everything needed to score it; what is typed goes to ``save``."""

    chosen = Signal()
    """Somebody has put the focus in the points, or clicked anywhere on the row."""
    next_requested = Signal()
    previous_requested = Signal()

    def __init__(
        self,
        question: Question,
        steps: PointSteps,
        save: SavePoints,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._question = question
        self._theme = theme
        self._current = False
        self._state: QuestionState | None = None
        self._locked = False
        self._marks: MarksPanel | None = None
        self._trouble = ""
        self.conflict: ConflictMark | None = None
        self._field = PointsField(question.number, steps, save, self)
        self._scale = PointsScale(steps, theme, self)
        self._number = number_label(question)
        self._maximum = maximum_label(question)
        self._percent = QLabel(self)
        self._standing = StandingLabel(self)
        self.ring = EvidenceRing(theme, question.number, self)
        """What the points rest on."""
        self._beside = BesideLine(self)
        self._note = QLabel(self)
        self._error = QLabel(self)
        self._lay_out()
        self._name_parts()
        self._connect()

    @property
    def field(self) -> PointsField:
        """The field with the points."""
        return self._field

    @property
    def scale(self) -> PointsScale:
        """The scale to click on."""
        return self._scale

    @property
    def question(self) -> Question:
        """The question itself."""
        return self._question

    @property
    def marks(self) -> MarksPanel | None:
        """The indicators with their marks, once somebody has worked with the question."""
        return self._marks

    @property
    def by_marks(self) -> bool:
        """Whether the points follow from marks, and are not typed."""
        return self._state is not None and self._state.result.from_marks

    @property
    def parts(self) -> list[QWidget]:
        """What to walk through with Tab, in order."""
        conflict = [] if self.conflict is None else [self.conflict]
        return [self._field, *conflict, *(self._marks.parts if self._marks else [])]

    @property
    def trouble(self) -> str:
        """Why the typed points were refused; empty when nothing is wrong."""
        return self._trouble

    @property
    def shown(self) -> str:
        """The percentage and the standing as shown: "73,3 % mellan stegen"."""
        return f"{self._percent.text()} {self._standing.text()}".strip()

    def show_state(self, state: QuestionState) -> None:
        """Show the points that are saved, and what follows from them."""
        if state == self._state:
            return
        self._state = state
        self._field.show_points(state.result.points)
        self._scale.show_points(state.result.points)
        share = state.result.percent
        self._percent.setText(UNKNOWN if share is None else format_percent(share))
        self._standing.show_state(state)
        if state.support is not None:
            self.ring.show_support(state.support)
        self._note.setVisible(state.has_rationale)
        self._beside.show_state(state)
        if self._marks is not None:
            self._marks.show_result(state.result)
        self._allow()
        self._describe()
        if state.result.off_step and self._field.hasFocus():
            self._announce(self._standing.text())

    def set_current(self, *, current: bool) -> None:
        """Mark the row as the one whose rationale stands beside."""
        if current != self._current:
            self._current = current
            self.update()

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow or refuse changes; the points can be read and walked through either way."""
        self._locked = read_only
        self._allow()

    def hold_marks(self, panel: MarksPanel) -> None:
        """Take in the indicators of the question."""
        self._marks = panel
        self._grid.addWidget(panel, 4, 1, 1, 8)
        if self._state is not None:
            panel.show_result(self._state.result)

    def hold_conflict(self, conflict: ConflictMark) -> None:
        """Take in the mark that tells of undecided values."""
        self.conflict = conflict
        self._beside_scale.addWidget(conflict)

    def take_keyboard(self) -> None:
        """Put the keyboard in the points, or in the marks that they follow from."""
        if self._marks is not None and self.by_marks:
            self._marks.take_keyboard()
        else:
            self._field.take_keyboard()

    def clear(self) -> None:
        """Leave the question without points, or without the marks that give them."""
        if self._marks is not None and self.by_marks:
            self._marks.clear()
        else:
            self._field.pick(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this question."""
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit()
        if self.by_marks:
            self.take_keyboard()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Mark the current row by a bar at its side and a quiet ground."""
        if not self._current:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("rail"))
        painter.fillRect(0, 0, _BAR, self.height(), self._theme.color("accent"))
        painter.end()

    def _lay_out(self) -> None:
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(GRID * 2, _ABOVE, GRID, _ABOVE)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(GRID // 2)
        for gap in (1, 3, 5):
            grid.setColumnMinimumWidth(gap, GRID)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._number, 0, 0, top)
        grid.addWidget(title_label(self._question, self._field), 0, 2, top)
        grid.addWidget(self._field, 0, 4, top)
        grid.addWidget(self._maximum, 0, 6, top)
        grid.addWidget(self._percent, 0, 7, top)
        grid.addWidget(self.ring, 0, 8, top)
        grid.addWidget(self._note, 1, 0)
        # Also over the gaps beside the title, which are as wide as the scale's own margins:
        # the scale itself then begins and ends where the title does.
        grid.addWidget(self._scale, 1, 1, 1, 3)
        self._beside_scale = QHBoxLayout()
        self._beside_scale.addStretch(1)
        self._beside_scale.addWidget(self._standing)
        grid.addLayout(self._beside_scale, 1, 4, 1, 5)
        grid.addWidget(self._beside, 2, 2, 1, 7)
        grid.addWidget(self._error, 3, 2, 1, 7)
        self._scale.setVisible(bool(self._question.max_points))
        self._error.hide()
        self._error.setWordWrap(True)
        self._note.hide()
        self._size_parts()
        self._theme.changed.connect(self._size_parts)

    def _size_parts(self) -> None:
        metrics = self.fontMetrics()
        self._field.setFixedWidth(metrics.horizontalAdvance(_WIDEST_POINTS) + 4 * GRID)
        self._number.setMinimumWidth(metrics.horizontalAdvance(_WIDEST_NUMBER) + GRID // 2)
        widest_maximum = of_maximum(_WIDEST_MAXIMUM)
        self._maximum.setMinimumWidth(metrics.horizontalAdvance(widest_maximum))
        self._percent.setFixedWidth(metrics.horizontalAdvance(_WIDEST_PERCENT) + GRID)
        sharp = icon("notes").pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF())
        self._note.setPixmap(sharp)
        self.update()

    def _name_parts(self) -> None:
        in_line_with_field(self._percent)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        mark(self._error, text="small", tone="damage")
        number = self._question.number
        self._field.setAccessibleName(
            self.tr("Poäng på fråga {0}: {1}").format(number, self._question.title)
        )
        self._scale.setAccessibleName(self.tr("Skala för fråga {0}").format(number))
        self._note.setToolTip(self.tr("Frågan har en motivering"))
        self._note.setAccessibleName(self.tr("Fråga {0} har en motivering").format(number))

    def _connect(self) -> None:
        self._field.entered.connect(self.chosen)
        self._field.refused.connect(self._show_trouble)
        self._field.next_requested.connect(self.next_requested)
        self._field.previous_requested.connect(self.previous_requested)
        self._scale.picked.connect(self._pick)

    def _pick(self, points: Points) -> None:
        if not self._field.hasFocus():
            self._field.setFocus(Qt.FocusReason.MouseFocusReason)
        self._field.pick(points)

    def _show_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._describe()
        if sentence:
            self._announce(sentence)

    def _announce(self, text: str) -> None:
        """Have a screen reader say something that happens beside the field."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, text))

    def _allow(self) -> None:
        """Let points be typed unless nothing may be changed or they follow from marks."""
        read_only = self._locked or self.by_marks
        if self._field.isReadOnly() != read_only:
            self._field.setReadOnly(read_only)
            mark(self._field, readOnly="true" if read_only else "false")
        self._scale.setEnabled(not read_only)
        self._scale.setVisible(bool(self._question.max_points) and not self.by_marks)

    def _describe(self) -> None:
        """Say in words, for screen readers, all that the row shows."""
        share = self._percent.text() if self._state and self._state.result.percent else ""
        rationale = self.tr("har motivering") if not self._note.isHidden() else ""
        evidence = self.ring.words
        parts = (
            self._trouble, self._standing.text(), share, rationale, evidence, self._beside.words
        )  # fmt: skip
        text = ", ".join(part for part in parts if part)
        self._field.setAccessibleDescription(text)
        self._scale.setAccessibleDescription(text)
