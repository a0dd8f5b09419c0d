"""Where one result stands among those of a reference set, figure by figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kompass.archive.computing.figures import TOTAL, points_of
from kompass.archive.computing.ranking import Rank, rank, rank_beside
from kompass.archive.computing.reference_sets import ReferenceSet
from kompass.archive.model import Result


@dataclass(frozen=True)
class Place:
    """A figure's place."""

    figure: str
    """The id of an area or a question, or ``TOTAL``."""
    points: Decimal
    rank: Rank


def places(result: Result, found: ReferenceSet, results: Sequence[Result]) -> Iterator[Place]:
    """Yield the place of every figure of ``result`` that the set shows.

    ``results`` hold those of the set. The result itself is ranked among them whether it is
    one of them or stands beside them.
    """
    total = (TOTAL,) if found.total is not None else ()
    for figure in (*found.areas, *found.questions, *total):
        points = points_of(result, figure)
        if points is None:
            continue
        behind = found.behind(figure)
        known = [points_of(each, figure) for each in results if each.id in behind]
        values = [each for each in known if each is not None]
        among = rank if result.id in behind else rank_beside
        yield Place(figure, points, among(points, values))
