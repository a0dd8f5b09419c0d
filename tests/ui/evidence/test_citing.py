"""``[[`` in a rationale cites evidence, and a citation of nothing is told."""

import pytest
from PySide6.QtCore import Qt

from kompass.assessment import edits
from kompass.assessment.citations import cited, resolve

K = Qt.Key


@pytest.fixture
def text(page):
    page.texts.rationale.text.setFocus()
    return page.texts.rationale.text


@pytest.fixture
def citing(page):
    return page.texts.rationale.citing


def test_two_brackets_offer_the_evidence_of_the_question(text, citing, keys, session, visit):
    keys.write("Löftena följs upp [[")

    assert citing.is_open
    assert citing.popup.model().rowCount() == len(session.snapshot.material.links_of(visit[0]))
    assert text.hasFocus()


def test_enter_cites_the_chosen_one(text, citing, keys, session, visit):
    keys.write("Följs upp [[")
    keys.press(K.Key_Down)
    wanted = citing.popup.currentIndex().data(Qt.ItemDataRole.UserRole)
    keys.press(K.Key_Return)
    keys.write(".")

    assert not citing.is_open
    assert text.current_text() == f"Följs upp [[E-{wanted[:7]}]]."
    session.flush()
    rationale = session.snapshot.score(visit[0]).rationale
    (name,) = cited(rationale)
    assert resolve(name, session.snapshot.material).id == wanted


def test_typing_narrows_and_escape_only_closes(text, citing, keys, page):
    keys.write("[[delårs")
    rows = citing.popup.model().rowCount()
    assert rows > 0
    assert "delårs" in citing.popup.model().index(0, 0).data().lower()

    keys.press(K.Key_Escape)

    assert not citing.is_open
    assert text.hasFocus()
    assert text.current_text() == "[[delårs"


def test_brackets_that_are_there_already_are_not_doubled(text, citing, keys):
    keys.write("[[]]")
    keys.press(K.Key_Left)
    keys.press(K.Key_Left)
    keys.press(K.Key_Tab)

    assert text.current_text().count("]]") == 1


def test_without_evidence_nothing_is_in_the_way(page, citing, keys, ask):
    page.go_to(ask("8.4").id)
    page.texts.rationale.text.setFocus()

    keys.write("[[E-")

    assert not citing.is_open
    assert page.texts.rationale.text.current_text() == "[[E-"


def test_a_citation_of_nothing_is_told(text, page, keys):
    keys.write("Se [[E-00000]].")

    assert page.texts.rationale.citations.text() == "E-00000 finns inte i den här filen."
    assert page.texts.rationale.citations.isVisible()


def test_a_citation_whose_evidence_is_removed_is_told(text, page, keys, session, visit):
    item = session.snapshot.material.links_of(visit[0])[0].of
    keys.write(f"Se [[E-{item[:5]}]].")
    assert not page.texts.rationale.citations.isVisible()

    session.edit(lambda file: edits.remove_excerpt(file, item))

    assert page.texts.rationale.citations.isVisible()
    session.undo()
    assert not page.texts.rationale.citations.isVisible()
