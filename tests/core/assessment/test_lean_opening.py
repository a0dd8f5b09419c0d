"""Opening and reading a file waits for nothing that only writing needs."""

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from kompass.assessment import example
from kompass.assessment.file import rows
from kompass.assessment.file.records import RECORDS, ChangeRecord, table_of
from kompass.assessment.journal.changes import Change
from kompass.assessment.values.state import Entity

DEAR = ("sqlmodel", "sqlalchemy", "pydantic", "pydantic_core", "asyncio")

READ_EVERYTHING = """
import json, sys
from pathlib import Path
from kompass.assessment import edits
from kompass.assessment.journal import undoing as journal
from kompass.assessment.scoring import score
from kompass.assessment.storage import open_file, warm_up

with open_file(Path(sys.argv[1]), author="Anna", read_only=sys.argv[2] == "läs") as file:
    assert file.read_only == (sys.argv[2] == "läs")
    assert score(file.snapshot).points == 577
    assert journal.replay(file.changes()) == file.state
    assert edits.next_undo(file) is None
    assert edits.next_redo(file) is None
before = sorted(sys.modules)
warm_up()
print(json.dumps([before, sorted(sys.modules)]))
"""


@pytest.mark.parametrize("way", ["läs", "skriv"])
def test_opening_and_reading_imports_nothing_that_only_writing_needs(
    way: str, tmp_path: Path
) -> None:
    path = tmp_path / "exempel.kompass"
    example.write(path, author="Anna")

    read = subprocess.run(
        [sys.executable, "-c", READ_EVERYTHING, str(path), way],
        capture_output=True,
        text=True,
        check=False,
    )

    assert read.returncode == 0, read.stderr
    before, after = json.loads(read.stdout)
    assert {name.partition(".")[0] for name in before} & set(DEAR) == set()
    assert {"sqlmodel", "kompass.assessment.file.writing"} <= set(after)


@pytest.mark.parametrize("entity", Entity)
def test_what_is_read_is_what_the_tables_hold(entity: Entity) -> None:
    table = table_of(RECORDS[entity])

    assert table.name == entity
    assert {"id", *rows.columns_of(entity)} == set(table.columns.keys())


def test_what_is_read_of_a_change_is_what_its_table_holds() -> None:
    # That a change was superseded is not a column: its text is gone.
    assert set(rows.CHANGE_COLUMNS) == {field.name for field in fields(Change)} - {"superseded"}
    assert set(rows.CHANGE_COLUMNS) == set(table_of(ChangeRecord).columns.keys())
