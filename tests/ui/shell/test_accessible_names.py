"""Whatever can have the keyboard says what it is, on every page and in every dialog."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ui.actions import ActionId, PageId
from ui.widgets.about import About
from ui.widgets.command_palette import CommandPalette
from ui.widgets.editions_dialog import EditionsDialog
from ui.widgets.error_report import ErrorReport
from ui.widgets.settings_dialog import SettingsDialog
from ui.widgets.shortcut_overview import ShortcutOverview

PAGES = (
    PageId.OVERVIEW,
    PageId.SOURCES,
    PageId.INTERVIEWS,
    PageId.SCORING,
    PageId.PROFILE,
    PageId.REPORT,
)


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in focusable(root)
        if not name_of(widget)
    ]


def focusable(root: QWidget) -> Iterator[QWidget]:
    for widget in [root, *root.findChildren(QWidget)]:
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        inner = widget.parentWidget()
        # The viewport and scroll bars of a list or text speak through the list or text.
        part = isinstance(inner, QAbstractScrollArea) and widget is inner.viewport()
        if takes_keys and not part and not widget.isWindow():
            yield widget


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


@pytest.fixture
def example(tmp_path):
    from kompass.assessment.example import write

    path = tmp_path / "Södertälje 2006.kompass"
    write(path, author="Anna")
    return path


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_has_a_name(window, example, page):
    window.files.open(example)
    window.pages.show(page)

    assert nameless(window.window()) == []


def test_every_control_of_the_start_page_has_a_name(window):
    assert nameless(window.window()) == []


def test_every_control_of_a_new_assessment_has_a_name(window):
    window.commands[ActionId.NEW].trigger()

    assert nameless(window.window()) == []


@pytest.mark.parametrize(
    "build",
    [
        lambda window, theme: SettingsDialog(
            "Anna", {"ks": "kommunstyrelsen"}, theme, window.archive, window.window()
        ),
        lambda window, theme: About(window.window()),
        lambda window, theme: ShortcutOverview(window.window()),
        lambda window, theme: CommandPalette(window.views.entries(), theme, window.window()),
        lambda window, theme: ErrorReport("x", "y", unsaved="", parent=window.window()),
        lambda window, theme: EditionsDialog(window._settings, theme, window.window()),
    ],
    ids=["settings", "about", "shortcuts", "palette", "error", "editions"],
)
def test_every_control_of_a_dialog_has_a_name(window, theme, build, qtbot):
    dialog = build(window, theme)
    qtbot.addWidget(dialog)
    dialog.show()

    assert nameless(dialog) == []
    assert dialog.windowTitle()


def test_dialogs_opened_from_the_menu_are_freed_when_closed(window, qtbot):
    for action, kind in (
        (ActionId.SETTINGS, SettingsDialog),
        (ActionId.ABOUT, About),
        (ActionId.SHORTCUTS, ShortcutOverview),
        (ActionId.COMMANDS, CommandPalette),
    ):
        window.commands[action].trigger()
        dialog = window.window().findChild(kind)
        assert dialog.isVisible()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not isValid(dialog))  # noqa: B023 - waited for at once


def test_the_walk_finds_what_has_no_name(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    window.show()

    assert nameless(window) == ["QLineEdit in QWidget"]


def test_qts_own_texts_are_swedish(qapp):
    from ui import i18n

    translators = i18n.install(qapp)
    try:
        assert translators
        assert QApplication.translate("QPlatformTheme", "Cancel") == "Avbryt"
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
