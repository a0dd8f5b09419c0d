"""The scoring page, worked by keyboard and mouse as an assessor does."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLabel, QLineEdit, QStackedWidget

from ui.actions import ActionId

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

SODERTALJE = (
    ("26", "32", "8"),
    ("5,5", "14", "18", "20", "14", "3"),
    ("30", "20", "22,5", "15"),
    ("25,5", "14", "20", "13", "4,5"),
    ("36", "6", "15", "16"),
    ("10", "14", "10", "17", "14", "1"),
    ("7", "14", "6", "8", "15"),
    ("40", "10", "17", "16"),
)
"""The points of Södertälje 2006, area by area, as printed in its report."""
AREA_TOTALS = ("66", "74,5", "87,5", "77", "73", "66", "50", "83")


@pytest.fixture
def numbered(session):
    return lambda number: session.snapshot.edition.question_numbered(number).id


@pytest.fixture
def row(page, numbered):
    """Go to a question and return its row."""

    def go(number):
        page.go_to(numbered(number))
        return page.scores.questions.row(numbered(number))

    return go


@pytest.fixture
def points(session, numbered):
    return lambda number: session.snapshot.score(numbered(number)).points


@pytest.fixture
def current(page, session):
    return lambda: session.snapshot.edition.question(page.question).number


def test_all_37_scores_of_sodertalje_by_keyboard_alone(page, session, keys):
    for area in SODERTALJE:
        for typed in area:
            keys.enter(typed)
    result = session.result
    assert result.points == 577
    shown = [page.areas.list.model().index(row, 0).data() for row in range(8)]
    for words, total in zip(shown, AREA_TOTALS, strict=True):
        assert words.endswith(f"klart, {total} av 100 poäng")
    assert page.areas.total == "577 av 800"
    assert page.scores.heading.sum.text == "83 av 100"


def test_totals_follow_each_score_and_say_what_is_missing(page, keys):
    assert page.areas.total == "– ej bedömt"
    assert page.scores.heading.sum.text == "– ej bedömt"
    keys.enter("26")
    keys.enter("32")
    assert page.scores.heading.sum.text == "58 av 80 bedömda"
    assert page.areas.total == "58 av 80 bedömda"
    keys.enter("8")
    assert page.areas.list.model().index(0, 0).data().endswith("klart, 66 av 100 poäng")


def test_enter_walks_over_the_border_of_an_area_and_stays_at_the_end(page, keys, current, row):
    row("1.3")
    keys.enter()
    assert current() == "2.1"
    keys.press(K.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert current() == "1.3"
    row("8.4")
    keys.enter("16")
    assert current() == "8.4"
    assert keys.where() is page.scores.questions.row(page.question).field


def test_what_a_row_shows(row, keys):
    shown = row("3.1")
    assert shown.field.text() == ""
    assert shown.field.placeholderText() == "–"
    assert shown.shown == "– ej bedömd"
    keys.enter("22")
    assert shown.shown == "73,3\N{NO-BREAK SPACE}% mellan stegen"
    row("3.1")
    keys.enter("22,5")
    assert shown.shown == "75\N{NO-BREAK SPACE}%"
    assert "3.1" in shown.field.accessibleName()
    assert "75" in shown.field.accessibleDescription()


def test_zero_is_a_score_and_a_dash_is_none(row, keys, points, page):
    shown = row("1.1")
    keys.enter("0")
    assert points("1.1") == 0
    assert shown.shown == "0\N{NO-BREAK SPACE}%"
    row("1.1")
    keys.press(K.Key_Delete)
    assert points("1.1") is None
    assert shown.shown == "– ej bedömd"
    assert page.scores.heading.sum.text == "– ej bedömt"


def test_a_refusal_stands_in_the_row_and_waits_there(row, keys, points, page, session):
    shown = row("6.1")
    keys.enter("21")
    assert shown.trouble == "21 poäng på fråga 6.1 går inte: högsta poäng är 20."
    assert points("6.1") is None
    assert keys.where() is shown.field
    page.go_to(session.snapshot.edition.question_numbered("7.1").id)
    assert row("6.1") is shown
    assert shown.field.text() == "21"
    keys.press(K.Key_Escape)
    assert shown.trouble == ""
    assert shown.field.text() == ""


def test_the_next_unscored_question_wherever_it_is(row, keys, current, actions, page):
    row("1.2")
    keys.enter("32")
    row("1.1")
    actions[ActionId.NEXT_UNSCORED].trigger()
    assert current() == "1.3"
    actions[ActionId.PREVIOUS_UNSCORED].trigger()
    assert current() == "1.1"
    row("8.4")
    actions[ActionId.NEXT_UNSCORED].trigger()
    assert current() == "1.1"


def test_areas_one_after_the_other(current, actions, row):
    row("1.2")
    actions[ActionId.NEXT_AREA].trigger()
    assert current() == "2.1"
    actions[ActionId.PREVIOUS_AREA].trigger()
    assert current() == "1.1"
    actions[ActionId.PREVIOUS_AREA].trigger()
    assert current() == "1.1"


def test_the_list_of_areas_by_arrow_and_mouse(page, keys, current, qtbot):
    areas = page.areas.list
    areas.setFocus()
    keys.press(K.Key_Down)
    assert current() == "2.1"
    assert areas.hasFocus()
    keys.press(K.Key_Return)
    assert keys.where() is page.scores.questions.row(page.question).field
    place = areas.visualRect(areas.model().index(4, 0)).center()
    qtbot.mouseClick(areas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert current() == "5.1"


@pytest.mark.parametrize(
    ("typed", "number"), [("3.1", "3.1"), ("62", "6.2"), ("8,4", "8.4"), ("malf", "3.1")]
)
def test_jump_to_a_question(page, keys, current, actions, typed, number):
    actions[ActionId.FIND_QUESTION].trigger()
    assert keys.where() is page.bar.find_field
    keys.enter(typed)
    assert current() == number
    assert keys.where() is page.scores.questions.row(page.question).field


def test_the_list_of_what_fits_by_arrow_and_mouse(page, keys, current, actions, qtbot):
    find = page.bar.find_field
    actions[ActionId.FIND_QUESTION].trigger()
    keys.write("kommun")
    popup = find.findChild(QCompleter).popup()
    assert popup.isVisible()
    for key in (K.Key_Down, K.Key_Down, K.Key_Return):
        QTest.keyClick(popup, key)
    assert current() == "8.1"
    actions[ActionId.FIND_QUESTION].trigger()
    keys.write("kommun")
    place = popup.visualRect(popup.model().index(3, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert current() == "8.3"
    assert find.text() == ""
    assert keys.where() is page.scores.questions.row(page.question).field


def test_a_jump_that_finds_nothing_stays_and_escape_goes_back(page, keys, current, actions):
    actions[ActionId.FIND_QUESTION].trigger()
    keys.enter("9.9")
    assert keys.where() is page.bar.find_field
    keys.press(K.Key_Escape)
    assert page.bar.find_field.text() == ""
    assert keys.where() is page.scores.questions.row(page.question).field


def test_rationale_and_back_without_the_mouse(page, keys, session, numbered, actions, current):
    keys.write("26")
    actions[ActionId.GO_TO_RATIONALE].trigger()
    keys.write("Hemsidan är tydlig – även på lättläst.")
    keys.press(K.Key_Return, CTRL)
    assert current() == "1.2"
    score = session.snapshot.score(numbered("1.1"))
    assert score.points == 26
    assert score.rationale == "Hemsidan är tydlig – även på lättläst."
    actions[ActionId.GO_TO_RATIONALE].trigger()
    assert keys.where().toPlainText() == ""
    keys.write("Två")
    keys.press(K.Key_Escape)
    assert keys.where() is page.scores.questions.row(numbered("1.2")).field
    assert session.snapshot.score(numbered("1.2")).rationale == "Två"


def test_rationales_one_after_the_other(page, keys, actions, session, numbered):
    actions[ActionId.GO_TO_RATIONALE].trigger()
    keys.write("Ett")
    actions[ActionId.NEXT_QUESTION].trigger()
    assert keys.where() is page.texts.rationale.text
    keys.write("Två")
    actions[ActionId.NEXT_AREA].trigger()
    keys.write("Tre")
    session.flush()
    texts = [session.snapshot.score(numbered(n)).rationale for n in ("1.1", "1.2", "2.1")]
    assert texts == ["Ett", "Två", "Tre"]


def test_a_rationale_is_saved_by_itself(page, keys, actions, session, numbered, qtbot):
    actions[ActionId.GO_TO_RATIONALE].trigger()
    keys.write("Åter")
    qtbot.waitUntil(
        lambda: session.snapshot.score(numbered("1.1")).rationale == "Åter", timeout=400
    )


def test_a_click_and_a_drag_on_the_scale(row, points, session, keys, qtbot):
    shown = row("3.1")
    scale = shown.scale
    middle = scale.rect().center()
    QTest.mousePress(scale, Qt.MouseButton.LeftButton, pos=middle)
    assert points("3.1") == 15
    for step in range(1, scale.width() // 8):
        QTest.mouseMove(scale, middle + QPoint(step * 4, 0))
    QTest.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=scale.rect().topRight())
    assert points("3.1") == 30
    assert keys.where() is shown.field
    session.undo()
    assert points("3.1") is None


def test_undo_goes_to_the_place_and_shows_it(page, row, keys, points, session, current, actions):
    row("3.1")
    keys.enter("22,5")
    row("7.2")
    session.undo()
    assert points("3.1") is None
    assert current() == "3.1"
    assert keys.where() is row("3.1").field
    session.redo()
    assert points("3.1") == Decimal("22.5")
    assert row("3.1").field.text() == "22,5"
    actions[ActionId.GO_TO_RATIONALE].trigger()
    keys.write("Mål")
    row("1.1")
    session.undo()
    assert current() == "3.1"
    assert keys.where() is page.texts.rationale.text
    assert keys.where().toPlainText() == ""


def test_undo_takes_typed_points_that_are_not_saved_yet(row, keys, points, session):
    row("3.1")
    keys.enter("15")
    row("3.1")
    keys.write("20")
    session.undo()
    assert points("3.1") == 15
    assert row("3.1").field.text() == "15"


def test_only_what_is_missing(page, keys, row, actions, numbered, current):
    row("1.1")
    keys.enter("26")
    actions[ActionId.FILTER_MISSING].trigger()
    visible = [r.isVisible() for r in page.scores.questions.rows()][:3]
    assert visible == [False, True, True]
    assert current() == "1.2"
    keys.enter("32")
    assert current() == "1.3"
    assert not page.scores.questions.row(numbered("1.2")).isVisible()
    keys.enter("8")
    assert current() == "2.1"
    assert page.areas.list.isRowHidden(0)
    actions[ActionId.FILTER_MISSING].trigger()
    assert not page.areas.list.isRowHidden(0)
    page.go_to(numbered("1.1"))
    assert all(r.isVisible() for r in list(page.scores.questions.rows())[:3])


def test_missing_rationale_counts_if_asked_to(page, keys, row, actions, current):
    row("1.1")
    keys.enter("26")
    actions[ActionId.FILTER_MISSING].trigger()
    actions[ActionId.FILTER_RATIONALE].trigger()
    assert row("1.1").isVisible()
    row("8.4")
    actions[ActionId.NEXT_UNSCORED].trigger()
    assert current() == "1.1"
    assert keys.where() is page.texts.rationale.text
    keys.write("Därför")
    actions[ActionId.NEXT_UNSCORED].trigger()
    assert current() == "1.2"
    assert page.areas.list.isRowHidden(0) is False


def test_a_score_saved_elsewhere_appears(page, session, row, numbered):
    from kompass.assessment import edits

    shown = row("3.1")
    session.edit(lambda file: edits.import_points(file, {numbered("3.1"): Decimal(30)}))
    assert shown.field.text() == "30"
    assert page.areas.total == "30 av 30 bedömda"


def test_pending_points_are_saved_when_the_file_is_closed(page, keys, session, tmp_path):
    from kompass.assessment.storage import open_file

    keys.write("26")
    path = session.file.path
    session.close()
    with open_file(path, author="Anna") as file:
        assert [score.points for score in file.snapshot.scores.values()] == [26]


def test_read_only_shows_everything_and_changes_nothing(
    session, actions, theme, qtbot, tmp_path, keys
):
    from kompass.assessment import example
    from ui.pages.scoring import ScoringPage
    from ui.session import Session

    path = tmp_path / "example.kompass"
    example.write(path, author="Anna")
    first = Session("Anna")
    first.open(path)
    second = Session("Berit")
    second.open(path)
    assert second.read_only
    page = ScoringPage(second, actions, theme)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.areas.total == "577 av 800"
    assert not page.texts.area.suggest.isVisible()
    keys.write("3")
    keys.press(K.Key_Up)
    keys.enter()
    assert second.snapshot.edition.question(page.question).number == "1.2"
    assert not page.scores.questions.row(page.question).scale.isEnabled()
    assert page.texts.rationale.text.isReadOnly()
    assert second.result.points == 577
    second.close()
    first.close()


def test_every_control_says_what_it_is(page, session):
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAbstractSlider, QWidget

    nameless = []
    for widget in page.findChildren(QWidget):
        focusable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not widget.isVisible() or not (focusable or isinstance(widget, QAbstractSlider)):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if type(widget).__name__ != "QScrollBar" and not face.text(QAccessible.Text.Name):
            nameless.append(widget)
    assert nameless == []


def test_tab_walks_from_the_points_to_the_texts(page, keys):
    names = []
    for _ in range(9):
        names.append(keys.where().accessibleName())
        keys.press(K.Key_Tab)
    assert names == [
        "Poäng på fråga 1.1: Hur informeras medborgarna?",
        "Poäng på fråga 1.2: Hur främjas medborgarnas engagemang?",
        "Poäng på fråga 1.3: Hur informeras medborgarna om resultat?",
        "Motivering till 1.3",
        "Använd Kompass förslag till inledning i område 1",
        "Inledning till område 1",
        "Iakttagelser i område 1",
        "Styrka 1 i område 1",
        "Förbättringsområde 1 i område 1",
    ]


def test_the_proposal_fills_an_empty_introduction_only(page, session, qtbot):
    area = session.snapshot.edition.areas[0]
    suggest = page.texts.area.suggest
    assert suggest.isVisible()
    qtbot.mouseClick(suggest, Qt.MouseButton.LeftButton)
    written = session.snapshot.area_texts(area.id).introduction
    assert written == area.suggested_introduction
    assert page.texts.area.introduction.toPlainText() == written
    assert not suggest.isVisible()
    session.undo()
    assert suggest.isVisible()


def test_nothing_flickers_a_score_repaints_its_row_only(page, row, keys, session):
    """Rows of other questions are neither rebuilt nor told anything."""
    before = list(page.scores.questions.rows())
    heard = []
    page.areas.list.model().dataChanged.connect(lambda top, *_: heard.append(top.row()))
    row("3.2")
    rows = list(page.scores.questions.rows())
    assert rows[: len(before)] == before
    keys.enter("20")
    assert heard == [2]
    assert QApplication.focusWidget() is row("3.3").field


def test_undo_of_something_on_another_page_leaves_the_keyboard_alone(page, row, keys, session):
    from kompass.assessment import edits

    row("4.2")
    keys.enter("14")
    here = keys.where()
    session.edit(lambda file: edits.set_details(file, purpose="Uppföljning"))
    session.undo()
    assert keys.where() is here


def test_a_hidden_page_does_not_take_the_keyboard_on_undo(page, row, keys, session, current):
    row("4.2")
    keys.enter("14")
    page.hide()
    session.undo()
    assert current() == "4.3"
    page.show()
    assert row("4.2").field.text() == ""


def test_the_keyboard_is_where_it_was_when_the_page_comes_back(page, actions, keys, qtbot):
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    other = QLineEdit()
    pages.addWidget(page)
    pages.addWidget(other)
    pages.show()
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    actions[ActionId.GO_TO_FINDINGS].trigger()
    qtbot.waitUntil(page.texts.area.findings.hasFocus)
    pages.setCurrentWidget(other)
    other.setFocus()
    pages.setCurrentWidget(page)
    assert page.texts.area.findings.hasFocus()
    page.setParent(None)


def test_another_file_in_the_same_page(page, keys, session, tmp_path, current):
    from kompass.assessment import example

    keys.enter("26")
    keys.write("99")
    keys.press(K.Key_Return)
    path = tmp_path / "example.kompass"
    example.write(path, author="Anna")
    session.open(path)
    assert current() == "1.1"
    assert page.areas.total == "577 av 800"
    assert page.scores.questions.row(page.question).field.text() == "26"
    keys.enter("28")
    assert page.areas.total == "579 av 800"


@pytest.fixture
def large_text(theme):
    yield lambda: theme.resize_text(1.5)
    theme.resize_text(1.0)


def test_a_larger_text_is_shown_whole(page, large_text, row, qtbot):
    shown = row("3.3")
    width = shown.field.width()

    def whole(label):
        needed = label.heightForWidth(label.width())
        return label.width() >= label.minimumSizeHint().width() and label.height() >= needed

    def everything_whole():
        labels = [part for part in shown.findChildren(QLabel) if part.isVisible()]
        return shown.field.width() > width and all(map(whole, labels))

    large_text()
    qtbot.waitUntil(everything_whole)
