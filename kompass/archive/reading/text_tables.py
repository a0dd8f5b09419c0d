"""Rows into tables: which rows belong together, how many columns they have, which are whole.

A row that has lost anything, or has another number of figures than its table, gives nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kompass.archive.reading.numbers import Unreadable, read_figure
from kompass.archive.reading.text_headings import (
    Heading,
    columns_above,
    context_of,
    mentions_table,
    year_in,
)
from kompass.archive.reading.text_rows import Row, What
from kompass.archive.reading.text_titles import letters
from kompass.archive.reading.text_tokens import Kind, Token
from kompass.ids import EditionId

_FAR: Final = 10
_ABOVE: Final = 80
_MANY: Final = 6
_FIGURES: Final = (Kind.NUMBER, Kind.DAMAGED, Kind.ORDINAL)


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
    parted: bool = False
    """Whether most rows have several figures in one cell, as mere spaces keep them apart."""
    shapes: list[str] = field(default_factory=list)


def tables_of(rows: Sequence[Row], tokens: Sequence[Token]) -> Iterator[Table]:
    """Yield every table that has at least one title with a figure."""
    start = 0
    for group in _grouped(rows, tokens):
        while group and group[-1].what is What.WORDS:
            group.pop()
        while group and group[0].what is What.WORDS:
            group.pop(0)
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
    while above and above[-1] in first.before:
        above.pop()
    if first.numbering and above and above[-1].kind in (Kind.ORDINAL, Kind.NUMBER):
        above.pop()
    return above


def _grouped(rows: Sequence[Row], tokens: Sequence[Token]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if group and _begins_anew(group, row, tokens):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _begins_anew(group: list[Row], row: Row, tokens: Sequence[Token]) -> bool:
    before = group[-1]
    if before.what is What.TOTAL and any(r.what is What.TITLE for r in group):
        return True
    if row.line > before.last_line + _FAR:
        return True
    if row.what is not What.TITLE:
        return False
    titles = [r for r in group if r.what is What.TITLE]
    ids = {hit.id for hit in row.hits}
    if any(ids & {hit.id for hit in r.hits} and r.has_figures for r in titles):
        return True
    if titles and _restarts(titles, row):
        return True
    last = max(r.last for r in group if r.what is not What.WORDS) if titles else before.last
    between = tokens[last + 1 : row.first]
    return bool(titles) and _is_caption([t for t in between if t.line != row.line])


def _restarts(titles: list[Row], row: Row) -> bool:
    """Tell whether the row begins another edition's list of areas."""
    best = Counter(h.edition for r in titles for h in r.hits).most_common(1)[0][0]
    if best in {hit.edition for hit in row.hits}:
        return False
    seen = {hit.number for r in titles for hit in r.hits if hit.edition == best}
    return {hit.number for hit in row.hits} <= seen


def _is_caption(between: list[Token]) -> bool:
    towns, years = context_of(between)
    return mentions_table(between) or bool(towns and years)


def _measure(table: Table) -> None:
    """Find the number of columns, take the whole rows, refuse the others with the reason."""
    readable = [row for row in table.rows if row.what is not What.WORDS and not damage_in(row)]
    titles = [row for row in readable if row.what is What.TITLE and row.has_figures]
    table.parted = all(_is_parted(row) for row in titles)
    titles = [row for row in titles if table.parted or not _is_parted(row)]
    counts = Counter(len(numbers_of(row)) for row in titles)
    if _stands_before(table, readable) or _is_mere_list(table):
        return
    _head(table, counts)
    if table.headings is None and not _agree(table, counts):
        why = "Raderna har olika många tal, så det går inte att veta hur många kolumner det är."
        table.refused += [(row, damage_in(row) or why) for row in table.rows if row.has_figures]
        return
    table.shapes = _shapes([numbers_of(row) for row in titles], table.columns)
    for row in table.rows:
        _sort(table, row)


def _agree(table: Table, counts: Counter[int]) -> bool:
    """Tell whether, without headings, the rows themselves say how many columns there are.

    The longest rows do, if they are many. One long row among many equal ones is the odd one
    out, but only where nothing else in the table is damaged.
    """
    if len(counts) <= 1:
        return True
    rows = sum(counts.values())
    if 2 * counts[table.columns] >= rows and counts[table.columns] > 1:
        return True
    common, times = counts.most_common(1)[0]
    whole = not any(damage_in(row) for row in table.rows)
    if whole and times >= _MANY and 4 * times >= 3 * rows:
        table.columns = common
        return True
    return False


def _stands_before(table: Table, readable: list[Row]) -> bool:
    """Refuse everything where figures on lines of their own may belong to the title below."""
    first = table.rows[0]
    upright = [row for row in readable if row.after and row.after[0].line > row.title_line]
    above = [token for token in table.above if token.line == first.line - 1]
    lone = [token for token in above if token.kind in _FIGURES and year_in(token) is None]
    if not upright or not lone or len(lone) < len(above) or first.numbering:
        return False
    why = "Det går inte att se om talen står före eller efter sina rubriker."
    table.refused += [(row, why) for row in table.rows if row.has_figures]
    return True


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
    grows = all(one < other for one, other in zip(values, values[1:], strict=False))
    dotted = any(token.kind is Kind.LEADER for row in titles for token in row.after)
    named = any(letters(token.text).startswith("inneh") for token in table.above)
    whole = all(value == int(value) for value in values)
    return whole and grows and len(values) >= (2 if dotted or named else 4)


def _head(table: Table, counts: Counter[int]) -> None:
    """Take the headings that are as many as the columns; more of them are more columns."""
    most = max(counts, default=0)
    table.columns = most
    lines = columns_above(table.above)
    gathered: list[Heading] = []
    for headings in lines:
        gathered = [*headings, *gathered]
        for count in sorted(counts, reverse=True):
            if one := _fitting(gathered, count):
                table.headings, table.columns = _with_names(one, lines, count), count
                return
        if len(gathered) > most:
            break
    if lines:
        table.last_heading = lines[0][-1]
        said = len(_merged(lines[0]))
        if said > most or (said > 1 and all(h.named or h.year for h in lines[0])):
            table.columns = said


def _fitting(headings: list[Heading], most: int) -> list[Heading] | None:
    for one in (headings, _merged(headings)):
        if len(one) == most:
            return one
        if most and len(one) % most == 0 and len(one) > most:
            kinds = [(heading.kind, heading.municipality, heading.year) for heading in one]
            if kinds == kinds[:most] * (len(one) // most):
                return one[:most]
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


def numbers_of(row: Row) -> list[Token]:
    """Return the figures of a row in the order in which they stand."""
    return [token for token in row.signs if token.kind is Kind.NUMBER]


def damage_in(row: Row) -> str:
    """Return why a row is damaged; empty if it is not."""
    if row.suspect:
        return row.suspect
    for token in row.signs:
        if token.kind is Kind.DAMAGED:
            read = read_figure(token.text)
            if isinstance(read, Unreadable):
                return f"Raden är skadad. {read.why}"
            return f"Raden är skadad: ”{token.text}” är inget säkert tal."
        if token.kind is Kind.ORDINAL:
            return f"Raden är skadad: ”{token.text}.” är inget säkert tal."
    dashes = [t for t in _inner(row) if t.kind is Kind.DASH]
    if dashes and not _in_cells(row):
        return "Ett streck står mellan talen, så det går inte att veta vilket tal som är vilket."
    return ""


def _inner(row: Row) -> list[Token]:
    """Return the signs without the dash between the title and its first figure."""
    signs = [t for t in row.after if t.kind is not Kind.LEADER]
    return signs[1:] if signs and signs[0].kind is Kind.DASH else signs


def _in_cells(row: Row) -> bool:
    return any(token.kind is Kind.BREAK and token.hard for token in row.after)


def _shapes(rows: list[list[Token]], columns: int) -> list[str]:
    """Return how the figures of each column are dressed in most rows."""
    full = [row for row in rows if len(row) == columns]
    found = []
    for place in range(columns):
        dressed = Counter(_shape(row[place]) for row in full)
        signed = any("+" in shape for shape in dressed)
        most = dressed.most_common(1)[0][0] if dressed else ""
        found.append("+" if signed and most in ("", "+") else most)
    return found


def _shape(token: Token) -> str:
    return token.shape


def _sort(table: Table, row: Row) -> None:
    if row.what is What.WORDS:
        if row.has_figures and len(numbers_of(row)) == table.columns and not _is_year_row(row):
            table.refused.append((row, "Rubriken känns inte igen i någon utgåva."))
        return
    if why := damage_in(row):
        table.refused.append((row, why))
        return
    figures = numbers_of(row)
    if not row.has_figures:
        _without_figures(table, row)
    elif row.what is What.TOTAL and (some := _total_of(figures, table.shapes)):
        table.lines.append(Line(row, some))
    elif len(figures) != table.columns:
        _uneven(table, row, figures)
    elif _is_parted(row) and not table.parted:
        table.refused.append((row, "Något står mellan siffrorna i en cell, så talet är osäkert."))
    elif odd := _odd_decimals(table, figures):
        why = f"{odd} har fler decimaler än andra tal i tabellen; något kan ha flutit ihop."
        table.refused.append((row, why))
    elif any(not _fits(t, s) for t, s in zip(figures, table.shapes, strict=True)):
        why = "Talen står på annat sätt än i tabellens övriga rader, så ordningen är osäker."
        table.refused.append((row, why))
    else:
        table.lines.append(Line(row, list(figures)))


def _is_parted(row: Row) -> bool:
    """Tell whether a cell of the row, as breaks and lines part them, holds two plain figures."""
    cell, line, places = 0, 0, []
    for token in row.signs:
        cell += token.kind is Kind.BREAK or token.line != line
        line = token.line
        if token.kind is Kind.NUMBER and not token.shape:
            places.append(cell)
    in_cells = any(t.kind is Kind.BREAK or t.line > row.title_line for t in row.signs)
    return in_cells and len(set(places)) < len(places)


def _odd_decimals(table: Table, figures: Sequence[Token]) -> str:
    """Return a figure with two decimals where most have fewer: a footnote may be glued to it."""
    every = [t for row in table.rows if not damage_in(row) for t in numbers_of(row)]
    if 2 * sum(_decimals(token) > 1 for token in every) > len(every):
        return ""
    return next((token.text for token in figures if _decimals(token) > 1), "")


def _decimals(token: Token) -> int:
    exponent = token.value.as_tuple().exponent if token.value is not None else 0
    return -exponent if isinstance(exponent, int) else 0


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
    if len(patterns) != 1 or not _in_cells(row):
        return None
    cells, places = next(iter(patterns))
    own, filled = _pattern(row)
    if own != cells or len(set(places)) != len(places) or not set(filled) <= set(places):
        return None
    if len(set(filled)) != len(filled):
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
