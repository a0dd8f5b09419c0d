"""One cell's text as one number, or the reason why it is none. Never repaired, never guessed.

Stricter than what a person may type in the program: there "87," is a slip on the way to 87,5,
here it is a number that has lost its decimals.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kompass.points import MOST_DECIMALS

_MINUSES: Final = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-"})
_SPACES: Final = re.compile(r"[\s\u200b\ufeff]+")
_EMPTY: Final = re.compile(
    r"|-+|\.{2,}|…|x|n/?a|ej (bedömd|bedömt|angivet|känt)|okän[dt]|(uppgift )?saknas|tom",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(r"\s*(?:poäng|points|p\.?|%|procent)$", re.IGNORECASE)
_OF: Final = re.compile(r"^(.*[0-9.,])\s*(?:av|/|of)\s*([0-9]+(?:[.,][0-9]+)?)$", re.IGNORECASE)
_MARK: Final = re.compile(r"^(.*[0-9])(\s*[*†‡§#?!¹²³⁰⁴⁵⁶⁷⁸⁹]+|\s+[0-9]\)|\s*[a-f]\))$")
"""A note's mark. A digit right after the number is no mark: "661)" may be 66 or 661."""
_ABOUT: Final = re.compile(
    r"^(?:ca\.?|cirka|c:a|ungefär|drygt|knappt|≈|~|<|>|≤|≥)\s*", re.IGNORECASE
)
_PLAIN: Final = re.compile(r"([+-]?)\s?([0-9]+)(?:[.,]([0-9]+))?")
_LOST: Final = re.compile(r"[0-9][.,](\s|$)|(^|\s)[.,][0-9]")
_BESIDE: Final = re.compile(r"^(.*[0-9.,])\s*(\(.*\))$")
_MOST_DIGITS: Final = 9


@dataclass(frozen=True)
class Figure:
    """A number that can be read, and what stood around it."""

    value: Decimal
    percent: bool = False
    signed: bool = False
    """Printed with a plus or minus: a change, as a rule."""
    of: Decimal | None = None
    """The maximum that stands in the same cell: "26 av 40"."""
    doubts: tuple[str, ...] = ()


_LONGEST = 200
"""No cell with a figure is longer; what is longer is not looked through."""


@dataclass(frozen=True)
class Unreadable:
    """Why the text is no number that can be trusted; one sentence."""

    why: str
    lost: bool = False
    """Whether digits are gone: then nothing else on the same row is sure either."""


def read_figure(text: str) -> Figure | Unreadable | None:
    """Return the number in a cell, why it cannot be read, or ``None`` where nothing is said.

    Decimal comma and point are both read; "66 %" and "26 av 40" are told apart from points.
    Footnote marks, "ca" and parentheses leave the number with a doubt. Refused is everything
    that has lost something ("87,", ",5"), holds a letter ("12O"), may be two numbers
    ("1 234"), or has more decimals than points have.
    """
    if len(text) > _LONGEST:
        return Unreadable("Texten är för lång för att vara ett tal.")
    bare = _SPACES.sub(" ", text).strip().translate(_MINUSES)
    if _EMPTY.fullmatch(bare):
        return None
    doubts: list[str] = []
    bare = _without_wrapping(bare, doubts)
    percent = bool(re.search(r"(?:%|procent)$", bare, re.IGNORECASE))
    bare = _UNIT.sub("", bare).strip()
    of = None
    if not percent and (parts := _OF.match(bare)):
        bare, of = parts[1].strip(), Decimal(parts[2].replace(",", "."))
    return _number(bare, text, percent=percent, of=of, doubts=doubts)


def is_number(text: str) -> bool:
    """Tell whether the text can be read as a number at all."""
    return isinstance(read_figure(text), Figure)


def looks_numeric(text: str) -> bool:
    """Tell whether the text is a number or what is left of a damaged one, and not words."""
    bare = text.strip()
    return (
        bool(bare)
        and len(bare) <= 30
        and bool(re.fullmatch(r"[^A-Za-zÅÄÖåäö]*", bare))
        and any(sign.isdigit() or sign == "," for sign in bare)
    )


def _without_wrapping(bare: str, doubts: list[str]) -> str:
    """Take off parentheses, words for about, and footnote marks; each leaves a doubt."""
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1].strip()
        doubts.append("Talet står inom parentes. Se efter vad det är.")
    elif beside := _BESIDE.match(bare):
        doubts.append(f"Efter talet står ”{beside[2]}”, som inte togs med.")
        bare = beside[1].strip()
    if about := _ABOUT.match(bare):
        doubts.append(f"Framför talet står ”{about[0].strip()}”. Se efter om det är poängen.")
        bare = bare[about.end() :]
    if mark := _MARK.match(bare):
        doubts.append(f"Efter talet står ”{mark[2].strip()}”. Se efter vad anmärkningen säger.")
        bare = mark[1].strip()
    return bare


def _number(
    bare: str, text: str, *, percent: bool, of: Decimal | None, doubts: list[str]
) -> Figure | Unreadable:
    found = _PLAIN.fullmatch(bare)
    if found is None:
        return Unreadable(_why_not(bare, text), lost=bool(_LOST.search(bare)))
    sign, whole, decimals = found[1], found[2], found[3] or ""
    if len(whole) > _MOST_DIGITS:
        return Unreadable("Talet har för många siffror för att vara poäng.")
    if len(decimals.rstrip("0")) > MOST_DECIMALS:
        return Unreadable("Talet har fler än två decimaler, och det har inga poäng.")
    if len(whole) > 1 and whole.startswith("0"):
        doubts.append("Talet börjar med en nolla. Se efter att ingen siffra har fallit bort.")
    value = Decimal(f"{sign}{whole}.{decimals or '0'}")
    tidy = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    return Figure(tidy, percent=percent, signed=bool(sign), of=of, doubts=tuple(doubts))


def _why_not(bare: str, text: str) -> str:
    shown = text.strip() if len(text.strip()) <= 40 else f"{text.strip()[:39]}…"
    for pattern, why in _REASONS:
        if pattern.search(bare):
            return why.format(shown)
    return f"”{shown}” är inget tal."


_REASONS: Final = (
    (re.compile(r"^[+-]?[0-9]+[.,]$"), "Talet slutar med ett komma: decimalen har gått förlorad."),
    (
        re.compile(r"^[+-]?[.,][0-9]+$"),
        "Talet börjar med ett komma: siffrorna före det har gått förlorade.",
    ),
    (
        re.compile(r"^(?=.* )[0-9., ]+$"),
        "”{}” kan vara ett tal eller flera: något står mellan siffrorna.",
    ),
    (
        re.compile(r"^[0-9]+[.,][0-9]+[.,][0-9.,]*$"),
        "”{}” har fler än ett skiljetecken, och går inte att läsa som poäng.",
    ),
    (re.compile(r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"), "”{}” är ett datum och inga poäng."),
    (re.compile(r"^[0-9.,]+ ?- ?[0-9.,]+$"), "”{}” är ett spann och inte ett tal."),
    (re.compile(r"[0-9].*[^\W\d_]|[^\W\d_].*[0-9]"), "”{}” blandar siffror och bokstäver."),
)
