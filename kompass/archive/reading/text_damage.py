"""What is wrong with a row by itself: lost digits, letters for digits, figures that came apart."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from kompass.archive.reading.numbers import Unreadable, read_figure
from kompass.archive.reading.text_row import Row
from kompass.archive.reading.text_tokens import Kind, Token
from kompass.archive.reading.text_words import COMPARES, TURNS, letters

_FINE: Final = 3
_LONGEST: Final = 80
_MOST_NUMBER: Final = 12


def is_small(token: Token) -> bool:
    """Tell whether a number may be the numbering of a title."""
    whole = token.text.split(".")[0].split(",")[0]
    return whole.isdigit() and int(whole) <= _MOST_NUMBER


def why_not_points(last: Token, word: Token) -> str:
    """Return why a figure, with this word right after it, may not be the points of its row."""
    if last.kind not in (Kind.NUMBER, Kind.UNIT):
        return ""
    if last.kind is Kind.NUMBER and is_small(last) and not last.shape:
        return f"”{last.text}” kan vara numret på det som följer på raden."
    said = letters(word.text)
    bound = last.kind is Kind.NUMBER and not last.of and word.text[:1].islower()
    if not said or bound or said in COMPARES | TURNS:
        return f"Efter talet står ”{word.text[:_LONGEST]}”, så det kan vara annat än poängen."
    return ""


def numbers_of(row: Row) -> list[Token]:
    """Return the figures of a row in the order in which they stand."""
    return [token for token in row.signs if token.kind is Kind.NUMBER]


def damage_in(row: Row) -> str:
    """Return why a row is damaged; empty if it is not."""
    if row.suspect:
        return row.suspect
    for token in row.signs:
        if token.kind is Kind.DAMAGED:
            read = read_figure(token.text) if len(token.text) <= _LONGEST else None
            if isinstance(read, Unreadable):
                return f"Raden är skadad. {read.why}"
            return f"Raden är skadad: ”{token.text[:_LONGEST]}” är inget säkert tal."
        if token.kind is Kind.ORDINAL:
            return f"Raden är skadad: ”{token.text}.” är inget säkert tal."
    return _run_together(row)


def _run_together(row: Row) -> str:
    """Return why nobody can tell which figure of a row belongs to which column."""
    said = ""
    if is_torn(row):
        said = "Två tal står i en cell"
    elif any(t.kind is Kind.DASH for t in _inner(row)) and not in_cells(row):
        said = "Ett streck står mellan talen"
    return f"{said}, så det går inte att veta vilket tal som är vilket." if said else ""


def _inner(row: Row) -> list[Token]:
    """Return the signs without the dash between the title and its first figure."""
    signs = [t for t in row.after if t.kind is not Kind.LEADER]
    return signs[1:] if signs and signs[0].kind is Kind.DASH else signs


def in_cells(row: Row) -> bool:
    """Tell whether somebody set tabs or bars between the figures."""
    return any(token.kind is Kind.BREAK and token.hard for token in row.after)


def shapes_of(rows: list[list[Token]], columns: int) -> list[str]:
    """Return how the figures of each column are dressed in most rows."""
    full = [row for row in rows if len(row) == columns]
    found = []
    for place in range(columns):
        dressed = Counter(row[place].shape for row in full)
        signed = any("+" in shape for shape in dressed)
        most = dressed.most_common(1)[0][0] if dressed else ""
        found.append("+" if signed and most in ("", "+") else most)
    return found


def is_parted(row: Row) -> bool:
    """Tell whether a cell of the row, as breaks and lines part them, holds two plain figures."""
    places = _cells_of_figures(row)
    in_cells = any(t.kind is Kind.BREAK or t.line > row.title_line for t in row.signs)
    return in_cells and len(set(places)) < len(places)


def is_torn(row: Row) -> bool:
    """Tell whether one of several cells holds two figures: one that came apart, most likely."""
    places = _cells_of_figures(row)
    cells = any(token.kind is Kind.BREAK and token.hard for token in row.signs)
    return cells and 1 < len(set(places)) < len(places)


def _cells_of_figures(row: Row) -> list[int]:
    """Return for every plain figure in which cell it stands, as breaks and lines part them."""
    cell, line, places = 0, 0, []
    for token in row.signs:
        cell += token.kind is Kind.BREAK or token.line != line
        line = token.line
        if token.kind is Kind.NUMBER and not token.shape:
            places.append(cell)
    return places


def odd_decimals(rows: Sequence[Row], figures: Sequence[Token]) -> str:
    """Return a figure with two decimals where few others have: a footnote may be glued to it.

    A column has two decimals if three others of it do, and not all of them end alike.
    """
    for place, token in enumerate(figures):
        if decimals_of(token) < 2:
            continue
        column = [row[place] for row in map(numbers_of, rows) if len(row) == len(figures)]
        fine = [one for one in column if decimals_of(one) > 1 and one is not token]
        if len(fine) < _FINE or len({one.text[-1] for one in (*fine, token)}) < 2:
            return token.text
    return ""


def decimals_of(token: Token) -> int:
    """Return how many decimals a number has, trailing noughts among them."""
    exponent = token.value.as_tuple().exponent if token.value is not None else 0
    return -exponent if isinstance(exponent, int) else 0
