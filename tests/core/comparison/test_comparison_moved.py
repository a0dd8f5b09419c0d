"""Why a result moved: the parts are the change, or it is said why they are not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from comparing import (
    E2002,
    E2020,
    SODERTALJE_2008,
    TROLLHATTAN_2004,
    UDDEVALLA_2005,
    VALLENTUNA_2021,
    medians,
    own,
    result,
    small,
    statement,
    stockholm,
    walk,
)
from hypothesis import given
from hypothesis import strategies as st

from kompass.archive.model import Said
from kompass.catalogue.crosswalk import Crosswalks, Likeness, packaged_crosswalks
from kompass.comparison.follow_up import followed_up, rank_moves, ranked_visits
from kompass.comparison.moved import Moved, moved
from kompass.comparison.visits import own_visits, peers_at
from kompass.errors import KompassError
from kompass.ids import QuestionId

NONE = Crosswalks()
BEFORE = small("förr", {"a": {"a1": 40, "a2": 30, "a3": 30}})
NOW = small("nu", {"b": {"b1": 40, "b2": 20, "b3": 20, "b4": 20}})
WALK = walk(
    BEFORE,
    NOW,
    [("a", "b", Likeness.RECAST)],
    [
        ("a1", "b1", Likeness.SAME),
        ("a2", "b2", Likeness.RECAST),
        ("a2", "b3", Likeness.RECAST),
    ],
)


def one_area(before: dict[str, str], now: dict[str, str], *, off: str = "0") -> Moved:
    """Return why area b moved; ``off`` is how much its points differ from its questions'."""

    def known(points: dict[str, str]) -> dict[QuestionId, Decimal]:
        return {QuestionId(one): Decimal(value) for one, value in points.items()}

    sums = [sum(known(points).values(), Decimal(0)) for points in (before, now)]
    then = result("A", 2006, (str(sums[0]),), edition=BEFORE, questions=known(before))
    today = result("A", 2012, (str(sums[1] + Decimal(off)),), edition=NOW, questions=known(now))
    return moved(then, today, WALK)[0]


def test_each_kind_of_question_is_a_part_of_its_own() -> None:
    found = one_area(
        {"a1": "20", "a2": "15", "a3": "12"}, {"b1": "30", "b2": "8", "b3": "9", "b4": "5"}
    )
    assert (found.same, found.recast, found.only_before, found.only_now) == (10, 2, -12, 5)
    assert (found.change, found.rest, found.why_not) == (5, 0, "")
    assert "+10 från delfrågor som är desamma" in found.words


def test_points_that_do_not_add_up_are_a_rest_with_a_reason() -> None:
    found = one_area(
        {"a1": "20", "a2": "15", "a3": "12"},
        {"b1": "30", "b2": "8", "b3": "9", "b4": "5"},
        off="3",
    )
    assert found.rest == 3
    assert "summerar inte" in found.why_not


def test_an_unknown_question_is_said_and_not_nought() -> None:
    found = one_area({"a1": "20", "a2": "15", "a3": "12"}, {"b1": "30", "b2": "8", "b4": "5"})
    assert found.recast == 0  # b3 is not known, so the group is not
    assert "3 av 4 delfrågor är kända" in found.why_not
    assert "omarbetat mellan utgåvorna" in found.why_not


POINTS = st.none() | st.integers(0, 80).map(lambda half: Decimal(half) / 4)


@given(
    st.fixed_dictionaries(dict.fromkeys(("a1", "a2", "a3"), POINTS)),
    st.fixed_dictionaries(dict.fromkeys(("b1", "b2", "b3", "b4"), POINTS)),
    st.integers(-4, 4),
)
def test_the_parts_always_add_up_to_the_change(
    before: dict[str, Decimal | None], now: dict[str, Decimal | None], off: int
) -> None:
    known = [{k: str(v) for k, v in one.items() if v is not None} for one in (before, now)]
    found = one_area(known[0], known[1], off=str(off))
    assert found.change is not None
    assert found.rest is not None
    parts = found.same + found.recast + found.only_before + found.only_now + found.rest
    assert parts == found.change
    all_known = None not in (*before.values(), *now.values())
    assert (found.why_not == "") == (all_known and found.rest == 0)


def test_the_same_edition_blames_no_edition() -> None:
    found = moved(own(), result("Södertälje", 2008, SODERTALJE_2008), NONE)
    assert [one.change for one in found] == [
        None, 8, None, Decimal("4.5"), None, None, None, None,
    ]  # fmt: skip
    assert found[1].rest == 8
    assert "kommer inte av utgåvan" in found[1].why_not
    assert "inte kända: Södertälje 2008" in found[0].words
    assert found[0].rest is None


def test_the_same_questions_tell_everything() -> None:
    before = own()
    question = E2002.question_numbered("5.2")
    gained = {**before.questions, question.id: before.questions[question.id] + 3}
    areas = dict(before.areas)
    area = E2002.area_of(question.id)
    areas[area.id] = (areas[area.id] or Decimal(0)) + 3
    now = replace(before, id="now", year=2008, questions=gained, areas=areas)
    found = {one.area.number: one for one in moved(before, now, NONE)}
    assert (found[5].same, found[5].rest, found[5].why_not) == (3, 0, "")
    assert (found[1].change, found[1].rest) == (0, 0)


def test_across_editions_without_questions_nothing_is_guessed() -> None:
    now = result("Södertälje", 2021, VALLENTUNA_2021, edition=E2020)
    for one in moved(own(), now, packaged_crosswalks()):
        assert one.same == one.recast == one.only_now == 0
        if one.likeness is Likeness.NOT_COMPARABLE:
            assert one.change is None
            assert one.why_not
        else:
            assert one.why_not


def test_statistics_and_other_levels_have_no_why() -> None:
    with pytest.raises(KompassError, match="referensvärde"):
        moved(medians(), own(), NONE)
    assert all(one.change is None for one in moved(stockholm(), own(), NONE))


def test_a_proposal_about_a_question_beside_both_scores() -> None:
    question = E2002.question_numbered("5.2")
    said = statement(Said.IMPROVEMENT, "Utveckla rapporteringen", "k2002-kontroll", question.id)
    before = result("A", 2006, ("50",) * 8, questions={question.id: Decimal(6)}, statements=(said,))
    now = result("A", 2009, ("60",) * 8, questions={question.id: Decimal(14)})
    (found,) = followed_up(before, now, NONE)
    most = "" if question.max_points is None else f"{question.max_points}"
    assert found.words == f"föreslogs 2006, 5.2: 6 → 14 av {most}"


def test_a_proposal_that_names_a_question_by_number_belongs_to_it() -> None:
    texts = ("Utveckla 5.2 och annat", "Gör som 15.2 eller 5.21", "Allt i 5.1 och 5.2")
    said = tuple(statement(Said.IMPROVEMENT, text, "k2002-kontroll") for text in texts)
    before = result("A", 2006, ("50",) * 8, statements=said)
    found = followed_up(before, result("A", 2009, ("60",) * 8), NONE)
    assert [one.question.number if one.question else None for one in found] == ["5.2", None, None]
    assert found[1].words == "föreslogs 2006, område\N{NO-BREAK SPACE}5: 50 → 60 av 100"
    assert found[0].words.startswith("föreslogs 2006, 5.2: – → – av")


def test_the_example_s_improvements_stand_beside_2008() -> None:
    found = followed_up(own(), result("Södertälje", 2008, SODERTALJE_2008), NONE)
    words = {one.area.number: one.words for one in found}
    assert words[2].endswith("område\N{NO-BREAK SPACE}2: 74,5 → 82,5 av 100")
    assert words[1].endswith("66 → – av 100")


def test_places_then_and_now() -> None:
    others = [
        result("Trollhättan", 2004, TROLLHATTAN_2004),
        result("Uddevalla", 2005, UDDEVALLA_2005),
        stockholm(),
    ]
    now = result("Södertälje", 2010, ("90",) * 8)
    found = rank_moves(own(), now, others, others, NONE)
    first, total = found[0], found[-1]
    assert first.before is not None
    assert first.now is not None
    assert (first.before.place, first.before.of, first.now.place) == (3, 3, 1)
    assert total.area is None
    assert total.before is not None
    assert total.before.place == 3


def test_peers_are_those_of_then_with_the_latest_figure_of_each() -> None:
    everyone = [
        result("B", 2003, ("40",) * 8),
        result("B", 2005, ("60",) * 8),
        result("B", 2009, ("90",) * 8),
        result("C", 2004, ("50",) * 8, edition=E2020),
        result("Södertälje", 2004, ("99",) * 8, code="0181"),
        stockholm(),
        medians(),
    ]
    assert [one.title for one in peers_at(own(), everyone)] == ["B 2003", "B 2005"]
    now = result("Södertälje", 2010, ("70",) * 8, code="0181")
    moves = ranked_visits(own(), now, NONE, everyone)
    assert len(moves) == 9
    assert (moves[0].before, moves[0].now) != (None, None)
    assert moves[0].before is not None
    assert moves[0].now is not None
    assert (moves[0].before.place, moves[0].before.of) == (1, 2)
    assert (moves[0].now.place, moves[0].now.of) == (2, 2)


def test_a_visit_known_in_part_hides_no_earlier_figure() -> None:
    visit = result("Uddevalla", 2009, ("76",) * 8)
    everyone = [
        result("Södertälje", 2006, ("80", "70", *("70",) * 6)),
        result("Södertälje", 2008, SODERTALJE_2008),  # area 2: 82,5; nothing of area 1
    ]
    first, second, *_, total = ranked_visits(visit, visit, NONE, everyone)
    places = [one.now.words for one in (first, second, total) if one.now]
    assert places == ["2:a av 2", "2:a av 2", "1:a av 2"]


def test_visits_go_two_by_two_in_order() -> None:
    visits = [
        result("A", 2010, ("50",) * 8),
        result("A", 2004, ("40",) * 8),
        result("B", 2005, ("40",) * 8),
        result("A", 2006, ("45",) * 8),
        medians(),
    ]
    assert [(b.year, n.year) for b, n in own_visits(visits)] == [(2004, 2006), (2006, 2010)]
