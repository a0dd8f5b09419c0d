"""Rows of figures in a text: a title, and the numbers that stand with it.

A row is what stands on the title's own line, or, where nothing stands there, the lines of mere
numbers right below. Words between a title and a number make it no row: that is for sentences.
"""

from collections.abc import Sequence
from typing import Final

from kompass.archive.reading.text_apart import join_blocks
from kompass.archive.reading.text_damage import is_small, why_not_points
from kompass.archive.reading.text_row import Row, What, settle_numbering
from kompass.archive.reading.text_titles import Book, Hit
from kompass.archive.reading.text_tokens import Kind, Token
from kompass.archive.reading.text_words import HEADING_WORDS, NUMBERED_BY, TOTALS, letters

_WITHTOTALS: Final = TOTALS | frozenset(
    ["poang", "poangen", "poeng", "resultat", "antal", "alla", "omraden", "omradena"]
)
_PLACES: Final = (Kind.BREAK, Kind.NUMBER, Kind.DAMAGED, Kind.DASH, Kind.UNIT, Kind.LEADER)
_SIGNS: Final = (*_PLACES, Kind.ORDINAL)
_LONGEST_GAP: Final = 3
MOST_SIGNS: Final = 120
"""No row of a table has more signs; keeps hostile input from costing time."""


class RowReader:
    """Goes through the tokens once and leaves the rows."""

    def __init__(self, tokens: Sequence[Token], book: Book) -> None:
        self.tokens, self.book = tokens, book
        self.rows: list[Row] = []
        self._open: Row | None = None
        self._pending: list[Token] = []
        self._line = 0
        self._words_on_line = False
        self._wordy = {t.line for t in tokens if t.kind is Kind.WORD}

    def read(self) -> list[Row]:
        """Return the rows in the order of the text."""
        place = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            if token.line != self._line:
                self._new_line(token)
            row = self._row_at(place) if token.kind is Kind.WORD else None
            if row is not None:
                self._begin(row)
                place = row.last + 1
                continue
            if token.kind is Kind.WORD:
                self._close_before(token)
            else:
                self._sign(token, place)
            place += 1
        settle_numbering(self.rows)
        join_blocks(self.rows)
        return self.rows

    def _close_before(self, token: Token) -> None:
        """End the open row at words that follow it; a small number before them may be theirs."""
        row = self._open
        if row is not None and row.after and token.line == row.last_line:
            row.suspect = row.suspect or why_not_points(row.after[-1], token)
        self._open, self._pending, self._words_on_line = None, [], True

    def _new_line(self, token: Token) -> None:
        row, self._line = self._open, token.line
        lone = row is None and len(self._pending) == 1 and is_small(self._pending[0])
        if not lone or self._pending[0].line != token.line - 1:
            self._pending = []
        self._words_on_line = False
        if row is not None and not self._may_go_on(row, token):
            below = row.has_figures and row.after and row.after[-1].line > row.title_line
            if below and token.line not in self._wordy and token.line == row.last_line + 1:
                row.suspect = (
                    "Fler tal följer på raden under, så det är inte säkert vilka som hör hit."
                )
            self._open = None

    def _may_go_on(self, row: Row, token: Token) -> bool:
        """Tell whether a line of mere numbers below still belongs to the row."""
        if token.line in self._wordy or token.line - row.last_line > _LONGEST_GAP:
            return False
        if len(row.after) >= MOST_SIGNS:
            return False
        figures = [t for t in row.signs if t.kind is not Kind.BREAK and t is not row.perhaps]
        on_title = any(t.line <= row.title_line for t in figures)
        one_by_one = len({t.line for t in figures}) == len(figures)
        return not figures or (one_by_one and not on_title and not set(row.before) - {row.perhaps})

    def _begin(self, row: Row) -> None:
        before = self._open
        if before is not None and before.last_line == row.line:
            before.shares_line = True
        self._number(row, before or self._right_above(row))
        if row.what is What.WORDS and before is not None and before.shares_line:
            self._open = before
            self._close_before(self.tokens[row.first])
        row.before = [t for t in self._pending if t.line == row.line or t is row.perhaps]
        self._pending = []
        self.rows.append(row)
        self._open, self._line = row, row.last_line
        self._words_on_line = False

    def _right_above(self, row: Row) -> Row | None:
        """Return the row whose figures stand one by one on the lines right above, if one does."""
        before = self.rows[-1] if self.rows else None
        if before is None or before.last + 1 != row.first or not before.after:
            return None
        last = before.after[-1]
        near = row.line - before.last_line <= _LONGEST_GAP
        return before if near and last.line > before.title_line else None

    def _number(self, row: Row, before: Row | None) -> None:
        """Take the numbering off what stands before the title, or remember that it may be one."""
        signs = self._pending or (before.after if before is not None else [])
        while signs and signs[-1].kind in (Kind.DASH, Kind.LEADER) and len(signs) > 1:
            if signs[-2].kind is not Kind.ORDINAL:
                break
            signs.pop()
        place = len(signs) - 1
        while place >= 0 and signs[place].kind is Kind.BREAK:
            place -= 1
        if place < 0:
            return
        token = signs[place]
        own = {hit.number for hit in row.hits}
        if token.kind is Kind.ORDINAL and (token.text in own or (is_small(token) and row.hits)):
            row.numbering = token.text
            del signs[place:]
        elif token.kind is Kind.NUMBER and not token.shape and token.text in own:
            row.perhaps = token
            row.taken_from = None if signs is self._pending else before

    def _sign(self, token: Token, place: int) -> None:
        row = self._open
        if row is not None:
            if len(row.after) < MOST_SIGNS:
                row.after.append(token)
            else:
                row.suspect = "Det står för många tal efter rubriken för en rad i en tabell."
            row.last, row.last_line = place, token.line
        elif not self._words_on_line:
            if self._is_bare_total(place):
                self.rows.append(_bare_total(token, place))
            self._pending.append(token)

    def _is_bare_total(self, place: int) -> bool:
        """Tell whether a line says nothing but "506 av 800" or "577 poäng"."""
        token = self.tokens[place]
        return (
            token.kind is Kind.NUMBER
            and not token.shape
            and ((token.of is not None and token.of >= 200) or self._kind(place + 1) is Kind.UNIT)
            and token.line not in self._wordy
            and (place == 0 or self.tokens[place - 1].line != token.line)
            and token.value is not None
            and token.value > 100
        )

    def _kind(self, place: int) -> Kind | None:
        return self.tokens[place].kind if place < len(self.tokens) else None

    def _row_at(self, place: int) -> Row | None:
        """Return the row that begins with the word here, if a title or total does."""
        if not self._begins_cleanly(place):
            return None
        place = self._after_numbered_by(place)
        if place >= len(self.tokens) or self.tokens[place].kind is not Kind.WORD:
            return None
        found = self.book.at(self.tokens, place)
        if found is not None and self._ends_cleanly(found.after):
            return self._row(What.TITLE, place, found.after, found.hits)
        end = self._end_of_words(place)
        words = [letters(t.text) for t in self.tokens[place:end] if t.kind is Kind.WORD]
        if words[0] in TOTALS and all(word in _WITHTOTALS for word in words):
            return self._row(What.TOTAL, place, end, ())
        if found is not None and self.tokens[found.after].kind is Kind.WORD:
            return None
        return self._like_a_title(place, end)

    def _like_a_title(self, place: int, end: int) -> Row | None:
        """Return a row whose words are near to a title, or whose words nobody knows."""
        if not self._numbers_follow(end):
            return None
        before = self.tokens[place - 1] if place else None
        beside = before is not None and before.line == self.tokens[place].line
        if before and beside and before.kind not in (Kind.BREAK, Kind.ORDINAL, Kind.NUMBER):
            return None
        if (
            before
            and beside
            and before.kind is Kind.NUMBER
            and self.tokens[place].text[:1].islower()
        ):
            return None
        if any(self._is_title_after_heading(here) for here in range(place + 1, end)):
            return None
        following = self.tokens[end]
        words = " ".join(token.text for token in self.tokens[place:end])
        hits = () if following.glued else self.book.near(words)
        return self._row(What.TITLE if hits else What.WORDS, place, end, hits)

    def _is_title_after_heading(self, place: int) -> bool:
        """Tell whether a whole title begins here, right after a word of a heading."""
        if letters(self.tokens[place - 1].text) not in HEADING_WORDS:
            return False
        found = self.book.at(self.tokens, place)
        return found is not None and self._ends_cleanly(found.after)

    def _row(self, what: What, first: int, after: int, hits: tuple[Hit, ...]) -> Row:
        tokens = self.tokens[first:after]
        return Row(
            what,
            " ".join(token.text for token in tokens),
            hits,
            tokens[0].line,
            first,
            title_line=tokens[-1].line,
            last_line=tokens[-1].line,
            last=after - 1,
        )

    def _begins_cleanly(self, place: int) -> bool:
        token = self.tokens[place]
        if place == 0 or self.tokens[place - 1].line != token.line:
            return True
        before = self.tokens[place - 1]
        if before.kind in _SIGNS or (self._open is not None and self._open.last == place - 1):
            return True
        return letters(before.text) in HEADING_WORDS

    def _after_numbered_by(self, place: int) -> int:
        """Step over "Område 3:" in front of a title."""
        if letters(self.tokens[place].text) not in NUMBERED_BY:
            return place
        after = place + 1
        if self._kind(after) not in (Kind.ORDINAL, Kind.NUMBER):
            return place
        token = self.tokens[after]
        if not is_small(token) or self.tokens[place].line != token.line:
            return place
        after += 1
        if self._kind(after) is Kind.DASH:
            after += 1
        if self._kind(after) is Kind.WORD and self.tokens[after].line == token.line:
            own = [t for t in self._pending if t.line == token.line]
            self._pending = [*own, token._replace(kind=Kind.ORDINAL)]
            return after
        return place

    def _ends_cleanly(self, after: int) -> bool:
        if after >= len(self.tokens):
            return True
        following, last = self.tokens[after], self.tokens[after - 1]
        if following.line != last.line or following.kind in _SIGNS:
            return True
        return self.book.at(self.tokens, after) is not None

    def _end_of_words(self, place: int) -> int:
        """Return where the words of this line, with dashes between them, end."""
        line, after = self.tokens[place].line, place
        while after < len(self.tokens) and self.tokens[after].line == line:
            kind = self.tokens[after].kind
            if kind is not Kind.WORD and not (
                kind is Kind.DASH and self._kind(after + 1) is Kind.WORD
            ):
                break
            after += 1
        return after

    def _numbers_follow(self, end: int) -> bool:
        """Tell whether the next that is said, after dashes and breaks, is a number."""
        line = self.tokens[end - 1].line
        while end < len(self.tokens):
            token = self.tokens[end]
            if token.line > line + 1 or (token.line != line and token.line in self._wordy):
                return False
            if token.kind in (Kind.NUMBER, Kind.DAMAGED):
                return True
            if token.kind not in (Kind.BREAK, Kind.DASH, Kind.LEADER):
                return False
            end += 1
        return False


def _bare_total(token: Token, place: int) -> Row:
    line = token.line
    row = Row(What.TOTAL, "", (), line, place, title_line=line, last_line=line, last=place)
    row.after.append(token)
    return row
