"""A visit as it was planned: who scores what, who writes what, and what they come to agree on.

The numbers come from a seed and nothing comes from the program, so that whatever the
program says can be held against it.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from printed import MAXIMA

ANNA, BO, CECILIA = TEAM = ("Anna Ek", "Bo Åkesson", "Cecilia Öst")
CLOCKS: Mapping[str, int] = MappingProxyType({ANNA: -5, BO: -1100, CECILIA: 400})
"""By how many days each laptop's clock is wrong."""
BEFORE_THE_MEETING = "8.1"
"""Has points that the team decides on where it decides what differs in the copies."""
WITH_REASON_ALREADY = "2.1"
"""Has a reason from there."""
_STEPS = 20
_ALIKE = 5
_SECOND_THOUGHTS = 4


@dataclass(frozen=True)
class Opinion:
    """What one assessor thinks of one question."""

    points: Decimal
    first: Decimal | None
    """What the assessor thought at first; ``None`` without second thoughts."""
    rationale: str


@dataclass(frozen=True)
class Clash:
    """A field that several gave different values, and how it is decided."""

    where: str
    versions: Mapping[str, str]
    """What each of them gave it, in words."""
    decision: str
    """A name of who gets their way, "both" or "new"."""
    outcome: str


def _drawn() -> tuple[dict[str, dict[str, Opinion]], dict[str, Decimal], tuple[str, ...]]:
    dice = random.Random("tre kopior")
    numbers = [f"{area}.{at}" for area, all_of in MAXIMA.items() for at, _ in enumerate(all_of, 1)]
    at_the_meeting = [n for n in numbers if n not in (BEFORE_THE_MEETING, WITH_REASON_ALREADY)]
    alike = tuple(sorted(dice.sample(at_the_meeting, _ALIKE)))
    unsure = {name: set(dice.sample(numbers, _SECOND_THOUGHTS)) for name in TEAM}
    opinions: dict[str, dict[str, Opinion]] = {name: {} for name in TEAM}
    agreed = {}
    for number in numbers:
        area, at = number.split(".")
        step = Decimal(MAXIMA[area][int(at) - 1]) / _STEPS
        *shares, other = dice.sample(range(_STEPS + 1), len(TEAM) + 1)
        if number in alike:
            shares = shares[:1] * len(TEAM)
        for name, share in zip(TEAM, shares, strict=True):
            first = other * step if number in unsure[name] else None
            opinions[name][number] = Opinion(share * step, first, f"{name.split()[0]} om {number}")
        agreed[number] = dice.randint(min(shares), max(shares)) * step
    return opinions, agreed, alike


OWN, AGREED, ALIKE = _drawn()
"""Everybody's opinions by name and number; what the team agrees on; what all score alike."""
NUMBERS = tuple(AGREED)

STRENGTH_BEFORE = "Styrkan som fanns från början"
CLASHES = (
    Clash(
        "inledning till område 1",
        {ANNA: "Kommunen berättar öppet.", BO: "Kommunen berättar sent."},
        ANNA,
        "Kommunen berättar öppet.",
    ),
    Clash(
        "motivering till 2.1",
        {BO: "Servicen mäts varje år.", CECILIA: "Servicen mäts nästan aldrig."},
        BO,
        "Servicen mäts varje år.",
    ),
    Clash(
        "iakttagelser i område 3",
        {BO: "Målen är tydliga.", CECILIA: "Målen följs upp."},
        "both",
        "Målen är tydliga.\n\nMålen följs upp.",
    ),
    Clash(
        "styrka i område 5",
        {BO: "kvar, med ändringen: Ledarna får stöd.", CECILIA: "borttagen"},
        BO,
        "Ledarna får stöd.",
    ),
    Clash(
        "iakttagelser i område 6",
        {ANNA: "Anna såg ett.", BO: "Bo såg ett annat.", CECILIA: "Cecilia såg ett tredje."},
        "new",
        "Alla tre såg olika saker.",
    ),
    Clash("poäng på 8.1", {BO: "30", CECILIA: "22"}, CECILIA, "22"),
)
"""In the order of the edition."""
AGREED[BEFORE_THE_MEETING] = Decimal(CLASHES[-1].outcome)
NEW_STRENGTHS = {ANNA: ("2", "Öppettider kväll."), BO: ("4", "Ny budget."), CECILIA: ("7", "It.")}
"""The area and the text of a strength that each adds: no conflict at all."""


def reason(number: str) -> str:
    """Return the reason that the team gives for what it agrees on."""
    return f"enade om {number}"


def meeting_order() -> list[str]:
    """Return the questions, those first where the highest and the lowest are furthest apart."""

    def apart(number: str) -> Decimal:
        points = [OWN[name][number].points for name in TEAM]
        return max(points) - min(points)

    return sorted(NUMBERS, key=apart, reverse=True)


def swedish(points: Decimal) -> str:
    """Return points as people type and read them."""
    text = f"{points:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
