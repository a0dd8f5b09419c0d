"""Light, dark or as the computer: from the menu and the palette, remembered and marked."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.settings import THEME
from ui.theme import SCALES, ThemeChoice
from ui.widgets.command_palette import CommandPalette

LOOKS = (ActionId.LOOK_LIGHT, ActionId.LOOK_DARK, ActionId.LOOK_SYSTEM)


@pytest.fixture(autouse=True)
def _light_afterwards(theme):
    yield
    theme.choose(ThemeChoice.LIGHT)
    theme.resize_text(1.0)


def press(field, letter):
    """Type one letter; QTest's own typing does not know å, ä and ö."""
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(field, event)


def chosen(window):
    return [look for look in LOOKS if window.commands[look].isChecked()]


def test_the_look_is_chosen_in_the_menu_and_remembered(window, theme, settings):
    theme.choose(ThemeChoice.LIGHT)
    assert chosen(window) == [ActionId.LOOK_LIGHT]

    window.commands[ActionId.LOOK_DARK].trigger()

    assert theme.dark
    assert chosen(window) == [ActionId.LOOK_DARK]
    assert settings.get(THEME) == "dark"


def test_choosing_the_same_look_again_keeps_its_mark(window, theme):
    for _ in range(2):
        window.commands[ActionId.LOOK_SYSTEM].trigger()

    assert chosen(window) == [ActionId.LOOK_SYSTEM]


def test_the_palette_finds_dark_and_is_as_high_as_what_it_found(window, frame, theme, qtbot):
    theme.choose(ThemeChoice.LIGHT)
    window.commands[ActionId.COMMANDS].trigger()
    palette = frame.findChild(CommandPalette)
    qtbot.waitUntil(palette.isVisible)
    everything = palette.height()
    field = palette.findChild(QLineEdit)
    for letter in "mörkt":
        press(field, letter)
    assert palette.height() < everything / 2

    QTest.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: theme.dark)


def test_an_action_that_can_be_checked_shows_its_mark_instead_of_an_icon(qapp):
    actions = Actions()

    for spec, action in actions:
        assert action.isIconVisibleInMenu() is not spec.checkable


def test_only_an_action_with_more_to_say_takes_the_place_of_the_path(qapp):
    actions = Actions()

    for spec, action in actions:
        assert action.statusTip() == spec.tip
        assert action.toolTip()


@pytest.mark.parametrize("scale", [SCALES[0], 1.0, SCALES[-1]])
def test_all_fields_look_alike(theme, qtbot, scale):
    theme.resize_text(scale)
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    line, box = QLineEdit("Södertälje"), QComboBox()
    box.addItems(["Kommun i Sverige", "Region"])
    for part in (line, box):
        column.addWidget(part)
    form.show()

    assert abs(line.height() - box.height()) <= 1
    ground = [part.grab().toImage().pixelColor(part.width() // 2, 3) for part in (line, box)]
    assert ground[0] == ground[1] == theme.color("page")


def test_the_choices_of_a_box_are_seen_whole(theme, qtbot):
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems([f"Val {number}" for number in range(5)])
    box.insertSeparator(4)
    box.show()

    box.showPopup()

    assert box.view().verticalScrollBar().maximum() == 0
    box.hidePopup()


def test_icons_on_buttons_grow_with_the_text(theme, qtbot):
    button = QPushButton(icon("copy"), "Kopiera")
    qtbot.addWidget(button)
    button.show()
    ordinary = button.iconSize()

    theme.resize_text(1.5)

    assert button.iconSize().height() > ordinary.height()
    assert button.iconSize().width() > button.iconSize().height(), "room before the words"
