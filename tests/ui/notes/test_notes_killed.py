"""A program that is killed while somebody takes notes has lost the last 400 ms at most."""

import os
import shutil
import sqlite3

import pytest
from killed_programs import BEAT_S, Killed, killed

from kompass.assessment.storage import open_file

KILLS = 28
"""With those of texts 40: see ``test_killed``."""
A_LINE = 30
"""Keys of a line, the last of which is Enter."""

LIFE = f"""
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from kompass.assessment.storage import warm_up
from ui.actions import Actions
from ui.notes.view import NotesView
from ui.session import Session
from ui.theme import Theme

warm_up()  # as the program does while nobody waits

def live(path, say):
    app = QApplication([])
    theme = Theme(app)
    session = Session("Anna Ek")
    session.open(path)
    view = NotesView(session, Actions(), theme)
    view.resize(1000, 600)
    view.show()
    view.show_interview(session.snapshot.material.interviews[0].id)
    typed = 0

    def press():
        nonlocal typed
        end = typed % {A_LINE} == {A_LINE - 1}
        letter = "\\r" if end else chr(97 + typed % 26)
        key = Qt.Key.Key_Return if end else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(view.editor, event)
        typed += 1
        say(typed)

    timer = QTimer(interval={round(BEAT_S * 1000)})
    timer.timeout.connect(press)
    timer.start()
    app.exec()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing many needs fork")
def test_killed_while_typing(session, interview, file_path, tmp_path):
    session.close()
    paths = [tmp_path / f"{number}.kompass" for number in range(KILLS)]
    for path in paths:
        shutil.copy(file_path, path)

    dead = list(killed(LIFE, paths, shortest_s=0.05, longest_s=1.9))

    assert len(dead) == KILLS
    assert max(one.typed for one in dead) > A_LINE  # some have begun another line
    for one in dead:
        assert_there(one, interview)


def assert_there(one, interview):
    with open_file(one.path, author="Anna Ek") as file:
        assert not file.read_only
        texts = [line.text for line in file.snapshot.material.lines_of(interview)]
    pressed = "".join("\n" if n % A_LINE == A_LINE - 1 else chr(97 + n % 26) for n in range(400))
    there = "\n".join(texts)
    assert pressed.startswith(there)
    # An Enter that nothing follows makes no line yet.
    assert len(there) >= len(pressed[: one.promised()].rstrip("\n"))
    connection = sqlite3.connect(one.path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_what_is_promised_is_what_was_typed_400_ms_before():
    beats = tuple((n + 1, n * BEAT_S) for n in range(40))
    assert Killed(None, 1.001, beats).promised() == 25
    # Half a second in which the machine let nobody run is not held against the program.
    stopped = tuple((n, at if n <= 30 else at + 0.5) for n, at in beats)
    assert Killed(None, 1.501, stopped).promised() == 26
    assert Killed(None, 0.3, beats[:10]).promised() == 0


def test_in_texts_a_pause_of_400_ms_is_promised():
    typed = [(n + 1, n * BEAT_S) for n in range(10)]
    paused = [(10, (10 + n) * BEAT_S) for n in range(20)]
    more = [(11 + n, (30 + n) * BEAT_S) for n in range(5)]
    told = tuple(typed + paused + more)
    assert Killed(None, 36.1 * BEAT_S, told).promised(after_last_key=True) == 10
    assert Killed(None, 20 * BEAT_S, told[:15]).promised(after_last_key=True) == 0
