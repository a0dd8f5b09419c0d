"""Two texts laid over each other, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment.words.wordwise import Part, difference

texts = st.text("ab åÅ.\n", max_size=60)


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_difference(old: str, new: str) -> None:
    pieces = difference(old, new)

    assert "".join(piece.text for piece in pieces if piece.part is not Part.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.part is not Part.OLD) == new
    assert all(piece.text for piece in pieces)


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {piece.part for piece in difference(text, text)} <= {Part.BOTH}


def test_words_are_kept_whole() -> None:
    pieces = difference("Nämnden följer upp målen.", "Nämnden följde aldrig upp målen.")

    assert [(piece.part.value, piece.text) for piece in pieces] == [
        ("both", "Nämnden "),
        ("old", "följer"),
        ("new", "följde aldrig"),
        ("both", " upp målen."),
    ]


def test_a_row_of_changed_words_is_one_piece_in_each_text() -> None:
    pieces = difference("ett två tre fyra", "ett TVÅ TRE fyra")

    assert [(piece.part.value, piece.text) for piece in pieces] == [
        ("both", "ett "),
        ("old", "två tre"),
        ("new", "TVÅ TRE"),
        ("both", " fyra"),
    ]


def test_very_long_texts_are_compared_by_lines_and_soon() -> None:
    old = "".join(f"rad {number} med några ord\n" for number in range(20_000))
    new = old.replace("rad 7 med några ord\n", "rad sju\n")

    changed = [piece.text for piece in difference(old, new) if piece.part is not Part.BOTH]

    assert changed == ["rad 7 med några ord\n", "rad sju\n"]
