"""Own scores on the scoring page, and who sits at the computer."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.actions import PageId
from ui.seat import Side
from ui.widgets.seat_chooser import SeatChooser

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def scoring(window):
    window.press(KEY.Key_2, CONTROL)
    page = window.shell.stack.page(PageId.SCORING)
    page.go_to(window.id_of("1.1"))
    return page


def own(window, at, number):
    person = window.session.snapshot.assessors[at]
    return window.session.snapshot.own_score(person.id, window.id_of(number))


def test_one_sets_ones_own_score_and_reason(window, scoring):
    window.enter("22")
    scoring.go_to(window.id_of("1.1"))
    window.press(KEY.Key_R, CONTROL)
    window.write(" Mer.")
    window.session.flush()

    assert own(window, 0, "1.1").points == 22
    assert (
        own(window, 0, "1.1").rationale.endswith("Mer.")
        or " Mer." in own(window, 0, "1.1").rationale
    )
    assert window.agreed("1.1") is None
    assert window.session.result.points_so_far == 0


def test_undo_shows_the_own_score_again(window, scoring):
    window.enter("22")

    window.undo()

    assert own(window, 0, "1.1").points == 20
    assert scoring.question == window.id_of("1.1")


def test_the_agreed_score_stands_quietly_beside(window, scoring):
    from kompass.assessment import edits

    question = window.id_of("1.1")
    window.session.edit(lambda file: edits.set_points(file, question, Decimal(25)))

    row = scoring.scores.questions.row(question)

    assert row.field.text() == "20"
    assert "Samsyn 25" in row.field.accessibleDescription()
    assert "BÅ 28" in row.field.accessibleDescription()


def test_a_switch_says_whose_scores_are_set(window, scoring):
    line = scoring.bar.whose
    assert line.buttons[Side.OWN].isChecked()
    assert "Anna Ek" in line.words.text()

    line.buttons[Side.TEAM].setFocus()
    window.press(KEY.Key_Space)
    scoring.go_to(window.id_of("1.1"))
    window.enter("26")

    assert window.agreed("1.1") == 26
    assert own(window, 0, "1.1").points == 20
    assert "samsynen" in line.words.text()


def test_another_person_sits_down(window, scoring):
    window.sit("Bo")
    scoring.go_to(window.id_of("1.1"))
    assert scoring.scores.questions.row(window.id_of("1.1")).field.text() == "28"

    window.enter("30")

    assert own(window, 1, "1.1").points == 30
    assert window.session.file.changes()[-1].author == "Bo Åkesson"


def test_who_sits_here_is_remembered_for_the_file(window, path):
    window.sit("Cecilia")
    window.session.close()

    window.shell.files.open(path)

    assert window.session.seat.person.name == "Cecilia Öst"
    assert window.frame.findChild(SeatChooser).box.currentText() == "Cecilia Öst (CÖ)"


def test_nobody_known_can_only_set_the_agreed_score(window, scoring):
    window.session.author = "Någon annan"
    window.session.seat.sit(None)
    scoring.go_to(window.id_of("1.1"))

    window.enter("26")

    assert window.agreed("1.1") == 26
    assert "Välj vem du är" in scoring.bar.whose.words.text()


def test_what_is_typed_when_another_sits_down_is_the_first_ones(window, scoring):
    window.write("23")
    window.sit("Bo")

    assert own(window, 0, "1.1").points == 23
    assert own(window, 1, "1.1").points == 28


def test_a_team_of_one_sees_nothing_of_this(window, scoring):
    from kompass.assessment import edits

    for person in window.session.snapshot.assessors[1:]:
        window.session.edit(lambda file, row=person.id: edits.remove_assessor(file, row))

    assert not scoring.bar.whose.isVisible()
    assert not window.frame.findChild(SeatChooser).isVisible()
    scoring.go_to(window.id_of("2.3"))
    window.enter("15")
    assert window.agreed("2.3") == 15
    assert QApplication.focusWidget() is not None
