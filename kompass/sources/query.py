"""What somebody typed into the search field, as words and phrases. No input is an error."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kompass.sources.folding import WORD, indexed

MOST_UNITS: Final = 24
"""More words than anybody types; what follows is left out, as SQLite bounds a question too."""
_LONGEST: Final = 2_000
_QUOTES: Final = re.compile(r"[\"“”„«»]")
_LETTER: Final = WORD.pattern
# 2024/123, e-tjänst and kl.10 are looked for as they are written: one part right after the other.
_UNIT: Final = re.compile(rf"{_LETTER}(?:(?:[-/:.'_&+@]|(?<=[0-9]),(?=[0-9])){_LETTER})*")


@dataclass(frozen=True)
class Unit:
    """Words that stand one right after the other; most often a single one."""

    words: tuple[str, ...]
    quoted: bool = False
    """Somebody put it in quotation marks: its words are never taken apart or looked for inside
    others."""
    unfinished: bool = False
    """The last word may go on: somebody is still typing it."""


@dataclass(frozen=True)
class Query:
    """All units have to be there, in any order."""

    units: tuple[Unit, ...]


def parse(typed: str) -> Query:
    """Return what was typed as units; none for nothing but spaces and signs.

    Text in quotation marks of any kind is a phrase. The last word is a beginning, also that of
    a quotation that is still open.
    """
    pieces = _QUOTES.split(unicodedata.normalize("NFC", typed[:_LONGEST]))
    still_open = len(pieces) % 2 == 0 or bool(pieces[-1].strip())
    units: list[Unit] = []
    for place, piece in enumerate(pieces):
        units += _phrase(piece) if place % 2 else _loose(piece)
    units = list(dict.fromkeys(units))[:MOST_UNITS]
    if units and still_open and (not units[-1].quoted or len(pieces) % 2 == 0):
        units[-1] = Unit(units[-1].words, units[-1].quoted, unfinished=True)
    return Query(tuple(units))


def _loose(piece: str) -> Iterator[Unit]:
    for match in _UNIT.finditer(indexed(piece)):
        yield Unit(tuple(WORD.findall(match[0]))[:MOST_UNITS])


def _phrase(piece: str) -> Iterator[Unit]:
    words = tuple(WORD.findall(indexed(piece)))[:MOST_UNITS]
    if words:
        yield Unit(words, quoted=True)
