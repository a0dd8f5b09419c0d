"""Copies are chosen, read, taken in and agreed on in the merge dialog, with the keyboard."""

import time
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDropEvent

from kompass.assessment.words.wordwise import Part
from kompass.catalogue.files import packaged
from ui.widgets import merge_work

FIRST, SECOND = [q.id for q in packaged("kommunkompassen-2002").questions()][:2]


@pytest.fixture
def chosen(dialog, copies, qtbot):
    """Return the dialog with both colleagues' copies read."""
    dialog.copies.add([copies["Bo"], copies["Cilla"]])
    qtbot.waitUntil(dialog.copies.take.isEnabled)
    return dialog


def take_in(dialog, keys, qtbot):
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.conflicts.isVisible)


def sentences(dialog):
    model = dialog.copies.model
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
            for row in range(model.rowCount())]  # fmt: skip


def test_each_copy_says_what_it_would_bring_before_anything_is_taken_in(chosen, session):
    bo, cilla = sentences(chosen)

    assert bo == "Bo.kompass. Bo: +2 poäng, 1 motivering, 2 konflikter"
    assert cilla == "Cilla.kompass. Cilla: +1 poäng, 1 konflikt"
    assert session.snapshot.score(SECOND).points is None
    assert chosen.copies.take.hasFocus()


def test_taking_in_is_one_step_of_undo(chosen, session, keys, qtbot):
    take_in(chosen, keys, qtbot)

    assert session.snapshot.score(SECOND).points == Decimal(10)
    assert len(session.snapshot.conflicts) == 2
    session.undo()
    assert session.snapshot.score(SECOND).points is None
    assert session.snapshot.score(FIRST).points == Decimal(20)
    assert not session.snapshot.conflicts


def test_conflicts_are_decided_with_the_keyboard_alone(chosen, session, keys, qtbot):
    take_in(chosen, keys, qtbot)
    assert chosen.conflicts.count.text() == "2 konflikter att avgöra"

    assert chosen.conflicts.card.where.text() == "Motivering till 1.1"
    keys.press(Qt.Key.Key_N)
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.write("Protokollen finns på webben, men olika fort.")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen.conflicts.count.text() == "1 konflikt att avgöra"
    assert chosen.conflicts.card.where.text() == "Poäng på 1.1"
    keys.press(Qt.Key.Key_3)

    assert not session.snapshot.conflicts
    score = session.snapshot.score(FIRST)
    assert score.rationale == "Protokollen finns på webben, men olika fort."
    assert score.points == Decimal(30)
    assert chosen.conflicts.count.text() == "Alla konflikter är avgjorda"
    qtbot.waitUntil(chosen.close_button.hasFocus)


def test_points_that_nobody_had_set_can_be_typed(chosen, session, keys, qtbot):
    take_in(chosen, keys, qtbot)
    keys.press(Qt.Key.Key_1)
    keys.press(Qt.Key.Key_N)
    keys.write("999")
    keys.press(Qt.Key.Key_Return)
    assert "40" in chosen.conflicts.card.trouble.text()
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.write("22,5")
    keys.press(Qt.Key.Key_Return)

    assert session.snapshot.score(FIRST).points == Decimal("22.5")


def test_texts_are_compared_word_by_word_with_a_line_under_or_through(chosen, keys, qtbot):
    take_in(chosen, keys, qtbot)
    model = chosen.conflicts.model
    rows = [model.conflict(model.index(row)) for row in range(model.rowCount())]
    row = next(number for number, each in enumerate(rows) if each.is_text)
    chosen.conflicts.list.setCurrentIndex(model.index(row))

    card = chosen.conflicts.card.versions[1]
    marked = {}
    cursor = card.text.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    while not cursor.atEnd():
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor)
        looks = cursor.charFormat()
        part = (Part.NEW if looks.fontUnderline() else Part.OLD if looks.fontStrikeOut()
                else Part.BOTH)  # fmt: skip
        marked[part] = marked.get(part, "") + cursor.selectedText()
        cursor.clearSelection()

    assert "efter en månad" in marked[Part.NEW]
    assert "samma vecka" in marked[Part.OLD]
    assert marked[Part.BOTH].startswith("Protokollen finns på webben")


def test_both_texts_can_be_kept(chosen, session, keys, qtbot):
    take_in(chosen, keys, qtbot)
    model = chosen.conflicts.model
    for row in range(model.rowCount()):
        if model.conflict(model.index(row)).is_text:
            chosen.conflicts.list.setCurrentIndex(model.index(row))
            break
    chosen.conflicts.list.setFocus()
    chosen.conflicts.card.first_focus().setFocus()
    keys.press(Qt.Key.Key_B)

    rationale = session.snapshot.score(FIRST).rationale
    assert "samma vecka" in rationale
    assert "efter en månad" in rationale


def test_a_decision_can_be_taken_back_at_once(chosen, session, keys, qtbot):
    take_in(chosen, keys, qtbot)
    keys.press(Qt.Key.Key_1)
    chosen.conflicts.undo.click()

    assert len(session.snapshot.conflicts) == 2
    assert not chosen.conflicts.undo.isVisible()


def test_a_copy_of_something_else_is_refused_with_a_sentence(dialog, tmp_path, qtbot, session):
    from kompass.assessment.snapshot import Details, Unit
    from kompass.assessment.storage import create

    other = tmp_path / "Annan.kompass"
    create(other, details=Details(Unit("Annanby"), 2026),
           edition=packaged("kommunkompassen-2002"), author="B").close()  # fmt: skip
    dialog.copies.add([other, session.file.path])
    qtbot.waitUntil(lambda: "är en annan utvärdering" in sentences(dialog)[0])

    assert "är den fil du har öppen" in sentences(dialog)[1]
    assert not dialog.copies.take.isEnabled()


def test_a_dropped_folder_gives_all_other_copies_in_it(dialog, copies, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copies["Bo"].parent))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    dialog.dropEvent(event)
    qtbot.waitUntil(dialog.copies.take.isEnabled)

    assert [path.name for path in dialog.copies.model.paths] == [
        "Bo.kompass", "Cilla.kompass",
    ]  # fmt: skip


def test_delete_takes_a_copy_out_of_the_list(chosen, keys, qtbot):
    chosen.copies.list.setFocus()
    keys.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(chosen.copies.take.isEnabled)

    assert [path.name for path in chosen.copies.model.paths] == ["Bo.kompass"]


def waits_for_ever(*arguments):
    """Stand in for work on large copies: it goes on until somebody stops it."""
    progress = arguments[-1]
    while True:
        progress(1, 3, "Läser ”Bo.kompass”")
        time.sleep(0.005)


def test_stopping_the_reading_keeps_the_chosen_copies(dialog, copies, keys, qtbot, monkeypatch):
    monkeypatch.setattr(merge_work, "planned", waits_for_ever)
    dialog.copies.add([copies["Bo"], copies["Cilla"]])
    qtbot.waitUntil(lambda: dialog.copies.doing.text() == "Läser ”Bo.kompass”")
    monkeypatch.undo()

    dialog.copies.stop.setFocus()
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.copies.again.hasFocus)

    assert dialog.copies.model.paths == (copies["Bo"], copies["Cilla"])
    assert sentences(dialog) == ["Bo.kompass. Inte läst", "Cilla.kompass. Inte läst"]
    assert "listan finns kvar" in dialog.copies.trouble.text()
    assert not dialog.copies.take.isEnabled()

    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.copies.take.isEnabled)
    assert sentences(dialog)[0].startswith("Bo.kompass. Bo: +2 poäng")
    assert not dialog.copies.again.isVisible()


def test_stopping_the_taking_changes_nothing_and_it_can_be_done_again(
    chosen, session, keys, qtbot, monkeypatch
):
    monkeypatch.setattr(merge_work, "prepared", waits_for_ever)
    before = session.snapshot
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: chosen.copies.progress.value() == 1)
    monkeypatch.undo()
    chosen.copies.stop.setFocus()
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(chosen.copies.take.isEnabled)

    assert session.snapshot is before
    assert "Ingenting är ändrat" in chosen.copies.trouble.text()
    assert sentences(chosen)[0].startswith("Bo.kompass. Bo: +2 poäng")
    assert chosen.copies.take.hasFocus()
    take_in(chosen, keys, qtbot)
    assert len(session.snapshot.conflicts) == 2


def test_closing_while_it_is_prepared_takes_nothing_in(chosen, session, keys, qtbot, monkeypatch):
    monkeypatch.setattr(merge_work, "prepared", waits_for_ever)
    before = session.snapshot
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: chosen.copies.progress.value() == 1)

    chosen.done(0)
    qtbot.waitUntil(lambda: QThreadPool.globalInstance().activeThreadCount() == 0)

    assert session.snapshot is before
