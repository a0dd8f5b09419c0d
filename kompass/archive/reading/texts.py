"""Reading published results out of text: what can be read is read, what is damaged is refused.

Text copied out of a PDF, a web page or a Word table, or the text of an old report. Nothing is
repaired and nothing is guessed: a row that has lost anything gives nothing at all.
"""

from collections.abc import Sequence
from typing import Final

from kompass.archive.reading.model import ReadColumn, Reading, Refused
from kompass.archive.reading.text_across import across
from kompass.archive.reading.text_columns import ColumnBuilder
from kompass.archive.reading.text_editions import Choice, choose
from kompass.archive.reading.text_numbered import numbered_rows
from kompass.archive.reading.text_prose import read_sentences
from kompass.archive.reading.text_rows import RowReader
from kompass.archive.reading.text_table import Table
from kompass.archive.reading.text_tables import tables_of
from kompass.archive.reading.text_titles import Book, Hit
from kompass.archive.reading.text_tokens import Kind, Token, clean, tokens_of
from kompass.archive.reading.text_told import column_of, is_said_before
from kompass.catalogue.model import Edition

_SOME: Final = 3
_NOTHING: Final = (
    "Texten nämner områden och tal, men inget tal står så vid sitt område att det går att läsa. "
    "Sätt varje tal på samma rad som sitt område."
)
_NO_EDITION: Final = (
    "Områdena står bara med nummer, och det går inte att se vilken utgåva det är. "
    "Välj utgåva först."
)


def read_text(text: str, *, editions: Sequence[Edition]) -> Reading:
    """Return every figure of an area, a question or a total that the text tells, and the doubts.

    ``editions`` are those that may be meant; with one of them numbers alone are enough.
    """
    lines = clean(text)
    tokens = tokens_of(lines)
    book = Book(editions)
    gathered = _Gathered(lines, book)
    tables, rest = _tables(tokens, book)
    for table in sorted(tables, key=lambda one: one.rows[0].line):
        gathered.add(table)
    gathered.add_sentences(rest)
    return gathered.reading(tokens)


def _tables(tokens: list[Token], book: Book) -> tuple[list[Table], list[Token]]:
    """Return all tables, and the tokens without the lines of those that lie down."""
    lying = list(across(tokens, book))
    taken = {line for one in lying for line in one.lines}
    rest = [token for token in tokens if token.line not in taken]
    rows = numbered_rows(rest, book, RowReader(rest, book).read())
    return [*(one.table() for one in lying), *tables_of(rows, rest)], rest


def _has_titles_and_figures(tokens: list[Token], book: Book) -> bool:
    """Tell whether a text names some areas, and numbers."""
    if not any(token.kind in (Kind.NUMBER, Kind.DAMAGED) for token in tokens):
        return False
    named: set[tuple[Hit, ...]] = set()
    for place, token in enumerate(tokens):
        found = book.at(tokens, place) if token.kind is Kind.WORD else None
        if found is not None and any(hit.is_area for hit in found.hits):
            named.add(found.hits)
        if len(named) >= _SOME:
            return True
    return False


class _Gathered:
    """What the tables gave, one after the other."""

    def __init__(self, lines: list[str], book: Book) -> None:
        self._lines, self._book = lines, book
        self._columns: list[ReadColumn] = []
        self._refused: list[Refused] = []
        self._remarks: list[str] = []
        self._later: list[Table] = []
        self._taken: set[int] = set()

    def add(self, table: Table) -> None:
        """Take what a table gives; one that needs to know the edition waits for the others."""
        choice = choose(table, self._book)
        if choice is None:
            self._later.append(table)
        else:
            self._read(table, choice)

    def _read(self, table: Table, choice: Choice) -> None:
        builder = ColumnBuilder(table, choice.edition, self._lines)
        self._columns += [choice.mark(column) for column in builder.columns()]
        self._refused += builder.refused
        self._taken |= {line for row in table.rows for line in range(row.line, row.last_line + 1)}

    def add_sentences(self, tokens: list[Token]) -> None:
        """Take the tables that waited, and what sentences tell that stand in no table."""
        self._add_later()
        prose = [token for token in tokens if token.line not in self._taken]
        column, refused = column_of(read_sentences(prose, self._book), prose, self._book)
        self._refused += refused
        if column is None:
            return
        if is_said_before(column, self._columns):
            self._remarks.append("Löptexten säger detsamma som tabellen om de poäng den nämner.")
        else:
            self._columns.append(column)

    def _add_later(self) -> None:
        elsewhere = {column.edition for column in self._columns if column.edition}
        for table in self._later:
            choice = choose(table, self._book, elsewhere)
            if choice is not None:
                self._read(table, choice)
                continue
            edition = next(iter(self._book.editions.values()))
            builder = ColumnBuilder(table, edition, self._lines)
            self._refused += [builder.refuse(row, _NO_EDITION) for row in table.rows]

    def reading(self, tokens: list[Token]) -> Reading:
        """Return all of it; where titles and figures gave nothing at all, that is said too."""
        silent = not self._columns and not self._refused
        if silent and _has_titles_and_figures(tokens, self._book):
            self._remarks.append(_NOTHING)
        form = "Text" if self._columns else "Text utan poäng"
        return Reading(tuple(self._columns), tuple(self._refused), tuple(self._remarks), form)
