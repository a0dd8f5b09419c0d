"""Parties and assessors in the order the team wants them."""

import pytest

from kompass.assessment import edits
from kompass.assessment.words.wording import describe
from kompass.ids import StepId


@pytest.fixture
def parties(file):
    return [
        edits.add_seats(file, party, seats) for party, seats in (("S", 23), ("M", 14), ("C", 5))
    ]


def order(file) -> list[str]:
    return [row.party for row in file.snapshot.seats]


def test_a_party_moves_behind_another_or_first(file, parties) -> None:
    edits.move_seats(file, parties[0], after=parties[2])
    assert order(file) == ["M", "C", "S"]

    edits.move_seats(file, parties[2], after=None)
    assert order(file) == ["C", "M", "S"]


def test_a_move_is_one_named_step_that_can_be_taken_back(file, parties) -> None:
    edits.move_seats(file, parties[0], after=parties[1])

    step = edits.next_undo(file)
    assert step is not None
    assert describe(step, file.snapshot) == "flyttat parti S"
    edits.undo(file)
    assert order(file) == ["S", "M", "C"]


def test_an_assessor_moves_too(file) -> None:
    first = edits.add_assessor(file, "Åsa")
    edits.add_assessor(file, "Örjan")

    edits.move_assessor(file, first, after=file.snapshot.assessors[-1].id)

    assert [person.name for person in file.snapshot.assessors] == ["Örjan", "Åsa"]
    step = edits.next_undo(file)
    assert step is not None
    assert describe(step, file.snapshot) == "flyttad utvärderare Åsa"


def test_a_row_and_what_is_typed_in_it_are_one_step(file) -> None:
    step = StepId("one burst")
    row = edits.add_seats(file, "V", step=step)
    edits.set_seats(file, row, party="Vänsterpartiet", step=step)

    edits.undo(file)

    assert file.snapshot.seats == ()
