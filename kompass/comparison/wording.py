"""Figures and marks of a comparison as Swedish readers see them, on screen and on paper."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kompass.archive.computing.spreads import rounded
from kompass.catalogue.crosswalk import Likeness
from kompass.comparison.model import (
    MARKS,
    MARKS_EXPLAINED,
    Cell,
    Comparison,
    QuestionCell,
    TotalCell,
)
from kompass.swedish import NBSP, format_difference, format_number

UNKNOWN: Final = "–"
"""What a figure shows that nobody knows: never a zero."""
MEASURES_EXPLAINED: Final = (
    "”A mot B” är A minus B: så mycket högre A ligger. Procent är skillnaden räknad på B:s poäng, "
    "och räknas inte om B har 0. Procentenheter är skillnaden mellan andelarna av maxpoängen. "
    "Den första, basen, ställs mot de andra; av två besök i samma kommun ställs det senare mot "
    "det tidigare."
)


def figure(value: Decimal | None) -> str:
    """Return points with decimal comma; a dash where nobody knows."""
    return UNKNOWN if value is None else format_number(value)


def points_difference(value: Decimal | None) -> str:
    """Return a difference in points with its sign; a dash where none is counted."""
    return UNKNOWN if value is None else format_difference(value)


def percent(value: Decimal | None) -> str:
    """Return a relative change with one decimal and its sign: "+6,8 %"."""
    return UNKNOWN if value is None else f"{format_difference(rounded(value, 1))}{NBSP}%"


def percentage_points(value: Decimal | None) -> str:
    """Return a difference of shares with one decimal and its sign: "+5 p.e."."""
    return UNKNOWN if value is None else f"{format_difference(rounded(value, 1))}{NBSP}p.e."


def mark(likeness: Likeness | None) -> str:
    """Return a mark in words; empty for the base, which is compared with nothing."""
    return "" if likeness is None else MARKS[likeness]


def total_figure(cell: TotalCell) -> str:
    """Return a total, or what stands where there is none."""
    return cell.words if cell.points is None else format_number(cell.points)


def marks_explained(comparison: Comparison) -> tuple[str, ...]:
    """Return what the marks mean that occur in this comparison, one sentence each."""
    return tuple(f"{MARKS[one].capitalize()}: {MARKS_EXPLAINED[one]}." for one in comparison.marks)


def mark_of(cell: Cell | QuestionCell) -> str:
    """Return a cell's mark, with a word for points that nobody knows."""
    known = cell.points is not None or cell.likeness is Likeness.NOT_COMPARABLE
    return mark(cell.likeness) if known else f"{mark(cell.likeness)}, okänt"


def remarks(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """Yield area, subject and reason for every cell that is not simply the same.

    What holds for a subject as a whole is said once.
    """
    for nth, subject in enumerate(comparison.subjects):
        cells = [(row.area, row.cells[nth]) for row in comparison.areas]
        reasons = {(cell.likeness, cell.reason) for _area, cell in cells}
        if len(reasons) == 1 and len(cells) > 1:
            cell = cells[0][1]
            if cell.reason and cell.likeness is not Likeness.SAME:
                yield "Alla områden", subject.name, reason(cell)
            continue
        for area, cell in cells:
            if cell.reason and cell.likeness is not Likeness.SAME:
                yield f"{area.number} {area.title}", subject.name, reason(cell)


def reason(cell: Cell | QuestionCell) -> str:
    """Return a cell's mark, its reason and whose proposal it is, as a sentence."""
    said = cell.reason or mark(cell.likeness)
    begun = said.startswith("Inte direkt jämförbar") or not cell.reason
    text = said if begun else f"{mark(cell.likeness)}: {said}"
    ended = text if text.endswith((".", "!", "?")) else f"{text}."
    whose = f" Föreslaget av {cell.proposed_by}." if cell.proposed_by else ""
    return f"{ended[:1].upper()}{ended[1:]}{whose}"
