"""Numbers in a column of times that are no times: refused with a sentence, whatever they are."""

import math

import pytest

from kompass.errors import KompassError
from kompass.interviews.schedule_cells import times_of


@pytest.mark.parametrize("number", [math.inf, -math.inf, 1e308, -5.0, 2470.0])
def test_a_number_that_is_no_time_is_refused(number: float) -> None:
    with pytest.raises(KompassError, match="Klockslaget"):
        times_of(number)
