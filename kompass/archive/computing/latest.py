"""The latest known figure of each unit, figure by figure.

The latest visit may be known only in part: of Södertälje 2008 two areas are known. What it
lacks is then taken from the visit before, and not left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kompass.archive.computing.figures import figures_of, points_of
from kompass.archive.computing.units import whose
from kompass.archive.model import Result
from kompass.catalogue.model import Edition
from kompass.ids import ResultId


@dataclass(frozen=True)
class Latest:
    """Which results the latest known figures are of."""

    results: tuple[Result, ...]
    """The latest of each unit and those that fill it in, in the order they came."""
    filling: tuple[Result, ...]
    """Those of them that give a figure which a later one of the same unit lacks."""
    superseded: Mapping[str, frozenset[ResultId]]
    """By figure, the results that a later one of the same unit goes before."""


def latest_known(results: Sequence[Result], edition: Edition) -> Latest:
    """Return the latest result of each unit, and the earlier ones that it cannot do without."""
    units: dict[str, list[Result]] = {}
    for each in results:
        units.setdefault(whose(each).key, []).append(each)
    # Turned after sorting: of those at the same time the last one counts.
    ordered = [sorted(visits, key=_when)[::-1] for visits in units.values()]
    heads = {visits[0].id for visits in ordered}
    several = [visits for visits in ordered if len(visits) > 1]
    used, superseded = set(heads), {}
    for figure in figures_of(edition):
        known = tuple(_known(several, figure))
        used.update(visits[0].id for visits in known)
        superseded[figure] = frozenset(each.id for visits in known for each in visits[1:])
    taken = tuple(each for each in results if each.id in used)
    filling = tuple(each for each in taken if each.id not in heads)
    return Latest(taken, filling, MappingProxyType(superseded))


def _known(several: Sequence[Sequence[Result]], figure: str) -> Iterator[list[Result]]:
    """Yield for every unit its results that know a figure, the latest first."""
    for visits in several:
        known = [each for each in visits if points_of(each, figure) is not None]
        if known:
            yield known


def _when(result: Result) -> tuple[int, str]:
    """Return a sort key: an unknown year is taken to be before all others."""
    return (result.year or 0, result.visited.isoformat() if result.visited else "")
