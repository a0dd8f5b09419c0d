"""Who has been asked about what, and what is left of an interview."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from kompass.catalogue.files import packaged
from kompass.ids import QuestionId
from kompass.interviews.guides import packaged_guides
from kompass.interviews.matrix import Cell, Left, Talk, left, matrix

EDITION = packaged("kommunkompassen-2002")
GOALS = QuestionId("k2002-samspel-mal")
ROLES = QuestionId("k2002-samspel-roller")
OTHER = QuestionId("k2010-nagot")


def test_planned_by_guides_and_asked_by_lines() -> None:
    found = matrix(
        EDITION,
        [
            Talk("Enhetschef", planned=(GOALS, ROLES), asked=(GOALS, GOALS, OTHER)),
            Talk("enhetschef ", planned=(GOALS,)),
            Talk("Rektor", planned=(), asked=(ROLES,)),
            Talk("Ingen", planned=(GOALS,), asked=(GOALS,), cancelled=True),
        ],
    )
    assert found.roles == ("Enhetschef", "Rektor")
    assert found.cell("Enhetschef", GOALS) == Cell(planned=2, asked=1, lines=2)
    assert found.cell("Enhetschef", ROLES) == Cell(planned=1)
    assert found.cell("Rektor", GOALS) == Cell()
    assert found.asked_of(ROLES) == ("Rektor",)
    assert len(found.questions) == 37
    assert len(found.asked_of_nobody()) == 35
    assert len(found.planned_with_nobody()) == 35


def test_before_the_first_interview_nobody_has_been_asked_about_anything() -> None:
    assert len(matrix(EDITION, []).asked_of_nobody()) == 37


def test_with_the_guides_that_ship_every_question_is_planned() -> None:
    (chosen,) = packaged_guides(EDITION)
    talks = [Talk(guide.role, guide.asks_about()) for guide in chosen.guides]
    found = matrix(EDITION, talks)
    assert found.planned_with_nobody() == ()
    assert len(found.asked_of_nobody()) == 37


NINE = datetime.fromisoformat("2026-09-18T09:00:00+02:00")


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 45), (1, 45), (60, 44), (45 * 60, 0), (46 * 60, -1)]
)
def test_minutes_left(seconds: int, minutes: int) -> None:
    now, ends = NINE + timedelta(seconds=seconds), NINE + timedelta(minutes=45)
    assert left(now, ends, ["a", "b"], {"b"}) == Left(minutes, 1)


def test_left_in_words() -> None:
    nbsp = "\N{NO-BREAK SPACE}"
    assert Left(18, 6).each == Decimal(3)
    assert Left(18, 6).in_words() == f"18{nbsp}min kvar, 6 frågor kvar, 3{nbsp}min per fråga"
    assert Left(10, 4).in_words() == f"10{nbsp}min kvar, 4 frågor kvar, 2,5{nbsp}min per fråga"
    assert Left(-3, 1).in_words() == f"3{nbsp}min över tiden, 1 fråga kvar"
    assert Left(5, 0).in_words() == f"5{nbsp}min kvar, alla frågor är ställda"
    assert left(NINE, None, ["a"], ()).in_words() == "1 fråga kvar"
