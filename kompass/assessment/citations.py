"""The names of evidence, and the places in texts that cite it: ``[[E-3fa9c]]``. Pure.

A name is made of the first digits of an id, so it is the same in every copy of a file.
"""

import re
from collections.abc import Iterable
from typing import Final

from kompass.assessment.material import Item, Material
from kompass.ids import RowId

_DIGITS: Final = 5
_MORE_DIGITS: Final = 7
"""Where two pieces of evidence have the first five in common."""
_CITED: Final = re.compile(r"\[\[\s*(E-[0-9a-f]{5}(?:[0-9a-f]{2})?)\s*\]\]", re.IGNORECASE)


def name_of(item: RowId, material: Material | None = None) -> str:
    """Return the name of an excerpt or a line: "E-3fa9c".

    With ``material`` it has seven digits if another piece of evidence would have the same.
    """
    short = item[:_DIGITS]
    if material is not None and any(each != item for each in _starting(short, material)):
        return f"E-{item[:_MORE_DIGITS]}"
    return f"E-{short}"


def cited(text: str) -> tuple[str, ...]:
    """Return the names that a text cites, each once, in order."""
    return tuple(dict.fromkeys(name for name, _, _ in places(text)))


def places(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return every citation in a text: the name, and where the brackets begin and end."""
    return tuple(
        (f"E-{found[1][2:].lower()}", found.start(), found.end()) for found in _CITED.finditer(text)
    )


def cite(item: RowId) -> str:
    """Return what to write in a text to cite an excerpt or a line.

    It has seven digits in any case: of thousands of lines that are still to be written, some
    will begin with the five digits of this one, and must not make the text ambiguous.
    """
    return f"[[E-{item[:_MORE_DIGITS]}]]"


def resolve(name: str, material: Material) -> Item | None:
    """Return what a name stands for, ``None`` if that is nothing, or several things."""
    found = list(_starting(name.removeprefix("E-").removeprefix("e-").lower(), material))
    return material.item(found[0]) if len(found) == 1 else None


def unresolved(text: str, material: Material) -> tuple[str, ...]:
    """Return the names in a text that stand for nothing, or for several things."""
    return tuple(name for name in cited(text) if resolve(name, material) is None)


def _starting(digits: str, material: Material) -> Iterable[RowId]:
    if len(digits) in (_DIGITS, _MORE_DIGITS):
        for items in (material.excerpts, material.lines):
            yield from (row for row in items if row.startswith(digits))
