"""How one figure is spread over many results: exact on decimals, and the same on arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from kompass import stats

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

FEW: Final = 5
"""Below so many results a figure is shown only on request, and with a warning."""
QUARTILE_METHOD: Final = (
    "Kvartilerna är beräknade med linjär interpolation (typ 7 hos Hyndman och Fan 1996), "
    "samma metod som KVARTIL.INK i Excel."
)
SHOWN_DECIMALS: Final = 2
"""As many as points may have."""
_HUNDREDTHS: Final = 100


@dataclass(frozen=True)
class Spread:
    """How one figure is spread over ``n`` results. Exact, apart from a mean that never ends."""

    n: int
    median: Decimal
    mean: Decimal
    """To 28 digits; ask ``rounded`` before showing it."""
    lower: Decimal
    """The lower quartile: see ``QUARTILE_METHOD``."""
    upper: Decimal
    minimum: Decimal
    maximum: Decimal

    @property
    def few(self) -> bool:
        """Whether there are too few results to show this without a warning."""
        return self.n < FEW

    def rounded(self, decimals: int = SHOWN_DECIMALS) -> "Spread":
        """Return the same with at most so many decimals, as one shows it to people."""
        return Spread(
            self.n,
            rounded(self.median, decimals),
            rounded(self.mean, decimals),
            rounded(self.lower, decimals),
            rounded(self.upper, decimals),
            rounded(self.minimum, decimals),
            rounded(self.maximum, decimals),
        )


@dataclass(frozen=True)
class Range:
    """A median, and between what it moves when any one result is left out."""

    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class MedianInterval:
    """A median with its 95 per cent bootstrap interval."""

    value: Decimal
    low: Decimal
    """Rounded to two decimals, as ``high`` is."""
    high: Decimal


def rounded(value: Decimal, decimals: int = SHOWN_DECIMALS) -> Decimal:
    """Return a value with at most so many decimals, a half upwards as people round by hand."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def spread(values: Sequence[Decimal]) -> Spread | None:
    """Return how values are spread, ``None`` if there are none."""
    if not values:
        return None
    ordered = sorted(values)
    return Spread(
        n=len(ordered),
        median=stats.quarter(ordered, 2),
        mean=sum(ordered, Decimal(0)) / len(ordered),
        lower=stats.quarter(ordered, 1),
        upper=stats.quarter(ordered, 3),
        minimum=ordered[0],
        maximum=ordered[-1],
    )


def spread_of_column(points: "NDArray[float64]") -> Spread | None:
    """Return the same as ``spread`` for points in an array, where nan is unknown.

    The points have at most two decimals; they are counted in hundredths, which floats hold
    exactly, so nothing is lost on the way.
    """
    import numpy as np

    whole = np.rint(points[~np.isnan(points)] * _HUNDREDTHS)
    if not (n := len(whole)):
        return None
    ranks = sorted({min(at + step, n - 1) for at in _ranks(n) for step in (0, 1)} | {0, n - 1})
    parted = np.partition(whole, ranks)
    lower, median, upper = (_quarter(parted, n, quarters) for quarters in (1, 2, 3))
    return Spread(
        n=n,
        median=median,
        mean=Decimal(int(whole.sum())) / (n * _HUNDREDTHS),
        lower=lower,
        upper=upper,
        minimum=_decimal(parted[0]),
        maximum=_decimal(parted[-1]),
    )


def leave_one_out(values: Sequence[Decimal]) -> Range | None:
    """Return the median, and its extremes when any one value is left out.

    ``None`` for fewer than two values: then there is nothing left.
    """
    if len(values) < 2:
        return None
    return Range(stats.median(values), *stats.medians_without_one(values))


def median_interval(values: Sequence[Decimal]) -> MedianInterval | None:
    """Return the median with its seeded 95 per cent bootstrap interval, ``None`` if empty."""
    interval = stats.median_interval([float(value) for value in values])
    if interval is None:
        return None
    low, high = (rounded(Decimal(repr(end))) for end in (interval.low, interval.high))
    return MedianInterval(stats.median(values), low, high)


def _ranks(n: int) -> tuple[int, int, int]:
    return (n - 1) // 4, (n - 1) // 2, (n - 1) * 3 // 4


def _quarter(parted: "NDArray[float64]", n: int, quarters: int) -> Decimal:
    at, rest = divmod((n - 1) * quarters, 4)
    below, above = _decimal(parted[at]), _decimal(parted[min(at + 1, n - 1)])
    return (below * (4 - rest) + above * rest) / 4 if rest else below


def _decimal(hundredths: "float64") -> Decimal:
    return Decimal(int(hundredths)) / _HUNDREDTHS
