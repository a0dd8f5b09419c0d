"""What stands above or around a table: whose figures they are, and of which year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kompass.archive.reading.grids_model import GridRow
from kompass.archive.reading.headings import heading_of, named_in, year_of

_EDITION: Final = re.compile(
    r"\b(?:kommunkompassen|utgåvan?(?: från)?|edition)[\s-]*[0-9]{4}", re.IGNORECASE
)


@dataclass(frozen=True)
class Caption:
    """As far as the words around a table tell."""

    title: str = ""
    municipality: str = ""
    code: str = ""
    year: int | None = None
    doubts: tuple[str, ...] = ()


def caption_of(rows: Sequence[GridRow], heading: str, file: str) -> Caption:
    """Return what rows above the figures, the table's heading, and the file's name tell.

    The first that surely names a municipality counts. A file's name may be anybody's, so
    what only it tells leaves a doubt.
    """
    lines = [cell.text for row in rows for cell in row.cells if cell.text]
    title = next(iter([*([heading] if heading else []), *lines]), "")
    for text in [*lines, heading]:
        name, code = _unit(text)
        if code:
            return Caption(title, name, code, _year(text, [*lines, heading]))
    year = _year("", [*lines, heading])
    name, code = _unit(file.replace("_", " ").replace("-", " "))
    if not code:
        return Caption(title, year=year)
    doubt = f"Att det är {name} står bara i filens namn."
    return Caption(title, name, code, year or year_of(file.replace("_", " ")), (doubt,))


def _unit(text: str) -> tuple[str, str]:
    """Return the municipality that a line surely names: in running text, or alone in it."""
    named = named_in(text)
    if named[1]:
        return named
    alone = heading_of(text) if len(text) <= 60 else None
    return (alone.municipality, alone.code) if alone and alone.code else ("", "")


def _year(first: str, others: Sequence[str]) -> int | None:
    """Return the year on the same line, else the only one around the table.

    The year in the name of an edition is not when anybody was assessed.
    """
    first, *others = (_EDITION.sub(" ", text) for text in (first, *others))
    if (year := year_of(first)) is not None:
        return year
    years = {found for text in others if (found := year_of(text)) is not None}
    return years.pop() if len(years) == 1 and not first else None
