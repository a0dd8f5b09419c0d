"""Creating, opening, keeping: the file is whole, ours, and holds what was entered."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from pydantic import ValidationError

from kompass.assessment import edits, example
from kompass.assessment.file.migrations import APPLICATION_ID, SCHEMA
from kompass.assessment.journal.changes import Edit
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import Assessor, Details, Level, Occasion, Unit, UnitKind
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.values.state import Entity
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import QuestionId, RowId

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

EVERYTHING = Details(
    unit=Unit("Göteborg – Örgryte", UnitKind.DISTRICT, "", "Västra Götalands län"),
    year=2009,
    level=Level.DISTRICT,
    occasion=Occasion.REPEATED,
    visit_from=date(2009, 3, 2),
    visit_to=date(2009, 3, 5),
    purpose="Att följa upp.\nTvå rader.",
    inhabitants=34_567,
    inhabitants_year=2008,
    about="Om",
    organisation="Organisation",
    conduct="Genomförande",
    summary="Sammanfattning",
)


def ask(path: Path, question: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(question).fetchone()[0]
    finally:
        connection.close()


def test_a_new_file_holds_its_details_and_team(new_file: Create, reopen: Open) -> None:
    team = [Assessor(RowId(""), "Anna Ek", "projektledare", "SKL"), Assessor(RowId(""), "Bo Å")]

    file = reopen(new_file(details=EVERYTHING, assessors=team))

    assert file.snapshot.details == EVERYTHING
    assert [(a.name, a.role, a.organisation) for a in file.snapshot.assessors] == [
        ("Anna Ek", "projektledare", "SKL"),
        ("Bo Å", "", ""),
    ]
    assert not file.read_only
    assert file.read_only_reason == ""
    assert file.holder is None


def test_the_file_is_what_the_design_says(file: AssessmentFile) -> None:
    edits.set_points(file, QuestionId("k2002-offentlighet-information"), Decimal(26))
    with sqlite3.connect(file.path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        kinds = connection.execute("SELECT typeof(points) FROM score").fetchall()
        assert kinds == [("text",)]
        strict = "SELECT name FROM pragma_table_list WHERE schema='main' AND NOT strict"
        assert {name for (name,) in connection.execute(strict)} <= {"sqlite_schema"}
    connection.close()
    own = file._connection
    assert own.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert own.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert own.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_closed_file_lies_alone_in_its_folder(file: AssessmentFile) -> None:
    edits.set_details(file, year=2007)
    file.close()
    file.close()

    assert [path.name for path in file.path.parent.iterdir()] == ["Södertälje.kompass"]


def test_a_plain_copy_of_an_open_file_is_whole(file: AssessmentFile, reopen: Open) -> None:
    edits.set_details(file, summary="Nästan klart")
    copy = file.path.with_name("kopia.kompass")
    copy.write_bytes(file.path.read_bytes())

    assert reopen(copy).snapshot == file.snapshot


def test_the_example_survives_the_way_through_a_file(new_file: Create, reopen: Open) -> None:
    wanted = example.snapshot()

    file = reopen(
        new_file(
            details=wanted.details,
            edition=wanted.edition,
            assessors=wanted.assessors,
            content=wanted,
        )
    )

    assert replace(file.snapshot, id=wanted.id) == wanted
    assert score(file.snapshot).points == 577
    assert edits.next_undo(file) is None
    assert edits.undo(file) is None
    assert len({change.step for change in file.changes()}) == 1


def test_the_edition_in_the_file_is_the_one_it_was_made_with(
    new_file: Create, reopen: Open, edition: Edition
) -> None:
    file = new_file()

    assert reopen(file).snapshot.edition == edition
    assert ask(file.path, "SELECT content_hash FROM edition") == edition.content_hash


@pytest.mark.parametrize(
    "name",
    ["Västra Åmåls kommun 2006.kompass", "50 % #1?.kompass", "utan ändelse", "a;b'c.kompass"],
)
def test_any_name_will_do(name: str, tmp_path: Path, new_file: Create, reopen: Open) -> None:
    folder = tmp_path / "Mina åäö-filer & annat"
    folder.mkdir()

    file = new_file(folder / name)
    edits.set_details(file, year=2010)

    assert reopen(file).snapshot.details.year == 2010
    assert file.path == folder / name


def test_a_relative_path_stays_right_when_the_folder_changes(
    tmp_path: Path, new_file: Create, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = new_file(Path("x.kompass"))
    monkeypatch.chdir("/")

    edits.set_details(file, year=2010)

    assert file.path == tmp_path / "x.kompass"


def test_an_existing_file_is_never_overwritten(tmp_path: Path, new_file: Create) -> None:
    path = tmp_path / "viktigt.kompass"
    path.write_text("viktigt")

    with pytest.raises(KompassError, match=r"”viktigt\.kompass” finns redan"):
        new_file(path)

    assert path.read_text() == "viktigt"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_comes_in_between_is_not_overwritten(
    tmp_path: Path, new_file: Create, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.kompass"
    from kompass.assessment import storage

    write = storage._write_new

    def slowly(*arguments: object) -> None:
        write(*arguments)
        path.write_text("någon annans")

    monkeypatch.setattr(storage, "_write_new", slowly)

    with pytest.raises(KompassError, match="finns redan"):
        new_file(path)

    assert path.read_text() == "någon annans"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_hard_links_will_do(
    tmp_path: Path, new_file: Create, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)

    assert new_file(tmp_path / "x.kompass").snapshot.details.year == 2006


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, new_file: Create) -> None:
    with pytest.raises(KompassError, match="mappen finns inte"):
        new_file(tmp_path / "borta" / "x.kompass")

    assert list(tmp_path.iterdir()) == []


def test_a_left_journal_of_another_file_is_not_rolled_into_a_new_one(
    tmp_path: Path, new_file: Create
) -> None:
    leftover = tmp_path / "x.kompass-journal"
    leftover.write_bytes(b"rest")

    with pytest.raises(KompassError, match="en rest av en annan fil"):
        new_file(tmp_path / "x.kompass")

    assert list(tmp_path.iterdir()) == [leftover]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"year": 1989}, "Utvärderingens år kan inte vara 1989"),
        ({"unit": Unit("  ")}, "måste ha en kommun"),
        ({"visit_from": date(2006, 2, 2), "visit_to": date(2006, 2, 1)}, "Besöket kan inte sluta"),
    ],
)
def test_a_new_file_obeys_the_same_rules(
    wrong: dict[str, object], sentence: str, new_file: Create, details: Details, tmp_path: Path
) -> None:
    with pytest.raises(KompassError, match=sentence):
        new_file(details=replace(details, **wrong))

    assert list(tmp_path.iterdir()) == []


def test_everything_has_a_global_id_and_a_time_in_utc(file: AssessmentFile) -> None:
    area = file.snapshot.edition.areas[0].id
    row = edits.add_strength(file, area, "Tydligt")
    person = edits.add_assessor(file, "Anna")

    assert UUID(file.snapshot.id)
    assert UUID(row) != UUID(person)
    for change in file.changes():
        assert UUID(change.id)
        assert change.at.tzinfo is UTC or change.at.utcoffset() == timedelta(0)
    assert file.saved_at is not None
    assert abs(datetime.now(UTC) - file.saved_at) < timedelta(minutes=1)


def test_the_author_stands_on_every_change(file: AssessmentFile) -> None:
    edits.set_details(file, year=2007)
    file.author = "Bo"
    edits.set_details(file, year=2008)

    assert [change.author for change in file.changes()] == ["Anna", "Anna", "Bo"]


def test_the_snapshot_is_the_same_object_until_something_changes(file: AssessmentFile) -> None:
    before = file.snapshot
    assert file.snapshot is before

    edits.set_details(file, year=2007)

    assert file.snapshot is not before
    assert before.details.year == 2006


def test_a_snapshot_cannot_be_changed_from_outside(file: AssessmentFile) -> None:
    edits.set_points(file, QuestionId("k2002-offentlighet-information"), Decimal(26))

    with pytest.raises(TypeError):
        file.snapshot.scores["x"] = None  # type: ignore[index]


def test_a_row_is_validated_before_it_is_written(file: AssessmentFile) -> None:
    """An edit that lets nonsense through is a bug; the file is not where it ends."""
    before, size = file.snapshot, len(file.changes())

    with pytest.raises(ValidationError):
        file.record([Edit(Entity.SCORE, "k2002-offentlighet-information", "points", "NaN")])

    assert file.snapshot is before
    assert len(file.changes()) == size
    edits.set_details(file, year=2011)


def test_a_copy_can_be_saved_and_opened(file: AssessmentFile, reopen: Open, tmp_path: Path) -> None:
    edits.set_details(file, year=2012)
    target = tmp_path / "kopia.kompass"
    target.write_text("ersätts")

    file.back_up(target)

    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".kopia")]
    assert reopen(target).snapshot == file.snapshot
    edits.set_details(file, year=2013)


def test_a_copy_never_replaces_the_open_file(file: AssessmentFile, tmp_path: Path) -> None:
    with pytest.raises(KompassError, match="är den öppna filen själv"):
        file.back_up(file.path)
    with pytest.raises(KompassError, match="mappen finns inte"):
        file.back_up(tmp_path / "borta" / "x.kompass")

    assert file.snapshot.details.year == 2006


def test_the_journal_can_be_read_from_a_place_on(file: AssessmentFile) -> None:
    start = file.changes()[-1].seq
    edits.set_details(file, year=2007, summary="x")

    assert [change.field for change in file.changes_since(start)] == ["year", "summary"]
    assert [change.seq for change in file.changes()] == list(range(1, start + 3))
