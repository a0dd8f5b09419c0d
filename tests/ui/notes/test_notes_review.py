"""The review after an interview, with few keys for each line."""

import pytest
from PySide6.QtCore import Qt

from kompass.assessment.material_kinds import Secrecy


@pytest.fixture
def lines(session, interview):
    return lambda: session.snapshot.material.lines_of(interview)


@pytest.fixture
def review(view, keys):
    keys.write("medborgarna klagar på svarstiderna\nett\ntvå\ntre\nfyra\n")
    keys.press(Qt.Key.Key_F6)
    return view.review


def test_digits_space_and_x_go_through_the_lines(view, keys, review, lines, numbers):
    assert review.counter.text() == "5 kvar"
    keys.write("34\n")
    assert review.counter.text() == "4 kvar"
    keys.write(" ")
    keys.write("x")
    keys.write("3.1\n")

    assert [numbers(line) for line in lines()] == [
        [("3.4", "review")],
        [("3.4", "review")],
        [],
        [("3.1", "review")],
        [],
    ]
    assert [line.reviewed for line in lines()] == [True, True, True, True, False]
    assert review.counter.text() == "1 kvar"


def test_backspace_takes_a_digit_and_then_goes_back(keys, review, lines):
    keys.write("3")
    keys.press(Qt.Key.Key_Backspace)
    assert review.typed.text() == ""
    keys.write("34\n")
    keys.press(Qt.Key.Key_Backspace)
    assert review.text.text() == "medborgarna klagar på svarstiderna"


def test_an_unknown_number_is_said(keys, review):
    keys.write("99\n")
    assert "99" in review.said.text()
    assert review.counter.text() == "5 kvar"


def test_sensitive_comment_and_other_words(keys, review, lines, session):
    keys.write("s")
    assert lines()[0].level is Secrecy.SENSITIVE
    keys.write("e")
    assert review.field.isVisible()
    keys.write(" ofta\n")
    assert lines()[0].text == "medborgarna klagar på svarstiderna ofta"
    keys.write("m")
    keys.write("fråga chefen\n")
    keys.write("34\n")

    (link,) = session.snapshot.material.links_to(lines()[0].id)
    assert link.comment == "fråga chefen"


def test_a_suggestion_is_pale_and_taken_by_enter_only(view, keys, lines, numbers):
    keys.write("§34 medborgarna klagar på svarstiderna i växeln\n")
    keys.write("klagomål på svarstiderna igen\n")
    keys.press(Qt.Key.Key_F6)
    keys.write("\n")
    assert "3.4" in view.review.suggestion.text()
    assert numbers(lines()[1]) == []
    keys.write("\n")
    assert numbers(lines()[1]) == [("3.4", "review")]


def test_escape_ends_it_and_the_rest_waits(view, keys, review):
    keys.write("34\n")
    keys.press(Qt.Key.Key_Escape)
    assert view.editor.hasFocus()
    keys.press(Qt.Key.Key_F6)
    assert review.counter.text() == "4 kvar"


def test_when_all_is_done_enter_goes_back(view, keys, review):
    keys.write("xxxxx")
    assert "klar" in review.counter.text()
    keys.write("\n")
    assert view.editor.hasFocus()
