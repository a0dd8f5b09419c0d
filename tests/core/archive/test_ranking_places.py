"""Ranks: ties handled and said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.archive.computing.ranking import move, ordinal, percentile_in_words, rank, rank_beside


def decimals(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_competition_ranking_of_area_3_in_the_table_of_2006() -> None:
    values = decimals("95", "86", "95", "70.5", "87.5")
    places = [rank(value, values).place for value in values]
    assert places == [1, 4, 1, 5, 3]
    assert rank(Decimal(95), values).words == "delad 1:a av 5"
    assert rank(Decimal("87.5"), values).words == "3:e av 5"


def test_one_two_two_four() -> None:
    values = decimals("9", "8", "8", "7")
    assert [rank(value, values).place for value in values] == [1, 2, 2, 4]
    assert [rank(value, values).tied for value in values] == [0, 1, 1, 0]


def test_percentile_by_mid_rank() -> None:
    values = decimals("1", "2", "2", "4")
    assert [rank(value, values).percentile for value in values] == decimals(
        "12.5", "50", "50", "87.5"
    )
    assert percentile_in_words(rank(Decimal(4), values)) == "percentil 88 (mittrang)"


def test_alone_is_in_the_middle() -> None:
    alone = rank(Decimal(5), [])
    assert (alone.place, alone.of, alone.tied, alone.percentile) == (1, 1, 0, 50)


def test_who_is_not_in_the_set_ties_with_equals() -> None:
    others = decimals("80", "70")
    assert rank_beside(Decimal(80), others).words == "delad 1:a av 3"
    assert rank(Decimal(80), others).words == "1:a av 2"


@pytest.mark.parametrize(
    ("place", "words"),
    [(1, "1:a"), (2, "2:a"), (3, "3:e"), (11, "11:e"), (12, "12:e"), (21, "21:a"), (22, "22:a"),
     (111, "111:e"), (112, "112:e"), (121, "121:a"), (290, "290:e")],
)  # fmt: skip
def test_places_as_swedish_writes_them(place: int, words: str) -> None:
    assert ordinal(place) == words


def test_moves_are_said() -> None:
    first, second = decimals("70", "90", "80", "60"), decimals("95", "90", "80", "60")
    up = move(rank(Decimal(70), first), rank(Decimal(95), second))
    assert (up.places, up.words) == (2, "från 3:e av 4 till 1:a av 4: 2 placeringar upp")
    down = move(rank(Decimal(95), second), rank(Decimal(90), second))
    assert down.words == "från 1:a av 4 till 2:a av 4: en placering ner"
    same = move(rank(Decimal(90), first), rank(Decimal(95), [*second, Decimal(1)]))
    assert (
        same.words
        == "från 1:a av 4 till 1:a av 5: samma placering, men listan har gått från 4 till 5"
    )


@given(st.lists(st.integers(0, 20).map(Decimal), min_size=1, max_size=30))
def test_percentiles_average_to_the_middle(values: list[Decimal]) -> None:
    percentiles = [rank(value, values).percentile for value in values]
    assert sum(percentiles) / len(percentiles) == pytest.approx(Decimal(50))
    assert all(0 < each < 100 for each in percentiles)
