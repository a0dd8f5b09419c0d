"""Somebody is erased for good: what it comes to is shown first, and confirmed once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits
from ui.actions import ActionId


@pytest.fixture
def named(window):
    """Return the window with somebody who is named in the person table and in a note."""
    row = window.interviews[0].id

    def prepare(file):
        edits.add_person(file, row, name="Påhittad Person", code="KD", contact="070-000 00 00")
        edits.set_interview(file, row, note="Påhittad Person ringer själv.")

    window.session.edit(prepare)
    window.choose(0)
    return window


@pytest.fixture
def dialog(named):
    named.shell.commands[ActionId.INTERVIEW_ERASE].trigger()
    return QApplication.activeModalWidget()


def test_nothing_happens_before_it_has_been_confirmed(named, dialog):
    assert not dialog.erase.isEnabled()
    model = dialog.model
    shown = [
        model.index(row, column).data() for row in range(model.rowCount()) for column in (1, 2)
    ]
    assert "Påhittad Person ringer själv." in shown
    assert "KD ringer själv." in shown
    assert "når Kompass inte" in dialog.remarks.text()
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert named.interviews[0].note == "Påhittad Person ringer själv."


def test_it_is_erased_with_one_confirmation_and_nothing_brings_it_back(named, dialog):
    path = named.session.file.path
    dialog.sure.click()
    QTest.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)

    assert named.interviews[0].note == "KD ringer själv."
    assert "Raderat för gott" in named.page.out.said.text.text()
    named.undo()
    assert named.interviews[0].note == "KD ringer själv."
    assert not any(person.name for person in named.material.all_people())
    named.session.close()
    assert "Påhittad".encode() not in path.read_bytes()


def test_words_that_name_the_person_otherwise_are_added_and_the_plan_follows(named, dialog, qtbot):
    named.session.edit(
        lambda file: edits.set_interview(file, named.interviews[1].id, note="Smeknamnet kom.")
    )
    before = dialog.model.rowCount()
    dialog.sure.click()
    dialog.also.setFocus()
    named.write("Smeknamnet")
    # What was confirmed was another plan.
    assert not dialog.erase.isEnabled()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > before)
    assert not dialog.sure.isChecked()
    dialog.reject()


def test_there_may_be_nobody_to_erase(window):
    window.shell.commands[ActionId.INTERVIEW_ERASE].trigger()
    dialog = QApplication.activeModalWidget()

    assert dialog.said.text() == "Det finns ingen intervjuad att radera."
    assert not dialog.sure.isEnabled()
    dialog.reject()


def test_those_of_an_interview_that_is_overdue_are_erased_from_the_list(named, qtbot):
    row = named.interviews[0].id
    named.page.plan.set(row, retain_until=date(2026, 10, 1))
    named.page.commands.today = lambda: date(2026, 10, 2)
    named.page.plan.count_lines()
    assert named.page.bar.overdue.text() == "1 att gallra"
    named.shell.commands[ActionId.INTERVIEWS_OVERDUE].trigger()
    overdue = QApplication.activeModalWidget()
    overdue.erase_requested.emit(row)
    overdue.accept()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() not in (None, overdue))
    dialog = QApplication.activeModalWidget()
    assert "Påhittad Person" in dialog.who.currentText()
    dialog.reject()
