"""Strengths and improvements as bullets: Enter, Backspace, Alt with arrows, saved by themselves."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from kompass.assessment import edits
from ui.actions import ActionId

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def strengths(page, session):
    """What the file holds in area 1."""
    area = session.snapshot.edition.areas[0].id

    def texts():
        session.flush()
        return [row.text for row in session.snapshot.area_texts(area).strengths]

    return texts


@pytest.fixture
def improvements(session):
    area = session.snapshot.edition.areas[0].id
    return lambda: [
        (row.text, row.good_examples) for row in session.snapshot.area_texts(area).improvements
    ]


@pytest.fixture
def writing(actions, page, keys):
    """Stand in the empty line for a new strength."""
    actions[ActionId.ADD_STRENGTH].trigger()
    assert keys.where() is page.texts.area.strengths.rows[-1].text
    return keys


def test_enter_makes_the_next_bullet(writing, strengths):
    for text in ("Tydlig hemsida", "Öppna nämnder", "Medborgarförslag"):
        writing.enter(text)
    assert strengths() == ["Tydlig hemsida", "Öppna nämnder", "Medborgarförslag"]


def test_nothing_empty_gets_into_the_file(writing, strengths, page):
    writing.enter("Ett")
    writing.enter()
    writing.enter()
    writing.press(K.Key_Escape)
    assert strengths() == ["Ett"]
    assert len(page.texts.area.strengths.rows) == 2


def test_a_bullet_is_saved_from_its_first_letter(writing, session, qtbot):
    area = session.snapshot.edition.areas[0].id
    writing.write("Å")
    qtbot.waitUntil(
        lambda: [s.text for s in session.snapshot.area_texts(area).strengths] == ["Å"], timeout=400
    )
    writing.write("terblick")
    qtbot.waitUntil(
        lambda: session.snapshot.area_texts(area).strengths[0].text == "Återblick", timeout=400
    )


def test_enter_after_a_bullet_in_the_middle_begins_one_there(writing, strengths):
    writing.enter("Ett")
    writing.enter("Tre")
    writing.press(K.Key_Up)
    writing.press(K.Key_Up)
    writing.enter()
    writing.write("Två")
    assert strengths() == ["Ett", "Två", "Tre"]


def test_enter_inside_a_text_divides_it(writing, strengths, session):
    writing.write("Tydlig hemsidaÖppna nämnder")
    for _ in range(len("Öppna nämnder")):
        writing.press(K.Key_Left)
    writing.enter()
    assert strengths() == ["Tydlig hemsida", "Öppna nämnder"]
    assert writing.where().toPlainText() == "Öppna nämnder"
    session.undo()
    assert strengths() == ["Tydlig hemsidaÖppna nämnder"]


def test_backspace_in_an_empty_bullet_removes_it(writing, strengths):
    writing.enter("Ett")
    writing.enter("Två")
    writing.press(K.Key_Up)
    for _ in "Två":
        writing.press(K.Key_Backspace)
    assert strengths() == ["Ett", ""]
    writing.press(K.Key_Backspace)
    assert strengths() == ["Ett"]
    assert writing.where().toPlainText() == "Ett"


def test_a_bullet_left_empty_disappears(writing, strengths, page, qtbot):
    writing.enter("Ett")
    writing.enter("Två")
    writing.press(K.Key_Up)
    for _ in "Två":
        writing.press(K.Key_Backspace)
    writing.press(K.Key_Up)
    qtbot.waitUntil(lambda: strengths() == ["Ett"])


def test_alt_with_arrows_moves_a_bullet(writing, strengths, page):
    for text in ("Ett", "Två", "Tre"):
        writing.enter(text)
    writing.press(K.Key_Up)
    assert writing.where().toPlainText() == "Tre"
    writing.press(K.Key_Up, ALT)
    assert strengths() == ["Ett", "Tre", "Två"]
    assert writing.where().toPlainText() == "Tre"
    writing.press(K.Key_Up, ALT)
    writing.press(K.Key_Up, ALT)
    assert strengths() == ["Tre", "Ett", "Två"]
    writing.press(K.Key_Down, ALT)
    assert strengths() == ["Ett", "Tre", "Två"]
    assert [row.text.toPlainText() for row in page.texts.area.strengths.rows] == [
        "Ett", "Tre", "Två", "",
    ]  # fmt: skip


def test_several_pasted_lines_become_several_bullets(writing, strengths):
    lines = QMimeData()
    lines.setText("• Tydlig hemsida\r\n• Öppna nämnder\n\n- Medborgarförslag\n")
    writing.where().insertFromMimeData(lines)
    assert strengths() == ["Tydlig hemsida", "Öppna nämnder", "Medborgarförslag"]


def test_the_mouse_can_remove_a_bullet(writing, strengths, page, qtbot):
    writing.enter("Ett")
    writing.enter("Två")
    qtbot.mouseClick(page.texts.area.strengths.rows[0].remove, Qt.MouseButton.LeftButton)
    assert strengths() == ["Två"]


def test_undo_brings_a_bullet_back_and_goes_to_it(writing, strengths, session, page, numbered_area):
    writing.enter("Ett")
    writing.enter("Två")
    row = page.texts.area.strengths.rows[0].row
    session.edit(lambda file: edits.remove_strength(file, row))
    assert strengths() == ["Två"]
    page.go_to(numbered_area(5))
    session.undo()
    assert strengths() == ["Ett", "Två"]
    assert writing.where().toPlainText() == "Ett"


@pytest.fixture
def numbered_area(session):
    return lambda number: session.snapshot.edition.question_numbered(f"{number}.1").id


def test_going_to_another_area_saves_and_shows_its_own(writing, strengths, page, numbered_area):
    writing.write("Ett")
    page.go_to(numbered_area(2))
    assert [row.text.toPlainText() for row in page.texts.area.strengths.rows] == [""]
    assert strengths() == ["Ett"]
    page.go_to(numbered_area(1))
    assert [row.text.toPlainText() for row in page.texts.area.strengths.rows] == ["Ett", ""]


def test_an_improvement_names_good_examples(page, actions, keys, session, improvements):
    actions[ActionId.ADD_IMPROVEMENT].trigger()
    keys.write("Utveckla medborgardialogen")
    keys.press(K.Key_Tab)
    assert "Goda exempel" in keys.where().accessibleName()
    keys.write("Uddevalla och Nacka")
    session.flush()
    assert improvements() == [("Utveckla medborgardialogen", "Uddevalla och Nacka")]
    keys.enter()
    assert keys.where().toPlainText() == ""
    keys.write("Ta fram mål")
    session.flush()
    assert improvements()[1] == ("Ta fram mål", "")


def test_bullets_are_named_by_place_and_area(writing, page):
    writing.enter("Ett")
    names = [row.text.accessibleName() for row in page.texts.area.strengths.rows]
    assert names == ["Styrka 1 i område 1", "Styrka 2 i område 1"]


def test_a_text_is_as_high_as_its_lines(writing, page):
    text = writing.where()
    low = text.height()
    writing.write("ett långt ord " * 20)
    assert text.height() > 2 * low
    assert not text.verticalScrollBar().isVisible()
