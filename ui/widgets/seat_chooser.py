"""Who sits at the computer: a small choice among the team, shown while there is a team."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ui.session import Session
from ui.theme import GRID
from ui.widgets.labels import label

_WIDEST_LETTERS = 22
_NARROWEST = 15 * GRID


class SeatChooser(QWidget):
    """Hidden in a team of one, where there is nothing to choose."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.box = QComboBox(self)
        self.box.setAccessibleName(self.tr("Vem sitter vid datorn?"))
        self.box.setToolTip(self.tr("Den som sitter vid datorn sätter sin egen bedömning"))
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(_WIDEST_LETTERS)
        self.box.activated.connect(self._on_chosen)
        name = label(self.tr("&Du är"), tone="muted")
        name.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(name)
        row.addWidget(self.box)
        policy = self.box.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.box.setSizePolicy(policy)
        self.box.setMinimumWidth(_NARROWEST)
        for signal in (session.opened, session.changed, session.seat.changed):
            signal.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        seat = self._session.seat
        self.setVisible(seat.is_team)
        if not seat.is_team:
            return
        from kompass.assessment.team.members import looks

        team = self._session.snapshot.assessors
        initials = looks(team)
        people = [(f"{p.name or '?'} ({initials[p.id].initials})", p.id) for p in team]
        entries = [(self.tr("Välj vem du är"), None), *people]
        if entries != [
            (self.box.itemText(i), self.box.itemData(i)) for i in range(self.box.count())
        ]:
            self.box.clear()
            for words, person in entries:
                self.box.addItem(words, person)
        self.box.setCurrentIndex(max(self.box.findData(seat.person_id), 0))

    def _on_chosen(self, at: int) -> None:
        self._session.seat.sit(self.box.itemData(at))
