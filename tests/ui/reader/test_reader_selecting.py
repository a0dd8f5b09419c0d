"""What keys do to a selection of canonical text."""

from hypothesis import given
from hypothesis import strategies as st

from ui.reader import selecting

TEXT = (
    "Målen är tydliga. De följs upp t.ex. i bokslutet. Nämnden redovisar.\n\n"
    "Ett nytt stycke. Det är kort."
)


def quote(chosen):
    return TEXT[slice(*chosen)] if chosen else None


def test_a_sentence_then_the_next_over_the_paragraphs_end():
    first = selecting.sentence(TEXT, TEXT.index("bokslutet"), None)
    assert quote(first) == "De följs upp t.ex. i bokslutet."
    second = selecting.sentence(TEXT, 0, first)
    third = selecting.sentence(TEXT, 0, second)

    assert quote(third) == "De följs upp t.ex. i bokslutet. Nämnden redovisar.\n\nEtt nytt stycke."
    assert selecting.without_last_sentence(TEXT, third) == second
    assert selecting.without_last_sentence(TEXT, second) == first
    assert selecting.without_last_sentence(TEXT, first) is None


def test_after_the_last_sentence_nothing_more_is_taken():
    last = selecting.sentence(TEXT, len(TEXT), None)

    assert quote(last) == "Det är kort."
    assert selecting.sentence(TEXT, 0, last) == last


def test_the_paragraph_around_a_place_or_a_selection():
    assert quote(selecting.paragraph(TEXT, TEXT.index("kort"), None)) == (
        "Ett nytt stycke. Det är kort."
    )
    over = (TEXT.index("redovisar"), TEXT.index("nytt"))
    assert selecting.paragraph(TEXT, 0, over) == (0, len(TEXT))


def test_words_at_the_end_and_at_the_start():
    chosen = selecting.sentence(TEXT, 0, None)
    shorter = selecting.end_moved(TEXT, chosen, -1)
    assert quote(shorter) == "Målen är"
    assert quote(selecting.end_moved(TEXT, shorter, 1)) == "Målen är tydliga"
    later = selecting.start_moved(TEXT, chosen, 1)
    assert quote(later) == "är tydliga."
    assert selecting.start_moved(TEXT, later, -1) == chosen
    assert quote(selecting.end_moved(TEXT, (0, 5), -1)) == "Målen"
    assert quote(selecting.start_moved(TEXT, (0, 5), 1)) == "Målen"


def test_a_word_keeps_its_hyphen_but_not_its_full_stop():
    text = "Barn- och e-tjänst, kl. 10:30."

    assert text[slice(*selecting.word(text, text.index("tjänst")))] == "e-tjänst"
    assert text[slice(*selecting.word(text, 0))] == "Barn"
    assert text[slice(*selecting.word(text, text.index("10")))] == "10:30"
    assert selecting.word(text, len(text)) is None


def test_a_spreadsheet_of_many_rows_is_looked_at_near_the_place_only():
    text = "\n".join(f"Rad nummer {number} har en mening." for number in range(20_000))
    place = text.index("nummer 15000 har")

    chosen = selecting.sentence(text, place, None)

    assert text[slice(*chosen)] == "Rad nummer 15000 har en mening."
    more = selecting.sentence(text, 0, chosen)
    assert text[slice(*more)].endswith("Rad nummer 15001 har en mening.")
    assert selecting.without_last_sentence(text, more) == chosen
    assert text[slice(*selecting.end_moved(text, chosen, 1))].endswith("\nRad")


def test_a_row_of_a_table_is_taken_like_a_sentence():
    text = "Före tabellen står detta.\nNämnd\t2025\nSkola\t12 300\n\nEfter den."
    first = selecting.sentence(text, text.index("2025"), None)
    assert text[slice(*first)] == "Nämnd\t2025"
    second = selecting.sentence(text, 0, first)
    assert text[slice(*second)] == "Nämnd\t2025\nSkola\t12 300"
    assert text[slice(*selecting.sentence(text, 0, second))].endswith("Efter den.")
    assert selecting.without_last_sentence(text, second) == first
    assert selecting.paragraph(text, text.index("Skola"), None) == (
        text.index("Skola"),
        text.index("\n\n"),
    )


@given(st.text(st.sampled_from("Ab. \nå-1\t"), max_size=60), st.integers(0, 60), st.lists(
    st.sampled_from(["s", "S", "g", "right", "left", "start", "back"]), max_size=12))  # fmt: skip
def test_no_key_ever_leaves_the_text(text, caret, keys):
    chosen = None
    for key in keys:
        chosen = after(key, text, min(caret, len(text)), chosen)
        assert chosen is None or 0 <= chosen[0] < chosen[1] <= len(text)


def after(key, text, caret, chosen):
    if key == "s":
        return selecting.sentence(text, caret, chosen)
    if key == "g":
        return selecting.paragraph(text, caret, chosen)
    if chosen is None:
        return None
    if key == "S":
        return selecting.without_last_sentence(text, chosen)
    move = selecting.end_moved if key in {"right", "left"} else selecting.start_moved
    return move(text, chosen, 1 if key in {"right", "start"} else -1)
