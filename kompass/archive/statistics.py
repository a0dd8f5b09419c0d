"""Reference sets: what the results of a selection come to, per area, question and in total.

Computed here from the archive, and never mixed with reference values that somebody published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kompass.archive.model import Result
from kompass.archive.selection import Selection
from kompass.archive.values import Kind, ReferenceValues
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, EditionId, QuestionId, ResultId

FEW: Final = 5
"""Below so many results a figure is shown only on request, and with a warning."""
QUARTILE_METHOD: Final = (
    "Kvartilerna är beräknade med linjär interpolation (typ 7 hos Hyndman och Fan, 1996), "
    "samma metod som KVARTIL.INK i Excel."
)


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

    def rounded(self, decimals: int = 1) -> "Spread":
        """Return the same, rounded half to even, as one shows it to people."""
        raise NotImplementedError


@dataclass(frozen=True)
class Whose:
    """The municipality or other unit that a result is of, as far as results tell it apart."""

    name: str
    code: str = ""
    country: str = "SE"


@dataclass(frozen=True)
class Choices:
    """What somebody has asked for beside the usual."""

    latest_only: bool = False
    """Only the latest result of each municipality; else all count, as evaluations."""
    with_few: bool = False
    """Figures of fewer than five results too, with a warning."""
    with_not_comparable: bool = False
    """Results that are not directly comparable too."""


USUAL: Final = Choices()


@dataclass(frozen=True)
class ReferenceSet:
    """What the results of a selection come to. Says whom, which edition and when."""

    selection_words: str
    """``Selection.in_words``."""
    population: str
    """``Selection.short``."""
    edition: EditionId
    n: int
    """So many results are in; each figure has its own n."""
    municipalities: int
    """So many different municipalities or units they are of."""
    years: tuple[int, int] | None
    """The first and the last year of the results that are in; ``None`` if none is known."""
    areas: Mapping[AreaId, Spread]
    """Only areas that have a figure to show: see ``withheld``."""
    questions: Mapping[QuestionId, Spread]
    total: Spread | None
    """Of the totals; not the sum of the areas' figures."""
    with_own: bool
    few: bool
    """Some figure rests on fewer than five results, shown or not."""
    withheld: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The n of areas, questions and "total" that have too few results to be shown unasked."""
    warning: str = ""
    """A sentence to show beside the figures while ``few``; empty otherwise."""
    remarks: tuple[str, ...] = ()
    """Sentences: who is in and out, how many and why, printed totals, the method."""
    results: tuple[ResultId, ...] = ()
    """Which results are in."""


@dataclass(frozen=True)
class Range:
    """How far a median moves when any one result is left out."""

    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class MedianInterval:
    """A median with its 95 per cent bootstrap interval."""

    value: Decimal
    low: Decimal
    high: Decimal


def spread(values: Sequence[Decimal]) -> Spread | None:
    """Return how values are spread, ``None`` if there are none."""
    raise NotImplementedError


def reference_set(
    results: Sequence[Result],
    edition: Edition,
    selection: Selection,
    *,
    own: ResultId | Whose | None = None,
    with_own: bool = False,
    choices: Choices = USUAL,
) -> ReferenceSet:
    """Return what the admitted results come to."""
    raise NotImplementedError


def as_reference(reference: ReferenceSet, figure: Kind) -> ReferenceValues:
    """Return the medians, means or maxima of a set as something to compare with."""
    raise NotImplementedError


def leave_one_out(values: Sequence[Decimal]) -> Range | None:
    """Return the median and how far it moves; ``None`` for fewer than two values."""
    raise NotImplementedError


def median_interval(values: Sequence[Decimal]) -> MedianInterval | None:
    """Return the median with its bootstrap interval, ``None`` without values."""
    raise NotImplementedError
