"""A team of three with scores of their own, in the whole window."""

from decimal import Decimal

import pytest
from keyboard import Keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from ui.actions import PageId
from ui.session import Session

NAMES = ("Anna Ek", "Bo Åkesson", "Cecilia Öst")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

# Printed number: points of Anna, Bo and Cecilia. 1.2 is furthest apart in points, then 1.1,
# then 2.2; 1.3 and 2.1 are alike. None: has not scored it.
OWN = {
    "1.1": (20, 28, 24),
    "1.2": (10, 30, 20),
    "1.3": (12, 12, 12),
    "2.1": (5, 5, 5),
    "2.2": (14, 14, 10),
    "3.1": (21, None, 24),
}


@pytest.fixture
def path(tmp_path):
    """Return a file with the team and its own scores, led by Anna."""
    from kompass.assessment import edits
    from kompass.assessment.storage import create

    path = tmp_path / "team.kompass"
    edition = packaged("kommunkompassen-2002")
    with create(
        path, details=Details(Unit("Testby"), 2026), edition=edition, author="Anna Ek"
    ) as file:
        team = [edits.add_assessor(file, name) for name in NAMES]
        by_number = {question.number: question.id for question in edition.questions()}
        for number, points in OWN.items():
            for person, name, value in zip(team, NAMES, points, strict=True):
                if value is not None:
                    edits.set_own_points(file, person, by_number[number], Decimal(value))
                    why = f"{name} om {number}"
                    edits.set_own_rationale(file, person, by_number[number], why)
        edits.set_lead(file, team[0])
    return path


class Window(Keys):
    """The whole window and the hands in front of it."""

    def __init__(self, frame, session, type_text):
        super().__init__(type_text)
        self.frame, self.session, self.shell = frame, session, frame.shell

    def where(self):
        return QApplication.focusWidget() or self.frame

    def sit(self, name):
        from ui.widgets.seat_chooser import SeatChooser

        box = self.frame.findChild(SeatChooser).box
        found = next(at for at in range(box.count()) if box.itemText(at).startswith(name))
        box.setCurrentIndex(found)
        box.activated.emit(found)

    def show_meeting(self):
        self.press(Qt.Key.Key_5, CONTROL)
        assert self.shell.stack.current is PageId.SAMSYN
        return self.page

    @property
    def page(self):
        return self.shell.stack.page(PageId.SAMSYN)

    @property
    def current(self):
        """The printed number of the current question."""
        return self.question(self.page.table.question).number

    def question(self, id_):
        return self.session.snapshot.edition.question(id_)

    def id_of(self, number):
        questions = self.session.snapshot.edition.questions()
        return next(question.id for question in questions if question.number == number)

    def agreed(self, number):
        return self.session.snapshot.score(self.id_of(number)).points

    def undo(self):
        self.press(Qt.Key.Key_Z, CONTROL)


@pytest.fixture
def window(path, settings, theme, qtbot, type_text):
    """Return the window with the file open, Anna in front of it."""
    from ui.main_window import MainWindow

    session = Session("Anna Ek")
    frame = MainWindow()
    frame.resize(1366, 768)
    shell = frame.furnish(session, settings, theme)
    shell.begin()
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    shell.files.open(path)
    yield Window(frame, session, type_text)
    session.close()
    frame.deleteLater()
