"""The meeting about a question with indicators: points by hand need a reason, and say so."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from kompass.assessment import edits
from kompass.assessment.snapshot import Details, MarkStatus, Unit
from kompass.assessment.storage import create
from kompass.catalogue.files import packaged
from kompass.catalogue.indicators import packaged_indicator_sets, with_indicators
from ui.actions import PageId

KEY = Qt.Key
NAMES = ("Anna Ek", "Bo Åkesson", "Cecilia Öst")


@pytest.fixture
def path(tmp_path):
    """All have marked 1.1: Anna everything met, the others nothing."""
    (proposal,) = packaged_indicator_sets()
    edition = with_indicators(packaged("kommunkompassen-2002"), proposal)
    path = tmp_path / "team.kompass"
    with create(
        path, details=Details(Unit("Testby"), 2026), edition=edition, author="Anna Ek"
    ) as file:
        team = [edits.add_assessor(file, name) for name in NAMES]
        status = (MarkStatus.MET, MarkStatus.NOT_MET, MarkStatus.NOT_MET)
        for indicator in edition.question_numbered("1.1").indicators:
            for person, found in zip(team, status, strict=True):
                edits.set_mark(file, person, indicator.id, found)
    return path


def test_points_by_hand_wait_for_a_reason(window, qtbot):
    page = window.show_meeting()
    assert window.current == "1.1"
    window.press(KEY.Key_F3)
    window.enter("22")
    question = page.question

    assert "skriv varför" in shown_trouble(question)
    assert window.agreed("1.1") is None
    page.go_to(window.id_of("1.1"))
    assert question.agreed.field.text() == "22", "what was typed waits"

    window.press(KEY.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    window.write("Bo har sett senare protokoll.")
    qtbot.waitUntil(lambda: window.agreed("1.1") is not None)
    window.session.flush()

    score = window.session.snapshot.score(window.id_of("1.1"))
    assert (score.points, score.override_reason) == (Decimal(22), "Bo har sett senare protokoll.")
    page.go_to(window.id_of("1.1"))
    assert question.agreed.standing.text() == "överens, för hand"
    assert shown_trouble(question) == ""


def test_adopting_marks_needs_no_reason(window):
    page = window.show_meeting()
    page.question.cards[0].adopt.click()

    assert window.agreed("1.1") is None, "the points follow from the marks"
    assert window.session.result.areas[0].questions[0].points == 40
    assert page.question.agreed.standing.text() == "överens"


def shown_trouble(question):
    label = question.agreed._trouble
    return label.text() if label.isVisible() else ""


def test_a_mark_that_is_cleared_by_the_last_one_left_stays_cleared(window):
    session = window.session
    _, *others = session.snapshot.assessors
    for person in others:
        session.edit(lambda file, row=person.id: edits.remove_assessor(file, row))
    assert session.result.areas[0].questions[0].points == 40, "Anna's marks are the agreed ones"
    page = window.shell.pages.show(PageId.SCORING)
    page.go_to(window.id_of("1.1"))
    panel = page.scores.questions.row(window.id_of("1.1")).marks
    row = next(iter(panel.rows.values()))
    row.setFocus()

    window.press(KEY.Key_0)

    assert "ej bedömt" in row.shown
    assert session.result.areas[0].questions[0].points is None
    session.undo()
    assert session.result.areas[0].questions[0].points == 40
