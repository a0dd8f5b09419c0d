"""What a cell of a workbook shows a person, as text; what cannot be trusted is refused."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.catalogue.fields import quoted
from kompass.errors import KompassError
from kompass.swedish import format_number

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

    AnyCell = ReadOnlyCell | EmptyCell

_SIGNIFICANT = ".15g"
"""Excel shows no more than fifteen digits of a number, whatever it has stored."""
_DECIMALS = re.compile(r"[#,]*0(?:\.(0+))?")
"""A number format that shows a fixed number of decimals."""
_ESCAPED = re.compile(r"_x(000D|005F)_")
"""What Excel writes for a carriage return and for a _ that would look like such a sign."""
_LINE_ENDS = re.compile(r"\r\n?")


@dataclass(frozen=True)
class Shown:
    """One cell that holds something."""

    text: str
    is_number: bool = False


def shown(cell: "AnyCell") -> Shown | None:
    """Return what a cell shows, ``None`` if it is empty.

    A number is written with decimal comma, exactly as it is shown; with a per cent sign
    if the cell is in per cent. Raises ``KompassError`` for formulas, dates, errors, truth
    values and numbers that are not what they look like; the sentence has no subject, so
    that the caller can say which cell it is.
    """
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f" or not isinstance(value, str | int | float | date | time | timedelta):
        raise KompassError("innehåller en formel. Ersätt den med värdet (Klistra in special).")
    if cell.data_type == "e":
        raise KompassError(f"visar felet {quoted(value)}. Skriv värdet.")
    if isinstance(value, bool):
        return Shown("SANT" if value else "FALSKT")
    if isinstance(value, date | time | timedelta):
        raise KompassError(
            "har blivit ett datum eller ett klockslag. "
            "Formatera cellen som text och skriv om värdet."
        )
    if isinstance(value, str):
        text = _plain(value)
        return Shown(text) if text else None
    return Shown(_number(value, str(cell.number_format)), is_number=True)


def _plain(text: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).strip())


def _number(value: float, number_format: str) -> str:
    number = Decimal(format(value, _SIGNIFICANT)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise KompassError("innehåller inget tal. Skriv värdet.")
    if "%" in number_format:
        return f"{format_number(number * 100)} %"
    if simple := _DECIMALS.fullmatch(number_format):
        rounded = round(number, len(simple[1] or ""))
        if rounded != number:
            raise KompassError(
                f"visar {format_number(rounded)} men innehåller {format_number(number)}. "
                "Skriv det ena."
            )
    return format_number(number)
