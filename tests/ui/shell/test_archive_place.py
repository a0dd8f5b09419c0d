"""Where the archive lies, in the settings: the keyboard goes the way one fills it in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from ui.archive_session import ArchiveSession
from ui.session import Session
from ui.widgets.archive_place import ArchivePlace, Place


@pytest.fixture
def place(qtbot, settings):
    archive = ArchiveSession(Session("Anna Berg"), settings)
    place = ArchivePlace(archive)
    qtbot.addWidget(place)
    place.resize(320, 200)
    place.show()
    place.activateWindow()
    yield place
    archive.close()


def test_address_and_password_come_before_trying_them_out(place, qtbot):
    box = place.findChild(QComboBox)
    box.setCurrentIndex(box.findData(Place.SHARED))
    box.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box)

    passed = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())

    address, password = place.findChildren(QLineEdit)
    assert passed == [address, password, place.findChild(QPushButton)]


def test_no_choice_is_cut_off(place):
    box = place.findChild(QComboBox)
    words = [box.itemText(at) for at in range(box.count())]

    widest = max(box.fontMetrics().horizontalAdvance(one) for one in words)

    assert widest < box.width() - 40  # its frame and its arrow
