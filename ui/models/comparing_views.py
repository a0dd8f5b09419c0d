"""The views of a comparison, which two of it are set against each other, and which way."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from ui.models.comparing_subjects import same_unit

if TYPE_CHECKING:
    from kompass.charts.several import Differences, Ranks
    from kompass.comparison.model import Cell, Comparison, Difference, QuestionCell, TotalCell
    from kompass.comparison.subjects import Subject

AMONG_COMPARED: Final = (
    "Platserna är bland dem som jämförs här. Den som inte är jämförbar i ett område, eller vars "
    "poäng inte är kända, har ingen plats där."
)


class View(Enum):
    """How a comparison is shown, in the order of the keys Alt+1 to Alt+7."""

    COMPASS = "compass"
    SLOPES = "slopes"
    DIFFERENCES = "differences"
    TABLE = "table"
    QUESTIONS = "questions"
    WHY = "why"
    PLACES = "places"


@dataclass(frozen=True)
class Pair:
    """The base and one of the others; ``nth`` is the other's place among the subjects.

    Not turned, the base is set against the other: how far it lies above or below. Of two
    visits of one municipality the later one is set against the earlier.
    """

    nth: int = 1
    turned: bool = False

    def of_base(self, comparison: Comparison) -> bool:
        """Return whether it is the base whose lead is counted."""
        base, other = comparison.base, comparison.subjects[self.nth]
        later = same_unit(base, other) and (other.year or 0) > (base.year or 0)
        return later is self.turned

    def ends(self, comparison: Comparison) -> tuple[Subject, Subject]:
        """Return whose lead is counted, and against whom."""
        base, other = comparison.base, comparison.subjects[self.nth]
        return (base, other) if self.of_base(comparison) else (other, base)

    def title(self, comparison: Comparison) -> str:
        """Return "Södertälje 2006 mot median 2009"."""
        one, against = self.ends(comparison)
        return f"{one.name} mot {against.name}"


def turned(cell: Cell | QuestionCell | TotalCell, own: Decimal | None) -> Difference:
    """Return a difference as seen from the base; per cent is then of the other's points."""
    from kompass.comparison.model import Difference

    lead = None if cell.difference is None else -cell.difference
    share = None if cell.percentage_points is None else -cell.percentage_points
    percent = None
    if lead is not None and own is not None and cell.points:
        percent = lead * 100 / cell.points
    return Difference(lead, percent, share)


def difference_of(
    comparison: Comparison, pair: Pair, cells: tuple[Cell | QuestionCell | TotalCell, ...]
) -> Difference:
    """Return how a row's two cells differ, seen the way the pair is."""
    cell = cells[pair.nth]
    return turned(cell, cells[0].points) if pair.of_base(comparison) else cell


def differences_between(
    comparison: Comparison, pair: Pair, *, warnings: bool = True
) -> Differences:
    """Return the bars of a pair, area by area."""
    from kompass.charts.of_comparison import several_of
    from kompass.charts.several import Difference, Differences

    one, against = pair.ends(comparison)
    data = several_of(comparison, warnings=warnings)
    marks = data.series[pair.nth].marks
    rows = []
    for row, mark in zip(comparison.areas, marks, strict=True):
        ends = (row.cells[0].points, row.cells[pair.nth].points)
        mine, theirs = ends if pair.of_base(comparison) else ends[::-1]
        lead = difference_of(comparison, pair, row.cells).difference
        title = row.area.short_title or row.area.title
        rows.append(Difference(str(row.area.number), title, lead, mark, mine, theirs))
    title = f"{one.name} jämfört med {against.name}"
    return Differences(title, one.name, against.name, tuple(rows), warnings=data.warnings)


def places_among(comparison: Comparison, *, warnings: bool = True) -> Ranks | None:
    """Return everybody's place area by area; ``None`` where fewer than two can have one."""
    from kompass.charts.several import RankLine, Ranks

    visited = [nth for nth, one in enumerate(comparison.subjects) if not one.is_reference]
    if len(visited) < 2:
        return None
    places = [_places(row.cells, visited) for row in comparison.areas]
    if not any(places):
        return None
    # References have a line too, without places: so everybody keeps the pen of their chip.
    lines = tuple(
        RankLine(one.name, tuple(column.get(nth) for column in places), own=nth == 0)
        for nth, one in enumerate(comparison.subjects)
    )
    names = [comparison.subjects[nth].name for nth in visited]
    columns = tuple(f"Område {row.area.number}" for row in comparison.areas)
    title = f"område för område: {', '.join(names)}"
    said = comparison.warnings if warnings else ()
    return Ranks(title, columns, lines, AMONG_COMPARED, said)


def _places(cells: tuple[Cell, ...], visited: list[int]) -> dict[int, int]:
    """Return the places in one area by subject: equal points share one, 1, 2, 2, 4."""
    from kompass.archive.computing.ranking import rank
    from kompass.catalogue.crosswalk import Likeness

    points = {
        nth: value
        for nth in visited
        if (value := cells[nth].points) is not None and cells[nth].likeness in (None, Likeness.SAME)
    }
    known = list(points.values())
    if len(known) < 2:  # nobody to stand among
        return {}
    return {nth: rank(value, known).place for nth, value in points.items()}
