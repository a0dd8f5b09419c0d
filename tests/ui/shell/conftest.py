"""A session on a fresh file, settings of their own, and a window that asks nobody for files."""

from pathlib import Path

import pytest

from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from ui.session import Session

EDITION = "kommunkompassen-2002"


@pytest.fixture
def new_file():
    """Return a function that writes an empty assessment of Testby 2026."""

    def write(path, *, name="Testby", year=2026):
        from kompass.assessment.storage import create

        create(
            path, details=Details(Unit(name), year), edition=packaged(EDITION), author="B"
        ).close()
        return path

    return write


class Answers:
    """Stands in for the file dialogs: answers what the test has put here."""

    def __init__(self, folder):
        self.folder = folder
        self.answer: Path | None = None
        self.proposals: list[Path] = []

    def existing_file(self):
        return self.answer

    def new_file(self, proposal):
        self.proposals.append(proposal)
        return self.answer

    copy = new_file


@pytest.fixture
def answers(tmp_path):
    folder = tmp_path / "Documents"
    folder.mkdir()
    return Answers(folder)


@pytest.fixture
def frame(settings, theme, answers, qtbot):
    """Return the window with all that fills it, and nothing open."""
    from ui.main_window import MainWindow

    session = Session("Anna")
    frame = MainWindow()
    frame.resize(1366, 768)
    shell = frame.furnish(session, settings, theme, dialogs=answers)
    shell.session = session
    shell.begin()
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    yield frame
    session.close()
    frame.deleteLater()


@pytest.fixture
def window(frame):
    """Return what fills the window."""
    return frame.shell
