"""A table in a text: its rows, its headings, and how many columns it has."""

from collections import Counter
from dataclasses import dataclass, field

from kompass.archive.reading.model import ColumnKind
from kompass.archive.reading.text_damage import numbers_of
from kompass.archive.reading.text_headings import Heading, columns_above, strange_above
from kompass.archive.reading.text_row import Row
from kompass.archive.reading.text_tokens import Token


@dataclass
class Line:
    """A whole row: one token per column, ``None`` where its cell is empty."""

    row: Row
    figures: list[Token | None]
    doubts: tuple[str, ...] = ()


@dataclass
class Table:
    """Rows that belong together, the whole ones apart from the refused."""

    rows: list[Row]
    above: list[Token]
    """What stands above it, back to the table before."""
    lines: list[Line] = field(default_factory=list)
    refused: list[tuple[Row, str]] = field(default_factory=list)
    headings: list[Heading] | None = None
    """One for each column, or ``None`` where that is not sure."""
    last_heading: Heading | None = None
    columns: int = 0
    strange: str = ""
    """What heads a single column of figures and is not known to mean points."""
    misfit: str = ""
    """Why its headings and rows cannot belong together."""
    strict: bool = False
    """Whether headings that do not fit the rows say how many columns there are."""
    parted: bool = False
    """Whether most rows have several figures in one cell, as mere spaces keep them apart."""
    shapes: list[str] = field(default_factory=list)


def count_columns(table: Table, counts: Counter[int]) -> None:
    """Take the headings that are as many as the columns; other headings are other columns."""
    table.columns = most = max(counts, default=0)
    if any(row.shares_line for row in table.rows):
        lines = [_once(line) for line in columns_above(table.above)]
    else:  # what stands before the first title on its line are its own damaged figures
        lines = columns_above([t for t in table.above if t.line < table.rows[0].line])
    gathered: list[Heading] = []
    for headings in lines:
        gathered = [*headings, *gathered]
        if one := _fitting(gathered, most):
            table.headings = _with_names(one, lines, most)
            return
        if len(gathered) > most or headings[0].strict:
            break
    if lines:
        table.last_heading = lines[0][-1]
        _count_by(lines, table, counts)
    elif most == 1:
        table.strange = strange_above(table.above, table.rows[0].line)


def _once(line: list[Heading]) -> list[Heading]:
    """Return headings that are printed twice, for titles side by side, only once."""
    half = len(line) // 2
    alike = [(h.kind, h.municipality, h.year) for h in line]
    return line[:half] if half and alike == alike[:half] * 2 else line


def _count_by(lines: list[list[Heading]], table: Table, counts: Counter[int]) -> None:
    """Let headings that do not fit say how many columns there are, where they surely do.

    With fewer headings than figures they do so only if most rows have as many figures as there
    are headings; otherwise either has lost something, and nobody can tell which.
    """
    line, most = lines[0], max(counts, default=0)
    said = len(_merged(line))
    plain = max((sum(not t.shape for t in numbers_of(row)) for row in table.rows), default=0)
    named = said > 1 and all(heading.named or heading.year for heading in line)
    if said > most:
        table.columns, table.strict = said, True
    elif (named or line[0].strict) and plain > said > 0 and not _stands_alone(line):
        table.columns, table.strict = said, True
        if 2 * counts[said] <= sum(counts.values()):
            table.misfit = "Raderna har fler tal än det finns rubriker för, så talen är osäkra."
        elif one := _fitting(line, said):
            table.headings = _with_names(one, lines, said)


def _stands_alone(line: list[Heading]) -> bool:
    """Tell whether only a median or mean is left of the headings."""
    statistics = (ColumnKind.MEDIAN, ColumnKind.MEAN, ColumnKind.MAXIMUM)
    return len(line) == 1 and line[0].kind in statistics and not line[0].named


def _fitting(headings: list[Heading], most: int) -> list[Heading] | None:
    for one in (headings, _merged(headings)):
        if len(one) == most:
            return one
    return None


def _merged(headings: list[Heading]) -> list[Heading]:
    """Join "Poäng" with the municipality or year that follows: together they head one column."""
    found: list[Heading] = []
    for heading in headings:
        before = found[-1] if found else None
        if before and before.line == heading.line and _complete_each_other(before, heading):
            found[-1] = Heading(
                f"{before.text} {heading.text}",
                before.kind or heading.kind,
                before.municipality or heading.municipality,
                before.code or heading.code,
                before.year or heading.year,
                line=heading.line,
            )
        else:
            found.append(heading)
    return found


def _complete_each_other(one: Heading, other: Heading) -> bool:
    return (
        not (one.kind and other.kind)
        and not (one.named and other.named)
        and not (one.year and other.year)
    )


def _with_names(headings: list[Heading], lines: list[list[Heading]], most: int) -> list[Heading]:
    """Add the municipalities of a line above to a line of mere years or kinds."""
    if any(heading.named for heading in headings):
        return headings
    for line in lines:
        if len(line) == most and all(heading.named for heading in line):
            both = zip(line, headings, strict=True)
            return [
                Heading(f"{a.text} {b.text}", b.kind, a.municipality, a.code, a.year or b.year)
                for a, b in both
            ]
    return headings
