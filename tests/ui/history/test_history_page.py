"""The history page tells what was done, by whom and when, and how it stood then."""

import re
import time
from decimal import Decimal

from PySide6.QtCore import Qt

from kompass.assessment import edits
from kompass.assessment.journal.changes import Change, Kind
from kompass.assessment.journal.sorts import Sort
from kompass.assessment.values.state import Entity
from kompass.catalogue.files import packaged
from ui.models.history_list import HistoryListModel
from ui.models.history_steps import Wanted, journal_of, matching

QUESTIONS = [q.id for q in packaged("kommunkompassen-2002").questions()]


def told(page):
    rows = [page.model.index(row).data() for row in range(page.model.rowCount())]
    return [re.sub(r"^\d\d:\d\d ", "", row) for row in rows]


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page.busy, timeout=15_000)


def test_the_history_is_told_newest_first_under_its_day(page):
    day, *steps = told(page)

    assert re.fullmatch(r"\w+dag \d+ \w+ \d{4}", day)
    assert steps == [
        "Bo ångrade 2.3 till 4",
        "Bo satte 2.3 till 4",
        "Anna skrev motivering till 1.1",
        "Anna satte 1.1 till 22,5 (var 20)",
        "Anna satte 1.1 till 20",
        "Anna skapade utvärderingen",
    ]


def test_a_new_change_comes_first_at_once(page, session, qtbot):
    session.edit(lambda file: edits.set_points(file, QUESTIONS[1], Decimal(7)))
    settle(page, qtbot)

    assert told(page)[1] == "Bo satte 1.2 till 7"


def test_words_persons_questions_and_sorts_narrow_the_list(page, keys, qtbot):
    page.filters.text.setFocus()
    keys.write("22,5")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=15_000)
    assert told(page)[1:] == ["Anna satte 1.1 till 22,5 (var 20)"]
    page.filters.text.clear()
    settle(page, qtbot)

    page.filters.person.setCurrentText("Bo")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=15_000)
    page.filters.person.setCurrentIndex(0)
    settle(page, qtbot)
    page.filters.place.setCurrentIndex(page.filters.place.findData(QUESTIONS[0]))
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=15_000)
    page.filters.sort.setCurrentText("Texter")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=15_000)
    assert told(page)[1:] == ["Anna skrev motivering till 1.1"]


def test_what_was_done_with_sources_is_a_sort_of_its_own(page, session, qtbot):
    session.edit(lambda file: edits.add_request(file, title="Delegationsordning"))
    settle(page, qtbot)

    found = {}
    for words in ("Underlag och intervjuer", "Uppgifter"):
        page.filters.sort.setCurrentText(words)
        settle(page, qtbot)
        found[words] = [line for line in told(page) if "Delegationsordning" in line]

    assert len(found["Underlag och intervjuer"]) == 1
    assert found["Uppgifter"] == []


def test_nothing_found_says_so(page, keys, qtbot):
    page.filters.text.setFocus()
    keys.write("finns inte")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    settle(page, qtbot)

    assert page.count.text() == "Inget i historiken passar. Ändra eller töm filtren."
    assert not page.sheet.isVisible()


def figures(page, row):
    model = page.sheet.model
    return [model.index(row, column).data() for column in range(4)]


def test_it_is_shown_as_it_stood_then_beside_now(page, keys, qtbot):
    for _ in range(4):
        keys.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.sheet.isVisible() and figures(page, 0)[1] == "20")

    assert figures(page, 0) == ["Totalt", "20", "22,5", "+2,5"]
    assert figures(page, 2)[1:] == ["20", "22,5", "+2,5"]
    assert page.sheet.model.headerData(0, Qt.Orientation.Horizontal) == "3 rader skiljer"


def test_two_moments_are_compared(page, keys, qtbot):
    for _ in range(5):
        keys.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.sheet.isVisible() and figures(page, 0)[1] == "–")  # not zero
    page.sheet.compare.click()
    settle(page, qtbot)
    keys.press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: figures(page, 0)[2] == "20")

    assert figures(page, 2)[1:] == ["–", "20", "ny poäng"]
    page.sheet.base.setFocus()
    keys.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: figures(page, 0)[1:] == ["20", "22,5", "+2,5"])


def test_a_hundred_thousand_changes_are_listed_without_freezing(session, qapp):
    first = session.file.changes()[-3]
    many = tuple(
        Change(id=f"c{n}", seq=n, at=first.at, author="Anna", kind=Kind.EDIT, step=f"s{n}",
               undoes=None, parent=None, entity=Entity.SCORE, entity_id=QUESTIONS[n % 37],
               field="points", old=None, new="3")
        for n in range(100_000)
    )  # fmt: skip
    journal = journal_of(many)
    which = matching(journal, Wanted(), session.snapshot, lambda *_: None)
    model = HistoryListModel()
    begun = time.perf_counter()
    model.show_steps(journal, which, session.snapshot)
    shown = time.perf_counter() - begun

    assert model.rowCount() == 100_001
    assert model.index(1).data().endswith("till 3")
    assert shown < 5  # generous on a busy machine; about 0.3 s on a quiet one


def test_many_steps_are_looked_through_by_everything_at_once(session):
    first = session.file.changes()[-3]
    many = tuple(
        Change(id=f"c{n}", seq=n, at=first.at, author=("Anna", "Bo")[n % 2], kind=Kind.EDIT,
               step=f"s{n}", undoes=None, parent=None, entity=Entity.SCORE,
               entity_id=QUESTIONS[n % 37], field=("points", "rationale")[n % 3 == 0], old=None,
               new=f"Text {n}" if n % 3 == 0 else "3")
        for n in range(10_000)
    )  # fmt: skip
    journal = journal_of(many)
    wanted = Wanted("Anna", QUESTIONS[0], Sort.TEXTS, "text 9990")
    begun = time.perf_counter()
    which = matching(journal, wanted, session.snapshot, lambda *_: None)
    everything = matching(journal, Wanted(text="skrev 1.1"), session.snapshot, lambda *_: None)
    took = time.perf_counter() - begun

    assert {journal.steps[each].id for each in which} == {"s9990"}
    assert everything == ()
    assert took < 5  # beside the window; about 0.3 s on a quiet machine


def test_the_question_of_the_change_is_looked_at_first(page, keys, qtbot):
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.sheet.heading.text().startswith("1.1 "), timeout=15_000)
    keys.press(Qt.Key.Key_Down)
    legend = page.sheet.legend
    qtbot.waitUntil(lambda: legend.text().startswith("Överstruket fanns bara då"), timeout=15_000)

    assert page.sheet.text.toPlainText() == "Bra webbplats."


def test_a_file_closed_while_it_is_being_looked_through_is_let_go(page, session, qtbot):
    settle(page, qtbot)
    page._look()
    assert page.looking.busy
    session.close()

    settle(page, qtbot)
    assert not session.is_open
