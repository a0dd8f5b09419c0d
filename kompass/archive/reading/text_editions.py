"""By which edition a table is to be read: the titles decide, then the years, then a doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kompass.archive.reading.model import ReadColumn
from kompass.archive.reading.text_headings import context_of
from kompass.archive.reading.text_tables import Table, editions_in
from kompass.archive.reading.text_titles import Book
from kompass.archive.reading.titles import years_of
from kompass.catalogue.model import Edition


@dataclass(frozen=True)
class Choice:
    """The edition and what has to be said about the choice."""

    edition: Edition
    doubt: str = ""

    def mark(self, column: ReadColumn) -> ReadColumn:
        """Return the column with the doubt about its edition."""
        if not self.doubt:
            return column
        return replace(column, doubts=(*column.doubts, self.doubt))


def choose(table: Table, book: Book) -> Choice:
    """Return the edition that knows most titles of a table; a tie always leaves a doubt."""
    votes = editions_in(table)
    most = max(votes.values())
    best = _different([book.editions[one] for one in book.editions if votes.get(one) == most])
    if len(best) == 1:
        return Choice(best[0])
    names = " eller ".join(edition.title for edition in best)
    in_use = [edition for edition in best if _used(edition, years_near(table))]
    if len(in_use) == 1:
        doubt = f"Rubrikerna passar {names}. Efter årtalet lästes de som {in_use[0].title}."
        return Choice(in_use[0], doubt)
    return Choice(
        (in_use or best)[0], f"Det går inte att se vilken utgåva det är: {names}. Välj utgåva."
    )


def years_near(table: Table) -> list[int]:
    """Return the years in the headings, or else in the words above."""
    years = [heading.year for heading in table.headings or () if heading.year is not None]
    return years or context_of(table.above)[1]


def _used(edition: Edition, years: Sequence[int]) -> bool:
    first, last = years_of(edition)
    return bool(years) and all(first <= year <= last for year in years)


def _different(editions: Sequence[Edition]) -> list[Edition]:
    """Leave out copies with the same areas: completed ones are no other edition."""
    kept: dict[tuple[str, ...], Edition] = {}
    for edition in editions:
        key = tuple(str(area.id) for area in edition.areas)
        before = kept.get(key)
        if before is None or (before.incomplete and not edition.incomplete):
            kept[key] = edition
    return list(kept.values())
