"""Two to six subjects beside each other, the first one the base.

Areas and questions meet by permanent ids or by a crosswalk, never by number. Every cell says
whether it may be compared, why not, and whose proposal that is. Differences in points, in per
cent and in percentage points are three different figures and are named so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from kompass.catalogue.crosswalk import Bridge, Crosswalks, Likeness
from kompass.catalogue.model import Area, Edition, Question
from kompass.comparison import warnings
from kompass.comparison.model import (
    FEWEST,
    MOST,
    AreaRow,
    Cell,
    Comparison,
    Measure,
    QuestionCell,
    QuestionRow,
    TotalCell,
    TotalRow,
    Unmatched,
)
from kompass.comparison.pairing import (
    UNKNOWN_EDITION,
    Match,
    barrier,
    bridge_between,
    match_area,
    match_question,
)
from kompass.comparison.subjects import Subject
from kompass.comparison.told_apart import told_apart
from kompass.errors import KompassError


@dataclass(frozen=True)
class _Beside:
    """One of the others beside the base."""

    subject: Subject
    bridge: Bridge | None
    """``None`` where the edition is not known."""
    back: Bridge | None
    barred: str


def compare(subjects: Sequence[Subject], crosswalks: Crosswalks) -> Comparison:
    """Return the subjects side by side.

    Raises ``KompassError`` unless there are two to six different ones and the first one's
    edition is known.
    """
    edition = _checked(subjects)
    subjects = told_apart(subjects)
    base = subjects[0]
    others = tuple(_beside(base, one, crosswalks) for one in subjects[1:])
    bridges = [one.bridge for one in others if one.bridge is not None]
    label = " ".join(dict.fromkeys(f"{one.label}." for one in bridges if one.label))
    total = _total_row(base, others)
    barred = ["", *(one.barred for one in others)]
    said = [total.warning, *warnings.of_subjects(subjects, barred)]
    if label:
        said.append(f"Vilka områden som svarar mot varandra mellan utgåvorna: {label}")
    return Comparison(
        subjects=subjects,
        areas=tuple(_area_row(area, base, others) for area in edition.areas),
        unmatched=tuple(left for one in others for left in _unmatched(edition, one)),
        questions=tuple(_question_rows(edition, base, others)),
        total=total,
        warnings=tuple(dict.fromkeys(filter(None, said))),
        label=label,
    )


def by_change(
    comparison: Comparison, subject: int, measure: Measure = Measure.POINTS
) -> tuple[QuestionRow, ...]:
    """Return the questions where subject number ``subject`` differs from the base, sorted.

    The largest rise comes first and the largest fall last; questions without a difference
    that can be counted are left out.
    """
    changed = [
        (change, row)
        for row in comparison.questions
        if (change := row.cells[subject].measured(measure)) is not None
    ]
    return tuple(row for _change, row in sorted(changed, key=lambda pair: -pair[0]))


def _checked(subjects: Sequence[Subject]) -> Edition:
    if not FEWEST <= len(subjects) <= MOST:
        raise KompassError(
            f"En jämförelse rymmer {FEWEST} till {MOST} resultat; här är det {len(subjects)}. "
            "Välj färre eller fler."
        )
    twice = [one for one, count in Counter(one.id for one in subjects).items() if count > 1]
    if twice:
        title = next(one.title for one in subjects if one.id == twice[0])
        raise KompassError(f"{title} är valt två gånger. Ta bort det ena.")
    edition = subjects[0].edition
    if edition is None:
        raise KompassError(
            f"{subjects[0].title} har okänd utgåva och kan inte stå först. Ställ ett resultat med "
            "känd utgåva först."
        )
    return edition


def _beside(base: Subject, other: Subject, crosswalks: Crosswalks) -> _Beside:
    return _Beside(
        other,
        bridge_between(base, other, crosswalks),
        bridge_between(other, base, crosswalks),
        barrier(base, other),
    )


def _area_row(area: Area, base: Subject, others: Sequence[_Beside]) -> AreaRow:
    own = base.areas.get(area.id)
    cells = [_area_cell(area, own, other) for other in others]
    return AreaRow(area, (Cell(points=own, area=area), *cells))


def _area_cell(area: Area, own: Decimal | None, other: _Beside) -> Cell:
    if other.bridge is None:
        return Cell(likeness=Likeness.NOT_COMPARABLE, reason=UNKNOWN_EDITION)
    match = match_area(other.bridge, area)
    part = match.only
    points = None if part is None else other.subject.areas.get(part.id)
    return Cell(**_told(match, area, own, points, other.barred), area=part)


class _Differences(TypedDict):
    difference: Decimal | None
    percent: Decimal | None
    percentage_points: Decimal | None


class _Told(_Differences):
    """What cells of areas and of questions have in common."""

    points: Decimal | None
    likeness: Likeness
    reason: str
    proposed_by: str


def _told(
    match: Match[Area] | Match[Question],
    one: Area | Question,
    own: Decimal | None,
    points: Decimal | None,
    barred: str,
) -> _Told:
    """Return how the base's ``one`` and its counterpart with ``points`` stand to each other."""
    likeness, reason = _judged(match, barred)
    mine = own if likeness is not Likeness.NOT_COMPARABLE else None
    theirs = None if match.only is None else match.only.max_points
    return _Told(
        **_counted(mine, points, one.max_points, theirs),
        points=points,
        likeness=likeness,
        reason=reason,
        proposed_by=match.proposed_by,
    )


def _judged(match: Match[Area] | Match[Question], barred: str) -> tuple[Likeness, str]:
    """Return the likeness with what holds for the whole subject taken in."""
    if not barred:
        return match.likeness, match.reason
    reason = f"Dessutom: {match.reason}." if match.reason else ""
    return Likeness.NOT_COMPARABLE, " ".join(filter(None, (barred, reason)))


def _counted(
    own: Decimal | None, points: Decimal | None, mine: Decimal | None, theirs: Decimal | None
) -> _Differences:
    """Return the three differences; per cent of nought and of no maximum are nothing."""
    if own is None or points is None:
        return _Differences(difference=None, percent=None, percentage_points=None)
    return _Differences(
        difference=points - own,
        percent=(points - own) * 100 / own if own else None,
        percentage_points=points * 100 / theirs - own * 100 / mine if mine and theirs else None,
    )


def _unmatched(edition: Edition, other: _Beside) -> Iterator[Unmatched]:
    if other.bridge is None or other.back is None:
        return
    used = {part.id for one in edition.areas for part in match_area(other.bridge, one).parts}
    for area in other.back.one.areas:
        if area.id not in used:
            reason = match_area(other.back, area).reason
            yield Unmatched(other.subject, area, other.subject.areas.get(area.id), reason)


def _question_rows(
    edition: Edition, base: Subject, others: Sequence[_Beside]
) -> Iterator[QuestionRow]:
    for area in edition.areas:
        for question in area.questions:
            own = base.questions.get(question.id)
            cells = [_question_cell(question, own, other) for other in others]
            if own is not None and any(cell.points is not None for cell in cells):
                first = QuestionCell(points=own, question=question)
                yield QuestionRow(area, question, (first, *cells))


def _question_cell(question: Question, own: Decimal | None, other: _Beside) -> QuestionCell:
    if other.bridge is None:
        return QuestionCell(likeness=Likeness.NOT_COMPARABLE, reason=UNKNOWN_EDITION)
    match = match_question(other.bridge, question)
    part = match.only
    points = None if part is None else other.subject.questions.get(part.id)
    return QuestionCell(**_told(match, question, own, points, other.barred), question=part)


def _total_row(base: Subject, others: Sequence[_Beside]) -> TotalRow:
    cells = (_base_total(base), *(_total_cell(base, other) for other in others))
    return TotalRow(cells, " ".join(filter(None, (_across(base, other) for other in others))))


def _base_total(base: Subject) -> TotalCell:
    return TotalCell(
        points=base.total,
        printed=base.printed_total,
        maximum=None if base.edition is None else base.edition.max_points,
        words="" if base.total is not None else warnings.known_words(base),
        warning=" ".join(filter(None, (warnings.misprint(base), warnings.only_printed(base)))),
    )


def _total_cell(base: Subject, other: _Beside) -> TotalCell:
    own, subject = _base_total(base), other.subject
    alone = _base_total(subject)
    likeness, said = _total_likeness(base, other)
    counted = likeness is not Likeness.NOT_COMPARABLE
    mine = own.points if counted else None
    return TotalCell(
        **_counted(mine, alone.points, own.maximum, alone.maximum),
        points=alone.points,
        printed=alone.printed,
        printed_difference=_printed_difference(base, subject) if counted else None,
        maximum=alone.maximum,
        words=alone.words,
        likeness=likeness,
        warning=" ".join(filter(None, (said, alone.warning))),
    )


def _total_likeness(base: Subject, other: _Beside) -> tuple[Likeness, str]:
    across = _across(base, other)
    if other.barred or other.bridge is None:
        return Likeness.NOT_COMPARABLE, " ".join(filter(None, (other.barred, across)))
    return (Likeness.RECAST, across) if across else (Likeness.SAME, "")


def _across(base: Subject, other: _Beside) -> str:
    """Return the warning that totals of two editions carry; empty within one edition."""
    if other.bridge is not None and other.bridge.same_edition:
        return ""
    return warnings.across_editions(base, other.subject)


def _printed_difference(base: Subject, other: Subject) -> Decimal | None:
    """Return the difference of the totals as printed where one of them is a misprint."""
    if not (warnings.misprint(base) or warnings.misprint(other)):
        return None
    printed = [
        one.total if one.printed_total is None else one.printed_total for one in (base, other)
    ]
    return None if printed[0] is None or printed[1] is None else printed[1] - printed[0]
