"""A window with the page for sources in front, and a way to take files in."""

import pytest
from source_files import PATIENCE, PlainKeys

from kompass.catalogue.files import packaged
from ui.actions import PageId
from ui.main_window import MainWindow

EDITION = packaged("kommunkompassen-2002")


@pytest.fixture
def window(session, settings, theme, qtbot):
    """Return the window's contents, with the page for sources in front."""
    window = MainWindow()
    qtbot.addWidget(window)
    shell = window.furnish(session, settings, theme)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shell.begin()
    shell.pages.show(PageId.SOURCES)
    return shell


@pytest.fixture
def page(window):
    return window.stack.page(PageId.SOURCES)


@pytest.fixture
def take(page, tmp_path, qtbot):
    """Return a function that writes files and takes them in as if they had been chosen."""

    def take_in(**files: bytes) -> None:
        paths = []
        for name, content in files.items():
            path = tmp_path / name
            path.write_bytes(content)
            paths.append(path)
        page.errands.take(paths)
        qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)

    return take_in


@pytest.fixture
def keys(type_text):
    return PlainKeys(type_text)
