"""The form of one interview: everything saves itself, names stand nowhere else."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment.material_kinds import InterviewStatus
from ui.actions import ActionId
from ui.models.interviews_fields import Field


@pytest.fixture
def sheet(window):
    window.choose(0)
    return window.page.programme.sheet


def retype(window, line, text):
    line.setFocus()
    line.selectAll()
    window.write(text)
    window.session.flush()


def test_the_form_writes_what_the_list_shows(window, sheet):
    retype(window, sheet.lines[Field.TIMES], "8.15")
    retype(window, sheet.lines[Field.PLACE], "Kulturhuset")
    retype(window, sheet.lines[Field.DAY], "24/9")

    found = window.page.plan.entry.interview
    assert (found.starts, found.ends) == (time(8, 15), time(9))
    assert (found.place, found.day) == ("Kulturhuset", date(2026, 9, 24))
    assert sheet.lines[Field.DAY].text() == "2026-09-24"


def test_what_cannot_be_read_is_told_below_the_field_and_not_stored(window, sheet):
    retype(window, sheet.lines[Field.TIMES], "10-9")

    assert "Ändra någon av tiderna" in sheet.lines[Field.TIMES].toolTip()
    assert window.page.plan.entry.interview.starts == time(9)
    window.press(Qt.Key.Key_Escape)
    assert sheet.lines[Field.TIMES].text() == "9.00–9.45"


def test_the_team_is_chosen_with_buttons(window, sheet):
    buttons = {button.text(): button for button in sheet.assessors.buttons.values()}
    assert [text for text, button in buttons.items() if button.isChecked()] == ["AE"]
    QTest.mouseClick(buttons["CÖ"], Qt.MouseButton.LeftButton)

    assert window.initials(window.page.plan.entry.interview) == ("AE", "CÖ")


def test_how_it_stands_is_one_click(window, sheet):
    QTest.mouseClick(sheet.status.buttons[InterviewStatus.CANCELLED], Qt.MouseButton.LeftButton)
    assert window.page.plan.entry.interview.status is InterviewStatus.CANCELLED
    window.undo()
    assert window.page.plan.entry.interview.status is InterviewStatus.PLANNED
    assert sheet.status.buttons[InterviewStatus.PLANNED].isChecked()


def test_a_person_gets_the_code_of_the_role_and_a_name_only_if_one_is_typed(window, sheet):
    QTest.mouseClick(sheet.people.add, Qt.MouseButton.LeftButton)
    (person,) = window.page.plan.entry.people
    assert (person.name, person.code) == ("", "KD")

    assert QApplication.focusWidget() is sheet.people.names[0]
    window.write("Påhittad Person")
    window.session.flush()
    (person,) = window.page.plan.entry.people
    assert person.name == "Påhittad Person"

    sheet.people.add.click()
    assert [one.code for one in window.page.plan.entry.people] == ["KD", "KD2"]


def test_names_stand_in_the_form_only(window, sheet):
    sheet.people.add.click()
    window.write("Påhittad Person")
    window.session.flush()
    table = window.page.programme.table.rows
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    shown = [
        str(table.index(row, column).data(role))
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        for role in roles
    ]

    assert not any("Påhittad" in text for text in shown)
    assert "Påhittad" not in sheet.when.text()
    assert "KD" in sheet.when.text()


def test_a_person_is_taken_away_and_comes_back(window, sheet):
    sheet.people.add.click()
    from kompass.assessment import edits

    (person,) = window.page.plan.entry.people
    window.session.edit(lambda file: edits.remove_person(file, person.id))
    assert sheet.people.names == []
    window.undo()
    assert len(sheet.people.names) == 1


def test_a_proposed_guide_is_taken_when_it_is_chosen_and_says_whose_it_is(window, sheet):
    box = sheet.guide.box
    at = next(n for n in range(box.count()) if box.itemText(n).startswith("Kommundirektör"))
    assert "Kompass eget förslag" in box.itemText(at)
    box.setCurrentIndex(at)
    box.activated.emit(at)

    guide = window.material.guide(window.page.plan.entry.interview.guide)
    assert guide.role == "Kommundirektör"
    assert box.currentText() == "Kommundirektör"
    assert sheet.guide._label.text() == "Kompass eget förslag"
    window.undo()
    assert window.material.guides == ()
    assert box.currentText() == "Ingen guide"


def test_the_guide_is_shown_and_escape_leads_back(window, sheet):
    from ui.models.interviews_guides import From
    from ui.widgets.interview_bar import Show

    shipped = window.page.plan.shelf.of(From.SHIPPED)[0]
    window.page.plan.take_guide(shipped, window.page.plan.current)
    sheet.guide.show_guide.click()
    assert window.page.shown is Show.GUIDES
    assert window.page.guides.editor.role.text() == shipped.role
    window.page.guides.list.setFocus()
    window.press(Qt.Key.Key_Escape)
    assert window.page.shown is Show.LIST


def test_another_interview_shows_its_own_fields(window, sheet):
    sheet.note.setFocus()
    window.write("Ring först.")
    window.choose(1)

    assert sheet.note.current_text() == ""
    assert sheet.lines[Field.ROLE].text() == "Oppositionsråd"
    window.choose(0)
    assert sheet.note.current_text() == "Ring först."


def test_a_date_to_clear_out_by_is_told_when_it_has_passed(window, sheet):
    assert not window.page.bar.overdue.isVisible()
    retype(window, sheet.retain, "2001-01-31")

    assert window.page.plan.entry.interview.retain_until == date(2001, 1, 31)
    assert window.page.bar.overdue.text() == "1 att gallra"
    window.shell.commands[ActionId.INTERVIEWS_OVERDUE].trigger()
    dialog = QApplication.activeModalWidget()
    assert len(dialog.shows) == 1
    dialog.shows[0].click()
    assert window.page.plan.entry.interview.role == "Kommundirektör"


def test_an_empty_programme_says_what_to_do(show, empty):
    window = show(empty)
    from PySide6.QtWidgets import QLabel

    said = [
        one.text() for one in window.page.programme.sheet.findChildren(QLabel) if one.isVisible()
    ]
    assert any("Skriv programmet i listan" in text for text in said)
    assert not window.shell.commands[ActionId.INTERVIEW_NOTES].isEnabled()
