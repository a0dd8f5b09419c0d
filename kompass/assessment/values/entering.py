"""A value for any field, checked as if somebody had typed it where the field is shown."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kompass.assessment.journal.changes import Key
from kompass.assessment.snapshot import Details, Snapshot
from kompass.assessment.values import typed
from kompass.assessment.values.rules import (
    checked_details,
    checked_initials,
    checked_points,
    checked_seats,
)
from kompass.assessment.values.snapshots import plain, plain_details
from kompass.assessment.values.state import Entity, Value, parted
from kompass.errors import KompassError
from kompass.ids import QuestionId

_LINES: Final[Mapping[Entity, frozenset[str]]] = {
    Entity.ASSESSOR: frozenset({"name", "role", "organisation"}),
    Entity.SEATS: frozenset({"party"}),
    Entity.MOMENT: frozenset({"name"}),
}
_TEXTS: Final[Mapping[Entity, frozenset[str]]] = {
    Entity.SCORE: frozenset({"rationale", "override_reason"}),
    Entity.OWN_SCORE: frozenset({"rationale", "override_reason"}),
    Entity.MARK: frozenset({"note"}),
    Entity.AREA: frozenset({"introduction", "findings"}),
    Entity.STRENGTH: frozenset({"text"}),
    Entity.IMPROVEMENT: frozenset({"text", "good_examples"}),
}


def entered(snapshot: Snapshot, key: Key, value: object) -> Value:
    """Return ``value`` as the journal keeps it.

    Raises ``KompassError`` where the field cannot have it, or where there is no place to
    type one: such a field takes only a value it has had.
    """
    entity, _, field = key
    stored: Value | _Refused = REFUSED
    if isinstance(value, str):
        stored = _text(entity, field, value)
    elif field == "points" and isinstance(value, Decimal | None):
        stored = plain(checked_points(snapshot.edition, _question(key), value))
    elif entity is Entity.SEATS and isinstance(value, int | None):
        stored = checked_seats(value)
    if entity is Entity.DETAILS:
        stored = _detail(snapshot.details, field, value)
    if isinstance(stored, _Refused):
        raise KompassError("Det värdet kan inte skrivas in här. Välj ett av dem som finns.")
    return stored


class _Refused:
    """Stands where a field takes no such value."""


REFUSED: Final = _Refused()


def _text(entity: Entity, field: str, value: str) -> "Value | _Refused":
    if field in _TEXTS.get(entity, ()):
        return typed.text(value)
    if field in _LINES.get(entity, ()):
        return typed.line(value)
    if entity is Entity.ASSESSOR and field == "initials":
        return checked_initials(value)
    return REFUSED


def _question(key: Key) -> QuestionId:
    entity, entity_id, _ = key
    return QuestionId(parted(entity_id)[1] if entity is Entity.OWN_SCORE else entity_id)


def _detail(details: Details, field: str, value: object) -> "Value | _Refused":
    if not _fits(details, field, value):
        return REFUSED
    given: dict[str, Any] = {field: value}
    return plain_details(checked_details(replace(details, **given)))[field]


def _fits(details: Details, field: str, value: object) -> bool:
    """Tell whether a value is of the kind that a field of the details holds."""
    if field in ("visit_from", "visit_to"):
        return isinstance(value, date | None)
    if field in ("inhabitants", "inhabitants_year"):
        return isinstance(value, int | None)
    return type(value) is type(getattr(details, field, REFUSED))
