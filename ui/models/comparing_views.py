"""The views of a comparison, which two of it are set against each other, and which way."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from kompass.comparison.facing import Pair, difference_of

if TYPE_CHECKING:
    from kompass.charts.several import Differences, Ranks
    from kompass.comparison.model import Cell, Comparison

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
