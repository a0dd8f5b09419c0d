"""The report page with an assessment that has just begun, or with the example."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment.example import write
from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from ui.actions import Actions
from ui.session import Session
from ui.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp)


@pytest.fixture
def actions():
    return Actions()


@pytest.fixture(scope="session")
def example_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "exempel.kompass"
    write(path, author="Anna")
    return path


@pytest.fixture
def session(tmp_path):
    session = Session("Anna")
    session.create(
        tmp_path / "ny.kompass",
        details=Details(Unit("Södertälje", code="0181", county="Stockholms län"), 2006),
        edition=packaged("kommunkompassen-2002"),
    )
    yield session
    session.close()


@pytest.fixture
def example(session, tmp_path, example_file):
    """The session, with the example open instead of the new assessment."""
    copy = tmp_path / "Södertälje 2006.kompass"
    shutil.copy(example_file, copy)
    session.open(copy)
    return session


@pytest.fixture
def page(session, actions, theme, qtbot):
    """The page at the size it has on a small laptop."""
    return shown(session, actions, theme, qtbot)


@pytest.fixture
def example_page(example, actions, theme, qtbot):
    return shown(example, actions, theme, qtbot)


def shown(session, actions, theme, qtbot):
    from ui.pages.report import ReportPage

    page = ReportPage(session, actions, theme)
    qtbot.addWidget(page)
    page.resize(1270, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


class Keys:
    """Presses keys where the keyboard is, like a person."""

    def __init__(self, type_text):
        self._type_text = type_text

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.where(), key, modifiers)

    def write(self, text):
        self._type_text(self.where(), text)

    def enter(self, text=""):
        self.write(text)
        self.press(Qt.Key.Key_Return)

    def replace(self, field, text):
        """Go to a field and type another text in it."""
        field.setFocus()
        field.selectAll()
        if text:
            self.write(text)
        else:
            self.press(Qt.Key.Key_Delete)

    def tab(self):
        self.press(Qt.Key.Key_Tab)

    def where(self):
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget


@pytest.fixture
def keys(type_text):
    return Keys(type_text)
