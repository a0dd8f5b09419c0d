"""What there is to nominate: results of one edition, found in the archive's thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition

MOST_SHOWN: Final = 40


@dataclass(frozen=True)
class EditionOffered:
    """An edition with results that may stand side by side: completed copies are in with it."""

    edition: Edition
    copies: tuple[Edition, ...]
    """Every edition with its areas, itself too."""
    count: int
    """How many results of the first ones there are points of."""


@dataclass(frozen=True)
class Nominable:
    """Results that fit what is looked for."""

    results: tuple[Result, ...]
    total: int


def editions(archive: Archive) -> tuple[EditionOffered, ...]:
    """Return the editions with three results or more, the one with most of them first."""
    from kompass.comparison.nominees import FEWEST

    alike: dict[tuple[str, ...], list[Edition]] = {}
    for edition in archive.editions():
        alike.setdefault(tuple(edition.area_ids), []).append(edition)
    found = []
    for copies in alike.values():
        offered = EditionOffered(copies[0], tuple(copies), 0)
        count = len(search(archive, offered, "").results)
        if count >= FEWEST:
            found.append(replace(offered, count=count))
    return tuple(sorted(found, key=lambda one: -one.count))


def search(archive: Archive, offered: EditionOffered, text: str) -> Nominable:
    """Return the results whose points of some area are known, by name."""
    from kompass.archive.selection import Selection

    results: list[Result] = []
    total = 0
    for edition in offered.copies:
        page = archive.page(Selection(edition=edition.id, text=text), count=MOST_SHOWN)
        seen = {one.id for one in results}
        known = [
            one
            for one in page.results
            if one.id not in seen and any(p is not None for p in one.areas.values())
        ]
        results += known
        total += page.total - (len(page.results) - len(known))
    return Nominable(tuple(results[:MOST_SHOWN]), total)
