"""The rules an edition must obey as a whole: sums, steps, language and its own hash."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kompass.catalogue.fields import Fields, quoted
from kompass.catalogue.model import FULL_AREA, Area, Indicator, Question
from kompass.errors import KompassError
from kompass.points import Points, step_of
from kompass.swedish import format_number

LEAST_STEP, MOST_STEP = Decimal(1), Decimal(50)

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Terms:
    """What an edition allows its parts."""

    incomplete: bool
    step: Decimal | None
    """The step in per cent; ``None`` if it could not be read, and then nothing rests on it."""


def read_step(fields: Fields) -> Decimal | None:
    """Return the step in per cent: the natural control must be able to reach the maximum."""
    step = fields.points("step_percent") if fields.demand("step_percent") else None
    if step is None or (LEAST_STEP <= step <= MOST_STEP and FULL_AREA % step == 0):
        return step
    fields.blame(
        "step_percent",
        f"är {format_number(step)} men ska vara minst {format_number(LEAST_STEP)}, "
        f"högst {format_number(MOST_STEP)} och gå jämnt upp i 100, till exempel 5.",
    )
    return None


def read_language(fields: Fields) -> str:
    """Return the language code of the edition's texts."""
    language = fields.demanded_title("language")
    if language and not _LANGUAGE.fullmatch(language):
        fields.blame(
            "language",
            f"är {quoted(language)} men ska vara en språkkod, till exempel sv, nb eller en.",
        )
    return language


def check_area(fields: Fields, area: Area, terms: Terms) -> None:
    """Complain unless the area is worth 100 points and its questions add up to that."""
    if area.max_points not in (None, FULL_AREA):
        fields.blame(
            "max_points",
            f"är {fields.written('max_points')}, men ett område är alltid värt "
            f"{format_number(FULL_AREA)} poäng.",
        )
    if not terms.incomplete and not fields.content.get("questions"):
        fields.blame(
            "questions",
            f"saknas. Skriv områdets frågor. "
            f"Bara en utgåva med {fields.complaints.words.incomplete} får sakna frågor.",
        )
        return
    maxima = [question.max_points for question in area.questions]
    _check_sum(fields, "questions", maxima, FULL_AREA, terms)


def check_question(fields: Fields, question: Question, terms: Terms) -> None:
    """Complain unless the steps of the question are points and its indicators add up to it."""
    maximum, within = question.max_points, fields.complaints.words.within
    if maximum is not None and terms.step is not None:
        try:
            step_of(maximum, terms.step)
        except KompassError:
            fields.complain(
                f"Steget {format_number(terms.step)} % av {format_number(maximum)} "
                f"ger poäng med fler än två decimaler. Ändra {within('max_points')} "
                f"eller {within('step_percent')}.",
                key="max_points",
            )
    if maximum is not None or terms.incomplete:
        check_indicators(fields, question.indicators, maximum, terms)


def check_indicators(
    fields: Fields, indicators: Sequence[Indicator], maximum: Points | None, terms: Terms
) -> None:
    """Complain unless the indicators add up to the maximum of their question, if it is known."""
    shares = [indicator.points or None for indicator in indicators]
    _check_sum(fields, "indicators", shares, maximum or FULL_AREA, terms)


def check_hash(fields: Fields, actual: str, what: str = "utgåvan") -> None:
    """Complain if the document says what its content was, and the content is another.

    ``what`` the document is, in its definite form.
    """
    stated = fields.title("content_hash")
    if not stated:
        return
    if not _HASH.fullmatch(stated):
        fields.complain(
            f"content_hash ska vara 64 siffror och bokstäver a–f. Ta bort raden om {what} är ny.",
            key="content_hash",
        )
    elif stated != actual:
        fields.complain(
            f"Innehållet är ändrat sedan {what} låstes med content_hash. Hämta en oskadad kopia. "
            f"Om ändringen är avsiktlig: ge {what} ett nytt id och ta bort raden.",
            key="content_hash",
        )


_SUMMED = {"questions": ("Frågornas", "max_points"), "indicators": ("Indikatorernas", "points")}


def _check_sum(
    fields: Fields, key: str, parts: Sequence[Points | None], goal: Points, terms: Terms
) -> None:
    """Complain unless ``parts`` add up to ``goal``, as far as everything could be read."""
    if not parts:
        return
    total = sum((part for part in parts if part is not None), Decimal(0))
    unread = None in parts or len(parts) < len(fields.rows(key))
    may_fall_short = unread or terms.incomplete
    if total > goal or (total < goal and not may_fall_short):
        owners, summed = _SUMMED[key]
        fields.complain(
            f"{owners} {fields.complaints.words.within(summed)} blir tillsammans "
            f"{format_number(total)} men ska bli {format_number(goal)}. Rätta poängen.",
            key=key,
        )
