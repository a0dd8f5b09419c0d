"""The models over areas and questions, and the walk through them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from kompass.assessment.scoring import add_up
from kompass.assessment.snapshot import Details, Score, Snapshot, Unit
from kompass.catalogue.files import packaged
from kompass.ids import AssessmentId
from ui.models.scoring_models import (
    ITEM_ROLE,
    AreasModel,
    FoundQuestions,
    QuestionsModel,
    question_states,
)
from ui.models.walk import Showing, Walk

EDITION = packaged("kommunkompassen-2002")


def states(points=(), rationales=()):
    """The questions with these points and rationales, by number."""
    scores = {}
    for question in EDITION.questions():
        given = dict(points).get(question.number)
        text = "därför" if question.number in rationales else ""
        scores[question.id] = Score(None if given is None else Decimal(given), text)
    snapshot = Snapshot(AssessmentId("a"), EDITION, Details(Unit("Testby"), 2026), scores=scores)
    result = add_up(EDITION, {key: score.points for key, score in scores.items()})
    return question_states(snapshot, result), result


def well_behaved(model: QAbstractItemModel):
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(model, fatal)


@pytest.mark.parametrize("kind", ["areas", "questions", "found"])
def test_models_behave_as_qt_asks(qapp, kind):
    rows, result = states({"1.1": "26"})
    questions, areas = QuestionsModel(), AreasModel()
    found = FoundQuestions()
    found.setSourceModel(questions)
    model = {"areas": areas, "questions": questions, "found": found}[kind]
    tester = well_behaved(model)
    questions.show_questions(rows)
    areas.show_areas(result.areas)
    found.look_for("mål")
    found.look_for("3.1")
    rows, result = states({"1.1": "26", "3.1": "30"})
    questions.show_questions(rows)
    areas.show_areas(result.areas)
    questions.show_questions(())
    areas.show_areas(())
    assert tester.model() is model


def test_areas_say_how_far_they_have_come(qapp):
    model = AreasModel()
    model.show_areas(states({"1.1": "26", "1.2": "36", "5.1": "40"})[1].areas)
    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert words[0] == (
        "1 Offentlighet och demokratisk kontroll: 62 av 80 bedömda, 1 kvar att bedöma"
    )
    assert words[1].endswith(": inget bedömt ännu")
    assert words[4] == "5 Kontroll och rapportering: 40 av 40 bedömda, 3 kvar att bedöma"


def test_only_rows_that_differ_are_announced(qapp):
    model = AreasModel()
    model.show_areas(states()[1].areas)
    changes, resets = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.show_areas(states({"3.1": "30"})[1].areas)
    model.show_areas(states({"3.1": "30"})[1].areas)
    assert changes.count() == 1
    assert changes.at(0)[0].row() == 2
    assert resets.count() == 0


def test_found_questions_by_number_and_words(qapp):
    questions, found = QuestionsModel(), FoundQuestions()
    questions.show_questions(states()[0])
    found.setSourceModel(questions)

    def numbers():
        rows = range(found.rowCount())
        return [found.index(row, 0).data(ITEM_ROLE).result.question.number for row in rows]

    assert len(numbers()) == 37
    found.look_for("3")
    assert numbers() == ["3.1", "3.2", "3.3", "3.4"]
    found.look_for("medborgarnas engagemang")
    assert numbers() == ["1.2"]
    found.look_for("finns inte")
    assert numbers() == []


@pytest.fixture
def walk():
    walk = Walk()
    walk.start(area.id for area in EDITION.areas)
    return walk


def number(question):
    return None if question is None else EDITION.question(question).number


def test_a_walk_begins_at_the_first_unscored_question(walk):
    walk.states = states({"1.1": "26", "1.2": "0"})[0]
    assert number(walk.beginning()) == "1.3"
    walk.states = states({q.number: "0" for q in EDITION.questions()})[0]
    assert number(walk.beginning()) == "1.1"


def test_next_and_previous_stop_at_the_ends(walk):
    walk.states = states()[0]
    walk.question = EDITION.question_numbered("1.3").id
    assert number(walk.next_question(1)) == "2.1"
    assert number(walk.next_question(-1)) == "1.2"
    walk.question = EDITION.question_numbered("8.4").id
    assert walk.next_question(1) is None


def test_the_next_missing_question_is_looked_for_all_the_way_round(walk):
    everything = {q.number: "0" for q in EDITION.questions()}
    walk.states = states({**everything, "2.2": None, "1.1": None})[0]
    walk.question = EDITION.question_numbered("2.2").id
    assert number(walk.next_missing(1)) == "1.1"
    assert number(walk.next_missing(-1)) == "1.1"
    walk.states = states({**everything, "2.2": None})[0]
    assert number(walk.next_missing(1)) == "2.2"
    walk.states = states(everything)[0]
    assert walk.next_missing(1) is None


def test_missing_rationales_count_when_they_are_to_be_shown(walk):
    everything = {q.number: "0" for q in EDITION.questions()}
    reasons = {q.number for q in EDITION.questions()} - {"4.4"}
    walk.states = states(everything, reasons)[0]
    assert walk.next_missing(1) is None
    walk.showing = Showing.UNSCORED_OR_UNREASONED
    assert number(walk.next_missing(1)) == "4.4"
    assert [EDITION.area(area).number for area in walk.shown_areas()] == [4]


def test_areas_in_order_and_only_those_shown(walk):
    walk.states = states({"1.1": "1", "1.2": "1", "1.3": "1"})[0]
    walk.area = EDITION.areas[1].id
    assert walk.next_area(-1) == EDITION.areas[0].id
    walk.showing = Showing.UNSCORED
    assert walk.next_area(-1) is None
    assert walk.next_area(1) == EDITION.areas[2].id
