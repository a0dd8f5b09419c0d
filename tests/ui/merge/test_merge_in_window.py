"""In the whole window: the banner leads back to open conflicts, and the history tells it all."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.actions import ActionId, PageId
from ui.session import Session
from ui.widgets.conflicts_banner import ConflictsBanner
from ui.widgets.merge_dialog import MergeDialog


@pytest.fixture
def window(settings, theme, copies, qtbot):
    from ui.main_window import MainWindow

    session = Session("Anna")
    frame = MainWindow()
    frame.resize(1366, 768)
    shell = frame.furnish(session, settings, theme)
    shell.begin()
    frame.show()
    session.open(copies["Anna"])
    shell.session = session
    yield shell
    session.close()
    frame.deleteLater()


def merge_dialog(window, qtbot):
    found = window.window().findChildren(MergeDialog)
    qtbot.waitUntil(lambda: bool(window.window().findChildren(MergeDialog)))
    dialog = (found or window.window().findChildren(MergeDialog))[-1]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_stopping_in_the_middle_and_going_on_by_the_banner(window, copies, qtbot):
    window.commands[ActionId.MERGE].trigger()
    dialog = merge_dialog(window, qtbot)
    dialog.copies.add([copies["Bo"], copies["Cilla"]])
    qtbot.waitUntil(dialog.copies.take.isEnabled, timeout=15_000)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.conflicts.isVisible)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Escape)
    banner = window.findChild(ConflictsBanner)
    assert banner.text == "1 konflikt kvar att avgöra efter sammanslagningen."
    qtbot.waitUntil(lambda: not window.window().findChildren(MergeDialog))

    banner._button.click()
    dialog = merge_dialog(window, qtbot)
    assert dialog.conflicts.card.where.text() == "Poäng på 1.1"
    press(Qt.Key.Key_1)
    assert not banner.isVisible()
    dialog.accept()

    page = window.pages.show(PageId.HISTORY)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not page.busy, timeout=15_000)
    told = [page.model.index(row).data()[6:] for row in range(1, page.model.rowCount())]
    assert "Anna gjorde en sammanslagning med ”Bo.kompass” och ”Cilla.kompass”" in told
    assert "Bo satte 1.2 till 10" in told
    assert "Cilla satte 1.1 till 30" in told
    assert "Anna ändrade motivering till 1.1" in told


def test_whatever_can_have_the_keyboard_says_what_it_is(window, qtbot):
    page: QWidget = window.pages.show(PageId.HISTORY)
    qtbot.waitUntil(lambda: not page.busy, timeout=15_000)
    dialog = MergeDialog(window.session, window._settings, window._theme, window.window())

    for root in (page, dialog):
        for widget in root.findChildren(QWidget):
            takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            ours = not widget.objectName().startswith("qt_") and type(widget) is not QWidget
            if takes and ours and widget.isVisible():
                assert widget.accessibleName() or getattr(widget, "text", lambda: "")(), widget
    dialog.close()
