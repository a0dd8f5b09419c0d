"""Reading sources on the page, with excerpts by digits, new versions, and what rests on them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from source_files import PATIENCE, PROMISES, QUALITY, pdf_of

from kompass.assessment.material_kinds import Direction
from ui.actions import ActionId, PageId
from ui.widgets.source_bar import Show

KEY = Qt.Key


def ready(page, qtbot):
    reader = page.shelves.reading.reader
    qtbot.waitUntil(lambda: reader.pages.ready, timeout=PATIENCE)
    return reader


def numbers(session):
    known = {one.id: one.number for one in session.snapshot.edition.questions()}
    return sorted(known[link.question] for link in session.snapshot.material.links.values())


def test_a_sentence_is_kept_by_keys_alone(take, page, session, keys, qtbot):
    take(**{"policy.txt": PROMISES.encode()})
    page.shelves.documents.setFocus()
    keys.press(KEY.Key_Return)
    ready(page, qtbot)

    keys.write("s34")
    keys.press(KEY.Key_Return)

    (excerpt,) = session.snapshot.material.excerpts.values()
    assert excerpt.anchor.quote == "Kommunfullmäktige har antagit fyra medborgarlöften."
    assert numbers(session) == ["3.4"]
    assert page.shelves.reading.list.count() == 1
    keys.press(KEY.Key_Escape)
    keys.press(KEY.Key_Escape)
    assert page.shelves.shown is Show.DOCUMENTS
    assert QApplication.focusWidget() is page.shelves.documents


def test_the_same_passage_is_kept_once_and_tied_to_more(take, page, session, keys, qtbot):
    take(**{"policy.txt": PROMISES.encode()})
    page.shelves.documents.setFocus()
    keys.press(KEY.Key_Return)
    ready(page, qtbot)
    keys.write("s34")
    keys.press(KEY.Key_Return)

    page.shelves.reading.list.setFocus()
    keys.press(KEY.Key_Return)
    keys.write("41-")
    keys.press(KEY.Key_Return)

    assert len(session.snapshot.material.excerpts) == 1
    assert numbers(session) == ["3.4", "4.1"]
    directions = {link.direction for link in session.snapshot.material.links.values()}
    assert directions == {Direction.SUPPORTS, Direction.CONTRADICTS}


def test_an_excerpt_is_removed_in_the_list(take, page, session, keys, qtbot):
    take(**{"policy.txt": PROMISES.encode()})
    page.shelves.documents.setFocus()
    keys.press(KEY.Key_Return)
    ready(page, qtbot)
    keys.write("s34")
    keys.press(KEY.Key_Return)
    page.shelves.reading.list.setFocus()
    keys.press(KEY.Key_Delete)
    assert not session.snapshot.material.excerpts
    session.undo()
    assert len(session.snapshot.material.excerpts) == 1
    assert page.shelves.reading.list.count() == 1


def test_from_a_source_to_the_scores_that_rest_on_it_and_back(
    take, page, window, session, keys, qtbot
):
    take(**{"policy.txt": PROMISES.encode()})
    page.shelves.documents.setFocus()
    keys.press(KEY.Key_Return)
    ready(page, qtbot)
    keys.write("s34")
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_Escape)
    keys.press(KEY.Key_Escape)

    (button,) = page.shelves.sheet.rests.buttons
    assert button.words.startswith("3.4 · ej bedömd · inga andra belägg · ")
    button.setFocus()
    button.click()
    assert window.stack.current is PageId.SCORING
    scoring = window.stack.page(PageId.SCORING)
    assert session.snapshot.edition.question(scoring.question).number == "3.4"

    window.commands[ActionId.GO_BACK].trigger()
    assert window.stack.current is PageId.SOURCES
    assert QApplication.focusWidget() is button


def test_a_source_opened_from_elsewhere_leads_back_with_escape(
    take, page, window, session, keys, qtbot
):
    take(**{"policy.txt": PROMISES.encode()})
    source = session.snapshot.material.sources[0]
    window.pages.show(PageId.SCORING)
    was = QApplication.focusWidget()
    window._builders.source_requested.emit(source.id, None)
    ready(page, qtbot)
    assert window.stack.current is PageId.SOURCES
    assert page.shelves.shown is Show.READER
    keys.press(KEY.Key_Escape)
    assert window.stack.current is PageId.SCORING
    assert QApplication.focusWidget() is was


def test_a_new_version_moves_what_is_sure_and_asks_about_the_rest(
    take, page, window, session, keys, qtbot, tmp_path
):
    old = [f"Version 1. {PROMISES[:51]}", QUALITY, "Team A möter alla barn. Team C vilar."]
    new = ["Version 2, omarbetad.", QUALITY, "Team B möter alla barn. Team C vilar."]
    take(**{"v1.pdf": pdf_of([old, ["Sista sidan."]])})
    source = session.snapshot.material.sources[0]
    page.shelves.documents.setFocus()
    keys.press(KEY.Key_Return)
    reader = ready(page, qtbot)
    text = session.file.pages(source.sha256)[0].text
    from ui.reader.values import Selection

    for quote in ("Ett system för kvalitetssäkring finns i alla förvaltningar.",
                  "Team A möter alla barn."):  # fmt: skip
        start = text.index(quote)
        reader.state.select(Selection(0, start, start + len(quote), quote))
        keys.write("34")
        keys.press(KEY.Key_Return)
    keys.press(KEY.Key_Escape)
    keys.press(KEY.Key_Escape)

    second = tmp_path / "v2.pdf"
    second.write_bytes(pdf_of([["Ny framsida."], new]))
    page.errands.dialogs.document = lambda _title: second
    window.commands[ActionId.SOURCE_VERSION].trigger()
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)

    assert "1 utdrag följde med" in page.out.said.text.text()
    (left,) = session.snapshot.material.to_check()
    assert left.anchor.quote == "Team A möter alla barn."
    assert page.bar.check.isVisible()
    assert "1" in page.bar.check.text()

    window.commands[ActionId.SOURCES_CHECK].trigger()
    assert page.shelves.shown is Show.CHECK
    assert "Team B" in page.shelves.check.check.places[0].quote
    assert not page.shelves.check.check.places[0].same
    keys.press(KEY.Key_0, text="0")
    assert not session.snapshot.material.to_check()
    assert page.shelves.shown is Show.DOCUMENTS
    session.undo()
    assert len(session.snapshot.material.to_check()) == 1
    window.commands[ActionId.SOURCES_CHECK].trigger()
    keys.press(KEY.Key_1, text="1")
    moved = session.snapshot.material.excerpts[left.id]
    assert moved.anchor.quote.startswith("Team B möter alla barn.")
    assert session.snapshot.material.source(moved.source).file_name == "v2.pdf"


def test_what_a_frame_on_a_scan_shows_is_written_beside_it(take, page, session, keys, qtbot):
    import io

    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(target, "PNG")
    take(**{"skannad.png": target.getvalue()})
    page.shelves.documents.setFocus()
    keys.press(KEY.Key_Return)
    ready(page, qtbot)
    keys.write("r34")
    keys.press(KEY.Key_Return)
    reading = page.shelves.reading
    assert reading.words.isVisible()

    reading.list.setFocus()
    keys.write("k")
    keys.write("Ett diagram över nöjda brukare")
    keys.press(KEY.Key_Escape)
    session.flush()

    (excerpt,) = session.snapshot.material.excerpts.values()
    assert excerpt.comment == "Ett diagram över nöjda brukare"
    assert reading.list.hasFocus()
    assert "diagram" in reading.list.item(0).text()
