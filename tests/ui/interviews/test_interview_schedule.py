"""A schedule from the municipality taken in, and the programme saved as files."""

from datetime import date, time

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits
from kompass.report.document import texts as words
from kompass.report.programme_document import programme_document
from ui.actions import ActionId
from ui.widgets.interview_dialogs import CALENDAR, PDF, WORD

SCHEDULE = """Datum;Tid;Roll;Organisation;Namn;Plats;Utvärderare
2026-09-22;9-9.45;Kommunchef;Kontoret;Påhittad Person;Rum 1;AE
2026-09-22;nittio;Rektor;;;;
2026-09-22;12-13;Lunch;;;;
2026-09-23;10.00-10.45;Enhetschef;Gatan;;Rum 2;BÅ, Någon Annan
"""


@pytest.fixture
def schedule(tmp_path):
    path = tmp_path / "schema.csv"
    path.write_text(SCHEDULE, encoding="utf-8")
    return path


@pytest.fixture
def asked(show, empty, schedule, monkeypatch, qtbot):
    """Return the window, and the dialog with the schedule read."""
    window = show(empty)
    monkeypatch.setattr(window.page.commands.dialogs, "schedule", lambda: schedule)
    window.shell.commands[ActionId.INTERVIEWS_IMPORT].trigger()
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: not dialog.busy and dialog.model.rowCount() > 0)
    return window, dialog


def column(dialog, at):
    return [dialog.model.index(row, at).data() for row in range(dialog.model.rowCount())]


def test_every_row_is_shown_with_its_number_and_what_becomes_of_it(asked):
    _window, dialog = asked

    assert column(dialog, 0) == ["2", "3", "4", "5"]
    assert column(dialog, 1) == [
        "Tas in", "Tas inte in", "Ingen intervju", "Tas in utan Någon Annan",
    ]  # fmt: skip
    assert "nittio" in dialog.model.index(1, 2).data()
    assert "1 rad kan inte läsas och lämnas utanför" in dialog.said.text()
    assert dialog.take.text() == "&Ta in 2 intervjuer"


def test_it_is_taken_in_as_one_step_with_people_guides_and_assessors(asked):
    window, dialog = asked
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    first, second = window.interviews
    assert (first.role, first.day, first.starts, first.ends) == (
        "Kommunchef", date(2026, 9, 22), time(9), time(9, 45),
    )  # fmt: skip
    assert [window.initials(one) for one in (first, second)] == [("AE",), ("BÅ",)]
    (person,) = window.material.people_of(first.id)
    assert person.name == "Påhittad Person"
    assert person.code
    assert window.material.guide(second.guide).role == "Enhetschef"
    assert "2 intervjuer är intagna" in window.page.out.said.text.text()

    window.shell.commands[ActionId.UNDO].trigger()

    assert window.interviews == []
    assert window.material.guides == ()


def test_enter_takes_it_in(asked):
    window, dialog = asked
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)

    assert len(window.interviews) == 2


def test_the_same_schedule_again_takes_nothing_twice(asked, schedule, qtbot):
    window, dialog = asked
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    again = window.page.commands.take_in(schedule)
    qtbot.waitUntil(lambda: not again.busy and again.model.rowCount() > 0)

    assert column(again, 1) == ["Finns redan", "Tas inte in", "Ingen intervju", "Finns redan"]
    assert not again.take.isEnabled()
    again.reject()


def test_cancelling_changes_nothing(asked):
    window, dialog = asked
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)

    assert window.interviews == []


def test_what_is_no_schedule_is_refused_in_a_sentence(show, empty, tmp_path, qtbot):
    bad = tmp_path / "bild.csv"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    window = show(empty)
    dialog = window.page.commands.take_in(bad)
    qtbot.waitUntil(lambda: bool(dialog.trouble.text()))

    assert dialog.trouble.text().endswith(".")
    assert not dialog.take.isVisible()
    dialog.reject()


def test_a_schedule_is_dropped_on_the_page(show, empty, schedule, qtbot):
    window = show(empty)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(schedule))])
    where, none = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(where.toPoint(), copy, data, left, none)
    QApplication.sendEvent(window.page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.page, QDropEvent(where, copy, data, left, none))
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: not dialog.busy and dialog.model.rowCount() == 4)
    dialog.reject()


def save(window, tmp_path, monkeypatch, qtbot, suffix, *, names):
    target = tmp_path / f"program{suffix}"
    monkeypatch.setattr(window.page.commands.dialogs, "save", lambda name, kind: target)
    window.shell.commands[ActionId.INTERVIEWS_EXPORT].trigger()
    dialog = QApplication.activeModalWidget()
    dialog.kinds[suffix].click()
    if names:
        dialog.names.click()
    dialog.save.click()
    qtbot.waitUntil(lambda: not window.page.out.busy and target.exists())
    return target


@pytest.fixture
def named(window):
    """Return the window with somebody named in the first interview."""
    row = window.interviews[0].id
    window.session.edit(lambda f: edits.add_person(f, row, name="Påhittad Person", code="KD"))
    return window


@pytest.mark.parametrize("names", [False, True])
@pytest.mark.parametrize("suffix", [WORD, PDF, CALENDAR])
def test_the_programme_is_saved_without_names_unless_they_are_asked_for(
    named, tmp_path, monkeypatch, qtbot, suffix, names
):
    target = save(named, tmp_path, monkeypatch, qtbot, suffix, names=names)

    said = named.page.out.said.text.text()
    assert said.startswith(f"Sparat: program{suffix}")
    if suffix == WORD:
        from docx import Document

        cells = [c.text for t in Document(str(target)).tables for r in t.rows for c in r.cells]
        assert ("Påhittad Person" in cells) is names
    if suffix == CALENDAR:
        text = target.read_text(encoding="utf-8").replace("\r\n ", "")
        assert text.count("BEGIN:VEVENT") == 3
        assert ("Påhittad Person" in text) is names
        assert ("Bo Åkesson" in text) is names


def test_interviews_without_a_day_are_told_of_in_the_calendar(window, tmp_path, monkeypatch, qtbot):
    window.session.edit(lambda file: edits.add_interview(file, role="Utan dag"))
    save(window, tmp_path, monkeypatch, qtbot, CALENDAR, names=False)

    assert "1 intervju utan dag eller tid är inte med." in window.page.out.said.text.text()


def test_the_programme_on_paper_stands_day_by_day(named):
    snapshot = named.session.snapshot
    plain = programme_document(snapshot, names=False, today=date(2026, 9, 1))
    said = [text for block in plain.blocks for text in words(block)]

    assert said.index("Tisdag 22 september 2026") < said.index("Onsdag 23 september 2026")
    assert "kl. 9.00–9.45" in said
    assert "Kommundirektör, Kommunledningskontoret" in said
    assert "AE, BÅ" in said
    assert not any("Påhittad" in text or "Anna Ek" in text for text in said)
    named_paper = programme_document(snapshot, names=True, today=date(2026, 9, 1))
    said = [text for block in named_paper.blocks for text in words(block)]
    assert "Påhittad Person" in said
    assert any("personuppgifter" in text for text in said)


def test_an_empty_programme_cannot_be_saved(show, empty):
    window = show(empty)
    window.shell.commands[ActionId.INTERVIEWS_EXPORT].trigger()

    assert QApplication.activeModalWidget() is None
    assert "Programmet är tomt" in window.page.out.said.text.text()


def test_what_has_been_done_is_said_for_a_while_and_trouble_until_it_is_read(window):
    out = window.page.out
    out.tell("Klart.")
    out._read.timeout.emit()
    assert out.isHidden()

    out.tell("Klart.")
    out.tell_trouble("Det gick inte.")
    assert not out._read.isActive()
    assert out.isVisible()
