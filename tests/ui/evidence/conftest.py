"""A made-up visit in a session, and the pages where its evidence is worked with."""

import sys
from pathlib import Path
from shutil import copyfile

import made_visit
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import create
from kompass.catalogue.files import packaged
from ui.actions import Actions
from ui.session import Session
from ui.theme import Theme, ThemeChoice

sys.path.append(str(Path(__file__).parent.parent / "reader"))  # its documents serve here too


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def actions():
    return Actions()


@pytest.fixture(scope="session")
def visited(tmp_path_factory):
    """A file with sixty links on the first seven questions, to be copied and not opened."""
    path = tmp_path_factory.mktemp("visit") / "visit.kompass"
    details, edition = Details(Unit("Testby"), 2026), packaged("kommunkompassen-2002")
    with create(path, details=details, edition=edition, author="Anna") as file:
        made_visit.fill(file, [each.id for each in edition.questions()][:7])
    return path


@pytest.fixture
def session(visited, tmp_path):
    session = Session("Anna")
    session.open(Path(copyfile(visited, tmp_path / "test.kompass")))
    yield session
    session.close()


@pytest.fixture
def ask(session):
    """Return a function from a printed number to the question."""
    return session.snapshot.edition.question_numbered


@pytest.fixture
def visit(session):
    """The questions that have evidence."""
    return [each.id for each in session.snapshot.edition.questions()][:7]


@pytest.fixture
def page(session, visit, actions, theme, qtbot):
    from ui.pages.scoring import ScoringPage

    page = ScoringPage(session, actions, theme)
    qtbot.addWidget(page)
    page.resize(1270, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.go_to(visit[0])
    return page


class Keys:
    """Presses keys where the keyboard is, like a person."""

    def __init__(self, type_text):
        self._type_text = type_text

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.where(), key, modifiers)

    def write(self, text):
        for character in text:
            self._type_text(self.where(), character)

    def sign(self, sign, key, modifiers=Qt.KeyboardModifier.ShiftModifier):
        """Press a key that writes another sign with Shift on a Swedish keyboard."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.where(), QKeyEvent(kind, key, modifiers, sign))

    def where(self):
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget


@pytest.fixture
def keys(type_text):
    return Keys(type_text)
