"""A program that is killed while somebody takes notes has lost the last 400 ms at most."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kompass.assessment.storage import open_file

MISSING_AT_MOST_S = 0.4
BEAT_MS = 25

SCRIPT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from kompass.assessment.storage import warm_up
from ui.actions import Actions
from ui.notes.view import NotesView
from ui.session import Session
from ui.theme import Theme

app = QApplication([])
theme = Theme(app)
warm_up()  # as the program does while nobody waits
session = Session("Anna Ek")
session.open(Path(sys.argv[1]))
view = NotesView(session, Actions(), theme)
view.resize(1000, 600)
view.show()
view.show_interview(session.snapshot.material.interviews[0].id)
typed = 0

def press():
    global typed
    end = typed % 60 == 59
    letter = "\\r" if end else chr(97 + typed % 26)
    key = Qt.Key.Key_Return if end else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(view.editor, event)
    typed += 0 if end else 1
    if end:
        typed += 1
    print(typed, time.monotonic(), flush=True)

timer = QTimer(interval=int(sys.argv[2]))
timer.timeout.connect(press)
timer.start()
app.exec()
"""


@pytest.mark.parametrize("after_s", [0.35, 1.0, 1.73, 2.4])
def test_killed_while_typing(session, interview, file_path, after_s):
    session.close()
    program = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(file_path), str(BEAT_MS)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert program.stdout is not None
    assert program.stdout.readline()  # the first key
    time.sleep(after_s)
    killed = time.monotonic()
    program.send_signal(signal.SIGKILL)
    program.wait()
    keys = [line.split() for line in program.stdout.read().splitlines()]
    program.stdout.close()

    with open_file(file_path, author="Anna Ek") as file:
        lines = file.snapshot.material.lines_of(interview)
        there = sum(len(line.text) for line in lines)
        assert [line.text for line in lines[:-1]] == [line.text[:59] for line in lines[:-1]]
    old = [int(number) for number, at in keys if float(at) < killed - MISSING_AT_MOST_S]
    must_be_there = max(old, default=0)
    assert there >= must_be_there - must_be_there // 60  # an Enter is no letter
