"""Places in a list: always room, never two meanings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment.file.records import StrengthRecord, checked
from kompass.assessment.values.ordering import between
from kompass.ids import new_id


@given(st.lists(st.integers(0, 1000), max_size=80))
def test_there_is_room_wherever_somebody_inserts(spots: list[int]) -> None:
    places: list[str] = []
    for spot in spots:
        index = spot % (len(places) + 1)
        low = places[index - 1] if index else ""
        high = places[index] if index < len(places) else ""
        places.insert(index, between(low, high))

    assert places == sorted(set(places))
    assert not any(place.endswith("0") for place in places)


@pytest.mark.parametrize("at_end", [True, False])
def test_places_stay_short(*, at_end: bool) -> None:
    place = ""
    for _ in range(500):
        place = between(place, "") if at_end else between("", place)

    assert len(place) < (30 if at_end else 110)
    row = {"id": new_id(), "area": "a", "position": place}
    assert checked(StrengthRecord, row)["position"] == place


@pytest.mark.parametrize(("low", "high"), [("i", "i"), ("j", "i"), ("i1", "i")])
def test_the_wrong_way_round_is_a_bug(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no place between"):
        between(low, high)
