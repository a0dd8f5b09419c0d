"""Which results a command about the archive means: edition, years, county, group and so on."""

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kompass.errors import KompassError

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.selection import Selection
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition


def opened(options: Namespace, *, read_only: bool = False) -> "Archive":
    """Return the archive that is meant, open; the caller closes it.

    A command that only reads makes no file where one is named that is not there; the usual one
    is made on the first day, with the results that ship, as are the tables of a shared one.
    """
    from kompass.archive.store import open_archive
    from kompass.saying import somebody

    missing = read_only and bool(options.archive) and _is_missing_file(options.archive)
    return open_archive(options.archive, author=somebody(), read_only=missing)


def every_result(
    address: str | None, *, with_withdrawn: bool = False
) -> tuple[Sequence["Result"], Sequence["Edition"]]:
    """Return the archive's results and editions; what ships where there is no archive yet."""
    from kompass.archive import published
    from kompass.archive.selection import Selection
    from kompass.archive.store import chosen_address, default_address, open_archive
    from kompass.saying import somebody

    chosen = chosen_address(address)
    asked_for = address is not None or bool(os.environ.get("KOMPASS_ARCHIVE"))
    if not asked_for and not Path(default_address().removeprefix("sqlite:///")).exists():
        return published.results(), ()
    missing = _is_missing_file(chosen)
    with open_archive(chosen, author=somebody(), read_only=missing) as archive:
        chosen_results = archive.results(Selection(with_withdrawn=with_withdrawn))
        return chosen_results, archive.editions()


def _is_missing_file(address: str) -> bool:
    """Tell whether an address names a file that is not there; a server's database is none."""
    from kompass.archive.keeping.address import read_address

    path = read_address(address).path
    return path is not None and not path.exists()


def editions_of(archive: "Archive") -> tuple["Edition", ...]:
    """Return the archive's editions and those that the program knows, each once."""
    from kompass.catalogue.known import known

    found = {edition.id: edition for edition in known().editions}
    return tuple({**found, **{one.id: one for one in archive.editions()}}.values())


def edition_called(name: str, editions: Iterable["Edition"]) -> "Edition":
    """Return the edition with this id, title or year; raises ``KompassError`` with those known."""
    from kompass.archive.reading.headings import edition_named

    there = tuple(editions)
    found = edition_named(name, there)
    if found is None:
        known = ", ".join(edition.id for edition in there)
        raise KompassError(f"Det finns ingen utgåva som heter ”{name}”. Välj: {known}.")
    return found


def selection_of(options: Namespace, archive: "Archive") -> "Selection":
    """Return the results that the options of a command ask for."""
    from kompass.archive.selection import Selection

    first, last = _years(options.years)
    chosen = edition_called(options.edition, editions_of(archive)) if options.edition else None
    group, members = _group(options.group, archive)
    return Selection(
        edition=chosen.id if chosen is not None else None,
        year_from=first,
        year_to=last,
        counties=_county(options.county),
        skr_groups=group,
        municipalities=members,
        comparable_only=options.comparable,
        text=options.search or "",
        with_withdrawn=getattr(options, "withdrawn", False),
    )


def the_result(archive: "Archive", wanted: str) -> "Result":
    """Return the result with this id, or the only one of a municipality and year."""
    from kompass.archive.selection import Selection
    from kompass.ids import ResultId

    every = archive.results(Selection(with_withdrawn=True))
    for result in every:
        if result.id == wanted:
            return archive.result(ResultId(wanted))
    named = [result for result in every if result.title.casefold() == wanted.casefold()]
    if len(named) == 1:
        return named[0]
    if named:
        raise KompassError(f"”{wanted}” kan vara flera resultat. Skriv id: {_ids(named)}.")
    raise KompassError(
        f"Jämförelsebasen har inget resultat ”{wanted[:60]}”. Visa vilka som finns med: "
        "kompass archive list."
    )


def _ids(results: Sequence["Result"]) -> str:
    return ", ".join(result.id for result in results[:6])


def _years(given: str | None) -> tuple[int | None, int | None]:
    if not given:
        return None, None
    first, dash, last = given.replace("–", "-").partition("-")
    for part in (first, last):
        if part and not (part.isascii() and part.isdigit() and len(part) == 4):
            raise KompassError(f"”{given}” är inga år. Skriv till exempel 2004 eller 2004-2006.")
    low = int(first) if first else None
    high = int(last) if last else (None if dash else low)
    if low is not None and high is not None and high < low:
        raise KompassError(f"”{given}” börjar efter att det slutar. Skriv till exempel 2004-2006.")
    return low, high


def _county(given: str | None) -> frozenset[str]:
    from kompass.assessment.register import municipalities

    if not given:
        return frozenset()
    counties = {one.county_code: one.county for one in municipalities()}
    wanted = given.casefold().removesuffix(" län").strip()
    for code, name in counties.items():
        bare = name.casefold().removesuffix(" län")
        if wanted in (code, bare, bare.removesuffix("s")):
            return frozenset({code})
    names = ", ".join(counties.values())
    raise KompassError(f"Det finns inget län ”{given}”. Välj: {names}.")


def _group(given: str | None, archive: "Archive") -> tuple[frozenset[str], frozenset[str]]:
    """Return the code of one of SKR's groups, or the municipalities of a saved group."""
    from kompass.archive.peers import SODERTORN
    from kompass.assessment.register import municipalities

    if not given:
        return frozenset(), frozenset()
    wanted = given.casefold()
    saved = [*archive.groups(), SODERTORN.group]
    for group in saved:
        if wanted in (group.name.casefold(), group.id):
            return frozenset(), frozenset(group.municipalities)
    known = {one.skr_group_code: one.skr_group for one in municipalities()}
    for code, name in known.items():
        if wanted in (code.casefold(), name.casefold()):
            return frozenset({code}), frozenset()
    names = ", ".join([*(group.name for group in saved), *sorted(known)])
    raise KompassError(f"Det finns ingen grupp ”{given}”. Välj: {names}.")
