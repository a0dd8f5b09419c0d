"""Where in a text the words of a query stand: the places to mark, and the one to show."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from kompass.sources.folding import WORD, Spelled, fold, spell_out, without_dots
from kompass.sources.hits import AFTER, BEFORE, How, Passage
from kompass.sources.query import Query, Unit

_IN_WORD: Final = re.compile(WORD.pattern.rstrip("+"))
_BETWEEN: Final = r"[^0-9a-z\x80-\U0010ffff]+"
_NOT_FURTHER: Final = r"(?![0-9a-z\x80-\U0010ffff])"
_TOGETHER: Final = 120
"""Words within so many characters are shown in one context."""


class Matcher:
    """Finds the units of one query in texts, as wide as the search reached."""

    def __init__(self, query: Query, how: How) -> None:
        self._query = query
        self._how = how

    def passage(self, text: str) -> Passage:
        """Return all places of ``text`` and the context of the best of them."""
        spelled = spell_out(fold(text))
        found = _apart(sorted(self._places(spelled), key=lambda part: (part[0], -part[1])))
        if not found:
            return Passage()
        spans = [spelled.span(start, end) for start, end, _ in found]
        start, end = spans[_best(found)]
        return Passage(
            tuple(dict.fromkeys(spans)), _before(text, start), text[start:end], _after(text, end)
        )

    def _places(self, spelled: Spelled) -> Iterator[tuple[int, int, int]]:
        plain = without_dots(spelled.text) if self._how is How.WITHOUT_DOTS else spelled.text
        for pattern, whole, unit in self._patterns:
            for match in pattern.finditer(spelled.text if whole else plain):
                start, end = match.span()
                if not whole or start == 0 or not _IN_WORD.match(spelled.text, start - 1):
                    yield start, end, unit

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], bool, int]]:
        """Each with whether it has to begin where a word begins, and the number of its unit."""
        return [
            (pattern, whole, number)
            for number, unit in enumerate(self._query.units)
            for pattern, whole in self._patterns_of(unit)
        ]

    def _patterns_of(self, unit: Unit) -> Iterator[tuple[re.Pattern[str], bool]]:
        if self._how is How.WORDS or unit.quoted:
            words = _BETWEEN.join(map(re.escape, unit.words))
            yield re.compile(words + ("" if unit.unfinished else _NOT_FURTHER)), True
            return
        for place, word in enumerate(unit.words):
            if is_part(word):
                plain = without_dots(word) if self._how is How.WITHOUT_DOTS else word
                yield re.compile(re.escape(plain)), False
                continue
            last = unit.unfinished and place == len(unit.words) - 1
            yield re.compile(re.escape(word) + ("" if last else _NOT_FURTHER)), True


def is_part(word: str) -> bool:
    """Return whether a word is long enough to be looked for inside others."""
    return len(word) >= 3


def _apart(parts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the places of which none begins inside another."""
    kept: list[tuple[int, int, int]] = []
    for part in parts:
        if not kept or part[0] >= kept[-1][1]:
            kept.append(part)
    return kept


def _best(parts: list[tuple[int, int, int]]) -> int:
    """Return the number of the first place that has most different units near after it."""
    best, most = 0, 0
    for number, (start, _, _) in enumerate(parts):
        near = set()
        for other in parts[number:]:
            if other[0] > start + _TOGETHER:
                break
            near.add(other[2])
        if len(near) > most:
            best, most = number, len(near)
    return best


def _before(text: str, start: int) -> str:
    piece = text[max(0, start - BEFORE) : start]
    if start > BEFORE:
        piece = "…" + (piece.split(maxsplit=1)[-1] if " " in piece.strip() else piece)
    return _one_line(piece)


def _after(text: str, end: int) -> str:
    piece = text[end : end + AFTER]
    if end + AFTER < len(text):
        piece = (piece.rsplit(maxsplit=1)[0] if " " in piece.strip() else piece) + "…"
    return _one_line(piece)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
