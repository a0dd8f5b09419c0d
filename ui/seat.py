"""Who sits at the computer: which assessor of the team, and whose scores are being set."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass.assessment.scoring import Result
    from kompass.assessment.snapshot import Assessor
    from kompass.ids import AssessmentId, RowId
    from ui.session import Session


class Side(Enum):
    """Which scores somebody works with."""

    OWN = auto()
    TEAM = auto()


class Seat(QObject):
    """The seat at the computer; ``session.seat``.

    In a team of one, the only assessor sits here and sets the team's scores directly. In a
    team of two or more it is whoever was chosen with ``sit``, else the member who has the
    author's name, else nobody; and nobody can only set the agreed scores.

    ``changed``: another person, other scores to work with, or another kind of team.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._chosen: RowId | None = None
        self._side = Side.OWN
        self._told: object = None
        self._result: tuple[object, Result] | None = None
        self.recall: Callable[[AssessmentId], RowId | None] = lambda _: None
        """Who sat here last time; set by whoever remembers."""

    @property
    def is_team(self) -> bool:
        """Whether two or more assess together in the open file."""
        return self._session.is_open and len(self._session.snapshot.assessors) > 1

    @property
    def person(self) -> Assessor | None:
        """The member of the team who sits here, ``None`` while that is not known."""
        if not self._session.is_open:
            return None
        team = self._session.snapshot.assessors
        chosen = next((person for person in team if person.id == self._chosen), None)
        if chosen is not None or len(team) == 1:
            return chosen or team[0]
        own_name = _plain(self._session.author)
        named = [person for person in team if own_name and _plain(person.name) == own_name]
        return named[0] if len(named) == 1 else None

    @property
    def chosen(self) -> RowId | None:
        """Who was chosen with ``sit``, whether still in the team or not."""
        return self._chosen

    @property
    def person_id(self) -> RowId | None:
        """The id of ``person``: the viewer, in the words of ``blind``."""
        person = self.person
        return None if person is None else person.id

    @property
    def side(self) -> Side:
        """Whether own or agreed scores are being set; the agreed ones where there is no choice."""
        return self._side if self.is_team and self.person is not None else Side.TEAM

    @property
    def whose(self) -> RowId:
        """Whose scores and marks are being set: a member of the team, or ``TEAM``."""
        from kompass.assessment.snapshot import TEAM

        person = self.person_id
        return TEAM if person is None or self.side is Side.TEAM else person

    @property
    def result(self) -> Result:
        """The scores that are being set, added up."""
        if self.side is Side.TEAM:
            return self._session.result
        from kompass.assessment.scoring import score_own

        key = (self._session.snapshot, self.whose)
        if self._result is None or self._result[0] != key:
            self._result = (key, score_own(*key))
        return self._result[1]

    def sit(self, person: RowId | None) -> None:
        """Let a member of the team sit here; what is being typed is saved first."""
        self._session.flush()
        self._session.look_at(None)  # what may be seen of the past depends on who looks
        self._chosen = person
        self.refresh()

    def work_with(self, side: Side) -> None:
        """Set own or agreed scores from now on; what is being typed is saved first."""
        self._session.flush()
        self._side = side
        self.refresh()

    def begin(self) -> None:
        """Begin anew with the file that is being opened, before ``opened`` tells of it."""
        self._chosen = self.recall(self._session.snapshot.id)
        self._side = Side.OWN
        self._sign_changes(self.person)
        self._told = self._now()

    def refresh(self) -> None:
        """Take over what has changed in the team, and tell if that means somebody else."""
        self._sign_changes(self.person)
        now = self._now()
        if now != self._told:
            self._told = now
            self.changed.emit()

    def _now(self) -> object:
        return self.person, self.side, self.is_team

    def _sign_changes(self, person: Assessor | None) -> None:
        """Have changes carry the name of who was chosen to sit here."""
        file = self._session.file
        if file is not None:
            chosen = person is not None and person.id == self._chosen
            file.author = (person.name if person and chosen else "") or self._session.author


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
