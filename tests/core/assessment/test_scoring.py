"""Points upward: the published figures, and that not assessed is never zero."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment.scoring import Result, add_up
from kompass.catalogue.files import packaged
from kompass.catalogue.model import Edition
from kompass.ids import EditionId, QuestionId
from kompass.points import Points

# Södertälje 2006, SKL's report of September 2006, section 4 (Poängsammanställning).
SODERTALJE = {
    "1.1": "26", "1.2": "32", "1.3": "8",
    "2.1": "5.5", "2.2": "14", "2.3": "18", "2.4": "20", "2.5": "14", "2.6": "3",
    "3.1": "30", "3.2": "20", "3.3": "22.5", "3.4": "15",
    "4.1": "25.5", "4.2": "14", "4.3": "20", "4.4": "13", "4.5": "4.5",
    "5.1": "36", "5.2": "6", "5.3": "15", "5.4": "16",
    "6.1": "10", "6.2": "14", "6.3": "10", "6.4": "17", "6.5": "14", "6.6": "1",
    "7.1": "7", "7.2": "14", "7.3": "6", "7.4": "8", "7.5": "15",
    "8.1": "40", "8.2": "10", "8.3": "17", "8.4": "16",
}  # fmt: skip
AREAS = ["66", "74.5", "87.5", "77", "73", "66", "50", "83"]


def edition() -> Edition:
    return packaged(EditionId("kommunkompassen-2002"))


def sodertalje() -> dict[QuestionId, Points]:
    of = edition()
    return {of.question_numbered(no).id: Decimal(points) for no, points in SODERTALJE.items()}


def test_sodertalje_2006_adds_up_as_published() -> None:
    result = add_up(edition(), sodertalje())
    assert [area.points for area in result.areas] == [Decimal(points) for points in AREAS]
    assert result.points == 577
    assert result.max_points == 800
    assert result.complete
    assert not any(entry.off_step for area in result.areas for entry in area.questions)


def test_percent_of_a_question_as_published() -> None:
    result = add_up(edition(), sodertalje())
    by_number = {e.question.number: e.percent for area in result.areas for e in area.questions}
    assert by_number["1.1"] == 65
    assert by_number["2.1"] == 55
    assert by_number["6.6"] == 10


def test_not_assessed_is_not_zero() -> None:
    points = sodertalje()
    del points[edition().question_numbered("1.3").id]
    result = add_up(edition(), points)
    area = result.areas[0]
    assert (area.points, area.points_so_far, area.max_assessed) == (None, 58, 80)
    assert [question.number for question in area.missing] == ["1.3"]
    assert area.percent is None
    assert result.points is None
    assert result.points_so_far == 569
    assert result.max_assessed == 780


def test_zero_is_a_score() -> None:
    points = {question.id: Decimal(0) for question in edition().questions()}
    result = add_up(edition(), points)
    assert result.points == 0
    assert result.complete


def test_an_unknown_maximum_leaves_the_total_open() -> None:
    of = edition()
    area = replace(of.areas[0], max_points=None)
    result = add_up(replace(of, areas=(area, *of.areas[1:]), incomplete=True), sodertalje())
    assert result.points is None
    assert result.points_so_far == 577


@given(st.permutations(list(SODERTALJE)), st.integers(0, 37))
def test_the_order_of_entry_never_changes_a_total(order: list[str], count: int) -> None:
    of = edition()
    everything = sodertalje()
    ids = [of.question_numbered(number).id for number in order[:count]]
    one_way = add_up(of, {question: everything[question] for question in ids})
    other_way = add_up(of, {question: everything[question] for question in reversed(ids)})
    assert _figures(one_way) == _figures(other_way)
    assert one_way.points_so_far == sum((everything[q] for q in ids), Decimal(0))
    assert one_way.complete is (count == 37)


def _figures(result: Result) -> list[object]:
    return [result.points, result.points_so_far, *(area.points_so_far for area in result.areas)]
