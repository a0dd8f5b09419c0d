"""A made-up interview with a guide and people, and the view in which notes are taken."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits
from kompass.assessment.snapshot import Assessor, Details, Unit
from kompass.catalogue.files import packaged
from kompass.ids import RowId
from kompass.interviews.guides import packaged_guides
from ui.actions import Actions
from ui.notes.view import NotesView
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def file_path(tmp_path):
    return tmp_path / "Testby.kompass"


@pytest.fixture
def session(file_path):
    session = Session("Anna Ek")
    session.create(
        file_path,
        details=Details(Unit("Testby"), 2026),
        edition=packaged("kommunkompassen-2002"),
        assessors=[Assessor(RowId(""), "Anna Ek"), Assessor(RowId(""), "Bo Lund")],
    )
    yield session
    session.close()


@pytest.fixture
def team(session):
    """Return the ids of the assessors by their names."""
    return {person.name: person.id for person in session.snapshot.assessors}


@pytest.fixture
def interview(session):
    """A talk with kommundirektören, called KD, and her deputy, by a guide of five questions."""
    guide = packaged_guides(session.snapshot.edition)[0].for_role("Kommundirektör")
    assert guide is not None

    def build(file):
        made = edits.add_guide(
            file, guide.role, guide.title, [(one.question, one.text) for one in guide.questions[:5]]
        )
        row = edits.add_interview(file, role="Kommundirektör", guide=made)
        edits.add_person(file, row, name="Greta Påhittsson", code="KD")
        edits.add_person(file, row, name="Sven Exempelman", code="BKD")
        return row

    return session.edit(build)


@pytest.fixture
def view(session, interview, theme, qtbot):
    view = NotesView(session, Actions(), theme)
    qtbot.addWidget(view)
    view.resize(1270, 660)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_interview(interview)
    return view


class Keys:
    """Presses keys where the keyboard is, like a person."""

    def __init__(self, view):
        self.view = view

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.where(), QKeyEvent(kind, key, modifiers, text))

    def write(self, text):
        for letter in text:
            if letter == "\n":
                self.press(Qt.Key.Key_Return, text="\r")
            elif letter == "\t":
                self.press(Qt.Key.Key_Tab, text="\t")
            else:
                known = letter.upper().encode("ascii", "ignore")
                key = Qt.Key(known[0]) if known else Qt.Key.Key_unknown
                self.press(key, text=letter)

    def where(self):
        return QApplication.focusWidget() or self.view.editor


@pytest.fixture
def keys(view):
    return Keys(view)


@pytest.fixture
def shown(view):
    """Return the lines on the screen."""
    return lambda: [view.editor.paper.text(at) for at in range(len(view.editor.paper.rows))]


@pytest.fixture
def stored(session, interview):
    """Return the texts of the lines in the file."""
    return lambda: [line.text for line in session.snapshot.material.lines_of(interview)]


@pytest.fixture
def numbers(session):
    """Return the numbers of the questions that a line of the file is tied to, with origins."""

    def ask(line):
        known = {one.id: one.number for one in session.snapshot.edition.questions()}
        links = session.snapshot.material.links_to(line.id)
        return [(known[link.question], link.origin.value) for link in links]

    return ask
