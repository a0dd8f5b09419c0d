"""The content of an assessment as plain values by entity, id and field: what changes apply to.

The journal, the tables and the snapshot all speak of the same things. This is the one list
of them, and the one place where a change turns into a new value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from kompass.assessment.values.material_shapes import ASKED, MATERIAL, STARTED

Value: TypeAlias = "bool | int | str | Mapping[str, Value] | None"
"""What JSON can say. Points are text, dates are ISO text, fixed choices are their value."""
Row: TypeAlias = Mapping[str, Value]

PRESENT: Final = "present"
"""The field that a row's creation and removal change.

Its value is ``None`` while the row is not there, and otherwise the row's fields. A removed
row keeps its fields, so that undoing the removal, or merging with a copy in which somebody
went on writing in it, finds them again.
"""


class Entity(StrEnum):
    """The kinds of things a change can be about."""

    DETAILS = "details"
    """One row: the facts about the visit. Its id is the assessment's."""
    ASSESSOR = "assessor"
    SEATS = "seats"
    SCORE = "score"
    """One per question, under the question's id: what the team has agreed on."""
    OWN_SCORE = "own_score"
    """One per assessor and question, under ``own_id`` of the two."""
    MARK = "mark"
    """One per assessor, or the team, and indicator, under ``own_id`` of the two."""
    OPENED = "opened"
    """One per question, under the question's id: whether its own scores are shown to all."""
    SIGNATURE = "signature"
    """One per assessor, under the assessor's id."""
    AREA = "area"
    """The running texts of an area, under the area's id."""
    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    MOMENT = "moment"
    """A moment that somebody has given a name."""
    SOURCE = "source"
    REQUEST = "request"
    LOOKUP = "lookup"
    INTERVIEW = "interview"
    PERSON = "person"
    GUIDE = "guide"
    GUIDE_QUESTION = "guide_question"
    ASKED = "asked"
    """One per interview and guide question, under ``own_id`` of the two."""
    STARTED = "started"
    """One per interview and assessor, under ``own_id`` of the two: the start by that clock."""
    LINE = "line"
    EXCERPT = "excerpt"
    LINK = "link"
    ERASED = "erased"
    """The trace of something that was erased for good: what it names is in no set any more."""
    MERGE = "merge"
    """A merge made in this very file, under its step's id: bookkeeping, never shared."""


@dataclass(frozen=True)
class Shape:
    """The fields of an entity with their values while nothing has been entered."""

    defaults: Row
    created: bool = True
    """Rows come and go; ``False`` for those that the edition gives from the start."""


SHAPES: Final[Mapping[Entity, Shape]] = MappingProxyType(
    {
        Entity.DETAILS: Shape(
            {
                "unit": None,
                "year": None,
                "level": "whole",
                "occasion": "unknown",
                "visit_from": None,
                "visit_to": None,
                "purpose": "",
                "inhabitants": None,
                "inhabitants_year": None,
                "about": "",
                "organisation": "",
                "conduct": "",
                "summary": "",
                "blind": False,
                "lead": None,
            }
        ),
        Entity.ASSESSOR: Shape(
            {
                "position": "",
                "name": "",
                "role": "",
                "organisation": "",
                "initials": "",
                "colour": "",
                "marker": "",
            }
        ),
        Entity.SEATS: Shape({"position": "", "party": "", "seats": None}),
        Entity.SCORE: Shape(
            {"points": None, "rationale": "", "override_reason": ""}, created=False
        ),
        Entity.OWN_SCORE: Shape(
            {"points": None, "rationale": "", "override_reason": ""}, created=False
        ),
        # One number says both status and how much, so that a merge never mixes the two.
        Entity.MARK: Shape({"share": None, "note": ""}, created=False),
        Entity.OPENED: Shape({"opened_by": None}, created=False),
        Entity.SIGNATURE: Shape({"signed": None}, created=False),
        Entity.AREA: Shape({"introduction": "", "findings": ""}, created=False),
        Entity.STRENGTH: Shape({"area": "", "position": "", "text": ""}),
        Entity.IMPROVEMENT: Shape({"area": "", "position": "", "text": "", "good_examples": ""}),
        Entity.MOMENT: Shape({"name": "", "change": "", "tips": "", "author": "", "at": ""}),
        Entity.MERGE: Shape({"copies": "", "people": "", "changes": 0}),
        Entity.ASKED: Shape(ASKED, created=False),
        Entity.STARTED: Shape(STARTED, created=False),
        **{Entity(name): Shape(defaults) for name, defaults in MATERIAL.items()},
    }
)
EVIDENCE: Final = frozenset({Entity.ASKED, Entity.STARTED, *map(Entity, MATERIAL)})
"""What the points rest on: sources, interviews and what is taken out of them."""
BUILT_ON: Final = frozenset({Entity.SOURCE, Entity.INTERVIEW, Entity.LINE, Entity.EXCERPT})
"""Other rows belong to these: see ``material``."""

COMPOSED: Final[Mapping[Entity, frozenset[str]]] = MappingProxyType(
    {Entity.DETAILS: frozenset({"unit"}), Entity.SIGNATURE: frozenset({"signed"})}
)
"""Fields whose value is made of several, which only make sense together."""


def own_id(assessor: str, what: str) -> str:
    """Return the id of what an assessor thinks about a question or an indicator."""
    return f"{assessor}/{what}"


def parted(entity_id: str) -> tuple[str, str]:
    """Return the assessor, and the question or indicator, that ``own_id`` joined.

    Raises ``ValueError`` for anything else.
    """
    assessor, slash, what = entity_id.partition("/")
    if not (assessor and slash and what):
        raise ValueError(f"nobody's own: {entity_id}")
    return assessor, what


class State:
    """All values of one assessment. Changed only by ``put``; reading never creates anything."""

    def __init__(self) -> None:
        self._rows: dict[Entity, dict[str, Row]] = {entity: {} for entity in Entity}
        self._removed: set[tuple[Entity, str]] = set()

    def copy(self) -> "State":
        """Return a state that can be changed without changing this one. Cheap: rows are shared."""
        other = State()
        other._rows = {entity: dict(rows) for entity, rows in self._rows.items()}
        other._removed = set(self._removed)
        return other

    def put(self, entity: Entity, entity_id: str, field: str, value: Value) -> None:
        """Give a field its new value, or create, remove or revive a row."""
        rows = self._rows[entity]
        if field == PRESENT:
            self._put_row(entity, entity_id, value)
        else:
            rows[entity_id] = {**self.row(entity, entity_id), field: value}

    def value(self, entity: Entity, entity_id: str, field: str) -> Value:
        """Return a field's value, its default where nothing has been entered.

        For ``PRESENT`` it is all fields of the row, or ``None`` if it is not there.
        """
        if field == PRESENT:
            return dict(self.row(entity, entity_id)) if self.has(entity, entity_id) else None
        return self.row(entity, entity_id)[field]

    def row(self, entity: Entity, entity_id: str) -> Row:
        """Return all fields of a row, also of a removed one; defaults if it is unknown."""
        return self._rows[entity].get(entity_id, SHAPES[entity].defaults)

    def has(self, entity: Entity, entity_id: str) -> bool:
        """Tell whether the row is there now."""
        return entity_id in self._rows[entity] and (entity, entity_id) not in self._removed

    def knows(self, entity: Entity, entity_id: str) -> bool:
        """Tell whether there has been such a row, or something entered where it always is."""
        return entity_id in self._rows[entity]

    def rows(self, entity: Entity) -> Iterator[tuple[str, Row]]:
        """Yield id and fields of every row that is there, in no particular order."""
        for entity_id, row in self._rows[entity].items():
            if (entity, entity_id) not in self._removed:
                yield entity_id, row

    def tombstones(self, entity: Entity) -> Iterator[tuple[str, Row]]:
        """Yield id and fields of every row that has been removed."""
        for entity_id, row in self._rows[entity].items():
            if (entity, entity_id) in self._removed:
                yield entity_id, row

    def ordered(self, entity: Entity) -> list[tuple[str, Row]]:
        """Return the rows that are there in the team's order; equal positions go by id."""
        return sorted(self.rows(entity), key=lambda item: (str(item[1]["position"]), item[0]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and self._content() == other._content()

    __hash__ = None  # type: ignore[assignment]

    def _put_row(self, entity: Entity, entity_id: str, value: Value) -> None:
        if value is None:
            self._removed.add((entity, entity_id))
            return
        self._removed.discard((entity, entity_id))
        # A revived row keeps the fields it was removed with: see PRESENT.
        if entity_id not in self._rows[entity] and isinstance(value, Mapping):
            self._rows[entity][entity_id] = {**SHAPES[entity].defaults, **value}

    def _content(self) -> object:
        """Return everything that has been entered; untouched and emptied rows are the same."""
        return {
            (entity, entity_id): (row, (entity, entity_id) in self._removed)
            for entity, rows in self._rows.items()
            for entity_id, row in rows.items()
            if SHAPES[entity].created or row != SHAPES[entity].defaults
        }
