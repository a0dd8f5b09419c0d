"""The window's first size: all of a small laptop's screen, a roomy part of a larger one."""

import pytest
from PySide6.QtCore import QRect, QSize

from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot):
    made = MainWindow()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    "room", [QRect(0, 0, 1366, 768), QRect(0, 28, 1366, 700), QRect(0, 0, 1920, 800)]
)
def test_a_small_screen_is_used_whole(window, room):
    window.settle(room)

    assert window.isMaximized()
    assert window.geometry() == room


def test_a_large_screen_is_not_filled(window):
    room = QRect(1920, 0, 1920, 1040)

    window.settle(room)

    assert not window.isMaximized()
    assert window.size() == QSize(1440, 900)
    assert room.contains(window.geometry())
    # Qt's centre of an even number of pixels is half a pixel astray.
    assert (window.geometry().center() - room.center()).manhattanLength() <= 1


def test_the_first_size_never_hangs_over_the_edge(window):
    room = QRect(0, 0, 1500, 860)

    window.settle(room)

    assert room.contains(window.geometry())
