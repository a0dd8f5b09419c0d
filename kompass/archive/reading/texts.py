"""Reading published results out of text: what can be read is read, what is damaged is refused.

Text copied out of a PDF, a web page or a Word table, or the text of an old report. Nothing is
repaired and nothing is guessed: a row that has lost anything gives nothing at all.
"""

from collections import Counter
from collections.abc import Sequence

from kompass.archive.reading.model import ReadColumn, Reading, Refused
from kompass.archive.reading.text_columns import ColumnBuilder
from kompass.archive.reading.text_editions import choose
from kompass.archive.reading.text_rows import RowReader
from kompass.archive.reading.text_tables import tables_of
from kompass.archive.reading.text_titles import Book
from kompass.archive.reading.text_tokens import clean, tokens_of
from kompass.catalogue.model import Edition


def read_text(text: str, *, editions: Sequence[Edition]) -> Reading:
    """Return every figure of an area, a question or a total that the text tells, and the doubts.

    ``editions`` are those that may be meant; with one of them numbers alone are enough.
    """
    lines = clean(text)
    tokens = tokens_of(lines)
    book = Book(editions)
    columns: list[ReadColumn] = []
    refused: list[Refused] = []
    remarks: list[str] = []
    for table in tables_of(RowReader(tokens, book).read(), tokens):
        choice = choose(table, book)
        builder = ColumnBuilder(table, choice.edition, lines)
        for column in builder.columns():
            columns.append(choice.mark(column))
        refused += builder.refused
    return Reading(tuple(columns), tuple(refused), tuple(remarks), "Text")
