"""A whole visit in the file: one more typed line, opening it, and opening it beside documents."""

import os
import tempfile
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from harness import Ratio, in_turn

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId

INTERVIEWS = 30
LINES = 100
EXCERPTS = 500
MEGABYTES = 100


def measure() -> list[Ratio]:
    """Return saving a line and opening the file."""
    with tempfile.TemporaryDirectory() as name:
        return [*_typing(Path(name)), _beside_documents(Path(name))]


def _typing(folder: Path) -> list[Ratio]:
    from kompass.assessment import edits
    from kompass.assessment.storage import warm_up

    warm_up()
    empty, full = _new(folder / "tom.kompass"), _new(folder / "full.kompass")
    first = edits.add_interview(empty, role="Rektor")
    row = _visit(full)
    what = f"one typed line, {INTERVIEWS * LINES:,} lines and {EXCERPTS} excerpts / empty file"
    typed = in_turn(what, _typist(full, row), _typist(empty, first), rounds=100, bound=2)
    full.search("mål")
    indexed = in_turn(
        f"{what}, once searched",
        _typist(full, row),
        _typist(empty, first),
        rounds=100,
        bound=2.5,
    )
    empty.close()
    full.close()
    return [typed, indexed, _opening(full.path)]


def _typist(file: "AssessmentFile", row: "RowId") -> "object":
    from kompass.assessment import edits
    from kompass.ids import StepId, new_id

    step, keys = StepId(new_id()), count()
    line = edits.add_line(file, row, "", step=step)
    return lambda: edits.set_line(file, line, "x" * (next(keys) % 80 + 1), step=step)


def _opening(path: Path) -> Ratio:
    import sqlite3

    from kompass.assessment.storage import open_file

    def ours() -> None:
        with open_file(path, author="bench") as file:
            assert len(file.snapshot.material.lines) >= INTERVIEWS * LINES

    def bare() -> None:
        database = sqlite3.connect(path)
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            if name not in ("content", "page") and not name.startswith("documents"):
                database.execute(f'SELECT * FROM "{name}"').fetchall()
        database.close()

    return in_turn("open that visit / bare, all rows but documents", ours, bare, rounds=9)


def _beside_documents(folder: Path) -> Ratio:
    from kompass.assessment import edits
    from kompass.assessment.storage import open_file

    without, beside = _new(folder / "utan.kompass"), _new(folder / "med.kompass")
    for number in range(MEGABYTES // 5):
        edits.add_source(beside, _document(number))
    without.close()
    beside.close()

    def opened(path: Path) -> "object":
        return lambda: open_file(path, author="bench").close()

    what = f"open beside {MEGABYTES} MB of documents / without"
    return in_turn(what, opened(beside.path), opened(without.path), rounds=15, bound=1.5)


def _new(path: Path) -> "AssessmentFile":
    from kompass.assessment.example import write
    from kompass.assessment.storage import open_file

    write(path, author="bench")
    return open_file(path, author="bench", backup_folder=path.parent / "kopior")


def _document(number: int) -> "object":
    from kompass.sources.model import DocumentText, Form, PageText, Taken

    content = os.urandom(5_000_000)
    pages = tuple(PageText(at, "", f"sida {at} om mål {number} " * 60) for at in range(50))
    text = DocumentText(Form.PDF, f"Dokument {number}", pages, (), "bench", "1")
    return Taken(content, sha256(content).hexdigest(), text)


def _visit(file: "AssessmentFile") -> "RowId":
    """Take notes in thirty interviews, read a document, and link it all."""
    from kompass.assessment import edits
    from kompass.sources.anchors import anchor

    questions = [question.id for question in file.snapshot.edition.questions()]
    for number in range(INTERVIEWS):
        row = edits.add_interview(file, role=f"Roll {number}")
        for at in range(LINES):
            line = edits.add_line(file, row, f"Rad {at} om målen och hur de följs upp")
            if at % 4 == 0:
                edits.add_links(file, line, [edits.Tie(questions[at % len(questions)])])
    taken = _document(0)
    source = edits.add_source(file, taken)
    for at in range(EXCERPTS):
        page = taken.text.pages[at % 50]
        ties = [edits.Tie(questions[at % len(questions)])]
        edits.add_excerpt(file, source, anchor(page, 0, 20 + at % 9), ties=ties)
    return row
