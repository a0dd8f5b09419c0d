"""What editions and indicator sets have in common: parts in lists, ids that stand once."""

import re
from collections.abc import Iterator
from decimal import Decimal

from kompass.catalogue.complaints import Spot
from kompass.catalogue.fields import Fields, kind, quoted
from kompass.catalogue.model import Indicator
from kompass.ids import IndicatorId

INDICATOR_KEYS = ("id", "text", "points", "evidence")

_NUMBER = re.compile(r"[1-9][\d.]{0,4}", re.ASCII)


class Identities:
    """Every id that has been read, and whose it is."""

    def __init__(self, taken: dict[str, str] | None = None) -> None:
        self._owners: dict[str, str] = dict(taken or {})

    def read(self, fields: Fields, owner: str = "") -> str:
        """Return the id of this part, with a complaint if another part has it already."""
        identity = fields.identity()
        if identity in self._owners:
            fields.blame(
                "id",
                f"{quoted(identity)} används redan av "
                f"{self._owners[identity]}. Ge varje del ett eget id.",
            )
        elif identity:
            self._owners[identity] = owner or fields.spot.name
        return identity


def read_indicator(fields: Fields, identities: Identities) -> Indicator:
    """Return one indicator; no points are zero points, which no valid indicator has."""
    fields.refuse_unknown(INDICATOR_KEYS)
    points = fields.points("points") if fields.demand("points") else None
    return Indicator(
        id=IndicatorId(identities.read(fields)),
        text=fields.paragraphs("text") if fields.demand("text") else "",
        points=Decimal(0) if points is None else points,
        evidence=fields.paragraphs("evidence"),
    )


def parts(fields: Fields, key: str, word: str) -> Iterator[Fields]:
    """Yield the rows at ``key``, each with its name for complaints."""
    for index, row in enumerate(fields.rows(key)):
        number = str(row.get("number", "")) if isinstance(row, dict) else ""
        own = f"{word} {number}" if _NUMBER.fullmatch(number) else f"{word} på plats {index + 1}"
        above = fields.spot.name
        spot = Spot((*fields.spot.address, key, index), f"{above}, {own}" if above else own)
        if isinstance(row, dict):
            yield Fields(row, spot, fields.complaints)
        else:
            fields.complaints.add(spot, f"Här ska stå nycklar som id och title, inte {kind(row)}.")
