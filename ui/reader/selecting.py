"""What keys do to a selection, on the canonical text of one page. Pure, no Qt.

A selection never reaches over the end of a page: what is kept of it names one page. Of a table,
a row is what a sentence is of running text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kompass.sources import sentences

Range = tuple[int, int]
_FAR = 10_000
"""Characters; further than anybody's paragraph."""


def sentence(text: str, caret: int, chosen: Range | None) -> Range | None:
    """Return the sentence at ``caret``, or what is chosen with the next sentence added."""
    near, away = _near(text, caret if chosen is None else chosen[1])
    if chosen is None:
        return _some(_sentence_at(near, caret - away), away)
    following = _next_sentence(near, chosen[1] - away)
    return (chosen[0], following[1] + away) if following is not None else chosen


def without_last_sentence(text: str, chosen: Range) -> Range | None:
    """Return what is chosen without its last sentence; ``None`` if nothing is left."""
    near, away = _near(text, chosen[1])
    start, _ = _sentence_at(near, max(chosen[1] - 1 - away, 0))
    end = len(text[: start + away].rstrip())
    return (chosen[0], end) if end > chosen[0] else None


def paragraph(text: str, caret: int, chosen: Range | None) -> Range | None:
    """Return the paragraph at ``caret`` or around what is chosen."""
    first, last = chosen or (caret, caret + 1)
    near, away = _near(text, first)
    start, _ = _paragraph_at(near, first - away)
    start += away
    near, away = _near(text, last)
    _, end = _paragraph_at(near, max(last - 1 - away, 0))
    return _some((start, end + away), 0)


def end_moved(text: str, chosen: Range, direction: int) -> Range:
    """Return what is chosen with its end one word on (1) or back (-1); a word at least is left."""
    near, away = _near(text, chosen[1])
    if direction > 0:
        return chosen[0], max(sentences.word_right(near, chosen[1] - away) + away, chosen[1])
    end = len(text[: sentences.word_left(near, chosen[1] - away) + away].rstrip())
    return (chosen[0], end) if end > chosen[0] else chosen


def start_moved(text: str, chosen: Range, direction: int) -> Range:
    """Return what is chosen with its start one word on (1) or back (-1); a word is left."""
    near, away = _near(text, chosen[0])
    if direction < 0:
        start = sentences.word_left(near, chosen[0] - away) + away
        return min(start, chosen[0]), chosen[1]
    start = sentences.word_right(near, chosen[0] - away) + away
    while start < chosen[1] and not text[start].isalnum():
        start += 1
    return (start, chosen[1]) if start < chosen[1] else chosen


def word(text: str, at: int) -> Range | None:
    """Return the word with the character ``at``, or that character if it is in no word."""
    if not 0 <= at < len(text):
        return None
    start, end = at, at + 1
    if _in_word(text, at):
        while _in_word(text, start - 1):
            start -= 1
        while _in_word(text, end):
            end += 1
    return start, end


def whole_characters(text: str, start: int, end: int) -> Range:
    """Return a range that takes no character apart from its accents and joined signs."""
    while _belongs(text, start):
        start -= 1
    while end > start and _belongs(text, end):
        end += 1
    return start, end


def sentence_around(text: str, at: int) -> Range | None:
    """Return the sentence with the character ``at``."""
    near, away = _near(text, at)
    return _some(_sentence_at(near, at - away), away)


def _sentence_at(text: str, at: int) -> Range:
    return _row(text, at) or sentences.sentence_at(text, at)


def _next_sentence(text: str, at: int) -> Range | None:
    begins = at + len(text[at:]) - len(text[at:].lstrip())
    row = _row(text, begins) if begins < len(text) else None
    if row is not None and row[0] >= at:
        return row
    return sentences.next_sentence(text, at)


def _paragraph_at(text: str, at: int) -> Range:
    return _row(text, at) or sentences.paragraph_at(text, at)


def _row(text: str, at: int) -> Range | None:
    """Return the row of a table that a place is in: its cells are kept apart by tabs."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    row = text[start : end if end >= 0 else len(text)]
    if "\t" not in row or not row.strip():
        return None
    return start + len(row) - len(row.lstrip()), start + len(row.rstrip())


def _near(text: str, at: int) -> tuple[str, int]:
    """Return the text around a place and where it begins: a whole spreadsheet is one text."""
    if len(text) <= 4 * _FAR:
        return text, 0
    start = text.rfind("\n", 0, max(at - _FAR, 0)) + 1
    end = text.find("\n", min(at + _FAR, len(text)))
    return text[start : end if end >= 0 else len(text)], start


def _some(found: Range, away: int) -> Range | None:
    return (found[0] + away, found[1] + away) if found[0] < found[1] else None


def _in_word(text: str, at: int) -> bool:
    if not 0 <= at < len(text):
        return False
    sign = text[at]
    if sign.isalnum() or sign == "_" or unicodedata.category(sign)[0] == "M":
        return True
    inside = sign in "-‐'’:" and 0 < at < len(text) - 1
    return inside and text[at - 1].isalnum() and text[at + 1].isalnum()


def _belongs(text: str, at: int) -> bool:
    """Tell whether the character ``at`` belongs to the one before it."""
    if not 0 < at < len(text):
        return False
    sign = text[at]
    if unicodedata.category(sign) in {"Mn", "Me", "Mc"} or sign in _JOINED:
        return True
    if text[at - 1] == _JOINER:
        return True
    if _FLAG[0] <= sign <= _FLAG[1]:  # two of these are one flag
        before = len(text[:at]) - len(text[:at].rstrip(_FLAGS))
        return before % 2 == 1
    return "\U0001f3fb" <= sign <= "\U0001f3ff"


_FLAG = "\U0001f1e6", "\U0001f1ff"
_FLAGS = "".join(map(chr, range(ord(_FLAG[0]), ord(_FLAG[1]) + 1)))
_JOINER = "\N{ZERO WIDTH JOINER}"
_JOINED: Sequence[str] = (_JOINER, "\N{VARIATION SELECTOR-15}", "\N{VARIATION SELECTOR-16}")
