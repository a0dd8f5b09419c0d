"""How comparable a result is with somebody who looks for an example, in Swedish sentences."""

from collections.abc import Iterator
from typing import Protocol

from kompass.archive.computing.population import is_of
from kompass.archive.model import Result
from kompass.archive.peers import reasons
from kompass.archive.selection import LEVELS
from kompass.archive.values import edition_name
from kompass.assessment.register import Municipality, municipalities
from kompass.assessment.snapshot import Level
from kompass.catalogue.crosswalk import Likeness, Pair
from kompass.catalogue.model import Edition


class Beside(Protocol):
    """Who a result is compared with."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def year(self) -> int | None: ...  # noqa: D102
    @property
    def level(self) -> Level: ...  # noqa: D102


def comparability(
    result: Result, pair: Pair, label: str, edition: Edition, beside: Beside
) -> Iterator[str]:
    """Yield sentences about edition, level, year, and kind of municipality."""
    yield _edition(result, pair, label, edition)
    if not result.comparable:
        yield _sentence(result.why_not or "Inte direkt jämförbar")
    if result.level is not beside.level:
        yield f"Annan nivå: {LEVELS[result.level]}, inte {LEVELS[beside.level]}."
    if beside.year is not None:
        yield _years(result.year, beside.year)
    own, other = _registered(beside.code), _registered(result.code)
    if own and other:
        if own.skr_group_code != other.skr_group_code:
            yield f"Annan kommungrupp ({other.skr_group})."
        yield from (_sentence(reason) for reason in reasons(own, other))


def rank_of_comparability(
    result: Result, likeness: Likeness, edition: Edition, beside: Beside
) -> tuple[bool, bool, bool, bool, int]:
    """Return a sort key, the most comparable first: what is not alike, and the years apart."""
    apart = 99 if result.year is None or beside.year is None else abs(result.year - beside.year)
    return (
        not result.comparable,
        not is_of(result, edition),
        likeness is not Likeness.SAME,
        result.level is not beside.level,
        apart,
    )


def _edition(result: Result, pair: Pair, label: str, edition: Edition) -> str:
    if is_of(result, edition):
        return f"Samma utgåva ({edition_name(edition.id)})."
    how = "samma innehåll" if pair.likeness is Likeness.SAME else "omarbetat innehåll"
    whose = f" ({label})" if label else ""
    return f"Annan utgåva ({edition_name(result.edition)}), {how}: {pair.reason}{whose}."


def _years(year: int | None, own: int) -> str:
    if year is None:
        return "Hur många år som skiljer är inte känt."
    if year == own:
        return f"Samma år ({year})."
    apart = abs(year - own)
    count = "Ett år" if apart == 1 else f"{apart} år"
    return f"{count} {'tidigare' if year < own else 'senare'} ({year})."


def _registered(code: str) -> Municipality | None:
    return next((each for each in municipalities() if code and each.code == code), None)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
