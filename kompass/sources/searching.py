"""How a search goes on: the very words, words that begin so, words that hold them, dots aside."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol

from kompass.sources.hits import Found, Hit, How, Passage
from kompass.sources.matching import Matcher, is_part
from kompass.sources.query import Query, Unit
from kompass.sources.vocabulary import Vocabulary

RANKED_AT_MOST: Final = 2_000
"""What stands on more entries than this tells none of them apart: they come in their order."""
_WEIGHED_AT_MOST: Final = 10_000
"""Nor is it worth the wait to weigh more than so many entries times words against each other."""
_MOST_WORDS: Final = 300
_WORDS_OF_A_PART: Final = 100
"""So many words, the most widely used ones, are asked for instead of a part of a word."""
_MOST_PAGES: Final = 5_000
"""A part of a word needs no more words once those asked for stand on so many entries; four times
as many if other words have to be there too."""
_COUNTED_FIRST: Final = 6
_STAGE: Final = 1_000.0
"""Ranks of FTS5 are nearer to 0 than this, so the stages of a search never mix."""


class Tables(Protocol):
    """What a search asks of an index; expressions are those of FTS5."""

    def count(self, expression: str) -> int:
        """Return how many entries fit."""

    def first(self, expression: str, most: int | None) -> list[int]:
        """Return the numbers of the first entries that fit, in their order; all for no number."""

    def best(self, expression: str, most: int) -> list[tuple[int, float]]:
        """Return the numbers and ranks of the entries that fit best, the smaller the better."""

    def named(self, entries: Sequence[int]) -> dict[int, tuple[str, int]]:
        """Return ref and number of entries."""

    def words(self) -> Vocabulary:
        """Return all words there are."""

    def text(self, ref: str, number: int) -> str:
        """Return the text of an entry; nothing if it is gone."""


def search(tables: Tables, query: Query, limit: int) -> Found:
    """Return the best ``limit`` entries that hold all units of ``query``."""
    run = _Run(tables, query, limit)
    if query.units[-1].unfinished:
        run.stage(How.WORDS, 0, _as_written(query, finished=True), len(query.units))
    run.stage(How.WORDS, 1, _as_written(query, finished=False), len(query.units))
    if len(run.hits) < limit and any(_looked_inside(unit) for unit in query.units):
        run.widened(How.INSIDE_WORDS, 2, _inside)
        if not run.hits:
            run.widened(How.WITHOUT_DOTS, 3, _alike)
    return Found(tuple(run.hits), run.total, run.how, run.at_least)


class _Run:
    """What one search has found so far."""

    def __init__(self, tables: Tables, query: Query, limit: int) -> None:
        self._tables = tables
        self._query = query
        self._limit = limit
        self._seen: set[int] = set()
        self.hits: list[Hit] = []
        self.total = 0
        self.how = How.NOTHING
        self.at_least = False

    def stage(self, how: How, place: int, expression: str, terms: int = 1) -> None:
        """Add what fits ``expression``, which is nothing less than what fitted before."""
        # Counting is quicker than fetching, but for many words finding takes longer than both.
        fitting = self._tables.first(expression, None) if terms > _COUNTED_FIRST else []
        total = len(fitting) or self._tables.count(expression)
        if total <= self.total:
            return
        self.total, self.how = total, how
        room = self._limit - len(self.hits)
        if not room:
            return
        most = room + len(self._seen)
        if total <= RANKED_AT_MOST and total * terms <= _WEIGHED_AT_MOST:
            ranks = dict(self._tables.best(expression, most))
        else:
            ranks = dict.fromkeys(fitting[:most] or self._tables.first(expression, most), 0.0)
        new = [entry for entry in ranks if entry not in self._seen][:room]
        self._seen.update(new)
        names, look = self._tables.named(new), self._look(how)
        for entry in new:
            ref, number = names[entry]
            self.hits.append(Hit(ref, number, place * _STAGE + ranks[entry], how, look))

    def _look(self, how: How) -> Callable[[str, int], Passage]:
        matcher, text = Matcher(self._query, how), self._tables.text
        return lambda ref, number: matcher.passage(text(ref, number))

    def widened(self, how: How, place: int, widen: Callable[[Vocabulary, str], list[str]]) -> None:
        """Add what fits if words stand for those that ``widen`` gives for them."""
        vocabulary = self._tables.words()
        parts = [(unit, *part) for unit in self._query.units for part in _parts(unit)]
        pages = _MOST_PAGES if len(parts) == 1 else 4 * _MOST_PAGES
        most = min(_WORDS_OF_A_PART, _MOST_WORDS // len(parts))
        groups: list[str] = []
        asked_for, many = 0, False
        for unit, words, unfinished in parts:
            if unit.quoted or not is_part(words[0]):
                groups.append(_term(words, unfinished=unfinished))
                continue
            others = widen(vocabulary, words[0])
            asked = vocabulary.first(others, most, pages)
            many |= len(asked) < len(others)
            asked_for += len(asked)
            terms = [_term((other,), unfinished=False) for other in asked]
            groups.append(f"({' OR '.join([_term(words, unfinished=True), *terms])})")
        before = self.total
        self.stage(how, place, " AND ".join(groups), len(groups) + asked_for)
        self.at_least = many and self.total > before


def _as_written(query: Query, *, finished: bool) -> str:
    return " AND ".join(
        _term(unit.words, unfinished=unit.unfinished and not finished) for unit in query.units
    )


def _term(words: tuple[str, ...], *, unfinished: bool) -> str:
    """Return words for FTS5, one right after the other; they hold nothing but letters."""
    return f'"{" ".join(words)}"' + ("*" if unfinished else "")


def _parts(unit: Unit) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Return what is to be found of a unit one by one, and whether it may go on."""
    if unit.quoted:
        yield unit.words, unit.unfinished
        return
    last = len(unit.words) - 1
    for place, word in enumerate(unit.words):
        yield (word,), unit.unfinished and place == last


def _looked_inside(unit: Unit) -> bool:
    return not unit.quoted and any(is_part(word) for word in unit.words)


def _inside(vocabulary: Vocabulary, part: str) -> list[str]:
    return [word for word in vocabulary.containing(part) if not word.startswith(part)]


def _alike(vocabulary: Vocabulary, part: str) -> list[str]:
    return vocabulary.alike(part)
