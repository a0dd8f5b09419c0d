"""One question of the meeting: everybody's points and reasons side by side, and the agreed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.assessment.team.blind import visible_of
from kompass.errors import KompassError
from kompass.swedish import join_words
from ui.actions import ActionId, Actions
from ui.evidence.citing import Citing
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import show_sentence, trouble_label, wrapped
from ui.widgets.samsyn_agreed import AgreedScore
from ui.widgets.samsyn_card import OpinionCard
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.assessment.team.agreement import Row
    from kompass.ids import QuestionId, RowId
    from ui.models.samsyn_meeting import Meeting
    from ui.session import Session


class MeetingQuestion(QWidget):
    """``left``: Escape, back to the list of questions."""

    left = Signal()

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._question: QuestionId | None = None
        self.cards: list[OpinionCard] = []
        self._title = wrapped(weight="strong")
        self.notice = wrapped(tone="muted")
        self.open = QPushButton()
        self.open.setText(self.tr("Öppna frågan"))
        self.open.clicked.connect(actions[ActionId.SAMSYN_OPEN].trigger)
        self._trouble = trouble_label()
        self.agreed = AgreedScore(session, self)
        self.citing = Citing(session, self.agreed.reason, lambda: self._question)
        self._cards = QHBoxLayout()
        self._lay_out()

    def show_question(self, meeting: Meeting, row: Row, viewer: RowId | None) -> None:
        """Show one question as ``viewer`` may see it."""
        question = row.question
        if question.id != self._question:
            show_sentence(self._trouble, "")
        self._question = question.id
        self._title.setText(f"{question.number}  {question.title}")
        self._match_cards(len(meeting.team))
        seen = visible_of(self._session.snapshot, viewer, question.id)
        for card, member in zip(self.cards, meeting.team, strict=True):
            card.show_opinion(
                member, row, seen.get(member.id), writable=not self._session.read_only
            )
        self._show_hidden(meeting, row)
        self.agreed.show_row(row)

    def clear(self) -> None:
        """Let go of the question: another file has been opened."""
        self._question = None
        self.agreed.clear()

    def begin_typing(self, event: QKeyEvent) -> None:
        """Put the keyboard in the agreed points and let them have this key."""
        field = self.agreed.field
        if field is not None and not field.isReadOnly():
            field.take_keyboard()
            QApplication.sendEvent(field, event.clone())

    def take_keyboard(self) -> None:
        """Put the keyboard in the agreed points."""
        if self.agreed.field is not None:
            self.agreed.field.take_keyboard()

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong with this question, or with "" that all is well."""
        show_sentence(self._trouble, sentence)

    def enlarge(self, *, large: bool) -> None:
        """Write the question larger, for those far from the screen."""
        mark(self._title, text="title" if large else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_hidden(self, meeting: Meeting, row: Row) -> None:
        waiting = [m.name or m.look.initials for m in meeting.team if m.id in row.waiting]
        words = ""
        if row.hidden and waiting:
            words = self.tr("Poäng är dolda tills {names} har bedömt frågan.").format(
                names=join_words(waiting)
            )
        elif row.hidden:
            words = self.tr("Poäng är dolda tills alla har bedömt frågan.")
        seat, lead = self._session.seat, self._session.snapshot.lead
        leads = lead is not None and seat.person_id == lead.id
        if row.hidden and not leads:
            who = lead.name if lead is not None else self.tr("den som leder samsynen")
            words += " " + self.tr("Bara {name} kan öppna den tidigare.").format(name=who)
        show_sentence(self.notice, words)
        self.open.setVisible(row.hidden and leads and not self._session.read_only)

    def _match_cards(self, count: int) -> None:
        while len(self.cards) > count:
            card = self.cards.pop()
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < count:
            card = OpinionCard(self._session, self._theme, self)
            card.adopt_requested.connect(self._adopt)
            self.cards.append(card)
            self._cards.addWidget(card, 1)

    def _adopt(self, assessor: RowId) -> None:
        from kompass.assessment import edits

        question = self._question
        if question is None:
            return
        try:
            self._session.edit(lambda file: edits.adopt(file, question, assessor))
            self.show_trouble("")
        except KompassError as error:
            self.show_trouble(str(error))

    def _lay_out(self) -> None:
        self._cards.setSpacing(2 * GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.notice, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addLayout(self._cards, 1)
        column.addWidget(self._trouble)
        column.addWidget(self.agreed)
        scroll = TallScroll(self)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
