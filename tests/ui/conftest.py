"""What every test of the window gets: nobody waits for ever for an answer to a dialog."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit

PATIENCE = 60_000
"""Milliseconds. A test that answers its dialogs does so at once, even on a busy machine."""


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
