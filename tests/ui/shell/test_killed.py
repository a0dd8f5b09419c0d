"""A program that is killed has lost nothing of a text typed more than 400 ms before."""

import os
import shutil
import sqlite3

import pytest
from killed_programs import BEAT_S, killed

from kompass.assessment.storage import open_file

KILLS = 12
"""With those of notes 40: see ``test_notes_killed``."""
TEXT = "Halvskriven mening om mål, in"
STOPS_AFTER = 12
"""Letters, at which the typist thinks for half a second and a bit."""

LIFE = f"""
from PySide6.QtCore import QEvent, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from kompass.assessment import edits
from kompass.assessment.storage import warm_up
from ui.session import Session
from ui.theme import Theme
from ui.widgets.saved_text import SavedTextEdit

warm_up()  # as the program does while nobody waits

def live(path, say):
    app = QApplication([])
    theme = Theme(app)
    session = Session("Anna")
    session.open(path)
    question = session.snapshot.edition.question_numbered("3.1").id
    field = SavedTextEdit(session)
    field.bind(
        lambda snapshot: snapshot.score(question).rationale,
        lambda file, text, step: edits.set_rationale(file, question, text, step=step),
    )
    field.show()
    beat = typed = 0

    def press():
        nonlocal beat, typed
        beat += 1
        thinks = {STOPS_AFTER} < beat <= {STOPS_AFTER + round(0.55 / BEAT_S)}
        if not thinks and typed < {len(TEXT)}:
            letter = {TEXT!r}[typed]
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, none, letter))
            typed += 1
        say(typed)

    timer = QTimer(interval={round(BEAT_S * 1000)})
    timer.timeout.connect(press)
    timer.start()
    app.exec()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing many needs fork")
def test_half_a_sentence_survives_a_kill(new_file, tmp_path):
    first = new_file(tmp_path / "Testby.kompass")
    paths = [tmp_path / f"{number}.kompass" for number in range(KILLS)]
    for path in paths:
        shutil.copy(first, path)

    dead = list(killed(LIFE, paths, shortest_s=0.1, longest_s=1.9))

    assert len(dead) == KILLS
    assert any(one.promised(after_last_key=True) for one in dead)
    for one in dead:
        with open_file(one.path, author="Björn") as file:
            assert not file.read_only
            question = file.snapshot.edition.question_numbered("3.1").id
            there = file.snapshot.score(question).rationale
        assert TEXT.startswith(there)
        assert len(there) >= one.promised(after_last_key=True)
        connection = sqlite3.connect(one.path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
