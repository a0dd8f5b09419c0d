"""Guides: ours to take, those of the assessment to write, one's own to keep."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kompass.assessment import edits
from ui.models.interviews_guides import From
from ui.widgets.guide_row import GuideText

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(window):
    window.press(Qt.Key.Key_R, CONTROL | SHIFT)
    return window.page.guides


def choose(view, origin, role):
    choice = next(one for one in view._plan.shelf.of(origin) if one.role == role)
    view.list.setCurrentIndex(view.model.index_of(choice.key))
    return choice


def texts(view):
    return [row.text.current_text() for row in view.editor.rows]


@pytest.fixture
def written(window, view):
    """Return the view with a guide of three questions."""
    asked = [(None, "Ett?"), (None, "Två?"), (None, "Tre?")]
    row = window.session.edit(lambda file: edits.add_guide(file, "Rektor", "Rektor", asked))
    view.show_guide(str(row))
    QApplication.processEvents()
    return view


def test_ours_are_marked_and_can_be_taken(window, view):
    choose(view, From.SHIPPED, "Enhetschef")
    said = [one.text() for one in view.reading.findChildren(QLabel) if one.isVisible()]
    assert "Kompass eget förslag" in said
    QTest.mouseClick(view.take, Qt.MouseButton.LeftButton)

    (guide,) = window.material.guides
    assert (guide.role, guide.origin) == ("Enhetschef", "Kompass eget förslag")
    assert view.editor.label.text() == "Kompass eget förslag"
    assert len(view.editor.rows) == len(window.material.questions_of(guide.id))
    window.undo()
    assert window.material.guides == ()


def test_questions_are_written_where_they_stand(window, written):
    text = written.editor.rows[1].text
    text.setFocus()
    text.selectAll()
    window.write("Hur går det på åtta skolor?")
    window.session.flush()

    assert texts(written) == ["Ett?", "Hur går det på åtta skolor?", "Tre?"]
    (guide,) = window.material.guides
    asked = [one.text for one in window.material.questions_of(guide.id)]
    assert asked == texts(written)


def test_alt_and_an_arrow_moves_a_question_and_the_cursor_stays_in_it(window, written):
    written.editor.rows[2].text.setFocus()
    window.press(Qt.Key.Key_Up, ALT)
    window.press(Qt.Key.Key_Up, ALT)
    window.press(Qt.Key.Key_Up, ALT)

    assert texts(written) == ["Tre?", "Ett?", "Två?"]
    assert QApplication.focusWidget() is written.editor.rows[0].text
    window.undo()
    assert texts(written) == ["Ett?", "Tre?", "Två?"]


def test_alt_delete_takes_a_question_away_and_undo_brings_it_back(window, written):
    written.editor.rows[0].text.setFocus()
    window.press(Qt.Key.Key_Delete, ALT)
    assert texts(written) == ["Två?", "Tre?"]
    assert isinstance(QApplication.focusWidget(), GuideText)
    window.undo()
    assert texts(written) == ["Ett?", "Två?", "Tre?"]


def test_a_question_of_the_edition_or_a_free_one_is_added(window, written):
    about = written.editor.about
    at = next(n for n in range(about.count()) if about.itemText(n).startswith("3.4 "))
    about.setCurrentIndex(at)
    written.editor.add.click()
    window.write("Hur vet ni det?")
    window.session.flush()

    (guide,) = window.material.guides
    last = window.material.questions_of(guide.id)[-1]
    assert last.text == "Hur vet ni det?"
    assert window.session.snapshot.edition.question(last.question).number == "3.4"
    assert about.currentData() == ""


def test_a_guide_is_kept_for_other_assessments(window, written):
    QTest.mouseClick(written.keep, Qt.MouseButton.LeftButton)

    assert [one.name for one in written._plan.shelf.of(From.OWN)] == ["Rektor"]
    assert "dina egna guider" in window.page.out.said.text.text()
    choose(written, From.OWN, "Rektor")
    assert written.take.isVisible()
    QTest.mouseClick(written.remove, Qt.MouseButton.LeftButton)
    assert written._plan.shelf.of(From.OWN) == ()


def test_a_new_guide_is_named_at_once(window, view):
    QTest.mouseClick(view.new, Qt.MouseButton.LeftButton)
    window.write("Rektorer")
    window.session.flush()

    assert [guide.title for guide in window.material.guides] == ["Rektorer"]


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_guide_is_printed(window, written, tmp_path, monkeypatch, qtbot, suffix):
    target = tmp_path / f"guide{suffix}"
    monkeypatch.setattr(window.page.commands.dialogs, "save", lambda name, kind: target)
    written.print_requested.emit(written.choice, suffix)
    qtbot.waitUntil(lambda: not window.page.out.busy and target.exists())

    assert target.read_bytes()[:2] in (b"PK", b"%P")
    assert window.page.out.said.text.text() == f"Sparat: guide{suffix}"


def test_a_printed_guide_says_whose_proposal_it_is(window, view, tmp_path):
    from kompass.report.document import texts as words
    from kompass.report.guide_document import PrintedGuide, guide_document

    choice = choose(view, From.SHIPPED, "Enhetschef")
    printed = PrintedGuide(choice.name, choice.role, choice.questions, choice.label)
    document = guide_document(window.session.snapshot, printed)
    said = "\n".join(text for block in document.blocks for text in words(block))

    assert "Kompass eget förslag" in said
    for _question, text in choice.questions:
        for line in text.splitlines():
            assert line in said


def test_everything_is_locked_where_nothing_can_be_changed(show, path):
    from kompass.assessment.storage import open_file

    with open_file(path, author="Bo Åkesson") as file:
        edits.add_guide(file, "Rektor", "Rektor", [(None, "Ett?")])
        window = show(path)
        window.press(Qt.Key.Key_R, CONTROL | SHIFT)
        editor = window.page.guides.editor
        assert editor.rows[0].text.isReadOnly()
        assert not editor.add.isEnabled()
        assert not editor.rows[0].remove.isEnabled()
