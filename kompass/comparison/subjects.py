"""What takes part in a comparison: a file, a result of the archive or reference values.

Whatever it comes from, a subject says which edition its points were given by and whether it
may stand beside ordinary assessments. Unknown stays ``None``: it is never nought.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from kompass.archive.model import Result
from kompass.archive.values import ReferenceValues
from kompass.assessment.snapshot import Level, Snapshot
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, QuestionId


class SubjectKind(StrEnum):
    """What a subject is."""

    FILE = "file"
    """An assessment file."""
    RESULT = "result"
    """A result of the archive."""
    REFERENCE = "reference"
    """Reference values as somebody has published them."""
    COMPUTED = "computed"
    """Reference values computed from the archive; never mixed with published ones."""


@dataclass(frozen=True)
class Said:
    """A strength, an improvement or a good example that a subject carries."""

    text: str
    area: AreaId
    question: QuestionId | None = None
    """``None`` where it speaks of the whole area."""


@dataclass(frozen=True)
class Subject:
    """One of the two to six that are compared."""

    id: str
    title: str
    """For headings and legends: "Södertälje 2006", "Median, utvärderade kommuner ..."."""
    kind: SubjectKind
    edition: Edition | None
    """``None`` where the source does not tell; then there are no areas."""
    areas: Mapping[AreaId, Decimal | None]
    """Every area of the edition in printed order; ``None`` where no figure is known."""
    questions: Mapping[QuestionId, Decimal]
    """Only questions whose points are known."""
    total: Decimal | None
    """What all areas add up to, else the total as printed; ``None`` if neither is known."""
    printed_total: Decimal | None
    comparable: bool
    """Whether it may stand beside ordinary assessments of the same edition."""
    why_not: str
    """A sentence that begins "Inte direkt jämförbar"; empty if it is comparable."""
    level: Level
    year: int | None
    source: str
    note: str = ""
    improvements: tuple[Said, ...] = ()
    strengths: tuple[Said, ...] = ()
    good_examples: tuple[Said, ...] = ()
    short_title: str = ""
    """For tight places; empty means that ``title`` is short enough."""
    unit: str = ""
    """The municipality or other unit by name; empty for reference values."""
    code: str = ""
    """The code in the register; empty where there is none."""
    content_hash: str = field(default="")

    @property
    def known_areas(self) -> int:
        """How many areas have a figure."""
        return sum(points is not None for points in self.areas.values())


def of_snapshot(snapshot: Snapshot) -> Subject:
    """Return an assessment as a subject; areas that are not fully assessed are unknown."""
    raise NotImplementedError


def of_result(result: Result, edition: Edition | None) -> Subject:
    """Return a result of the archive as a subject. ``edition`` is the one the result names."""
    raise NotImplementedError


def of_reference(values: ReferenceValues, edition: Edition) -> Subject:
    """Return reference values as a subject. ``edition`` is the one the values name."""
    raise NotImplementedError


_EMPTY: Mapping[QuestionId, Decimal] = MappingProxyType({})
