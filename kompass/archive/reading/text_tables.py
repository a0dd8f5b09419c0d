"""Rows into tables: which rows belong together, how many columns they have, which are whole.

A row that has lost anything, or has another number of figures than its table, gives nothing.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from kompass.archive.reading.text_damage import (
    damage_in,
    in_cells,
    is_parted,
    numbers_of,
    odd_decimals,
    shapes_of,
)
from kompass.archive.reading.text_groups import grouped
from kompass.archive.reading.text_headings import year_in
from kompass.archive.reading.text_row import Row, What
from kompass.archive.reading.text_table import Line, Table, count_columns
from kompass.archive.reading.text_tokens import Kind, Token
from kompass.archive.reading.text_words import NUMBERED_BY, letters
from kompass.ids import EditionId

_ABOVE: Final = 80
_MANY: Final = 6
_GAP: Final = 4
_MOST_AREA: Final = 100
_FIGURES: Final = (Kind.NUMBER, Kind.DAMAGED, Kind.ORDINAL)


def tables_of(rows: Sequence[Row], tokens: Sequence[Token]) -> Iterator[Table]:
    """Yield every table that has at least one title with a figure."""
    start = 0
    for group in grouped(rows, tokens):
        titles = [row for row in group if row.what is What.TITLE and row.has_figures]
        if not titles:
            continue
        above = list(tokens[max(start, group[0].first - _ABOVE) : group[0].first])
        start = group[-1].last + 1
        table = Table(group, _without_own(above, group[0]))
        _measure(table)
        yield table


def _without_own(above: list[Token], first: Row) -> list[Token]:
    """Leave out the numbering and the figures that stand before the first title."""
    if first.by_number:
        return above
    if first.before:
        return [token for token in above if token.line != first.line]
    kept = list(above)
    while kept and kept[-1].kind in (Kind.BREAK, Kind.DASH, Kind.LEADER):
        kept.pop()
    if not (first.numbering and kept and kept[-1].text == first.numbering):
        return above
    kept.pop()
    if kept and kept[-1].line == first.line and letters(kept[-1].text) in NUMBERED_BY:
        kept.pop()
    return kept


def _measure(table: Table) -> None:
    """Find the number of columns, take the whole rows, refuse the others with the reason."""
    readable = [row for row in table.rows if row.what is not What.WORDS and not damage_in(row)]
    titles = [row for row in readable if row.what is What.TITLE and row.has_figures]
    table.parted = all(is_parted(row) for row in titles)
    titles = [row for row in titles if table.parted or not is_parted(row)]
    counts = Counter(len(numbers_of(row)) for row in titles)
    if _stands_before(table, readable) or _is_mere_list(table):
        return
    count_columns(table, counts)
    why = table.misfit
    if not why and table.headings and 2 * counts[table.columns] < counts.total():
        why = "De flesta rader har ett annat antal tal än det finns rubriker, så talen är osäkra."
        table.headings = None
    if not why and table.headings is None and not _agree(table, counts):
        why = "Raderna har olika många tal, så det går inte att veta hur många kolumner det är."
    if why:
        table.refused += [(row, damage_in(row) or why) for row in table.rows if row.has_figures]
        return
    table.shapes = shapes_of([numbers_of(row) for row in titles], table.columns)
    for row in table.rows:
        _sort(table, row)


def _agree(table: Table, counts: Counter[int]) -> bool:
    """Tell whether, without headings, the rows themselves say how many columns there are.

    They do if they all have as many figures; a few that have fewer are left out, but only
    where nothing else in the table is damaged. Where some have more, the others may all have
    lost the same column.
    """
    whole = not any(damage_in(row) for row in table.rows)
    if len(counts) <= 1 or table.strict:
        return whole or table.strict or sum(counts.values()) > 1
    common, times = counts.most_common(1)[0]
    table.columns = common
    return (
        whole and common == max(counts) and times >= _MANY and 4 * times >= 3 * sum(counts.values())
    )


def _stands_before(table: Table, readable: list[Row]) -> bool:
    """Refuse everything where figures on lines of their own may belong to the title below."""
    titles = [row for row in table.rows if row.what is What.TITLE]
    upright = any(row.after and row.after[0].line > row.title_line for row in readable)
    running = any(row.shares_line and row.after for row in readable)
    if not (upright and _figures_above(table, titles[0])) and not (
        (upright or running)
        and (
            _last_is_bare(table) or _only_first_has_before(titles) or _is_preceded(table, titles[0])
        )
    ):
        return False
    why = "Det går inte att se om talen står före eller efter sina rubriker."
    table.refused += [(row, why) for row in table.rows if row.has_figures]
    return True


def _figures_above(table: Table, first: Row) -> bool:
    """Tell whether the line above the first title holds mere figures that may be its own."""
    above = [t for t in table.above if first.line - _GAP <= t.line < first.line]
    above = [t for t in above if t.line == above[-1].line]
    figures = [t for t in above if t.kind in _FIGURES and year_in(t) is None]
    figures = [t for t in figures if t.value is None or t.value <= _MOST_AREA]
    return bool(figures) and not first.numbering and all(t.kind is not Kind.WORD for t in above)


def _last_is_bare(table: Table) -> bool:
    """Tell whether the last row has nothing while the others do: all may be one title late."""
    told = [row for row in table.rows if row.what is not What.WORDS]
    return len(told) > 1 and not told[-1].has_figures


def _only_first_has_before(titles: Sequence[Row]) -> bool:
    """Tell whether figures stand before the first title, but after the others."""
    counts = [sum(t.kind in _FIGURES for t in row.before) for row in titles]
    return counts[0] > 0 and any(count != counts[0] for count in counts)


def _is_preceded(table: Table, first: Row) -> bool:
    """Tell whether a figure stands right before the first title, on its line."""
    above = [t for t in table.above if t.line == first.line and t.kind is not Kind.BREAK]
    return bool(above) and above[-1].kind in _FIGURES and year_in(above[-1]) is None


def _is_mere_list(table: Table) -> bool:
    """Refuse stray numbers in a list of titles: numberings, page numbers."""
    titles = [row for row in table.rows if row.what is What.TITLE]
    if _has_questions(table):
        titles = [row for row in titles if not any(hit.is_area for hit in row.hits)] or titles
    with_figures = [row for row in titles if row.has_figures]
    if 2 * len(with_figures) < len(titles):
        why = "De flesta rubriker runt raden saknar tal, så det är ingen tabell med poäng."
    elif _counts_pages(table):
        why = "Talen växer för varje rad, som sidnumren i en innehållsförteckning."
    else:
        return False
    table.refused += [(row, why) for row in table.rows if row.has_figures]
    return True


def _counts_pages(table: Table) -> bool:
    """Tell whether the figures are those of a list of contents: whole, ever growing, no total."""
    titles = [row for row in table.rows if row.what is What.TITLE and row.has_figures]
    figures = [numbers_of(row) for row in titles]
    if any(row.what is What.TOTAL for row in table.rows) or any(len(f) != 1 for f in figures):
        return False
    values = [figure[0].value or 0 for figure in figures]
    grows = all(one < other for one, other in itertools.pairwise(values))
    dotted = any(token.kind is Kind.LEADER for row in titles for token in row.after)
    named = any(letters(token.text).startswith("inneh") for token in table.above)
    whole = all(value == int(value) for value in values)
    counted = all(one + 1 == other for one, other in itertools.pairwise(values))
    return whole and grows and len(values) >= (2 if dotted or named else 3 if counted else 4)


def _sort(table: Table, row: Row) -> None:
    """Take a row, or refuse it with the reason; headings without figures are neither."""
    figures = numbers_of(row)
    if row.what is What.WORDS:
        if why := _strange_words(table, row, figures):
            table.refused.append((row, why))
    elif why := damage_in(row):
        table.refused.append((row, why))
    elif not row.has_figures:
        _without_figures(table, row)
    elif row.what is What.TOTAL and (some := _total_of(figures, table.shapes)):
        table.lines.append(Line(row, some))
    elif len(figures) != table.columns:
        _uneven(table, row, figures)
    elif why := _oddness(table, row, figures):
        table.refused.append((row, why))
    else:
        table.lines.append(Line(row, list(figures)))


def _strange_words(table: Table, row: Row, figures: list[Token]) -> str:
    """Return why words, or nothing, with figures between the rows are shown as refused."""
    if not row.label:
        return row.suspect
    like_a_row = row.has_figures and len(figures) == table.columns and not _is_year_row(row)
    return "Rubriken känns inte igen i någon utgåva." if like_a_row else ""


def _oddness(table: Table, row: Row, figures: list[Token]) -> str:
    """Return what makes a row of the right length different from the others."""
    if is_parted(row) and not table.parted:
        return "Något står mellan siffrorna i en cell, så talet är osäkert."
    if odd := odd_decimals(table.rows, figures):
        return f"{odd} har fler decimaler än andra tal i tabellen; något kan ha flutit ihop."
    if any(not _fits(t, s) for t, s in zip(figures, table.shapes, strict=True)):
        return "Talen står på annat sätt än i tabellens övriga rader, så ordningen är osäker."
    return ""


def _is_year_row(row: Row) -> bool:
    return all(t.value is not None and 1990 <= t.value < 2100 for t in numbers_of(row))


def _fits(token: Token, shape: str) -> bool:
    return token.shape == shape or (shape == "+" and token.shape == "" and token.value == 0)


def _total_of(figures: list[Token], shapes: list[str]) -> list[Token | None] | None:
    """Place the figures of a total that lacks the per cents and means of the other rows."""
    plain = [place for place, shape in enumerate(shapes) if shape == ""]
    if len(figures) == len(shapes) or len(figures) != len(plain):
        return None
    if any(token.shape for token in figures):
        return None
    placed: list[Token | None] = [None] * len(shapes)
    for place, token in zip(plain, figures, strict=True):
        placed[place] = token
    return placed


def _without_figures(table: Table, row: Row) -> None:
    heading = any(hit.is_area for hit in row.hits) and _has_questions(table)
    with_figures = sum(r.has_figures for r in table.rows if r.what is What.TITLE)
    if not heading and with_figures > 1:
        table.refused.append((row, "Raden har inget tal."))


def _has_questions(table: Table) -> bool:
    return any(not hit.is_area for row in table.rows for hit in row.hits)


def _uneven(table: Table, row: Row, figures: list[Token]) -> None:
    if placed := _placed(table, row):
        doubt = "En cell i raden är tom. Se efter att talen står i rätt kolumn."
        table.lines.append(Line(row, placed, (doubt,)))
        return
    few = len(figures) < table.columns
    why = (
        f"Raden har {len(figures)} {'läsbart tal' if len(figures) == 1 else 'läsbara tal'} men "
        f"tabellen {table.columns} {'kolumn' if table.columns == 1 else 'kolumner'}, så det går "
        f"inte att veta {'vilket tal som är vilket' if few else 'vilka tal som hör hit'}."
    )
    table.refused.append((row, why))


def _placed(table: Table, row: Row) -> list[Token | None] | None:
    """Place the figures by their cells, where every cell of the row is there, some empty."""
    full = [r for r in table.rows if len(numbers_of(r)) == table.columns and not damage_in(r)]
    patterns = {_pattern(r) for r in full if r.shares_line == row.shares_line}
    if len(patterns) != 1 or not in_cells(row):
        return None
    cells, places = next(iter(patterns))
    own, filled = _pattern(row)
    if own != cells or len(set(places)) != len(places) or not set(filled) <= set(places):
        return None
    if len(set(filled)) != len(filled) or len(filled) != len(numbers_of(row)):
        return None
    by_cell = dict(zip(filled, numbers_of(row), strict=True))
    return [by_cell.get(place) for place in places]


def _pattern(row: Row) -> tuple[int, tuple[int, ...]]:
    """Return how many cells follow the title, and in which of them figures stand."""
    cell, places = 0, []
    for token in row.after:
        if token.kind is Kind.BREAK and token.hard:
            cell += 1
        elif token.kind is Kind.NUMBER:
            places.append(cell)
    return cell, tuple(places)


def editions_in(table: Table) -> Counter[EditionId]:
    """Return how many titles of the table each edition knows; what is near counts for less."""
    votes: Counter[EditionId] = Counter()
    for row in table.rows:
        for hit in row.hits:
            votes[hit.edition] += 65 if hit.doubts else 100
    return votes
