"""An edition of the criteria as frozen data."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kompass.errors import KompassError
from kompass.ids import AreaId, EditionId, IndicatorId, IndicatorSetId, QuestionId
from kompass.points import Points

FULL_AREA = Decimal(100)
"""An area of a complete edition is always worth 100 points."""


@dataclass(frozen=True)
class Indicator:
    """A concrete measure (level 3). ``points`` is its share of the question's maximum."""

    id: IndicatorId
    text: str
    points: Points
    evidence: str = ""
    """What counts as evidence; empty where the edition does not say."""


@dataclass(frozen=True)
class Question:
    """A sub-question (delfråga). ``max_points`` is ``None`` only in an incomplete edition."""

    id: QuestionId
    number: str
    title: str
    max_points: Points | None
    printed_title: str = ""
    """The title as the source prints it, where ``title`` corrects a misprint."""
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class Area:
    """A main area (huvudområde) with its questions; its maximum is 100 points."""

    id: AreaId
    number: int
    title: str
    max_points: Points | None
    short_title: str = ""
    """For tight places; empty means that ``title`` is short enough."""
    suggested_introduction: str = ""
    """Our own proposal of why the area matters; a team may use, change or ignore it."""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class IndicatorSetInfo:
    """Which indicator set is laid over an edition, and what has to be said about it."""

    id: IndicatorSetId
    title: str
    label: str
    """Shown wherever the indicators are: "Kompass arbetsförslag, inte SKL:s lista"."""
    proposed_by: str = ""


@dataclass(frozen=True)
class Edition:
    """One edition (utgåva) of the instrument. Never changed once published."""

    id: EditionId
    title: str
    language: str
    years: str
    """The years of use in words: "2002–2010"."""
    source: str
    step_percent: Decimal
    """The natural step of a score, in per cent of the question's maximum."""
    areas: tuple[Area, ...]
    incomplete: bool = False
    note: str = ""
    content_hash: str = ""
    """SHA-256 of the content that scores rest on; pins an assessment to this very edition."""
    indicator_set: IndicatorSetInfo | None = None
    """Whose indicators the questions carry; ``None`` if they have none or they are its own."""

    @cached_property
    def max_points(self) -> Points | None:
        """The sum of the areas' maxima, or ``None`` if one is unknown."""
        maxima = [area.max_points for area in self.areas]
        return None if None in maxima else sum((m for m in maxima if m is not None), Decimal(0))

    @cached_property
    def area_ids(self) -> tuple[AreaId, ...]:
        """The ids of the areas in printed order.

        Editions with equal ones are one edition, or one of them completes the other: what the
        areas of the one got can stand beside what the areas of the other got.
        """
        return tuple(area.id for area in self.areas)

    def questions(self) -> Iterator[Question]:
        """Yield every question in printed order."""
        for area in self.areas:
            yield from area.questions

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator of every question in printed order."""
        for question in self.questions():
            yield from question.indicators

    def question(self, question_id: QuestionId) -> Question:
        """Return the question with this id; raises ``KeyError`` if there is none."""
        return self._questions[question_id]

    def area(self, area_id: AreaId) -> Area:
        """Return the area with this id; raises ``KeyError`` if there is none."""
        return self._areas[area_id]

    def area_of(self, question_id: QuestionId) -> Area:
        """Return the area that the question belongs to; raises ``KeyError`` if unknown."""
        return self._area_of[question_id]

    def question_numbered(self, number: str) -> Question:
        """Return the question printed as ``number`` ("3.1").

        Raises ``KompassError`` with the numbers there are when nothing is printed so.
        """
        for question in self.questions():
            if question.number == number.strip():
                return question
        numbers = ", ".join(question.number for question in self.questions())
        raise KompassError(
            f"Det finns ingen fråga {number.strip() or '(tomt)'} i {self.title}. "
            f"Frågorna är {numbers}."
        )

    @cached_property
    def _questions(self) -> dict[QuestionId, Question]:
        return {question.id: question for question in self.questions()}

    @cached_property
    def _areas(self) -> dict[AreaId, Area]:
        return {area.id: area for area in self.areas}

    @cached_property
    def _area_of(self) -> dict[QuestionId, Area]:
        return {question.id: area for area in self.areas for question in area.questions}
