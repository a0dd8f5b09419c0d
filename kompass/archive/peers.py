"""Whom to compare a municipality with: groups of municipalities, and the nearest by likeness.

All by the register, so by today's county, SKR group 2023 and one year's population: what a
municipality was when it was assessed may have been another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from kompass.archive.keeping.shapes import Group
from kompass.assessment.register import Municipality, find, municipalities
from kompass.errors import KompassError
from kompass.ids import RowId
from kompass.swedish import format_count, join_words

SIMILAR_SIZE: Final = 1.5
"""At most so many times as large, or as small."""
SIZE_RULE: Final = (
    "Liknande storlek är från två tredjedelar till en och en halv gång så många invånare "
    "(Kompass eget förslag)."
)
NEAREST_RULE: Final = (
    "Först de som har mest gemensamt av kommungrupp (SKR 2023), liknande storlek och län, där "
    "varje likhet väger lika, och bland lika många likheter de som är närmast i invånarantal. "
    f"{SIZE_RULE}"
)
_SODERTORN: Final = ("0127", "0136", "0126", "0192", "0128", "0181", "0138")


@dataclass(frozen=True)
class Peers:
    """A group of municipalities, and whose list or rule it is."""

    group: Group
    """To be saved in the archive as it is."""
    rule: str
    """Whole sentences: how the group came about, and by whose list or proposal."""


@dataclass(frozen=True)
class Peer:
    """A municipality and what it has in common with the one it is compared with."""

    municipality: Municipality
    reasons: tuple[str, ...]
    """"samma kommungrupp (Större stad)", "78 % så många invånare"."""


SODERTORN: Final = Peers(
    Group(name="De sju Södertörnskommunerna", municipalities=_SODERTORN, id=RowId("sodertorn")),
    "De sju kommuner som 2011 beställde en utvärdering av sitt nyckeltalssamarbete (Ernst & "
    "Young, Utvärdering av Södertörnskommunernas nyckeltalssamarbete, 2 september 2011, avsnitt "
    "4.1): Botkyrka, Haninge, Huddinge, Nynäshamn, Salem, Södertälje och Tyresö. Samarbetet har "
    "vuxit sedan dess: Södertörnskommunerna själva (sodertornskommunerna.se) räknar åtta, med "
    "Nykvarn.",
)


def same_skr_group(code: str) -> Peers:
    """Return the others of the same SKR group. Raises ``KompassError`` for an unknown code."""
    own = find(code)
    return _peers(
        f"Kommungrupp {own.skr_group}, som {own.name}",
        [each for each in _others(own) if each.skr_group_code == own.skr_group_code],
        f"Kommuner i samma kommungrupp som {own.name}, {own.skr_group} ({own.skr_group_code}), "
        "enligt SKR:s indelning 2023.",
    )


def same_county(code: str) -> Peers:
    """Return the others of the same county. Raises ``KompassError`` for an unknown code."""
    own = find(code)
    return _peers(
        f"{own.county}, utom {own.name}",
        [each for each in _others(own) if each.county_code == own.county_code],
        f"Kommuner i samma län som {own.name}, {own.county}.",
    )


def skr_groups() -> tuple[Group, ...]:
    """Return SKR's groups of 2023 in the order of their codes, which are their ids."""
    members: dict[tuple[str, str], list[str]] = {}
    for each in municipalities():
        members.setdefault((each.skr_group_code, each.skr_group), []).append(each.code)
    return tuple(
        Group(name=name, municipalities=tuple(codes), id=RowId(code))
        for (code, name), codes in sorted(members.items())
    )


def similar_size(code: str) -> Peers:
    """Return the others of similar size, the nearest in size first."""
    own = find(code)
    near = [each for each in _others(own) if _is_similar(own, each)]
    return _peers(
        f"Lika stora som {own.name}",
        sorted(near, key=lambda each: _apart(own, each)),
        f"{SIZE_RULE} {own.name} har {format_count(own.population)} invånare "
        f"({own.population_year}).",
    )


def chosen(name: str, codes: Sequence[str]) -> Peers:
    """Return municipalities chosen by hand, in the order chosen, each of them once.

    Raises ``KompassError`` without a name or a municipality, and for an unknown one.
    """
    if not name.strip():
        raise KompassError("Ge gruppen ett namn, så att den går att hitta igen.")
    found = dict.fromkeys(find(code) for code in codes)
    if not found:
        raise KompassError("Välj minst en kommun till gruppen.")
    return _peers(
        " ".join(name.split()),
        list(found),
        f"Valda för hand: {join_words([each.name for each in found])}.",
    )


def nearest(code: str, *, count: int = 10, among: Sequence[str] | None = None) -> tuple[Peer, ...]:
    """Return the municipalities most like this one, with what they have in common.

    ``among`` are the codes to choose from, such as those that have results; all if ``None``.
    By ``NEAREST_RULE``. Raises ``KompassError`` for an unknown code.
    """
    own = find(code)
    others = [each for each in _others(own) if among is None or each.code in among]
    ranked = sorted(others, key=lambda each: (-_likenesses(own, each), _apart(own, each)))
    return tuple(Peer(each, tuple(reasons(own, each))) for each in ranked[:count])


def reasons(own: Municipality, other: Municipality) -> Iterator[str]:
    """Yield what two municipalities have in common, and how their sizes compare."""
    if other.skr_group_code == own.skr_group_code:
        yield f"samma kommungrupp ({own.skr_group})"
    share = round(other.population * 100 / own.population)
    size = f"{format_count(other.population)} invånare, {share} % av {own.name}"
    yield f"liknande storlek ({size})" if _is_similar(own, other) else f"annan storlek ({size})"
    if other.county_code == own.county_code:
        yield f"samma län ({own.county})"


def _peers(name: str, found: Sequence[Municipality], rule: str) -> Peers:
    return Peers(Group(name=name, municipalities=tuple(each.code for each in found)), rule)


def _others(own: Municipality) -> list[Municipality]:
    return [each for each in municipalities() if each.code != own.code]


def _is_similar(own: Municipality, other: Municipality) -> bool:
    return own.population <= other.population * SIMILAR_SIZE and (
        other.population <= own.population * SIMILAR_SIZE
    )


def _apart(own: Municipality, other: Municipality) -> float:
    """Return how far apart two sizes are: the same for twice as large and half as large."""
    return abs(log(other.population / own.population))


def _likenesses(own: Municipality, other: Municipality) -> int:
    return (
        (other.skr_group_code == own.skr_group_code)
        + _is_similar(own, other)
        + (other.county_code == own.county_code)
    )
