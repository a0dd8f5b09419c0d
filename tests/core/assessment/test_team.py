"""Everybody in a team can be told from everybody else."""

from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment.snapshot import Assessor, Colour, Marker
from kompass.assessment.team.members import Look, looks
from kompass.ids import RowId


def team(*names: str) -> list[Assessor]:
    return [Assessor(RowId(str(at)), name) for at, name in enumerate(names)]


def initials(*names: str) -> list[str]:
    return [look.initials for look in looks(team(*names)).values()]


def test_initials_are_those_of_first_and_last_name() -> None:
    assert initials("Anna-Karin von Ek", "åsa Öberg", "Bo", "", "  ") == [
        "AE",
        "ÅÖ",
        "B",
        "?",
        "?2",
    ]
    assert initials("Anna Ek", "Arne Eng", "Asta Ed") == ["AE", "AE2", "AE3"]


def test_what_was_chosen_is_kept_and_the_rest_is_filled() -> None:
    people = [
        *team("Anna Ek", "Bo Al"),
        Assessor(RowId("x"), "Cia", initials="C1", colour=Colour.BLUE, marker=Marker.SQUARE),
    ]

    assert list(looks(people).values()) == [
        Look("AE", Colour.ORANGE, Marker.CIRCLE),
        Look("BA", Colour.GREEN, Marker.TRIANGLE),
        Look("C1", Colour.BLUE, Marker.SQUARE),
    ]


@given(st.lists(st.text(max_size=6), max_size=6))
def test_six_are_told_apart_in_three_ways(names: list[str]) -> None:
    found = list(looks(team(*names)).values())

    for part in ("initials", "colour", "marker"):
        assert len({getattr(look, part) for look in found}) == len(names)


def test_more_than_six_still_have_a_look() -> None:
    found = looks(team(*"abcdefgh"))

    assert len(found) == 8
    assert len({look.initials for look in found.values()}) == 8
