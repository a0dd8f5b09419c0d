"""Rows that name areas or questions only by number, and header lines that do."""

from collections.abc import Iterator, Sequence
from typing import Final

from kompass.archive.reading.text_row import Row, What
from kompass.archive.reading.text_titles import Book, Hit
from kompass.archive.reading.text_tokens import Kind, Token
from kompass.archive.reading.text_words import NUMBERED_BY, letters

_ENOUGH: Final = 5
_APART: Final = 3
DOUBT: Final = "Bara numret står i texten; rubriken är utgåvans."


def by_number(book: Book) -> dict[str, tuple[Hit, ...]]:
    """Return what every printed number means, in each edition, with the doubt."""
    found: dict[str, tuple[Hit, ...]] = {}
    for hit in book.all_hits.values():
        found[hit.number] = (*found.get(hit.number, ()), hit._replace(doubts=(DOUBT,)))
    return found


def numbered_rows(tokens: Sequence[Token], book: Book, rows: Sequence[Row]) -> list[Row]:
    """Return all rows, those that have only a number among them, in the order of the text."""
    titled = {r.line for r in rows if r.what is What.TITLE}
    hits = by_number(book)
    runs = _runs(_candidates(tokens, hits, titled))
    own = [row for run in runs for row in (*run, *_between(run, tokens))]
    if not own:
        return list(rows)
    lines = {row.line for row in own}
    kept = [row for row in rows if row.line not in lines or row.what is What.TITLE]
    return sorted([*kept, *own], key=lambda row: row.first)


def _between(run: Sequence[Row], tokens: Sequence[Token]) -> Iterator[Row]:
    """Yield the lines within a run that have figures but no number to tell whose they are."""
    told = {row.line for row in run}
    lines: dict[int, list[int]] = {}
    for place in range(run[0].first, run[-1].last + 1):
        if tokens[place].line not in told:
            lines.setdefault(tokens[place].line, []).append(place)
    for line, places in lines.items():
        here = [tokens[place] for place in places]
        figures = any(t.kind in (Kind.NUMBER, Kind.DAMAGED) for t in here)
        if figures and not any(t.kind is Kind.WORD for t in here):
            row = Row(What.WORDS, "", (), line, places[0], line, line, places[-1])
            row.after, row.suspect = here, "Numret framför raden saknas, så den hör ingenstans."
            yield row


def _candidates(
    tokens: Sequence[Token], hits: dict[str, tuple[Hit, ...]], titled: set[int]
) -> Iterator[Row]:
    first = 0
    while first < len(tokens):
        after = first
        while after < len(tokens) and tokens[after].line == tokens[first].line:
            after += 1
        if tokens[first].line not in titled:
            row = _candidate(tokens, first, after, hits)
            if row is not None:
                yield row
        first = after


def _candidate(
    tokens: Sequence[Token], first: int, after: int, hits: dict[str, tuple[Hit, ...]]
) -> Row | None:
    place = first
    while place < after and tokens[place].kind is Kind.BREAK:
        place += 1
    label = ""
    if place < after and letters(tokens[place].text) in NUMBERED_BY:
        label = f"{tokens[place].text} "
        place += 1
    if place >= after or tokens[place].kind not in (Kind.NUMBER, Kind.ORDINAL):
        return None
    token, rest = tokens[place], list(tokens[place + 1 : after])
    number = token.text
    if token.shape or number not in hits or any(t.kind is Kind.WORD for t in rest):
        return None
    if not any(t.kind in (Kind.NUMBER, Kind.DAMAGED) for t in rest):
        return None
    return Row(
        What.TITLE,
        f"{label}{number}",
        hits[number],
        token.line,
        first,
        title_line=token.line,
        last_line=token.line,
        last=after - 1,
        after=rest,
        numbering=number,
        by_number=True,
    )


def _runs(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Yield rows that count upwards close below one another, long enough to be no chance."""
    run: list[Row] = []
    for row in rows:
        if run and (row.line > run[-1].line + _APART or _rank(row) <= _rank(run[-1])):
            if len(run) >= _ENOUGH:
                yield run
            run = []
        run.append(row)
    if len(run) >= _ENOUGH:
        yield run


def _rank(row: Row) -> tuple[int, ...]:
    return tuple(int(part) for part in row.numbering.split("."))
