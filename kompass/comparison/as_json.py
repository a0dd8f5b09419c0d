"""A comparison for programs: one stable document, described in docs/jamforelser.md."""

from collections.abc import Sequence
from decimal import Decimal

from kompass.archive.computing.ranking import Rank
from kompass.archive.computing.spreads import rounded
from kompass.catalogue.crosswalk import Crosswalks, Likeness
from kompass.catalogue.model import Area, Question
from kompass.comparison.follow_up import FollowedUp, RankMove, Step, followed_up, ranked_visits
from kompass.comparison.model import (
    AreaRow,
    Cell,
    Comparison,
    Difference,
    QuestionCell,
    QuestionRow,
    TotalCell,
    Unmatched,
)
from kompass.comparison.moved import Moved, moved
from kompass.comparison.subjects import Subject
from kompass.comparison.visits import own_visits

Document = dict[str, object]


def as_json(
    comparison: Comparison, crosswalks: Crosswalks, everyone: Sequence[Subject] = ()
) -> Document:
    """Return the comparison ready for ``json.dumps``; own visits are ranked among ``everyone``.

    What is unknown is ``null``, never 0. Percentages are rounded to two decimals, points are
    exact. ``mark`` is "same", "recast" or "not_comparable", and ``null`` for the base.
    """
    return {
        "base": comparison.base.id,
        "subjects": [_subject(one) for one in comparison.subjects],
        "areas": [_area_row(row, comparison) for row in comparison.areas],
        "unmatched": [_unmatched(one) for one in comparison.unmatched],
        "questions": [_question_row(row, comparison) for row in comparison.questions],
        "total": {
            "warning": comparison.total.warning or None,
            "cells": [
                _total(cell, subject)
                for cell, subject in zip(comparison.total.cells, comparison.subjects, strict=True)
            ],
        },
        "moved": [
            _visits(before, now, crosswalks, everyone)
            for before, now in own_visits(comparison.subjects)
        ],
        "warnings": list(comparison.warnings),
        "label": comparison.label or None,
    }


def _subject(subject: Subject) -> Document:
    return {
        "id": subject.id,
        "title": subject.title,
        "kind": subject.kind.value,
        "municipality": {"code": subject.code or None, "name": subject.unit or None},
        "country": subject.country or None,
        "year": subject.year,
        "edition": None if subject.edition is None else subject.edition.id,
        "level": subject.level.value,
        "comparable": subject.comparable,
        "why_not": subject.why_not or None,
        "source": subject.source,
        "note": subject.note or None,
    }


def _area_row(row: AreaRow, comparison: Comparison) -> Document:
    pairs = zip(row.cells, comparison.subjects, strict=True)
    return {
        **_part(row.area),
        "cells": [
            {
                "subject": subject.id,
                "area": None if cell.area is None else _part(cell.area),
                "points": _number(cell.points),
                **_marked(cell),
            }
            for cell, subject in pairs
        ],
    }


def _question_row(row: QuestionRow, comparison: Comparison) -> Document:
    pairs = zip(row.cells, comparison.subjects, strict=True)
    return {
        **_part(row.question),
        "area": row.area.id,
        "cells": [
            {
                "subject": subject.id,
                "question": None if cell.question is None else _part(cell.question),
                "points": _number(cell.points),
                **_marked(cell),
            }
            for cell, subject in pairs
        ],
    }


def _unmatched(one: Unmatched) -> Document:
    return {
        "subject": one.subject.id,
        "area": _part(one.area),
        "points": _number(one.points),
        "reason": one.reason,
    }


def _total(cell: TotalCell, subject: Subject) -> Document:
    return {
        "subject": subject.id,
        "points": _number(cell.points),
        "printed": _number(cell.printed),
        "computed": _number(subject.computed_total),
        "max": _number(cell.maximum),
        "known_areas": subject.known_areas,
        "words": cell.words or None,
        "mark": _mark(cell.likeness),
        "warning": cell.warning or None,
        **_difference(cell),
        "printed_difference": _number(cell.printed_difference),
    }


def _visits(
    before: Subject, now: Subject, crosswalks: Crosswalks, everyone: Sequence[Subject]
) -> Document:
    moves = ranked_visits(before, now, crosswalks, everyone)
    return {
        "before": before.id,
        "now": now.id,
        "areas": [_moved(one) for one in moved(before, now, crosswalks)],
        "improvements": [_followed(one) for one in followed_up(before, now, crosswalks)],
        "ranks": [_rank_move(one) for one in moves],
    }


def _moved(one: Moved) -> Document:
    return {
        "area": _part(one.area),
        "before_area": None if one.before_area is None else _part(one.before_area),
        "before": _number(one.before),
        "now": _number(one.now),
        "change": _number(one.change),
        "mark": _mark(one.likeness),
        "reason": one.reason or None,
        "same": _number(one.same),
        "recast": _number(one.recast),
        "only_before": _number(one.only_before),
        "only_now": _number(one.only_now),
        "rest": _number(one.rest),
        "why_not": one.why_not or None,
    }


def _rank_move(one: RankMove) -> Document:
    return {
        "area": None if one.area is None else one.area.id,
        "before": _rank(one.before),
        "now": _rank(one.now),
        "mark": _mark(one.likeness),
        "words": one.words,
    }


def _rank(rank: Rank | None) -> Document | None:
    return None if rank is None else {"place": rank.place, "of": rank.of, "tied": rank.tied}


def _followed(one: FollowedUp) -> Document:
    return {
        "text": one.said.text,
        "year": one.year,
        "area": one.area.id,
        "question": None if one.question is None else one.question.id,
        **_step(one.step),
        "questions": [_step(step) for step in one.questions],
        "words": one.words,
    }


def _step(step: Step) -> Document:
    return {
        "no": step.number,
        "before": _number(step.before),
        "now": _number(step.now),
        "max": _number(step.maximum),
        "mark": _mark(step.likeness),
    }


def _marked(cell: Cell | QuestionCell) -> Document:
    return {
        "mark": _mark(cell.likeness),
        "reason": cell.reason or None,
        "proposed_by": cell.proposed_by or None,
        **_difference(cell),
    }


def _difference(cell: Difference) -> Document:
    return {
        "difference": _number(cell.difference),
        "percent": _rounded(cell.percent),
        "percentage_points": _rounded(cell.percentage_points),
    }


def _part(part: Area | Question) -> Document:
    return {
        "id": part.id,
        "no": part.number,
        "title": part.title,
        "max": _number(part.max_points),
    }


def _mark(likeness: Likeness | None) -> str | None:
    return None if likeness is None else likeness.value


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _rounded(value: Decimal | None) -> float | None:
    return None if value is None else float(rounded(value))
