"""A field of an assessment, and a value of it, in Swedish words: for conflicts and history."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kompass.assessment.journal.changes import Key
from kompass.assessment.snapshot import Colour, Level, Marker, Occasion, Snapshot
from kompass.assessment.team.blind import may_see
from kompass.assessment.values.state import COMPOSED, EVIDENCE, PRESENT, Entity, Value, parted
from kompass.assessment.words import wording_material
from kompass.assessment.words.wording import DETAILS, area_words, row_words
from kompass.assessment.words.wording_team import indicator_words, name_of, number_of, share_words
from kompass.ids import AreaId, QuestionId, RowId
from kompass.swedish import format_count, format_date, format_number

NOTHING: Final = "inget"
HIDDEN: Final = "dolt tills alla har bedömt"
NOT_ASSESSED: Final = "ej bedömd"
_CHOICES: Final[Mapping[str, str]] = MappingProxyType(
    {
        Level.WHOLE: "hela kommunen",
        Level.GROUP: "koncernnivå",
        Level.DISTRICT: "kommundel eller stadsdel",
        Occasion.UNKNOWN: "vet inte",
        Occasion.FIRST: "första gången",
        Occasion.REPEATED: "har utvärderats tidigare",
    }
)
LOOKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        Colour.BLUE: "blå",
        Colour.ORANGE: "orange",
        Colour.GREEN: "grön",
        Colour.PURPLE: "lila",
        Colour.BROWN: "brun",
        Colour.PINK: "rosa",
        Marker.CIRCLE: "cirkel",
        Marker.SQUARE: "kvadrat",
        Marker.TRIANGLE: "triangel",
        Marker.DIAMOND: "ruter",
        Marker.STAR: "stjärna",
        Marker.HEXAGON: "sexhörning",
    }
)
"""The colours and shapes of assessors."""
_SCORES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "points": "poäng på {0}",
        "rationale": "motivering till {0}",
        "override_reason": "skäl till poäng för hand på {0}",
    }
)
_OWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "points": "egen poäng på {0} ({1})",
        "rationale": "egen motivering till {0} ({1})",
        "override_reason": "eget skäl till poäng för hand på {0} ({1})",
    }
)
_PERSON: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": "namn på utvärderare",
        "role": "roll för utvärderare",
        "organisation": "organisation för utvärderare",
        "initials": "initialer för utvärderare",
        "colour": "färg för utvärderare",
        "marker": "form för utvärderare",
    }
)


def place(key: Key, snapshot: Snapshot, row: Mapping[str, Value]) -> str:
    """Return which field it is: "poäng på 3.1", "styrka i område 3".

    ``row`` is what the thing holds, for rows that are not there any more.
    """
    entity, entity_id, field = key
    if entity in (Entity.SCORE, Entity.OWN_SCORE):
        return _of_score(key, snapshot)
    if entity in (Entity.MARK, Entity.OPENED, Entity.SIGNATURE):
        return _of_team(key, snapshot)
    if entity in EVIDENCE:
        return wording_material.place(key, snapshot, row)
    if entity is Entity.AREA:
        where = area_words(AreaId(entity_id), snapshot)
        return f"{'inledning till' if field == 'introduction' else 'iakttagelser i'} {where}"
    if entity is Entity.DETAILS:
        return DETAILS.get(field, "uppgifter om utvärderingen")
    return _in_a_row(entity, field, snapshot, row)


def value_words(key: Key, value: Value, *, shown: int | None = None) -> str:
    """Return a value in words; texts as they are, or their first ``shown`` letters."""
    entity, _, field = key
    if field == PRESENT:
        return "borttagen" if value is None else "kvar"
    if field in COMPOSED.get(entity, ()):
        return _composed(value)
    if entity in (Entity.SCORE, Entity.OWN_SCORE, Entity.MARK) and field in ("points", "share"):
        return _assessed(field, value)
    if entity is Entity.DETAILS:
        return _detail(field, value, shown)
    if entity is Entity.STARTED and value:
        return _moment(value)
    return _of_row(field, value, shown)


def is_hidden(key: Key, snapshot: Snapshot, viewer: RowId | None) -> bool:
    """Tell whether a value is somebody's own and hidden from ``viewer``: see ``blind``."""
    if key[0] not in (Entity.OWN_SCORE, Entity.MARK):
        return False
    question = question_of(key, snapshot)
    whose = RowId(parted(key[1])[0])
    return question is not None and not may_see(snapshot, viewer, whose, question)


def question_of(key: Key, snapshot: Snapshot) -> QuestionId | None:
    """Return the question that a field is about, ``None`` if it is about none."""
    entity, entity_id, _ = key
    match entity:
        case Entity.SCORE | Entity.OPENED:
            return QuestionId(entity_id)
        case Entity.OWN_SCORE:
            return QuestionId(parted(entity_id)[1])
        case Entity.MARK:
            wanted = parted(entity_id)[1]
            for question in snapshot.edition.questions():
                if any(indicator.id == wanted for indicator in question.indicators):
                    return question.id
            return None
        case _:
            return wording_material.question_of(key, snapshot)


def area_of(key: Key, snapshot: Snapshot, row: Mapping[str, Value]) -> AreaId | None:
    """Return the area that a field is about, ``None`` if it is about none."""
    entity, entity_id, _ = key
    if entity is Entity.AREA:
        return AreaId(entity_id)
    if entity in (Entity.STRENGTH, Entity.IMPROVEMENT):
        return AreaId(str(row["area"])) if row.get("area") else None
    question = question_of(key, snapshot)
    try:
        return None if question is None else snapshot.edition.area_of(question).id
    except KeyError:
        return None


def _of_score(key: Key, snapshot: Snapshot) -> str:
    entity, entity_id, field = key
    if entity is Entity.SCORE:
        return _SCORES[field].format(number_of(entity_id, snapshot))
    whose, question = parted(entity_id)
    return _OWN[field].format(number_of(question, snapshot), name_of(RowId(whose), snapshot))


def _of_team(key: Key, snapshot: Snapshot) -> str:
    entity, entity_id, field = key
    if entity is Entity.OPENED:
        return f"om {number_of(entity_id, snapshot)} är öppnad för alla"
    if entity is Entity.SIGNATURE:
        return f"underskrift av {name_of(RowId(entity_id), snapshot)}"
    what = indicator_words(entity_id, snapshot)
    return f"anteckning till {what}" if field == "note" else what


def _in_a_row(entity: Entity, field: str, snapshot: Snapshot, row: Mapping[str, Value]) -> str:
    if entity in (Entity.STRENGTH, Entity.IMPROVEMENT):
        where = area_words(AreaId(str(row.get("area", ""))), snapshot)
        return f"goda exempel i {where}" if field == "good_examples" else row_words(entity, where)
    if entity is Entity.ASSESSOR:
        what = _PERSON.get(field, "utvärderare")
        return f"{what} {row['name']}".rstrip() if row.get("name") else what
    if entity is Entity.SEATS:
        what = "mandat för parti" if field == "seats" else "parti"
        return f"{what} {row['party']}".rstrip() if row.get("party") else what
    if entity is Entity.MOMENT:
        return f"tidpunkten ”{row.get('name', '')}”"
    return "sammanslagning"


def _assessed(field: str, value: Value) -> str:
    if field == "share":
        return share_words(value)
    return NOT_ASSESSED if value is None else format_number(Decimal(str(value)))


def _composed(value: Value) -> str:
    if not isinstance(value, Mapping):
        return NOTHING
    if "name" in value:
        return str(value["name"])
    return f"undertecknad {_moment(value['at'])}"


def _moment(value: Value) -> str:
    at = datetime.fromisoformat(str(value)).astimezone()
    return f"{format_date(at.date())} kl. {at:%H.%M}"


def _detail(field: str, value: Value, shown: int | None) -> str:
    if field == "blind":
        return "ja" if value else "nej"
    if value is None or value == "":
        return NOTHING
    if field in ("visit_from", "visit_to"):
        return format_date(date.fromisoformat(str(value)))
    if field in ("level", "occasion"):
        return _CHOICES.get(str(value), str(value))
    if field == "inhabitants" and isinstance(value, int):
        return format_count(value)
    return _short(str(value), shown)


def _of_row(field: str, value: Value, shown: int | None) -> str:
    if value is None or value == "":
        return NOTHING
    if field in ("colour", "marker"):
        return LOOKS.get(str(value), str(value))
    return format_count(value) if isinstance(value, int) else _short(str(value), shown)


def _short(text: str, shown: int | None) -> str:
    line = " ".join(text.split()) if shown is not None else text
    return line if shown is None or len(line) <= shown else f"{line[: shown - 1].rstrip()}…"
