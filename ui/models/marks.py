"""Marks of indicators: whose are shown, how much "partly" can be, and how they are said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kompass.assessment.snapshot import TEAM, Mark, MarkStatus
from kompass.assessment.team.standing import agreed_mark
from kompass.assessment.values.rules import partly_percents
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.assessment.scoring import QuestionResult
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Indicator, Question
    from kompass.ids import IndicatorId, QuestionId, RowId

STEP: Final = 5
"""Per cent; one press of an arrow key, where that gives points which can be stored."""
HALF: Final = 50


def mark_of(snapshot: Snapshot, whose: RowId, indicator: IndicatorId) -> Mark:
    """Return the mark that is being set: an assessor's own, or the agreed one."""
    if whose == TEAM:
        return agreed_mark(snapshot, indicator)
    return snapshot.mark(whose, indicator)


def question_of(snapshot: Snapshot, indicator: IndicatorId) -> QuestionId | None:
    """Return the question that an indicator belongs to, ``None`` if there is none."""
    return next(
        (
            question.id
            for question in snapshot.edition.questions()
            if any(one.id == indicator for one in question.indicators)
        ),
        None,
    )


def choices(indicator: Indicator) -> tuple[int, ...]:
    """Return the per cents to choose among for "partly": every fifth, where they can be."""
    possible = partly_percents(indicator)
    return tuple(percent for percent in possible if percent % STEP == 0) or possible


def usual(indicator: Indicator) -> int:
    """Return what "partly" means first: half, or what is nearest to it."""
    return min(choices(indicator), key=lambda percent: abs(percent - HALF), default=HALF)


def moved(indicator: Indicator, percent: int, direction: int) -> int:
    """Return the next choice above (1) or below (-1), the same at the end."""
    beyond = [p for p in choices(indicator) if (p - percent) * direction > 0]
    return min(beyond, key=lambda p: abs(p - percent), default=percent)


def percent_of(mark: Mark) -> int:
    """Return how much is met, in whole per cent; 0 where that is not known."""
    return int((mark.share or 0) * 100)


def in_words(mark: Mark) -> str:
    """Return "uppfyllt", "delvis, 50 %", "inte uppfyllt" or "ej bedömt"."""
    match mark.status:
        case MarkStatus.MET:
            return _tr("uppfyllt")
        case MarkStatus.PARTLY:
            return _tr("delvis, {percent} %").format(percent=percent_of(mark))
        case MarkStatus.NOT_MET:
            return _tr("inte uppfyllt")
        case _:
            return _tr("ej bedömt")


def points_in_words(indicator: Indicator, mark: Mark) -> str:
    """Return what the mark gives: "5 av 10", or "10 poäng" while it is not assessed."""
    if mark.share is None:
        return _tr("{points} poäng").format(points=format_number(indicator.points))
    return _tr("{points} av {maximum}").format(
        points=format_number(indicator.points * mark.share),
        maximum=format_number(indicator.points),
    )


def progress_in_words(question: Question, result: QuestionResult) -> str:
    """Return how far the marks of a question have come, or what they give where overridden."""
    marked = result.marked
    if marked is None:
        return ""
    if result.overridden:
        return sum_in_words(question, result)
    every = len(question.indicators)
    done = every - len(marked.missing)
    if not marked.missing:
        return ""
    if not done:
        return _tr("{every} indikatorer").format(every=every)
    return _tr("{points} poäng hittills, {done} av {every} indikatorer bedömda").format(
        points=format_number(marked.points_so_far), done=done, every=every
    )


def sum_in_words(question: Question, result: QuestionResult) -> str:
    """Return what the indicators come to: "Indikatorerna ger 22 av 40 poäng."."""
    marked = result.marked
    if marked is None:
        return ""
    if marked.points is not None:
        return _tr("Indikatorerna ger {points} av {maximum} poäng.").format(
            points=format_number(marked.points),
            maximum=format_number(sum((one.points for one in question.indicators), Decimal(0))),
        )
    points, missing = format_number(marked.points_so_far), len(marked.missing)
    if missing == 1:
        return _tr("Indikatorerna ger {points} poäng hittills, en är inte bedömd.").format(
            points=points
        )
    return _tr("Indikatorerna ger {points} poäng hittills, {missing} är inte bedömda.").format(
        points=points, missing=missing
    )


def live_in_words(question: Question, result: QuestionResult) -> str:
    """Return the points that the marks give just now, short: "1.1: 24,8 av 40"."""
    marked = result.marked
    if marked is None or question.max_points is None:
        return ""
    return _tr("{number}: {points} av {maximum}").format(
        number=question.number,
        points=format_number(marked.points_so_far),
        maximum=format_number(question.max_points),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Marks", text)
