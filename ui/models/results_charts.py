"""What the charts of a selection are drawn from, read and computed beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isnan
from typing import TYPE_CHECKING, Final

from kompass.archive.computing.ranking import rank, rank_beside
from kompass.archive.computing.spreads import FEW, QUARTILE_METHOD
from kompass.archive.selection import Selection
from kompass.archive.values import edition_name
from kompass.charts.several import AreaSpread, Five, Spreads, TotalDot, Totals
from ui.models.results_figures import WHOLE_UP_TO

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Figures
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition
    from kompass.ids import AreaId
    from ui.models.results_figures import Answer

_MOST: Final = Decimal(800)


@dataclass(frozen=True)
class Own:
    """What is marked in the charts: the open assessment, or the result that is chosen."""

    label: str
    areas: Mapping[AreaId, Decimal | None]
    code: str
    name: str
    counted: bool
    """Whether it is one of the results of the selection itself."""


@dataclass(frozen=True)
class SelectionTotals:
    """The totals of a selection, and what could not be drawn."""

    totals: Totals
    without_total: int
    without_year: int


def spreads_of(answer: Answer, own: Own | None, title: str) -> Spreads:
    """Return how the points of each area are spread, and where the marked one stands."""
    edition, reference = answer.question.edition, answer.reference
    areas = []
    for area in edition.areas:
        values = answer.values(area.id)
        points = own.areas.get(area.id) if own is not None else None
        spread = reference.areas.get(area.id)
        many = spread is not None and spread.n >= FEW
        singles = values if spread is not None and not many else ()
        five = None
        if spread is not None and many:
            shown = spread.rounded()
            five = Five(
                spread.n, shown.minimum, shown.lower, shown.median, shown.upper, shown.maximum
            )
        areas.append(
            AreaSpread(
                number=str(area.number),
                title=area.short_title or area.title,
                n=len(values),
                five=five,
                singles=singles,
                own=points,
                rank=_rank(points, values, own) if spread is not None else "",
            )
        )
    return Spreads(
        title=title[:1].upper() + title[1:],
        population=f"{reference.population}, n = {reference.n}",
        own_label=own.label if own is not None else "",
        areas=tuple(areas),
        method=QUARTILE_METHOD.removeprefix("Kvartilerna är ").rstrip("."),
        warnings=(reference.warning,) if reference.warning else (),
    )


def read_totals(
    archive: Archive, selection: Selection, editions: Sequence[Edition], own: Own | None
) -> SelectionTotals:
    """Read the totals of a selection, of whatever editions."""
    wanted = [one for one in editions if selection.edition in (None, one.id)]
    everything = archive.page(selection, first=0, count=0).total
    if everything <= WHOLE_UP_TO:
        results = archive.results(selection)
        dots = [_dot_of(one, own) for one in results if _drawn(one)]
        lacking = sum(one.total is None for one in results)
    else:
        dots, lacking = _many(archive, selection, wanted, own)
    maximum = max((edition.max_points or _MOST for edition in wanted), default=_MOST)
    short = selection.short()
    totals = Totals(
        short[:1].upper() + short[1:], f"urvalet: {short}", tuple(dots), maximum=maximum
    )
    return SelectionTotals(totals, lacking, everything - lacking - len(dots))


def _drawn(result: Result) -> bool:
    return result.total is not None and result.year is not None


def _dot_of(result: Result, own: Own | None) -> TotalDot:
    assert result.total is not None  # noqa: S101 - those that lack one are not drawn
    return TotalDot(
        result.municipality,
        result.year or 0,
        result.total,
        edition_name(result.edition),
        own=own is not None and (result.code, result.municipality) == (own.code, own.name),
        comparable=result.comparable,
    )


def _many(
    archive: Archive, selection: Selection, editions: Sequence[Edition], own: Own | None
) -> tuple[list[TotalDot], int]:
    """Return the dots of many results by way of arrays, edition by edition."""
    from dataclasses import replace

    from kompass.assessment.register import municipalities

    names = {one.code: one.name for one in municipalities()}
    dots: list[TotalDot] = []
    lacking = 0
    for edition in editions:
        chosen = replace(selection, edition=edition.id)
        figures = archive.figures(chosen, edition)
        alike = replace(chosen, comparable_only=True)
        comparable = frozenset(archive.figures(alike, edition).ids)
        found = list(_array_dots(figures, names, comparable, own))
        lacking += sum(isnan(total) for total in figures.totals.tolist())
        dots += found
    return dots, lacking


def _array_dots(
    figures: Figures, names: Mapping[str, str], comparable: frozenset[str], own: Own | None
) -> list[TotalDot]:
    words = edition_name(figures.edition)
    return [
        TotalDot(
            names.get(code, ""),
            year,
            Decimal(round(total * 100)) / 100,
            words,
            own=own is not None and bool(code) and code == own.code,
            comparable=result in comparable,
        )
        for result, year, code, total in zip(
            figures.ids, figures.years, figures.codes, figures.totals.tolist(), strict=True
        )
        if year is not None and not isnan(total)
    ]


def _rank(points: Decimal | None, values: Sequence[Decimal], own: Own | None) -> str:
    if points is None or own is None or not values:
        return ""
    counted = own.counted and points in values
    return (rank(points, values) if counted else rank_beside(points, values)).words
