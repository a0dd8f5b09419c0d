"""Ways to a group of municipalities, and their members in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kompass.archive.peers import (
    NEAREST_RULE,
    SODERTORN,
    nearest,
    same_county,
    same_skr_group,
    similar_size,
)
from ui.models.results_words import tr_results

if TYPE_CHECKING:
    from kompass.assessment.register import Municipality

NEAREST_COUNT: Final = 10


class Way(StrEnum):
    """How municipalities come into a group."""

    HAND = "hand"
    SKR = "skr"
    SIZE = "size"
    COUNTY = "county"
    NEAREST = "nearest"
    SODERTORN = "sodertorn"


@dataclass(frozen=True)
class Proposal:
    """Municipalities by some way, what to call them, and by whose rule."""

    name: str
    codes: tuple[str, ...]
    rule: str
    reasons: tuple[tuple[str, str], ...] = ()
    """By code, what a municipality has in common with the one that it is like."""


def ways() -> dict[Way, str]:
    """Return the ways in words."""
    return {
        Way.HAND: tr_results("En kommun i taget"),
        Way.SKR: tr_results("Samma kommungrupp som"),
        Way.SIZE: tr_results("Lika stora som"),
        Way.COUNTY: tr_results("Samma län som"),
        Way.NEAREST: tr_results("Mest lika"),
        Way.SODERTORN: tr_results("De sju på Södertörn"),
    }


def propose(way: Way, own: Municipality | None) -> Proposal | None:
    """Return who comes in; ``None`` while the municipality that they are like is not chosen."""
    if way is Way.SODERTORN:
        group = SODERTORN.group
        return Proposal(group.name, group.municipalities, SODERTORN.rule)
    if own is None:
        return None
    if way is Way.HAND:
        return Proposal("", (own.code,), "")
    if way is Way.NEAREST:
        found = nearest(own.code, count=NEAREST_COUNT)
        return Proposal(
            tr_results("Mest lika {0}").format(own.name),
            tuple(one.municipality.code for one in found),
            NEAREST_RULE,
            tuple((one.municipality.code, ", ".join(one.reasons)) for one in found),
        )
    make = {Way.SKR: same_skr_group, Way.SIZE: similar_size, Way.COUNTY: same_county}[way]
    peers = make(own.code)
    return Proposal(peers.group.name, peers.group.municipalities, peers.rule)


def names_of(codes: Sequence[str]) -> list[tuple[str, str]]:
    """Return code and name of each, in the order given."""
    from kompass.assessment.register import municipalities

    names = {one.code: one.name for one in municipalities()}
    return [(code, names.get(code, code)) for code in codes]
