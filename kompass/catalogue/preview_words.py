"""How a preview calls the parts of an edition, and how it says what changed in one of them."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from kompass.catalogue.fields import quoted
from kompass.catalogue.model import Area, Indicator, Question
from kompass.swedish import format_number

LONGEST_QUOTE = 90
_BEFORE = 30
"""Characters shown before the place where two long texts begin to differ."""

Words = Callable[[object], str]
Fields = Sequence[tuple[str, str, Words]]
"""Attribute, what it is called, and how its value is written."""


def _text(value: object) -> str:
    return quoted(value, LONGEST_QUOTE) if value else "ingen"


def _points(value: object) -> str:
    return format_number(value) if isinstance(value, Decimal) else "okänd"


def _yes(value: object) -> str:
    return "ja" if value else "nej"


EDITION: Fields = (
    ("id", "id", str),
    ("title", "titeln", _text),
    ("language", "språket", str),
    ("years", "åren i bruk", _text),
    ("source", "källan", _text),
    ("step_percent", "steget i procent", _points),
    ("incomplete", "ofullständig", _yes),
    ("note", "anmärkningen", _text),
)
INFO: Fields = (
    ("id", "id", str),
    ("title", "titeln", _text),
    ("label", "märkningen", _text),
    ("proposed_by", "förslagsställaren", _text),
)
AREA: Fields = (
    ("number", "numret", str),
    ("title", "titeln", _text),
    ("max_points", "högsta poäng", _points),
    ("short_title", "den korta titeln", _text),
    ("suggested_introduction", "den föreslagna inledningen", _text),
)
QUESTION: Fields = (
    ("number", "numret", str),
    ("title", "titeln", _text),
    ("max_points", "högsta poäng", _points),
    ("printed_title", "den tryckta titeln", _text),
)
INDICATOR: Fields = (
    ("text", "texten", _text),
    ("points", "poängen", _points),
    ("evidence", "belägget", _text),
)


def changes(fields: Fields, old: object, new: object) -> Iterator[str]:
    """Yield "titeln ändras från ”A” till ”B”." for every field in which two parts differ."""
    for key, word, words in fields:
        before, after = getattr(old, key), getattr(new, key)
        if before == after:
            continue
        first, second = words(before), words(after)
        if first == second:  # they differ only beyond what is shown
            first, second = (words(text) for text in _from_difference(str(before), str(after)))
        yield f"{word} ändras från {first} till {second}."


def area_name(area: Area) -> str:
    """Return "Område 3 ”Personalpolitik”"."""
    return f"Område {area.number} {quoted(area.title, LONGEST_QUOTE)}"


def question_name(question: Question) -> str:
    """Return "Fråga 3.1 ”Hur ...?”"."""
    return f"Fråga {question.number} {quoted(question.title, LONGEST_QUOTE)}"


def indicator_name(indicator: Indicator, question: Question) -> str:
    """Return "Indikatorn ”...” till fråga 3.1"."""
    return f"Indikatorn {quoted(indicator.text, LONGEST_QUOTE)} till fråga {question.number}"


def worth(points: Decimal | None) -> str:
    """Return "22,5 poäng"."""
    return "okänd poäng" if points is None else f"{format_number(points)} poäng"


def _from_difference(first: str, second: str) -> tuple[str, str]:
    """Return two texts from a little before the place where they begin to differ."""
    pairs = enumerate(zip(first, second, strict=False))
    place = next((n for n, (a, b) in pairs if a != b), min(len(first), len(second)))
    start = max(0, place - _BEFORE)
    return f"…{first[start:]}", f"…{second[start:]}"
