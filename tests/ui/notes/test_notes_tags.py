"""Tags, speakers, names, signals and short words, typed by key events."""

import pytest
from PySide6.QtCore import Qt

from kompass.assessment.material_kinds import Secrecy, Touch

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def lines(session, interview):
    return lambda: session.snapshot.material.lines_of(interview)


def test_a_tag_becomes_a_chip_and_leaves_the_text(view, keys, lines, numbers):
    keys.write("§34 Medborgarna får svar\n")

    (line,) = lines()
    assert line.text == "Medborgarna får svar"
    assert numbers(line) == [("3.4", "typed")]


def test_a_tag_at_the_end_and_in_the_middle(view, keys, lines, numbers):
    keys.write("Målen §31 följs upp §32\n")

    (line,) = lines()
    assert line.text == "Målen följs upp"
    assert numbers(line) == [("3.1", "typed"), ("3.2", "typed")]


def test_a_tag_alone_tags_the_line_above(view, keys, lines, numbers):
    keys.write("Målen följs upp\n§31\n")
    assert numbers(lines()[0]) == [("3.1", "typed")]
    keys.write("§-31\n")
    assert numbers(lines()[0]) == []
    assert len(lines()) == 1


def test_a_tag_alone_taken_by_space_tags_the_line_above_too(view, keys, lines, numbers):
    keys.write("Målen följs upp\n§31 \n")

    assert [line.text for line in lines()] == ["Målen följs upp"]
    assert numbers(lines()[0]) == [("3.1", "typed")]


def test_a_tag_that_was_saved_as_text_is_taken_all_the_same(view, keys, lines, numbers):
    keys.write("Målen följs upp\n§31")
    view.notebook.save()
    assert [line.text for line in lines()] == ["Målen följs upp", "§31"]
    keys.write("\n")

    assert [line.text for line in lines()] == ["Målen följs upp"]
    assert numbers(lines()[0]) == [("3.1", "typed")]


def test_repeating_and_sticking(view, keys, lines, numbers):
    keys.write("ett §31\ntvå §§\n§34! tre\nfyra\n§. fem\n")

    found = [[number for number, _ in numbers(line)] for line in lines()]
    assert found == [["3.1"], ["3.1"], ["3.4"], ["3.4"], []]


def test_an_unknown_number_stays_as_text(view, keys, lines):
    keys.write("se §99 också\n")

    assert lines()[0].text == "se §99 också"


def test_letters_offer_questions_and_tab_takes_one(view, keys, lines, numbers):
    keys.write("bra §med")
    assert view.candidates.isVisible()
    first = view.candidates.lines[0].text()
    keys.write("\tså\n")

    assert not view.candidates.isVisible()
    (line,) = lines()
    assert line.text == "bra så"
    assert numbers(line)[0][0] == first.split()[0]


def test_arrows_choose_among_the_candidates_and_escape_lets_them_be(view, keys, lines, numbers):
    keys.write("§med")
    second = view.candidates.lines[1].text().split()[0]
    keys.press(Qt.Key.Key_Down)
    keys.write("\tord\n")
    assert numbers(lines()[0])[0][0] == second
    keys.write("§med")
    keys.press(Qt.Key.Key_Escape)
    assert not view.candidates.isVisible()


def test_a_speaker_leaves_the_text(view, keys, lines, session):
    keys.write("kd: vi mäter inte\n")

    (line,) = lines()
    assert line.text == "vi mäter inte"
    assert session.snapshot.material.code_of(line.speaker) == "KD"


def test_alt_digits_and_tab_change_the_speaker(view, keys, lines, session):
    code = session.snapshot.material.code_of
    keys.press(Qt.Key.Key_1, ALT)
    keys.write("ett\n")
    keys.press(Qt.Key.Key_2, ALT)
    keys.write("två\n\ttre\n")

    assert [code(line.speaker) for line in lines()] == ["KD", "BKD", "KD"]


def test_a_registered_name_never_reaches_the_file(view, keys, lines, file_path, session):
    keys.write("Greta Påhittsson säger nej")
    view.notebook.save()
    assert lines()[0].text == "KD säger nej"
    keys.write("\n")
    assert view.editor.paper.text(0) == "KD säger nej"
    assert all("Påhittsson säger" not in str(change.new) for change in session.file.changes())


def test_half_a_name_waits_until_it_is_whole(view, keys, lines, session):
    for letter in "Enligt Greta Påhittsson":
        keys.write(letter)
        view.notebook.save_some()
    keys.write(" är det så\n")

    assert lines()[0].text == "Enligt KD är det så"
    for change in session.file.changes():
        if change.entity == "line":
            assert "Gre" not in str(change.new)
            assert "Påh" not in str(change.new)


def test_a_word_that_begins_like_a_name_is_saved_when_it_is_left(view, keys, lines):
    keys.write("Stena i Gre")
    view.notebook.save_some()
    assert lines()[0].text == "Stena i "
    view.hide()
    assert lines()[0].text == "Stena i Gre"


def test_undo_once_brings_the_name_back(view, keys, lines):
    keys.write("Greta Påhittsson säger nej\n")
    keys.press(Qt.Key.Key_Z, CTRL)

    assert view.editor.paper.text(0) == "Greta Påhittsson säger nej"
    assert lines()[0].text == "Greta Påhittsson säger nej"


def test_ctrl_r_registers_a_name_in_two_keys(view, keys, lines, session, interview):
    keys.write("Prata med Maja Uppdiktad om detta\n")
    keys.press(Qt.Key.Key_R, CTRL)
    assert view.register.isVisible()
    assert view.register.name.text() == "Maja Uppdiktad"
    code = view.register.code.text()
    keys.press(Qt.Key.Key_Return)

    assert lines()[0].text == f"Prata med {code} om detta"
    assert "Maja Uppdiktad" in [one.name for one in session.snapshot.material.people_of(interview)]
    assert view.editor.hasFocus()


def test_signals_leave_the_end_of_the_line(view, keys, lines):
    keys.write("Det står i budgeten ?? ++\n")

    (line,) = lines()
    assert line.text == "Det står i budgeten"
    assert line.signals == ("??", "++")


def test_what_is_to_be_checked_is_in_the_list(view, keys, lines, session):
    keys.write("ett ??\ntvå\ntre ??\n")
    keys.press(Qt.Key.Key_F4)
    assert view.verify.list.count() == 2
    view.verify.list.setCurrentRow(1)
    keys.press(Qt.Key.Key_Delete)
    assert view.verify.list.count() == 1
    keys.press(Qt.Key.Key_Return)
    assert view.hands.row.id == lines()[0].id
    assert view.editor.hasFocus()


def test_short_words_are_written_out_and_taken_back(view, keys, lines):
    keys.write("ks beslutar ")
    assert view.editor.paper.text(0) == "kommunstyrelsen beslutar "
    keys.write("i ks ")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert view.editor.paper.text(0) == "kommunstyrelsen beslutar i ks "
    keys.write("igen\n")
    assert lines()[0].text == "kommunstyrelsen beslutar i ks igen"


def test_a_team_has_short_words_of_its_own(view, keys):
    view.notebook.around.words = lambda: {"ksn": "kommunstyrelsens näringslivsnämnd"}
    keys.write("ks och ksn ")
    assert view.editor.paper.text(0) == "ks och kommunstyrelsens näringslivsnämnd "


def test_ctrl_space_writes_nothing_out(view, keys):
    keys.write("ks")
    keys.press(Qt.Key.Key_Space, CTRL, " ")

    assert view.editor.paper.text(0) == "ks "


def test_lines_inherit_the_question_that_is_asked(view, keys, lines, numbers, session, interview):
    keys.write("inledning\n")
    keys.press(Qt.Key.Key_Down, CTRL)
    keys.press(Qt.Key.Key_Down, CTRL)
    point = view.guide.current
    keys.write("svaret\n")

    first, second = lines()
    assert numbers(first) == []
    assert numbers(second) == [(point.number, "inherited")]
    assert session.snapshot.material.asked_of(interview, point.id).state is Touch.TOUCHED


def test_a_typed_tag_marks_its_point_of_the_guide_as_touched(view, keys, session, interview):
    first, second = [point for point in view.guide.points if point.question][:2]
    keys.write(f"svaret §{first.number}\n")
    keys.write(f"mer\n§{second.number}\n")

    for point in (first, second):
        asked = session.snapshot.material.asked_of(interview, point.id)
        assert asked.state is Touch.TOUCHED
    assert [point.state for point in view.guide.points].count(Touch.TOUCHED) == 2


def test_a_typed_tag_makes_an_inherited_one_solid(view, keys, lines, numbers):
    keys.press(Qt.Key.Key_Down, CTRL)
    keys.press(Qt.Key.Key_Down, CTRL)
    number = view.guide.current.number
    keys.write("svaret §" + number + "\n")

    assert numbers(lines()[0]) == [(number, "typed")]


def test_the_pointer_jumps_and_comes_back(view, keys):
    keys.press(Qt.Key.Key_Down, CTRL)
    keys.press(Qt.Key.Key_G, CTRL)
    keys.write("34")
    assert view.guide.current.number == "3.4"
    assert view.editor.hasFocus()
    keys.press(Qt.Key.Key_G, CTRL)
    keys.press(Qt.Key.Key_Escape)
    assert view.guide.pointer == 0
    assert view.editor.hasFocus()


def test_a_question_is_enough_or_asked_again(view, keys, session, interview):
    keys.press(Qt.Key.Key_Down, CTRL)
    first = view.guide.current
    keys.press(Qt.Key.Key_F7)
    keys.press(Qt.Key.Key_Down, CTRL | SHIFT)

    asked = session.snapshot.material.asked_of(interview, first.id)
    assert (asked.state, asked.again) == (Touch.ENOUGH, True)
    assert view.guide.pointer == 1
    assert "4 frågor kvar" in view.foot.left.text()


def test_f8_marks_the_time_without_moving(view, keys, lines):
    keys.write("mitt i")
    keys.press(Qt.Key.Key_F8)
    keys.write(" meningen\n")
    keys.press(Qt.Key.Key_F8)

    first, second = lines()
    assert first.text == "mitt i meningen"
    assert len(first.time_mark) == len("14:02:11")
    assert (second.text, bool(second.time_mark)) == ("", True)


def test_a_sensitive_line(view, keys, lines):
    keys.write("hemligt\n")
    view.hands.put_cursor(0, 2)
    keys.press(Qt.Key.Key_H, CTRL | SHIFT)
    assert lines()[0].level is Secrecy.SENSITIVE
    keys.press(Qt.Key.Key_H, CTRL | SHIFT)
    assert lines()[0].level is Secrecy.INTERNAL


def test_f12_hides_the_notes_and_typing_goes_on(view, keys, lines):
    keys.write("synlig ")
    before = view.editor.viewport().grab().toImage()
    keys.press(Qt.Key.Key_F12)
    assert view.editor.viewport().grab().toImage() != before
    keys.write("dold\n")

    assert lines()[0].text == "synlig dold"
    assert not view.head.hidden.isHidden()
    keys.press(Qt.Key.Key_F12)
    assert view.head.hidden.isHidden()


def test_anothers_lines_are_read_only_and_can_be_the_same_statement(
    view, keys, lines, session, interview, team
):
    from kompass.assessment import edits

    keys.write("min rad\n")
    session.edit(
        lambda file: edits.add_line(file, interview, "kollegans rad", author=team["Bo Lund"])
    )
    at = next(n for n, row in enumerate(view.notebook.rows) if row.foreign)
    view.hands.put_cursor(at, 3)
    keys.write("x")
    view.notebook.save()
    assert "Bo Lund" in view.foot.said.text()
    assert [line.text for line in lines()] == ["min rad", "kollegans rad"]
    assert view.words.several_authors
    keys.write("=")
    mine, theirs = lines()
    assert mine.witness == theirs.id
    keys.write("=")
    assert lines()[0].witness is None


def test_a_locked_file_cannot_be_typed_in(view, keys, lines, session, monkeypatch):
    keys.write("ett\n")
    monkeypatch.setattr(type(session), "read_only", property(lambda _: True))
    session.lock_changed.emit()
    keys.write("nej\n")
    keys.press(Qt.Key.Key_F8)

    assert [line.text for line in lines()] == ["ett"]
    assert "läsa" in view.foot.said.text()


def test_minutes_are_only_counted_on_the_day_itself(view, session, interview):
    from datetime import datetime, time, timedelta

    from kompass.assessment import edits

    def place(day):
        session.edit(
            lambda file: edits.set_interview(
                file, interview, day=day, starts=time(0, 1), ends=time(23, 59)
            )
        )
        view.foot.follow()
        return view.foot.left.text()

    assert "min kvar" in place(datetime.now().astimezone().date()).replace("\xa0", " ")
    assert "min" not in place(datetime.now().astimezone().date() - timedelta(days=3))


def test_shift_f1_shows_the_keys_until_the_next_one(view, keys):
    from ui.notes.key_help import KeyHelp

    keys.press(Qt.Key.Key_F1, SHIFT)
    sheet = view.findChild(KeyHelp)
    assert sheet.isVisible()
    sheet.keyPressEvent(None)
    assert not sheet.isVisible()
