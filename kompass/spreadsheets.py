"""Text in tables that others open: what looks like a formula must stay a text.

A spreadsheet program takes a cell that begins with = + - or @ (and some take one that begins
with a tab or a line end) for a formula, and a formula can start programs. The one place that
knows this; everything here that writes xlsx or csv asks it.
"""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from openpyxl.cell import Cell

RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so is a formula to a program that reads what people type."""
_MARK: Final = "'"
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads _x0041_ in a text as A, and its own way to say _ is _x005F_."""
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def is_risky(text: str) -> bool:
    """Tell whether a program could take a text for a formula."""
    return text.startswith(RISKY) or text.lstrip(" ").startswith(RISKY)


def escaped(text: str) -> str:
    """Return ``text`` as a workbook has to hold it to show it."""
    return _LOOKS_ESCAPED.sub("_x005F_", _NOT_IN_XML.sub("", text))


def put_text(cell: "Cell", text: str) -> None:
    """Write a text into a cell of a workbook as a text, whatever it looks like."""
    cell.number_format = "@"  # or 1.10 becomes 1.1, and a text that is edited a formula
    cell.value = escaped(text)
    cell.data_type = "s"
    cell.quotePrefix = is_risky(text)


def guarded(value: str | Decimal | int | None) -> str:
    """Return what to write in a cell of a csv file: numbers as they are, risky text marked.

    The mark is an apostrophe in front, which spreadsheet programs take for "this is text".
    """
    if value is None:
        return ""
    if isinstance(value, Decimal | int):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"{_MARK}{value}" if is_risky(value) or value.startswith(_MARK) else value


def unguarded(text: str) -> str:
    """Return what ``guarded`` was given as text."""
    bare = text[len(_MARK) :]
    return bare if text.startswith(_MARK) and (is_risky(bare) or bare.startswith(_MARK)) else text
