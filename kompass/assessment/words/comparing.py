"""What differs between an assessment at two moments, field by field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kompass.assessment.journal.changes import Key
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.values.material_shapes import LINES, TEXTS
from kompass.assessment.values.state import EVIDENCE, PRESENT, SHAPES, Entity, Row, State, Value
from kompass.assessment.words import places
from kompass.ids import AreaId, QuestionId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

PERSONAL: Final = "personuppgift, visas bara bland intervjuerna"
_NAMING: Final = ("name", "contact")


@dataclass(frozen=True)
class Difference:
    """A field that is not the same at two moments."""

    key: Key
    where: str
    """"poäng på 3.1", "styrka i område 3"."""
    before: str
    after: str
    question: QuestionId | None
    area: AreaId | None


def compare(file: "AssessmentFile", one: State, other: State) -> tuple[Difference, ...]:
    """Return what differs between two moments, in the order of the edition.

    What is hidden in blind scoring is said to differ, not how.
    """
    keys = dict.fromkeys(_fields(one) | _fields(other))
    found = [
        _difference(key, one, other, file.snapshot) for key in keys if _differs(key, one, other)
    ]
    areas = [None, *(area.id for area in file.snapshot.edition.areas)]
    numbers = [None, *(question.id for question in file.snapshot.edition.questions())]
    return tuple(
        sorted(
            found,
            key=lambda each: (areas.index(each.area), numbers.index(each.question), each.where),
        )
    )


def _fields(state: State) -> set[Key]:
    return set(_keys(state))


def _keys(state: State) -> Iterator[Key]:
    for entity, shape in SHAPES.items():
        if entity in (Entity.MERGE, Entity.MOMENT):
            continue
        names = _told(entity)
        for entity_id, _ in state.rows(entity):
            if shape.created:
                yield entity, entity_id, PRESENT
            for name in names:
                yield entity, entity_id, name


def _told(entity: Entity) -> list[str]:
    """Return the fields that say something to people."""
    if entity is Entity.ERASED:
        return []
    if entity in EVIDENCE:
        wanted = TEXTS.get(entity, frozenset()) | LINES.get(entity, frozenset())
        return [name for name in SHAPES[entity].defaults if name in wanted]
    return [name for name in SHAPES[entity].defaults if name not in ("position", "area")]


def _differs(key: Key, one: State, other: State) -> bool:
    entity, entity_id, field = key
    there = one.has(entity, entity_id), other.has(entity, entity_id)
    if field == PRESENT:
        return there[0] != there[1]
    is_row = SHAPES[entity].created
    return (not is_row or all(there)) and one.value(*key) != other.value(*key)


def _difference(key: Key, one: State, other: State, snapshot: Snapshot) -> Difference:
    entity, entity_id, _ = key
    row = (other if other.has(entity, entity_id) else one).row(entity, entity_id)
    hidden = places.is_hidden(key, snapshot, None)
    return Difference(
        key=key,
        where=places.place(key, snapshot, row),
        before=places.HIDDEN if hidden else _words(key, one.value(*key), row),
        after=places.HIDDEN if hidden else _words(key, other.value(*key), row),
        question=places.question_of(key, snapshot),
        area=places.area_of(key, snapshot, row),
    )


def _words(key: Key, value: Value, row: Row) -> str:
    if key[0] is Entity.PERSON and key[2] in _NAMING:
        return PERSONAL
    if key[2] != PRESENT:
        return places.value_words(key, value)
    if value is None:
        return places.NOTHING
    if key[0] is Entity.PERSON:
        return str(row.get("code") or "kvar")
    names = ("text", "quote", "name", "party", "title", "role")
    return str(next((row[name] for name in names if row.get(name)), "kvar"))
