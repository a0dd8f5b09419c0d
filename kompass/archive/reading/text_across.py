"""Tables that lie down: areas as columns, one municipality on each line."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from kompass.archive.reading.text_damage import damage_in
from kompass.archive.reading.text_headings import Heading, headings_in, year_in
from kompass.archive.reading.text_numbered import by_number
from kompass.archive.reading.text_row import Row, What
from kompass.archive.reading.text_table import Line, Table
from kompass.archive.reading.text_titles import Book, Hit
from kompass.archive.reading.text_tokens import Kind, Token
from kompass.archive.reading.text_words import TOTALS, letters

_ENOUGH: Final = 3
_MISSES: Final = 2
_MOST_TOKENS: Final = 300
"""A longer line is no header."""
_MOST_AREA: Final = Decimal(100)
_MOST_TOTAL: Final = Decimal(800)
_CORNERS: Final = frozenset(["kommun", "kommuner", "kommune", "ar", "år", "year", "namn", "enhet"])


@dataclass
class Across:
    """A lying table: its columns, and a line of figures for each municipality."""

    columns: list[Row | None]
    """``None`` for a column that nobody knows; its figures are stepped over."""
    lines: set[int]
    cells: int
    """How many hard breaks the header has."""
    has_year: bool
    above: list[Token]
    headings: list[Heading] = field(default_factory=list)
    figures: list[list[Token | None]] = field(default_factory=list)
    refused: list[tuple[Row, str]] = field(default_factory=list)

    def table(self) -> Table:
        """Return it upright: areas as rows, municipalities as columns."""
        rows = [row for row in self.columns if row is not None]
        table = Table(rows, self.above)
        table.headings, table.columns = self.headings, len(self.headings)
        table.shapes = [""] * len(self.headings)
        for place, row in enumerate(self.columns):
            if row is not None:
                table.lines.append(Line(row, [figures[place] for figures in self.figures]))
        table.refused = self.refused
        return table


def across(tokens: Sequence[Token], book: Book) -> Iterator[Across]:
    """Yield every lying table, with the lines that it takes up."""
    lines: dict[int, list[Token]] = {}
    for token in tokens:
        lines.setdefault(token.line, []).append(token)
    order = list(lines)
    numbers = by_number(book)
    place = 0
    while place < len(order):
        found = _header(lines[order[place]], book, numbers)
        place += 1
        if found is None:
            continue
        found.above = [t for line in order[max(0, place - 4) : place - 1] for t in lines[line]]
        missed = 0
        for line in order[place:]:
            missed = 0 if _data(found, lines[line]) else missed + 1
            if missed > _MISSES:
                break
        if found.figures:
            yield found
            last = max(found.lines)
            while place < len(order) and order[place] <= last:
                place += 1


def _header(
    tokens: Sequence[Token], book: Book, numbers: dict[str, tuple[Hit, ...]]
) -> Across | None:
    if not _ENOUGH <= len(tokens) <= _MOST_TOKENS or any(t.kind is Kind.DAMAGED for t in tokens):
        return None
    columns: list[Row | None] = []
    place = next((i for i, t in enumerate(tokens) if t.kind is not Kind.BREAK), 0)
    corner = letters(tokens[place].text)
    has_year = False
    while place < len(tokens):
        token = tokens[place]
        if token.kind in (Kind.BREAK, Kind.DASH, Kind.UNIT):
            place += 1
            continue
        if letters(token.text) in _CORNERS and not columns:
            has_year = has_year or letters(token.text) == "ar"
            place += 1
            continue
        row, place = _column(tokens, place, book, numbers)
        columns.append(row)
    known = [row for row in columns if row is not None and row.what is What.TITLE]
    if len(known) < _ENOUGH or len({row.label for row in known}) < len(known):
        return None
    bare = sum(row.by_number for row in known)
    if bare and (bare < len(known) or corner not in _CORNERS or not _counts_up(known)):
        return None
    while columns and columns[0] is None:
        columns.pop(0)
    hard = sum(token.kind is Kind.BREAK and token.hard for token in tokens)
    return Across(columns, {tokens[0].line}, hard, has_year, [])


def _counts_up(rows: Sequence[Row]) -> bool:
    return [row.numbering for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def _column(
    tokens: Sequence[Token], place: int, book: Book, numbers: dict[str, tuple[Hit, ...]]
) -> tuple[Row | None, int]:
    token = tokens[place]
    if token.kind in (Kind.NUMBER, Kind.ORDINAL):
        after = place + 1
        word = letters(tokens[after].text) if after < len(tokens) else ""
        if word not in TOTALS and after < len(tokens) and tokens[after].kind is Kind.WORD:
            row, after = _column(tokens, after, book, numbers)
            return row, after
        hits = numbers.get(token.text, ()) if not token.shape else ()
        return (_row(tokens, place, after, hits, number=token.text) if hits else None), after
    if found := book.at(tokens, place):
        follows = tokens[found.after] if found.after < len(tokens) else None
        if follows is None or follows.kind is not Kind.WORD or book.at(tokens, found.after):
            return _row(tokens, place, found.after, found.hits), found.after
    if letters(token.text) in TOTALS:
        after = place + 1
        while after < len(tokens) and letters(tokens[after].text) in ("poang", "summa"):
            after += 1
        return _row(tokens, place, after, (), what=What.TOTAL), after
    after = place
    while after < len(tokens) and tokens[after].kind is not Kind.BREAK:
        after += 1
    cells = sum(t.kind is Kind.BREAK for t in tokens)
    hits = book.near(" ".join(t.text for t in tokens[place:after])) if cells >= _ENOUGH else ()
    return (_row(tokens, place, after, hits) if hits else None), after


def _row(
    tokens: Sequence[Token],
    first: int,
    after: int,
    hits: tuple[Hit, ...],
    *,
    number: str = "",
    what: What = What.TITLE,
) -> Row:
    line = tokens[first].line
    label = " ".join(t.text for t in tokens[first:after])
    return Row(
        what,
        label,
        tuple(hit for hit in hits if hit.is_area),
        line,
        first,
        title_line=line,
        last_line=line,
        numbering=number,
        by_number=bool(number),
    )


def _data(found: Across, tokens: Sequence[Token]) -> bool:
    """Take one line of figures, or refuse it; tell whether it was one."""
    first = next((i for i, t in enumerate(tokens) if t.kind is not Kind.BREAK), len(tokens))
    after = first
    while after < len(tokens) and tokens[after].kind is Kind.WORD:
        after += 1
    if after == first or after >= len(tokens):
        return False
    figures = [t for t in tokens[after:] if t.kind in (Kind.NUMBER, Kind.DAMAGED, Kind.ORDINAL)]
    words = [t for t in tokens[after:] if t.kind is Kind.WORD]
    if words or not figures or len(figures) > 3 * len(found.columns):
        return False
    name = list(tokens[first:after])
    if year_in(figures[0]) is not None and (found.has_year or len(figures) != len(found.columns)):
        name.append(figures.pop(0))
    found.lines.add(tokens[0].line)
    row = Row(What.WORDS, " ".join(t.text for t in name), (), tokens[0].line, 0)
    row.last_line, row.after = row.line, [t for t in tokens[after:] if t is not name[-1]]
    placed = _placed(found, tokens, figures)
    if isinstance(placed, str):
        found.refused.append((row, damage_in(row) or placed))
    elif why := damage_in(row) or _not_points(found, placed):
        found.refused.append((row, why))
    else:
        found.headings.append(_named(name))
        found.figures.append(placed)
    return True


def _placed(
    found: Across, tokens: Sequence[Token], figures: Sequence[Token]
) -> list[Token | None] | str:
    if len(figures) == len(found.columns):
        if _two_in_a_cell(tokens):
            return "Något står mellan siffrorna i en cell, så talet är osäkert."
        return list(figures)
    hard = sum(token.kind is Kind.BREAK and token.hard for token in tokens)
    if found.cells and hard == found.cells and (placed := _by_cells(found, tokens, figures)):
        return placed
    return (
        f"Raden har {len(figures)} tal men tabellen {len(found.columns)} kolumner, så det går "
        "inte att veta vilket tal som är vilket."
    )


def _two_in_a_cell(tokens: Sequence[Token]) -> bool:
    """Tell whether some figures are kept apart by cells, and others by a mere space."""
    figures = [place for place, t in enumerate(tokens) if t.kind is Kind.NUMBER]
    pairs = list(itertools.pairwise(figures))
    together = sum(after == place + 1 for place, after in pairs if year_in(tokens[place]) is None)
    apart = sum(after != place + 1 for place, after in pairs)
    return bool(together and apart)


def _by_cells(
    found: Across, tokens: Sequence[Token], figures: Sequence[Token]
) -> list[Token | None] | None:
    """Place the figures by their cells, counted from the end; two in one cell are too many."""
    after, cells = 0, dict[int, Token]()
    for token in reversed(tokens):
        if token.kind is Kind.BREAK and token.hard:
            after += 1
        elif token in figures:
            if after in cells:
                return None
            cells[after] = token
    ends_with_bar = tokens[-1].kind is Kind.BREAK and tokens[-1].text == "|"
    count = len(found.columns)
    placed = [cells.pop(count - 1 - place + ends_with_bar, None) for place in range(count)]
    return None if cells else placed


def _not_points(found: Across, placed: Sequence[Token | None]) -> str:
    for row, token in zip(found.columns, placed, strict=True):
        if token is None or row is None or token.value is None:
            continue
        if token.shape:
            return f"”{token.text}” är inte skrivet som poäng."
        most = _MOST_TOTAL if row.what is What.TOTAL else _MOST_AREA
        if token.value > most:
            return f"{token.text} går inte: här är högsta värde {most}."
    return ""


def _named(name: Sequence[Token]) -> Heading:
    headings, whole = headings_in(name)
    if whole and len(headings) == 1 and not headings[0].corner:
        return headings[0]
    year = year_in(name[-1])
    words = [t.text.strip("()") for t in name if year_in(t) is None]
    text = " ".join(words)
    return Heading(f"{text} {year}" if year else text, None, text, "", year)
