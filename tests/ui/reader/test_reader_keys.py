"""Excerpting without a mouse, as the design says it, with key events only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from reader_hands import SENTENCES, text_document

from kompass.assessment.material_kinds import Direction, Region
from ui.reader.values import Mark, Selection

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def quote(reader):
    return reader.selected.quote if reader.selected else None


def test_from_a_word_to_linked_in_nine_keys(reader, open_pdf, hands, requested, qtbot):
    text = open_pdf()
    hands.control(KEY.Key_F)
    hands.type("kvalitetssäk\n")
    hands.type("s")
    hands.type("34\n")

    (chosen, numbers, direction), *more = requested
    assert not more
    assert chosen.quote == "Ett system för kvalitetssäkring finns i alla förvaltningar."
    assert chosen.quote == text.pages[chosen.page].text[chosen.start : chosen.end]
    assert chosen.page == 0
    assert numbers == ("3.4",)
    assert direction is Direction.SUPPORTS


def test_n_and_p_walk_through_the_hits(reader, open_pdf, hands, qtbot):
    open_pdf()
    hands.control(KEY.Key_F)
    hands.type("kvalitetssäk\n")
    qtbot.waitUntil(lambda: reader.search.count.text() == "Träff 1 av 12")
    hands.type("nn")
    assert reader.search.count.text() == "Träff 3 av 12"
    assert reader.state.overlay.target[0] == 2
    hands.type("pppp")
    assert reader.search.count.text() == "Träff 11 av 12"
    assert reader.foot.words.text() == "Träff 11 av 12"


def test_sentences_are_added_and_dropped(reader, open_pdf, hands):
    open_pdf()
    hands.control(KEY.Key_F)
    hands.type("kvalitetssäk\n")
    hands.type("s")
    first = quote(reader)
    hands.type("s")
    two = quote(reader)
    assert two.startswith(first)
    assert two.replace("\n", " ").endswith("Äldreomsorgen mäter varje kvartal.")
    hands.shift("s")
    assert quote(reader) == first
    hands.shift("s")
    assert reader.selected is None
    hands.type("g")
    assert quote(reader).replace("\n", " ") == SENTENCES[1]


def test_arrows_move_words_at_the_end_and_with_shift_at_the_start(reader, open_pdf, hands):
    open_pdf()
    hands.control(KEY.Key_F)
    hands.type("kvalitetssäk\n")
    hands.type("s")
    hands.press(KEY.Key_Left)
    hands.press(KEY.Key_Left)
    hands.press(KEY.Key_Right, SHIFT)
    assert quote(reader) == "system för kvalitetssäkring finns i"
    hands.press(KEY.Key_Right)
    hands.press(KEY.Key_Left, SHIFT)
    assert quote(reader) == "Ett system för kvalitetssäkring finns i alla"


def test_the_line_at_the_bottom_shows_what_is_typed(reader, open_pdf, hands, requested):
    open_pdf()
    hands.type("s")
    hands.type("3")
    assert reader.foot.words.text() == "3. · stöder"
    hands.type("4-")
    assert reader.foot.words.text() == "3.4 Medborgarlöften · motsäger"
    hands.press(KEY.Key_Backspace)
    hands.type("3+")
    assert reader.foot.words.text() == "3.3 Kvalitet · stöder"
    hands.type("4b")
    assert reader.foot.words.text() == "3.3 Kvalitet, 4. · bakgrund"
    hands.type("1\n")

    assert requested[0][1:] == (("3.3", "4.1"), Direction.BACKGROUND)


def test_a_number_that_is_no_question_is_told_and_nothing_is_asked(
    reader, open_pdf, hands, requested
):
    open_pdf()
    hands.type("s99\n")

    assert reader.foot.words.text() == "9.9 finns inte i instrumentet"
    assert requested == []
    hands.press(KEY.Key_Escape)
    assert reader.selected is not None
    assert "ord markerade" in reader.foot.words.text()


def test_space_repeats_the_last_question(reader, open_pdf, hands, requested):
    open_pdf()
    hands.type("s34\n")
    hands.type("ss")
    hands.press(KEY.Key_Space, text=" ")

    assert [numbers for _, numbers, _ in requested] == [("3.4",), ("3.4",)]
    assert requested[1][0].end > requested[0][0].end
    hands.type("-")
    hands.press(KEY.Key_Space, text=" ")
    assert requested[2][2] is Direction.CONTRADICTS


def test_space_before_any_question_repeats_nothing(reader, open_pdf, hands, requested):
    open_pdf()
    hands.type("s")
    hands.press(KEY.Key_Space, text=" ")

    assert requested == []


def test_enter_without_digits_tells_what_is_missing(reader, open_pdf, hands, requested):
    open_pdf()
    hands.type("s\n")

    assert requested == []
    assert "siffror" in reader.foot.words.text()


def test_escape_goes_back_one_thing_at_a_time(reader, open_pdf, hands):
    open_pdf()
    closed = []
    reader.closed.connect(lambda: closed.append(1))
    hands.control(KEY.Key_F)
    hands.type("målen finns inte")
    hands.press(KEY.Key_Escape)
    assert not reader.search.isVisible()
    assert reader.view.hasFocus()
    hands.type("s3")
    for _ in range(2):
        hands.press(KEY.Key_Escape)
    assert reader.selected is None
    assert not closed
    hands.press(KEY.Key_Escape)
    assert closed


def test_escape_leaves_a_passage_that_is_kept_and_its_search_at_once(reader, open_pdf, hands):
    open_pdf()
    closed = []
    reader.closed.connect(lambda: closed.append(1))
    hands.control(KEY.Key_F)
    hands.type("jordgubbar\n")
    hands.type("s")
    chosen = reader.selected
    reader.set_marks([Mark("E", chosen.page, chosen.start, chosen.end, "3.4")])

    hands.press(KEY.Key_Escape)

    assert reader.selected is None
    assert not reader.search.isVisible()
    assert not closed
    hands.press(KEY.Key_Escape)
    assert closed


def test_caps_lock_changes_nothing(reader, open_pdf, hands):
    open_pdf()
    hands.press(KEY.Key_S, text="S")

    assert reader.selected is not None


def test_keys_that_the_window_has_too_are_the_readers_here(reader, open_pdf, hands, qtbot):
    from PySide6.QtGui import QKeySequence, QShortcut
    from PySide6.QtTest import QTest

    open_pdf()
    outside = []
    for keys in ("Ctrl+F", "Ctrl++", "Ctrl+0"):
        QShortcut(QKeySequence(keys), reader.window(), lambda: outside.append(1))
    QTest.keyClick(reader.view, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader.search.field.hasFocus()
    QTest.keyClick(reader.search.field, KEY.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(reader.search.field, KEY.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert outside == []


def test_copying_takes_the_canonical_text(reader, hands, qtbot):
    text = "Måste ha hårt\u00a0mellanslag och 😀 emoji. Slut."
    reader.show_document(b"", text_document(text), [])
    reader.setFocus()
    hands.type("s")
    hands.control(KEY.Key_C)

    clipboard = QApplication.clipboard()
    assert clipboard.text() == "Måste ha hårt\u00a0mellanslag och 😀 emoji."
    assert reader.foot.words.text() == "Kopierat."
    clipboard.clear()


def test_r_draws_a_rectangle_that_arrows_move_and_grow(reader, scan, hands, requested, qtbot):
    reader.show_document(*scan, [])
    qtbot.waitUntil(lambda: len(reader.view.items_shown) == 1)
    reader.setFocus()
    assert "inget textlager" in reader.foot.words.text()
    hands.type("r")
    first = reader.selected.region
    hands.press(KEY.Key_Right)
    hands.press(KEY.Key_Down, SHIFT)
    region = reader.selected.region

    assert region == Region(first.x0 + 6, first.y0, first.x1 + 6, first.y1 + 6)
    hands.type("34\n")
    assert requested == [(Selection(0, 0, 0, "", region), ("3.4",), Direction.SUPPORTS)]
    hands.type("r")
    assert reader.selected is None


def test_text_has_no_rectangles(reader, hands):
    reader.show_document(b"", text_document("Bara text."), [])
    reader.setFocus()
    hands.type("r")

    assert reader.selected is None
    assert "PDF" in reader.foot.words.text()
    assert not reader.tools.region.isChecked()


def test_the_sentence_taken_is_one_in_sight(reader, open_pdf, hands, qtbot):
    open_pdf()
    hands.type("s")
    assert reader.selected.page == 0
    hands.press(KEY.Key_Escape)
    hands.control(KEY.Key_G)
    hands.type("8\n")
    hands.type("s")

    assert reader.selected.page == 7
    assert reader.view.hasFocus()


def test_a_wrong_page_number_is_told(reader, open_pdf, hands):
    open_pdf()
    hands.control(KEY.Key_G)
    hands.type("99\n")

    assert reader.foot.words.text() == "Det finns ingen sida 99. Skriv ett tal från 1 till 12."
    assert reader.tools.field.text() == "1"


def test_digits_without_a_selection_ask_for_one(reader, open_pdf, hands, requested):
    open_pdf()
    hands.type("34\n")

    assert reader.foot.words.text().startswith("Markera först")
    assert requested == []
    hands.type("s")
    assert "markerade" in reader.foot.words.text() or "markerat" in reader.foot.words.text()
