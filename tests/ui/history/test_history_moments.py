"""Moments get names, are found under them, and the whole window can show how it stood then."""

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from test_history_page import QUESTIONS, figures, settle, told

from kompass.assessment import edits, merge
from kompass.assessment.storage import open_file
from ui.actions import ActionId
from ui.models.history_list import ROW_ROLE
from ui.widgets.moment_name import MomentName

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def asked(qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MomentName))
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.field.hasFocus)
    return dialog


def name_it(keys, qtbot, name):
    asked(qtbot)
    keys.press(KEY.Key_A, CONTROL)
    keys.write(name)
    keys.press(KEY.Key_Return)


def go_down(page, keys, qtbot, steps):
    for _ in range(steps):
        keys.press(KEY.Key_Down)
    settle(page, qtbot)


def names(page):
    rows = [page.model.index(row).data(ROW_ROLE) for row in range(page.model.rowCount())]
    return [row.moment.name for row in rows if row.moment is not None]


def test_the_chosen_moment_gets_a_name_where_it_stands(page, keys, session, qtbot):
    go_down(page, keys, qtbot, 2)
    keys.press(KEY.Key_D, CONTROL)
    name_it(keys, qtbot, "Efter dag 2")
    settle(page, qtbot)

    assert told(page)[1:6] == [
        "Bo gav tidpunkten namnet ”Efter dag 2”",
        "Bo ångrade 2.3 till 4",
        "Bo satte 2.3 till 4",
        "”Efter dag 2”",
        "Anna skrev motivering till 1.1",
    ]
    assert page.said.text() == "Tidpunkten heter nu ”Efter dag 2”. Det går att ångra."
    session.undo()
    settle(page, qtbot)
    assert names(page) == []


def test_an_empty_name_is_refused_where_it_was_typed(page, keys, qtbot):
    page.name_now.click()
    dialog = asked(qtbot)
    keys.press(KEY.Key_Return)

    assert dialog.trouble.text() == "Skriv ett namn, till exempel ”Efter dag 2”."
    keys.press(KEY.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert names(page) == []


def test_the_present_gets_a_name_another_name_and_none(page, keys, qtbot):
    QTest.mouseClick(page.name_now, Qt.MouseButton.LeftButton)
    name_it(keys, qtbot, "Utkast till kommunen")
    settle(page, qtbot)
    assert names(page) == ["Utkast till kommunen"]

    page.view.setCurrentIndex(page.model.index(2))
    settle(page, qtbot)
    assert page.sheet.title.text() == "Så stod det vid ”Utkast till kommunen”"
    assert page.sheet.name.text() == "&Döp om…"
    assert not page.sheet.take_back.isVisible()
    QTest.mouseClick(page.sheet.name, Qt.MouseButton.LeftButton)
    name_it(keys, qtbot, "Till kommunen")
    settle(page, qtbot)
    assert names(page) == ["Till kommunen"]
    assert page.model.row(page.view.currentIndex()).moment.name == "Till kommunen"

    page.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    keys.press(KEY.Key_Delete)
    settle(page, qtbot)
    assert names(page) == []
    assert told(page)[1] == "Bo tog bort namnet på tidpunkten ”Till kommunen”"


def test_named_moments_are_found_by_kind_and_by_name(page, session, keys, qtbot):
    session.edit(lambda file: edits.name_moment(file, "Före lunch", place=session_place(session)))
    settle(page, qtbot)
    page.filters.sort.setCurrentText("Tidpunkter med namn")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert names(page) == ["Före lunch"]
    page.filters.sort.setCurrentIndex(0)
    page.filters.text.setFocus()
    keys.write("före lu")
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)  # the step, its name, and the naming


def session_place(session):
    """Return the place of the first step that Anna made."""
    return session.file.changes()[-5].seq


def test_what_was_written_is_found_too(page, keys, qtbot):
    page.filters.text.setFocus()
    keys.write("webbplats")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)

    assert told(page)[1:] == ["Anna skrev motivering till 1.1"]


def test_a_named_moment_is_compared_with_another(page, session, keys, qtbot):
    session.edit(lambda file: edits.name_moment(file, "Före lunch", place=session_place(session)))
    settle(page, qtbot)
    box = page.sheet.base
    assert isinstance(box, QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["nu", "”Före lunch”"]
    then = figures(page, 0)
    box.setFocus()
    keys.press(KEY.Key_Down)
    settle(page, qtbot)

    assert page.sheet.title.text().startswith("Från ”Före lunch” till ")
    assert then[1] == figures(page, 0)[2] == "22,5"
    assert figures(page, 0)[1] == "20"


def test_the_whole_window_shows_how_it_stood_then(page, session, actions, keys, qtbot):
    went = []
    actions[ActionId.PAGE_OVERVIEW].triggered.connect(lambda: went.append(True))
    go_down(page, keys, qtbot, 4)
    keys.press(KEY.Key_Return)
    settle(page, qtbot)
    first = session.snapshot.edition.areas[0].questions[0].id

    assert went == [True]
    assert session.read_only
    assert str(session.snapshot.score(first).points) == "20"
    assert str(session.file.snapshot.score(first).points) == "22.5"
    assert page.sheet.reason.text().startswith("Du ser hur det stod tidigare.")
    assert not page.sheet.take_back.isEnabled()
    session.look_at(None)
    assert not session.read_only
    assert str(session.snapshot.score(first).points) == "22.5"


def test_a_menu_at_the_row_offers_the_same(page, qtbot):
    shown = [action.text() for action in page.view.actions() if action.isEnabled()]

    assert "Ge t&idpunkten ett namn…" in shown
    assert page.view.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu


def test_tab_goes_from_the_list_through_all_that_can_be_done(page, keys, qtbot):
    settle(page, qtbot)
    page.filters.text.setFocus()
    passed = []
    for _ in range(11):
        keys.press(KEY.Key_Tab)
        where = QApplication.focusWidget()
        passed.append(where.text() if isinstance(where, QPushButton) else where.accessibleName())

    assert passed[:11] == [
        "Person",
        "Område eller fråga",
        "Slag av ändring",
        "Historik, det nyaste först",
        "Ge nuläget ett namn…",
        "&Visa allt som det stod då",
        "&Ge ett namn…",
        "Ta ti&llbaka",
        "Jämför med",
        "&Jämför härifrån",
        "Poäng vid de två tidpunkterna",
    ]


def test_a_row_is_chosen_with_the_mouse(page, qtbot):
    place = page.view.visualRect(page.model.index(4)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    settle(page, qtbot)

    assert page.sheet.line.text().endswith("Anna satte 1.1 till 22,5 (var 20)")


def test_a_moment_named_in_another_copy_is_shown_as_it_stood_there(
    page, session, tmp_path, keys, qtbot
):
    theirs = tmp_path / "bos kopia.kompass"
    session.file.back_up(theirs)
    with open_file(theirs, author="Bo") as copy:
        edits.set_points(copy, QUESTIONS[6], Decimal(9))
        edits.name_moment(copy, "I Bos kopia")
        edits.set_points(copy, QUESTIONS[6], Decimal(2))
    session.edit(lambda file: edits.set_points(file, QUESTIONS[7], Decimal(1)))
    session.edit(lambda file: merge.take(file, merge.plan(file, [theirs])))
    settle(page, qtbot)
    for row in range(page.model.rowCount()):
        if page.model.index(row).data() == "”I Bos kopia”":
            page.view.setCurrentIndex(page.model.index(row))
    settle(page, qtbot)

    assert page.sheet.title.text() == "Så stod det vid ”I Bos kopia”"
    assert figures(page, 0)[1:] == ["31,5", "25,5", "−6"]  # 22,5 + 9 there; 22,5 + 2 + 1 here
