"""Typing into a note of 1,000 lines: key to screen, and key to disk, against the bare things."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from harness import Ratio, in_turn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from ui.notes.view import NotesView

LINES = 1_000
TEXT = "Nämnden följer upp målen varje månad, men ingen vet vem som läser rapporten rad {0}"
KEYS = 150


def measure() -> list[Ratio]:
    """Return key to screen, key to disk, and opening the note."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    app = QApplication.instance() or QApplication(["bench", "-style", "Fusion"])
    with tempfile.TemporaryDirectory() as folder, _note(Path(folder), app) as view:
        bare = QPlainTextEdit("\n".join(TEXT.format(n) for n in range(LINES)))
        bare.resize(1200, 700)
        bare.show()
        bare.moveCursor(bare.textCursor().MoveOperation.End)
        return [
            in_turn(
                f"one key in {LINES} lines, painted / bare text editor",
                _key_painted(view.editor),
                _key_painted(bare),
                rounds=KEYS,
                bound=15.0,
            ),
            in_turn(
                f"one key in {LINES} lines, in the file / bare commit",
                _key_saved(view),
                _commit(Path(folder)),
                rounds=KEYS,
                bound=5.0,
            ),
        ]


@contextmanager
def _note(folder: Path, app: object) -> Iterator["NotesView"]:
    from kompass.assessment import edits
    from kompass.assessment.editing.note_lines import NewLine, add_lines
    from kompass.assessment.snapshot import Details, Unit
    from kompass.catalogue.files import packaged
    from ui.actions import Actions
    from ui.notes.view import NotesView
    from ui.session import Session
    from ui.theme import Theme, ThemeChoice

    session = Session("bench")
    session.create(
        folder / "not.kompass",
        details=Details(Unit("Testby"), 2026),
        edition=packaged("kommunkompassen-2002"),
    )
    interview = session.edit(lambda file: edits.add_interview(file, role="Kommundirektör"))
    lines = [NewLine(TEXT.format(number)) for number in range(LINES)]
    session.edit(lambda file: add_lines(file, interview, lines, after=None))
    view = NotesView(session, Actions(), Theme(app, ThemeChoice.LIGHT))  # type: ignore[arg-type]
    view.resize(1200, 700)
    view.show()
    view.show_interview(interview)
    yield view
    session.close()


def _key_painted(editor: "QPlainTextEdit") -> Callable[[], float]:
    """Return what presses a key and waits until it has been painted."""
    from PySide6.QtCore import QCoreApplication

    letters = count()

    def press() -> float:
        began = time.perf_counter()
        _press(editor, chr(97 + next(letters) % 26))
        QCoreApplication.processEvents()  # the painting that the key has asked for
        return (time.perf_counter() - began) * 1000

    return press


def _key_saved(view: "NotesView") -> Callable[[], None]:
    letters = count()

    def press() -> None:
        _press(view.editor, chr(97 + next(letters) % 26))
        assert view.notebook.save()

    return press


def _press(editor: "QPlainTextEdit", letter: str) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(editor, event)


def _commit(folder: Path) -> Callable[[], None]:
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.executescript(
        "pragma journal_mode=delete; pragma synchronous=full;"
        "create table line(id text primary key, text text);"
        "create table change(id text primary key, seq integer, old text, new text);"
        "insert into line values('a', '');"
    )
    steps = count()

    def commit() -> None:
        step = next(steps)
        bare.execute("begin immediate")
        bare.execute("update line set text=? where id='a'", (TEXT.format(step),))
        bare.execute("insert into change values(?,?,?,?)", (f"{step:036}", step, "", TEXT))
        bare.execute("commit")

    return commit
