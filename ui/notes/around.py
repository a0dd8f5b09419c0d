"""What the meaning of a typed line depends on: the edition, the people, the short words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from kompass.interviews.line_model import Person, Surroundings
from kompass.interviews.line_words import SHORT_WORDS
from kompass.interviews.questions import QuestionFinder

if TYPE_CHECKING:
    from kompass.assessment.material import Material
    from kompass.assessment.material_kinds import Person as Registered
    from kompass.catalogue.model import Edition
    from ui.notes.notebook import Notebook
    from ui.notes.rows import Row


_LOOK_BACK: Final = 50
"""Lines above in which somebody who speaks is looked for."""


class Around:
    """Keeps what is dear to build from one key to the next."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._edition: Edition | None = None
        self._finder: QuestionFinder | None = None
        self._seen: object = None
        self._people: tuple[Person, ...] = ()
        self.words: Callable[[], Mapping[str, str]] = lambda: SHORT_WORDS
        """The short words that are written out."""

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

    def of(self, at: int) -> Surroundings:
        """Return what the meaning of a line depends on."""
        notebook = self._notebook
        row, material, interview = notebook.rows[at], notebook.material, notebook.interview
        before = reversed(notebook.rows[max(0, at - _LOOK_BACK) : at])
        people = material.people_of(interview.id) if interview else ()
        return Surroundings(
            finder=self.finder(notebook.session.snapshot.edition),
            last=notebook.last,
            line_above=self.row_above(at) is not None,
            speakers=tuple(map(_person, people)),
            recent=_recent(row, before),
            people=self.people(material),
            words=self.words(),
            let_be=row.let_be,
        )

    def row_above(self, at: int) -> int | None:
        """Return the nearest line above that has something on it and is one's own."""
        notebook = self._notebook
        for number in range(at - 1, -1, -1):
            if notebook.rows[number].id is not None or notebook.paper.text(number).strip():
                return None if notebook.rows[number].foreign else number
        return None


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
