"""Spreads: against figures worked out by hand, and against other people's implementations."""

import random
import statistics
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass import stats
from kompass.archive.computing.spreads import (
    leave_one_out,
    median_interval,
    rounded,
    spread,
    spreads_of_columns,
)

POINTS = st.decimals(0, 100, places=2)
SETS = st.lists(POINTS, min_size=1, max_size=60)


def decimals(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_five_municipalities_of_the_table_of_2006() -> None:
    # Trollhättan 2004, Uddevalla 2005, Botkyrka 2005, Örebro 2006, Södertälje 2006, area 3.
    found = spread(decimals("95", "86", "95", "70.5", "87.5"))
    assert found is not None
    assert (found.n, found.median, found.mean) == (5, Decimal("87.5"), Decimal("86.8"))
    assert (found.lower, found.upper) == (86, 95)
    assert (found.minimum, found.maximum) == (Decimal("70.5"), 95)


def test_quartiles_between_two_values_as_excel_and_r_print_them() -> None:
    # quantile(1:4) of R (type 7): 1.75 and 3.25.
    found = spread(decimals("1", "2", "3", "4"))
    assert found is not None
    assert (found.lower, found.median, found.upper) == tuple(decimals("1.75", "2.5", "3.25"))


def test_one_value_is_everything() -> None:
    found = spread(decimals("62"))
    assert found is not None
    assert {found.median, found.mean, found.lower, found.upper, found.maximum} == {Decimal(62)}
    assert found.few


def test_nothing_has_no_spread() -> None:
    assert spread([]) is None
    assert list(spreads_of_columns(np.full((2, 1), np.nan))) == [None]
    assert list(spreads_of_columns(np.empty((0, 2)))) == [None, None]
    assert median_interval([]) is None


@given(SETS)
def test_quartiles_equal_those_of_the_standard_library(values: list[Decimal]) -> None:
    found = spread(values)
    assert found is not None
    assert found.median == statistics.median(values)
    if len(values) > 1:
        lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
        assert (found.lower, found.median, found.upper) == (lower, median, upper)


@given(SETS)
def test_quartiles_equal_those_of_numpy(values: list[Decimal]) -> None:
    found = spread(values)
    assert found is not None
    theirs = np.percentile([float(value) for value in values], [0, 25, 50, 75, 100])
    ours = [found.minimum, found.lower, found.median, found.upper, found.maximum]
    assert [float(each) for each in ours] == pytest.approx(theirs, abs=1e-9)


@given(st.lists(st.none() | POINTS | st.decimals(-5, 900_000, places=2), max_size=60))
def test_arrays_give_the_same_as_decimals(values: list[Decimal | None]) -> None:
    known = [value for value in values if value is not None]
    column = np.array([np.nan if value is None else float(value) for value in values])
    before = column.copy()
    assert list(spreads_of_columns(column[:, None])) == [spread(known)]
    assert np.array_equal(column, before, equal_nan=True)


def test_sums_of_many_hundredths_are_exact() -> None:
    values = [Decimal(number) / 100 for number in random.Random(5).choices(range(10_001), k=50_000)]
    assert list(spreads_of_columns(np.array([[float(each)] for each in values]))) == [
        spread(values)
    ]


@given(SETS)
def test_order_does_not_matter_and_the_figures_are_in_order(values: list[Decimal]) -> None:
    shuffled = random.Random(1).sample(values, len(values))
    found = spread(values)
    assert found is not None
    assert found == spread(shuffled)
    assert found.minimum <= found.lower <= found.median <= found.upper <= found.maximum
    assert found.minimum <= found.mean.quantize(Decimal("0.01")) + Decimal("0.01")


def test_a_half_is_rounded_up_as_by_hand() -> None:
    assert rounded(Decimal("89.375")) == Decimal("89.38")
    assert rounded(Decimal("-0.125")) == Decimal("-0.13")
    found = spread(decimals("1", "1", "2"))
    assert found is not None
    assert found.rounded().mean == Decimal("1.33")


@given(st.lists(POINTS, min_size=2, max_size=40))
def test_leave_one_out_equals_leaving_each_out(values: list[Decimal]) -> None:
    found = leave_one_out(values)
    each_out = [statistics.median(values[:at] + values[at + 1 :]) for at in range(len(values))]
    assert found is not None
    assert (found.low, found.high) == (min(each_out), max(each_out))
    assert found.value == statistics.median(values)


def test_nothing_can_be_left_out_of_one() -> None:
    assert leave_one_out(decimals("5")) is None


@given(SETS)
def test_the_interval_holds_the_median_and_stays_among_the_values(values: list[Decimal]) -> None:
    found = median_interval(values[:12])
    assert found is not None
    assert min(values[:12]) <= found.low <= found.value + Decimal("0.01")
    assert found.value - Decimal("0.01") <= found.high <= max(values[:12])


def test_the_interval_is_the_same_every_time_and_in_any_order() -> None:
    values = [Decimal(value) for value in range(40, 80)]
    assert median_interval(values) == median_interval(values[::-1])


def test_the_interval_is_about_that_of_the_theory() -> None:
    # For 101 evenly spread values order statistics give about the 40th and the 62nd
    # (binomial, 95 per cent: 50.5 plus and minus 1.96 * sqrt(101) / 2 = 9.8).
    found = median_interval([Decimal(value) for value in range(101)])
    assert found is not None
    assert 36 <= found.low <= 44
    assert 56 <= found.high <= 64


def test_many_values_are_drawn_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    values = [float(value) for value in range(50)]
    whole = stats.median_interval(values)
    monkeypatch.setattr(stats, "_DRAWS_AT_ONCE", 50 * 300)
    assert stats.median_interval(values) == whole
