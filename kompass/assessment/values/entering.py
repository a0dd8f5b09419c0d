"""A value for any field, checked as if somebody had typed it where the field is shown."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from kompass.assessment.journal.changes import Key
from kompass.assessment.snapshot import Colour, Details, Marker, MarkStatus, Snapshot
from kompass.assessment.values import typed
from kompass.assessment.values.material_shapes import LINES, TEXTS
from kompass.assessment.values.rules import (
    checked_details,
    checked_initials,
    checked_points,
    checked_seats,
    checked_share,
    indicator_in,
)
from kompass.assessment.values.snapshots import plain, plain_details
from kompass.assessment.values.state import Entity, Value, parted
from kompass.errors import KompassError
from kompass.ids import IndicatorId, QuestionId, RowId

_LINES: Final[Mapping[Entity, frozenset[str]]] = {
    Entity.ASSESSOR: frozenset({"name", "role", "organisation"}),
    Entity.SEATS: frozenset({"party"}),
    Entity.MOMENT: frozenset({"name"}),
}
_LOOKS: Final[Mapping[str, type[StrEnum]]] = {"colour": Colour, "marker": Marker}
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
    elif key[:1] + key[2:] == (Entity.SEATS, "seats") and isinstance(value, int | None):
        stored = checked_seats(value)
    elif field == "share" and isinstance(value, Decimal | None):
        stored = plain(_share(snapshot, key, value))
    if entity is Entity.ASSESSOR and field in _LOOKS:
        stored = _look(field, value)
    if entity is Entity.DETAILS:
        stored = _detail(snapshot, field, value)
    if isinstance(stored, _Refused):
        raise KompassError("Det värdet kan inte skrivas in här. Välj ett av dem som finns.")
    return stored


class _Refused:
    """Stands where a field takes no such value."""


REFUSED: Final = _Refused()


def _text(entity: Entity, field: str, value: str) -> "Value | _Refused":
    if field in _TEXTS.get(entity, ()) or field in TEXTS.get(entity, ()):
        return typed.text(value)
    if field in _LINES.get(entity, ()) or field in LINES.get(entity, ()):
        return typed.line(value)
    if entity is Entity.ASSESSOR and field == "initials":
        return checked_initials(value)
    return REFUSED


def _look(field: str, value: object) -> "Value | _Refused":
    """Return a colour or a marker; ``None`` for the one that Kompass chooses."""
    if value is None:
        return ""
    return str(value) if isinstance(value, _LOOKS[field]) else REFUSED


def _share(snapshot: Snapshot, key: Key, value: Decimal | None) -> Decimal | None:
    _, known = indicator_in(snapshot.edition, IndicatorId(parted(key[1])[1]))
    if value is None or value in (0, 1):
        return value
    percent = value * 100
    if percent != percent.to_integral_value():
        raise KompassError("Skriv hur mycket som är uppfyllt i hela procent, från 0 till 100.")
    return checked_share(known, MarkStatus.PARTLY, int(percent))


def _question(key: Key) -> QuestionId:
    entity, entity_id, _ = key
    return QuestionId(parted(entity_id)[1] if entity is Entity.OWN_SCORE else entity_id)


def _detail(snapshot: Snapshot, field: str, value: object) -> "Value | _Refused":
    details = snapshot.details
    if field == "lead":
        known = value is None or snapshot.assessor(RowId(str(value))) is not None
        return (None if value is None else str(value)) if known else REFUSED
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
