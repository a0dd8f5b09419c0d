"""What the archive gives and is asked for, beside the results themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from kompass.archive.model import Result
from kompass.ids import AreaId, EditionId, QuestionId, ResultId, RowId, new_id

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


class By(StrEnum):
    """What a page is sorted by."""

    MUNICIPALITY = "municipality"
    YEAR = "year"
    EDITION = "edition"
    LEVEL = "level"
    COUNTRY = "country"
    COUNTY = "county"
    SKR_GROUP = "skr_group"
    INHABITANTS = "inhabitants"
    TOTAL = "total"
    ORIGIN = "origin"
    COMPARABLE = "comparable"
    SOURCE = "source"
    AREA = "area"
    """The points of one area, which ``Sort.area`` names."""


@dataclass(frozen=True)
class Sort:
    """The order of a page. What has no value comes last both ways; equals by name and year."""

    by: By = By.MUNICIPALITY
    descending: bool = False
    area: AreaId | None = None


@dataclass(frozen=True)
class Page:
    """Some rows out of a sorted selection."""

    results: tuple[Result, ...]
    total: int
    """How many the whole selection has."""


@dataclass(frozen=True, eq=False)
class Figures:
    """The points of one edition in a selection as arrays. Unknown is nan, never 0."""

    edition: EditionId
    ids: tuple[ResultId, ...]
    """One a row, n in all, in the order in which they were added."""
    years: tuple[int | None, ...]
    codes: tuple[str, ...]
    """In the register; empty for a unit outside it."""
    area_ids: tuple[AreaId, ...]
    question_ids: tuple[QuestionId, ...]
    areas: "NDArray[float64]"
    """n x areas."""
    questions: "NDArray[float64]"
    """n x questions."""
    totals: "NDArray[float64]"
    """n: the sum of the areas, or the printed total where areas are missing."""
    given_in: tuple[EditionId, ...] = ()
    """n: the edition itself, or a completed copy of it."""

    def rows(self, kept: Sequence[int]) -> Self:
        """Return the figures of these rows (0 is the first), in this order."""
        return replace(
            self,
            ids=tuple(self.ids[at] for at in kept),
            years=tuple(self.years[at] for at in kept),
            codes=tuple(self.codes[at] for at in kept),
            areas=self.areas[kept],
            questions=self.questions[kept],
            totals=self.totals[kept],
            given_in=tuple(self.given_in[at] for at in kept) if self.given_in else (),
        )


class Deed(StrEnum):
    """What somebody did with a result."""

    ADDED = "added"
    SHIPPED = "shipped"
    """Put in by the program: it ships with the result."""
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    GROUP_SAVED = "group_saved"
    GROUP_REMOVED = "group_removed"


@dataclass(frozen=True)
class Trace:
    """One thing that somebody did with a result."""

    at: datetime
    """With time zone (UTC)."""
    by: str
    what: Deed
    why: str
    before: Result | None
    after: Result | None


@dataclass(frozen=True)
class Group:
    """Municipalities chosen by hand, saved under a name."""

    name: str
    municipalities: tuple[str, ...]
    """Codes of the register, in the order chosen."""
    id: RowId = field(default_factory=lambda: RowId(new_id()))
