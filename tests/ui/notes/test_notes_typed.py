"""Lines of notes: typed, ended, split, joined, moved, pasted; each of them a record."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui.notes.notebook import SAVE_AFTER_MS

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def test_each_line_is_a_record_with_its_first_key(view, keys, session, interview, team):
    keys.write("Målen är tydliga på översta nivån\nMen inte längre ner\n")

    first, second = session.snapshot.material.lines_of(interview)
    assert (first.text, second.text) == ("Målen är tydliga på översta nivån", "Men inte längre ner")
    assert first.author == team["Anna Ek"]
    assert first.typed_at <= second.typed_at


def test_what_is_typed_is_in_the_file_within_400_ms(view, keys, stored, qtbot):
    keys.write("halv mening om åäö")

    assert SAVE_AFTER_MS < 400
    qtbot.waitUntil(lambda: stored() == ["halv mening om åäö"], timeout=2000)
    assert view.foot.saved.text().startswith("sparat ")


def test_shift_enter_breaks_inside_the_line(view, keys, stored):
    keys.write("ena")
    keys.press(Qt.Key.Key_Return, SHIFT)
    keys.write("andra\nny rad\n")

    assert stored() == ["ena\nandra", "ny rad"]


def test_enter_in_the_middle_splits_and_backspace_joins(view, keys, stored, shown, session):
    keys.write("första andra\n")
    view.hands.put_cursor(0, 7)
    keys.press(Qt.Key.Key_Return)

    assert stored() == ["första", "andra"] or stored() == ["första ", "andra"]
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Backspace)
    assert len(stored()) == 1
    keys.write(".")
    view.notebook.save()
    assert stored()[0].replace(" .", ".").startswith("första")


def test_enter_at_the_beginning_makes_room_above_and_keeps_the_record(view, keys, session, stored):
    keys.write("raden\n")
    line = next(iter(session.snapshot.material.lines))
    view.hands.put_cursor(0, 0)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Up)
    keys.write("ovanför\n")

    assert stored() == ["ovanför", "raden"]
    assert line in session.snapshot.material.lines
    assert session.snapshot.material.lines[line].text == "raden"


def test_delete_at_the_end_joins_with_the_line_below(view, keys, stored):
    keys.write("ett\ntvå\n")
    view.hands.put_cursor(0, 3)
    keys.press(Qt.Key.Key_Delete)

    assert stored() == ["etttvå"]


def test_alt_up_and_down_move_a_line(view, keys, stored, shown):
    keys.write("ett\ntvå\ntre\n")
    view.hands.put_cursor(2, 1)
    keys.press(Qt.Key.Key_Up, ALT)
    assert stored() == ["ett", "tre", "två"]
    keys.press(Qt.Key.Key_Up, ALT)
    assert stored() == ["tre", "ett", "två"]
    keys.press(Qt.Key.Key_Down, ALT)
    assert stored() == ["ett", "tre", "två"]
    assert shown()[:3] == stored()
    assert view.hands.at == 1


def test_a_selection_over_lines_is_replaced_by_what_is_typed(view, keys, stored, shown):
    keys.write("ett\ntvå\ntre\n")
    view.hands.put_cursor(0, 1)
    keys.press(Qt.Key.Key_Down, SHIFT)
    keys.press(Qt.Key.Key_Down, SHIFT)
    keys.write("X")
    view.notebook.save()

    assert stored() == ["eXre"]
    assert shown()[0] == "eXre"


def test_whole_lines_taken_away_leave_the_record_of_the_one_below(view, keys, stored, session):
    keys.write("ett\ntvå\ntre\n")
    third = session.snapshot.material.lines_of(view.notebook.interview_id)[2]
    view.hands.put_cursor(0, 0)
    keys.press(Qt.Key.Key_Down, SHIFT)
    keys.press(Qt.Key.Key_Down, SHIFT)
    keys.press(Qt.Key.Key_Delete)

    assert stored() == ["tre"]
    assert third.id in session.snapshot.material.lines


def test_an_emptied_line_is_gone_when_it_is_left(view, keys, stored):
    keys.write("ett\ntvå\n")
    view.hands.put_cursor(0, 3)
    for _ in range(3):
        keys.press(Qt.Key.Key_Backspace)
    keys.press(Qt.Key.Key_Down)

    assert stored() == ["två"]


def test_ten_thousand_pasted_lines_are_ten_thousand_records(view, keys, stored, qtbot):
    QGuiApplication.clipboard().setText("\n".join(f"rad {n} å 😀" for n in range(10_000)))
    keys.press(Qt.Key.Key_V, CTRL)

    qtbot.waitUntil(lambda: len(stored()) == 10_000, timeout=60_000)
    assert stored()[0] == "rad 0 å 😀"
    assert stored()[-1] == "rad 9999 å 😀"
    keys.write("!")
    view.notebook.save()
    assert stored()[-1] == "rad 9999 å 😀!"


def test_pasted_lines_go_where_the_cursor_is(view, keys, stored):
    keys.write("början slut\nsist\n")
    view.hands.put_cursor(0, 7)
    QGuiApplication.clipboard().setText("A\r\nB\r\nC")
    keys.press(Qt.Key.Key_V, CTRL)
    view.notebook.save()

    assert stored() == ["början A", "B", "Cslut", "sist"]


def test_one_pasted_line_stays_in_the_line(view, keys, stored):
    keys.write("före ")
    QGuiApplication.clipboard().setText("klistrat\n")
    keys.press(Qt.Key.Key_V, CTRL)
    view.notebook.save()

    assert stored() == ["före klistrat"]


def test_undo_goes_inside_the_line_first_and_then_through_the_journal(view, keys, stored, shown):
    keys.write("ett\ntvå")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert shown() == ["ett", ""]
    keys.press(Qt.Key.Key_Z, CTRL)
    assert "två" not in shown()
    keys.press(Qt.Key.Key_Z, CTRL)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert stored() == []


def test_undo_goes_word_by_word(view, keys, shown):
    keys.write("ett två tre")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert shown() == ["ett två "] or shown() == ["ett två"]
    keys.press(Qt.Key.Key_Z, CTRL)
    assert shown()[0].strip() in ("ett två", "ett")
    keys.press(Qt.Key.Key_Y, CTRL)
    keys.press(Qt.Key.Key_Y, CTRL)
    assert shown() == ["ett två tre"]


def test_a_switch_within_50_ms_loses_nothing(view, keys, session, stored):
    from kompass.assessment import edits

    other = session.edit(lambda file: edits.add_interview(file, role="Ekonomichef"))
    keys.write("sista orden??")
    view.show_interview(other)

    assert stored() == ["sista orden??"]


def test_closing_at_once_loses_nothing(view, keys, session, interview, file_path):
    from kompass.assessment.storage import open_file

    keys.write("sista orden ??")
    session.close()

    with open_file(file_path, author="Anna Ek") as file:
        (line,) = file.snapshot.material.lines_of(interview)
        assert (line.text, line.signals) == ("sista orden", ("??",))


def test_a_hidden_view_has_saved(view, keys, stored):
    keys.write("bara detta")
    view.hide()

    assert stored() == ["bara detta"]


def test_notes_are_shown_again_as_they_were(view, keys, session, interview, shown):
    from kompass.assessment import edits

    keys.write("ett\ntvå\n")
    other = session.edit(lambda file: edits.add_interview(file, role="Ekonomichef"))
    view.show_interview(other)
    assert shown() == [""]
    view.show_interview(interview)

    assert shown() == ["ett", "två", ""]
    assert view.hands.at == 2


def test_others_changes_are_followed(view, keys, session, shown):
    from kompass.assessment import edits

    keys.write("ett\ntvå\n")
    line = session.snapshot.material.lines_of(view.notebook.interview_id)[0]
    session.edit(lambda file: edits.set_line(file, line.id, "ändrad"))
    assert shown() == ["ändrad", "två", ""] or shown() == ["ändrad", "två"]
    session.edit(lambda file: edits.remove_line(file, line.id))
    assert shown()[0] == "två"


def test_text_that_cannot_be_saved_stays_and_is_told(view, keys, stored, shown):
    keys.write("ett")
    view.editor.textCursor().insertText("\0x")
    view.notebook.save()

    assert "tecken" in view.foot.said.text() or stored()[0].startswith("ett")
    assert shown()[0].startswith("ett")


def test_go_to_puts_the_cursor_into_a_line(view, keys, session):
    keys.write("ett\ntvå\ntre\n")
    line = session.snapshot.material.lines_of(view.notebook.interview_id)[1]
    view.go_to(line.id)

    assert view.hands.row.id == line.id


def test_pasted_lines_replace_what_is_selected(view, keys, stored):
    keys.write("ett bort två\n")
    view.hands.put_cursor(0, 4)
    for _ in range(5):
        keys.press(Qt.Key.Key_Right, SHIFT)
    QGuiApplication.clipboard().setText("A\nB ")
    keys.press(Qt.Key.Key_V, CTRL)
    view.notebook.save()

    assert stored() == ["ett A", "B två"]


def test_a_letter_composed_from_two_keys_is_saved_and_never_in_anothers_line(
    view, keys, stored, session, interview, team
):
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    from kompass.assessment import edits

    def compose(letter):
        event = QInputMethodEvent("", [])
        event.setCommitString(letter)
        QApplication.sendEvent(view.editor, event)

    keys.write("id")
    compose("é")
    keys.write("\n")
    session.edit(lambda file: edits.add_line(file, interview, "hans", author=team["Bo Lund"]))
    at = next(n for n, row in enumerate(view.notebook.rows) if row.foreign)
    view.hands.put_cursor(at, 2)
    compose("é")
    view.notebook.save()

    assert stored() == ["idé", "hans"]
    assert view.editor.paper.text(at) == "hans"
