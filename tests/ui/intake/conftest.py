"""The wizard on an archive of its own."""

import pytest
from PySide6.QtCore import QSettings, Qt

from kompass.archive.store import open_archive
from ui.archive_session import ArchiveSession
from ui.intake.dialog import IntakeDialog
from ui.intake.dialogs import IntakeDialogs
from ui.session import Session
from ui.settings import ARCHIVE, Settings


class Answers(IntakeDialogs):
    """Chooses a file without asking."""

    path = None

    def source(self):
        return self.path


class Wizard:
    """The dialog and hands to work it with."""

    def __init__(self, dialog, qtbot, keys, address):
        self.dialog, self.qtbot, self.keys, self.address = dialog, qtbot, keys, address
        self.look, self.preview = dialog.look, dialog.preview
        self.asked = []
        dialog.messages.ask = self._answer
        self.answer = True

    def _answer(self, question, **_):
        self.asked.append(question)
        return self.answer

    def read(self, source):
        """Read a text or a file and wait until it is shown."""
        if isinstance(source, str):
            self.dialog.paste(source)
            self.keys_on(self.dialog.go, Qt.Key.Key_Space)
        else:
            self.dialog.read(source)
        self.qtbot.waitUntil(lambda: not self.dialog.reader.busy, timeout=60_000)
        return self

    def keys_on(self, widget, key):
        widget.setFocus()
        self.keys.press(key)

    def state(self, column, key):
        return self.look.draft.state(column, key).value

    def standing(self, column):
        return self.look.draft.standing(column).state.value

    @property
    def column(self):
        return self.look.cells.currentIndex().column()

    def go_to(self, column, row=0):
        self.look.cells.go_to(self.look.table.index(row, column))
        self.look.cells.setFocus()

    def shown(self, row, column):
        return self.look.table.shown(self.look.table.rows[row], column)

    def tell(self, field, text):
        self.keys.replace(field, text)
        self.keys.press(Qt.Key.Key_Tab)

    def source(self, text="SKL, Fem intressanta kommuner 2009, s. 34"):
        self.tell(self.look.form.source, text)

    def say_it_is(self, what):
        box = self.look.form.kind
        box.setCurrentIndex(box.findData(what))
        box.activated.emit(box.currentIndex())

    def accept_all(self):
        """Tick every box of the column, one by one."""
        for key in list(self.look.form.doubts.boxes):
            box = self.look.form.doubts.boxes.get(key)
            if box is not None and not box.isChecked():
                self.keys_on(box, Qt.Key.Key_Space)

    def to_preview(self):
        self.dialog.advance()
        self.qtbot.waitUntil(lambda: self.dialog.steps.currentIndex() == 2, timeout=20_000)

    def put_in(self):
        self.keys_on(self.dialog.go, Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: self.dialog.steps.currentIndex() == 3, timeout=20_000)

    def stored(self):
        with open_archive(self.address, author="Bo") as archive:
            return {one.title: one for one in archive.results()}


@pytest.fixture
def archive_settings(tmp_path, qapp):
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    settings.set(ARCHIVE, str(tmp_path / "bas.db"))
    return settings


@pytest.fixture
def archive(archive_settings):
    archive = ArchiveSession(Session("Anna Berg"), archive_settings)
    yield archive
    archive.close()


@pytest.fixture
def wizard(qtbot, archive, archive_settings, theme, keys):
    dialog = IntakeDialog(archive, Answers(archive_settings), theme)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.resize(1300, 760)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    made = Wizard(dialog, qtbot, keys, archive_settings.get(ARCHIVE))
    yield made
    qtbot.waitUntil(lambda: not dialog.reader.busy, timeout=60_000)
