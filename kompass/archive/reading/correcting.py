"""What a report that is read in changes in a result that is there: it adds, and takes nothing away.

Where both tell, the new figure takes the old one's place; where only one tells, that is kept.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from kompass.archive.model import Origin, Result
from kompass.archive.values import edition_name
from kompass.errors import KompassError

_Key = TypeVar("_Key")


def correcting(result: Result, stored: Result) -> Result:
    """Return what is stored, corrected by a result that was read in.

    Raises ``KompassError`` where the two are not of the same edition and year, and where what
    is stored was withdrawn.
    """
    if (result.edition, result.year) != (stored.edition, stored.year):
        raise KompassError(
            f"{stored.title} ({edition_name(stored.edition)}) är ett annat resultat än "
            f"{result.title} ({edition_name(result.edition)}) och kan inte rättas med det."
        )
    if stored.withdrawn is not None:
        raise KompassError(f"{stored.title} är återtaget. Ångra återtagandet innan det rättas.")
    return replace(
        stored,
        areas=MappingProxyType(_filled(stored.areas, result.areas)),
        questions=MappingProxyType({**stored.questions, **result.questions}),
        printed_total=_latest(stored.printed_total, result.printed_total),
        comparable=result.comparable,
        why_not=result.why_not,
        source=_joined(result.source, stored.source, "; tidigare: "),
        note=_joined(stored.note, result.note, " "),
        origin=stored.origin if stored.origin is Origin.OWN else Origin.IMPORTED,
        content_hash=stored.content_hash or result.content_hash,
        visited=result.visited or stored.visited,
    )


def _filled(
    old: Mapping[_Key, Decimal | None], new: Mapping[_Key, Decimal | None]
) -> dict[_Key, Decimal | None]:
    return {key: _latest(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new))}


def _latest(old: Decimal | None, new: Decimal | None) -> Decimal | None:
    return old if new is None else new


def _joined(first: str, second: str, between: str) -> str:
    """Return both texts, or one where the other is empty or within it."""
    one, other = first.strip(), second.strip()
    if not other or other in one:
        return one
    return f"{one}{between}{other}" if one and one not in other else other
