"""Search in everything, and quotes that find their source, by keys."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from source_files import PATIENCE, PROMISES, QUALITY, docx_of, pdf_of

from kompass.assessment import edits
from kompass.assessment.material_kinds import SourceKind
from ui.actions import ActionId, PageId
from ui.models.sources_words import OWN_QUOTE
from ui.searching.search_dialog import SearchDialog
from ui.sourcing.quotes import QuoteDialog
from ui.widgets.source_bar import Show

KEY = Qt.Key
NINE = datetime(2026, 9, 22, 9, 5, tzinfo=UTC)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NASTY = ['"', "AND", "a OR", "NEAR(", "*", "'; DROP TABLE x", "å*ä", "(((", "-", "🙂", "\\"]


@pytest.fixture
def search(window, qtbot):
    """Return a function that opens the search as the shortcut does."""

    def open_it() -> SearchDialog:
        window.commands[ActionId.SEARCH_ALL].trigger()
        dialog = window.window().findChild(SearchDialog)
        qtbot.waitUntil(dialog.field.hasFocus)
        return dialog

    return open_it


def shown(dialog):
    return [dialog.found.row(at) for at in range(dialog.found.rowCount())]


def test_hits_in_documents_and_notes_are_grouped_and_opened_at_the_passage(
    take, page, window, session, keys, search, qtbot
):
    take(**{
        "policy.pdf": pdf_of([["Framsida"], [QUALITY]]),
        "rutin.docx": docx_of("Inledning", QUALITY),
    })  # fmt: skip
    interview = session.edit(lambda file: edits.add_interview(file, role="Kommundirektör"))
    session.edit(
        lambda file: edits.add_line(
            file,
            interview,
            text="Om säkring av kvalitet",
            typed_at=NINE,
        )
    )
    window.pages.show(PageId.OVERVIEW)
    dialog = search()
    keys.write("säkring")
    qtbot.waitUntil(lambda: dialog.found.rowCount() > 0)

    headings = [row.words for row in shown(dialog) if row.hit is None]
    assert sorted(headings) == ["Intervju: Kommundirektör", "policy", "rutin"]
    assert "även inuti ord" in dialog.said.text()
    rows = shown(dialog)
    places = [dialog.found.place_of(row) for row in rows if row.hit and row.source]
    assert sorted(places) == ["s. 2", "stycke 2"]
    wanted = next(
        at for at, row in enumerate(rows) if row.hit and dialog.found.place_of(row) == "s. 2"
    )
    while dialog.list.currentIndex().row() != wanted:
        keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Return, text="\r")

    qtbot.waitUntil(lambda: window.stack.current is PageId.SOURCES)
    reader = page.shelves.reading.reader
    qtbot.waitUntil(lambda: reader.pages.ready, timeout=PATIENCE)
    target = reader.state.overlay.target
    assert target is not None
    text = session.file.pages(page.shelves.reading.source.sha256)[target[0]].text
    assert text[target[1] : target[2]].lower() == "säkring"
    assert page.shelves.shown is Show.READER


def test_a_hit_in_the_notes_opens_them(window, session, keys, search, qtbot):
    interview = session.edit(lambda file: edits.add_interview(file, role="Ekonomichef"))
    session.edit(
        lambda file: edits.add_line(file, interview, text="Budgeten håller", typed_at=NINE)
    )
    dialog = search()
    keys.write("budgeten")
    qtbot.waitUntil(lambda: dialog.found.rowCount() > 0)
    keys.press(KEY.Key_Return, text="\r")
    qtbot.waitUntil(lambda: window.stack.current is PageId.INTERVIEWS)
    window.commands[ActionId.GO_BACK].trigger()
    assert window.stack.current is PageId.SOURCES


def test_escape_leads_back_to_where_one_was(take, window, session, keys, search, qtbot):
    take(**{"policy.txt": QUALITY.encode()})
    window.pages.show(PageId.SCORING)
    was = QApplication.focusWidget()
    dialog = search()
    keys.write("kvalitet")
    assert dialog.isVisible()
    keys.press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is was)
    assert window.stack.current is PageId.SCORING


@pytest.mark.parametrize("typed", NASTY)
def test_nothing_typed_is_an_error(take, search, keys, typed, qtbot):
    take(**{"policy.txt": QUALITY.encode()})
    dialog = search()
    keys.write(typed)
    dialog.search()
    assert dialog.said.text()
    dialog.reject()


def test_nobody_in_the_notes_is_named(take, window, session, keys, search, qtbot):
    interview = session.edit(lambda file: edits.add_interview(file, role="Ekonomichef"))
    session.edit(lambda file: edits.add_person(file, interview, name="Berta Testsson", code="EC"))
    session.edit(
        lambda file: edits.add_line(
            file,
            interview,
            text="Budgeten håller",
            typed_at=NINE,
        )
    )
    dialog = search()
    keys.write("budgeten")
    qtbot.waitUntil(lambda: dialog.found.rowCount() > 0)
    said = " ".join(str(dialog.found.data(dialog.found.index(at))) for at in range(2))
    assert "Berta" not in said
    dialog.reject()


def test_a_sensitive_line_is_told_of_and_not_shown(take, session, keys, search, qtbot):
    from kompass.assessment.material_kinds import Secrecy

    interview = session.edit(lambda file: edits.add_interview(file, role="Ekonomichef"))
    line = session.edit(
        lambda file: edits.add_line(file, interview, text="Sjukdom i budgetgruppen", typed_at=NINE)
    )
    session.edit(lambda file: edits.mark_line(file, line, level=Secrecy.SENSITIVE))
    dialog = search()
    keys.write("sjukdom")
    dialog.search()
    said = str(dialog.found.data(dialog.found.index(1)))
    assert "Sjukdom" not in said
    assert "Känslig" in said
    dialog.reject()


def test_what_has_been_removed_is_not_found(take, page, session, search, keys):
    take(**{"policy.txt": QUALITY.encode()})
    row = session.snapshot.material.sources[0].id
    session.edit(lambda file: edits.remove_source(file, row))
    dialog = search()
    keys.write("kvalitetssäkring")
    dialog.search()
    assert dialog.found.rowCount() == 0
    dialog.reject()


def copied(text):
    QApplication.clipboard().setText(text)


def test_a_quote_that_stands_once_becomes_evidence_and_is_cited(take, window, session, keys, qtbot):
    take(**{"policy.pdf": pdf_of([["Framsida"], [QUALITY]])})
    window.pages.show(PageId.SCORING)
    scoring = window.stack.page(PageId.SCORING)
    window.commands[ActionId.GO_TO_RATIONALE].trigger()
    keys.write("Se ")
    copied("Ett system för  kvalitetssäkring\nfinns i alla förvaltningar.")
    copied("Ett system för kvalitetssäkring finns i alla förvaltningar.")
    window.commands[ActionId.PASTE_QUOTE].trigger()
    qtbot.waitUntil(lambda: bool(session.snapshot.material.links), timeout=PATIENCE)

    (excerpt,) = session.snapshot.material.excerpts.values()
    (link,) = session.snapshot.material.links.values()
    assert (excerpt.anchor.page, link.question) == (1, scoring.question)
    qtbot.waitUntil(lambda: "[[E-" in scoring.texts.rationale.text.toPlainText())
    session.flush()
    assert f"[[E-{excerpt.id[:5]}" in session.snapshot.score(scoring.question).rationale


def test_several_places_are_numbered_and_a_digit_chooses(take, page, window, session, keys, qtbot):
    take(**{"a.pdf": pdf_of([[QUALITY], [QUALITY]])})
    copied("Ett system för kvalitetssäkring finns i alla förvaltningar.")
    window.commands[ActionId.PASTE_QUOTE].trigger()
    qtbot.waitUntil(lambda: window.window().findChild(QuoteDialog) is not None, timeout=PATIENCE)
    dialog = window.window().findChild(QuoteDialog)
    assert "s. 1" in dialog.buttons[0].text()
    assert "s. 2" in dialog.buttons[1].text()
    keys_target = dialog
    from PySide6.QtTest import QTest

    QTest.keyClick(keys_target, KEY.Key_2)
    qtbot.waitUntil(lambda: bool(session.snapshot.material.excerpts), timeout=PATIENCE)
    (excerpt,) = session.snapshot.material.excerpts.values()
    assert excerpt.anchor.page == 1
    qtbot.waitUntil(lambda: page.shelves.shown is Show.READER)


def test_a_quote_without_source_is_marked_until_it_is_solved(
    take, page, window, session, keys, qtbot
):
    from PySide6.QtTest import QTest

    quote = "Löftena följs upp varje månad av nämnden."
    copied(quote)
    window.pages.show(PageId.SCORING)
    question = window.stack.page(PageId.SCORING).question
    window.commands[ActionId.PASTE_QUOTE].trigger()
    qtbot.waitUntil(lambda: window.window().findChild(QuoteDialog) is not None, timeout=PATIENCE)
    QTest.keyClick(window.window().findChild(QuoteDialog), KEY.Key_0)
    qtbot.waitUntil(lambda: bool(session.snapshot.material.links), timeout=PATIENCE)
    (source,) = session.snapshot.material.sources
    assert source.sort == OWN_QUOTE

    window.pages.show(PageId.SOURCES)
    take(**{"rapport.txt": f"{PROMISES}\n\n{quote}".encode()})
    page.desk.choose(source.id)
    assert page.shelves.sheet.solve.isVisible()
    assert page.shelves.sheet.remarks.text()
    window.commands[ActionId.SOURCE_SOLVE].trigger()
    qtbot.waitUntil(
        lambda: all(one.sort != OWN_QUOTE for one in session.snapshot.material.sources),
        timeout=PATIENCE,
    )
    (excerpt,) = session.snapshot.material.excerpts.values()
    (link,) = session.snapshot.material.links.values()
    assert session.snapshot.material.source(excerpt.source).file_name == "rapport.txt"
    assert link.question == question


def test_a_pasted_address_waits(page, window, session, qtbot):
    copied("https://www.testby.se/loften")
    window.commands[ActionId.PASTE_QUOTE].trigger()
    qtbot.waitUntil(lambda: bool(session.snapshot.material.sources))
    (source,) = session.snapshot.material.sources
    assert source.kind is SourceKind.WEB
    assert not source.sha256
    assert page.shelves.shown is Show.WEB


def test_an_empty_clipboard_is_said(page, window):
    QApplication.clipboard().clear()
    window.commands[ActionId.PASTE_QUOTE].trigger()
    assert window.banner.isVisible()
