"""Finding by typing a little of it: order and exactness matter, dots and case do not."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

_BEGINS, _BEGINS_WORD, _INSIDE, _BEGINNINGS = 0, 1, 2, 3


def best(typed: str, things: Iterable[T], text_of: Callable[[T], str]) -> list[T]:
    """Return the things whose text fits what is typed, best first, otherwise in their order.

    Every typed word must occur: at the beginning, at the beginning of a word, inside, or as
    beginnings of words in a row ("nob" finds "Nästa obedömda"). Nothing typed fits everything.
    """
    words = folded(typed).split()
    ranked = []
    for thing in things:
        rank = _rank(words, folded(text_of(thing)))
        if rank is not None:
            ranked.append((rank, thing))
    ranked.sort(key=lambda pair: pair[0])
    return [thing for _, thing in ranked]


def folded(text: str) -> str:
    """Return text in lower case without dots, rings and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _rank(words: list[str], text: str) -> int | None:
    ranks = [_rank_word(word, text) for word in words]
    if any(rank is None for rank in ranks):
        return None
    return sum(rank for rank in ranks if rank is not None)


def _rank_word(word: str, text: str) -> int | None:
    if text.startswith(word):
        return _BEGINS
    if f" {word}" in text:
        return _BEGINS_WORD
    if word in text:
        return _INSIDE
    return _BEGINNINGS if _are_beginnings(word, text.split()) else None


def _are_beginnings(letters: str, words: Sequence[str]) -> bool:
    """Tell whether ``letters`` are beginnings of some of the words, in order, put together."""
    if not letters:
        return True
    for at, word in enumerate(words):
        for length in range(_shared(letters, word), 0, -1):
            if _are_beginnings(letters[length:], words[at + 1 :]):
                return True
    return False


def _shared(first: str, second: str) -> int:
    """Return how many letters two texts begin with in common."""
    return next(
        (at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]),
        min(len(first), len(second)),
    )
