"""One step is taken back where nothing later builds on it; otherwise it is said why not."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from test_history_page import QUESTIONS, settle, told

from kompass.assessment import edits
from ui.actions import ActionId

KEY = Qt.Key


def choose(page, qtbot, words):
    for row in range(page.model.rowCount()):
        if page.model.index(row).data().endswith(words):
            page.view.setCurrentIndex(page.model.index(row))
    settle(page, qtbot)


def test_delete_takes_the_step_back_and_undo_brings_it_again(page, session, keys, qtbot):
    choose(page, qtbot, "Anna skrev motivering till 1.1")
    assert page.sheet.reason.isHidden()
    keys.press(KEY.Key_Delete)
    settle(page, qtbot)

    assert session.snapshot.score(QUESTIONS[0]).rationale == ""
    assert told(page)[1] == "Bo tog tillbaka motivering till 1.1"
    assert page.view.currentIndex().row() == 1
    assert page.view.hasFocus()
    assert page.said.text() == "Ändringen är tillbakatagen. Det går att ångra."
    session.undo()
    assert session.snapshot.score(QUESTIONS[0]).rationale == "Bra webbplats."


def test_a_key_that_follows_upon_the_arrow_means_the_row_that_is_marked(page, session, keys, qtbot):
    keys.press(KEY.Key_Home)
    settle(page, qtbot)
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Delete):
        keys.press(key)
    settle(page, qtbot)

    assert told(page)[1] == "Bo tog tillbaka motivering till 1.1"


def test_what_was_changed_again_is_kept_and_the_reason_stands_beside(page, session, keys, qtbot):
    choose(page, qtbot, "Anna satte 1.1 till 20")

    assert not page.sheet.take_back.isEnabled()
    assert page.sheet.reason.isVisible()
    assert page.sheet.reason.text().startswith(
        "Det går inte att ta tillbaka: poäng på 1.1 ändrades igen av Anna"
    )
    assert page.sheet.take_back.accessibleDescription() == page.sheet.reason.text()
    before = session.file.changes()
    page.view.setFocus()
    keys.press(KEY.Key_Delete)
    settle(page, qtbot)
    assert session.file.changes() == before


def test_the_button_does_the_same_by_mouse(page, session, qtbot):
    choose(page, qtbot, "Anna satte 1.1 till 22,5 (var 20)")
    QTest.mouseClick(page.sheet.take_back, Qt.MouseButton.LeftButton)
    settle(page, qtbot)

    assert session.snapshot.score(QUESTIONS[0]).points == Decimal(20)


def test_delete_in_the_search_field_takes_nothing_back(page, session, keys, qtbot):
    choose(page, qtbot, "Anna skrev motivering till 1.1")
    before = session.file.changes()
    page.filters.text.setFocus()
    keys.write("x")
    keys.press(KEY.Key_Home)
    keys.press(KEY.Key_Delete)

    assert page.filters.text.text() == ""
    assert session.file.changes() == before


def test_nothing_is_taken_back_while_the_page_is_not_seen(page, actions, qtbot):
    choose(page, qtbot, "Anna skrev motivering till 1.1")
    assert actions[ActionId.HISTORY_TAKE_BACK].isEnabled()
    page.hide()

    assert not actions[ActionId.HISTORY_TAKE_BACK].isEnabled()


def test_a_signed_assessment_says_that_it_is_locked(page, session, qtbot):
    person = session.edit(lambda file: edits.add_assessor(file, "Anna"))
    session.edit(lambda file: edits.sign(file, person))
    settle(page, qtbot)
    choose(page, qtbot, "Anna skrev motivering till 1.1")

    assert session.locked
    assert not page.sheet.take_back.isEnabled()
    assert not page.sheet.name.isEnabled()
    assert page.sheet.reason.text() == (
        "Alla har undertecknat. Lås upp utvärderingen, högst upp, för att ändra något."
    )
    session.edit(edits.unlock)
    settle(page, qtbot)
    assert page.sheet.take_back.isEnabled()


def test_a_file_to_read_only_says_so(page, session, tmp_path, qtbot):
    from ui.session import Session

    other = Session("Cecilia")
    other.open(session.file.path)
    assert other.read_only
    other.close()
    path = session.file.path
    session.close()
    path.chmod(0o444)
    session.open(path)
    if session.file.read_only:  # not where the tests run as root
        settle(page, qtbot)
        assert not page.sheet.take_back.isEnabled()
        assert "Därför går inget att ändra" in page.sheet.reason.text()
    path.chmod(0o644)
