"""Which texts of a table are labels: areas and questions by title or number, and totals."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kompass.archive.reading.titles import Heard, Titles, folded, numbered
from kompass.catalogue.model import Edition

TOTAL: Final = re.compile(
    r"total(t|en|summan?|poäng(en)?|resultat)?( (poäng|resultat|summa|printed|points))?"
    r"|(summa|sammanlagt)( (totalt|poäng))?|printed total|tryckt total(summa)?|poängsumma"
    r"|sammanlagd poäng|tot( poäng)?"
)
"""Folded labels of a total as it is printed."""
COMPUTED: Final = re.compile(
    r"total sum|computed total|(uträknad|beräknad|räknad) (total(summa)?|summa)"
    r"|summa av områden(a)?"
)
"""Folded labels of a total that somebody has worked out: never taken for a printed one."""
_NUMBER: Final = re.compile(r"([1-9][0-9]?)(?:[.,]([1-9][0-9]?))?\.?")
_LEAST, _MOST = 4, 200
"""Letters of a title; what is shorter or longer is none."""


class Labels:
    """Hears labels by any of some editions; remembers what it has heard."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._books = [Titles(edition) for edition in editions]
        self._known: dict[str, bool] = {}

    def is_title(self, text: str) -> bool:
        """Tell whether words in the text name an area or a question of some edition."""
        if text not in self._known:
            self._known[text] = self._is_title(text)
        return self._known[text]

    def _is_title(self, text: str) -> bool:
        letters = sum(sign.isalpha() for sign in text)
        number, rest = numbered(text)
        called = bool(letters and number and not rest)  # "Omr 1"
        if not (_LEAST <= letters <= _MOST or called) or is_total(text):
            return False
        return any(book.any(text) for book in self._books)


def is_total(text: str) -> bool:
    """Tell whether a label is that of a printed total."""
    return bool(TOTAL.fullmatch(folded(text)))


def is_computed(text: str) -> bool:
    """Tell whether a label is that of a total somebody has worked out."""
    return bool(COMPUTED.fullmatch(folded(text)))


def is_sum(text: str) -> bool:
    """Tell whether a label is that of a total, printed or worked out."""
    return is_total(text) or is_computed(text)


def number_in(text: str) -> str:
    """Return the number of an area or question that a cell is: "3", "1.1"; "" for all else.

    A spreadsheet has "1.1" as the number one and a tenth.
    """
    found = _NUMBER.fullmatch(text.strip())
    return ".".join(filter(None, found.groups())) if found else ""


def runs_from_one(texts: Sequence[str]) -> bool:
    """Tell whether texts are the numbers of areas or questions in printed order."""
    numbers = [number for text in texts if (number := number_in(text))]
    keys = [tuple(int(part) for part in number.split(".")) for number in numbers]
    begins = bool(keys) and keys[0] in ((1,), (1, 1))
    return len(keys) >= 3 and begins and all(a < b for a, b in pairwise(keys))


def heard(title: str, number: str, book: Titles) -> Heard | None:
    """Return what a label with its number beside it means in one edition."""
    return book.any(f"{number} {title}".strip()) if number else book.any(title)
