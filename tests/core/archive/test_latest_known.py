"""Only the latest of each: figure by figure, so that what is partly known hides nothing."""

from decimal import Decimal

from archive_results import EDITION, made
from hypothesis import given
from hypothesis import strategies as st

from kompass.archive.computing.figures import figures_of, points_of
from kompass.archive.computing.latest import latest_known
from kompass.archive.selection import Selection
from kompass.archive.statistics import Choices, reference_set
from kompass.ids import QuestionId

AREAS = [area.id for area in EDITION.areas]
ONLY = Selection(edition=EDITION.id)
LATEST = Choices(latest_only=True, with_few=True)
IN_2006 = ("66", "74.5", "87.5", "77", "73", "66", "50", "83")
IN_2008 = (None, "82.5", None, "81.5", None, None, None, None)
FIRST = QuestionId("k2002-offentlighet-resultat")


def test_a_visit_known_in_part_hides_only_what_it_knows() -> None:
    before = made("Södertälje", code="0181", year=2006, areas=IN_2006, questions={FIRST: 12})
    later = made("Södertälje", code="0181", year=2008, areas=IN_2008)
    found = reference_set((before, later), EDITION, ONLY, choices=LATEST)
    assert [found.areas[area].median for area in AREAS] == [
        Decimal(each) for each in ("66", "82.5", "87.5", "81.5", "73", "66", "50", "83")
    ]
    assert {spread.n for spread in found.areas.values()} == {1}
    assert found.questions[FIRST].median == 12
    assert found.total is not None
    assert found.total.median == 577  # of one visit, never the sum of two
    assert (found.n, found.municipalities) == (2, 1)
    assert before.id in found.behind(AREAS[0])
    assert found.behind(AREAS[1]) == {later.id}
    assert (
        "Där den senaste utvärderingen av en enhet saknar en siffra räknas den senaste som är "
        "känd, ur Södertälje 2006." in found.remarks
    )
    assert not any("flera gånger" in each for each in found.remarks)


def test_what_no_figure_needs_is_not_in() -> None:
    visits = [made(year=year, areas=IN_2006) for year in (2002, 2004, None)]
    found = reference_set(visits, EDITION, ONLY, choices=LATEST)
    assert found.results == (visits[1].id,)
    assert any("2 resultat från tidigare är inte med" in each for each in found.remarks)


def test_of_two_at_the_same_time_the_last_one_counts() -> None:
    first, second = made("Sala", areas=IN_2006), made("Sala", areas=IN_2006, id="again")
    assert latest_known((first, second), EDITION).results == (second,)


def test_a_printed_total_that_gives_way_to_a_later_one_is_not_told() -> None:
    before = made(year=2006, areas=IN_2006, printed_total=Decimal(500), questions={FIRST: 12})
    later = made(year=2009, areas=IN_2006)
    found = reference_set((before, later), EDITION, ONLY, choices=LATEST)
    assert found.n == 2
    assert not any("tryckt" in each for each in found.remarks)


visits = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", "C"]),
        st.one_of(st.none(), st.integers(2002, 2005)),
        st.tuples(*[st.sampled_from([None, "10", "20"])] * len(AREAS)),
    ),
    max_size=8,
)


@given(visits)
def test_every_figure_counts_once_a_unit_and_is_the_latest_known(rows: list) -> None:
    results = [
        made(name, code="", year=year, areas=areas, id=str(nth))
        for nth, (name, year, areas) in enumerate(rows)
    ]
    found = latest_known(results, EDITION)
    for figure in figures_of(EDITION):
        expected = {}
        for each in sorted(results, key=lambda one: one.year or 0):
            if points_of(each, figure) is not None:
                expected[each.municipality] = each.id
        gone = found.superseded[figure]
        known = [one for one in found.results if points_of(one, figure) is not None]
        counted = {one.municipality: one.id for one in known if one.id not in gone}
        assert counted == expected
        assert len([one for one in known if one.id not in gone]) == len(expected)
