"""The table of commands: complete, without doublets, with icons that exist."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from ui import menus
from ui.actions import TABLE, ActionId, Actions, Menu, Needs, plain, shortcuts


def test_every_command_stands_once_in_the_table():
    assert Counter(spec.id for spec in TABLE) == Counter(ActionId)


def test_no_two_commands_share_a_shortcut():
    keys = [
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        for spec in TABLE
        for sequence in shortcuts(spec)
    ]

    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert "" not in keys


def test_no_shortcut_needs_alt_and_control_together():
    """AltGr on a Swedish keyboard is Ctrl+Alt: such a shortcut would swallow @ or {."""
    assert [spec.id for spec in TABLE if "Ctrl+Alt" in spec.shortcut] == []


@pytest.mark.parametrize("menu", Menu)
def test_no_two_commands_of_a_menu_share_a_mnemonic(menu):
    letters = [_mnemonic(spec.text) for spec in TABLE if spec.menu is menu]

    assert [letter for letter, count in Counter(letters).items() if count > 1] == []


def test_no_two_menus_share_a_mnemonic():
    assert Counter(_mnemonic(menu) for menu in Menu).most_common(1)[0][1] == 1


def test_every_icon_exists_and_draws_something(qapp):
    actions = Actions()

    for spec, action in actions:
        assert spec.icon, spec.id
        image = action.icon().pixmap(QSize(24, 24)).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), spec.id


def test_names_for_people():
    new = next(spec for spec in TABLE if spec.id is ActionId.NEW)

    assert plain(new) == "Ny utvärdering"


@pytest.mark.parametrize(
    ("file", "writable", "allowed"),
    [
        (False, False, {Needs.NOTHING, Needs.NO_FILE}),
        (True, False, {Needs.NOTHING, Needs.FILE}),
        (True, True, set(Needs) - {Needs.CHOICE, Needs.NO_FILE}),
    ],
)
def test_commands_are_on_when_what_they_need_is_there(qapp, file, writable, allowed):
    actions = Actions()

    actions.allow(file=file, writable=writable)

    for spec, action in actions:
        assert action.isEnabled() == (spec.needs in allowed), spec.id


def test_every_command_is_in_the_menu_bar(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)

    menus.fill(window.menuBar(), actions)

    shown = [a for top in window.menuBar().actions() for a in top.menu().actions()]
    for spec, action in actions:
        assert action in shown, spec.id


def _mnemonic(text):
    found = re.search(r"&(\w)", text)
    assert found, f"no mnemonic: {text}"
    return found[1].lower()
