"""Undecided fields are marked where they stand, and the mark leads to the decision of just that."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits, history, merge
from kompass.assessment.storage import open_file
from kompass.catalogue.files import packaged
from ui.actions import ActionId, PageId
from ui.past_moment import PastMoment
from ui.session import Session
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.merge_dialog import MergeDialog

EDITION = packaged("kommunkompassen-2002")
FIRST = next(EDITION.questions()).id
AREA = EDITION.areas[0].id
KEY = Qt.Key


@pytest.fixture
def merged(copies):
    """Anna has taken in Bo's copy: texts, facts and a strength differ too."""
    with open_file(copies["Anna"], author="Anna") as file:
        strength = edits.add_strength(file, AREA, "Snabba svar")
    copies["Bo"].unlink()
    copies["Bo"].write_bytes(copies["Anna"].read_bytes())
    for name, points, day, people in (("Anna", 20, 14, 1000), ("Bo", 25, 15, 1001)):
        with open_file(copies[name], author=name) as file:
            edits.set_points(file, FIRST, Decimal(points + 1))
            edits.set_introduction(file, AREA, f"Inledning av {name}")
            edits.set_strength(file, strength, f"Svar enligt {name}")
            edits.set_details(
                file, visit_from=date(2026, 9, day), inhabitants=people, summary=f"Enligt {name}"
            )
    with open_file(copies["Anna"], author="Anna") as file:
        merge.take(file, merge.plan(file, [copies["Bo"]]))
        assert len(file.snapshot.conflicts) == 6
    return copies["Anna"]


@pytest.fixture
def window(settings, theme, merged, qtbot):
    from ui.main_window import MainWindow

    session = Session("Anna")
    frame = MainWindow()
    frame.resize(1366, 768)
    shell = frame.furnish(session, settings, theme)
    shell.begin()
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    session.open(merged)
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


def gone(window, qtbot):
    qtbot.waitUntil(lambda: not window.window().findChildren(MergeDialog))
    window.window().activateWindow()
    qtbot.waitUntil(window.window().isActiveWindow)


def test_the_scoring_page_marks_every_undecided_field(window):
    page = window.pages.show(PageId.SCORING)

    assert set(shown_marks(page)) == {
        "poäng på 1.1", "inledning till område 1", "styrka i område 1",
    }  # fmt: skip
    mark = shown_marks(page)["poäng på 1.1"]
    assert (mark.text(), mark.icon().isNull()) == ("Konflikt", False)
    assert "Kopiorna har olika värden" in mark.toolTip()


def test_tab_leads_to_the_mark_and_space_to_just_that_decision(window, qtbot):
    page = window.pages.show(PageId.SCORING)
    page.go_to(FIRST)
    field = QApplication.focusWidget()
    press(KEY.Key_Tab)
    mark = QApplication.focusWidget()
    assert mark is shown_marks(page)["poäng på 1.1"]

    press(KEY.Key_Space)
    dialog = dialog_of(window, qtbot)
    assert dialog.conflicts.card.where.text() == "Poäng på 1.1"
    assert [card.text.toPlainText() for card in dialog.conflicts.card.versions] == ["21", "26"]
    press(KEY.Key_2)
    press(KEY.Key_Escape)
    gone(window, qtbot)

    assert window.session.snapshot.score(FIRST).points == 26
    assert "poäng på 1.1" not in shown_marks(page)
    assert window.window().focusWidget() is field


def test_a_click_on_the_mark_of_a_text_decides_that_text(window, qtbot):
    page = window.pages.show(PageId.SCORING)
    mark = shown_marks(page)["inledning till område 1"]
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)

    dialog = dialog_of(window, qtbot)
    assert dialog.conflicts.card.where.text() == "Inledning till område 1"
    press(KEY.Key_B)
    text = window.session.snapshot.area_texts(AREA).introduction
    assert "Inledning av Anna" in text
    assert "Inledning av Bo" in text
    dialog.accept()


def test_undo_brings_the_mark_back(window):
    page = window.pages.show(PageId.SCORING)
    file = window.session.file
    (conflict,) = [c for c in merge.conflicts(file) if c.key[2] == "points"]
    window.session.edit(lambda file: merge.resolve(file, conflict, merge.Choice.THEIRS))
    assert "poäng på 1.1" not in shown_marks(page)

    window.session.undo()

    assert "poäng på 1.1" in shown_marks(page)


def test_the_overview_marks_facts(window, qtbot):
    page = window.pages.show(PageId.OVERVIEW)
    marks = shown_marks(page)
    assert set(marks) == {"besöksdatum", "invånare"}

    marks["invånare"].setFocus()
    press(KEY.Key_Return)
    dialog = dialog_of(window, qtbot)
    assert dialog.conflicts.card.where.text() == "Invånare"
    press(KEY.Key_N)
    for letter in "1 234":
        QTest.keyClick(QApplication.focusWidget(), letter)
    press(KEY.Key_Return)
    assert window.session.snapshot.details.inhabitants == 1234
    press(KEY.Key_Escape)
    gone(window, qtbot)
    assert set(shown_marks(page)) == {"besöksdatum"}


def test_the_report_says_how_much_is_undecided_and_leads_there(window, qtbot):
    page = window.pages.show(PageId.REPORT)
    assert "6 uppgifter är oavgjorda efter sammanslagningen." in page.bar.state.text()
    assert page.bar.draft.isVisible()
    assert {"besöksdatum", "invånare"} <= set(shown_marks(page))

    page.bar.show_lacking.click()
    rows = [row for row in page.form.lacking.blocking.rows if "konflikter" in row.jump.title]
    rows[0].click()
    dialog = dialog_of(window, qtbot)
    assert dialog.conflicts.count.text() == "6 konflikter att avgöra"
    dialog.accept()


def test_the_menu_leads_to_the_conflicts_when_the_banner_is_put_away(window, qtbot):
    window.commands[ActionId.DECIDE].trigger()

    dialog = dialog_of(window, qtbot)
    assert dialog.conflicts.count.text() == "6 konflikter att avgöra"
    dialog.accept()


def test_what_was_undecided_can_be_seen_later_but_not_decided(window, qtbot):
    session = window.session
    before = session.file.latest_step.changes[-1].seq
    for conflict in merge.conflicts(session.file):
        decide = merge.Choice.MINE
        session.edit(lambda file, one=conflict, how=decide: merge.resolve(file, one, how))
    page = window.pages.show(PageId.SCORING)
    assert shown_marks(page) == {}

    session.look_at(PastMoment("Efter sammanslagningen", history.snapshot_at(session.file, before)))

    marks = shown_marks(page)
    assert "poäng på 1.1" in marks
    assert not marks["poäng på 1.1"].isEnabled()
    session.look_at(None)
    assert shown_marks(page) == {}


def test_the_next_step_is_to_decide_once_all_is_scored():
    from kompass.assessment.scoring import score
    from kompass.assessment.snapshot import Contested, Details, Score, Snapshot, Unit
    from kompass.ids import AssessmentId
    from ui.models.next_step import NextStep, Stage, next_step

    scores = {q.id: Score(Decimal(1), "därför") for q in EDITION.questions()}
    done = Snapshot(AssessmentId("a"), EDITION, Details(Unit("Testby"), 2026), scores=scores)
    assert next_step(done, score(done)) == NextStep(Stage.REPORT, 0)

    torn = replace(done, conflicts=frozenset({Contested("score", FIRST, "points")}))
    assert next_step(torn, score(torn)) == NextStep(Stage.DECIDE, 1)


def test_the_meeting_marks_what_it_has_not_really_agreed_on(window, qtbot):
    from ui.models.samsyn_meeting import meeting

    session = window.session
    for name in ("Anna Ek", "Bo Åkesson"):
        session.edit(lambda file, who=name: edits.add_assessor(file, who))
    page = window.pages.show(PageId.SAMSYN)
    found = meeting(session.snapshot, None, printed_order=True)
    assert found.contested == {FIRST}
    assert found.next_open(found.rows[-1].question.id, 1) == FIRST
    page.go_to(FIRST)
    agreed = page.question.agreed
    assert agreed.standing.text() == "kopiorna skiljer sig"
    table = page.table.model()
    place = table.meeting.place_of(FIRST)
    cell = table.index(place, table.apart + 1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).endswith("konflikt att avgöra")

    agreed.conflict.setFocus()
    press(KEY.Key_Space)
    dialog = dialog_of(window, qtbot)
    press(KEY.Key_1)
    dialog.accept()
    gone(window, qtbot)

    assert not agreed.conflict.isVisible()
    assert agreed.standing.text() == "överens"
    assert session.snapshot.score(FIRST).points == 21
