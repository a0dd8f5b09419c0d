"""Whose scores are being set: one's own, or those that the team has agreed on."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.seat import Side
from ui.session import Session
from ui.theme import GRID, mark
from ui.widgets.labels import wrapped


class WhoseLine(QWidget):
    """A switch and a sentence; hidden in a team of one, where both are the same."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._group = QButtonGroup(self)
        self.buttons = {
            Side.OWN: self._button(self.tr("Egen bedömning"), Side.OWN),
            Side.TEAM: self._button(self.tr("Samsyn"), Side.TEAM),
        }
        self.words = wrapped(text="small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(GRID)
        row.addWidget(self.words, 1)
        for signal in (session.opened, session.seat.changed, session.changed):
            signal.connect(self._refresh)
        self._refresh()

    def _button(self, text: str, side: Side) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        mark(button, kind="switch")
        self._group.addButton(button)
        button.clicked.connect(lambda: self._session.seat.work_with(side))
        return button

    def _refresh(self) -> None:
        seat = self._session.seat
        self.setVisible(seat.is_team)
        if not seat.is_team:
            return
        self.buttons[seat.side].setChecked(True)
        self.buttons[Side.OWN].setEnabled(seat.person is not None)
        self.words.setText(self._sentence())

    def _sentence(self) -> str:
        seat = self._session.seat
        if seat.person is None:
            return self.tr(
                "Du ändrar samsynen. Välj vem du är, högst upp, för att sätta din egen bedömning."
            )
        if seat.side is Side.TEAM:
            return self.tr("Du ändrar samsynen: poängen som profilen och rapporten visar.")
        own = self.tr("Du sätter din egen bedömning, {name}.").format(name=seat.person.name)
        if self._session.snapshot.details.blind:
            return own + self.tr(" Kollegornas poäng är dolda tills alla har bedömt frågan.")
        return own
