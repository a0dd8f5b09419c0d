"""Agreement: textbook tables, chance, and what cannot be computed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.stats import (
    Ratings,
    alpha_interval,
    closeness,
    icc_agreement,
    icc_interval,
    krippendorff_alpha,
    leniency,
)

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C:
# four observers, twelve units, missing data; interval alpha 0.849.
TEXTBOOK: Ratings = list(
    zip(
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
        strict=True,
    )
)
# Shrout and Fleiss (1979), table 2: six targets, four judges; ICC(2,1) is 0.29.
SHROUT_FLEISS: Ratings = [
    (9, 2, 5, 8),
    (6, 1, 3, 2),
    (8, 4, 6, 8),
    (7, 1, 2, 6),
    (10, 5, 6, 9),
    (6, 2, 4, 7),
]


def test_alpha_of_the_textbook() -> None:
    assert krippendorff_alpha(TEXTBOOK) == pytest.approx(0.849, abs=0.0005)


def test_icc_of_the_textbook() -> None:
    assert icc_agreement(SHROUT_FLEISS) == pytest.approx(0.29, abs=0.005)


def test_random_scoring_is_no_agreement_on_shares() -> None:
    chance = random.Random(7)
    shares = [[chance.randint(0, 20) / 20 for _ in range(3)] for _ in range(3000)]
    assert krippendorff_alpha(shares) == pytest.approx(0, abs=0.03)
    assert icc_agreement(shares) == pytest.approx(0, abs=0.03)


def test_full_agreement_is_one() -> None:
    table = [(value, value, value) for value in (0.1, 0.5, 0.9)]
    assert krippendorff_alpha(table) == pytest.approx(1)
    assert icc_agreement(table) == pytest.approx(1)


@pytest.mark.parametrize(
    "table",
    [[], [(1.0, 2.0)], [(1.0, None), (None, 2.0)], [(1.0,), (2.0,)], [(0.5, 0.5), (0.5, 0.5)]],
)
def test_what_cannot_be_computed_is_none(table: Ratings) -> None:
    assert krippendorff_alpha(table) is None
    assert icc_agreement(table) is None
    assert alpha_interval(table) is None


def test_a_gap_stops_the_icc_but_not_alpha() -> None:
    table = [(1.0, 1.0), (2.0, None), (3.0, 2.5), (4.0, 4.0)]
    assert icc_agreement(table) is None
    assert krippendorff_alpha(table) is not None


def test_the_interval_holds_the_figure_and_repeats() -> None:
    once = icc_interval(SHROUT_FLEISS)
    assert once is not None
    assert once.low <= once.value <= once.high
    assert icc_interval(SHROUT_FLEISS) == once


def test_closeness_counts_pairs_of_the_same_item() -> None:
    close = closeness([(0.5, 0.5, 0.55), (0.1, None, 0.3)], 0.05)
    assert close is not None
    assert (close.pairs, close.equal, close.within_step) == (4, 0.25, 0.75)
    assert closeness([(0.5, None)], 0.05) is None


def test_a_generous_colleague_is_seen() -> None:
    table = [(value + 0.1, value, value) for value in (0.2, 0.4, 0.6)]
    assert leniency(table) == pytest.approx((0.1, -0.05, -0.05))
    assert leniency([(0.5, None), (None, 0.4)]) == (None, None)


@given(
    st.lists(
        st.tuples(*[st.one_of(st.none(), st.integers(0, 20).map(lambda n: n / 20))] * 3),
        min_size=2,
        max_size=12,
    )
)
def test_alpha_equals_the_definition(table: list[tuple[float | None, ...]]) -> None:
    """Compared with the plain double sum over all pairable values."""
    units = [[v for v in row if v is not None] for row in table]
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    expected = sum((a - b) ** 2 for a in values for b in values)
    if len(units) < 2 or expected < 1e-12:
        assert krippendorff_alpha(table) is None
        return
    n = len(values)
    observed = sum(
        sum((a - b) ** 2 for a in unit for b in unit) / (len(unit) - 1) for unit in units
    )
    assert krippendorff_alpha(table) == pytest.approx(
        1 - (observed / n) / (expected / (n * (n - 1)))
    )
