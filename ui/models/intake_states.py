"""What becomes of a figure, and of a whole column of figures, that somebody brings in."""

from dataclasses import dataclass
from enum import StrEnum


class CellState(StrEnum):
    """What becomes of one figure."""

    SURE = "sure"
    """Nothing to ask about it; goes in with its column."""
    DOUBTFUL = "doubtful"
    """Left out until somebody confirms it."""
    CONFIRMED = "confirmed"
    """Was doubtful, and somebody has confirmed it."""
    REFUSED = "refused"
    """Never goes in."""
    LEFT_OUT = "left_out"
    """Somebody does not want it."""
    REFERENCE = "reference"
    """Stands in a column that is no result: a median, a mean, a maximum."""

    @property
    def goes_in(self) -> bool:
        """Whether it is taken if its column is."""
        return self in (CellState.SURE, CellState.CONFIRMED)


class ColumnState(StrEnum):
    """What becomes of a column."""

    TAKEN = "taken"
    """Makes a result of what is sure or confirmed in it."""
    WAITS = "waits"
    """Something about the whole column has to be told or accepted first."""
    EMPTY = "empty"
    """Nothing in it is sure or confirmed."""
    LEFT_OUT = "left_out"
    """Somebody does not want it."""
    REFERENCE = "reference"
    """A median, a mean, a maximum: never a result."""


@dataclass(frozen=True)
class Standing:
    """How a column stands."""

    state: ColumnState
    taken: int = 0
    """Figures that go in, once the column does."""
    doubtful: int = 0
    """Figures that nobody has confirmed yet."""
    refused: int = 0
    left_out: int = 0
    waits_for: tuple[str, ...] = ()
    """Sentences: what has to be told or accepted first."""
