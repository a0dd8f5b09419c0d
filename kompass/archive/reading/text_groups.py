"""Which rows of a text belong together as one table. Goes through the rows once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from kompass.archive.reading.text_headings import context_of, mentions_table
from kompass.archive.reading.text_row import Row, What
from kompass.archive.reading.text_titles import Id
from kompass.archive.reading.text_tokens import Token
from kompass.ids import EditionId

_FAR: Final = 10
_MOST_ROWS: Final = 200
"""No edition has as many areas and questions; keeps hostile input from costing time."""


def grouped(rows: Sequence[Row], tokens: Sequence[Token]) -> Iterator[list[Row]]:
    """Yield the rows of every table, without the words before its first and after its last."""
    group = _Group()
    for row in rows:
        if group.rows and group.ends_before(row, tokens):
            yield _without_words(group.rows)
            group = _Group()
        group.add(row)
    if group.rows:
        yield _without_words(group.rows)


def _without_words(rows: list[Row]) -> list[Row]:
    told = [place for place, row in enumerate(rows) if row.what is not What.WORDS]
    return rows[told[0] : told[-1] + 1] if told else []


class _Group:
    """The rows of a table so far, and what is known of them."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._has_title = False
        self._told: set[Id] = set()
        """What has had a figure."""
        self._editions: Counter[EditionId] = Counter()
        self._numbers: defaultdict[EditionId, set[str]] = defaultdict(set)
        self._last = 0

    def add(self, row: Row) -> None:
        """Take a row in."""
        self.rows.append(row)
        if row.what is not What.WORDS:
            self._last = max(self._last, row.last)
        if row.what is not What.TITLE:
            return
        self._has_title = True
        if row.has_figures:
            self._told |= {hit.id for hit in row.hits}
        for hit in row.hits:
            self._editions[hit.edition] += 1
            self._numbers[hit.edition].add(hit.number)

    def ends_before(self, row: Row, tokens: Sequence[Token]) -> bool:
        """Tell whether the row begins another table."""
        before = self.rows[-1]
        if before.what is What.TOTAL and self._has_title:
            return True
        if row.line > before.last_line + _FAR or len(self.rows) >= _MOST_ROWS:
            return True
        if row.what is not What.TITLE or not self._has_title:
            return False
        if any(hit.id in self._told for hit in row.hits) or self._restarts(row):
            return True
        return _is_caption([t for t in tokens[self._last + 1 : row.first] if t.line != row.line])

    def _restarts(self, row: Row) -> bool:
        """Tell whether the row begins another edition's list of areas."""
        best = self._editions.most_common(1)[0][0]
        if best in {hit.edition for hit in row.hits}:
            return False
        return {hit.number for hit in row.hits} <= self._numbers[best]


def _is_caption(between: list[Token]) -> bool:
    towns, years = context_of(between)
    return mentions_table(between) or bool(towns and years)
