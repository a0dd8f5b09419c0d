"""Breaking names into lines: nothing is lost, nothing is wider than its room."""

from hypothesis import given
from hypothesis import strategies as st

from kompass.charts.lettering import Breaking, Face, break_lines, clean, hyphenated, width

SIZE = 9.0
WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=122) | st.sampled_from("åäö"),
                min_size=1, max_size=14)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=12), st.floats(70, 300))
def test_whole_words_keep_their_order_and_fit(words, room):
    lines = break_lines(" ".join(words), Face.REGULAR, SIZE, room, Breaking(30))
    widest = max(width(word, Face.REGULAR, SIZE) for word in words)
    if widest > room:
        assert lines is None
    else:
        assert " ".join(lines).split() == words
        assert all(width(line, Face.REGULAR, SIZE) <= room for line in lines)


@given(st.text(max_size=120), st.floats(20, 200), st.integers(1, 4))
def test_anything_can_be_shortened_to_fit(text, room, most):
    how = Breaking(most, hyphenate=True, shorten=True)
    lines = break_lines(clean(text), Face.REGULAR, SIZE, room, how)
    assert len(lines) <= most
    assert all(width(line, Face.REGULAR, SIZE) <= room for line in lines)


def test_lines_are_of_about_equal_width():
    text = "Tydlighet i samspelet mellan politiker och tjänstemän"
    lines = break_lines(text, Face.REGULAR, SIZE, 190, Breaking(3))
    assert lines == ("Tydlighet i samspelet mellan", "politiker och tjänstemän") or len(lines) == 2
    widths = [width(line, Face.REGULAR, SIZE) for line in lines]
    assert min(widths) > 0.6 * max(widths)


def test_a_slash_is_a_place_to_break():
    room = width("brukarorientering", Face.REGULAR, SIZE) + 1
    text = "medborgar-/brukarorientering"
    lines = break_lines(text, Face.REGULAR, SIZE, room, Breaking(3))
    assert lines == ("medborgar-/", "brukarorientering")


def test_compounds_are_divided_between_their_words():
    room = width("verksamhetsut", Face.REGULAR, SIZE)
    assert hyphenated("Verksamhetsutveckling", Face.REGULAR, SIZE, room) == (
        "Verksamhets-", "utveckling",
    )  # fmt: skip
    lines = break_lines("Verksamhetsutveckling", Face.REGULAR, SIZE, room, Breaking(2))
    assert lines is None, "only where dividing is allowed"


def test_signs_the_face_lacks_become_question_marks():
    assert clean("Å\n\tä  ö 🧭 漢") == "Å ä ö ? ?"


def test_measured_widths_grow_with_size_and_weight():
    assert width("Södertälje", Face.REGULAR, 18) == 2 * width("Södertälje", Face.REGULAR, 9)
    assert width("Södertälje", Face.BOLD, 9) > width("Södertälje", Face.REGULAR, 9)
