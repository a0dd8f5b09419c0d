"""What stands above or around a table: whose figures they are, and of which year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kompass.archive.reading.grids_model import Grid, GridRow
from kompass.archive.reading.headings import heading_of, named_in, year_of

_EDITION: Final = re.compile(
    r"\b(?:kommunkompassen|utgåvan?(?: från)?|edition)[\s-]*[0-9]{4}", re.IGNORECASE
)


_ONLY_A_YEAR: Final = re.compile(
    r"(?:(?:utvärder(?:ing|ad|ingen|ades|ingsår)|besök(?:t|sår)?|resultat|år|i)[\s:]+)*(?:19|20)[0-9]{2}",
    re.IGNORECASE,
)
"""A line that tells the year and nothing else: "Utvärdering 2005"."""
_NOT_POINTS: Final = re.compile(
    r"förändr|\bändring|skillnad|\bdiff|\brang|placering|\bprocent|\bandel|%|\bmål(?:värde|et|en)?\b|"
    r"prognos|självskattning|självvärdering|avstånd|\bgap\b|\bbetyg|\bindex|\bantal\b|"
    r"preliminär|\butkast",
    re.IGNORECASE,
)
_MOST_HEADING: Final = 120
"""Letters of what heads a table; what is longer is running text."""
_HEADING_ROWS: Final = 40


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
        name, code = unit_in(text)
        if code:
            return Caption(title, name, code, _year(text, [*lines, heading]))
    year = _year("", [*lines, heading])
    name, code = unit_in(file.replace("_", " ").replace("-", " "))
    if not code:
        return Caption(title, year=year)
    doubt = f"Att det är {name} står bara i filens namn."
    return Caption(title, name, code, year or year_of(file.replace("_", " ")), (doubt,))


def warnings_of(grid: Grid, file: str) -> tuple[str, ...]:
    """Return doubts where words around a table say that its figures are something else than points.

    Only lines that stand alone are asked, and the names of the sheet and the file: headings
    of columns speak for themselves.
    """
    alone = [row for row in grid.rows[:_HEADING_ROWS] if row.filled == 1]
    lines = [cell.text for row in alone for cell in row.cells if cell.text]
    said = (grid.heading, *lines, file.rpartition(".")[0].replace("_", " "))
    found = (text for text in said if len(text) <= _MOST_HEADING and _NOT_POINTS.search(text))
    return tuple(
        f"Vid tabellen står ”{text}”. Se efter att talen är poäng och inget annat."
        for text in dict.fromkeys(found)
    )


def unit_in(text: str) -> tuple[str, str]:
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
    told = [text for text in others if _ONLY_A_YEAR.fullmatch(text.strip())]
    return years.pop() if len(years) == 1 and (told or not first) else None
