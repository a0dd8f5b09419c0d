"""What the meaning of a typed line depends on: the edition, the people, the short words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kompass.ids import RowId
from kompass.interviews.line_model import Person, Surroundings
from kompass.interviews.line_words import SHORT_WORDS
from kompass.interviews.questions import QuestionFinder

if TYPE_CHECKING:
    from kompass.assessment.material import Material
    from kompass.assessment.material_kinds import Person as Registered
    from kompass.catalogue.model import Edition
    from kompass.ids import QuestionId
    from ui.notes.rows import Row


class Around:
    """Keeps what is dear to build from one key to the next."""

    def __init__(self) -> None:
        self._edition: Edition | None = None
        self._finder: QuestionFinder | None = None
        self._seen: object = None
        self._people: tuple[Person, ...] = ()

    def finder(self, edition: Edition) -> QuestionFinder:
        """Return what finds the questions of an edition."""
        if self._finder is None or self._edition is not edition:
            self._edition, self._finder = edition, QuestionFinder(edition)
        return self._finder

    def people(self, material: Material) -> tuple[Person, ...]:
        """Return everybody who is registered, in whichever interview."""
        if self._seen is not material.people:
            self._seen, self._people = material.people, tuple(map(_person, material.all_people()))
        return self._people

    def of(
        self,
        row: Row,
        edition: Edition,
        material: Material,
        interview: str,
        rows: Iterable[Row],
        *,
        line_above: bool,
        last: QuestionId | None,
    ) -> Surroundings:
        """Return the surroundings of one line; ``rows`` are those before it, nearest first."""
        return Surroundings(
            finder=self.finder(edition),
            last=last,
            line_above=line_above,
            speakers=tuple(map(_person, material.people_of(RowId(interview)))),
            recent=_recent(row, rows),
            people=self.people(material),
            words=SHORT_WORDS,
            let_be=row.let_be,
        )


def _recent(row: Row, rows: Iterable[Row]) -> tuple[str, ...]:
    spoken: dict[str, None] = {}
    for one in (row, *rows):
        if one.speaker:
            spoken.setdefault(one.speaker)
        if len(spoken) == 2:
            break
    return tuple(spoken)


def _person(known: Registered) -> Person:
    return Person(known.id, known.name, known.code)
