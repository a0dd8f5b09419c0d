"""A file with some history, and the page that tells it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits
from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from ui.actions import Actions
from ui.session import Session
from ui.theme import Theme, ThemeChoice

EDITION = packaged("kommunkompassen-2002")
QUESTIONS = [question.id for question in EDITION.questions()]


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def session(tmp_path, qapp):
    session = Session("Anna")
    session.create(tmp_path / "test.kompass", details=Details(Unit("Testby"), 2026),
                   edition=EDITION)  # fmt: skip
    session.edit(lambda file: edits.set_points(file, QUESTIONS[0], Decimal(20)))
    session.edit(lambda file: edits.set_points(file, QUESTIONS[0], Decimal("22.5")))
    session.edit(lambda file: edits.set_rationale(file, QUESTIONS[0], "Bra webbplats."))
    session.author = "Bo"
    session.edit(lambda file: edits.set_points(file, QUESTIONS[5], Decimal(4)))
    session.undo()
    yield session
    session.close()


@pytest.fixture
def actions(qapp):
    return Actions()


@pytest.fixture
def page(session, actions, theme, qtbot):
    from ui.pages.history import HistoryPage

    page = HistoryPage(session, actions, theme)
    qtbot.addWidget(page)
    page.resize(1270, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not page.busy)
    page.view.setFocus()
    return page


class Keys:
    """Presses keys where the keyboard is, like a person."""

    def __init__(self, type_text):
        self._type_text = type_text

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
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
