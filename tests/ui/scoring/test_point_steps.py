"""The steps of a scale: 5 % of the maximum, 21 places."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.point_steps import PointSteps

FIVE = Decimal(5)
MAXIMA = [Decimal(10), Decimal(20), Decimal(30), Decimal(40)]


@pytest.mark.parametrize(
    ("maximum", "step"), list(zip(MAXIMA, ["0.5", "1", "1.5", "2"], strict=True))
)
def test_twenty_one_places_from_zero_to_the_maximum(maximum, step):
    steps = PointSteps(maximum, FIVE)
    places = [steps.points_at(place) for place in range(steps.last + 1)]
    assert len(places) == 21
    assert places[0] == 0
    assert places[1] == Decimal(step)
    assert places[-1] == maximum


def test_a_value_between_the_steps_goes_to_the_nearest_step_in_that_direction():
    steps = PointSteps(Decimal(30), FIVE)
    assert steps.moved(Decimal(22), 1) == Decimal("22.5")
    assert steps.moved(Decimal(22), -1) == Decimal(21)
    assert steps.moved(Decimal("22.5"), 1) == Decimal(24)


def test_not_assessed_steps_from_zero():
    steps = PointSteps(Decimal(40), FIVE)
    assert steps.moved(None, 1) == 2
    assert steps.moved(None, -1) == 0
    assert steps.moved(None, 5) == 10


@given(
    maximum=st.sampled_from(MAXIMA),
    place=st.integers(0, 4000),
    way=st.integers(-25, 25).filter(bool),
)
def test_moving_never_leaves_the_scale_and_always_lands_on_a_step(maximum, place, way):
    steps = PointSteps(maximum, FIVE)
    start = min(Decimal(place) / 100, maximum)
    end = steps.moved(start, way)
    assert 0 <= end <= maximum
    assert end % (maximum / 20) == 0
    assert end == start or (end > start) == (way > 0)


def test_without_a_maximum_there_is_no_scale():
    steps = PointSteps(None, FIVE)
    assert not steps.known
    assert steps.last == 0
    assert steps.share(Decimal(3)) == 0
