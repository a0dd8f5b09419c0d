"""What every test of the window gets: no collector in other threads, no dialog left open.

And what many of them ask for: a theme, actions, settings and an assessment of their own, keys.
"""

import gc
from collections.abc import Iterator

import pytest
from keyboard import Keys
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit

from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from ui.actions import Actions
from ui.collector import collect_what_is_due
from ui.session import Session
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

PATIENCE = 60_000
"""Milliseconds. A test that answers its dialogs does so at once, even on a busy machine."""


@pytest.fixture(autouse=True)
def collected_in_the_main_thread() -> Iterator[None]:
    """Collect garbage between tests only, as the program does by a timer of its own.

    Otherwise a job that draws in the background may free a window of an earlier test there,
    and the process crashes.
    """
    gc.disable()
    yield
    collect_what_is_due()


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard_in_the_end(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard while Python is there: the offscreen one outlives it, and crashes."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def no_dialog_left_open(qapp: QApplication) -> Iterator[None]:
    """Close dialogs that nobody answers, and fail the test with what they say.

    A dialog waits for an answer in an event loop of its own. One that a test did not expect,
    such as the report of an unexpected error, would stop the whole run there.
    """
    found: list[str] = []

    def close_them() -> None:
        if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            found.append(what_it_says(dialog))
            dialog.done(QDialog.DialogCode.Rejected)

    timer = QTimer(qapp)
    timer.timeout.connect(close_them)
    timer.start(PATIENCE)
    yield
    timer.stop()
    timer.deleteLater()
    if found:
        pytest.fail("nobody answered a dialog:\n" + "\n".join(found), pytrace=False)


def what_it_says(dialog: QDialog) -> str:
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    texts = [edit.toPlainText() for edit in dialog.findChildren(QPlainTextEdit)]
    return "\n".join([dialog.windowTitle(), *labels, *texts])


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
    """Anna's session on an assessment of Testby that has just begun."""
    session = Session("Anna")
    session.create(
        tmp_path / "test.kompass",
        details=Details(Unit("Testby"), 2026),
        edition=packaged("kommunkompassen-2002"),
    )
    yield session
    session.close()


@pytest.fixture
def keys(type_text):
    return Keys(type_text)


@pytest.fixture
def bring_forward(qtbot):
    """Return a function that shows a page in a size and gives it the keyboard."""

    def bring(page, width=1270, height=660):
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return bring
