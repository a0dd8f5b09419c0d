"""Which results a reference set is computed from, and who is in and out, in Swedish."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from kompass.archive.computing.figures import TOTAL
from kompass.archive.computing.latest import Latest, latest_known
from kompass.archive.computing.units import Whose, whose
from kompass.archive.model import Result
from kompass.archive.selection import Selection
from kompass.archive.values import edition_name
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import ResultId
from kompass.swedish import format_number, join_words


@dataclass(frozen=True)
class Choices:
    """What somebody has asked for beside the usual."""

    latest_only: bool = False
    """Only the latest known figure of each unit; else all results count, as evaluations."""
    with_few: bool = False
    """Figures of fewer than five results too, with a warning."""
    with_not_comparable: bool = False
    """Results that are not directly comparable too."""


@dataclass(frozen=True)
class Population:
    """How many results are in, and how many are out for which reason."""

    ids: tuple[ResultId, ...]
    units: int
    """So many different units the results are of."""
    outside: int
    """So many of the units are outside the register: districts, other countries."""
    years: tuple[int, int] | None
    """The first and the last known year, ``None`` if none is known."""
    years_unknown: int = 0
    own: Whose | None = None
    """The municipality itself, where somebody named it."""
    with_own: bool = False
    own_in: int = 0
    own_out: int = 0
    not_comparable_in: int = 0
    not_comparable_out: int = 0
    earlier_out: int = 0
    """Results of units with a later one; only where the latest was asked for."""
    filling: tuple[str, ...] = ()
    """Titles of earlier results with figures that the latest of their unit lack; likewise."""
    superseded: Mapping[str, frozenset[ResultId]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """By figure, the results that a later one of the same unit goes before; likewise."""
    completed: int = 0
    """Results in a completed copy of the edition."""
    lacking: int = 0
    """Results that lack some area."""
    printed_only: int = 0
    """Results without a sum of areas, whose printed total is used for the total."""
    doubled: tuple[str, ...] = ()
    """Titles of visits that several results are of: same unit, year and level."""
    differing: tuple[str, ...] = ()
    """Clauses about printed totals that are not what the areas add up to."""


def populate(
    results: Sequence[Result],
    edition: Edition,
    selection: Selection,
    *,
    own: ResultId | Whose | None,
    with_own: bool,
    choices: Choices,
) -> tuple[tuple[Result, ...], Population]:
    """Return the results that count, and how they were chosen; withdrawn ones never count.

    Raises ``KompassError`` if the selection holds results of other editions, and if ``own`` is
    the id of a result that is not among ``results``.
    """
    unit = _named(own, results)
    meant = _with_copies(selection, results, edition)
    admitted = [each for each in results if each.withdrawn is None and meant.admits(each)]
    _refuse_other_editions(admitted, edition)
    allowed = [each for each in admitted if choices.with_not_comparable or each.comparable]
    others = allowed if with_own else [each for each in allowed if not _is_of(each, unit)]
    latest = latest_known(others, edition) if choices.latest_only else _all(others)
    taken = latest.results
    counted = replace(
        _counted(latest, edition, unit),
        with_own=with_own,
        own_out=len(allowed) - len(others),
        not_comparable_out=len(admitted) - len(allowed),
        earlier_out=len(others) - len(taken),
    )
    return taken, counted


def span(years: Iterable[int | None]) -> tuple[int, int] | None:
    """Return the first and the last known year, ``None`` if none is known."""
    known = [year for year in years if year is not None]
    return (min(known), max(known)) if known else None


def is_of(result: Result, edition: Edition) -> bool:
    """Tell whether a result is given in the edition, or in a completed copy with its areas."""
    same_areas = bool(result.areas) and set(result.areas) == {each.id for each in edition.areas}
    return result.edition == edition.id or same_areas


def _with_copies(selection: Selection, results: Sequence[Result], edition: Edition) -> Selection:
    """Return a selection of the edition that admits completed copies of it, too."""
    if selection.edition != edition.id:
        return selection
    copies = {each.edition for each in results if each.edition and is_of(each, edition)}
    return replace(selection, copies=frozenset(copies - {edition.id}))


def _all(results: Sequence[Result]) -> Latest:
    return Latest(tuple(results), (), MappingProxyType({}))


def _counted(latest: Latest, edition: Edition, own: Whose | None) -> Population:
    taken, gone = latest.results, latest.superseded.get(TOTAL, frozenset())
    totals = [each for each in taken if each.id not in gone]
    return Population(
        ids=tuple(each.id for each in taken),
        units=len({whose(each).key for each in taken}),
        outside=len({whose(each).key for each in taken if not each.code}),
        years=span(each.year for each in taken),
        years_unknown=sum(each.year is None for each in taken),
        own=own,
        own_in=sum(_is_of(each, own) for each in taken),
        not_comparable_in=sum(not each.comparable for each in taken),
        completed=sum(each.edition != edition.id for each in taken),
        lacking=sum(not each.has_all_areas for each in taken),
        printed_only=sum(
            each.computed_total is None and each.printed_total is not None for each in totals
        ),
        doubled=tuple(_doubled(taken)),
        differing=tuple(_differing(each) for each in totals if each.total_differs),
        filling=tuple(each.title for each in latest.filling),
        superseded=latest.superseded,
    )


def _named(own: ResultId | Whose | None, results: Sequence[Result]) -> Whose | None:
    if own is None or isinstance(own, Whose):
        return own
    found = next((each for each in results if each.id == own), None)
    if found is None:
        raise KompassError(
            "Det egna resultatet finns inte bland resultaten, så det går inte att säga om det "
            "är med eller inte. Välj ett resultat som finns i jämförelsebasen."
        )
    return whose(found)


def _is_of(result: Result, unit: Whose | None) -> bool:
    return unit is not None and whose(result).key == unit.key


def _refuse_other_editions(results: Sequence[Result], edition: Edition) -> None:
    if all(is_of(each, edition) for each in results):
        return
    counted = Counter(edition_name(each.edition) for each in results)
    names = join_words([f"{name} ({count})" for name, count in sorted(counted.items())])
    raise KompassError(
        f"Urvalet har resultat av {names}, och poäng av olika utgåvor räknas aldrig ihop. "
        f"Välj bara {edition_name(edition.id)}."
    )


def _doubled(results: Sequence[Result]) -> Iterator[str]:
    visits = Counter((whose(each).key, each.year, each.level) for each in results)
    named = {(whose(each).key, each.year, each.level): each.title for each in results}
    yield from (title for visit, title in named.items() if visits[visit] > 1 and visit[1])


def _differing(result: Result) -> str:
    printed, summed = result.printed_total or Decimal(0), result.computed_total or Decimal(0)
    return (
        f"{result.title} är tryckt med {format_number(printed)} poäng men områdena summerar till "
        f"{format_number(summed)}"
    )
