"""What can be wrong with an archive is said in one sentence, and never with a password."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from archive_results import made

from kompass.archive import store
from kompass.archive.store import open_archive
from kompass.assessment import example
from kompass.errors import KompassError
from kompass.ids import ResultId
from tests.postgres import PostgresServer, free_port

SECRET = "Hemligt%40ord"


def refusal(address: str, **options: bool) -> str:
    """Return what is said when an archive is not opened; it never holds a secret."""
    with pytest.raises(KompassError) as refused:
        open_archive(address, author="Anna", **options)
    told: BaseException | None = refused.value
    sentence = str(refused.value)
    assert "Hemligt" not in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    while told is not None:
        assert "Hemligt" not in str(told)
        assert "Hemligt" not in repr(told)
        told = told.__cause__
    return sentence


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://anna:Hemligt@server/bas", "sorten ”mysql”"),
        ("http://server/bas", "sorten ”http”"),
        ("postgresql+asyncpg://anna:Hemligt@server/bas", "sorten ”postgresql+asyncpg”"),
        ("postgresql://anna:Hemligt@server:port/bas", "går inte att tolka"),
        ("postgresql://anna:Hemligt@server:99999/bas", "går inte att tolka"),
        ("postgresql://anna:Hemligt@server", "går inte att tolka"),
        ("postgresql://", "går inte att tolka"),
        ("sqlite://", "saknar en fil"),
        ("sqlite:///", "saknar en fil"),
        ("fil\0namn", "vilken fil"),
    ],
)
def test_an_address_that_means_nothing_is_refused(address: str, said: str) -> None:
    assert said in refusal(address)


def test_a_server_that_does_not_answer() -> None:
    said = refusal(f"postgresql://anna:{SECRET}@127.0.0.1:{free_port()}/bas")

    assert "databasen bas på 127.0.0.1 går inte att nå" in said


def test_a_server_that_nobody_knows() -> None:
    assert "går inte att nå" in refusal(f"postgres://anna:{SECRET}@finns.inte.invalid/bas")


def test_a_wrong_password_and_a_wrong_name(postgres_server: PostgresServer) -> None:
    for user in ("chef", "ingen"):
        said = refusal(postgres_server.address("postgres", user, SECRET))
        assert "tar inte emot namnet eller lösenordet" in said


def test_a_password_that_is_missing(postgres_server: PostgresServer) -> None:
    address = postgres_server.address("postgres", password="").replace(":@", "@")

    said = refusal(address)

    assert "Det behövs ett lösenord till databasen postgres på 127.0.0.1" in said
    assert "inställningarna" in said


def test_a_database_that_is_not_there(postgres_server: PostgresServer) -> None:
    said = refusal(postgres_server.address("finns_inte"))

    assert "Det går inte att öppna databasen finns_inte på 127.0.0.1: den finns inte" in said


def test_a_password_is_never_shown(postgres_server: PostgresServer, postgres_address: str) -> None:
    with open_archive(postgres_address, author="Anna") as archive:
        shown = f"{archive!r} {archive.address} {vars(archive)!r} {archive.read_only_reason}"
        assert archive.shared

    assert postgres_server.password not in shown
    in_query = f"postgresql://chef@127.0.0.1:{free_port()}/bas?password={SECRET}"
    assert "går inte att nå" in refusal(in_query)


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "poäng.csv"
    path.write_text("kommun;poäng\nSala;577\n", encoding="utf-8")

    assert refusal(str(path)) == "”poäng.csv” är ingen jämförelsebas. Välj en annan fil."
    assert path.read_text(encoding="utf-8").startswith("kommun")


def test_an_assessment_file(tmp_path: Path) -> None:
    path = tmp_path / "sodertalje.kompass"
    example.write(path, author="Anna")
    before = path.read_bytes()

    assert "är en utvärdering och ingen jämförelsebas" in refusal(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "bilder.sqlite"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE bild (id)")

    assert "databas av annat slag" in refusal(str(path))


def test_a_damaged_archive(tmp_path: Path) -> None:
    path = tmp_path / "bas.sqlite"
    open_archive(str(path), author="Anna").close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    assert "är skadad" in refusal(str(path))


def test_an_archive_that_lacks_a_table(tmp_path: Path) -> None:
    path = tmp_path / "bas.sqlite"
    open_archive(str(path), author="Anna").close()
    with sqlite3.connect(path) as file:
        file.execute("DROP TABLE kompass_point")

    with (
        open_archive(str(path), author="Anna") as archive,
        pytest.raises(KompassError, match="är skadad"),
    ):
        archive.results()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "Mappen för jämförelsebasen" in refusal(str(tmp_path / "saknas" / "bas.sqlite"))
    assert "går inte att öppna som jämförelsebas" in refusal(str(tmp_path))


def test_nothing_is_made_for_one_who_only_wants_to_read(tmp_path: Path) -> None:
    path = tmp_path / "bas.sqlite"

    assert "Det finns ingen jämförelsebas" in refusal(str(path), read_only=True)
    assert not path.exists()


def test_one_who_only_wants_to_read_changes_nothing(archive_address: str) -> None:
    open_archive(archive_address, author="Anna").close()
    with open_archive(archive_address, author="Anna", read_only=True) as archive:
        assert archive.read_only
        assert archive.read_only_reason == "Jämförelsebasen är öppnad bara för läsning."
        assert archive.results()
        with pytest.raises(KompassError, match="öppnad bara för läsning"):
            archive.add([made()])
        with pytest.raises(KompassError, match="öppnad bara för läsning"):
            archive.withdraw(ResultId("botkyrka-2005"), version=1, why="Fel")


def test_a_protected_file_is_opened_for_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bas.sqlite"
    open_archive(str(path), author="Anna").close()
    # As root, who runs tests in a container, everything may be written to.
    monkeypatch.setattr(os, "access", lambda *_: False)

    with open_archive(str(path), author="Anna") as archive:
        assert "”bas.sqlite” är skrivskyddad" in archive.read_only_reason
        assert archive.results()


def test_somebody_without_the_right_to_write_reads(
    postgres_server: PostgresServer, postgres_address: str
) -> None:
    name = postgres_address.rpartition("/")[2]
    user, password = postgres_server.new_role()
    reader = postgres_server.address(name, user, password)
    assert "du får inte göra en där" in refusal(reader)
    open_archive(postgres_address, author="Anna").close()

    assert "inte rätt att läsa" in refusal(reader)
    postgres_server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {user}", name)
    with open_archive(reader, author="Bo") as archive:
        assert archive.results()
        assert "Du har bara läsrätt" in archive.read_only_reason
        with pytest.raises(KompassError, match="Du har bara läsrätt"):
            archive.add([made()])


def test_rights_that_are_taken_away_meanwhile(
    postgres_server: PostgresServer, postgres_address: str
) -> None:
    name = postgres_address.rpartition("/")[2]
    open_archive(postgres_address, author="Anna").close()
    user, password = postgres_server.new_role()
    everything = f"ALL TABLES IN SCHEMA public TO {user}"
    postgres_server.run(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {everything}", name)
    with open_archive(postgres_server.address(name, user, password), author="Bo") as archive:
        postgres_server.run(f"REVOKE INSERT ON kompass_point FROM {user}", name)
        with pytest.raises(KompassError, match=r"inte rätt att skriva .* Ingenting sparades"):
            archive.add([made()])
        assert archive.page(count=1).total == len(archive.results())


def test_somebody_else_keeps_the_file_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bas.sqlite"
    monkeypatch.setattr("kompass.archive.keeping.connecting._PATIENCE", 0.1)
    with open_archive(str(path), author="Anna") as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KompassError, match=r"Någon annan skriver .* Ingenting sparades"):
            archive.add([made()])
        with pytest.raises(KompassError, match="upptagen just nu"):
            archive.results()
        other.execute("ROLLBACK")
        other.close()
        archive.add([made()])


def test_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "bas.sqlite"
    open_archive(str(path), author="Anna").close()
    with open_archive(str(path), author="Anna") as archive:
        archive._database.alone(
            lambda c: c.exec_driver_sql(
                f"PRAGMA max_page_count = {path.stat().st_size // 4096}"
            ).scalar()
        )
        many = [made(f"Ort {n}", code="", id=ResultId(f"r{n}")) for n in range(500)]
        with pytest.raises(KompassError, match=r"är full. Ingenting sparades"):
            archive.add(many)
        assert archive.page(count=1).total == len(archive.results())


def test_which_archive_is_chosen(user_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KOMPASS_ARCHIVE", raising=False)
    usual = store.default_address()
    assert usual.startswith(f"sqlite:///{user_folders}")
    assert store.chosen_address(None) == usual
    assert store.chosen_address("  ") == usual
    monkeypatch.setenv("KOMPASS_ARCHIVE", "postgresql://server/bas")
    assert store.chosen_address(None) == "postgresql://server/bas"
    assert store.chosen_address("min.sqlite") == "min.sqlite"


def test_the_usual_archive_is_made_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KOMPASS_ARCHIVE", raising=False)
    with open_archive(author="Anna") as archive:
        assert archive.address == store.default_address()
        assert not archive.shared
        assert not archive.read_only
        assert archive.results()


def test_an_archive_is_opened_again_without_what_is_dear(tmp_path: Path) -> None:
    path = tmp_path / "bas.sqlite"
    open_archive(str(path), author="Anna").close()
    probe = (
        "import sys; from kompass.archive.store import open_archive\n"
        "early = {'sqlalchemy', 'numpy', 'alembic', 'psycopg', 'sqlmodel'} & set(sys.modules)\n"
        "open_archive(sys.argv[1], author='Anna').close()\n"
        "late = {'numpy', 'alembic', 'psycopg', 'sqlmodel'} & set(sys.modules)\n"
        "print(early, late)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set() set()"
