"""A program that is killed has lost nothing that was typed more than 400 ms before."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from kompass.assessment.storage import open_file

LAST_KEY_TO_FILE_S = 0.4

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from kompass.assessment import edits
from kompass.assessment.storage import warm_up
from ui.session import Session
from ui.theme import Theme
from ui.widgets.saved_text import SavedTextEdit

app = QApplication([])
Theme(app)
warm_up()  # as the program does while nobody waits
session = Session("Anna")
session.open(Path(sys.argv[1]))
question = session.snapshot.edition.question_numbered("3.1").id
field = SavedTextEdit(session)
field.bind(
    lambda snapshot: snapshot.score(question).rationale,
    lambda file, text, step: edits.set_rationale(file, question, text, step=step),
)
field.show()

def type_text():
    for letter in "Halvskriven mening om mål, in":
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )
    print("typed", flush=True)

QTimer.singleShot(0, type_text)
app.exec()
"""


def test_half_a_sentence_survives_a_kill(new_file, tmp_path):
    path = new_file(tmp_path / "Testby.kompass")
    program = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "typed\n"

    time.sleep(LAST_KEY_TO_FILE_S)  # the promise itself
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()

    with open_file(path, author="Björn") as file:
        assert not file.read_only
        question = file.snapshot.edition.question_numbered("3.1").id
        assert file.snapshot.score(question).rationale == "Halvskriven mening om mål, in"
