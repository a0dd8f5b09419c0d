"""What is typed is in the file at once, is one step of undo, and never loses the cursor."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kompass.assessment import edits
from kompass.assessment.journal.changes import Kind, steps
from kompass.errors import KompassError
from ui.widgets.saved_text import SavedLineEdit, SavedTextEdit

LAST_KEY_TO_FILE_MS = 400


def rationale_of(number):
    def read(snapshot):
        return snapshot.score(snapshot.edition.question_numbered(number).id).rationale

    def write(file, text, step):
        question = file.snapshot.edition.question_numbered(number).id
        edits.set_rationale(file, question, text, step=step)

    return read, write


@pytest.fixture(params=[SavedTextEdit, SavedLineEdit], ids=["lines", "line"])
def field(request, session, qtbot):
    field = request.param(session)
    qtbot.addWidget(field)
    field.bind(*rationale_of("3.1"))
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


@pytest.fixture
def text_field(session, qtbot):
    field = SavedTextEdit(session)
    qtbot.addWidget(field)
    field.bind(*rationale_of("3.1"))
    field.show()
    field.setFocus()
    return field


def saved(session, number="3.1"):
    return rationale_of(number)[0](session.snapshot)


def edit_steps(session):
    return [step for step in steps(session.file.changes()) if step.kind is Kind.EDIT]


def focus_out(field, reason=Qt.FocusReason.TabFocusReason):
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, reason))


def test_empty_and_read_only_before_it_is_bound(session, qtbot):
    field = SavedTextEdit(session)
    qtbot.addWidget(field)

    assert field.isReadOnly()
    assert field.current_text() == ""


def test_typed_text_is_in_the_file_within_400_ms_of_the_last_key(field, session, qtbot, type_text):
    type_text(field, "Målen följs upp – årligen")

    qtbot.waitUntil(lambda: saved(session) != "", timeout=LAST_KEY_TO_FILE_MS)

    assert saved(session) == "Målen följs upp – årligen"


def test_a_killed_program_has_lost_nothing_older_than_400_ms(text_field, session, qtbot, type_text):
    type_text(text_field, "Halvskriven men")
    qtbot.wait(LAST_KEY_TO_FILE_MS)

    # Another connection sees what a new start after a kill would see.
    with closing(sqlite3.connect(session.file.path)) as other:
        dump = "\n".join(other.iterdump())
    assert "Halvskriven men" in dump


def test_somebody_who_never_pauses_is_saved_meanwhile(text_field, session, qtbot, type_text):
    for _ in range(40):
        type_text(text_field, "a")
        qtbot.wait(50)
        if saved(session):
            break

    assert saved(session) != ""


@pytest.mark.parametrize("leave", [focus_out, lambda field: field.unbind()], ids=["blur", "unbind"])
def test_leaving_saves_at_once(field, session, type_text, leave):
    type_text(field, "Kort")

    leave(field)

    assert saved(session) == "Kort"


def test_binding_to_another_text_saves_the_first_and_shows_the_second(field, session, type_text):
    type_text(field, "Hör till 3.1")

    field.bind(*rationale_of("3.2"))

    assert saved(session, "3.1") == "Hör till 3.1"
    assert saved(session, "3.2") == ""
    assert field.current_text() == ""


def test_closing_the_file_saves_and_empties(field, session, type_text, tmp_path):
    type_text(field, "Sist in")
    path = session.file.path

    session.close()

    assert field.current_text() == ""
    assert field.isReadOnly()
    session.open(path)
    assert saved(session) == "Sist in"


def test_a_popup_such_as_the_context_menu_is_not_leaving(field, session, type_text):
    type_text(field, "Kvar")

    focus_out(field, Qt.FocusReason.PopupFocusReason)

    assert saved(session) == ""


def test_a_burst_of_typing_is_one_step_and_undo_takes_it_back_whole(field, session, type_text):
    type_text(field, "Första")
    session.flush_requested.emit()
    type_text(field, " andra")
    session.flush()
    assert len(edit_steps(session)) == 2  # flushing between them ended the burst

    session.undo()
    assert field.current_text() == "Första"
    session.undo()
    assert field.current_text() == ""
    session.redo()
    assert field.current_text() == "Första"


def test_autosaves_of_one_burst_are_one_step(field, session, qtbot, type_text):
    type_text(field, "En ")
    qtbot.waitUntil(lambda: saved(session) == "En ")
    type_text(field, "bit")
    qtbot.waitUntil(lambda: saved(session) == "En bit")

    assert len(edit_steps(session)) == 1


def test_another_change_ends_the_burst(field, session, qtbot, type_text):
    question = session.snapshot.edition.question_numbered("1.1").id
    type_text(field, "Före")
    qtbot.waitUntil(lambda: saved(session) == "Före")
    session.edit(lambda file: edits.set_points(file, question, 20))
    type_text(field, " efter")
    session.flush()

    session.undo()

    assert field.current_text() == "Före"
    assert session.snapshot.score(question).points == 20


def test_ctrl_z_is_left_to_the_window(field, session, type_text):
    type_text(field, "Kvar")
    session.flush()

    for key, modifiers in (
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(field, key, modifiers)

    assert field.current_text() == "Kvar"


def test_the_context_menu_offers_no_undo_of_its_own(field, qtbot):
    from ui.widgets.window_keys import without_undo

    menu = without_undo(field.createStandardContextMenu())

    names = [action.objectName() for action in menu.actions()]
    assert "edit-undo" not in names
    assert "edit-redo" not in names
    assert "edit-copy" in names
    assert not menu.actions()[0].isSeparator()
    menu.deleteLater()


def test_undo_elsewhere_keeps_the_cursor(text_field, session, type_text):
    type_text(text_field, "Ett två tre")
    session.flush()
    cursor = text_field.textCursor()
    cursor.setPosition(3)
    text_field.setTextCursor(cursor)
    session.edit(lambda file: rationale_of("3.1")[1](file, "Ett två tre fyra", "steg"))

    assert text_field.current_text() == "Ett två tre fyra"
    assert text_field.textCursor().position() == 3


def test_a_change_before_the_cursor_moves_it_with_its_word(text_field, session, type_text):
    type_text(text_field, "början slut")
    session.flush()
    text_field.moveCursor(QTextCursor.MoveOperation.End)
    session.edit(lambda file: rationale_of("3.1")[1](file, "en ny början slut", "steg"))

    assert text_field.textCursor().position() == len("en ny början slut")


def test_letters_outside_the_basic_plane_do_not_disturb_the_difference(
    text_field, session, type_text
):
    session.edit(lambda file: rationale_of("3.1")[1](file, "📄📄 ett", "steg"))
    assert text_field.current_text() == "📄📄 ett"

    session.edit(lambda file: rationale_of("3.1")[1](file, "📄📄 ett två", "steg 2"))

    assert text_field.current_text() == "📄📄 ett två"


def test_pending_typing_wins_over_a_change_elsewhere(field, session, type_text):
    question = session.snapshot.edition.question_numbered("1.1").id
    type_text(field, "skriver")
    session.edit(lambda file: edits.set_points(file, question, 20))

    assert field.current_text() == "skriver"
    session.flush()
    assert saved(session) == "skriver"


def test_showing_a_text_records_nothing(field, session):
    before = len(session.file.changes())

    field.bind(*rationale_of("3.1"))
    session.flush()

    assert len(session.file.changes()) == before


def test_no_break_spaces_survive(text_field, session, type_text):
    session.edit(lambda file: rationale_of("3.1")[1](file, "80\u00a0000 invånare", "steg"))
    text_field.moveCursor(QTextCursor.MoveOperation.End)
    type_text(text_field, "!")
    session.flush()

    assert saved(session) == "80\u00a0000 invånare!"


def test_composing_is_left_alone_and_committed_before_saving(text_field, session):
    text_field.insertPlainText("caf")
    QApplication.sendEvent(text_field, QInputMethodEvent("´", []))
    session.edit(lambda file: edits.set_details(file, year=2025))
    assert text_field.current_text() == "caf"

    committed = QInputMethodEvent("", [])
    committed.setCommitString("é")
    QApplication.sendEvent(text_field, committed)
    session.flush()

    assert saved(session) == "café"


def test_pasting_takes_plain_text_only(text_field, session):
    rich = QMimeData()
    rich.setHtml("<b>fet</b>")
    rich.setText("fet\r\ntext\x00\x0b")

    text_field.insertFromMimeData(rich)
    session.flush()

    assert saved(session) == "fet\ntext"


def test_a_dropped_file_is_not_text(text_field):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/a.kompass")])

    assert not text_field.canInsertFromMimeData(files)


def test_pasted_lines_become_one_line(session, qtbot):
    field = SavedLineEdit(session)
    qtbot.addWidget(field)
    field.bind(*rationale_of("3.1"))
    QApplication.clipboard().setText("två\nrader")

    field.paste()
    session.flush()

    assert saved(session) == "två rader"
    assert field.text() == "två rader"


class Broken:
    """A text that cannot be written until it is mended."""

    def __init__(self):
        self.broken = True
        self.write_text = rationale_of("3.1")[1]

    def __call__(self, file, text, step):
        if self.broken:
            raise KompassError("Disken är full. Frigör plats.")
        self.write_text(file, text, step)


def test_text_that_cannot_be_saved_stays_is_marked_and_is_saved_later(
    field, session, qtbot, type_text
):
    write = Broken()
    field.bind(rationale_of("3.1")[0], write)
    type_text(field, "Viktigt")

    assert not session.flush()
    assert field.current_text() == "Viktigt"
    assert session.trouble == "Disken är full. Frigör plats."
    assert field.toolTip() == session.trouble

    write.broken = False
    assert session.flush()
    assert saved(session) == "Viktigt"
    assert session.trouble == ""


def test_saving_is_tried_again_by_itself(field, session, qtbot, type_text):
    write = Broken()
    field.bind(rationale_of("3.1")[0], write)
    type_text(field, "Viktigt")
    session.flush()
    write.broken = False

    qtbot.waitUntil(lambda: saved(session) == "Viktigt", timeout=4000)


def test_read_only_files_can_be_read_and_copied_but_not_typed_in(
    session, new_file, tmp_path, qtbot, type_text
):
    from kompass.assessment.storage import open_file

    path = new_file(tmp_path / "upptagen.kompass")
    with open_file(path, author="Björn"):
        session.open(path)
        field = SavedTextEdit(session)
        qtbot.addWidget(field)
        field.bind(*rationale_of("3.1"))
        type_text(field, "nej")

        assert session.read_only
        assert field.isReadOnly()
        assert field.current_text() == ""
        session.close()


def test_a_field_that_is_gone_is_not_asked_any_more(session, qtbot):
    field = SavedTextEdit(session)
    field.bind(*rationale_of("3.1"))
    field.deleteLater()
    qtbot.waitUntil(lambda: not isValid(field))

    session.flush()
