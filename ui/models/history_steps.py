"""The journal of a file as steps, newest first, and those of them that somebody looks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kompass.assessment.journal.changes import Change, Step, steps
from kompass.assessment.journal.sorts import Sort, sort_of
from kompass.assessment.values.state import Entity
from kompass.assessment.words.places import area_of, question_of
from kompass.assessment.words.telling import told

if TYPE_CHECKING:
    from kompass.assessment.snapshot import AreaTexts, Improvement, Moment, Snapshot, Strength
    from kompass.progress import Progress

_TICK = 5_000


@dataclass(frozen=True)
class Spot:
    """A moment of the journal that the assessment can be shown at."""

    place: int
    moment: Moment | None = None
    """Set where it has a name."""
    elsewhere: bool = False
    """It was named in another copy, which stood differently then."""


@dataclass(frozen=True)
class Journal:
    """All changes of a file in their order, and the steps as they are listed."""

    changes: tuple[Change, ...]
    steps: tuple[Step, ...]
    """Newest first by the clocks of those who made them."""
    arrived: dict[str, int] = field(default_factory=dict)
    """The place in this file of the last change of each step; of a colleague's, its merge's."""
    named: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    """The moments that have a name, by the step after which they stand, newest first."""

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who has changed something, in alphabetical order."""
        return tuple(sorted({step.first.author for step in self.steps}))


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; empty fields let everything through."""

    person: str | None = None
    place: str = ""
    """The id of an area or a question."""
    sort: Sort | None = None
    text: str = ""
    named: bool = False
    """Only moments that have a name."""


def read(path: Path, moments: Sequence[Moment], progress: Progress) -> Journal:
    """Return the journal of a file, opened anew to read: fit for another thread."""
    from kompass.assessment.storage import open_file

    progress(0, 2, "")
    with open_file(path, author="", read_only=True) as file:
        changes = file.changes()
    progress(1, 2, "")
    return journal_of(changes, moments)


def read_matching(
    path: Path, wanted: Wanted, snapshot: Snapshot, progress: Progress
) -> tuple[Journal, tuple[int, ...]]:
    """Return the journal of a file, and which of its steps fit what somebody looks for."""
    journal = read(path, snapshot.moments, progress)
    return journal, matching(journal, wanted, snapshot, progress)


def journal_of(changes: tuple[Change, ...], moments: Sequence[Moment] = ()) -> Journal:
    """Return the changes of a file gathered into steps, and where the named moments stand."""
    found = steps(changes)
    ends = {step.id: step.changes[-1].seq for step in found}
    arrived = {
        str(step.id): ends.get(step.first.came_with or step.id, ends[step.id]) for step in found
    }
    order = sorted(found, key=lambda step: (step.first.at, step.first.seq), reverse=True)
    return Journal(changes, tuple(order), arrived, _named(changes, moments))


def _named(changes: Sequence[Change], moments: Sequence[Moment]) -> Mapping[str, tuple[Spot, ...]]:
    wanted: dict[str, list[Moment]] = {}
    for moment in moments:
        wanted.setdefault(moment.change, []).insert(0, moment)
    found: dict[str, tuple[Spot, ...]] = {}
    for change in changes if wanted else ():
        spots = [
            Spot(change.seq, moment, elsewhere=change.came_with is not None)
            for moment in wanted.get(change.id, ())
        ]
        if spots:
            found[str(change.step)] = (*spots, *found.get(str(change.step), ()))
    return found


def matching(
    journal: Journal, wanted: Wanted, snapshot: Snapshot, progress: Progress
) -> tuple[int, ...]:
    """Return which steps of a journal fit what somebody looks for, in order."""
    found: list[int] = []
    for number, step in enumerate(journal.steps):
        if number % _TICK == 0:
            progress(number, len(journal.steps), "")
        if _fits(step, wanted, snapshot, journal.named.get(str(step.id), ())):
            found.append(number)
    return tuple(found)


def places_of(step: Step, snapshot: Snapshot) -> tuple[str, ...]:
    """Return the ids of the question and the area that a step is about first."""
    return tuple(_places(step.first, snapshot))


def _fits(step: Step, wanted: Wanted, snapshot: Snapshot, named: Sequence[Spot]) -> bool:
    if wanted.person is not None and step.first.author != wanted.person:
        return False
    if wanted.named and not named:
        return False
    if wanted.sort not in (None, sort_of(step)):
        return False
    if wanted.place and not _is_about(step.changes, wanted.place, snapshot):
        return False
    return not wanted.text or _says(step, wanted.text.casefold(), snapshot, named)


def _says(step: Step, text: str, snapshot: Snapshot, named: Sequence[Spot]) -> bool:
    names = " ".join(spot.moment.name for spot in named if spot.moment is not None)
    said = " ".join(_texts(step.changes))
    words = f"{step.first.author} {told(step, snapshot)} {names} {said}".casefold()
    return all(word in words for word in text.split())


def _texts(changes: Sequence[Change]) -> Iterable[str]:
    """Yield what was written and what it replaced; nobody's own, which may be hidden."""
    for change in changes:
        if change.entity in (Entity.OWN_SCORE, Entity.MARK):
            continue
        for value in (change.new, change.old):
            if isinstance(value, str):
                yield value
            elif isinstance(value, Mapping):
                yield str(value.get("text", ""))


def _is_about(changes: Sequence[Change], place: str, snapshot: Snapshot) -> bool:
    return any(place in _places(change, snapshot) for change in changes)


def _places(change: Change, snapshot: Snapshot) -> Iterable[str]:
    question = question_of(change.key, snapshot)
    row = next((each for each in (change.new, change.old) if not isinstance(each, str)), None)
    content = row if row is not None and not isinstance(row, int) else {}
    if not content and change.entity in (Entity.STRENGTH, Entity.IMPROVEMENT):
        return _area_of_bullet(change, snapshot)
    area = area_of(change.key, snapshot, content)
    return [each for each in (question, area) if each is not None]


def _area_of_bullet(change: Change, snapshot: Snapshot) -> list[str]:
    return [
        area
        for area, texts in snapshot.texts.items()
        if any(row.id == change.entity_id for row in _bullets(texts))
    ]


def _bullets(texts: AreaTexts) -> Iterable[Strength | Improvement]:
    yield from texts.strengths
    yield from texts.improvements
