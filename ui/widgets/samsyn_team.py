"""The team: how each is told apart, who leads, whether scores are hidden, and who has signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.assessment.team.signing import lock_sentence
from kompass.errors import KompassError
from ui.actions import ActionId, Actions
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.samsyn_member import MemberRow
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.ids import RowId
    from ui.models.samsyn_meeting import Meeting
    from ui.session import Session


class TeamPanel(TallScroll):
    """Everything saves itself; signing and unlocking are buttons."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._rows: dict[RowId, MemberRow] = {}
        self.lead = QComboBox(self)
        self.lead.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.lead.activated.connect(self._choose_lead)
        self.blind = CheckBox(self.tr("Dölj varandras poäng tills alla har bedömt frågan"), theme)
        self.blind.clicked.connect(actions[ActionId.SAMSYN_BLIND].trigger)
        self.standing = wrapped()
        self.sign = QPushButton()
        mark(self.sign, kind="primary")
        self.sign.clicked.connect(actions[ActionId.SAMSYN_SIGN].trigger)
        self.withdraw = QPushButton(self.tr("Ta tillbaka underskriften"))
        self.withdraw.clicked.connect(self._withdraw)
        self.unlock = QPushButton(self.tr("Lås upp"))
        self.unlock.clicked.connect(self._unlock)
        self._trouble = trouble_label()
        self._people = QVBoxLayout()
        self._lay_out()

    def rows(self) -> list[MemberRow]:
        """Return the rows of the team, in order."""
        return list(self._rows.values())

    def show_team(self, meeting: Meeting) -> None:
        """Show how the team stands in the file."""
        snapshot = self._session.snapshot
        wanted = [member.id for member in meeting.team]
        if list(self._rows) != wanted:
            self._rebuild(wanted)
        for member in meeting.team:
            self._rows[member.id].show_member(member, snapshot.signatures.get(member.id))
        self._show_lead(meeting)
        self.blind.setChecked(snapshot.details.blind)
        self.blind.setEnabled(not self._session.read_only)
        self._show_signing()

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong, or with "" that all is well."""
        show_sentence(self._trouble, sentence)

    def clear(self) -> None:
        """Let go of the team: another file has been opened."""
        self._rebuild([])

    def _rebuild(self, wanted: list[RowId]) -> None:
        for row in self._rows.values():
            row.release()
            self._people.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {id_: MemberRow(self._session, self._theme, id_) for id_ in wanted}
        for row in self._rows.values():
            self._people.addWidget(row)

    def _show_lead(self, meeting: Meeting) -> None:
        people = [(member.name or member.look.initials, member.id) for member in meeting.team]
        entries = [(self.tr("ingen vald"), None), *people]
        box = self.lead
        if entries != [(box.itemText(at), box.itemData(at)) for at in range(box.count())]:
            box.clear()
            for words, person in entries:
                box.addItem(words, person)
        lead = self._session.snapshot.lead
        box.setCurrentIndex(max(box.findData(lead.id if lead else None), 0))
        box.setEnabled(not self._session.read_only)

    def _show_signing(self) -> None:
        session, snapshot = self._session, self._session.snapshot
        person, locked = session.seat.person, session.locked
        signature = snapshot.signatures.get(person.id) if person else None
        current = signature is not None and signature.current
        may_sign = not session.read_only and person is not None
        self.unlock.setVisible(locked)
        self.sign.setVisible(may_sign and not current)
        self.withdraw.setVisible(may_sign and current)
        if person is not None:
            words = self.tr("Underteckna som {name}").format(name=person.name)
            self.sign.setText(words.replace("&", "&&"))
        self.standing.setText(self._standing(has_person=person is not None))

    def _standing(self, *, has_person: bool) -> str:
        if self._session.locked:
            return lock_sentence(self._session.snapshot)
        if not has_person:
            return self.tr("Välj vem du är, högst upp, för att underteckna.")
        missing = len(self._session.result.missing)
        words = self.tr("När alla har undertecknat låses utvärderingen.")
        if missing == 1:
            return words + self.tr(" En fråga saknar ännu samsyn.")
        if missing:
            return words + self.tr(" {count} frågor saknar ännu samsyn.").format(count=missing)
        return words

    def _choose_lead(self, at: int) -> None:
        from kompass.assessment import edits

        lead = self.lead.itemData(at)
        self._session.edit(lambda file: edits.set_lead(file, lead))

    def _withdraw(self) -> None:
        from kompass.assessment import edits

        person = self._session.seat.person_id
        if person is not None:
            self._session.edit(lambda file: edits.withdraw(file, person))

    def _unlock(self) -> None:
        from kompass.assessment import edits

        try:
            self._session.edit(edits.unlock)
            self.show_trouble("")
        except KompassError as error:
            self.show_trouble(str(error))

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Utvärderarna"), weight="strong"))
        column.addLayout(self._people)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.tr("&Leder samsynen"), self.lead)
        column.addLayout(form)
        column.addWidget(self.blind)
        column.addSpacing(GRID)
        column.addWidget(label(self.tr("Underskrifter"), weight="strong"))
        column.addWidget(self.standing)
        for button in (self.sign, self.withdraw, self.unlock):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._trouble)
        column.addStretch(1)
        self.setWidget(content)
