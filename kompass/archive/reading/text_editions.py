"""By which edition a table is to be read: the titles decide, then the years, then a doubt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kompass.archive.reading.model import ReadColumn
from kompass.archive.reading.text_headings import context_of
from kompass.archive.reading.text_row import What
from kompass.archive.reading.text_table import Table
from kompass.archive.reading.text_tables import editions_in
from kompass.archive.reading.text_titles import Book
from kompass.archive.reading.titles import years_of
from kompass.catalogue.model import Edition
from kompass.ids import EditionId

_OUT_OF_USE: Final = "Utgåvan var inte i bruk det året, och bara numren står där."


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


def choose(table: Table, book: Book, elsewhere: Collection[EditionId] = ()) -> Choice | None:
    """Return the edition that knows most titles of a table; a tie always leaves a doubt.

    ``None`` where there are only numbers and nothing else says which edition they belong to:
    neither the years, nor one edition that all other tables of the text (``elsewhere``) share.
    """
    titles = [row for row in table.rows if row.what is What.TITLE]
    if all(row.by_number for row in titles):
        return _by_number(table, book, elsewhere)
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


def _by_number(table: Table, book: Book, elsewhere: Collection[EditionId]) -> Choice | None:
    votes = editions_in(table)
    editions = _different([book.editions[one] for one in book.editions if one in votes])
    years = years_near(table)
    if len(editions) == 1:
        return Choice(editions[0], "" if not years or _used(editions[0], years) else _OUT_OF_USE)
    in_use = [edition for edition in editions if _used(edition, years)]
    if len(in_use) == 1:
        return Choice(in_use[0], f"Bara numren står där. Efter årtalet är det {in_use[0].title}.")
    if not years and len(set(elsewhere)) == 1:
        edition = book.editions[next(iter(elsewhere))]
        return Choice(edition, f"Bara numren står där. Textens rubriker är de i {edition.title}.")
    return None


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
