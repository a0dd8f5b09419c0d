"""What every test of the window gets: no collector in other threads, no dialog left open."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit

from ui.collector import collect_what_is_due

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
