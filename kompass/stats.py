"""How well assessors agree, and how figures are spread: pure functions on plain numbers.

Ratings are tables with one row per item and one column per rater; ``None`` is a missing
rating. Points must be given as shares of the question's maximum: on raw points with
different maxima, even random scoring looks like agreement.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Table = NDArray[float64]

Rating = float | None
Ratings = Sequence[Sequence[Rating]]

DRAWS: Final = 2000
SEED: Final = 2002
_TOLERANCE: Final = 1e-9
_DRAWS_AT_ONCE: Final = 1_000_000
"""So many drawn values are held in memory at a time."""


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 per cent bootstrap interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Closeness:
    """Plain agreement over all pairs of ratings of the same item, as shares from 0 to 1."""

    pairs: int
    equal: float
    within_step: float


def closeness(ratings: Ratings, step: float) -> Closeness | None:
    """Return how often two raters were equal, or at most ``step`` apart; ``None`` if no pairs."""
    gaps = [
        abs(one - other)
        for row in ratings
        for one, other in combinations([value for value in row if value is not None], 2)
    ]
    if not gaps:
        return None
    return Closeness(
        pairs=len(gaps),
        equal=sum(gap < _TOLERANCE for gap in gaps) / len(gaps),
        within_step=sum(gap < step + _TOLERANCE for gap in gaps) / len(gaps),
    )


def krippendorff_alpha(ratings: Ratings) -> float | None:
    """Return Krippendorff's alpha for interval data, at most 1; 0 is chance.

    Any number of raters and missing ratings are allowed. ``None`` where it cannot be
    computed: fewer than two items with two ratings, or no variation at all.
    Krippendorff, Content Analysis (2004), chapter 11: 1 - observed/expected disagreement.
    """
    return _alpha(_table(ratings))


def icc_agreement(ratings: Ratings) -> float | None:
    """Return ICC(A,1): two-way random effects, absolute agreement, a single rater.

    ``None`` where it cannot be computed: a missing rating, fewer than two items or
    raters, or no variation. McGraw and Wong (1996), Psychological Methods 1(1).
    """
    return _icc(_table(ratings))


def alpha_interval(ratings: Ratings) -> Interval | None:
    """Return ``krippendorff_alpha`` with its bootstrap interval, ``None`` where it has none."""
    return _bootstrap(_table(ratings), _alpha)


def icc_interval(ratings: Ratings) -> Interval | None:
    """Return ``icc_agreement`` with its bootstrap interval, ``None`` where it has none."""
    return _bootstrap(_table(ratings), _icc)


def leniency(ratings: Ratings) -> tuple[float | None, ...]:
    """Return each rater's mean difference from the other raters' mean of the same items.

    Positive is generous; ``None`` for a rater who shares no item with anybody.
    """
    raters = len(ratings[0]) if ratings else 0
    return tuple(_difference(ratings, rater) for rater in range(raters))


def _difference(ratings: Ratings, rater: int) -> float | None:
    gaps = []
    for row in ratings:
        own = row[rater]
        others = [value for at, value in enumerate(row) if at != rater and value is not None]
        if own is not None and others:
            gaps.append(own - sum(others) / len(others))
    return sum(gaps) / len(gaps) if gaps else None


def _table(ratings: Ratings) -> "Table":
    import numpy as np

    return np.array(
        [[np.nan if value is None else value for value in row] for row in ratings], dtype=np.float64
    )


def _bootstrap(table: "Table", figure: "Callable[[Table], float | None]") -> Interval | None:
    """Resample the items; the draws are seeded, so the same ratings give the same interval."""
    import numpy as np

    value = figure(table)
    if value is None:
        return None
    random = np.random.default_rng(SEED)
    picks = random.integers(0, len(table), size=(DRAWS, len(table)))
    drawn = [other for pick in picks if (other := figure(table[pick])) is not None]
    low, high = np.percentile(drawn, [2.5, 97.5]) if drawn else (value, value)
    return Interval(value, float(low), float(high))


def _alpha(table: "Table") -> float | None:
    import numpy as np

    if table.ndim != 2:
        return None
    counts = (~np.isnan(table)).sum(axis=1)
    table, counts = table[counts >= 2], counts[counts >= 2]
    if len(table) < 2:
        return None
    # The sum of squared differences over all ordered pairs of n values is 2(n·Σx² - (Σx)²).
    sums, squares = np.nansum(table, axis=1), np.nansum(table**2, axis=1)
    observed = (2 * (counts * squares - sums**2) / (counts - 1)).sum() / counts.sum()
    total = counts.sum()
    expected = 2 * (total * squares.sum() - sums.sum() ** 2) / (total * (total - 1))
    if expected < _TOLERANCE**2:
        return None
    return float(1 - observed / expected)


def _icc(table: "Table") -> float | None:
    import numpy as np

    if table.ndim != 2 or min(table.shape) < 2 or bool(np.isnan(table).any()):
        return None
    items, raters = table.shape
    grand = table.mean()
    between_items = raters * ((table.mean(axis=1) - grand) ** 2).sum() / (items - 1)
    between_raters = items * ((table.mean(axis=0) - grand) ** 2).sum() / (raters - 1)
    rest = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0) + grand
    error = (rest**2).sum() / ((items - 1) * (raters - 1))
    below = between_items + (raters - 1) * error + raters * (between_raters - error) / items
    if abs(below) < _TOLERANCE**2:
        return None
    return float((between_items - error) / below)


def quarter(ordered: Sequence[Decimal], quarters: int) -> Decimal:
    """Return the quantile at so many quarters (1, 2 or 3) of at least one ordered value, exact.

    Linear interpolation between the nearest ranks, type 7 of Hyndman and Fan, "Sample
    Quantiles in Statistical Packages", The American Statistician 50(4), 1996.
    """
    at, rest = divmod((len(ordered) - 1) * quarters, 4)
    if not rest:
        return ordered[at]
    return (ordered[at] * (4 - rest) + ordered[at + 1] * rest) / 4


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the median of at least one value, exact."""
    return quarter(sorted(values), 2)


def medians_without_one(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest median when any one of at least two values is left out."""
    ordered = sorted(values)
    half = len(ordered) // 2
    # Leaving out anything below the middle moves the median up, anything above it down.
    tries = {0, half, len(ordered) - 1}
    medians = [quarter(ordered[:at] + ordered[at + 1 :], 2) for at in tries]
    return min(medians), max(medians)


def median_interval(values: Sequence[float]) -> Interval | None:
    """Return the median with its 95 per cent percentile bootstrap interval, ``None`` if empty.

    The draws are seeded, so the same values give the same interval, whatever their order.
    Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """
    import numpy as np

    if not values:
        return None
    ordered = np.sort(np.array(values, dtype=np.float64))
    random = np.random.default_rng(SEED)
    at_once = max(1, _DRAWS_AT_ONCE // len(ordered))
    drawn = [
        np.median(ordered[random.integers(0, len(ordered), size=(many, len(ordered)))], axis=1)
        for many in _portions(DRAWS, at_once)
    ]
    low, high = np.percentile(np.concatenate(drawn), [2.5, 97.5])
    return Interval(float(np.median(ordered)), float(low), float(high))


def _portions(whole: int, most: int) -> list[int]:
    portions = [most] * (whole // most)
    return [*portions, whole % most] if whole % most else portions
