"""The notes have their place on the page, and there is a way back."""

from PySide6.QtCore import Qt

from ui.actions import ActionId, PageId
from ui.widgets.interview_bar import Show

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_notes_of_the_current_interview_open_and_escape_leads_back(window):
    window.choose(1)
    window.press(Qt.Key.Key_D, CONTROL | SHIFT)
    window.shell.commands[ActionId.INTERVIEW_NOTES].trigger()
    assert window.page.shown is Show.NOTES
    assert window.page.notes.notebook.interview_id == window.interviews[1].id
    assert not window.page.bar.isVisible()
    window.write("Vi har inga mål.")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Escape)

    assert window.page.shown is Show.DAYS
    assert window.page.plan.entry.interview.role == "Oppositionsråd"
    assert window.page.plan.entry.lines == 1


def test_another_page_and_back_leads_to_the_same_notes(window):
    window.choose(0)
    window.shell.commands[ActionId.INTERVIEW_NOTES].trigger()
    window.write("Åtta mål")
    window.press(Qt.Key.Key_1, CONTROL)
    assert window.shell.stack.current is PageId.OVERVIEW
    assert [line.text for line in window.material.lines_of(window.interviews[0].id)] == ["Åtta mål"]
    window.press(Qt.Key.Key_8, CONTROL)
    assert window.page.shown is Show.NOTES
    window.write(" och ett till")
    window.session.flush()
    found = window.material.lines_of(window.interviews[0].id)
    assert [line.text for line in found] == ["Åtta mål och ett till"]


def test_an_interview_that_is_removed_is_not_written_in_any_more(window):
    window.choose(0)
    window.shell.commands[ActionId.INTERVIEW_NOTES].trigger()
    window.shell.commands[ActionId.INTERVIEW_REMOVE].trigger()

    assert window.page.shown is Show.LIST
    assert len(window.interviews) == 2


def test_another_file_begins_with_the_programme(window, tmp_path):
    from kompass.assessment.example import write

    window.choose(0)
    window.shell.commands[ActionId.INTERVIEW_NOTES].trigger()
    other = tmp_path / "annan.kompass"
    write(other, author="Anna Ek")
    window.shell.files.open(other)
    window.press(Qt.Key.Key_8, CONTROL)

    assert window.page.shown is Show.LIST
    assert window.interviews == []


def test_a_line_that_is_wanted_from_another_page_is_gone_to(window):
    from kompass.assessment import edits

    row = window.interviews[2].id

    def write(file):
        edits.add_line(file, row, "Först")
        return edits.add_line(file, row, "Sedan")

    window.session.edit(write)
    first = window.material.lines_of(row)[0]
    window.shell._builders.interview_requested.emit(row, first.id)

    assert window.shell.stack.current is PageId.INTERVIEWS
    assert window.page.shown is Show.NOTES
    assert window.page.notes.notebook.interview_id == row
    assert window.page.notes.hands.at == 0
