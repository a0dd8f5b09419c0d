"""What an edit, an undo or a redo changed: the difference between two snapshots."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Protocol, TypeVar

from kompass.assessment.snapshot import AreaTexts, Snapshot
from ui import touched_material

K = TypeVar("K")


class Entity(StrEnum):
    """The kinds of things that change."""

    DETAILS = "details"
    ASSESSOR = "assessor"
    SEATS = "seats"
    SCORE = "score"
    OWN_SCORE = "own_score"
    MARK = "mark"
    AREA = "area"
    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    SOURCE = "source"
    REQUEST = "request"
    LOOKUP = "lookup"
    INTERVIEW = "interview"
    PERSON = "person"
    GUIDE = "guide"
    GUIDE_QUESTION = "guide_question"
    ASKED = "asked"
    STARTED = "started"
    LINE = "line"
    EXCERPT = "excerpt"
    LINK = "link"
    ERASED = "erased"
    OTHER = "other"
    """A part of the snapshot that is not told apart further; ``field`` names it."""


_TOLD_APART = frozenset(
    {"details", "assessors", "seats", "scores", "own_scores", "marks", "texts", "material"}
)
ORDER = touched_material.ORDER
"""The field of a list (see ``Touched``) that rows were added to, removed from or moved in."""

ADDED = touched_material.ADDED
"""The field of a row (see ``Touched``) that was not there before."""

REMOVED = touched_material.REMOVED
"""The field of a line, an excerpt or a link that is gone; other rows are missed in their list."""


@dataclass(frozen=True)
class Touched:
    """One field that changed.

    ``id`` is the question of a score, the assessor and the question of an own score
    ("assessor/question"), the assessor and the indicator of a mark, the area of an area's
    texts, the row of an assessor, a party, a strength or an improvement, and empty for details.
    A list whose rows were added, removed or moved has the field "order"; its id is the area,
    the interview (of persons) or the guide (of its questions), or empty where there is one
    list. What was asked in an interview is "interview/guide question".
    """

    entity: Entity
    id: str
    field: str


class _Row(Protocol):
    @property
    def id(self) -> str: ...


def difference(before: Snapshot, after: Snapshot) -> frozenset[Touched]:
    """Return every field that differs between two snapshots of the same assessment."""
    if before is after:
        return frozenset()
    return frozenset(_differences(before, after))


def _differences(before: Snapshot, after: Snapshot) -> Iterator[Touched]:
    yield from _fields(Entity.DETAILS, "", before.details, after.details)
    yield from _rows(Entity.ASSESSOR, "", before.assessors, after.assessors)
    yield from _rows(Entity.SEATS, "", before.seats, after.seats)
    for question in _keys(before.scores, after.scores):
        yield from _fields(Entity.SCORE, question, before.score(question), after.score(question))
    for key in _keys(before.own_scores, after.own_scores):
        row = "/".join(key)
        yield from _fields(Entity.OWN_SCORE, row, before.own_score(*key), after.own_score(*key))
    for mark in _keys(before.marks, after.marks):
        row = "/".join(mark)
        yield from _fields(Entity.MARK, row, before.mark(*mark), after.mark(*mark))
    for area in _keys(before.texts, after.texts):
        yield from _area(area, before.area_texts(area), after.area_texts(area))
    for kind, row, field in touched_material.difference(before.material, after.material):
        yield Touched(Entity(kind), row, field)
    for other in {field.name for field in fields(after)} - _TOLD_APART:
        if getattr(before, other) != getattr(after, other):
            yield Touched(Entity.OTHER, "", other)


def _area(area: str, before: AreaTexts, after: AreaTexts) -> Iterator[Touched]:
    for field in ("introduction", "findings"):
        if getattr(before, field) != getattr(after, field):
            yield Touched(Entity.AREA, area, field)
    yield from _rows(Entity.STRENGTH, area, before.strengths, after.strengths)
    yield from _rows(Entity.IMPROVEMENT, area, before.improvements, after.improvements)


def _rows(
    entity: Entity, owner: str, before: tuple[_Row, ...], after: tuple[_Row, ...]
) -> Iterator[Touched]:
    if [row.id for row in before] != [row.id for row in after]:
        yield Touched(entity, owner, ORDER)
    old = {row.id: row for row in before}
    for row in after:
        if row.id in old:
            yield from _fields(entity, row.id, old[row.id], row)
        else:
            yield Touched(entity, row.id, ADDED)


def _fields(entity: Entity, id_: str, before: object, after: object) -> Iterator[Touched]:
    if before == after:
        return
    for field in fields(after):  # type: ignore[arg-type]  # frozen dataclasses, all of them
        if getattr(before, field.name) != getattr(after, field.name):
            yield Touched(entity, id_, field.name)


def _keys(before: Mapping[K, object], after: Mapping[K, object]) -> list[K]:
    return list(dict.fromkeys([*before, *after]))
