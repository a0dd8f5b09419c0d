"""What is compared when words are looked for: text without case and marks, place for place.

Two steps, because an index may be told anything but a hit has to stand where the words stand:

* ``fold`` gives one character for each character, so positions are those of the text.
* ``spell_out`` writes the few characters out that stand for several letters (ß, the ligatures
  of PDF files) and drops those that stand for none (loose marks, soft hyphens), and remembers
  where every letter came from.

Everything that is not a letter or a digit is an ASCII character in the end, which is what
SQLite's tokenizer ``ascii`` parts words at: it and ``WORD`` can never be of two minds.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WORD: Final = re.compile(r"[0-9a-z\x80-\U0010ffff]+")
"""One word of a text that is spelled out."""

DROPPED: Final = "\N{COMBINING GRAVE ACCENT}"
"""Stands in folded text for a character that is no letter and parts no words."""

_LETTERS_OF_THEIR_OWN: Final = {
    "å": "å", "ä": "ä", "ö": "ö", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ς": "σ",
}  # fmt: skip
_SEVERAL: Final = {"æ": "ae", "œ": "oe"}
_KEPT: Final = {"a\N{COMBINING RING ABOVE}", "a\N{COMBINING DIAERESIS}", "o\N{COMBINING DIAERESIS}"}
_DOTS: Final = str.maketrans("åäö", "aao")
_RARE: Final = re.compile(r"[^\x01-\x7fåäö]")
_SPELLED: Final = re.compile(r"[\N{COMBINING GRAVE ACCENT}ßæœ\u0132-\uffff\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Spelled:
    """A folded text written out, with the place in the text of each of its characters."""

    text: str
    places: Sequence[int] | None
    """``None`` if character for character is the same place."""
    folded: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the places in the text of ``[start, end)`` here, with marks that follow."""
        if self.places is None:
            return start, end
        first, last = self.places[start], self.places[end - 1] + 1
        while last < len(self.folded) and self.folded[last] == DROPPED:
            last += 1
        return first, last


def fold(text: str) -> str:
    """Return text in lower case and without marks but those of å, ä and ö.

    It is exactly as long as ``text``, whatever stands there; ``text`` should be NFC. Letters
    and digits stay letters and digits; of everything else only ASCII characters are left:
    ``-`` for all dashes, ``'`` for curved apostrophes, and spaces.
    """
    return _fold(text)[0]


def spell_out(folded: str) -> Spelled:
    """Return folded text as its words are indexed and asked for."""
    if not _SPELLED.search(folded):
        return Spelled(folded, None, folded)
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(folded):
        written = _written(character)
        letters.append(written)
        places.extend([place] * len(written))
    return Spelled("".join(letters), places, folded)


def indexed(text: str) -> str:
    """Return what an index is given for a text, or a query for what somebody typed."""
    folded, rare = _fold(text)
    return _SPELLED.sub(_written_match, folded) if rare else folded


def without_dots(text: str) -> str:
    """Return spelled text with å, ä and ö as a and o, place for place."""
    return text.translate(_DOTS)


def _fold(text: str) -> tuple[str, int]:
    """Return text folded, and how many of its characters are not everyday Swedish."""
    return _RARE.subn(_folded_match, text.replace("İ", "i").lower())


class _Memo(dict[str, str]):
    """Remembers what becomes of a character; there are not many in any material."""

    def __missing__(self, character: str) -> str:
        found = self[character] = _fold_one(character)
        return found


class _WrittenMemo(dict[str, str]):
    def __missing__(self, character: str) -> str:
        found = self[character] = _several(character) or character
        return found


_FOLDED: Final = _Memo()
_WRITTEN: Final = _WrittenMemo({DROPPED: ""})


def _folded_match(match: re.Match[str]) -> str:
    return _FOLDED[match[0]]


def _written_match(match: re.Match[str]) -> str:
    return _WRITTEN[match[0]]


def _written(character: str) -> str:
    return _WRITTEN[character] if character >= "\x80" else character


def _fold_one(character: str) -> str:
    """Return what becomes of one character in lower case that is not everyday Swedish."""
    if character in _LETTERS_OF_THEIR_OWN:
        return _LETTERS_OF_THEIR_OWN[character]
    category = unicodedata.category(character)
    if category in {"Mn", "Me"} or (category == "Cf" and character != "\N{ZERO WIDTH SPACE}"):
        return DROPPED
    if category == "Pd":
        return "-"
    if character in "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}":
        return "'"
    if category[0] not in "LN" and category not in {"Mc", "Co"}:
        return " "
    bare = _bare(character)
    bare = _LETTERS_OF_THEIR_OWN.get(bare, bare)
    return bare if len(bare) == 1 and _is_letter(bare) else character


def _several(character: str) -> str:
    """Return the letters a character stands for, or nothing if it stands for itself."""
    if character in _SEVERAL:
        return _SEVERAL[character]
    bare = "".join(_LETTERS_OF_THEIR_OWN.get(letter, letter) for letter in _bare(character))
    return bare if len(bare) > 1 and all(map(_is_letter, bare)) else ""


def _bare(character: str) -> str:
    """Return a character decomposed, in lower case and without its marks but å, ä and ö."""
    letters: list[str] = []
    for part in unicodedata.normalize("NFKD", character.casefold()).casefold():
        if unicodedata.category(part) not in {"Mn", "Me"}:
            letters.append(part)
        elif letters and letters[-1] + part in _KEPT:
            letters[-1] += part
    return unicodedata.normalize("NFC", "".join(letters))


def _is_letter(character: str) -> bool:
    return (
        "a" <= character <= "z"
        or "0" <= character <= "9"
        or (character >= "\x80" and unicodedata.category(character)[0] in "LN")
    )
