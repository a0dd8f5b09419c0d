"""Points side by side: the areas, what has no counterpart, and the totals as they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from kompass.comparison.facing import Pair, difference_of
from kompass.swedish import NBSP, format_difference, format_number
from ui.models.comparing_heads import WrappedHeads
from ui.theme import BODY_POINTS, Theme

if TYPE_CHECKING:
    from kompass.comparison.model import AreaRow, Cell, Comparison, TotalCell, Unmatched

RECAST_SIGN: Final = "~"
STRUCK_SIGN: Final = "×"
MISPRINT_SIGN: Final = "≠"
NOTHING: Final = "–"
"""Where there is no counterpart, or no difference to count."""
_MEASURES: Final = 3


@dataclass(frozen=True)
class PointsRow:
    """One line: its title, what every subject has, and how the chosen pair differs."""

    title: str
    points: tuple[str, ...]
    differences: tuple[Decimal | None, Decimal | None, Decimal | None]
    """In points, per cent and percentage points."""
    mark: str
    """The mark of the chosen pair in words."""
    tips: tuple[str, ...]
    """Per subject what the sign after the figure means, in full; may be empty."""
    area: int | None = None
    """The place of the area in the comparison; ``None`` for totals and the like."""
    strong: bool = False
    full: str = ""
    """The title where ``title`` is a shorter one."""


class PointsTable(WrappedHeads[PointsRow]):
    """Areas down, subjects across; then the difference of the chosen pair in three measures."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._pair = ""

    @property
    def subjects(self) -> int:
        """So many columns hold points."""
        return len(self._names)

    def show_comparison(self, comparison: Comparison, pair: Pair) -> None:
        """Show a comparison, with the differences of this pair."""
        self.beginResetModel()
        self._names = tuple(one.name for one in comparison.subjects)
        self._pair = pair.title(comparison)
        self.hold_rows(rows_of(comparison, pair))
        self.endResetModel()

    def headings(self) -> Sequence[str]:
        """Return area, subjects, the three measures and the mark."""
        return (
            self.tr("Område"),
            *self._names,
            self.tr("Skillnad i poäng"),
            self.tr("Skillnad i procent"),
            self.tr("Skillnad i procentenheter"),
            self.tr("Märkning"),
        )

    def heading_tip(self, column: int) -> str:
        """Return what is counted against what."""
        first = 1 + self.subjects
        if first <= column < first + _MEASURES:
            return f"{self.headings()[column]}: {self._pair}"
        return self.headings()[column]

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return 0 < column <= self.subjects + _MEASURES

    def cell(self, row: PointsRow, column: int) -> str:
        """Return points as they are known, differences with their sign and unit."""
        if column == 0:
            return row.title
        if column <= self.subjects:
            return row.points[column - 1]
        measure = column - 1 - self.subjects
        return row.mark if measure == _MEASURES else measured(row.differences, measure)

    def tip(self, row: PointsRow, column: int) -> str:
        """Return the reason of a mark where there is one."""
        if 0 < column <= self.subjects:
            return row.tips[column - 1] or self.cell(row, column)
        return (row.full if column == 0 else "") or self.cell(row, column)

    def font(self, row: PointsRow, column: int) -> QFont | None:
        """Set totals in the one change of weight."""
        del column
        return self._theme.font(BODY_POINTS, strong=True) if row.strong else None

    def sort_value(self, row: PointsRow, column: int) -> Any:  # noqa: ANN401 - whatever has order
        """Return figures as figures."""
        measure = column - 1 - self.subjects
        if 0 <= measure < _MEASURES:
            return row.differences[measure]
        return super().sort_value(row, column)


def measured(differences: Sequence[Decimal | None], measure: int) -> str:
    """Return one of the three differences with its sign and, where it is no points, its unit."""
    value = differences[measure]
    if value is None:
        return NOTHING
    if measure == 0:
        return format_difference(value)
    unit = "%" if measure == 1 else "p.e."
    return f"{format_difference(round(value, 1))}{NBSP}{unit}"


def rows_of(comparison: Comparison, pair: Pair) -> Iterator[PointsRow]:
    """Yield the areas, the total, the total as printed, and areas without a counterpart."""
    for nth, row in enumerate(comparison.areas):
        yield _area(comparison, pair, nth, row)
    yield _total(comparison, pair)
    if any(cell.printed is not None for cell in comparison.total.cells):
        yield _printed(comparison, pair)
    for unmatched in comparison.unmatched:
        yield _unmatched(comparison, unmatched)


def signs_explained(comparison: Comparison) -> Iterator[str]:
    """Yield what the signs after the points mean, those that occur."""
    from kompass.catalogue.crosswalk import Likeness
    from kompass.comparison import wording

    explained = {one.partition(":")[0].casefold(): one for one in marks(comparison)}
    for likeness, sign in ((Likeness.RECAST, RECAST_SIGN), (Likeness.NOT_COMPARABLE, STRUCK_SIGN)):
        words = wording.mark(likeness)
        if words in explained:
            yield f"{sign}{NBSP}{explained[words]}"
    if any(misprinted(cell) for cell in comparison.total.cells):
        yield f"{MISPRINT_SIGN}{NBSP}Tryckt total som inte är summan av områdena."


def marks(comparison: Comparison) -> tuple[str, ...]:
    """Return what the marks mean that occur, those of areas without a counterpart included."""
    from kompass.catalogue.crosswalk import Likeness
    from kompass.comparison.model import MARKS, MARKS_EXPLAINED

    used = set(comparison.marks)
    if comparison.unmatched:
        used.add(Likeness.NOT_COMPARABLE)
    return tuple(
        f"{MARKS[one].capitalize()}: {MARKS_EXPLAINED[one]}." for one in Likeness if one in used
    )


def misprinted(cell: TotalCell) -> bool:
    """Return whether a total is printed as something else than its areas add up to."""
    return None not in (cell.printed, cell.points) and cell.printed != cell.points


def points_of(cell: Cell) -> str:
    """Return the points of an area with the sign of its mark; unknown is said, never nought."""
    from kompass.catalogue.crosswalk import Likeness

    sign = {Likeness.RECAST: RECAST_SIGN, Likeness.NOT_COMPARABLE: STRUCK_SIGN}.get(
        cell.likeness or Likeness.SAME, ""
    )
    if cell.points is not None:
        figure = format_number(cell.points)
    else:
        figure = NOTHING if cell.area is None else "okänt"
    return f"{figure}{NBSP}{sign}" if sign else figure


def _area(comparison: Comparison, pair: Pair, nth: int, row: AreaRow) -> PointsRow:
    from kompass.comparison import wording

    lead = difference_of(comparison, pair, row.cells)
    return PointsRow(
        f"{row.area.number} {row.area.short_title or row.area.title}",
        tuple(points_of(cell) for cell in row.cells),
        (lead.difference, lead.percent, lead.percentage_points),
        wording.mark_of(row.cells[pair.nth]),
        tuple(_tip(cell) for cell in row.cells),
        nth,
        full=f"{row.area.number} {row.area.title}",
    )


def _tip(cell: Cell) -> str:
    from kompass.comparison import wording

    named = "" if cell.area is None else f"{cell.area.number} {cell.area.title}"
    reason = wording.reason(cell) if cell.reason else ""
    return "\n".join(filter(None, (named, reason)))


def _unmatched(comparison: Comparison, one: Unmatched) -> PointsRow:
    shown = "okänt" if one.points is None else format_number(one.points)
    points = [
        f"{shown}{NBSP}{STRUCK_SIGN}" if subject.id == one.subject.id else ""
        for subject in comparison.subjects
    ]
    short = one.area.short_title or one.area.title
    title = f"{one.area.number} {short} ({one.subject.edition_words})"
    tips = tuple(one.reason if text else "" for text in points)
    return PointsRow(title, tuple(points), (None, None, None), "utan motsvarighet", tips)


def _total(comparison: Comparison, pair: Pair) -> PointsRow:
    from kompass.catalogue.crosswalk import Likeness

    cells = comparison.total.cells
    lead = difference_of(comparison, pair, cells)
    shown = []
    for cell in cells:
        sign = {Likeness.RECAST: RECAST_SIGN, Likeness.NOT_COMPARABLE: STRUCK_SIGN}.get(
            cell.likeness or Likeness.SAME, ""
        )
        figure = "okänt" if cell.points is None else format_number(cell.points)
        shown.append(f"{figure}{NBSP}{sign}" if sign and cell.points is not None else figure)
    tips = tuple(" ".join(filter(None, (cell.words, cell.warning))) for cell in cells)
    return PointsRow(
        "Totalt",
        tuple(shown),
        (lead.difference, lead.percent, lead.percentage_points),
        _total_mark(cells[pair.nth]),
        tips,
        strong=True,
    )


def _total_mark(cell: TotalCell) -> str:
    from kompass.catalogue.crosswalk import Likeness
    from kompass.comparison import wording

    if cell.points is None:
        return cell.words
    if cell.likeness is Likeness.RECAST:
        return "andra utgåvor, med stor försiktighet"
    return wording.mark(cell.likeness)


def _printed(comparison: Comparison, pair: Pair) -> PointsRow:
    cells = comparison.total.cells
    shown = tuple(
        ""
        if cell.printed is None
        else f"{format_number(cell.printed)}{f'{NBSP}{MISPRINT_SIGN}' if misprinted(cell) else ''}"
        for cell in cells
    )
    lead = cells[pair.nth].printed_difference
    if lead is not None and pair.of_base(comparison):
        lead = -lead
    return PointsRow(
        "Totalt, som tryckt", shown, (lead, None, None), "", tuple(cell.warning for cell in cells)
    )
