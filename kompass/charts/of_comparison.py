"""A comparison in the words and figures that its charts are drawn from."""

from decimal import Decimal

from kompass.catalogue.crosswalk import Likeness
from kompass.charts.several import (
    NOT_COMPARABLE,
    RECAST,
    SAME,
    ComparedArea,
    Series,
    Several,
)
from kompass.comparison.model import Comparison, TotalCell
from kompass.comparison.subjects import Subject
from kompass.swedish import format_number

_MARKS = {
    Likeness.SAME: SAME,
    Likeness.RECAST: RECAST,
    Likeness.NOT_COMPARABLE: NOT_COMPARABLE,
}


def several_of(comparison: Comparison, *, warnings: bool = True) -> Several:
    """Return what the charts of a comparison show.

    Without ``warnings`` only for places where they stand right beside the picture.
    """
    areas = tuple(
        ComparedArea(row.area.number, row.area.short_title or row.area.title)
        for row in comparison.areas
    )
    others = ", ".join(one.name for one in comparison.subjects[1:])
    return Several(
        title=f"{comparison.base.name} och {others}",
        areas=areas,
        series=tuple(_series(comparison, nth) for nth in range(len(comparison.subjects))),
        warnings=comparison.warnings if warnings else (),
        total_max=comparison.total.cells[0].maximum,
    )


def _series(comparison: Comparison, nth: int) -> Series:
    subject, total = comparison.subjects[nth], comparison.total.cells[nth]
    cells = [row.cells[nth] for row in comparison.areas]
    return Series(
        name=subject.name,
        label=_label(subject),
        values=tuple(cell.points for cell in cells),
        marks=tuple(SAME if cell.likeness is None else _MARKS[cell.likeness] for cell in cells),
        total=total.points,
        total_words=_total_words(total, total.maximum),
        year=subject.year,
        edition=" ".join(sorted(subject.instrument or ())),  # alike for completed copies
        edition_words=subject.edition_words,
    )


def _label(subject: Subject) -> str:
    """Return the legend: references say their population, edition and source themselves."""
    if subject.is_reference:
        return subject.title
    return f"{subject.title}, {subject.edition_words}"


def _total_words(total: TotalCell, maximum: Decimal | None) -> str:
    if total.points is None:
        return total.words
    most = "" if maximum is None else f" av {format_number(maximum)}"
    return f"{format_number(total.points)}{most}"
