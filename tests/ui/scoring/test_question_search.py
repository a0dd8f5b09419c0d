"""Finding a question by number or words."""

from decimal import Decimal

import pytest

from kompass.catalogue.model import Question
from kompass.ids import QuestionId
from ui.models.question_search import best_match, matches


def question(number, title="Hur är kvaliteten på målformuleringsarbetet?"):
    return Question(QuestionId(number), number, title, Decimal(10))


@pytest.mark.parametrize("typed", ["3.1", "3,1", "31", " 3.1 ", "3", "3.", "mål", "KVALITETEN mal"])
def test_fits(typed):
    assert matches(question("3.1"), typed)


@pytest.mark.parametrize("typed", ["3.2", "32", "1", "13", "4", "mål saknas", "0"])
def test_does_not_fit(typed):
    assert not matches(question("3.1"), typed)


def test_the_number_of_an_area_is_not_the_beginning_of_another():
    assert not matches(question("10.1"), "1")
    assert matches(question("10.1"), "10")
    assert matches(question("10.1"), "101")


def test_a_whole_number_wins_over_one_that_only_begins_so():
    questions = [question("3.10"), question("3.1")]
    assert best_match(questions, "3.1").number == "3.1"
    assert best_match(questions, "310").number == "3.10"
    assert best_match(questions, "finns inte") is None
