"""A passage opens in place, and one comes back to exactly where one was."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment.material import EvidenceKind
from kompass.sources.model import Form

K = Qt.Key


def go_to(page, keys, wanted):
    """Walk down to the first piece that is wanted."""
    keys.write("e")
    rows = page.texts.evidence.list
    while not wanted(rows.piece):
        at = rows.currentIndex().row()
        keys.press(K.Key_Down)
        assert rows.currentIndex().row() > at, "there is none"
    return rows


def is_pdf(session):
    def wanted(piece):
        item = session.snapshot.material.excerpts.get(piece.item)
        source = item and session.snapshot.material.source(item.source)
        return bool(source) and source.form is Form.PDF

    return wanted


def test_a_document_opens_in_place_and_escape_comes_back(page, keys, session, qtbot):
    rows = go_to(page, keys, is_pdf(session))
    sizes, top = page._columns.sizes(), rows.verticalScrollBar().value()
    chosen = rows.piece

    keys.press(K.Key_Return)

    passage = page.evidence.beside.passage
    assert passage.isVisible()
    assert not page.scores.isVisible()
    assert passage.where.text() == chosen.where
    assert rows.hasFocus(), "arrows lead on to the next passage"
    item = session.snapshot.material.excerpts[chosen.item]
    qtbot.waitUntil(lambda: passage.reader.pages.ready, timeout=20_000)
    qtbot.waitUntil(lambda: passage.reader.view.is_page_in_sight(item.anchor.page), timeout=20_000)
    keys.press(K.Key_Escape)
    assert not passage.isVisible()
    assert page.scores.isVisible()
    assert page.areas.isVisible()
    assert all(abs(a - b) <= 1 for a, b in zip(page._columns.sizes(), sizes, strict=True))
    assert rows.hasFocus()
    assert (rows.piece.link.id, rows.verticalScrollBar().value()) == (chosen.link.id, top)


def test_enter_once_more_goes_into_the_text_and_escape_out_again(page, keys, session, qtbot):
    rows = go_to(page, keys, is_pdf(session))
    keys.press(K.Key_Return)
    passage = page.evidence.beside.passage
    qtbot.waitUntil(lambda: passage.reader.pages.ready, timeout=20_000)

    keys.press(K.Key_Return)
    assert passage.isAncestorOf(QApplication.focusWidget())
    keys.press(K.Key_Escape)

    assert not passage.isVisible()
    assert rows.hasFocus()


def test_arrows_lead_from_passage_to_passage(page, keys, session):
    rows = go_to(page, keys, is_pdf(session))
    keys.press(K.Key_Return)
    passage = page.evidence.beside.passage

    while rows.piece.kind is not EvidenceKind.INTERVIEW:
        keys.press(K.Key_Down)

    assert passage.notes.isVisible()
    line = session.snapshot.material.lines[rows.piece.item]
    assert line.text in passage.notes.toPlainText()
    assert "Person" not in passage.notes.toPlainText()


def test_a_note_stands_among_the_lines_around_it(page, keys, session):
    go_to(page, keys, lambda piece: piece.kind is EvidenceKind.INTERVIEW)

    keys.press(K.Key_Return)

    notes = page.evidence.beside.passage.notes
    piece = page.texts.evidence.list.piece
    line = session.snapshot.material.lines[piece.item]
    others = session.snapshot.material.lines_of(line.interview)
    assert all(other.text in notes.toPlainText() for other in others)
    assert line.text in notes.textCursor().block().text()


def test_going_to_the_points_brings_the_questions_back(page, keys, session, actions):
    from ui.actions import ActionId

    go_to(page, keys, lambda piece: True)
    keys.press(K.Key_Return)

    actions[ActionId.GO_TO_POINTS].trigger()

    assert page.scores.isVisible()
    assert page.scores.has_keyboard


def test_a_passage_taken_there_is_tied_at_once(page, keys, session, qtbot, ask):
    rows = go_to(page, keys, is_pdf(session))
    keys.press(K.Key_Return)
    passage = page.evidence.beside.passage
    qtbot.waitUntil(lambda: passage.reader.pages.ready, timeout=20_000)
    keys.press(K.Key_Return)
    before = len(session.snapshot.material.excerpts)

    for sign in "s84":
        QApplication.sendEvent(
            QApplication.focusWidget(),
            QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign),
        )
    QTest.keyClick(QApplication.focusWidget(), K.Key_Return)

    assert len(session.snapshot.material.excerpts) == before + 1
    (link,) = session.snapshot.material.links_of(ask("8.4").id)
    assert link.of in session.snapshot.material.excerpts
    assert rows.piece is not None


def test_it_leads_on_to_where_it_was_made(page, keys, session, qtbot):
    go_to(page, keys, lambda piece: True)
    keys.press(K.Key_Return)
    beside = page.evidence.beside
    item = session.snapshot.material.excerpts[page.texts.evidence.list.piece.item]

    with qtbot.waitSignal(beside.source_requested) as asked:
        QTest.mouseClick(beside.passage.whole, Qt.MouseButton.LeftButton)

    assert asked.args == [item.source, item.id]


def test_a_source_that_is_gone_is_told(page, keys, session, monkeypatch):
    from kompass.errors import KompassError

    go_to(page, keys, lambda piece: True)

    def gone(_self, _sha):
        raise KompassError("Underlagets innehåll finns inte i filen.")

    monkeypatch.setattr(type(session.file), "content", gone)
    keys.press(K.Key_Return)

    assert "finns inte i filen" in page.evidence.beside.passage.trouble.text()
    assert page.evidence.beside.passage.trouble.isVisible()


def test_f12_hides_notes_when_somebody_passes(page, keys, session):
    go_to(page, keys, lambda piece: piece.kind is EvidenceKind.INTERVIEW)
    rows = page.texts.evidence.list
    line = session.snapshot.material.lines[rows.piece.item]
    keys.press(K.Key_Return)
    passage = page.evidence.beside.passage
    assert passage.notes.isVisible()

    keys.press(K.Key_F12)

    assert not passage.notes.isVisible()
    assert line.text not in " ".join(rows.looks._lines(rows.piece).quote)
    keys.press(K.Key_F12)
    assert passage.notes.isVisible()
    assert rows.looks._lines(rows.piece).quote[0].split()[0] == line.text.split()[0]
