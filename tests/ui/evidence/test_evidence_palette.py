"""What is not tied yet, ranked by the question's words, and tied by a digit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kompass.assessment.material import Direction
from ui.evidence.candidates import Candidates
from ui.evidence.palette import AttachPalette

K = Qt.Key


@pytest.fixture
def palette(page, keys, qtbot):
    keys.write("ee")  # the evidence, and on to what could be tied
    found = next(each for each in QApplication.topLevelWidgets() if isinstance(each, AttachPalette))
    qtbot.waitUntil(found.field.hasFocus)
    yield found
    if isValid(found):
        found.close()


def test_what_has_the_words_of_the_question_comes_first(session, visit, ask):
    question = ask("1.1")  # "Hur informeras medborgarna?"

    first = Candidates(session.snapshot, question).fitting("")[0]

    assert "informera" in first.quote.lower()
    assert "medborgarna" in first.quote


def test_everything_is_there_once_and_nothing_that_is_tied(session, visit, ask):
    question = ask("1.1")
    tied = {link.of for link in session.snapshot.material.links_of(question.id)}

    found = [each.item for each in Candidates(session.snapshot, question).fitting("", 999)]

    material = session.snapshot.material
    assert len(found) == len(set(found))
    assert set(found) == {*material.excerpts, *material.lines} - tied


@pytest.mark.parametrize("typed", ["KVALITETSSÄK", "säkring förvaltning", "säkring  hemtjänst"])
def test_typed_words_are_found_inside_words_and_titles(session, visit, ask, typed):
    found = Candidates(session.snapshot, ask("8.4")).fitting(typed)

    assert found
    for each in found:
        text = f"{each.quote} {each.where}".lower()
        assert all(word in text for word in typed.lower().split())


@pytest.mark.parametrize("typed", ['"', "*", "NEAR(", "😀", "a" * 500, "  ", "%_\\"])
def test_no_input_is_an_error(session, visit, ask, typed):
    Candidates(session.snapshot, ask("8.4")).fitting(typed)


def test_a_digit_ties_and_the_next_one_moves_up(palette, page, keys, session):
    question = page.question
    before = len(session.snapshot.material.links_of(question))
    second = palette.list.numbered(2)

    keys.write("2")

    links = session.snapshot.material.links_of(question)
    assert len(links) == before + 1
    assert (links[-1].of, links[-1].direction) == (second.item, Direction.SUPPORTS)
    assert palette.isVisible()
    assert palette.list.numbered(2).item != second.item
    assert palette.field.text() == ""
    assert page.texts.evidence.list.rows.place_of(links[-1].id).isValid()


def test_a_digit_with_shift_ties_as_counter_evidence(palette, page, keys, session):
    first = palette.list.numbered(1)

    keys.sign("!", K.Key_Exclam)

    link = session.snapshot.material.links_of(page.question)[-1]
    assert (link.of, link.direction) == (first.item, Direction.CONTRADICTS)


def test_type_to_find_and_enter_ties(palette, page, keys, session):
    keys.write("jämställdhet")
    assert palette.list.candidate is not None
    keys.press(K.Key_Down)
    chosen = palette.list.candidate

    keys.press(K.Key_Return)

    link = session.snapshot.material.links_of(page.question)[-1]
    assert link.of == chosen.item
    assert "jämställdhet" in session.snapshot.material.item(link.of).text


def test_escape_leads_back_to_the_list_with_the_new_piece_chosen(palette, page, keys, session):
    keys.write("1")
    keys.press(K.Key_Escape)

    link = session.snapshot.material.links_of(page.question)[-1]
    assert page.texts.evidence.list.piece.link.id == link.id


def test_nothing_that_fits_is_said(palette, keys):
    keys.write("zzzz")

    assert palette._nothing.isVisible()
    assert not palette.list.isVisible()
