"""What a search gives: hits with their places in the text, which are worked out when asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from kompass.swedish import format_count

BEFORE: Final = 50
AFTER: Final = 110
"""Characters of context; the list of hits shows one line for each."""


class How(StrEnum):
    """How wide the search had to reach, narrowest first."""

    WORDS = "words"
    """Whole words, and the beginning of the last one."""
    INSIDE_WORDS = "inside_words"
    """Also parts of words: säkring in kvalitetssäkring."""
    WITHOUT_DOTS = "without_dots"
    """Only words that differ from the typed ones in å, ä and ö: sodertalje."""
    NOTHING = "nothing"


@dataclass(frozen=True)
class Passage:
    """Where a text holds what was looked for, and the place that shows it best."""

    spans: tuple[tuple[int, int], ...] = ()
    before: str = ""
    match: str = ""
    after: str = ""


@dataclass(frozen=True)
class Hit:
    """An entry that holds all that was looked for.

    ``rank`` is smaller the better; hits of different indexes may be sorted by it. The text is
    not read before one of ``spans``, ``before``, ``match`` and ``after`` is asked for. If the
    text is gone by then, ``spans`` is empty and the words are too.
    """

    ref: str
    number: int
    rank: float
    how: How
    look: Callable[[str, int], Passage] = field(repr=False, compare=False)

    @cached_property
    def passage(self) -> Passage:
        """The places and the words around the best of them."""
        return self.look(self.ref, self.number)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """All places ``[start, end)`` in the entry's text, in order, none inside another."""
        return self.passage.spans

    @property
    def before(self) -> str:
        """Some words before ``match``, on one line."""
        return self.passage.before

    @property
    def match(self) -> str:
        """What was found, as it is written in the text."""
        return self.passage.match

    @property
    def after(self) -> str:
        """Some words after ``match``, on one line."""
        return self.passage.after


@dataclass(frozen=True)
class Found:
    """The best hits, and how many entries there are in all."""

    hits: tuple[Hit, ...]
    total: int
    how: How
    at_least: bool = False
    """There may be more than ``total``."""

    def in_words(self) -> str:
        """Return the number of hits for people: "minst 200 träffar, även inuti ord"."""
        if not self.total:
            return "Inga träffar"
        number = f"{format_count(self.total)} {'träff' if self.total == 1 else 'träffar'}"
        if self.at_least:
            number = f"minst {number}"
        return number + _REACH[self.how]


_REACH: Final = {
    How.WORDS: "",
    How.INSIDE_WORDS: ", även inuti ord",
    How.WITHOUT_DOTS: ", även utan prickar",
    How.NOTHING: "",
}
_WIDTH: Final = tuple(How)


def together(founds: Iterable[Found], limit: int = 200) -> Found:
    """Return the hits of several indexes as if they were one: documents and notes.

    What one of them found only without dots does not count if another found the words.
    """
    parts = [found for found in founds if found.total]
    with_dots = [found for found in parts if found.how is not How.WITHOUT_DOTS]
    parts = with_dots or parts
    hits = sorted((hit for found in parts for hit in found.hits), key=lambda hit: hit.rank)
    return Found(
        tuple(hits[:limit]),
        sum(found.total for found in parts),
        max((found.how for found in parts), key=_WIDTH.index, default=How.NOTHING),
        any(found.at_least for found in parts),
    )
