"""Two laptops, one interview: F9 at the start puts the clocks right, for the order of lines."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt

from kompass.assessment import edits, merge
from kompass.assessment.storage import open_file
from ui.notes import clocks as module
from ui.notes.clocks import clock

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
F9 = Qt.Key.Key_F9


@pytest.fixture
def time(monkeypatch):
    """Return a list whose only entry is what the clock of this machine says."""
    now = [NINE]

    class Frozen(datetime):
        @classmethod
        def now(cls, tz=None):
            return now[0].astimezone(tz)

    for name in ("clocks", "notebook", "hands"):
        monkeypatch.setattr(f"ui.notes.{name}.datetime", Frozen)
    return now


@pytest.fixture
def colleague(session, interview, team, file_path, tmp_path):
    """Merge what a colleague has noted in a copy, with a clock that is wrong by a time."""

    def take(wrong, *lines, start=0):
        path = tmp_path / "Bo.kompass"
        shutil.copy(file_path, path)
        with open_file(path, author="Bo Lund") as bo:
            if start is not None:
                begun = NINE + timedelta(seconds=start) + wrong
                edits.set_started(bo, interview, team["Bo Lund"], begun)
            for second, text in lines:
                at = NINE + timedelta(seconds=second) + wrong
                edits.add_line(bo, interview, text, typed_at=at, author=team["Bo Lund"])
        session.edit(lambda file: merge.take(file, merge.plan(file, [path])))

    return take


def write_at(time, keys, *lines):
    for second, text in lines:
        time[0] = NINE + timedelta(seconds=second)
        keys.write(f"{text}\n")


def test_f9_marks_the_start_and_moves_it_only_after_saying_so(view, keys, session, interview, time):
    keys.press(F9)
    at = view.notebook.clocks.started()
    assert at == NINE
    assert view.foot.started.text() == f"Start markerad {clock(NINE)}"
    assert "trycka F9" in view.foot.said.text()

    time[0] = NINE + timedelta(minutes=5)
    keys.press(F9)
    assert view.notebook.clocks.started() == NINE
    assert "Tryck F9 igen" in view.foot.said.text()
    keys.press(F9)
    assert view.notebook.clocks.started() == time[0]
    assert view.foot.said.text() == (f"Starten flyttades från {clock(NINE)} till {clock(time[0])}.")
    session.undo()
    assert view.notebook.clocks.started() == NINE
    assert view.foot.started.text().endswith(clock(NINE))
    session.undo()
    assert view.notebook.clocks.started() is None
    assert view.foot.started.text() == ""


def test_a_second_press_long_after_asks_again(view, keys, time, monkeypatch):
    monkeypatch.setattr(module, "ASKED_FOR_MS", 1)
    keys.press(F9)
    time[0] = NINE + timedelta(minutes=5)
    keys.press(F9)
    view.notebook.clocks._asked.stop()
    keys.press(F9)
    assert view.notebook.clocks.started() == NINE


def test_typing_goes_on_and_nothing_is_lost_when_the_start_is_marked(view, keys, stored):
    keys.write("halv ")
    keys.press(F9)
    keys.write("mening\n")
    assert stored() == ["halv mening"]


def test_lines_stand_by_clocks_put_right_and_nothing_stored_changes(
    view, keys, session, interview, shown, colleague, time
):
    keys.press(F9)
    write_at(time, keys, (10, "a10"), (30, "a30"), (50, "a50"))
    before = session.snapshot.material.lines
    colleague(timedelta(hours=-1, minutes=-2), (0, "b0"), (20, "b20"), (40, "b40"))

    assert [text for text in shown() if text] == ["b0", "a10", "b20", "a30", "b40", "a50"]
    assert view.foot.started.text() == f"Start markerad {clock(NINE)} · klockorna är jämkade"
    assert "Klockan hos Bo Lund gick 1 tim 2 min efter." in view.foot.started.toolTip()
    after = session.snapshot.material.lines
    assert all(after[row] == line for row, line in before.items())
    first = view.notebook.rows[0]
    assert view.words.time_of(first) == f"{NINE.astimezone():%H:%M}"
    assert "jämkade klockor" in view.words.about(first)


def test_a_line_written_last_stays_last_whatever_the_clock_of_the_colleague(
    view, keys, session, interview, shown, colleague, time
):
    keys.press(F9)
    write_at(time, keys, (10, "a10"))
    colleague(timedelta(hours=-1), (20, "b20"))
    view.hands.put_cursor(len(view.notebook.rows) - 1)
    write_at(time, keys, (30, "a30"), (40, "a40"))
    expected = ["a10", "b20", "a30", "a40"]
    assert [text for text in shown() if text] == expected
    view.notebook.fill()
    assert [text for text in shown() if text] == expected

    view.hands.put_cursor(view.notebook.rows.index(
        next(row for row in view.notebook.rows if row.line and row.line.text == "a30")
    ))  # fmt: skip
    keys.press(Qt.Key.Key_Up, ALT)
    mine = [line.text for line in view.notebook.clocks.lines() if line.text.startswith("a")]
    assert mine == ["a30", "a10", "a40"]


def test_without_both_starts_it_is_said_that_the_clocks_are_not_put_right(
    view, keys, colleague, time, shown, interview
):
    write_at(time, keys, (10, "a10"))
    colleague(timedelta(hours=1), (20, "b20"), start=None)
    assert view.foot.started.text() == "klockorna är inte jämkade"
    assert "tryck F9" in view.foot.started.toolTip()
    keys.press(F9)
    assert view.foot.started.text().endswith("klockorna är inte jämkade")
    assert "Bo Lund har inte markerat" in view.foot.started.toolTip()


def test_the_same_statement_is_shown_with_both_who_noted_it(view, keys, colleague, time, session):
    write_at(time, keys, (10, "kön är lång"))
    colleague(timedelta(), (12, "lång kö"))
    foreign = next(at for at, row in enumerate(view.notebook.rows) if row.foreign)
    view.hands.put_cursor(foreign)
    keys.write("=")
    said = {view.words.same_in_short(row) for row in view.notebook.rows if row.line}
    assert said == {"AE = BL"}
    own = next(row for row in view.notebook.rows if row.line and not row.foreign)
    assert "antecknad av Anna Ek och Bo Lund" in view.words.about_tags(own)
    keys.write("=")
    assert {view.words.same_in_short(row) for row in view.notebook.rows} == {""}


def test_a_file_to_read_says_why_the_start_cannot_be_marked(view, keys, session, monkeypatch):
    monkeypatch.setattr(type(session), "read_only", property(lambda _: True))
    keys.press(F9)
    assert "läsa" in view.foot.said.text()
    assert view.notebook.clocks.started() is None


def test_f9_belongs_to_the_notes_wherever_in_them_the_keyboard_is(view, keys):
    view.head.away.setFocus()
    keys.press(F9)
    assert view.notebook.clocks.started() is not None
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.ShortcutOverride, F9, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    view.event(event)
    assert event.isAccepted()


def cells(view):
    table = view.columns
    return [
        tuple(table.item(row, column).text() for column in (1, 2, 3))
        for row in range(table.rowCount())
    ]


@pytest.fixture
def wide(view, keys, time, colleague):
    view.resize(1366, 700)
    keys.press(F9)
    write_at(time, keys, (10, "målen är kända"), (70, "kön är lång §34"), (130, "sist"))
    colleague(timedelta(hours=-1), (12, "alla kan målen"), (75, "lång kö"), (200, "efteråt"))
    return view


def test_two_columns_side_by_side_and_back(wide, keys):
    assert wide.head.beside.isVisible()
    keys.press(F9, SHIFT)
    assert wide.columns.hasFocus()
    assert cells(wide) == [
        ("målen är kända", "", "alla kan målen"),
        ("kön är lång   §3.4", "", "lång kö"),
        ("sist", "", ""),
        ("", "", "efteråt"),
    ]
    heads = [wide.columns.horizontalHeaderItem(column).text() for column in (1, 3)]
    assert heads == ["Anna Ek", "Bo Lund"]

    wide.columns.setCurrentCell(1, 3)
    keys.press(Qt.Key.Key_Return)
    assert wide.stack.currentWidget() is not wide.columns
    assert wide.hands.row.line.text == "lång kö"
    keys.press(F9, SHIFT)
    assert wide.columns.currentItem().text() == "lång kö"
    keys.press(F9, SHIFT)
    assert wide.editor.hasFocus()


def test_the_same_statement_in_two_columns_is_one_piece(wide, keys, session):
    keys.press(F9, SHIFT)
    wide.columns.setCurrentCell(0, 1)
    keys.write("=")
    assert cells(wide)[0] == ("målen är kända", "=", "alla kan målen")
    assert "AE = BL" in wide.columns.item(0, 1).toolTip()
    assert "ett belägg" in wide.foot.said.text()
    session.undo()
    assert cells(wide)[0][1] == ""
    session.redo()
    keys.write("=")
    assert cells(wide)[0][1] == ""
    wide.columns.setCurrentCell(2, 1)
    keys.write("=")
    assert "Ingen rad" in wide.foot.said.text()
    keys.write("x")
    assert "att läsa" in wide.foot.said.text()


def test_two_columns_are_hidden_with_the_rest_and_leave_where_it_is_narrow(wide, keys):
    keys.press(F9, SHIFT)
    keys.press(Qt.Key.Key_F12)
    assert set(cells(wide)[0][0]) == {"▒"}
    keys.press(Qt.Key.Key_F12)
    assert cells(wide)[0][0] == "målen är kända"
    wide.resize(1000, 700)
    assert wide.stack.currentWidget() is not wide.columns
    assert not wide.head.beside.isVisible()
    keys.press(F9, SHIFT)
    assert "smalt" in wide.foot.said.text()


def test_no_two_columns_for_one_author(view, keys):
    keys.write("ett\n")
    keys.press(F9, SHIFT)
    assert "Ingen annan" in view.foot.said.text()
    assert view.editor.hasFocus()
    assert not view.head.beside.isVisible()
