"""A table as it stands in a file: rows of texts that know where they stood."""

from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 400
HIDDEN: Final = "Cellen ligger i en dold rad eller kolumn. Se efter om den ska med."
STRUCK: Final = "Talet är överstruket i filen. Se efter om det gäller."


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell; empty text is an empty cell."""

    text: str
    """As it is shown, numbers with decimal comma."""
    trouble: str = ""
    """Why the cell must not be read as a figure; one sentence."""
    hidden: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; ``number`` is what the program that made the file calls it."""

    number: int
    cells: tuple[GridCell, ...]

    def text(self, column: int) -> str:
        """Return what stands in a column, "" beyond the last one."""
        return self.cells[column].text if 0 <= column < len(self.cells) else ""

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(1 for cell in self.cells if cell.text or cell.trouble)

    @property
    def line(self) -> str:
        """The row as one line, for people who look for it in the source."""
        line = " | ".join(cell.text for cell in self.cells if cell.text)
        return line if len(line) <= 200 else f"{line[:199]}…"


@dataclass(frozen=True)
class Grid:
    """One sheet, one table of a document, or a whole csv file. Empty rows are left out."""

    rows: tuple[GridRow, ...]
    name: str = ""
    """What ``where`` begins with: "blad Tabell", "tabell 2"; empty for a csv file."""
    heading: str = ""
    """The name of the sheet, or what stands above the table; may tell municipality and year."""
    lettered: bool = False
    """Whether columns are called by letters, as in Excel."""
    remarks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    """What has to be confirmed before anything out of this grid is taken."""

    def where(self, row: GridRow, column: int | None = None) -> str:
        """Return where a row or cell stands: "rad 5", "blad Tabell, C7"."""
        if column is None:
            place = f"rad {row.number}"
        elif self.lettered:
            place = f"{letters(column)}{row.number}"
        else:
            place = f"rad {row.number}, kolumn {column + 1}"
        return f"{self.name}, {place}" if self.name else place


def letters(column: int) -> str:
    """Return what Excel calls a column that is counted from 0: "A", "AB"."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
