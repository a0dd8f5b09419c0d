"""How what is entered is read: marks become points exactly, and a team of one has agreed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompass.assessment.scoring import score
from kompass.assessment.snapshot import (
    TEAM,
    Assessor,
    Details,
    Mark,
    MarkStatus,
    Score,
    Snapshot,
    Unit,
)
from kompass.assessment.team.standing import agreed, marked, own
from kompass.catalogue.model import Edition, Indicator, Question
from kompass.ids import AssessmentId, IndicatorId, QuestionId, RowId

ANNA, BO = RowId("anna"), RowId("bo")
ONE = (Assessor(ANNA, "Anna"),)
TWO = (*ONE, Assessor(BO, "Bo"))


def snapshot(edition: Edition, assessors: tuple[Assessor, ...] = ONE, **more: object) -> Snapshot:
    details = Details(Unit("Borås"), 2006)
    return Snapshot(AssessmentId("x"), edition, details, assessors, **more)


def numbered(edition: Edition, number: str) -> QuestionId:
    return edition.question_numbered(number).id


def marks(whose: RowId, **shares: str) -> Mapping[tuple[RowId, IndicatorId], Mark]:
    """Return marks of 1.1 and 2.1 of the test edition, ``i1_2="0.5"`` for the second of 1.1."""
    return MappingProxyType(
        {
            (whose, IndicatorId(f"prov-{name[1:2]}-1-{name[3:]}")): Mark(Decimal(share))
            for name, share in shares.items()
        }
    )


def test_a_mark_has_a_status() -> None:
    assert Mark().status is None
    assert Mark(Decimal(1)).status is MarkStatus.MET
    assert Mark(Decimal("1.0")).status is MarkStatus.MET
    assert Mark(Decimal(0)).status is MarkStatus.NOT_MET
    assert Mark(Decimal("0.01")).status is MarkStatus.PARTLY
    assert Mark(Decimal("0.99")).status is MarkStatus.PARTLY


def test_points_follow_from_marks(marked_edition: Edition) -> None:
    of = snapshot(marked_edition, marks=marks(ANNA, i1_1="1", i1_2="0.5", i1_3="0"))

    standing = own(of, ANNA, numbered(marked_edition, "1.1"))

    assert str(standing.points) == "16.25"
    assert standing.from_marks
    assert not standing.overridden


def test_one_indicator_short_is_not_assessed(marked_edition: Edition) -> None:
    of = snapshot(marked_edition, marks=marks(ANNA, i1_1="1", i1_3="0"))

    standing = own(of, ANNA, numbered(marked_edition, "1.1"))

    assert standing.points is None
    assert standing.marked is not None
    assert standing.marked.points_so_far == 10
    assert standing.marked.max_assessed == Decimal("27.5")
    assert [indicator.text for indicator in standing.marked.missing] == ["Åtgärd 2"]


def test_nothing_met_is_zero_and_not_missing(marked_edition: Edition) -> None:
    of = snapshot(marked_edition, marks=marks(ANNA, i2_1="0", i2_2="0"))

    assert own(of, ANNA, numbered(marked_edition, "2.1")).points == 0


def test_points_by_hand_go_before_the_marks_and_say_so(marked_edition: Edition) -> None:
    question = numbered(marked_edition, "2.1")
    of = snapshot(
        marked_edition,
        own_scores={(ANNA, question): Score(Decimal(4), "så här", "annat väger tyngre")},
        marks=marks(ANNA, i2_1="1", i2_2="1"),
    )

    standing = own(of, ANNA, question)

    assert (standing.points, standing.overridden, standing.from_marks) == (4, True, False)
    assert standing.override_reason == "annat väger tyngre"
    assert standing.marked is not None
    assert standing.marked.points == 10


def test_a_question_without_indicators_has_no_marks(marked_edition: Edition) -> None:
    question = numbered(marked_edition, "3.1")
    of = snapshot(marked_edition, own_scores={(ANNA, question): Score(Decimal(4))})

    standing = own(of, ANNA, question)

    assert (standing.points, standing.marked) == (4, None)
    assert not standing.overridden


def test_with_one_assessor_the_own_score_is_the_agreed_one(edition: Edition) -> None:
    question = numbered(edition, "3.1")
    of = snapshot(edition, own_scores={(ANNA, question): Score(Decimal(20), "min text")})

    standing = agreed(of, question)

    assert (standing.points, standing.rationale, standing.from_own) == (20, "min text", True)
    assert score(of).points_so_far == 20


def test_until_something_else_is_agreed(edition: Edition) -> None:
    question = numbered(edition, "3.1")
    of = snapshot(edition, own_scores={(ANNA, question): Score(Decimal(20), "min text")})

    changed = replace(of, scores={question: Score(Decimal(15))})
    assert (agreed(changed, question).points, agreed(changed, question).from_own) == (15, False)
    assert agreed(changed, question).rationale == "min text"
    assert own(changed, ANNA, question).points == 20
    worded = replace(of, scores={question: Score(None, "vår text")})
    assert (agreed(worded, question).points, agreed(worded, question).rationale) == (20, "vår text")


@pytest.mark.parametrize("assessors", [(), TWO])
def test_otherwise_the_team_has_to_agree(edition: Edition, assessors: tuple[Assessor, ...]) -> None:
    question = numbered(edition, "3.1")
    own_scores = {(ANNA, question): Score(Decimal(20)), (BO, question): Score(Decimal(20))}
    of = snapshot(edition, assessors, own_scores=own_scores)

    assert agreed(of, question).points is None
    assert score(of).points_so_far == 0


def test_with_one_assessor_the_own_marks_are_the_agreed_ones(marked_edition: Edition) -> None:
    question = numbered(marked_edition, "2.1")
    of = snapshot(marked_edition, marks=marks(ANNA, i2_1="1", i2_2="0.4"))

    assert (agreed(of, question).points, agreed(of, question).from_own) == (Decimal("5.5"), True)

    changed = replace(of, marks={**of.marks, **marks(TEAM, i2_2="1")})
    assert (agreed(changed, question).points, agreed(changed, question).from_own) == (10, False)


def test_own_points_by_hand_count_until_the_team_marks(marked_edition: Edition) -> None:
    question = numbered(marked_edition, "2.1")
    of = snapshot(
        marked_edition,
        own_scores={(ANNA, question): Score(Decimal(3), "", "därför")},
        marks=marks(ANNA, i2_1="1", i2_2="1"),
    )
    assert (agreed(of, question).points, agreed(of, question).override_reason) == (3, "därför")

    changed = replace(of, marks={**of.marks, **marks(TEAM, i2_1="0")})
    assert (agreed(changed, question).points, agreed(changed, question).overridden) == (
        Decimal("7.5"),
        False,
    )


def test_marks_of_two_are_not_agreed_though_they_are_alike(marked_edition: Edition) -> None:
    question = numbered(marked_edition, "2.1")
    alike = {**marks(ANNA, i2_1="1", i2_2="1"), **marks(BO, i2_1="1", i2_2="1")}
    of = snapshot(marked_edition, TWO, marks=alike)
    assert agreed(of, question).points is None

    of = replace(of, marks={**alike, **marks(TEAM, i2_1="1", i2_2="0")})
    assert agreed(of, question).points == Decimal("2.5")


def test_the_result_tells_marks_and_points_by_hand(marked_edition: Edition) -> None:
    first, second = (numbered(marked_edition, number) for number in ("1.1", "2.1"))
    of = snapshot(
        marked_edition,
        TWO,
        scores={second: Score(Decimal("2.6"), "", "därför")},
        marks={**marks(TEAM, i1_1="1"), **marks(TEAM, i2_1="1", i2_2="1")},
    )

    result = score(of)
    by_id = {entry.question.id: entry for area in result.areas for entry in area.questions}

    assert (by_id[first].points, by_id[first].points_so_far) == (None, 10)
    assert by_id[first].from_marks
    assert first in {question.id for question in result.missing}
    assert by_id[second].overridden
    assert by_id[second].override_reason == "därför"
    assert by_id[second].points == by_id[second].points_so_far == Decimal("2.6")
    assert by_id[second].off_step
    assert result.points_so_far == Decimal("2.6")
    assert by_id[numbered(marked_edition, "3.1")].points_so_far is None


def test_points_from_marks_are_never_off_the_step(marked_edition: Edition) -> None:
    of = snapshot(marked_edition, marks=marks(ANNA, i2_1="0.1", i2_2="0"))
    by_number = {e.question.number: e for area in score(of).areas for e in area.questions}

    assert by_number["2.1"].points == Decimal("0.25")
    assert not by_number["2.1"].off_step


@given(
    parts=st.lists(
        st.tuples(st.integers(1, 4000), st.one_of(st.none(), st.integers(0, 100).map(Fraction))),
        min_size=1,
        max_size=12,
    )
)
def test_points_from_marks_equal_the_sum_by_hand(
    parts: list[tuple[int, Fraction | None]],
) -> None:
    """Indicators in hundredths of points, shares in per cent, compared with whole fractions."""
    indicators = tuple(
        Indicator(IndicatorId(str(at)), "", Decimal(points) / 100)
        for at, (points, _) in enumerate(parts)
    )
    question = Question(QuestionId("q"), "1.1", "", None, indicators=indicators)
    shares = {
        IndicatorId(str(at)): None if percent is None else Decimal(int(percent)) / 100
        for at, (_, percent) in enumerate(parts)
    }

    found = marked(question, lambda indicator: Mark(shares[indicator]))

    assert found is not None
    by_hand = sum(Fraction(points, 100) * p / 100 for points, p in parts if p is not None)
    assert Fraction(found.points_so_far) == by_hand
    assert Fraction(found.max_assessed) == sum(
        Fraction(points, 100) for points, p in parts if p is not None
    )
    assert (found.points is None) == any(percent is None for _, percent in parts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(percents=st.lists(st.integers(0, 100), min_size=5, max_size=5))
def test_points_from_marks_stay_within_the_maximum(
    percents: list[int], marked_edition: Edition
) -> None:
    names = ("i1_1", "i1_2", "i1_3", "i2_1", "i2_2")
    shares = {name: str(Decimal(p) / 100) for name, p in zip(names, percents, strict=True)}
    of = snapshot(marked_edition, marks=marks(ANNA, **shares))

    for number in ("1.1", "2.1"):
        question = marked_edition.question_numbered(number)
        points = agreed(of, question.id).points
        assert points is not None
        assert question.max_points is not None
        assert 0 <= points <= question.max_points
