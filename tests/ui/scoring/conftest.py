"""An assessment of the 2002 edition, empty or with the example, and the page that shows it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

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


@pytest.fixture
def session(tmp_path):
    session = Session("Anna")
    session.create(
        tmp_path / "test.kompass",
        details=Details(Unit("Testby"), 2026),
        edition=packaged("kommunkompassen-2002"),
    )
    yield session
    session.close()


@pytest.fixture
def page(session, actions, theme, qtbot):
    from ui.pages.scoring import ScoringPage

    page = ScoringPage(session, actions, theme)
    qtbot.addWidget(page)
    page.resize(1270, 660)
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

    def where(self):
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget


@pytest.fixture
def keys(type_text):
    return Keys(type_text)
