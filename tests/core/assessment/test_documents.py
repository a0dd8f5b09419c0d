"""Documents in the file: unchanged, once, checked when read, never read at opening, searched."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kompass.assessment import edits, merge, merge_files
from kompass.assessment.material import SourceKind
from kompass.assessment.storage import AssessmentFile
from kompass.errors import KompassError
from kompass.ids import RowId
from kompass.sources.hits import How
from kompass.sources.model import DocumentText, Form, PageText, Place, Taken

Paper = Callable[..., Taken]
Open = Callable[..., AssessmentFile]


def big(size: int) -> Taken:
    content = os.urandom(size)
    places = (Place(0, "avsnitt 1"), Place(4, "avsnitt 2"))
    pages = (PageText(0, "iv", "Målen följs upp", places, 3), PageText(1, "", ""))
    text = DocumentText(Form.PDF, "Stor", pages, ("En anmärkning.",), "pdfium", "5.1")
    return Taken(content, sha256(content).hexdigest(), text)


def copy_of(file: AssessmentFile, name: str, reopen: Open) -> AssessmentFile:
    path = file.path.with_name(f"{name}.kompass")
    file.back_up(path)
    return reopen(path, author=name)


def count(file: AssessmentFile, table: str) -> int:
    number: int = file._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return number


def test_everything_read_comes_back_as_it_was(file: AssessmentFile, reopen: Open) -> None:
    taken = big(300_000)
    edits.add_source(file, taken)

    again = reopen(file)

    assert again.content(taken.sha256) == taken.content
    assert again.text(taken.sha256) == taken.text
    assert again.page(taken.sha256, 0).place_at(5) == "avsnitt 2"
    assert again.extractor(taken.sha256) == "pdfium 5.1"


def test_the_same_content_lies_in_the_file_once(file: AssessmentFile, paper: Paper) -> None:
    taken = paper("Startsida", "Välkommen", "Kontakt")
    for _ in range(3):
        edits.add_source(file, taken, SourceKind.WEB)

    assert (count(file, "content"), count(file, "reading"), count(file, "page")) == (1, 1, 2)
    assert len(file.snapshot.material.sources) == 3


def test_a_document_and_its_source_are_written_together_or_not_at_all(
    file: AssessmentFile, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kompass.assessment.file import writable

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk")

    before = file.snapshot
    monkeypatch.setattr(writable, "put", fail)

    with pytest.raises(sqlite3.OperationalError):
        edits.add_source(file, paper("X", "y"))

    assert file.snapshot is before
    assert (count(file, "content"), count(file, "source")) == (0, 0)


def test_content_that_is_not_what_it_says_is_refused_and_noticed(
    file: AssessmentFile, paper: Paper
) -> None:
    taken = paper("Budget", "Mål")
    with pytest.raises(ValueError, match="SHA-256"):
        edits.add_source(file, Taken(b"annat", taken.sha256, taken.text))
    edits.add_source(file, taken)

    file._connection.execute("UPDATE content SET data = x'00'")

    with pytest.raises(KompassError, match="skadad"):
        file.content(taken.sha256)


def test_undo_leaves_the_document_for_redo(file: AssessmentFile, paper: Paper) -> None:
    taken = paper("Budget", "Mål")
    edits.add_source(file, taken)

    edits.undo(file)
    assert file.has_content(taken.sha256)
    edits.redo(file)

    assert file.content(file.snapshot.material.sources[0].sha256) == taken.content


def test_content_is_removed_for_good_when_nothing_needs_it(
    file: AssessmentFile, paper: Paper, reopen: Open
) -> None:
    taken = paper("Hemligt", "Zebraränder i protokollet")
    row = edits.add_source(file, taken)
    with pytest.raises(KompassError, match="Ta bort underlaget först"):
        edits.remove_contents(file, taken.sha256)
    bo = copy_of(file, "Bo", reopen)
    edits.remove_source(file, row)

    edits.remove_contents(file, taken.sha256)

    assert not file.has_content(taken.sha256)
    assert file.search("zebraränder").documents.total == 0
    data = file.path.read_bytes()
    assert not any(word.encode() in data for word in ("Zebraränder", "zebraränder"))
    edits.undo(file)  # the source comes back, what it held does not
    with pytest.raises(KompassError, match="tagits bort för gott"):
        file.content(taken.sha256)
    edits.redo(file)
    edits.set_details(bo, summary="Nytt")
    merge.take(file, merge.plan(file, [bo.path]))
    assert not file.has_content(taken.sha256)
    edits.undo(file)
    edits.undo(file)
    edits.set_details(bo, summary="Nyare")
    merge.take(file, merge.plan(file, [bo.path]))
    assert file.content(taken.sha256) == taken.content


def test_documents_come_with_a_merge_also_from_the_command(
    file: AssessmentFile, paper: Paper, reopen: Open, tmp_path: Path
) -> None:
    mine = paper("Mitt", "Äpplen")
    edits.add_source(file, mine)
    bo = copy_of(file, "Bo", reopen)
    theirs, removed = paper("Deras", "Päron i budgeten"), paper("Borta", "Plommon")
    edits.add_source(bo, theirs)
    edits.remove_source(bo, edits.add_source(bo, removed))
    out = tmp_path / "ut.kompass"

    merge_files.merge_into(out, file.path, [bo.path], author="Anna")
    merge.take(file, merge.plan(file, [bo.path]))

    for each in (file, reopen(out)):
        assert each.content(theirs.sha256) == theirs.content
        assert each.content(removed.sha256) == removed.content
        assert each.content(mine.sha256) == mine.content
        [hit] = each.search("päron").documents.hits
        assert (hit.ref, hit.match) == (theirs.sha256, "Päron")
    assert count(file, "content") == 3


def test_a_copy_with_a_damaged_document_brings_nothing_half(
    file: AssessmentFile, paper: Paper, reopen: Open
) -> None:
    bo = copy_of(file, "Bo", reopen)
    edits.add_source(bo, paper("Deras", "Päron"))
    bo._connection.execute("UPDATE content SET data = x'00'")
    before = file.snapshot

    with pytest.raises(KompassError):
        merge.take(file, merge.plan(file, [bo.path]))

    assert file.snapshot is before
    assert count(file, "content") == 0


def test_safety_copies_carry_documents(
    file: AssessmentFile, paper: Paper, backup_folder: Path, reopen: Open
) -> None:
    taken = paper("Budget", "Mål")
    edits.add_source(file, taken)
    file.close()

    latest = max(backup_folder.rglob("*.kompass"))

    assert reopen(latest, read_only=True).content(taken.sha256) == taken.content


def test_reading_and_searching_writes_nothing(
    file: AssessmentFile, paper: Paper, reopen: Open
) -> None:
    taken = paper("Budget", "Målen")
    edits.add_source(file, taken)
    file.close()
    before = file.path.read_bytes()

    reader = reopen(file.path, read_only=True)
    assert reader.search("mål").documents.total == 1
    assert reader.content(taken.sha256) == taken.content
    with pytest.raises(KompassError, match="läsa men inte ändra"):
        edits.remove_contents(reader, "0" * 64)
    reader.close()

    assert file.path.read_bytes() == before


def test_opening_does_not_read_documents(file: AssessmentFile, reopen: Open) -> None:
    """A page in the middle of a document is damaged: opening the file does not look there."""
    content = os.urandom(6_000_000)
    text = DocumentText(Form.PDF, "Stor", (PageText(0, "", "Målen"),), (), "x", "1")
    taken = Taken(content, sha256(content).hexdigest(), text)
    edits.add_source(file, taken)
    file.close()
    data = bytearray(file.path.read_bytes())
    place = data.index(content[4_000_000:4_000_100])
    data[place : place + 50] = bytes(50)
    file.path.write_bytes(data)

    again = reopen(file.path)

    assert again.page(taken.sha256, 0).text == "Målen"
    with pytest.raises(KompassError, match="skadad"):
        again.content(taken.sha256)


def test_a_damaged_journal_is_noticed_beside_large_documents(
    file: AssessmentFile, reopen: Open
) -> None:
    edits.add_source(file, big(6_000_000))
    root = file._connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'change'"
    ).fetchone()[0]
    size = file._connection.execute("PRAGMA page_size").fetchone()[0]
    file.close()
    data = bytearray(file.path.read_bytes())
    data[(root - 1) * size : (root - 1) * size + 100] = b"\xff" * 100
    file.path.write_bytes(data)

    with pytest.raises(KompassError, match="skadad"):
        reopen(file.path)


# --- Search -----------------------------------------------------------------------------------


@pytest.fixture
def notes(file: AssessmentFile) -> RowId:
    interview = edits.add_interview(file, role="Ekonomichef")
    edits.add_line(file, interview, "Kvalitetssäkringen sköts av nämnderna")
    return interview


def test_notes_are_found_as_they_are_written(
    file: AssessmentFile, notes: RowId, reopen: Open
) -> None:
    assert file.search("säkring").notes.total == 1
    line = edits.add_line(file, notes, "Säkringsskåp")
    assert file.search("säkring").notes.total == 2
    edits.set_line(file, line, "Elskåp")
    assert file.search("säkring").notes.total == 1
    edits.remove_line(file, line)
    assert file.search("elskåp").notes.total == 0
    edits.undo(file)
    assert [hit.ref for hit in file.search("elskåp").notes.hits] == [line]
    bo = copy_of(file, "Bo", reopen)
    edits.add_line(bo, notes, "Bosse ringde")
    merge.take(file, merge.plan(file, [bo.path]))
    assert file.search("bosse").notes.total == 1
    assert file.search("bosse").documents.how is How.NOTHING


def test_words_of_notes_are_in_no_index_of_the_file(file: AssessmentFile, notes: RowId) -> None:
    file.search("x")
    line = edits.add_line(file, notes, "Zebraränder")
    assert file.search("zebra").notes.total == 1

    tables = {row[0] for row in file._connection.execute("SELECT name FROM sqlite_master")}

    assert not any(name.startswith("notes") for name in tables)
    assert "zebraränder".encode() not in file.path.read_bytes()
    assert line


@pytest.mark.parametrize("typed", ["", " ", "e-tjänst", "2024/123", 'x"', "AND", "(", "å" * 999])
def test_no_input_is_an_error(file: AssessmentFile, notes: RowId, typed: str) -> None:
    file.search(typed)


def test_a_copy_taken_while_somebody_types_is_whole(
    file: AssessmentFile, notes: RowId, tmp_path: Path, reopen: Open
) -> None:
    """SQLite begins a copy anew whenever somebody writes; in the end it is taken in one go."""
    from kompass.assessment.file import copying

    edits.add_source(file, big(8_000_000))
    line = edits.add_line(file, notes, "")
    typed = iter(range(10_000))

    class Typing:
        def __init__(self, connection: sqlite3.Connection) -> None:
            self.connection = connection

        def __getattr__(self, name: str) -> object:
            return getattr(self.connection, name)

        def backup(self, target: sqlite3.Connection, **more: object) -> None:
            asked = more.get("progress")

            def progress(*left: int) -> None:
                edits.set_line(file, line, f"{next(typed)} {'x' * 200}")
                if asked is not None:
                    asked(*left)

            if asked is not None:
                more["progress"] = progress
            self.connection.backup(target, **more)

    target = tmp_path / "kopia.kompass"
    source = sqlite3.connect(file.path)
    with copying._new(target) as copy:
        copying._in_batches(Typing(source), copy)
    source.close()

    assert 0 < next(typed) < 1_000
    shutil.copy(target, tmp_path / "annan.kompass")
    found = reopen(tmp_path / "annan.kompass", read_only=True).snapshot.material.lines[line]
    assert found.text.endswith("x" * 200)
