"""Documents come in through the window: many at once, each refused one in a sentence."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from source_files import PATIENCE, PROMISES, QUALITY, bomb, docx_of, pdf_of

from kompass.assessment import edits
from ui.actions import ActionId
from ui.widgets.source_bar import Show


def drop(page, paths):
    """Drop files on the page as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 200), actions, data, buttons, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 200), actions, data, buttons, none))


def test_files_and_folders_are_dropped(page, session, tmp_path, qtbot):
    folder = tmp_path / "material" / "budget"
    folder.mkdir(parents=True)
    (folder / "budget.docx").write_bytes(docx_of(PROMISES))
    (folder / ".dolt").write_bytes(b"x")
    single = tmp_path / "policy.pdf"
    single.write_bytes(pdf_of([[PROMISES]]))

    drop(page, [tmp_path / "material", single])
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)

    names = [one.file_name for one in session.snapshot.material.sources]
    assert names == ["budget.docx", "policy.pdf"]
    assert page.shelves.documents.rows.rowCount() == 2


def test_one_import_is_undone_at_once(take, session):
    take(**{"a.txt": PROMISES.encode(), "b.txt": QUALITY.encode()})
    assert len(session.snapshot.material.sources) == 2
    session.undo()
    assert not session.snapshot.material.sources


@pytest.fixture
def bad_files():
    return {
        "avkortad.pdf": pdf_of([[PROMISES]])[:700],
        "last.pdf": pdf_of([["Hemligt"]], encrypt="hemligt"),
        "tom.docx": b"",
        "bomb.docx": bomb(),
        "program.pdf": b"MZ\x90\x00" + bytes(range(256)) * 20,
    }


def test_bad_files_are_refused_one_by_one_and_the_others_are_taken(take, page, session, bad_files):
    take(
        **bad_files,
        **{
            "webb.pdf": b"<!doctype html><html><body><p>L\xc3\xb6ften</p></body></html>",
            "bra.txt": QUALITY.encode(),
        },
    )

    refused = {one.name: one.sentence for one in page.intake.outcomes if one.refused}
    assert set(refused) == set(bad_files)
    assert len(set(refused.values())) == len(refused)
    for name, sentence in refused.items():
        assert name in sentence
        assert sentence.endswith(".")
        assert len(sentence) < 200
    names = {one.file_name for one in session.snapshot.material.sources}
    assert names == {"webb.pdf", "bra.txt"}
    shown = [page.taking.list.item(at).text() for at in range(page.taking.list.count())]
    assert page.taking.isVisible()
    assert len(shown) == len(bad_files) + 1
    assert any("webb.pdf" in line and "webbsida" in line for line in shown)


def test_what_is_said_of_each_file_leaves_the_room_to_who_reads(take, page, bad_files):
    take(**bad_files, **{"bra.txt": QUALITY.encode()})
    assert page.taking.list.isVisible()

    page.shelves.read_requested.emit()

    assert page.shelves.reading.isVisible()
    assert page.taking.sum.isVisible()
    assert not page.taking.list.isVisible()
    page.shelves.leave()
    assert page.taking.list.isVisible()


def test_the_same_document_twice_is_said(take, page, session):
    take(**{"a.txt": PROMISES.encode()})
    take(**{"kopia.txt": PROMISES.encode()})

    assert len(session.snapshot.material.sources) == 1
    assert "finns redan" in page.intake.outcomes[0].sentence


def test_a_document_without_text_is_taken_and_marked(take, page):
    import io

    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(target, "PDF")
    take(**{"skannad.pdf": target.getvalue()})

    assert "inget textlager" in page.shelves.sheet.remarks.text()


def test_taking_in_can_be_stopped(page, session, tmp_path, qtbot):
    paths = []
    for number in range(8):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(pdf_of([[f"{number} {PROMISES}"]] * 40))
    page.errands.take(paths)
    qtbot.waitUntil(lambda: len(page.intake.outcomes) >= 1, timeout=PATIENCE)
    page.taking.working.cancel.click()
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)

    taken = len(session.snapshot.material.sources)
    assert 1 <= taken < 8
    assert "Avbrutet" in page.taking.sum.text()


def test_an_own_title_that_says_nothing_gives_way_to_the_name_of_the_file(take, session):
    take(**{"Budget 2026.pdf": pdf_of([[PROMISES]])})
    assert session.snapshot.material.sources[0].title == "Budget 2026"


def test_fields_are_written_and_undone(take, page, session, keys):
    take(**{"a.txt": PROMISES.encode()})
    sort = page.shelves.sheet.lines["sort"]
    sort.setFocus()
    keys.write("Årsredovisning")
    session.flush()
    assert session.snapshot.material.sources[0].sort == "Årsredovisning"
    session.undo()
    assert session.snapshot.material.sources[0].sort == ""
    assert sort.text() == ""


def test_a_source_is_removed_by_key_and_its_content_for_good(take, page, session, keys):
    take(**{"a.txt": PROMISES.encode(), "b.txt": QUALITY.encode()})
    sha = session.snapshot.material.sources[0].sha256
    page.desk.choose(session.snapshot.material.sources[0].id)
    page.shelves.documents.setFocus()
    keys.press(Qt.Key.Key_Delete)
    assert [one.file_name for one in session.snapshot.material.sources] == ["b.txt"]
    session.undo()
    assert len(session.snapshot.material.sources) == 2
    keys.press(Qt.Key.Key_Delete)

    page.out.said.buttons[0].click()
    assert session.file.has_content(sha)
    page.out.said.buttons[0].click()
    assert not session.file.has_content(sha)


def test_the_original_is_saved_as_it_came(take, page, window, tmp_path, qtbot):
    content = pdf_of([[PROMISES]])
    take(**{"policy.pdf": content})
    target = tmp_path / "ut.pdf"
    page.errands.dialogs.save = lambda _name, _filters="": target
    window.commands[ActionId.SOURCE_SAVE_OUT].trigger()
    qtbot.waitUntil(lambda: not page.out.busy)
    assert target.read_bytes() == content


def test_a_read_only_file_takes_nothing(take, page, session, monkeypatch):
    from ui.session import Session

    monkeypatch.setattr(Session, "read_only", property(lambda _: True))
    take(**{"a.txt": PROMISES.encode()})
    assert not session.snapshot.material.sources
    assert page.trouble.text()


def test_an_answer_to_a_request(take, page, session, window):
    row = session.edit(lambda file: edits.add_request(file, title="Budget"))
    window.commands[ActionId.SOURCES_REQUESTS].trigger()
    page.errands.take([], None)
    assert page.shelves.request_to_answer == row


def test_a_file_of_two_gigabytes_is_refused_unread(page, session, tmp_path, qtbot):
    path = tmp_path / "jatte.pdf"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    page.errands.take([path])
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)
    assert "högst" in page.intake.outcomes[0].sentence
    assert not session.snapshot.material.sources


def test_the_window_is_alive_while_files_are_read(page, tmp_path, qtbot, keys):
    path = tmp_path / "lang.pdf"
    path.write_bytes(pdf_of([[f"Sida {n}", PROMISES] for n in range(400)]))
    page.errands.take([path])
    page.bar.views[Show.REQUESTS].click()
    assert page.shelves.shown is Show.REQUESTS
    assert page.intake.busy
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)


def test_a_file_that_is_closed_meanwhile_gets_nothing(page, session, tmp_path, qtbot):
    path = tmp_path / "lang.pdf"
    path.write_bytes(pdf_of([[f"Sida {n}", PROMISES] for n in range(400)]))
    page.errands.take([path])
    assert page.intake.busy
    session.close()
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)
    assert not page.taking.isVisible()
