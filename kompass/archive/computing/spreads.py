"""How one figure is spread over many results: exact on decimals, and the same on arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from kompass import stats

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
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
_LAST: Final = 2**16 - 1


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


def spreads_of_columns(points: "NDArray[float64]") -> Iterator[Spread | None]:
    """Yield the same as ``spread`` for every column of points, where nan is unknown.

    Points have at most two decimals, so they are counted in whole hundredths and nothing is
    lost on the way.
    """
    import numpy as np

    hundredths = np.array(points.T, order="C", copy=True)
    np.rint(np.multiply(hundredths, _HUNDREDTHS, out=hundredths), out=hundredths)
    unknown = np.isnan(hundredths)
    known = hundredths.shape[1] - np.count_nonzero(unknown, axis=1)
    for column, n in zip(_ordered(hundredths, unknown), known.tolist(), strict=True):
        yield _spread_of(column[:n], n) if n else None


def _ordered(hundredths: "NDArray[float64]", unknown: "NDArray[bool_]") -> "NDArray[int64]":
    """Return every row in order, what is unknown last.

    Numbers of 16 bits are put in order several times faster (radix sort); all points of areas
    and questions are such.
    """
    import numpy as np

    hundredths = np.where(unknown, _LAST, hundredths)
    small = hundredths.size and hundredths.min() >= 0 and hundredths.max() <= _LAST
    if not small:
        hundredths[unknown] = np.inf
        hundredths.sort(axis=1)
        return np.where(np.isinf(hundredths), 0, hundredths).astype(np.int64)
    whole = hundredths.astype(np.uint16)
    whole.sort(axis=1, kind="stable")
    return whole.astype(np.int64)


def _spread_of(ordered: "NDArray[int64]", n: int) -> Spread:
    lower, median, upper = (_quarter(ordered, n, quarters) for quarters in (1, 2, 3))
    return Spread(
        n=n,
        median=median,
        mean=Decimal(int(ordered.sum())) / (n * _HUNDREDTHS),
        lower=lower,
        upper=upper,
        minimum=_decimal(ordered[0]),
        maximum=_decimal(ordered[-1]),
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


def _quarter(ordered: "NDArray[int64]", n: int, quarters: int) -> Decimal:
    at, rest = divmod((n - 1) * quarters, 4)
    if not rest:
        return _decimal(ordered[at])
    return (_decimal(ordered[at]) * (4 - rest) + _decimal(ordered[at + 1]) * rest) / 4


def _decimal(hundredths: "int64") -> Decimal:
    return Decimal(int(hundredths)) / _HUNDREDTHS
