"""Three assessors meet about their scores, by keyboard alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.actions import ActionId, PageId
from ui.models.samsyn_table import NUMBER, PEOPLE
from ui.theme import SCALES
from ui.widgets.samsyn_bar import Show

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def numbers(page):
    model = page.table.model()
    return [model.index(row, NUMBER).data() for row in range(model.rowCount())]


def cells(page, number):
    model = page.table.model()
    row = numbers(page).index(number)
    return [model.index(row, column).data() for column in range(PEOPLE, model.columnCount())]


def test_the_page_is_for_teams_only(window):
    action = window.shell.commands[ActionId.PAGE_SAMSYN]
    assert action.isVisible()

    for person in window.session.snapshot.assessors[1:]:
        from kompass.assessment import edits

        window.session.edit(lambda file, row=person.id: edits.remove_assessor(file, row))

    assert not action.isVisible()
    window.press(KEY.Key_5, CONTROL)
    assert window.shell.stack.current is not PageId.SAMSYN


def test_what_differs_most_in_points_comes_first(window):
    page = window.show_meeting()

    assert numbers(page)[:4] == ["1.2", "1.1", "2.2", "3.1"]
    assert cells(page, "1.2") == ["10", "30", "20", "20 · 50\N{NO-BREAK SPACE}%", "–"]
    assert cells(page, "1.3") == ["12", "12", "12", "0", "lika"]
    assert cells(page, "3.1") == ["21", "–", "24", "3 · 10\N{NO-BREAK SPACE}%", "–"]


def test_the_printed_order_is_one_key_away(window):
    page = window.show_meeting()

    window.press(KEY.Key_O, CONTROL | SHIFT)

    assert numbers(page)[:3] == ["1.1", "1.2", "1.3"]
    assert window.current == "1.2"


def test_the_whole_meeting_by_keyboard(window):
    page = window.show_meeting()
    assert QApplication.focusWidget() is page.table
    assert window.current == "1.2"
    assert page.bar.progress.text() == "0 av 37 överens"

    window.enter("22,5")  # the first figure leads to the field, Enter to the next question
    assert window.current == "1.1"
    window.press(KEY.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    window.write("Vi enades om mitten.")
    window.press(KEY.Key_Escape)
    assert QApplication.focusWidget() is page.table
    window.enter("24")
    window.press(KEY.Key_Up)
    assert window.current == "1.1"
    window.press(KEY.Key_F6)
    assert window.current == "2.2"
    window.press(KEY.Key_F7)

    assert page.bar.progress.text() == "4 av 37 överens"
    assert window.agreed("1.2") == Decimal("22.5")
    assert window.agreed("1.1") == 24
    assert (window.agreed("1.3"), window.agreed("2.1")) == (12, 5)
    reason = window.session.snapshot.score(window.id_of("1.1")).rationale
    assert reason == "Vi enades om mitten."


def test_going_on_saves_what_is_typed_even_where_the_next_question_is_new(window, qtbot):
    page = window.show_meeting()
    window.write("22,5")

    with qtbot.capture_exceptions() as errors:
        window.press(KEY.Key_F6)  # at once: nothing has saved the points yet

    assert not errors
    assert window.current == "1.1"
    assert QApplication.focusWidget() is page.table
    assert window.agreed("1.2") == Decimal("22.5")
    window.enter("24")
    assert window.agreed("1.1") == 24


def test_points_that_cannot_be_are_refused_where_they_are_typed(window):
    page = window.show_meeting()

    window.enter("41")

    assert window.current == "1.2"
    assert "41" in page.question.agreed.field.text()
    assert page.question.agreed.field.hasFocus()
    assert window.agreed("1.2") is None

    window.press(KEY.Key_Escape)  # takes it back
    window.write("99")
    page.go_to(window.id_of("1.1"))
    assert page.question.agreed.field.text() == ""
    page.go_to(window.id_of("1.2"))
    assert page.question.agreed.field.text() == "99"


def test_reasons_stand_side_by_side(window):
    page = window.show_meeting()

    reasons = [card.reason.toPlainText() for card in page.question.cards]

    assert reasons == ["Anna Ek om 1.2", "Bo Åkesson om 1.2", "Cecilia Öst om 1.2"]
    assert [card.points.text() for card in page.question.cards] == ["10", "30", "20"]


def test_what_is_alike_is_accepted_in_one_stroke_and_taken_back_in_one(window):
    page = window.show_meeting()
    assert page.bar.accept.text() == "Godta 2 lika"

    window.press(KEY.Key_F7)
    assert page.bar.progress.text() == "2 av 37 överens"
    assert not page.bar.accept.isVisible()
    assert "2 frågor" in page.hints.line.text()

    window.undo()
    assert page.bar.progress.text() == "0 av 37 överens"
    assert page.bar.accept.isVisible()


def test_agreed_points_are_undone_and_shown(window):
    page = window.show_meeting()
    window.enter("22,5")

    window.undo()

    assert window.agreed("1.2") is None
    assert window.current == "1.2"
    assert page.question.agreed.field.text() == ""


def test_taking_over_what_one_has(window):
    page = window.show_meeting()
    card = page.question.cards[1]

    card.adopt.setFocus()
    window.press(KEY.Key_Space)

    assert window.agreed("1.2") == 30
    score = window.session.snapshot.score(window.id_of("1.2"))
    assert score.rationale == "Bo Åkesson om 1.2"
    window.undo()
    assert window.agreed("1.2") is None


def test_the_figures_are_told_plainly_first(window, qtbot):
    page = window.show_meeting()

    window.press(KEY.Key_H, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "Krippendorff" in page.figures.text, timeout=20_000)

    lines = page.figures.text.splitlines()
    plain = next(at for at, line in enumerate(lines) if line.startswith("Lika poäng"))
    alpha = next(at for at, line in enumerate(lines) if "Krippendorff" in line)
    assert plain < alpha
    # Five questions by three are 15 pairs, one by two is one more; 3 + 3 + 1 are equal.
    assert lines[plain] == "Lika poäng: 44\N{NO-BREAK SPACE}% av paren."
    assert any(line.startswith("Bo Åkesson sätter i snitt") for line in lines)


def test_projector_mode_is_larger_and_calmer_and_goes_away_with_the_page(window, qtbot):
    page = window.show_meeting()
    before = window.shell._theme.scale

    window.press(KEY.Key_F11, SHIFT)
    assert window.shell._theme.scale > before
    assert not page.hints.isVisible()
    assert not page.bar.views[next(iter(page.bar.views))].isVisible()

    window.press(KEY.Key_2, CONTROL)
    assert window.shell._theme.scale == before
    assert window.shell._theme.scale in SCALES
    assert not window.shell.commands[ActionId.SAMSYN_PROJECTOR].isChecked()


@pytest.mark.parametrize("field", ["initials", "colour", "marker"])
def test_how_each_is_told_apart_can_be_chosen_and_undone(window, field):
    page = window.show_meeting()
    window.press(KEY.Key_G, CONTROL | SHIFT)
    row = page.team.rows()[0]
    person = window.session.snapshot.assessors[0]

    if field == "initials":
        row.initials.setFocus()
        window.write("Å")
        window.session.flush()
        assert page.table.model().headerData(PEOPLE, Qt.Orientation.Horizontal) == "Å"
    else:
        box = getattr(row, field)
        box.setFocus()
        window.press(KEY.Key_Down)
        assert getattr(window.session.snapshot.assessors[0], field) == box.currentData()
    assert window.session.snapshot.assessors[0] != person

    window.undo()
    assert window.session.snapshot.assessors[0] == person


@pytest.mark.parametrize("show", Show)
def test_whatever_takes_the_keyboard_has_a_name(window, show):
    page = window.show_meeting()
    page._show(show)

    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not isinstance(widget.parentWidget(), QAbstractScrollArea)
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]

    assert nameless == []
