"""A projector of 1024 x 768 with large text: nothing runs off the edge without a way there."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLineEdit

from kompass.assessment import edits, example
from kompass.assessment.storage import open_file
from ui.actions import PageId
from ui.widgets.header_bar import HeaderBar
from ui.widgets.sideways_scroll import SidewaysScroll
from ui.widgets.stacking_splitter import StackingSplitter

PAGES = (
    PageId.OVERVIEW,
    PageId.SOURCES,
    PageId.SCORING,
    PageId.SAMSYN,
    PageId.PROFILE,
    PageId.REPORT,
)


@pytest.fixture
def small(window, theme, tmp_path, qtbot):
    """Return the window's contents on a small screen, with a team of three."""
    path = tmp_path / "Södertälje 2006.kompass"
    example.write(path, author="A")
    with open_file(path, author="A") as file:
        edits.add_assessor(file, "Cecilia Öst")
    theme.resize_text(1.5)
    frame = window.window()
    frame.resize(1024, 768)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    window.files.open(path)
    yield window
    theme.resize_text(1.0)


@pytest.mark.parametrize("page", PAGES)
def test_the_window_is_no_wider_than_the_screen(small, page, qtbot):
    small.pages.show(page)
    qtbot.wait(50)

    assert small.window().minimumSizeHint().width() <= 1024
    assert small.window().width() == 1024
    header = small.window().findChild(HeaderBar)
    assert header.mapTo(small.window(), QPoint(header.width(), 0)).x() <= 1024


@pytest.mark.parametrize("page", PAGES)
def test_what_does_not_fit_can_be_scrolled_to(small, page, qtbot):
    shown = small.pages.show(page)
    qtbot.wait(50)
    scroll = small.findChild(SidewaysScroll)

    assert shown.width() >= shown.minimumSizeHint().width()
    assert shown.height() >= shown.minimumSizeHint().height()
    beyond = shown.width() - scroll.viewport().width()
    assert scroll.horizontalScrollBar().maximum() == max(beyond, 0)


@pytest.mark.parametrize("page", [PageId.SAMSYN, PageId.PROFILE, PageId.REPORT])
def test_these_pages_need_no_scrolling_sideways(small, page, qtbot):
    small.pages.show(page)
    qtbot.wait(50)

    shown = small.findChild(SidewaysScroll)
    assert shown.horizontalScrollBar().maximum() == 0, shown.widget().minimumSizeHint()


def test_the_keyboard_is_followed(small, qtbot):
    page = small.pages.show(PageId.SCORING)
    qtbot.wait(50)
    scroll = small.findChild(SidewaysScroll)
    text = page.texts.rationale.text
    text.setFocus()
    qtbot.wait(20)

    corner = text.mapTo(scroll.viewport(), QPoint(0, 0))
    assert corner.x() >= 0
    assert corner.x() + text.width() <= scroll.viewport().width()


def test_parts_stand_beside_each_other_again_where_there_is_room(qtbot):
    splitter = StackingSplitter()
    for _ in range(2):
        part = QLineEdit()
        part.setMinimumWidth(300)
        splitter.addWidget(part)
    qtbot.addWidget(splitter)
    splitter.show()

    splitter.resize(500, 800)
    assert splitter.stacked
    assert splitter.minimumSizeHint().width() < 500
    splitter.resize(700, 400)
    assert not splitter.stacked


def test_the_shortcuts_fit_a_laptop_without_scrolling(qtbot, window):
    from ui.widgets.shortcut_overview import ShortcutOverview

    overview = ShortcutOverview(window.window())
    groups = overview.groups

    sheet = overview.sheet_for(groups, QSize(1366 - 96, 768 - 144))

    assert sheet.sizeHint().height() <= 768 - 144
    assert sheet.sizeHint().width() <= 1366 - 96
