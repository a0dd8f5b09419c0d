"""The shortcuts that reach sources from everywhere, pressed as keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from source_files import PATIENCE, QUALITY

from ui.actions import ActionId, PageId
from ui.searching.search_dialog import SearchDialog

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(key, modifiers):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_control_7_shows_the_page_and_alt_left_leads_back(window):
    window.pages.show(PageId.SCORING)
    was = QApplication.focusWidget()
    press(KEY.Key_7, CONTROL)
    assert window.stack.current is PageId.SOURCES
    press(KEY.Key_Left, ALT)
    assert window.stack.current is PageId.SCORING
    assert QApplication.focusWidget() is was


@pytest.mark.parametrize("page_id", [PageId.OVERVIEW, PageId.SCORING, PageId.REPORT])
def test_search_opens_from_every_page_also_while_writing(window, page_id, qtbot):
    window.pages.show(page_id)
    if page_id is PageId.SCORING:
        window.commands[ActionId.GO_TO_RATIONALE].trigger()
    press(KEY.Key_F, CONTROL | SHIFT)
    dialog = window.window().findChild(SearchDialog)
    qtbot.waitUntil(dialog.field.hasFocus)
    dialog.reject()


def test_a_quote_is_pasted_by_key_while_writing(take, window, session, qtbot):
    take(**{"policy.txt": QUALITY.encode()})
    window.pages.show(PageId.SCORING)
    window.commands[ActionId.GO_TO_RATIONALE].trigger()
    QApplication.clipboard().setText("Äldreomsorgen mäter ofta.")
    press(KEY.Key_V, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(session.snapshot.material.links), timeout=PATIENCE)
    text = window.stack.page(PageId.SCORING).texts.rationale.text
    qtbot.waitUntil(lambda: text.toPlainText().startswith("[[E-"))
