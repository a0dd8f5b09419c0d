"""Finding a question by what somebody types: its number, or words of its title."""

import unicodedata
from collections.abc import Iterable

from kompass.catalogue.model import Question


def matches(question: Question, typed: str) -> bool:
    """Tell whether a question fits what is typed.

    Digits are a number, with point, comma or nothing between area and question: "3.1",
    "3,1" and "31" all mean 3.1, and "3" every question of area 3. Anything else is words
    that must all stand in the title; dots and case are forgiven. Nothing typed fits all.
    """
    wanted = typed.strip()
    if not wanted:
        return True
    if wanted[0].isdigit():
        return _fits_number(question.number, wanted)
    title = _folded(question.title)
    return all(word in title for word in _folded(wanted).split())


def best_match(questions: Iterable[Question], typed: str) -> Question | None:
    """Return the question meant by what is typed, ``None`` when nothing fits.

    A whole number ("31" for 3.1) wins over numbers that only begin so (3.10).
    """
    fitting = [question for question in questions if matches(question, typed)]
    whole = [q for q in fitting if _digits(q.number) == _digits(typed)]
    return next(iter(whole or fitting), None)


def _fits_number(number: str, wanted: str) -> bool:
    dotted = wanted.replace(",", ".").rstrip(".")
    if "." in dotted:
        return number.startswith(dotted)
    area = number.partition(".")[0]
    if area.startswith(dotted):
        return area == dotted  # "1" is area 1, and not area 10 half typed
    return _digits(number).startswith(dotted)


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
