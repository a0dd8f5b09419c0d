"""The page Jämför over a real archive of its own, with or without Södertälje 2006 open."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from kompass.assessment import example
from ui.archive_session import ArchiveSession
from ui.pages.compare import ComparePage
from ui.session import Session
from ui.settings import ARCHIVE, Settings


@pytest.fixture
def base_settings(tmp_path, qapp):
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    settings.set(ARCHIVE, str(tmp_path / "bas.db"))
    return settings


@pytest.fixture
def alone(qapp):
    """A session without a file."""
    session = Session("Anna Berg")
    yield session
    if session.is_open:
        session.close()


@pytest.fixture
def sodertalje(alone, tmp_path):
    """A session with Södertälje 2006 open."""
    path = tmp_path / "s06.kompass"
    example.write(path, author="Anna Berg")
    alone.open(path)
    return alone


@pytest.fixture
def page_of(qtbot, base_settings, actions, theme, bring_forward):
    """Return a function that shows the page for a session and waits for what it rests on."""
    made = []

    def page_of(session, width=1270, height=660):
        archive = ArchiveSession(session, base_settings)
        page = ComparePage(session, archive, actions, theme)
        made.append(archive)
        bring_forward(page, width, height)
        qtbot.waitUntil(lambda: page.desk.ground is not None, timeout=20_000)
        return page

    yield page_of
    QApplication.processEvents()
    for archive in made:
        archive.close()


@pytest.fixture
def compared(qtbot):
    """Return a function that lays results of the archive on the desk and waits for them."""

    def compared(page, *ids):
        before = len(page.subjects)
        page.add_results(ids)
        qtbot.waitUntil(lambda: len(page.subjects) == before + len(ids), timeout=20_000)
        return page

    return compared


@pytest.fixture
def add_median(qtbot):
    """Return a function that lays the medians of 2009 on the desk."""

    def add_median(page):
        page.desk.add_reference(
            next(one for one in page.desk.ground.references if one.id == "median-2009")
        )
        return page

    return add_median
