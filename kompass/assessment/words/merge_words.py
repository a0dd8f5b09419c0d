"""What a merge brings, in Swedish words: "+2 styrkor, 12 poäng, 3 konflikter"."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from kompass.assessment.journal.changes import Key
from kompass.assessment.values.state import PRESENT, SHAPES, Entity
from kompass.assessment.words.wording_material import MANY

_POINTS: Final = ("poäng", "poäng")
_FIELDS: Final[Mapping[tuple[Entity, str], tuple[str, str]]] = MappingProxyType(
    {
        (Entity.SCORE, "points"): _POINTS,
        (Entity.SCORE, "rationale"): ("motivering", "motiveringar"),
        (Entity.OWN_SCORE, "points"): ("egen poäng", "egna poäng"),
        (Entity.OWN_SCORE, "rationale"): ("egen motivering", "egna motiveringar"),
        (Entity.MARK, "share"): ("bedömd indikator", "bedömda indikatorer"),
        (Entity.MARK, "note"): ("anteckning", "anteckningar"),
    }
)
_THINGS: Final[Mapping[Entity, tuple[str, str]]] = MappingProxyType(
    {
        Entity.SCORE: ("skäl till poäng för hand", "skäl till poäng för hand"),
        Entity.OWN_SCORE: ("eget skäl till poäng för hand", "egna skäl till poäng för hand"),
        Entity.OPENED: ("öppnad fråga", "öppnade frågor"),
        Entity.SIGNATURE: ("underskrift", "underskrifter"),
        Entity.AREA: ("områdestext", "områdestexter"),
        Entity.STRENGTH: ("styrka", "styrkor"),
        Entity.IMPROVEMENT: ("förbättringsområde", "förbättringsområden"),
        Entity.ASSESSOR: ("utvärderare", "utvärderare"),
        Entity.SEATS: ("parti", "partier"),
        Entity.DETAILS: ("uppgift om utvärderingen", "uppgifter om utvärderingen"),
        Entity.MOMENT: ("namngiven tidpunkt", "namngivna tidpunkter"),
        **MANY,
    }
)
_ORDER: Final = tuple(dict.fromkeys([*_FIELDS.values(), *_THINGS.values()]))


def counted(keys: Iterable[Key]) -> tuple[tuple[int, str], ...]:
    """Return how much of what these fields are, in a fixed order: (12, "poäng").

    A row counts once, however many of its fields there are.
    """
    things = {_thing(*key) for key in keys}
    numbers = dict.fromkeys(_ORDER, 0)
    for words, _ in things:
        numbers[words] += 1
    return tuple(
        (number, one if number == 1 else many) for (one, many), number in numbers.items() if number
    )


def conflicts_in_words(count: int) -> str:
    """Return a number of conflicts: "1 konflikt", "inga konflikter"."""
    if not count:
        return "inga konflikter"
    return f"{count} konflikt" if count == 1 else f"{count} konflikter"


def _thing(entity: Entity, entity_id: str, field: str) -> tuple[tuple[str, str], str]:
    words = _FIELDS.get((entity, field))
    if words is not None:
        return words, entity_id
    is_row = SHAPES[entity].created and entity is not Entity.DETAILS
    apart = entity_id if is_row or field == PRESENT else f"{entity_id}/{field}"
    return _THINGS[entity], apart
