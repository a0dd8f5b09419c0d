"""Positions in Python's characters and in Qt's units are each other's mirror."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout

from ui.reader.selecting import whole_characters
from ui.reader.utf16 import Utf16

TEXTS = st.text(st.sampled_from("aå e\u0301😀👩‍👧🇸🇪x\u00a0\n𝒜é\u200dᚠ\uffff"), max_size=40)


@given(TEXTS)
def test_positions_come_back(text):
    units = Utf16(text)

    assert [units.to_python(units.to_qt(at)) for at in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@given(TEXTS)
def test_units_are_those_of_utf_16(text):
    units = Utf16(text)

    for at in range(len(text) + 1):
        assert units.to_qt(at) == len(text[:at].encode("utf-16-le")) // 2


@given(TEXTS)
def test_a_position_inside_a_pair_is_its_character(text):
    units = Utf16(text)

    for at, sign in enumerate(text):
        if sign > "\uffff":
            assert units.to_python(units.to_qt(at) + 1) == at


def test_qt_agrees_about_the_end_of_a_line(qapp):
    text = "Då 😀 och då"
    layout = QTextLayout(text)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    assert line.textLength() == Utf16(text).to_qt(len(text))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_whole_characters_take_no_accent_from_its_letter(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    first, last = whole_characters(text, start, end)

    assert first <= start
    assert end <= last
    for border in (first, last):
        if 0 < border < len(text) and first < last:
            assert text[border] not in "\u0301\u200d"
            assert text[border - 1] != "\u200d"
