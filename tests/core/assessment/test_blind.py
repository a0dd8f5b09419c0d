"""Blind scoring: whoever looks never learns what a colleague has entered and is hidden."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kompass.assessment.snapshot import Assessor, Details, Mark, Score, Snapshot, Unit
from kompass.assessment.team import agreement, blind
from kompass.assessment.team.agreement_words import in_words
from kompass.assessment.team.standing import agreed
from kompass.catalogue.model import Edition, Question
from kompass.ids import AssessmentId, IndicatorId, QuestionId, RowId

PEOPLE = tuple(Assessor(RowId(name), name) for name in ("anna", "bo", "cia"))
ANNA, BO, CIA = (person.id for person in PEOPLE)


def scored(edition: Edition, *, hidden: bool = True, **points: int) -> Snapshot:
    question = edition.question_numbered("3.1").id
    return Snapshot(
        AssessmentId("x"),
        edition,
        Details(Unit("Borås"), 2006, blind=hidden, lead=ANNA),
        PEOPLE,
        own_scores={
            (RowId(name), question): Score(Decimal(value), name) for name, value in points.items()
        },
    )


def seen_by(snapshot: Snapshot, viewer: RowId | None) -> set[str]:
    question = snapshot.edition.question_numbered("3.1").id
    shown = blind.visible_own_scores(snapshot, viewer)
    assert {person for person, _ in shown} == set(blind.visible_of(snapshot, viewer, question))
    return {str(person) for person, _ in shown}


def test_colleagues_are_hidden_until_all_have_scored(edition: Edition) -> None:
    two = scored(edition, anna=10, bo=20)
    assert seen_by(two, ANNA) == {"anna"}
    assert seen_by(two, BO) == {"bo"}
    assert seen_by(two, CIA) == set()
    assert seen_by(two, None) == set()

    three = scored(edition, anna=10, bo=20, cia=0)
    assert seen_by(three, CIA) == seen_by(three, None) == {"anna", "bo", "cia"}


def test_or_until_the_question_is_opened(edition: Edition) -> None:
    two = scored(edition, anna=10, bo=20)
    question = edition.question_numbered("3.1").id

    assert seen_by(replace(two, opened={question: ANNA}), CIA) == {"anna", "bo"}
    other = edition.question_numbered("3.2").id
    assert seen_by(replace(two, opened={other: ANNA}), CIA) == set()


def test_without_blind_mode_nothing_is_hidden(edition: Edition) -> None:
    assert seen_by(scored(edition, hidden=False, anna=10), CIA) == {"anna"}


def test_who_has_left_is_neither_shown_nor_waited_for(edition: Edition) -> None:
    two = replace(scored(edition, anna=10, bo=20, cia=0), assessors=PEOPLE[:2])

    assert seen_by(two, ANNA) == {"anna", "bo"}


def test_a_reason_alone_is_seen_by_its_writer_only(edition: Edition) -> None:
    question = edition.question_numbered("3.1").id
    of = replace(scored(edition), own_scores={(BO, question): Score(None, "utkast")})

    assert seen_by(of, BO) == {"bo"}
    assert seen_by(of, ANNA) == set()
    assert blind.waiting_for(of, question) == (ANNA, BO, CIA)


def test_marks_are_hidden_like_points(marked_edition: Edition) -> None:
    first, second = (IndicatorId(f"prov-2-1-{at}") for at in (1, 2))
    half = {(ANNA, first): Mark(Decimal(1)), (RowId("team"), first): Mark(Decimal(0))}
    of = replace(scored(marked_edition), marks=half)
    assert set(blind.visible_marks(of, BO)) == {("team", first)}
    assert set(blind.visible_marks(of, ANNA)) == {("team", first), (ANNA, first)}

    whole = {(person.id, i): Mark(Decimal(1), "x") for person in PEOPLE for i in (first, second)}
    assert set(blind.visible_marks(replace(of, marks=whole), None)) == set(whole)
    del whole[CIA, second]
    assert set(blind.visible_marks(replace(of, marks=whole), ANNA)) == {
        (ANNA, first),
        (ANNA, second),
    }


# --- Nothing leaks -------------------------------------------------------------------------


def points_of(question: Question) -> st.SearchStrategy[Decimal | None]:
    return st.none() | st.integers(0, int(question.max_points or 0)).map(Decimal)


def entered_in(draw: st.DrawFn, question: Question, person: RowId) -> tuple[Score, list[Mark]]:
    marks = [
        draw(
            st.builds(Mark, st.sampled_from([None, Decimal(0), Decimal(1)]), st.sampled_from("ab"))
        )
        for _ in question.indicators
    ]
    reason = draw(st.sampled_from(["", "x", "y"]))
    points = draw(st.none() if marks and draw(st.booleans()) else points_of(question))
    return Score(points, reason, "skäl" if marks and points is not None else ""), marks


@st.composite
def teams(draw: st.DrawFn, edition: Edition) -> Snapshot:
    """Draw a team of two or three who have scored some of four questions, blind."""
    questions = [edition.question_numbered(number) for number in ("1.1", "2.1", "3.1", "3.2")]
    people = PEOPLE[: draw(st.integers(2, 3))]
    own_scores: dict[tuple[RowId, QuestionId], Score] = {}
    marks: dict[tuple[RowId, IndicatorId], Mark] = {}
    for question in questions:
        for person in people:
            score, own_marks = entered_in(draw, question, person.id)
            own_scores[person.id, question.id] = score
            for indicator, mark in zip(question.indicators, own_marks, strict=True):
                marks[person.id, indicator.id] = mark
    opened = draw(st.sets(st.sampled_from([question.id for question in questions])))
    return Snapshot(
        AssessmentId("x"),
        edition,
        Details(Unit("Borås"), 2006, blind=draw(st.booleans()), lead=ANNA),
        people,
        own_scores=MappingProxyType(own_scores),
        marks=MappingProxyType(marks),
        opened=dict.fromkeys(opened, ANNA),
    )


def has_scored(snapshot: Snapshot, person: RowId, question: Question) -> bool:
    """Say it once more in other words than the program's."""
    if snapshot.own_scores[person, question.id].points is not None:
        return True
    shares = [snapshot.marks[person, i.id].share for i in question.indicators]
    return bool(shares) and None not in shares


def hidden_from(snapshot: Snapshot, viewer: RowId | None) -> set[tuple[RowId, QuestionId]]:
    return {
        (person, question)
        for person, question in snapshot.own_scores
        if snapshot.details.blind
        and person != viewer
        and question not in snapshot.opened
        and not all(
            has_scored(snapshot, p.id, snapshot.edition.question(question))
            for p in snapshot.assessors
        )
    }


viewers = st.sampled_from([None, ANNA, BO, CIA])
SLOW = settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(data=st.data(), viewer=viewers)
def test_what_is_hidden_is_never_among_what_is_visible(
    data: st.DataObject, viewer: RowId | None, marked_edition: Edition
) -> None:
    of = data.draw(teams(marked_edition))
    hidden = hidden_from(of, viewer)

    assert not hidden & set(blind.visible_own_scores(of, viewer))
    for row in agreement.rows(of, viewer):
        assert not hidden & {(person, row.question.id) for person in row.own}
    of_indicator = {i.id: q.id for q in marked_edition.questions() for i in q.indicators}
    seen = {(person, of_indicator[i]) for person, i in blind.visible_marks(of, viewer)}
    assert not hidden & seen


@SLOW
@given(data=st.data(), viewer=viewers)
def test_what_is_not_hidden_is_shown(
    data: st.DataObject, viewer: RowId | None, marked_edition: Edition
) -> None:
    of = data.draw(teams(marked_edition))
    entered = {
        (person, question)
        for (person, question), score in of.own_scores.items()
        if score.points is not None or score.rationale
    }
    shown = set(blind.visible_own_scores(of, viewer))

    assert entered - hidden_from(of, viewer) <= shown


@settings(SLOW, max_examples=60)
@given(data=st.data(), viewer=viewers)
def test_whoever_looks_sees_the_same_whatever_is_hidden(
    data: st.DataObject, viewer: RowId | None, marked_edition: Edition
) -> None:
    """Change everything that is hidden, but not who has scored: nothing that is seen changes."""
    of = data.draw(teams(marked_edition))
    hidden = sorted(hidden_from(of, viewer))
    assume(hidden)
    own_scores, marks = dict(of.own_scores), dict(of.marks)
    for person, question_id in hidden:
        question = of.edition.question(question_id)
        points = own_scores[person, question_id].points
        other = None if points is None else (question.max_points or 0) - points
        own_scores[person, question_id] = Score(other, "helt annat", "annat skäl" if other else "")
        for indicator in question.indicators:
            share = marks[person, indicator.id].share
            marks[person, indicator.id] = Mark(None if share is None else 1 - share, "annat")
    changed = replace(of, own_scores=own_scores, marks=marks)
    assume(hidden_from(changed, viewer) == set(hidden))

    assert blind.visible_own_scores(changed, viewer) == blind.visible_own_scores(of, viewer)
    assert blind.visible_marks(changed, viewer) == blind.visible_marks(of, viewer)
    assert agreement.rows(changed, viewer) == agreement.rows(of, viewer)
    figures = [agreement.agreement(each, viewer) for each in (changed, of)]
    assert figures[0] == figures[1]
    assert in_words(figures[0]) == in_words(figures[1])


@pytest.mark.parametrize("viewer", [None, *[person.id for person in PEOPLE]])
def test_what_the_team_agreed_is_for_everybody(edition: Edition, viewer: RowId | None) -> None:
    question = edition.question_numbered("3.1").id
    of = replace(scored(edition, anna=10), scores={question: Score(Decimal(9))})

    rows = {row.question.id: row for row in agreement.rows(of, viewer)}
    assert rows[question].agreed.points == 9


def test_the_past_is_no_way_around_what_is_hidden_now(edition: Edition) -> None:
    now = scored(edition, anna=10, bo=20)
    before_it_was_blind = scored(edition, hidden=False, anna=11, bo=19)
    alone = replace(before_it_was_blind, assessors=PEOPLE[1:2])

    for then in (before_it_was_blind, alone):
        veiled = blind.veiled(then, now, ANNA)
        assert {person for person, _ in veiled.own_scores} == {ANNA}
        assert veiled.details == then.details
    question = edition.question_numbered("3.1").id
    assert agreed(alone, question).points == 19  # in a team of one the own score is the agreed
    assert agreed(blind.veiled(alone, now, ANNA), question).points is None
    assert blind.veiled(alone, now, None).own_scores == {}


def test_the_past_shows_what_may_be_seen_now(edition: Edition) -> None:
    then = scored(edition, anna=10, bo=20)
    all_have = scored(edition, anna=10, bo=20, cia=0)
    question = edition.question_numbered("3.1").id

    assert blind.veiled(then, all_have, None).own_scores == then.own_scores
    opened = replace(then, opened={question: ANNA})
    assert blind.veiled(then, opened, CIA).own_scores == then.own_scores
    assert blind.veiled(then, scored(edition, hidden=False), CIA) is then
