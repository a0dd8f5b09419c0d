"""Evidence in the meeting, on the overview, with indicators, and when there is a lot of it."""

import time
from shutil import copyfile

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from kompass.assessment import edits
from kompass.assessment.material import Direction
from ui.actions import ActionId, PageId
from ui.evidence.standing import EvidenceStanding

K = Qt.Key


@pytest.fixture
def window(visited, tmp_path, theme, qtbot):
    """The whole window, for a team of two."""
    from kompass.assessment.storage import open_file
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.settings import Settings

    path = copyfile(visited, tmp_path / "team.kompass")
    with open_file(path, author="Anna Ek") as file:
        for name in ("Anna Ek", "Bo Åberg"):
            edits.add_assessor(file, name)
    session = Session("Anna Ek")
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    window = MainWindow()
    window.furnish(session, settings, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    session.open(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    session.close()


def go_to_samsyn(window, qtbot):
    window.shell.commands[ActionId.PAGE_SAMSYN].trigger()
    page = window.shell.stack.page(PageId.SAMSYN)
    qtbot.waitUntil(page.table.hasFocus)
    return page


def test_one_key_in_the_meeting_and_escape_back_to_the_list(window, keys, qtbot):
    page = go_to_samsyn(window, qtbot)

    keys.press(K.Key_F5)

    assert page.beside.evidence.isVisible()
    assert page.beside.evidence.panel.list.hasFocus()
    assert page.beside.evidence.panel.list.piece is not None
    keys.press(K.Key_Return)
    assert not page.table.isVisible()
    keys.press(K.Key_Escape)
    assert page.table.isVisible()
    keys.press(K.Key_Escape)
    assert page.table.hasFocus()
    assert page.beside.question.isVisible()


def test_the_projector_keeps_sensitive_notes_from_the_room(window, keys, qtbot):
    page = go_to_samsyn(window, qtbot)
    session = page._session
    line = next(each for each in session.snapshot.material.lines.values() if "Delegat" in each.text)
    question = session.snapshot.edition.question_numbered("1.1").id
    session.edit(lambda file: edits.add_links(file, line.id, [edits.Tie(question)]))
    page.go_to(question)
    keys.press(K.Key_F5)

    page.evidence.beside.project(on=True)
    panel = page.beside.evidence.panel
    link = session.snapshot.material.links_to(line.id)[-1]
    panel.list.choose(link.id)
    keys.press(K.Key_Return)

    shown = panel.list.looks._lines(panel.list.piece).quote
    assert "inte på projektor" in " ".join(shown)
    notes = page.evidence.beside.passage.notes
    assert line.text not in notes.toPlainText()
    assert "inte på projektor" in notes.toPlainText()


def test_f4_comes_to_the_questions_from_any_page(window, qtbot):
    window.shell.commands[ActionId.EVIDENCE_NEXT].trigger()

    qtbot.waitUntil(lambda: window.shell.stack.current is PageId.SCORING)
    page = window.shell.stack.page(PageId.SCORING)
    qtbot.waitUntil(page.texts.evidence.list.hasFocus)


def test_the_overview_counts_and_leads_there(session, visit, ask, qtbot):
    for number in ("1.1", "8.4"):
        question = ask(number)
        session.edit(lambda file, q=question: edits.set_points(file, q.id, q.max_points))
    for link in session.snapshot.material.links_of(ask("1.1").id):
        session.edit(
            lambda file, link=link: edits.set_link(file, link.id, direction=Direction.CONTRADICTS)
        )
    standing = EvidenceStanding(session)
    qtbot.addWidget(standing)

    standing.show_snapshot(session.snapshot)

    assert standing.without.text() == "1 fråga har poäng utan belägg"
    assert standing.against.text() == "1 fråga har poäng som beläggen motsäger"
    standing.show()
    with qtbot.waitSignal(standing.question_requested) as asked:
        QTest.mouseClick(standing.without, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (action,) = menu.actions()
        assert action.text().startswith("8.4  ")
        action.trigger()
        menu.close()
    assert asked.args == [ask("8.4").id]


def test_without_any_material_the_overview_says_nothing(tmp_path, qtbot):
    from kompass.assessment.snapshot import Details, Unit
    from kompass.catalogue.files import packaged
    from ui.session import Session

    session = Session("Anna")
    session.create(
        tmp_path / "empty.kompass",
        details=Details(Unit("Testby"), 2026),
        edition=packaged("kommunkompassen-2002"),
    )
    standing = EvidenceStanding(session)
    qtbot.addWidget(standing)
    standing.show_snapshot(session.snapshot)

    assert standing.isHidden()
    session.close()


def test_four_hundred_links_are_smooth(session, page, visit, keys):
    """Key to list, as a ratio: a link among 400 takes little more than one among 60."""
    one = _time_of_a_key(page, keys)
    questions = [each.id for each in session.snapshot.edition.questions()]
    items = [*session.snapshot.material.excerpts, *session.snapshot.material.lines]

    def tie_many(file):
        for number in range(340):
            tie = edits.Tie(questions[number % len(questions)])
            edits.add_links(file, items[number * 13 % len(items)], [tie])

    session.edit(tie_many)
    many = _time_of_a_key(page, keys)

    assert many < 5 * one + 0.05, (one, many)


def _time_of_a_key(page, keys):
    page.evidence.show()
    taken = []
    for sign in "123123":
        begin = time.perf_counter()
        keys.write(sign)
        QApplication.processEvents()
        taken.append(time.perf_counter() - begin)
    return sorted(taken)[len(taken) // 2]
