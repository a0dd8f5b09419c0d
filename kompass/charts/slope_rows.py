"""What the slope charts show: for every area its visits in order, its steps, its change."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import floor

from kompass.charts.several import (
    NO_COUNTERPART,
    NOT_COMPARABLE,
    NOT_COMPARABLE_WORDS,
    RECAST,
    RECAST_WORDS,
    SAME,
    UNKNOWN,
    Series,
    Several,
    step,
)
from kompass.errors import KompassError
from kompass.swedish import format_difference, format_number

ACROSS_WORDS = "olika utgåvor"
ACROSS_WARNING = "Summor från olika utgåvor är inte direkt jämförbara."
TOTAL = "Totalt"
_GRID = 25


@dataclass(frozen=True)
class Visit:
    """One value of one visit; ``sign`` counts the editions from 0 in order of the visits."""

    year: int
    value: Decimal | None
    edition: str
    sign: int
    without_counterpart: bool = False
    """There is nothing to know: the edition has no such area."""


@dataclass(frozen=True)
class Slope:
    """One panel."""

    title: str
    visits: tuple[Visit, ...]
    steps: tuple[str, ...]
    """Between each visit and the next."""
    change: str
    """From the first known to the last: "+16,5"; empty where there is none to be counted."""
    remark: str
    """"omarbetat", "inte jämförbart", "olika utgåvor" or nothing."""
    scale: tuple[float, float]
    area: int
    is_total: bool = False

    @property
    def words(self) -> str:
        """The panel in words."""
        values = [f"{v.year} {_value(v)}" for v in self.visits]
        counted = ", ".join(text for text in (self.change, self.remark) if text)
        return f"{self.title}: {', '.join(values)}" + (f" ({counted})" if counted else "")


def slopes_of(data: Several) -> tuple[Slope, ...]:
    """Return a slope for every area and, if any total is known, one for the totals.

    Raises ``KompassError`` if a series has no year.
    """
    if any(series.year is None for series in data.series):
        raise KompassError(
            "Utvecklingen över tid ritas bara för resultat med årtal. Välj bort resultat utan år."
        )
    visits = sorted(data.series, key=_year)
    scale = _scale(data)
    slopes = [_slope(data, visits, nth, scale) for nth in range(len(data.areas))]
    if any(series.total is not None for series in visits):
        slopes.append(_total(data, visits, scale))
    return tuple(slopes)


def describe(data: Several, slopes: tuple[Slope, ...]) -> str:
    """Return all slopes in Swedish sentences, with the warnings."""
    visits = ", ".join(f"{visit.year} {visit.edition}".strip() for visit in slopes[0].visits)
    sentences = [f"Utveckling {data.title}: {visits}.", *(f"{one.words}." for one in slopes)]
    return " ".join([*sentences, *warnings(data, slopes)])


def warnings(data: Several, slopes: tuple[Slope, ...]) -> tuple[str, ...]:
    """Return the warnings of the comparison; totals across editions never go without one."""
    across = any(slope.is_total and RECAST in slope.steps for slope in slopes)
    if across and not any("utgåv" in text for text in data.warnings):
        return (*data.warnings, ACROSS_WARNING)
    return data.warnings


def _year(series: Series) -> int:
    return series.year or 0


def _signs(visits: list[Series]) -> list[int]:
    order = list(dict.fromkeys(series.edition for series in visits))
    return [order.index(series.edition) for series in visits]


def _scale(data: Several) -> tuple[float, float]:
    """Return the common scale: from a quarter below the lowest value to 100."""
    known = [float(v) for series in data.series for v in series.values if v is not None]
    lowest = max(0.0, min(known, default=0.0) - 5)
    return float(min(floor(lowest / _GRID) * _GRID, 50)), 100.0


def _slope(data: Several, visits: list[Series], nth: int, scale: tuple[float, float]) -> Slope:
    area = data.areas[nth]
    steps = tuple(step(one, other, nth) for one, other in pairwise(visits))
    values = [
        Visit(
            _year(series),
            series.values[nth],
            series.edition_words,
            sign,
            not series.has_counterpart(nth),
        )
        for series, sign in zip(visits, _signs(visits), strict=True)
    ]
    change, remark = _change(visits, nth)
    title = f"{area.number} {area.title}"
    return Slope(title, tuple(values), steps, change, remark, scale, nth)


def _change(visits: list[Series], nth: int) -> tuple[str, str]:
    """Return the change from the first known visit to the last, and what must be said of it."""
    known = [(series, v) for series in visits if (v := series.values[nth]) is not None]
    if any(series.marks[nth] == NOT_COMPARABLE for series in visits) and (
        len(known) < 2 or step(known[0][0], known[-1][0], nth) == NOT_COMPARABLE
    ):
        return "", NOT_COMPARABLE_WORDS
    if len(known) < 2:
        return "", ""
    (first, one), (last, other) = known[0], known[-1]
    recast = step(first, last, nth) == RECAST
    return format_difference(other - one), RECAST_WORDS if recast else ""


def _total(data: Several, visits: list[Series], scale: tuple[float, float]) -> Slope:
    of = f", av {format_number(data.total_max)}" if data.total_max else ""
    ratio = float(data.total_max or 100) / 100
    values = tuple(
        Visit(_year(series), series.total, series.edition_words, sign)
        for series, sign in zip(visits, _signs(visits), strict=True)
    )
    steps = tuple(
        SAME if one.edition == other.edition else RECAST for one, other in pairwise(visits)
    )
    known = [series for series in visits if series.total is not None]
    change = remark = ""
    if len(known) > 1:
        first, last = known[0], known[-1]
        change = format_difference((last.total or Decimal(0)) - (first.total or Decimal(0)))
        remark = ACROSS_WORDS if first.edition != last.edition else ""
    ends = (scale[0] * ratio, scale[1] * ratio)
    return Slope(
        f"{TOTAL}{of}", values, steps, change, remark, ends, len(data.areas), is_total=True
    )


def _value(visit: Visit) -> str:
    if visit.value is not None:
        return format_number(visit.value)
    return NO_COUNTERPART if visit.without_counterpart else UNKNOWN
