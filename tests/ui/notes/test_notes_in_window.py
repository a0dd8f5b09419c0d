"""In the whole window: the keys of the notes belong to the notes, and lead nowhere else."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment.material_kinds import Secrecy
from ui.actions import ActionId
from ui.notes.view import NotesView
from ui.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(session, interview, theme, tmp_path, qtbot):
    from ui.main_window import MainWindow

    frame = MainWindow()
    frame.resize(1366, 768)
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    shell = frame.furnish(session, settings, theme)
    shell.begin()
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    session.opened.emit()
    yield shell
    frame.deleteLater()


@pytest.fixture
def notes(window, qtbot):
    window.commands[ActionId.PAGE_INTERVIEWS].trigger()
    window.commands[ActionId.INTERVIEW_NOTES].trigger()
    found = window.window().findChild(NotesView)
    qtbot.waitUntil(found.editor.hasFocus)
    return found


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def write(text):
    for letter in text:
        press(Qt.Key.Key_Return) if letter == "\n" else QTest.keyClick(
            QApplication.focusWidget(), letter
        )


def test_the_window_takes_no_key_away_from_the_notes(notes, session, interview):
    write("Malen ar kanda\n")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_H, CTRL | SHIFT)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down, CTRL)
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_R, CTRL)
    assert notes.register.isVisible()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F4)
    assert notes.verify.isVisible()
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_F12)
    assert notes.editor.blurred
    press(Qt.Key.Key_F12)
    press(Qt.Key.Key_F6)

    assert notes.isVisible()
    assert notes.review.isVisible()
    (line,) = session.snapshot.material.lines_of(interview)
    assert line.level is Secrecy.SENSITIVE
    assert line.time_mark
    assert session.snapshot.material.code_of(line.speaker) == "BKD"
    assert session.snapshot.material.asked_of(interview, notes.guide.points[0].id).again


def test_digits_in_the_review_do_not_change_the_page(notes, session, interview):
    write("Malen ar kanda\n")
    press(Qt.Key.Key_F6)
    write("31\n")

    assert notes.review.isVisible()
    (line,) = session.snapshot.material.lines_of(interview)
    assert line.reviewed


def test_undo_by_key_and_by_menu(notes, window, session, interview):
    write("ett\ntva")
    press(Qt.Key.Key_Z, CTRL)
    assert [notes.editor.paper.text(at) for at in range(2)] == ["ett", ""]
    window.commands[ActionId.UNDO].trigger()
    assert session.snapshot.material.lines_of(interview) == ()


def test_another_page_and_back_finds_the_notes_as_they_were(notes, window, session, interview):
    write("mitt i en rad")
    window.commands[ActionId.PAGE_SCORING].trigger()
    assert [line.text for line in session.snapshot.material.lines_of(interview)] == [
        "mitt i en rad"
    ]
    window.commands[ActionId.PAGE_INTERVIEWS].trigger()

    assert notes.isVisible()
    assert notes.editor.textCursor().positionInBlock() == len("mitt i en rad")


def test_f9_marks_the_start_and_opens_no_question(notes, session, interview):
    press(Qt.Key.Key_F9)
    assert session.snapshot.material.starts_of(interview) != {}
    assert notes.isVisible()
    assert notes.editor.hasFocus()
