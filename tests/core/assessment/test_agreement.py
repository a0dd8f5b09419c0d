"""How far assessors agree: textbook figures, chance, and the order of the meeting."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from statistics import fmean

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompass import stats
from kompass.assessment.snapshot import Assessor, Details, Mark, Score, Snapshot, Unit
from kompass.assessment.team.agreement import Agreement, Row, agreement, rows
from kompass.catalogue.model import Area, Edition, Question
from kompass.ids import AreaId, AssessmentId, EditionId, IndicatorId, QuestionId, RowId

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers,
# twelve units, values 1 to 5, missing data; interval alpha 0.849.
TEXTBOOK: Sequence[Sequence[int | None]] = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def people(count: int) -> tuple[Assessor, ...]:
    return tuple(Assessor(RowId(str(at)), f"Person {at}") for at in range(count))


def snapshot(edition: Edition, columns: Sequence[Sequence[Decimal | None]]) -> Snapshot:
    """Return a team whose members have given the edition's first questions these points."""
    team = people(len(columns))
    own_scores = {
        (person.id, question.id): Score(points)
        for person, column in zip(team, columns, strict=True)
        for question, points in zip(edition.questions(), column, strict=False)
        if points is not None
    }
    details = Details(Unit("Borås"), 2006)
    return Snapshot(AssessmentId("x"), edition, details, team, own_scores=own_scores)


def shares_of(edition: Edition, columns: Sequence[Sequence[float | None]]) -> Snapshot:
    """Return the same from shares of each question's maximum."""
    maxima = [question.max_points or Decimal(0) for question in edition.questions()]
    return snapshot(
        edition,
        [
            [
                None if share is None else Decimal(str(share)) * most
                for share, most in zip(column, maxima, strict=False)
            ]
            for column in columns
        ],
    )


def large_edition(maxima: Sequence[int]) -> Edition:
    questions = tuple(
        Question(QuestionId(f"q{at}"), f"1.{at}", "", Decimal(most))
        for at, most in enumerate(maxima)
    )
    area = Area(AreaId("a"), 1, "", None, questions=questions)
    return Edition(EditionId("e"), "", "sv", "", "", Decimal(5), (area,))


def test_alpha_of_the_textbook_on_questions_of_different_size(edition: Edition) -> None:
    columns = [[None if v is None else v / 5 for v in column] for column in TEXTBOOK]

    found = agreement(shares_of(edition, columns), None)

    assert found.alpha is not None
    assert found.alpha.value == pytest.approx(0.849, abs=0.0005)
    assert found.alpha.low <= found.alpha.value <= found.alpha.high
    assert found.compared == 11  # the last unit was rated once
    assert found.complete == 8


def test_random_scoring_on_mixed_maxima_is_no_agreement() -> None:
    """On raw points it would look like a lot of it: that is why shares are compared."""
    chance = random.Random(7)
    maxima = [chance.choice((10, 20, 30, 40)) for _ in range(1500)]
    columns = [[Decimal(chance.randint(0, 20)) / 20 * most for most in maxima] for _ in range(3)]

    found = agreement(snapshot(large_edition(maxima), columns), None)

    assert found.alpha is not None
    assert found.icc is not None
    assert found.alpha.value == pytest.approx(0, abs=0.03)
    assert found.icc.value == pytest.approx(0, abs=0.03)
    raw = stats.krippendorff_alpha([[float(v) for v in row] for row in zip(*columns, strict=True)])
    assert raw is not None
    assert raw > 0.2


def test_a_colleague_who_is_generous_everywhere(edition: Edition) -> None:
    shares = [0.2, 0.4, 0.5, 0.6, 0.3, 0.7]
    found = agreement(shares_of(edition, [[s + 0.2 for s in shares], shares, shares]), None)

    assert list(found.leniency.values()) == pytest.approx([0.2, -0.1, -0.1])
    assert found.closeness is not None
    assert found.closeness.equal == pytest.approx(1 / 3)


def test_what_cannot_be_computed_is_none(edition: Edition) -> None:
    nothing = agreement(snapshot(edition, []), None)
    assert (nothing.compared, nothing.closeness, nothing.alpha, nothing.icc) == (0,) + (None,) * 3
    assert nothing.assessors == ()
    alone = agreement(shares_of(edition, [[0.5, 0.6, 0.7]]), None)
    assert (alone.compared, alone.closeness, alone.alpha) == (0, None, None)
    alike = agreement(shares_of(edition, [[0.5] * 37, [0.5] * 37]), None)
    assert (alike.compared, alike.alpha, alike.icc) == (37, None, None)
    assert alike.closeness is not None
    assert (alike.closeness.equal, alike.widest) == (1, ())


def test_a_gap_takes_its_question_out_of_icc_only(edition: Edition) -> None:
    first = [0.1, 0.5, 0.9, 0.3, None]
    second = [0.1, 0.4, 0.9, None, 0.3]
    found = agreement(shares_of(edition, [first, second, [None, 0.5, 0.8, 0.2, 0.3]]), None)

    assert (found.compared, found.complete) == (5, 2)
    assert found.icc is not None
    whole = [(0.5, 0.4, 0.5), (0.9, 0.9, 0.8)]
    assert found.icc.value == pytest.approx(stats.icc_agreement(whole))


def test_who_has_scored_nothing_does_not_stop_the_icc(edition: Edition) -> None:
    found = agreement(shares_of(edition, [[0.1, 0.5, 0.9], [0.2, 0.5, 0.8], []]), None)

    assert [person.id for person in found.assessors] == ["0", "1"]
    assert found.icc is not None


def test_an_unknown_maximum_is_sorted_by_points_but_is_in_no_figure(edition: Edition) -> None:
    area = edition.areas[0]
    question = replace(area.questions[0], max_points=None)
    area = replace(area, questions=(question, *area.questions[1:]))
    of = replace(edition, areas=(area, *edition.areas[1:]), incomplete=True)

    snap = snapshot(of, [[Decimal(1), Decimal(1)], [Decimal(30), Decimal(2)]])

    first = rows(snap, None)[0]
    assert (first.question.id, first.apart, first.spread) == (question.id, 29, None)
    assert agreement(snap, None).compared == 1


# --- Rows ----------------------------------------------------------------------------------


def by_number(found: Sequence[Row]) -> Mapping[str, Row]:
    return {row.question.number: row for row in found}


def test_most_to_talk_about_comes_first(edition: Edition) -> None:
    """Half of 40 points is more than all of 10, and equals stand in printed order."""
    first = {"1.1": 20, "1.3": 0, "2.1": 0, "3.1": 5, "8.1": 3, "8.2": 1}
    second = {"1.1": 40, "1.3": 10, "2.1": 10, "3.1": 5, "8.1": 9}
    columns = [
        [None if q.number not in own else Decimal(own[q.number]) for q in edition.questions()]
        for own in (first, second)
    ]

    found = rows(snapshot(edition, columns), None)

    assert [row.question.number for row in found[:6]] == ["1.1", "1.3", "2.1", "8.1", "3.1", "1.2"]
    assert [row.apart for row in found[:6]] == [20, 10, 10, 6, 0, None]
    assert [row.spread for row in found[:3]] == [Decimal("0.5"), Decimal("0.5"), 1]
    assert len(found) == 37
    assert by_number(found)["8.2"].waiting == ("1",)
    assert by_number(found)["3.1"].equal
    assert not by_number(found)["1.2"].equal


def test_the_widest_are_by_share(edition: Edition) -> None:
    found = agreement(shares_of(edition, [[0.5, 0.5, 0.5, 1], [0.6, 0.9, 0.5, 0]]), None)

    assert [row.question.number for row in found.widest] == ["2.1", "1.2", "1.1"]


def test_marks_that_differ_are_told_though_points_are_equal(marked_edition: Edition) -> None:
    of = snapshot(marked_edition, [[], []])
    marks = {
        (RowId(person), IndicatorId(f"prov-2-1-{at}")): Mark(Decimal(share))
        for person, shares in (("0", ("1", "0.2")), ("1", ("0.4", "0.4")))
        for at, share in enumerate(shares, 1)
    }
    row = by_number(rows(replace(of, marks=marks), None))["2.1"]

    assert row.apart == 0
    assert [indicator.text for indicator in row.differing] == ["Åtgärd 1", "Åtgärd 2"]
    assert not row.equal


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    table=st.lists(st.tuples(*[st.none() | st.integers(0, 10)] * 3), min_size=1, max_size=37),
    order=st.permutations([0, 1, 2]),
)
def test_figures_rest_on_pairs_and_not_on_who_sits_where(
    table: list[tuple[int | None, ...]], order: list[int], edition: Edition
) -> None:
    columns = [[None if row[at] is None else row[at] / 10 for row in table] for at in range(3)]
    found = agreement(shares_of(edition, columns), None)
    turned = agreement(shares_of(edition, [columns[at] for at in order]), None)

    gaps = [
        abs(one - other)
        for row in table
        for one, other in combinations([value for value in row if value is not None], 2)
    ]
    if not gaps:
        assert found.closeness is None
        return
    assert found.closeness is not None
    assert found.closeness.equal == pytest.approx(fmean(gap == 0 for gap in gaps))
    assert found.closeness.within_step == pytest.approx(fmean(gap == 0 for gap in gaps))
    assert comparable(found) == pytest.approx(comparable(turned))


def comparable(found: Agreement) -> list[float]:
    figures = [found.alpha and found.alpha.value, found.icc and found.icc.value]
    return [-9.0 if figure is None else figure for figure in figures]
