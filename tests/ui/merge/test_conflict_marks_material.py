"""Interviews, notes and sources that copies differ about are marked in row, sheet and margin."""

from datetime import date, time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits, merge
from kompass.assessment.material_kinds import LookupOutcome, RequestStatus, SourceKind
from kompass.assessment.storage import open_file
from ui.actions import ActionId, PageId
from ui.models.interviews_table import Column
from ui.models.sources_lists import STATUS
from ui.models.sources_table import Column as SourceColumn
from ui.notes.line_conflicts import NoteConflict
from ui.session import Session
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.merge_dialog import MergeDialog

KEY = Qt.Key
ROLE = Qt.ItemDataRole
DAY = date(2026, 9, 22)


@pytest.fixture
def made(copies):
    """Anna has taken in Bo's copy; of two rows each, they differ about the second one."""
    rows = SimpleNamespace()
    with open_file(copies["Anna"], author="Anna") as file:
        rows.calm = edits.add_interview(file, role="Rektor", day=DAY, starts=time(8, 0))
        rows.interview = edits.add_interview(file, role="Ekonomichef", day=DAY, starts=time(9, 0))
        rows.person = edits.add_person(file, rows.interview, code="EC")
        rows.first = edits.add_line(file, rows.interview, "Målen är kända")
        rows.line = edits.add_line(file, rows.interview, "Uppföljning sker")
        edits.add_request(file, title="Reglementen")
        rows.request = edits.add_request(file, title="Budget")
        edits.add_lookup(file, text="Diariet")
        rows.lookup = edits.add_lookup(file, text="Protokoll")
        edits.add_source(file, None, SourceKind.WEB, title="Start", address="https://a.example")
        rows.source = edits.add_source(
            file, None, SourceKind.WEB, title="Budget 2026", address="https://b.example"
        )
    copies["Bo"].unlink()
    copies["Bo"].write_bytes(copies["Anna"].read_bytes())
    for name, hour, status, outcome in (
        ("Anna", 10, RequestStatus.ASKED, LookupOutcome.FOUND),
        ("Bo", 11, RequestStatus.MISSING, LookupOutcome.PARTLY),
    ):
        with open_file(copies[name], author=name) as file:
            edits.set_interview(file, rows.interview, starts=time(hour, 0), place=f"Hos {name}")
            edits.set_person(file, rows.person, contact=f"{name}@prov.example")
            edits.set_line(file, rows.line, f"Uppföljning sker enligt {name}")
            edits.set_request(file, rows.request, status=status, note=f"Ring {name}")
            edits.set_lookup(file, rows.lookup, outcome=outcome, text=f"Protokoll {name}")
            edits.set_source(file, rows.source, publisher=f"{name}s nämnd")
    with open_file(copies["Anna"], author="Anna") as file:
        merge.take(file, merge.plan(file, [copies["Bo"]]))
        rows.path = copies["Anna"]
    return rows


@pytest.fixture
def window(settings, theme, made, qtbot):
    from ui.main_window import MainWindow

    session = Session("Anna")
    frame = MainWindow()
    frame.resize(1366, 768)
    shell = frame.furnish(session, settings, theme)
    shell.begin()
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    session.open(made.path)
    shell.session = session
    yield shell
    session.close()
    frame.deleteLater()


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def shown_marks(page):
    found = [mark for mark in page.findChildren(ConflictMark) if mark.isVisibleTo(page)]
    return {mark.accessibleName().removeprefix("Avgör konflikten: "): mark for mark in found}


def dialog_of(window, qtbot):
    qtbot.waitUntil(lambda: bool(window.window().findChildren(MergeDialog)))
    dialog = window.window().findChildren(MergeDialog)[-1]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def asked_about(window, qtbot):
    dialog = dialog_of(window, qtbot)
    words = dialog.conflicts.card.where.text()
    press(KEY.Key_2)
    press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: not window.window().findChildren(MergeDialog))
    window.window().activateWindow()
    qtbot.waitUntil(window.window().isActiveWindow)
    return words


def shown(table, row, column):
    """Return the words and whether there is a drawing, as the row shows them."""
    model = table.model()
    index = model.index(row, column)
    icon = model.data(index, ROLE.DecorationRole)
    return model.data(index), icon is not None and not icon.isNull()


def tip(table, row, column):
    return table.model().data(table.model().index(row, column), ROLE.ToolTipRole)


def test_an_interview_is_marked_in_its_row_and_beside_its_fields(window, made, qtbot):
    page = window.pages.show(PageId.INTERVIEWS)
    table = page.programme.table
    assert shown(table, 0, Column.STATE)[0] == "Planerad"
    assert shown(table, 1, Column.STATE) == ("Konflikt", True)
    assert tip(table, 1, Column.STATE) == (
        "Kopiorna har olika värden: plats för intervju med ekonomichefen, "
        "tid för intervju med ekonomichefen, anteckningsrad hos ekonomichefen, "
        "kontaktuppgift till intervjuad hos ekonomichefen."
    )
    page.go_to(made.calm)
    assert not shown_marks(page)

    page.go_to(made.interview)
    marks = shown_marks(page)
    assert set(marks) == {
        "tid för intervju med ekonomichefen",
        "plats för intervju med ekonomichefen",
        "kontaktuppgift till intervjuad hos ekonomichefen",
        "anteckningsrad hos ekonomichefen",
    }
    assert all(mark.text() == "Konflikt" and not mark.icon().isNull() for mark in marks.values())

    marks["tid för intervju med ekonomichefen"].setFocus()
    press(KEY.Key_Space)
    assert asked_about(window, qtbot) == "Tid för intervju med ekonomichefen"
    assert window.session.snapshot.material.interview(made.interview).starts == time(11, 0)
    assert "tid för intervju med ekonomichefen" not in shown_marks(page)


def test_the_row_is_calm_again_when_all_is_decided_also_for_the_value_it_showed(window, made):
    page = window.pages.show(PageId.INTERVIEWS)
    page.go_to(made.interview)
    decided = merge.conflicts(window.session.file)
    for conflict in decided:
        kept = next(one for one in conflict.versions if one.value == conflict.shown)
        window.session.edit(lambda file, c=conflict, v=kept: merge.resolve(file, c, v))

    assert shown(page.programme.table, 1, Column.STATE)[0] == "2 rader"
    assert not shown_marks(page)
    while len(window.session.snapshot.conflicts) < len(decided):
        window.session.undo()
    assert shown(page.programme.table, 1, Column.STATE)[0] == "Konflikt"


def test_typing_in_a_contested_field_decides_it(window, made, type_text):
    from ui.models.interviews_fields import Field

    page = window.pages.show(PageId.INTERVIEWS)
    page.go_to(made.interview)
    place = page.programme.sheet.lines[Field.PLACE]
    place.setFocus()
    place.selectAll()
    type_text(place, "Rådhuset")
    window.session.flush()

    assert "plats för intervju med ekonomichefen" not in shown_marks(page)


def test_the_days_say_it_in_words_too(window, made):
    page = window.pages.show(PageId.INTERVIEWS)
    from ui.widgets.interview_block import InterviewBlock

    window.commands[ActionId.INTERVIEWS_DAYS].trigger()
    words = [block.in_words() for block in page.findChildren(InterviewBlock)]

    assert ["konflikt" in said for said in sorted(words, key=len)] == [False, True]


def test_a_line_of_notes_is_marked_beside_it_and_above(window, made, qtbot):
    page = window.pages.show(PageId.INTERVIEWS)
    page.show_notes(made.interview)
    notes = page.notes
    margin = notes.editor.after
    at = {row.id: row for row in notes.notebook.rows}
    assert "Kopiorna har olika värden" in margin.tip_for(at[made.line])
    assert "Kopiorna" not in margin.tip_for(at[made.first])
    assert isinstance(notes.head.conflict, NoteConflict)
    assert notes.head.conflict.isVisible()

    (place,) = [
        place
        for number, _, place in notes.editor.visible_rows()
        if notes.notebook.rows[number].id == made.line
    ]
    spot = QPoint(12, round(place.center().y()))
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    dialog = dialog_of(window, qtbot)
    assert dialog.conflicts.card.where.text() == "Anteckningsrad hos ekonomichefen"
    press(KEY.Key_B)
    dialog.accept()

    assert not notes.head.conflict.isVisible()
    text = window.session.snapshot.material.lines[made.line].text
    assert text in [notes.editor.paper.text(n) for n in range(len(notes.notebook.rows))]


def test_a_click_beside_a_calm_line_only_goes_there(window, made):
    page = window.pages.show(PageId.INTERVIEWS)
    page.show_notes(made.interview)
    _, _, place = next(page.notes.editor.visible_rows())
    spot = QPoint(12, round(place.center().y()))
    margin = page.notes.editor.after
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    assert not window.window().findChildren(MergeDialog)
    assert page.notes.editor.textCursor().blockNumber() == 0


def test_what_to_ask_for(window, made, qtbot):
    page = window.pages.show(PageId.SOURCES)
    window.commands[ActionId.SOURCES_REQUESTS].trigger()
    requests = page.shelves.requests
    assert shown(requests.table, 0, STATUS)[0] == "Inte begärt"
    assert shown(requests.table, 1, STATUS) == ("Konflikt", True)
    assert "läge för begäran om ”Budget”" in tip(requests.table, 1, STATUS)

    requests.choose(made.request)
    marks = shown_marks(page)
    assert set(marks) == {"läge för begäran om ”Budget”", "anteckning om begäran om ”Budget”"}
    marks["läge för begäran om ”Budget”"].setFocus()
    press(KEY.Key_Return)
    dialog = dialog_of(window, qtbot)
    assert sorted(card.text.toPlainText() for card in dialog.conflicts.card.versions) == [
        "begärt", "finns inte",
    ]  # fmt: skip
    dialog.accept()


def test_sources_and_what_to_look_for(window, made, qtbot):
    page = window.pages.show(PageId.SOURCES)
    window.commands[ActionId.SOURCES_WEB].trigger()
    web = page.shelves.web
    assert shown(web.table, 0, SourceColumn.TITLE)[0] == "Start"
    assert shown(web.table, 1, SourceColumn.TITLE) == ("Konflikt · Budget 2026", True)
    assert shown(web.lookups.table, 1, STATUS) == ("Konflikt", True)

    page.desk.choose(made.source)
    assert set(shown_marks(page)) == {"utgivare av underlag ”Budget 2026”"}
    web.lookups.table.setFocus()
    web.lookups.choose(made.lookup)
    marks = shown_marks(page)
    assert len(marks) == 2
    QTest.mouseClick(next(iter(marks.values())), Qt.MouseButton.LeftButton)
    assert "punkt att leta efter" in asked_about(window, qtbot)
    assert len(shown_marks(page)) == 1


def test_nothing_is_marked_where_nothing_was_merged(window, made):
    for page in (PageId.INTERVIEWS, PageId.SOURCES):
        window.pages.show(page)
    for conflict in merge.conflicts(window.session.file):
        window.session.edit(lambda file, c=conflict: merge.resolve(file, c, merge.Choice.MINE))

    for page in (PageId.INTERVIEWS, PageId.SOURCES):
        assert not shown_marks(window.pages.show(page))
