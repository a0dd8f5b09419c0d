"""Looking for words in the canonical text of pages, with the folding of the index. No Qt.

What is typed is looked for as it stands, also inside words; a line's end counts as a space.
Only if the whole document does not have it, its words are looked for one by one on the same
page, and then without regard to the dots of å, ä and ö.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from typing import Final

from kompass.sources.folding import WORD, Spelled, fold, indexed, spell_out, without_dots

_BETWEEN: Final = r"[^0-9a-z\x80-\U0010ffff]+"
_LONGEST: Final = 500
_MOST_KEPT: Final = 20_000_000
"""Characters of folded text that are kept between two searches."""


class Reach(IntEnum):
    """How far a search goes, narrowest first."""

    AS_TYPED = 0
    ANY_ORDER = 1
    WITHOUT_DOTS = 2


class Texts:
    """Pages of text, each folded once."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts = texts
        self._spelled: dict[int, Spelled] = {}
        self._kept = 0

    def spelled(self, page: int) -> Spelled:
        """Return a page as its words are compared."""
        found = self._spelled.get(page)
        if found is None:
            found = spell_out(fold(self.texts[page]))
            self._kept += len(found.text)
            if self._kept <= _MOST_KEPT:
                self._spelled[page] = found
        return found


class Query:
    """Something typed. Nothing typed is ever an error; signs alone are looked for as they are."""

    def __init__(self, typed: str, reach: Reach) -> None:
        self._reach = reach
        text = unicodedata.normalize("NFC", typed[:_LONGEST]).strip()
        words = WORD.findall(indexed(text))
        if reach is Reach.WITHOUT_DOTS:
            words = [without_dots(word) for word in words]
        self._signs = text if not words else ""
        if reach is Reach.AS_TYPED:
            patterns = [_BETWEEN.join(map(re.escape, words))] if words else []
        else:
            patterns = [re.escape(word) for word in dict.fromkeys(words)]
        self._patterns = [re.compile(pattern) for pattern in patterns]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self._patterns and not self._signs

    def spans(self, texts: Texts, page: int) -> tuple[tuple[int, int], ...]:
        """Return all places of a page, in order, none inside another."""
        if self._signs:
            found = re.finditer(re.escape(self._signs), texts.texts[page])
            return tuple(match.span() for match in found)
        spelled = texts.spelled(page)
        text = spelled.text
        if self._reach is Reach.WITHOUT_DOTS:
            text = without_dots(text)
        places: list[tuple[int, int]] = []
        for pattern in self._patterns:
            here = [spelled.span(*match.span()) for match in pattern.finditer(text)]
            if not here:
                return ()
            places += here
        return _apart(places)


def _apart(places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return tuple(kept)
