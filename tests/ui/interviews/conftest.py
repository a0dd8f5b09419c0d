"""The page for interviews in the whole window, with a team of three and a visit of three days."""

from datetime import date, time

import pytest
from keyboard import Keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from ui.actions import PageId
from ui.session import Session

NAMES = ("Anna Ek", "Bo Åkesson", "Cecilia Öst")
FIRST = date(2026, 9, 22)
LAST = date(2026, 9, 24)
# Role, organisation, day of the visit, hour it begins, who holds it.
HELD = (
    ("Kommundirektör", "Kommunledningskontoret", 0, 9, (0,)),
    ("Oppositionsråd", "", 0, 10, (0, 1)),
    ("Enhetschef", "Hemtjänsten", 1, 9, (1,)),
)


@pytest.fixture
def empty(tmp_path):
    """Return a file with the team and the visit, and no interviews."""
    from kompass.assessment import edits
    from kompass.assessment.storage import create

    path = tmp_path / "besok.kompass"
    details = Details(Unit("Testby"), 2026, visit_from=FIRST, visit_to=LAST)
    edition = packaged("kommunkompassen-2002")
    with create(path, details=details, edition=edition, author="Anna Ek") as file:
        for name in NAMES:
            edits.add_assessor(file, name)
    return path


@pytest.fixture
def path(empty):
    """Return the file with three interviews."""
    from kompass.assessment import edits
    from kompass.assessment.storage import open_file

    with open_file(empty, author="Anna Ek") as file:
        team = [person.id for person in file.snapshot.assessors]
        for role, organisation, day, hour, who in HELD:
            edits.add_interview(
                file,
                role=role,
                organisation=organisation,
                day=FIRST.replace(day=FIRST.day + day),
                starts=time(hour, 0),
                ends=time(hour, 45),
                place="Stadshuset",
                assessors=[team[at] for at in who],
            )
    return empty


class Window(Keys):
    """The whole window and the hands in front of it."""

    def __init__(self, frame, session, type_text):
        super().__init__(type_text)
        self.frame, self.session, self.shell = frame, session, frame.shell

    def where(self):
        # What the last key set off is done before it is known who has the keyboard.
        QApplication.processEvents()
        return QApplication.focusWidget() or self.frame

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        super().press(key, modifiers)
        QApplication.processEvents()

    def write(self, text):
        super().write(text)
        QApplication.processEvents()

    def undo(self):
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    @property
    def page(self):
        return self.shell.stack.page(PageId.INTERVIEWS)

    @property
    def material(self):
        return self.session.snapshot.material

    @property
    def interviews(self):
        return [entry.interview for entry in self.page.plan.programme.entries]

    def choose(self, place):
        self.page.plan.choose(self.page.plan.programme.entries[place].id)
        return self.page.plan.entry

    def initials(self, interview):
        return self.page.plan.programme.initials(interview.assessors)


@pytest.fixture
def show(settings, theme, qtbot, type_text):
    """Return a function that opens a file and brings the page forward."""
    from ui.main_window import MainWindow

    opened = []

    def show(path):
        session = Session("Anna Ek")
        frame = MainWindow()
        frame.resize(1366, 768)
        shell = frame.furnish(session, settings, theme)
        shell.begin()
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        opened.append((session, frame))
        shell.files.open(path)
        window = Window(frame, session, type_text)
        window.press(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
        assert shell.stack.current is PageId.INTERVIEWS
        return window

    yield show
    for session, frame in opened:
        session.close()
        frame.deleteLater()


@pytest.fixture
def window(show, path):
    """Return the window at the page, with three interviews."""
    return show(path)
