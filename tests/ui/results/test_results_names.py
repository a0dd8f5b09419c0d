"""Whatever can have the keyboard on the page of results says what it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.actions import ActionId
from ui.results.bar import Show
from ui.results.correct import CorrectDialog
from ui.results.groups import GroupsDialog
from ui.results.withdraw import WithdrawDialog


def nameless(root: QWidget) -> list[str]:
    return [type(widget).__name__ for widget in focusable(root) if not name_of(widget)]


def focusable(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        inner = widget.parentWidget()
        part = isinstance(inner, QAbstractScrollArea) and widget is inner.viewport()
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        if takes_keys and not part and widget.focusProxy() is None:
            yield widget


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


@pytest.mark.parametrize("show", list(Show))
def test_every_control_of_the_page_has_a_name(hands, show):
    hands.choose("Södertälje 2006")
    hands.page.filters.show_more(shown=True)
    hands.page.filters.choose_edition("kommunkompassen-2002")
    hands.until_total(8)

    hands.page.show_view(show)
    QApplication.processEvents()

    assert nameless(hands.page) == []


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        (ActionId.ARCHIVE_CORRECT, CorrectDialog),
        (ActionId.ARCHIVE_WITHDRAW, WithdrawDialog),
        (ActionId.ARCHIVE_GROUPS, GroupsDialog),
    ],
)
def test_every_control_of_a_dialog_has_a_name(hands, actions, action, kind):
    hands.choose("Södertälje 2006")
    actions[action].trigger()
    dialog = next(one for one in hands.page.findChildren(kind) if one.isVisible())

    assert nameless(dialog) == []


def test_the_tab_key_leads_from_the_list_to_what_can_be_done_with_the_result(hands):
    hands.choose("Södertälje 2006")
    page = hands.page
    page.list.view.setFocus()

    QTest.keyClick(page.list.view, Qt.Key.Key_Tab)

    assert page.record.compare.hasFocus()
