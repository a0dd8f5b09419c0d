"""What the archive has to set beside an assessment: others, computed values, earlier visits.

Everything here runs in the thread that reads the archive, or on the rows that ship.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kompass.errors import KompassError

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Figures, Group
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.archive.values import Kind, ReferenceValues
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Edition
    from kompass.comparison.subjects import Subject
    from kompass.ids import ResultId

MOST_SHOWN: Final = 30
"""So many results are offered at a time; who wants another one types more of its name."""


@dataclass(frozen=True)
class Wanted:
    """Which others somebody is looking for."""

    text: str = ""
    municipalities: frozenset[str] = frozenset()
    """Codes of the register; empty for all."""


@dataclass(frozen=True)
class Found:
    """What there is of them."""

    results: tuple[Result, ...]
    total: int
    groups: tuple[Group, ...] = ()
    """Groups of municipalities to choose among."""


def others(archive: Archive, snapshot: Snapshot, wanted: Wanted) -> Found:
    """Return results of the same edition, the first ones by name, without this very visit."""
    from kompass.archive.selection import Selection

    results: list[Result] = []
    total = 0
    for edition in same_areas(archive.editions(), snapshot):
        selection = Selection(
            edition=edition.id, text=wanted.text, municipalities=wanted.municipalities
        )
        page = archive.page(selection, count=MOST_SHOWN + 1)
        seen = ids_of(results)
        here = [
            one for one in page.results if one.id not in seen and _may_stand_beside(one, snapshot)
        ]
        total += page.total - (len(page.results) - len(here))
        results += here
    return Found(tuple(results[:MOST_SHOWN]), total, groups(archive.groups(), snapshot))


def shipped_others(snapshot: Snapshot, wanted: Wanted) -> Found:
    """Return what ships with the program, for when the archive is out of reach."""
    from kompass.archive.published import beside
    from kompass.archive.selection import Selection

    selection = Selection(text=wanted.text, municipalities=wanted.municipalities)
    found = tuple(one for one in beside(snapshot) if selection.admits(one))
    return Found(found, len(found), groups((), snapshot))


def as_they_stand(archive: Archive, chosen: Sequence[Result]) -> tuple[Result, ...]:
    """Return the chosen results as they stand now, without those taken back meanwhile."""
    from kompass.archive.selection import Selection

    ids = frozenset(one.id for one in chosen)
    if not ids:
        return ()
    now = {one.id: one for one in archive.results(Selection(results=ids, with_withdrawn=True))}
    standing = (now.get(one.id, one) for one in chosen)
    return tuple(one for one in standing if one.withdrawn is None)


def groups(saved: Iterable[Group], snapshot: Snapshot) -> tuple[Group, ...]:
    """Return the groups of the own municipality first, then the saved ones."""
    from kompass.archive import peers

    code = snapshot.details.unit.code
    own = (peers.same_skr_group, peers.same_county, peers.similar_size) if code else ()
    try:
        found = [make(code).group for make in own]
    except KompassError:  # a code that the register does not know
        found = []
    found.append(peers.SODERTORN.group)
    return (*found, *(one for one in saved if one.id not in {each.id for each in found}))


def computed(archive: Archive, snapshot: Snapshot) -> tuple[ReferenceValues, ...]:
    """Return what the archive's comparable results of the same edition come to.

    Medians and means of all of them, and medians of each group that has enough results; the
    municipality itself is left out. The points are read once, whatever the number of groups.
    """
    from kompass.archive import statistics
    from kompass.archive.selection import EVERYTHING
    from kompass.archive.values import Kind

    edition = next(iter(same_areas(archive.editions(), snapshot)), None)
    if edition is None:
        return ()
    every = _areas_only(archive.figures(statistics.for_figures(EVERYTHING, edition), edition))
    found = list(_of_group(every, snapshot, edition, None, (Kind.MEDIAN, Kind.MEAN)))
    for group in groups(archive.groups(), snapshot):
        found += _of_group(every, snapshot, edition, group, (Kind.MEDIAN,))
    return tuple(found)


def _areas_only(figures: Figures) -> Figures:
    """Return the figures without questions: references are of areas."""
    return replace(figures, question_ids=(), questions=figures.questions[:, :0])


def _among(figures: Figures, codes: frozenset[str]) -> Figures:
    """Return the figures of some municipalities."""
    return figures.rows([at for at, code in enumerate(figures.codes) if code in codes])


def _of_group(
    every: Figures,
    snapshot: Snapshot,
    edition: Edition,
    group: Group | None,
    kinds: Sequence[Kind],
) -> Iterator[ReferenceValues]:
    from kompass.archive import statistics
    from kompass.archive.selection import Selection

    codes = frozenset(group.municipalities) if group is not None else frozenset()
    figures = every if group is None else _among(every, codes)
    if not figures.ids:
        return
    selection = statistics.for_figures(Selection(municipalities=codes), edition)
    unit = snapshot.details.unit
    whose = statistics.Whose(unit.name, unit.code) if unit.code else None
    # Of everybody few results are on offer too: whoever chooses them asks for them, and reads
    # the warning. A group of few is not worth a row of its own.
    choices = statistics.Choices(with_few=group is None)
    found = statistics.from_figures(figures, edition, selection, without=whose, choices=choices)
    for kind in kinds:
        try:
            values = statistics.as_reference(found, kind)
        except KompassError:  # too few results to show any figure unasked
            return
        yield replace(values, population_short=group.name) if group is not None else values


def earlier(archive: Archive, snapshot: Snapshot) -> tuple[Subject, ...]:
    """Return the earlier visits of the same municipality, the latest first."""
    from kompass.archive.selection import Selection

    unit = snapshot.details.unit
    mine = (
        Selection(municipalities=frozenset({unit.code})) if unit.code else Selection(text=unit.name)
    )
    return _visits(archive.results(mine), archive.editions(), snapshot)


def shipped_earlier(snapshot: Snapshot) -> tuple[Subject, ...]:
    """Return those that ship with the program."""
    from kompass.archive.published import results

    return _visits(results(), (), snapshot)


def same_areas(editions: Sequence[Edition], snapshot: Snapshot) -> list[Edition]:
    """Return the editions with the areas of this one, itself first: completed copies keep them."""
    areas, own = snapshot.edition.area_ids, snapshot.edition.id
    fitting = [one for one in editions if one.area_ids == areas]
    return sorted(fitting, key=lambda one: one.id != own)


def ids_of(results: Iterable[Result]) -> frozenset[ResultId]:
    """Return the ids of results."""
    return frozenset(one.id for one in results)


def _may_stand_beside(result: Result, snapshot: Snapshot) -> bool:
    """Tell whether a result has anything to show in the table, and is another visit."""
    details = snapshot.details
    known = any(points is not None for points in result.areas.values())
    return known and (result.municipality, result.year) != (details.unit.name, details.year)


def _visits(
    results: Iterable[Result], editions: Iterable[Edition], snapshot: Snapshot
) -> tuple[Subject, ...]:
    from kompass.catalogue.known import known
    from kompass.comparison.subjects import of_result

    there = {one.id: one for one in (*known().editions, *editions)}
    unit, year = snapshot.details.unit, snapshot.details.year
    mine = [
        one
        for one in results
        if (one.code == unit.code if unit.code else one.municipality == unit.name)
        and one.withdrawn is None
        and one.edition in there
        and one.year is not None
        and one.year < year
    ]
    mine.sort(key=lambda one: (one.year or 0, str(one.edition)), reverse=True)
    return tuple(of_result(one, there[one.edition]) for one in mine if one.edition is not None)
