"""Editions with level 3, with areas that have no questions, with maxima nobody knows."""

import pytest
from PySide6.QtWidgets import QLabel

from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged, parse, to_document
from ui.pages.scoring import ScoringPage
from ui.session import Session


@pytest.fixture
def page_of(tmp_path, actions, theme, qtbot):
    """Return the page of a new assessment by an edition that a function has changed."""
    sessions = []

    def build(change):
        document = to_document(packaged("kommunkompassen-2002"))
        document["id"] = "provutgava"
        document.pop("content_hash")
        change(document)
        session = Session("Anna")
        session.create(
            tmp_path / "prov.kompass",
            details=Details(Unit("Testby"), 2026),
            edition=parse(document, "prov"),
        )
        sessions.append(session)
        page = ScoringPage(session, actions, theme)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield build
    for session in sessions:
        session.close()


def test_indicators_of_the_edition_itself_stand_below_the_chosen_question(page_of):
    def with_indicators(document):
        for question in document["areas"][0]["questions"][:2]:
            question["indicators"] = [
                {"id": f"{question['id']}-1", "text": f"Till {question['number']}", "points": "30"},
                {"id": f"{question['id']}-2", "text": "Protokoll läggs ut.", "points": "10"},
            ]

    page = page_of(with_indicators)
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert {"Till 1.1", "Protokoll läggs ut."} <= set(texts)
    assert "Till 1.2" not in texts


def test_an_area_without_questions_says_so_and_is_walked_past(page_of, keys, session):
    def without_questions(document):
        document["incomplete"] = True
        document["areas"][0]["questions"] = []

    page = page_of(without_questions)
    assert page.bar.find_field.isVisible()
    page.areas.list.area_chosen.emit(page.areas.list.model().area(0).area.id)
    assert page.question is None
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Den här utgåvan har inga delfrågor i området." in shown
    assert page.texts.rationale.text.isReadOnly()


def test_a_question_without_a_maximum_takes_any_points_and_has_no_scale(page_of, keys):
    def without_maximum(document):
        document["incomplete"] = True
        del document["areas"][0]["questions"][0]["max_points"]

    page = page_of(without_maximum)
    row = page.scores.questions.row(page.question)
    assert not row.scale.isVisible()
    keys.enter("250")
    assert row.field.text() == "250"
    assert row.shown == "–"
    page.go_to(page.question)
