"""What one text has instead of another, word by word. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS: Final = 20_000
"""Longer texts are compared line by line: comparing words takes time with their square."""


class Part(StrEnum):
    """Where a piece of text stands."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """A piece of text that stands in both texts or in one of them."""

    part: Part
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """Return the two texts laid over each other.

    All pieces but the new ones are ``old``; all but the old ones are ``new``.
    """
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(olds) + len(news) > _MOST_TOKENS:
        olds, news = old.splitlines(keepends=True), new.splitlines(keepends=True)
    return tuple(_pieces(olds, news))


def _pieces(olds: Sequence[str], news: Sequence[str]) -> Iterator[Piece]:
    # Spaces alone are no likeness: a row of changed words is one change.
    matcher = SequenceMatcher(str.isspace, olds, news, autojunk=False)
    for what, first, last, begin, end in matcher.get_opcodes():
        if what == "equal":
            yield Piece(Part.BOTH, "".join(olds[first:last]))
            continue
        if last > first:
            yield Piece(Part.OLD, "".join(olds[first:last]))
        if end > begin:
            yield Piece(Part.NEW, "".join(news[begin:end]))
