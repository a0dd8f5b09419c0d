"""Typing and stepping the points of one question."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy

from kompass.errors import KompassError
from ui.models.point_steps import PointSteps
from ui.widgets.points_field import AUTOSAVE_MS, PointsField

K = Qt.Key


class Saved:
    """What has been written, in order, with the step of undo."""

    def __init__(self):
        self.calls = []
        self.error = ""

    def __call__(self, points, step):
        if self.error:
            raise KompassError(self.error)
        self.calls.append((points, step))

    @property
    def values(self):
        return [points for points, _ in self.calls]

    @property
    def steps(self):
        return len({step for _, step in self.calls})


@pytest.fixture
def saved():
    return Saved()


@pytest.fixture
def field(qtbot, theme, saved):
    field = PointsField("3.1", PointSteps(Decimal(30), Decimal(5)), saved)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def refusals(field):
    spy = QSignalSpy(field.refused)
    return lambda: spy.at(spy.count() - 1)[0] if spy.count() else ""


@pytest.mark.parametrize(("typed", "shown"), [("22,5", "22,5"), ("22.5", "22,5"), (" 7 ", "7")])
def test_a_typed_number_is_saved_on_enter(field, saved, keys, qtbot, typed, shown):
    with qtbot.waitSignal(field.next_requested):
        keys.enter(typed)
    assert saved.values == [Decimal(shown.replace(",", "."))]
    assert field.text() == shown


def test_shift_enter_goes_back(field, saved, keys, qtbot):
    keys.write("15")
    with qtbot.waitSignal(field.previous_requested):
        keys.press(K.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert saved.values == [15]


def test_a_value_between_the_steps_is_kept_as_typed(field, saved, keys):
    keys.enter("22")
    assert saved.values == [22]
    assert field.text() == "22"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("51", "51 poäng på fråga 3.1 går inte: högsta poäng är 30."),
        ("-1", "\N{MINUS SIGN}1 poäng på fråga 3.1 går inte: lägsta poäng är 0."),
        ("bra", "”bra” är inte ett tal. Skriv till exempel 22,5."),
        ("1,234", "1,234 har för många decimaler: poäng anges med högst två, till exempel 22,5."),
    ],
)
def test_nonsense_is_refused_where_it_is_typed(field, saved, keys, typed, sentence):
    field.show_points(Decimal(12))
    field.selectAll()
    last = refusals(field)
    moved = QSignalSpy(field.next_requested)
    keys.enter(typed)
    assert last() == sentence
    assert saved.values == []
    assert field.text() == typed
    assert moved.count() == 0
    keys.press(K.Key_Escape)
    assert field.text() == "12"
    assert last() == ""


def test_correcting_takes_the_complaint_away(field, saved, keys):
    last = refusals(field)
    keys.enter("51")
    assert last() != ""
    keys.press(K.Key_Backspace)
    keys.enter("21")
    assert last() == ""
    assert saved.values == [21]


def test_typing_is_saved_in_a_pause_and_the_cursor_stays(field, saved, keys, qtbot):
    keys.write("2")
    qtbot.waitUntil(lambda: saved.values == [2], timeout=AUTOSAVE_MS + 1000)
    keys.write("2,")
    qtbot.waitUntil(lambda: saved.values == [2, 22], timeout=AUTOSAVE_MS + 1000)
    assert field.text() == "22,"
    keys.enter("5")
    assert saved.values == [2, 22, Decimal("22.5")]
    assert saved.steps == 1


def test_what_a_pause_saved_is_taken_back_when_it_turns_out_wrong(field, saved, keys, qtbot):
    field.show_points(Decimal(12))
    field.selectAll()
    keys.write("5")
    qtbot.waitUntil(lambda: saved.values == [5], timeout=AUTOSAVE_MS + 1000)
    keys.enter("1")
    assert saved.values == [5, 12]
    assert saved.steps == 1
    assert field.text() == "51"


def test_arrows_step_five_percent_and_pages_a_quarter(field, saved, keys):
    field.show_points(Decimal(15))
    for key in (K.Key_Up, K.Key_Down, K.Key_PageUp, K.Key_PageDown):
        keys.press(key)
    assert saved.values == [Decimal("16.5"), 15, Decimal("22.5"), 15]
    assert saved.steps == 1


def test_arrows_stop_at_the_ends(field, saved, keys):
    field.show_points(Decimal(30))
    keys.press(K.Key_Up)
    assert saved.values == []
    field.show_points(Decimal(0))
    keys.press(K.Key_Down)
    assert saved.values == []
    assert field.text() == "0"


def test_an_arrow_goes_on_from_what_is_typed(field, saved, keys):
    keys.write("20")
    keys.press(K.Key_Up)
    assert saved.values == [21]


def test_delete_clears_to_not_assessed(field, saved, keys, qtbot):
    field.show_points(Decimal(15))
    field.selectAll()
    keys.press(K.Key_Delete)
    assert saved.values == [None]
    assert field.text() == ""
    assert field.placeholderText() == "–"


def test_an_emptied_field_waits_for_enter(field, saved, keys, qtbot):
    field.show_points(Decimal(15))
    field.selectAll()
    keys.press(K.Key_Backspace)
    qtbot.wait(AUTOSAVE_MS + 100)
    assert saved.values == []
    keys.enter()
    assert saved.values == [None]


def test_zero_is_points(field, saved, keys):
    keys.enter("0")
    assert saved.values == [0]
    assert field.text() == "0"


def test_leaving_saves(field, saved, keys):
    keys.write("9")
    field.clearFocus()
    assert saved.values == [9]


def test_another_change_does_not_disturb_what_is_being_typed(field, saved, keys):
    field.show_points(Decimal(15))
    field.selectAll()
    keys.write("2")
    field.show_points(Decimal(15))
    assert field.text() == "2"
    field.show_points(Decimal(18))
    assert field.text() == "18"


def test_points_that_cannot_be_saved_stay_with_the_reason(field, saved, keys):
    last = refusals(field)
    saved.error = "Disken är full. Frigör utrymme."
    keys.enter("12")
    assert last() == "Disken är full. Frigör utrymme."
    assert field.text() == "12"
    saved.error = ""
    keys.press(K.Key_Return)
    assert saved.values == [12]
    assert last() == ""


def test_read_only_can_be_walked_through_but_not_changed(field, saved, keys, qtbot):
    field.show_points(Decimal(15))
    field.setReadOnly(True)
    keys.write("3")
    for key in (K.Key_Up, K.Key_Delete, K.Key_Backspace, K.Key_Escape):
        keys.press(key)
    with qtbot.waitSignal(field.next_requested):
        keys.enter()
    assert saved.values == []
    assert field.text() == "15"


def window_takes(field, key):
    """Whether the field leaves a key with Ctrl to the window's shortcuts."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    field.event(event)
    return not event.isAccepted()


def test_undo_is_the_windows_unless_something_refused_stands_here(field, saved, keys):
    assert window_takes(field, K.Key_Z)
    assert window_takes(field, K.Key_K)
    keys.enter("51")
    assert not window_takes(field, K.Key_Z)
    keys.press(K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert window_takes(field, K.Key_Z)
