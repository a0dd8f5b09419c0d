"""Whatever is opened: a whole assessment, or one sentence and the file as it was."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompass.assessment import edits, example
from kompass.assessment.file.migrations import APPLICATION_ID, SCHEMA
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.storage import AssessmentFile, create, open_file
from kompass.errors import KompassError

Create = Callable[..., AssessmentFile]


class Good(NamedTuple):
    content: bytes
    snapshot: Snapshot

    def __repr__(self) -> str:
        return "the example"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """The example with some editing on top, as bytes, and what it says."""
    wanted = example.snapshot()
    folder = tmp_path_factory.mktemp("hel")
    with create(
        folder / "hel.kompass",
        details=wanted.details,
        edition=wanted.edition,
        author="Anna",
        assessors=wanted.assessors,
        content=wanted,
        backup_folder=folder / "kopior",
    ) as file:
        area = wanted.edition.areas[0].id
        row = edits.add_strength(file, area, "Något nytt")
        edits.remove_strength(file, row)
        edits.undo(file)
        edits.set_details(file, summary="Sammanfattningen " * 300)
        snapshot = file.snapshot
    return Good(file.path.read_bytes(), snapshot)


def refused(path: Path, *, read_only: bool = False) -> str:
    """Return the sentence, having made sure that nothing was touched."""
    before = path.read_bytes() if path.is_file() else None
    beside = names(path.parent)
    with pytest.raises(KompassError) as told:
        open_file(path, author="Anna", read_only=read_only).close()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert names(path.parent) == beside
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def names(folder: Path) -> list[str] | None:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else None


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "Borås.kompass") == (
        "”Borås.kompass” finns inte. Kontrollera namnet och mappen."
    )
    assert "finns inte" in refused(tmp_path / "borta" / "x.kompass")


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")

    assert "”x.kompass”" in refused(tmp_path / "fil" / "x.kompass")


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "x.kompass"
    folder.mkdir()

    assert "är en mapp" in refused(folder)


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "x.kompass"
    path.touch()

    assert "är tom" in refused(path)


@pytest.mark.parametrize(
    "content",
    [b"x", b"PK\x03\x04" + b"\0" * 5000, "Södertälje;577\n".encode() * 50, b"\0" * 100_000],
)
def test_a_file_that_is_not_sqlite(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.kompass"
    path.write_bytes(content)

    assert "är inte en Kompass-fil" in refused(path)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_database_of_somebody_else(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "x.kompass"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("CREATE TABLE assessment (id TEXT)")
    connection.commit()
    connection.close()

    assert "från ett annat program" in refused(path)


def test_a_database_that_only_claims_to_be_ours(tmp_path: Path) -> None:
    path = tmp_path / "x.kompass"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("CREATE TABLE assessment (id TEXT)")
    connection.commit()
    connection.close()

    assert "är skadad" in refused(path)
    assert "är skadad" in refused(path, read_only=True)


def test_a_schema_that_never_was(tmp_path: Path, good: Good) -> None:
    path = edited(tmp_path, good, "PRAGMA user_version = 0")

    assert "är skadad" in refused(path)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_schema(tmp_path: Path, good: Good, *, read_only: bool) -> None:
    path = edited(tmp_path, good, "PRAGMA user_version = 7", "DROP TABLE score")

    assert refused(path, read_only=read_only) == (
        "”x.kompass” är skriven av en nyare version av Kompass: filen har format 7 och den här "
        f"versionen läser format {SCHEMA}. Uppdatera Kompass till en version som läser format 7."
    )


def edited(folder: Path, good: Good, *statements: str) -> Path:
    path = folder / "x.kompass"
    path.write_bytes(good.content)
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE score",
        "DROP TABLE change",
        "DELETE FROM change",
        "DELETE FROM assessment",
        "DELETE FROM edition",
        "DELETE FROM details",
        "ALTER TABLE score RENAME COLUMN points TO poang",
        # One of the two places where every value lies says something else.
        "UPDATE score SET points = '1' WHERE id = 'k2002-offentlighet-information'",
        "UPDATE details SET year = 2007",
        "UPDATE strength SET removed = 1 WHERE rowid_is_no_more IS NULL",
        "UPDATE improvement SET text = text || '!'",
        "DELETE FROM strength",
        "DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)",
        "UPDATE change SET new = '\"40\"' WHERE field = 'points'",
        "UPDATE change SET parent = 'borta' WHERE seq = 5",
        # Values that no edit can have written.
        "UPDATE score SET points = 'NaN'",
        "UPDATE score SET points = '-3'",
        "UPDATE score SET points = '999'",
        "UPDATE score SET points = 'mycket'",
        "UPDATE score SET id = 'x' WHERE id = 'k2002-offentlighet-information'",
        "UPDATE details SET level = 'galaxy'",
        "UPDATE details SET visit_from = 'igår'",
        "UPDATE details SET unit = '{'",
        "UPDATE details SET unit = '[]'",
        "UPDATE strength SET area = 'nowhere'",
        "UPDATE area SET id = 'nowhere' WHERE id = 'k2002-offentlighet'",
        "UPDATE change SET entity = 'sources' WHERE seq = 3",
        "UPDATE change SET at = 'sen kväll'",
        "UPDATE change SET new = '{' WHERE seq = 3",
        "UPDATE edition SET document = '{}'",
        "UPDATE edition SET document = replace(document, 'Offentlighet', 'offentlighet')",
        "UPDATE edition SET content_hash = 'x'",
        "UPDATE edition SET digest = 'x'",
    ],
)
def test_content_that_does_not_hold_together(statement: str, tmp_path: Path, good: Good) -> None:
    statement = statement.replace(" WHERE rowid_is_no_more IS NULL", "")
    path = edited(tmp_path, good, "PRAGMA foreign_keys = OFF", statement)

    assert "är skadad" in refused(path)
    assert "är skadad" in refused(path, read_only=True)


@pytest.mark.parametrize("share", [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_file(share: float, tmp_path: Path, good: Good) -> None:
    path = tmp_path / "x.kompass"
    path.write_bytes(good.content[: int(len(good.content) * share)])

    assert "skadad" in refused(path)
    assert "skadad" in refused(path, read_only=True)


def test_a_file_that_ends_a_byte_too_early(tmp_path: Path, good: Good) -> None:
    path = tmp_path / "x.kompass"
    path.write_bytes(good.content[:-1])

    assert "skadad" in refused(path)


def test_zeroed_and_scrambled_pages(tmp_path: Path, good: Good) -> None:
    """Every page in turn is lost; whatever lies on it is missed."""
    path = tmp_path / "x.kompass"
    content, snapshot = good
    chance = random.Random(2006)
    opened = 0
    for start in range(4096, len(content), 4096):
        for page in (bytes(4096), chance.randbytes(4096)):
            path.write_bytes(content[:start] + page + content[start + 4096 :])
            opened += not never_wrong(path, snapshot)
    assert opened <= 2  # a page that holds nothing


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.floats(0, 1, exclude_max=True),
    length=st.sampled_from([1, 4, 64, 2000]),
    mask=st.integers(1, 255),
)
def test_flipped_bytes(where: float, length: int, mask: int, tmp_path: Path, good: Good) -> None:
    content = bytearray(good.content)
    start = int(where * len(content))
    for index in range(start, min(start + length, len(content))):
        content[index] ^= mask
    path = tmp_path / "x.kompass"
    path.write_bytes(content)

    never_wrong(path, good.snapshot)


def test_an_index_that_has_lost_an_entry(tmp_path: Path, good: Good) -> None:
    """The quick check of SQLite does not see it; an undo would find nothing."""
    path = tmp_path / "x.kompass"
    path.write_bytes(good.content)
    with open_file(path, author="Anna", read_only=True) as file:
        wanted = [file.latest_step.id, file.latest_step.first.parent, file.snapshot.id]
    for identity in wanted:
        assert identity is not None
        start = good.content.find(identity.encode())
        while start >= 0:
            content = bytearray(good.content)
            content[start] ^= 1
            path.write_bytes(content)
            never_wrong(path, good.snapshot)
            start = good.content.find(identity.encode(), start + 1)


def never_wrong(path: Path, snapshot: Snapshot) -> bool:
    """Tell whether the file was refused; if it opens, it says what it always said."""
    try:
        with open_file(path, author="Anna", read_only=True) as file:
            assert file.snapshot == snapshot
            try:
                file.changes()
            except KompassError:
                return True
            return False
    except KompassError:
        refused(path)
        return True
