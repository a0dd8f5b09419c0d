"""The command palette: a little typing finds the command, the question, the area."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from shiboken6 import isValid

from ui.models.entries import EntriesModel, Entry
from ui.models.fuzzy import best, folded
from ui.widgets.command_palette import CommandPalette

COMMANDS = (
    "Föregående obedömda fråga",
    "Nästa obedömda fråga",
    "Öppna",
    "Spara en kopia som",
    "3.1 Hur är kvaliteten i underlagen",
    "1.3 Information",
    "Område 3 Tydlighet i samspelet",
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nob", "Nästa obedömda fråga"),
        ("oppna", "Öppna"),
        ("ÖPP", "Öppna"),
        ("kopia", "Spara en kopia som"),
        ("kop spar", "Spara en kopia som"),
        ("3.1", "3.1 Hur är kvaliteten i underlagen"),
        ("kvalitet", "3.1 Hur är kvaliteten i underlagen"),
        ("område 3", "Område 3 Tydlighet i samspelet"),
        ("info", "1.3 Information"),
    ],
)
def test_what_people_type_finds_what_they_mean(typed, first):
    assert best(typed, COMMANDS, str)[0] == first


def test_nothing_typed_keeps_everything_in_order():
    assert best("  ", COMMANDS, str) == list(COMMANDS)


@pytest.mark.parametrize("typed", ["xyz", "öppna nu", "nbo"])
def test_what_fits_nothing_finds_nothing(typed):
    assert best(typed, COMMANDS, str) == []


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=10))
def test_any_typing_finds_a_part_of_the_whole(typed, texts):
    found = best(typed, texts, str)

    assert all(text in texts for text in found)
    assert len(found) <= len(texts)


@given(st.text(min_size=1, max_size=30))
def test_every_text_finds_itself(text):
    assert best(text, [text], str) == [text]


def test_dots_and_case_are_folded_away():
    assert folded("Åtgärd ÉN") == "atgard en"


def test_the_model_is_a_good_qt_model(qapp):
    model = EntriesModel([Entry("Öppna", print), Entry("Stäng", print, hint="Ctrl+W")])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.narrow("sta")

    assert model.rowCount() == 1
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Stäng, Ctrl+W"


@pytest.fixture
def palette(qtbot, theme):
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    window.ran = []
    entries = [Entry(text, partial(window.ran.append, text)) for text in COMMANDS]
    palette = CommandPalette(entries, theme, window)
    palette.open()
    return palette


def test_typing_and_enter_runs_the_best(palette, qtbot, type_text):
    window = palette.parentWidget()
    field = palette.findChild(QLineEdit)
    type_text(field, "nästa")
    QTest.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.ran == ["Nästa obedömda fråga"])


def test_arrows_in_the_field_move_in_the_list(palette, qtbot):
    window = palette.parentWidget()
    field = palette.findChild(QLineEdit)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(field, key)

    qtbot.waitUntil(lambda: window.ran == [COMMANDS[1]])


def test_a_click_runs(palette, qtbot):
    window = palette.parentWidget()
    listed = palette.findChild(QListView)
    place = listed.visualRect(listed.model().index(2)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)

    qtbot.waitUntil(lambda: window.ran == [COMMANDS[2]])


def test_escape_leaves_and_runs_nothing(palette, qtbot):
    window = palette.parentWidget()
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(palette))

    assert window.ran == []


def test_enter_with_nothing_found_stays(palette, qtbot, type_text):
    field = palette.findChild(QLineEdit)
    type_text(field, "xyz")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert palette.isVisible()
    assert palette.parentWidget().ran == []
