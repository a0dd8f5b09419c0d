"""The programme as a time line: walking, choosing and moving with keys and mouse."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits
from kompass.interviews.programme import ClashKind
from ui.widgets.interview_block import InterviewBlock

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def days(window):
    window.choose(0)
    window.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert isinstance(QApplication.focusWidget(), InterviewBlock)
    return window.page.programme.days


def focused():
    return QApplication.focusWidget().entry.interview


def test_arrows_walk_between_interviews_and_the_form_follows(window, days):
    assert focused().role == "Kommundirektör"
    window.press(Qt.Key.Key_Down)
    assert focused().role == "Oppositionsråd"
    assert window.page.programme.sheet.heading.text() == "Oppositionsråd"
    column = QApplication.focusWidget().x()
    window.press(Qt.Key.Key_Right)
    assert focused().role == "Oppositionsråd"
    assert QApplication.focusWidget().x() > column


def test_alt_and_an_arrow_moves_a_quarter_of_an_hour_and_the_keyboard_stays(window, days):
    window.press(Qt.Key.Key_Down, ALT)
    assert (focused().role, focused().starts) == ("Kommundirektör", time(9, 15))
    window.press(Qt.Key.Key_Up, ALT)
    window.press(Qt.Key.Key_Up, ALT)
    assert (focused().starts, focused().ends) == (time(8, 45), time(9, 30))
    window.undo()
    assert window.interviews[0].starts == time(9)


def test_a_clash_stands_in_words_on_the_block_and_below(window, days):
    for _ in range(3):
        window.press(Qt.Key.Key_Down, ALT)
    block = QApplication.focusWidget()
    # 9.45-10.30 against 10.00-10.45
    assert "krock" in block.accessibleName()
    assert "Anna Ek är bokad på två intervjuer samtidigt" in block.toolTip()
    assert window.page.programme.clashes.isVisible()
    assert "2 krockar" in window.page.bar.sum.text()  # the assessor and the place


def test_outside_the_visit_is_no_clash(window, days):
    first = window.session.snapshot.material.interviews[0].id
    window.session.edit(lambda file: edits.set_interview(file, first, day=date(2026, 10, 1)))

    assert "1 utanför besöket" in window.page.bar.sum.text()
    assert "krock" not in window.page.bar.sum.text()
    (entry,) = [each for each in window.page.plan.programme.entries if each.id == first]
    assert entry.wrong is ClashKind.OUTSIDE


def test_page_down_goes_to_the_next_day_and_takes_the_interview_along_with_alt(window, days):
    window.press(Qt.Key.Key_PageDown, ALT)
    assert window.page.plan.entry.interview.day == date(2026, 9, 23)
    assert focused().role == "Kommundirektör"
    window.press(Qt.Key.Key_PageUp)
    assert focused().role == "Oppositionsråd"


def test_a_block_is_dragged_to_another_time(window, days):
    block = QApplication.focusWidget()
    start = QPoint(20, 10)
    QTest.mousePress(block, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(block, start + QPoint(0, 40))
    QTest.mouseMove(block, start + QPoint(0, 38))
    QTest.mouseRelease(block, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 0))
    QApplication.processEvents()

    moved = window.page.plan.entry.interview
    assert moved.role == "Kommundirektör"
    assert moved.starts.minute % 15 == 0
    assert moved.starts > time(9)


def test_a_click_chooses_without_moving(window, days):
    blocks = [b for b in days.canvas.blocks.values() if b.entry.interview.role == "Oppositionsråd"]
    QTest.mouseClick(blocks[0], Qt.MouseButton.LeftButton)
    assert window.page.plan.entry.interview.role == "Oppositionsråd"
    assert window.page.plan.entry.interview.starts == time(10)


def test_interviews_without_a_day_have_a_place_too(window, days):
    window.page.plan.set(window.page.plan.current, day=None)
    QApplication.processEvents()
    assert None in days.days
    assert days.days[None].text() == "utan dag (1)"
    assert focused().role == "Kommundirektör"


def test_blocks_do_not_move_where_nothing_can_be_changed(show, path):
    from kompass.assessment.storage import open_file

    with open_file(path, author="Bo Åkesson"):
        window = show(path)
        window.choose(0)
        window.press(Qt.Key.Key_D, CONTROL | SHIFT)
        window.press(Qt.Key.Key_Down, ALT)
        assert window.interviews[0].starts == time(9)
