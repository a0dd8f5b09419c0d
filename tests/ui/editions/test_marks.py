"""Indicators are marked with the keyboard, and the points of the question follow at once.

The oracles are the points of question 1.1 in the shipped proposal: 10, 8, 8, 6, 4 and 4 of 40.
"""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from kompass.assessment import edits
from kompass.assessment.snapshot import TEAM, MarkStatus
from kompass.ids import RowId

Key = Qt.Key
LABEL = "Kompass arbetsförslag, inte SKL:s lista"
POINTS = [10, 8, 8, 6, 4, 4]


@pytest.fixture
def row(page):
    return page.scores.questions.row(page.question)


@pytest.fixture
def marks(row):
    return row.marks


def indicators(session):
    return session.snapshot.edition.question_numbered("1.1").indicators


def statuses(session):
    return [session.snapshot.mark(TEAM, one.id).status for one in indicators(session)]


def test_the_oracle_is_the_shipped_proposal(session):
    assert [one.points for one in indicators(session)] == POINTS


def test_the_keyboard_begins_in_the_first_indicator(page, marks, keys):
    assert keys.where() is next(iter(marks.rows.values()))
    assert keys.where().accessibleName().endswith("10 poäng")


def test_only_the_chosen_question_shows_its_indicators_with_their_label(page, marks):
    first = page.question
    assert marks.isVisible()
    assert LABEL in [label.text() for label in marks.findChildren(QLabel)]
    page.go_to(page.scores.questions.shown_rows()[1].question.id)
    assert not marks.isVisible()
    page.go_to(first)
    assert marks.isVisible()


def test_every_key_marks_and_the_points_follow(page, session, row, keys):
    keys.press_in_turn(Key.Key_1, Key.Key_Down, Key.Key_2, Key.Key_Down, Key.Key_3, Key.Key_Down)
    keys.press_in_turn(Key.Key_1, Key.Key_Down, Key.Key_1, Key.Key_Down)

    met, partly, missed = MarkStatus.MET, MarkStatus.PARTLY, MarkStatus.NOT_MET
    assert statuses(session) == [met, partly, missed, met, met, None]
    assert row.field.text() == ""  # an indicator is left: not assessed is not zero
    assert "24 poäng hittills, 5 av 6 indikatorer bedömda" in shown_in(row)
    assert "påbörjad" in row.shown

    keys.press(Key.Key_1)
    assert row.field.text() == "28"  # 10 + 4 + 0 + 6 + 4 + 4
    assert "70,0" in row.shown or "70" in row.shown
    assert session.result.areas[0].questions[0].points == 28

    keys.press(Key.Key_0)
    assert row.field.text() == ""


def test_arrows_change_how_much_and_are_one_step_of_undo(session, row, keys):
    keys.press_in_turn(Key.Key_2, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert session.snapshot.mark(TEAM, indicators(session)[0].id).share == Decimal("0.65")
    assert keys.where().shown == "delvis, 65 % 6,5 av 10"
    keys.press(Key.Key_Left)
    assert keys.where().shown == "delvis, 60 % 6 av 10"
    session.undo()
    assert keys.where().shown == "ej bedömt 10 poäng"
    session.redo()
    assert keys.where().shown == "delvis, 60 % 6 av 10"


def test_arrows_do_nothing_where_it_is_not_partly(page, session, keys):
    keys.press_in_turn(Key.Key_1, Key.Key_Right, Key.Key_Left)
    assert statuses(session)[0] is MarkStatus.MET


def test_beyond_the_last_indicator_is_the_next_question(page, session, keys):
    first = page.question
    keys.press_in_turn(*[Key.Key_Return] * 6)
    assert page.question == session.snapshot.edition.question_numbered("1.2").id
    assert keys.where() in page.scores.questions.row(page.question).marks.rows.values()
    keys.press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.question == first


def test_coming_back_begins_where_a_mark_is_missing(page, marks, keys):
    first = page.question
    keys.press_in_turn(Key.Key_1, Key.Key_Down, Key.Key_1)
    page.go_to(page.scores.questions.shown_rows()[1].question.id)
    page.go_to(first)
    assert keys.where() is list(marks.rows.values())[2]


def test_buttons_mark_too(session, marks, row):
    third = list(marks.rows.values())[2]
    QTest.mouseClick(third.switch.buttons[MarkStatus.PARTLY], Qt.MouseButton.LeftButton)
    QTest.mouseClick(third.more, Qt.MouseButton.LeftButton)
    assert session.snapshot.mark(TEAM, indicators(session)[2].id).share == Decimal("0.55")
    QTest.mouseClick(third.switch.buttons[None], Qt.MouseButton.LeftButton)
    assert statuses(session)[2] is None
    assert not third.more.isVisible()


def test_a_note_is_saved_and_stays(page, session, marks, keys, qtbot):
    keys.press_in_turn(Key.Key_Down, Key.Key_A)
    note = marks.notes[indicators(session)[1].id]
    assert keys.where() is note
    keys.write("Nyhetsbrev åtta gånger om året – äldre når de inte.")
    qtbot.waitUntil(
        lambda: session.snapshot.mark(TEAM, indicators(session)[1].id).note.startswith("Nyhetsbrev")
    )
    keys.press(Key.Key_Escape)
    assert keys.where() is list(marks.rows.values())[1]
    assert note.isVisible()


def test_undo_shows_the_indicator_it_changed(page, session, marks, keys):
    keys.press(Key.Key_1)
    keys.press_in_turn(*[Key.Key_Return] * 6)
    session.undo()
    assert keys.where() is next(iter(marks.rows.values()))
    assert keys.where().shown == "ej bedömt 10 poäng"


def test_points_are_not_typed_where_marks_give_them(page, session, row, keys):
    row.field.setFocus()
    keys.write("30")
    keys.press(Key.Key_Up)
    assert row.field.isReadOnly()
    assert session.snapshot.score(page.question).points is None
    assert not row.scale.isEnabled()


def by_hand(marks, points, reason, keys):
    QTest.mouseClick(marks.by_hand.begin, Qt.MouseButton.LeftButton)
    keys.write(points)
    keys.press(Key.Key_Return)
    keys.write(reason)
    keys.press(Key.Key_Return)


def test_points_by_hand_need_a_reason_and_are_shown_as_such(page, session, row, marks, keys):
    keys.press(Key.Key_1)
    by_hand(marks, "25", "", keys)
    assert session.snapshot.score(page.question).points is None
    assert any("skriv varför" in text for text in shown_in(marks.by_hand))

    keys.write("Särskild satsning på lättläst")
    keys.press(Key.Key_Return)
    score = session.snapshot.score(page.question)
    assert (score.points, score.override_reason) == (25, "Särskild satsning på lättläst")
    assert "satt för hand" in row.shown
    assert row.field.text() == "25"
    assert not row.field.isReadOnly()
    words = "Indikatorerna ger 10 poäng hittills, 5 är inte bedömda."
    assert f"Poängen är satt för hand: 25. {words}" in shown_in(marks.by_hand)
    assert statuses(session)[0] is MarkStatus.MET


def test_points_by_hand_that_cannot_be_are_refused_in_words(page, session, marks, keys):
    by_hand(marks, "41", "För att", keys)
    assert session.snapshot.score(page.question).points is None
    assert any("40" in text and "1.1" in text for text in shown_in(marks.by_hand))
    assert marks.by_hand.points.isVisible()
    keys.press(Key.Key_Escape)
    assert not marks.by_hand.points.isVisible()
    assert keys.where() in marks.rows.values()


def test_the_reason_can_be_rewritten_but_not_emptied(page, session, marks, keys, qtbot):
    by_hand(marks, "25", "Först", keys)
    marks.by_hand.reason.setFocus()
    marks.by_hand.reason.selectAll()
    keys.write("Sedan så här")
    qtbot.waitUntil(lambda: session.snapshot.score(page.question).override_reason == "Sedan så här")
    marks.by_hand.reason.selectAll()
    keys.press(Key.Key_Delete)
    marks.by_hand.back.setFocus()
    assert session.snapshot.score(page.question).override_reason == "Sedan så här"
    assert any("måste ha ett skäl" in text for text in shown_in(marks.by_hand))


def test_back_to_the_points_of_the_marks(page, session, row, marks, keys):
    for key in (Key.Key_1,) * 6:
        keys.press_in_turn(key, Key.Key_Down)
    page.go_to(row.question.id)
    assert row.field.text() == "40"
    by_hand(marks, "25", "Så", keys)
    assert row.field.text() == "25"
    QTest.mouseClick(marks.by_hand.back, Qt.MouseButton.LeftButton)
    assert row.field.text() == "40"
    assert row.field.isReadOnly()
    assert session.snapshot.score(page.question).override_reason == ""


def test_clearing_the_points_clears_the_marks_in_one_step(page, session, actions, keys):
    from ui.actions import ActionId

    keys.press_in_turn(Key.Key_1, Key.Key_Down, Key.Key_3)
    actions[ActionId.CLEAR_POINTS].trigger()
    assert statuses(session) == [None] * 6
    session.undo()
    assert statuses(session)[:2] == [MarkStatus.MET, MarkStatus.NOT_MET]


def test_a_locked_file_shows_marks_and_takes_none(tmp_path, session, actions, theme, qtbot, keys):
    from ui.pages.scoring import ScoringPage
    from ui.session import Session

    path = session.file.path
    first = indicators(session)[0].id
    session.edit(lambda file: edits.set_mark(file, TEAM, first, MarkStatus.MET))
    other = Session("Bo")
    other.open(path)  # the first session holds the file
    assert other.read_only
    page = ScoringPage(other, actions, theme)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.go_to(page.question)
    row = page.scores.questions.row(page.question)
    keys.press(Key.Key_3)
    assert next(iter(row.marks.rows.values())).shown == "uppfyllt 10 av 10"
    assert not any(b.isVisible() for b in row.marks.by_hand.findChildren(QPushButton))
    other.close()


def test_own_marks_are_ones_own_in_a_team(page, session, row, keys):
    anna = session.edit(lambda file: edits.add_assessor(file, "Anna"))
    bo = session.edit(lambda file: edits.add_assessor(file, "Bo"))
    first = indicators(session)[0].id
    session.edit(lambda file: edits.set_mark(file, bo, first, MarkStatus.NOT_MET))
    assert session.seat.whose == anna
    page.go_to(row.question.id)
    shown = next(iter(row.marks.rows.values()))
    assert shown.shown == "ej bedömt 10 poäng"
    shown.setFocus()
    keys.press(Key.Key_1)
    assert session.snapshot.mark(RowId(anna), first).status is MarkStatus.MET
    assert session.snapshot.mark(TEAM, first).status is None
    assert session.snapshot.mark(RowId(bo), first).status is MarkStatus.NOT_MET


def test_marks_survive_closing_and_the_overview_tells_whose_they_are(
    session, actions, theme, qtbot, page, keys
):
    from ui.pages.overview import OverviewPage

    keys.press(Key.Key_1)
    path = session.file.path
    session.close()
    session.open(path)
    assert statuses(session)[0] is MarkStatus.MET
    overview = OverviewPage(session, actions, theme)
    qtbot.addWidget(overview)
    overview.show()
    assert any(LABEL in text for text in shown_in(overview))


def shown_in(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_everything_in_the_panel_that_takes_the_keyboard_has_a_name(page, marks, keys):
    keys.press(Key.Key_A)
    by_hand(marks, "25", "", keys)
    nameless = [
        type(part).__name__ for part in marks.parts if part.isVisible() and not name_of(part)
    ]
    assert nameless == []


def name_of(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)
