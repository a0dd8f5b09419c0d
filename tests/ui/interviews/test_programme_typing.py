"""The programme typed with the keyboard alone, as before a visit."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.models.interviews_table import Column

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def new(window):
    window.press(Qt.Key.Key_N, CONTROL | SHIFT)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_enter_goes_on_and_on_the_last_row_makes_the_next_interview(show, empty):
    window = show(empty)
    new(window)
    for typed in ("9", "Kommunchef", "Kontoret", "Rum 1", "AE"):
        window.enter(typed)
    # The next row is being typed in already; it begins when the first one ended.
    for typed in ("1030-11.15", "Rektor", "", "Rum 2", "BÅ CÖ"):
        window.enter(typed)
    window.press(Qt.Key.Key_Escape)

    first, second = window.interviews
    assert (first.role, first.organisation, first.place) == ("Kommunchef", "Kontoret", "Rum 1")
    assert (first.day, first.starts, first.ends) == (date(2026, 9, 22), time(9), time(10))
    assert (second.starts, second.ends) == (time(10, 30), time(11, 15))
    assert window.initials(first) == ("AE",)
    assert window.initials(second) == ("BÅ", "CÖ")


@pytest.mark.parametrize(
    ("typed", "starts", "ends"),
    [
        ("9", time(9), time(10)),
        ("900", time(9), time(10)),
        ("9.30", time(9, 30), time(10, 30)),
        ("9.30-10", time(9, 30), time(10)),
        ("kl 13.15–14.00", time(13, 15), time(14)),
    ],
)
def test_times_are_typed_in_a_hurry(show, empty, typed, starts, ends):
    window = show(empty)
    new(window)
    window.enter(typed)

    assert [(one.starts, one.ends) for one in window.interviews] == [(starts, ends)]


def test_a_time_that_cannot_be_read_stays_to_be_corrected(window):
    new(window)
    window.enter("nittio")

    assert "går inte att läsa som ett klockslag" in window.page.programme.trouble.text()
    assert len(window.interviews) == 3
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "nittio"
    editor.selectAll()
    window.enter("15")
    assert window.page.programme.trouble.isHidden()
    assert len(window.interviews) == 4


def test_escape_lets_go_of_what_was_refused(window):
    new(window)
    window.enter("nittio")
    window.press(Qt.Key.Key_Escape)

    assert window.page.programme.trouble.isHidden()
    assert len(window.interviews) == 3


def test_a_new_beginning_keeps_the_length(window):
    window.choose(0)
    table = window.page.programme.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, Column.TIMES))
    window.press(Qt.Key.Key_Return)
    QApplication.focusWidget().selectAll()
    window.enter("13")
    window.press(Qt.Key.Key_Escape)

    moved = window.page.plan.entry.interview
    assert (moved.role, moved.starts, moved.ends) == ("Kommundirektör", time(13), time(13, 45))
    # It has moved behind the other one of that day, and is still the current row.
    assert [one.role for one in window.interviews][:2] == ["Oppositionsråd", "Kommundirektör"]
    assert table.currentIndex().row() == 1


def test_a_letter_begins_to_type_in_the_cell(window):
    table = window.page.programme.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, Column.PLACE))
    window.enter("Åkrahemmet")
    window.press(Qt.Key.Key_Escape)

    assert window.interviews[0].place == "Åkrahemmet"


def test_roles_are_suggested_while_one_types_and_bring_their_guide(show, empty):
    window = show(empty)
    new(window)
    window.enter("9")
    window.write("naring")
    assert QApplication.focusWidget().suggestions.roles == ["Näringsliv"]
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Escape)

    interview = window.interviews[0]
    assert interview.role == "Näringsliv"
    guide = window.material.guide(interview.guide)
    assert guide.role == "Näringsliv"
    assert guide.origin == "Kompass eget förslag"


def test_a_role_typed_otherwise_finds_the_guide_it_begins_with(show, empty):
    window = show(empty)
    new(window)
    window.enter("9")
    window.enter("Ekonomichef")
    window.press(Qt.Key.Key_Escape)

    assert window.material.guide(window.interviews[0].guide).role == "Ekonomi"


def test_one_undo_takes_the_role_and_its_guide_back(window):
    table = window.page.programme.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, Column.ROLE))
    window.press(Qt.Key.Key_Return)
    QApplication.focusWidget().selectAll()
    window.enter("Personalchef")
    window.press(Qt.Key.Key_Escape)
    assert len(window.material.guides) == 1

    window.undo()

    assert window.interviews[0].role == "Kommundirektör"
    assert window.material.guides == ()


def test_days_are_typed_as_people_say_them(window):
    table = window.page.programme.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(2, Column.DAY))
    window.press(Qt.Key.Key_Return)
    QApplication.focusWidget().selectAll()
    window.enter("dag 3")
    window.press(Qt.Key.Key_Escape)

    assert window.interviews[2].day == date(2026, 9, 24)


def test_what_is_being_typed_is_saved_when_the_page_is_left(window):
    table = window.page.programme.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, Column.ORGANISATION))
    window.press(Qt.Key.Key_Return)
    QApplication.focusWidget().selectAll()
    window.write("Kansliet")
    window.press(Qt.Key.Key_1, CONTROL)

    assert window.interviews[0].organisation == "Kansliet"


def test_somebody_who_is_not_in_the_team_is_asked_about(window):
    table = window.page.programme.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, Column.ASSESSORS))
    window.press(Qt.Key.Key_Return)
    QApplication.focusWidget().selectAll()
    window.enter("XY")

    assert "är ingen i gruppen" in window.page.programme.trouble.text()
    assert window.initials(window.interviews[0]) == ("AE",)


def test_nothing_can_be_typed_in_a_file_that_is_read_only(show, path, settings):
    from kompass.assessment.storage import open_file

    with open_file(path, author="Bo Åkesson"):
        window = show(path)
        assert window.session.read_only
        table = window.page.programme.table
        assert table.rows.rowCount() == 3
        table.setFocus()
        window.press(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is table


def test_an_interview_is_removed_with_what_belongs_to_it_and_comes_back(window):
    from ui.actions import ActionId

    window.choose(1)
    window.shell.commands[ActionId.INTERVIEW_REMOVE].trigger()
    assert [one.role for one in window.interviews] == ["Kommundirektör", "Enhetschef"]
    assert window.page.plan.entry.interview.role == "Enhetschef"

    window.undo()

    assert len(window.interviews) == 3
    assert window.page.plan.entry.interview.role == "Oppositionsråd"


def begin_in(window, column):
    table = window.page.programme.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, column))
    window.press(Qt.Key.Key_Return)
    QApplication.focusWidget().selectAll()


def test_what_is_typed_in_an_interview_is_saved_without_enter(window, qtbot):
    begin_in(window, Column.PLACE)
    window.write("Åkrahemmet")
    qtbot.waitUntil(lambda: window.interviews[0].place == "Åkrahemmet")

    assert isinstance(QApplication.focusWidget(), QLineEdit)
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Escape)
    window.undo()
    assert window.interviews[0].place == "Stadshuset"


def test_escape_brings_back_what_stood_there_also_when_it_was_saved(window, qtbot):
    begin_in(window, Column.TIMES)
    window.write("13")
    qtbot.waitUntil(lambda: window.material.interviews[0].starts == time(13))
    window.press(Qt.Key.Key_Escape)

    first = window.interviews[0]
    assert (first.role, first.starts, first.ends) == ("Kommundirektör", time(9), time(9, 45))


def test_half_a_time_waits_without_a_word(window, qtbot):
    begin_in(window, Column.TIMES)
    window.write("9-")
    qtbot.wait(400)

    assert window.interviews[0].starts == time(9)
    assert window.page.programme.trouble.isHidden()
