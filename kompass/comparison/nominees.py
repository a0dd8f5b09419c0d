"""Three to seven municipalities side by side, as for an award; pure data for a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kompass.catalogue.model import Area, Edition
from kompass.comparison.subjects import Said, Subject

FEWEST = 3
MOST = 7


@dataclass(frozen=True)
class Placed:
    """One nominee's place in one area or in total; equal points share a place (1-2-2-4)."""

    subject: Subject
    points: Decimal | None
    place: int | None
    """``None`` where the points are unknown or not comparable."""
    tied: bool
    remark: str = ""


@dataclass(frozen=True)
class RankedArea:
    """An area with the nominees, best first; those without a place come last."""

    area: Area | None
    """``None`` is the total."""
    placed: tuple[Placed, ...]


@dataclass(frozen=True)
class Strongest:
    """What the best in an area have said of them: strengths and good examples."""

    area: Area
    examples: tuple[tuple[Subject, Said], ...]


@dataclass(frozen=True)
class Nominees:
    """The whole comparison."""

    edition: Edition
    subjects: tuple[Subject, ...]
    areas: tuple[RankedArea, ...]
    total: RankedArea
    strongest: tuple[Strongest, ...]
    warnings: tuple[str, ...]


def nominees(subjects: Sequence[Subject]) -> Nominees:
    """Return three to seven nominees of one edition side by side.

    Raises ``KompassError`` for fewer, for more, and for nominees of different editions.
    """
    raise NotImplementedError
