"""Small pieces of Swedish that the report is put together from."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from kompass.assessment.scoring import Sum
from kompass.assessment.snapshot import Details, Level, Unit, UnitKind
from kompass.points import Points
from kompass.swedish import NBSP, format_number

UNKNOWN: Final = "–"
"""What a figure shows that nobody knows: never a zero."""
NOT_ASSESSED: Final = "ej bedömd"

_WITHOUT_S: Final = {"Falun": "Falu", "Kalmar": "Kalmar", "Orust": "Orust"}
_VOWELS_AND_SIBILANTS: Final = "aeiouyåäöéüsxz"
_SMALL_NUMBERS: Final = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex",
    "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip


def unit_name(unit: Unit) -> str:
    """Return what the unit is called in running text: "Södertälje kommun", "Lunds kommun".

    A name that ends with a consonant takes an s before "kommun", except after s, x and z;
    Falun, Kalmar and Orust have names of their own. Other units keep their name as it is.
    """
    name = unit.name.strip()
    already = name.casefold().endswith((" kommun", " stad", " region")) or name.startswith(
        "Region "
    )
    if unit.kind is not UnitKind.MUNICIPALITY or already or not name:
        return name
    return f"{_WITHOUT_S.get(name, genitive(name))} kommun" if _takes_s(name) else f"{name} kommun"


def genitive(name: str) -> str:
    """Return "Södertäljes" of "Södertälje"; a name that ends with s, x or z stays as it is."""
    return name if name[-1:].casefold() in "sxz" else f"{name}s"


def _takes_s(name: str) -> bool:
    return name[-1:].casefold() not in _VOWELS_AND_SIBILANTS


def noun(unit: Unit) -> str:
    """Return what the unit is, in the definite: "kommunen", "stadsdelen", "regionen"."""
    nouns = {UnitKind.DISTRICT: "stadsdelen", UnitKind.REGION: "regionen"}
    return nouns.get(unit.kind, "kommunen")


def level_text(level: Level, unit: Unit) -> str:
    """Return how deep the assessment went: "hela kommunen", "koncernnivå", "stadsdel"."""
    levels = {Level.GROUP: "koncernnivå", Level.DISTRICT: "stadsdel"}
    return levels.get(level, f"hela {noun(unit)}")


def own_level_note(details: Details) -> str:
    """Return the reservation that an assessment of only a part needs beside those of wholes."""
    if details.level is Level.WHOLE:
        return ""
    return (
        f"Utvärderingen avser {level_text(details.level, details.unit)} och är inte direkt "
        "jämförbar med utvärderingar av hela kommuner."
    )


def number_word(count: int) -> str:
    """Return a small count as a word ("åtta"), a larger one in figures."""
    return _SMALL_NUMBERS[count] if 0 <= count < len(_SMALL_NUMBERS) else str(count)


def capital(text: str) -> str:
    """Return ``text`` with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def points_text(points: Decimal) -> str:
    """Return points with their unit, kept together: "87,5 poäng"."""
    return f"{format_number(points)}{NBSP}poäng"


def value_text(value: Points | None) -> str:
    """Return a figure for a table cell; "–" where there is none."""
    return UNKNOWN if value is None else format_number(value)


def so_far_text(result: Sum) -> str:
    """Return what has been assessed of an area or the whole: "62 av 80 bedömda"."""
    if not result.max_assessed:
        return NOT_ASSESSED
    return f"{format_number(result.points_so_far)} av {format_number(result.max_assessed)} bedömda"


def paragraphs(text: str) -> tuple[str, ...]:
    """Return running text split at blank lines, without empty pieces or stray spaces.

    Single line breaks inside a paragraph are kept out: they come from pasted text.
    """
    pieces: list[str] = []
    current: list[str] = []
    for line in (*text.splitlines(), ""):
        if line.strip():
            current.append(" ".join(line.split(" ")).strip())
        elif current:
            pieces.append(" ".join(current))
            current = []
    return tuple(pieces)


def sentence(text: str) -> str:
    """Return ``text`` ending with a full stop, unless it already ends a sentence."""
    trimmed = text.strip()
    return trimmed if not trimmed or trimmed[-1] in ".!?…:" else f"{trimmed}."


def sentences(parts: Iterable[str]) -> str:
    """Return the parts as one run of sentences, empty ones left out."""
    return " ".join(sentence(part) for part in parts if part.strip())
