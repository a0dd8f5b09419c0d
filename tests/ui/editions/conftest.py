"""An assessment by the 2002 edition with our own indicators, and the page where it is scored."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from kompass.catalogue.indicators import packaged_indicator_sets, with_indicators
from ui.actions import Actions
from ui.session import Session
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

EDITION = "kommunkompassen-2002"


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def actions(qapp):
    return Actions()


@pytest.fixture
def settings(tmp_path, qapp):
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def session(tmp_path, qapp):
    session = Session("Anna")
    (proposal,) = packaged_indicator_sets()
    session.create(
        tmp_path / "test.kompass",
        details=Details(Unit("Testby"), 2026),
        edition=with_indicators(packaged(EDITION), proposal),
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

    def press(self, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(self.where(), key, modifiers)

    def write(self, text):
        self._type_text(self.where(), text)

    def where(self):
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget


@pytest.fixture
def keys(type_text):
    return Keys(type_text)
