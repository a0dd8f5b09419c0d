"""The page of finished results on an archive of its own, with what ships in it."""

import pytest
from PySide6.QtCore import QItemSelectionModel

from kompass.archive.store import open_archive
from ui.archive_session import ArchiveSession
from ui.pages.archive import ArchivePage
from ui.session import Session
from ui.settings import ARCHIVE


@pytest.fixture
def place(tmp_path):
    return str(tmp_path / "bas.db")


@pytest.fixture
def closed_session(qapp):
    """Nobody has opened an assessment."""
    return Session("Anna Berg")


@pytest.fixture
def archive(closed_session, settings, place):
    settings.set(ARCHIVE, place)
    archive = ArchiveSession(closed_session, settings)
    yield archive
    archive.close()


class Hands:
    """What tests do with the page as a person would."""

    def __init__(self, page, qtbot, type_text):
        self.page = page
        self.qtbot = qtbot
        self.type_text = type_text

    def read(self):
        self.qtbot.waitUntil(lambda: self.page.desk.total is not None)
        return self

    def until_total(self, total):
        self.qtbot.waitUntil(lambda: self.page.desk.total == total, timeout=10_000)
        return self

    def cells(self, column):
        table = self.page.desk.table
        return [table.cell(row, column) for row in table.rows]

    def heading(self, words):
        return self.page.desk.table.headings().index(words)

    def choose(self, *titles):
        view, table = self.page.list.view, self.page.desk.table
        places = {row.title: at for at, row in enumerate(table.rows) if row is not None}
        view.setCurrentIndex(table.index(places[titles[0]], 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for title in titles[1:]:
            view.selectionModel().select(table.index(places[title], 0), flags)
        return self.shown(titles[0])

    def shown(self, title):
        def there():
            record = self.page.desk.record
            return record is not None and record.result.title == title

        self.qtbot.waitUntil(there)
        return self


@pytest.fixture
def hands(archive, closed_session, actions, theme, bring_forward, qtbot, type_text):
    page = ArchivePage(closed_session, archive, actions, theme)
    bring_forward(page)
    hands = Hands(page, qtbot, type_text).read()
    yield hands
    # What is still being read must not reach a page that is gone.
    archive.close()


@pytest.fixture
def stored(place):
    """Return a function that looks at the archive from outside, as a colleague's window does."""

    def look(work, author="Karin"):
        with open_archive(place, author=author) as other:
            return work(other)

    return look
