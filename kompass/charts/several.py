"""What the charts of a comparison show: pure data, in the words that are to be drawn.

Every series is told area by area beside the first one, the base. ``None`` is not known and
is never drawn as zero. What a mark means is said in the picture, on screen and on paper.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kompass.errors import KompassError

SAME: Final = "same"
RECAST: Final = "recast"
NOT_COMPARABLE: Final = "not_comparable"
LIKENESSES: Final = (SAME, RECAST, NOT_COMPARABLE)

FEWEST, MOST = 2, 6
UNKNOWN: Final = "okänt"
RECAST_WORDS: Final = "omarbetat"
NOT_COMPARABLE_WORDS: Final = "inte jämförbart"
NO_COUNTERPART: Final = "utan motsvarighet"


@dataclass(frozen=True)
class ComparedArea:
    """One area of the base's edition, in its order."""

    number: int
    title: str


@dataclass(frozen=True)
class Series:
    """One municipality's visit, or one reference, on the areas of the base."""

    name: str
    """A few words for tight places: "Örebro 2006", "median 2009"."""
    label: str
    """Who, year, edition and source, for the legend."""
    values: tuple[Decimal | None, ...]
    """Points from 0 to 100 in the base's order of areas; ``None`` is not known."""
    marks: tuple[str, ...]
    """For every area how it may be set beside the base: one of ``LIKENESSES``."""
    total: Decimal | None = None
    total_words: str = ""
    """The total as it is written: "577 av 800", "två av åtta områden kända"."""
    year: int | None = None
    """Of the visit; slopes need it."""
    edition: str = ""
    """One word for all that stand on the same areas: an edition, and completed copies of it."""
    edition_words: str = ""
    """"utgåva 2002"."""

    def has_counterpart(self, nth: int) -> bool:
        """Return whether there is something to know in area ``nth``, whether known or not."""
        return self.values[nth] is not None or self.marks[nth] != NOT_COMPARABLE


@dataclass(frozen=True)
class Several:
    """Two to six series of which the first is the base, drawn as the own one."""

    title: str
    areas: tuple[ComparedArea, ...]
    series: tuple[Series, ...]
    warnings: tuple[str, ...] = ()
    """Whole sentences, written at the foot of every picture."""
    total_max: Decimal | None = None
    """The maximum of the total, 800."""

    def __post_init__(self) -> None:
        if not FEWEST <= len(self.series) <= MOST:
            raise KompassError(
                f"En jämförelse ritas med {FEWEST} till {MOST} resultat; här är det "
                f"{len(self.series)}. Välj färre eller fler."
            )
        for series in self.series:
            if not len(series.values) == len(series.marks) == len(self.areas):
                raise ValueError(f"{series.name}: one value and one mark for every area")

    @property
    def base(self) -> Series:
        """The series that the others are set beside."""
        return self.series[0]

    def comparable(self, nth: int) -> bool:
        """Return whether no series is marked as not comparable in area ``nth``."""
        return all(series.marks[nth] != NOT_COMPARABLE for series in self.series)

    def recast(self, nth: int) -> bool:
        """Return whether any series is marked as recast in area ``nth``."""
        return any(series.marks[nth] == RECAST for series in self.series)


def step(one: Series, other: Series, nth: int) -> str:
    """Return how two series of the same comparison may be set beside each other in area ``nth``.

    The same edition is the same area; otherwise the weaker of their marks against the base.
    """
    if one.edition and one.edition == other.edition and one.marks[nth] == other.marks[nth]:
        return SAME
    return max(one.marks[nth], other.marks[nth], key=LIKENESSES.index)


@dataclass(frozen=True)
class Five:
    """Minimum, lower quartile, median, upper quartile and maximum, and of how many."""

    n: int
    minimum: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    maximum: Decimal


@dataclass(frozen=True)
class AreaSpread:
    """How a reference set spreads in one area (or question), and where the own value stands."""

    number: str
    title: str
    n: int
    five: Five | None
    """``None`` where the set is too small for quartiles: then ``singles`` are drawn."""
    singles: tuple[Decimal, ...] = ()
    """The single values of a set with fewer than five."""
    own: Decimal | None = None
    rank: str = ""
    """The own place in words: "2:a av 31", "delad 3:a av 12"."""


@dataclass(frozen=True)
class Spreads:
    """A reference set, area by area."""

    title: str
    population: str
    """Which results, edition and years: the words of the selection."""
    own_label: str
    areas: tuple[AreaSpread, ...]
    method: str = ""
    """How the quartiles are computed, in words."""
    warnings: tuple[str, ...] = ()
    full_scale: Decimal = Decimal(100)


@dataclass(frozen=True)
class Difference:
    """One area or question: how many points one stands above (or below) the other."""

    number: str
    title: str
    difference: Decimal | None
    mark: str = SAME
    one: Decimal | None = None
    other: Decimal | None = None


@dataclass(frozen=True)
class Differences:
    """Differences in points: ``one`` minus ``other``."""

    title: str
    one_label: str
    other_label: str
    rows: tuple[Difference, ...]
    by_size: bool = False
    """Largest difference first; otherwise in the order given."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class TotalDot:
    """One result's total."""

    name: str
    year: int
    total: Decimal
    edition: str
    """"utgåva 2002": totals of different editions get different marks."""
    own: bool = False
    comparable: bool = True


@dataclass(frozen=True)
class Totals:
    """The totals of a selection, for the charts of the archive."""

    title: str
    population: str
    dots: tuple[TotalDot, ...]
    maximum: Decimal = Decimal(800)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class RankLine:
    """One municipality's places, best is 1; ``None`` where it has none."""

    name: str
    places: tuple[int | None, ...]
    own: bool = False


@dataclass(frozen=True)
class Ranks:
    """Places moving over columns: visits, years or areas."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[RankLine, ...]
    note: str = ""
    """How ties are placed, and among how many."""
    warnings: tuple[str, ...] = ()
