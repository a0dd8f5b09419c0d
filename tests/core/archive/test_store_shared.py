"""Several people in one archive at once: nothing is lost, not even when the line breaks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from archive_results import EDITION, made

from kompass.archive.keeping.connecting import Database
from kompass.archive.model import Result
from kompass.archive.selection import EVERYTHING, Selection
from kompass.archive.store import Archive, Deed, open_archive
from kompass.errors import KompassError
from kompass.ids import ResultId
from tests.postgres import PostgresServer

PEOPLE = 8
ROUNDS = 6
COUNTED = ResultId("räknad")


def name_of(address: str) -> str:
    return address.rpartition("/")[2]


def count_up(archive: Archive) -> int:
    """Add one to the total of the result that all count in; return how often others were first."""
    beaten = 0
    while True:
        seen = archive.result(COUNTED)
        total = (seen.printed_total or Decimal(0)) + 1
        try:
            archive.correct(replace(seen, printed_total=total), why="En till")
        except KompassError as error:
            if "sparades" not in str(error):
                raise
            beaten += 1
        else:
            return beaten


def work_in(address: str) -> Callable[[int], None]:
    """Return what each person does: count, add results of his own, read everything."""

    def work(person: int) -> None:
        with open_archive(address, author=f"Person {person}") as archive:
            for turn in range(ROUNDS):
                count_up(archive)
                name = f"Zzort {person} {turn}"
                archive.add([made(name, code="", id=ResultId(f"r{person}-{turn}"))])
                figures = archive.figures(EVERYTHING, EDITION)
                # Never half a result: every one of these has all its areas.
                own = [i for i, each in enumerate(figures.ids) if each.startswith("r")]
                assert (figures.areas[own] == figures.areas[own]).all()

    return work


def test_many_write_and_read_at_once_and_nothing_is_lost(archive_address: str) -> None:
    with open_archive(archive_address, author="Anna") as archive:
        archive.add([made("Räkneverk", code="", id=COUNTED)])
        with ThreadPoolExecutor(PEOPLE) as people:
            list(people.map(work_in(archive_address), range(PEOPLE)))

        counted = archive.result(COUNTED)
        assert counted.printed_total == PEOPLE * ROUNDS
        assert counted.version == PEOPLE * ROUNDS + 1
        trace = archive.trace(COUNTED)
        assert [each.after.version for each in trace] == list(range(1, counted.version + 1))
        assert all(before.after == after.before for before, after in pairwise(trace))
        assert archive.page(Selection(text="zzort"), count=1).total == PEOPLE * ROUNDS


def test_one_archive_is_used_by_several_threads(archive: Archive) -> None:
    archive.add([made("Räkneverk", code="", id=COUNTED)])
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: count_up(archive), range(12)))

    assert archive.result(COUNTED).printed_total == 12


def test_of_two_who_put_in_the_same_one_is_told_so(archive_address: str) -> None:
    def put_in(person: int) -> str:
        with open_archive(archive_address, author=f"Person {person}") as archive:
            try:
                archive.add([made(id=ResultId(f"r{person}"))])
            except KompassError as error:
                return str(error)
            return ""

    open_archive(archive_address, author="Anna").close()
    with ThreadPoolExecutor(4) as people:
        told = list(people.map(put_in, range(4)))

    assert told.count("") == 1
    assert all("finns redan" in each or "samtidigt" in each for each in told if each)
    with open_archive(archive_address, author="Anna") as archive:
        assert archive.page(Selection(text="sala"), count=1).total == 1


def test_a_line_that_broke_while_nobody_used_it_is_not_noticed(
    postgres_server: PostgresServer, postgres_address: str
) -> None:
    with open_archive(postgres_address, author="Anna") as archive:
        for work in (lambda: archive.add([made()]), archive.results, archive.state):
            postgres_server.cut_off(name_of(postgres_address))
            work()
        assert archive.result(made().id).title == "Sala 2007"


def test_a_line_that_breaks_while_reading_is_tried_once_more(
    postgres_server: PostgresServer, postgres_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kompass.archive.keeping import reading

    real, times = reading.slots, []

    def cut(connection):
        times.append(1)
        if len(times) == 1:
            postgres_server.cut_off(name_of(postgres_address))
        return real(connection)

    with open_archive(postgres_address, author="Anna") as archive:
        monkeypatch.setattr(reading, "slots", cut)
        for ask in (archive.results, lambda: archive.figures(EVERYTHING, EDITION)):
            times.clear()
            ask()
            assert len(times) == 2


def test_a_line_that_breaks_while_writing_saves_nothing_and_says_so(
    postgres_server: PostgresServer, postgres_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kompass.archive.keeping import bulk

    real = bulk.put

    def cut(connection, table, columns, rows) -> None:
        if table.name == "kompass_log":
            postgres_server.cut_off(name_of(postgres_address))
        real(connection, table, columns, rows)

    with open_archive(postgres_address, author="Anna") as archive:
        before = archive.results()
        monkeypatch.setattr(bulk, "put", cut)
        with pytest.raises(KompassError, match=r"bröts. Ingenting sparades. Försök igen"):
            archive.add([made()])
        monkeypatch.undo()

        assert archive.results() == before
        archive.add([made()])


@pytest.mark.parametrize("arrived", [True, False])
def test_a_commit_whose_answer_was_lost_is_looked_up(
    postgres_server: PostgresServer,
    postgres_address: str,
    monkeypatch: pytest.MonkeyPatch,
    arrived: bool,
) -> None:
    from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

    def cut(self, connection) -> None:
        monkeypatch.undo()
        if arrived:
            connection.commit()
        postgres_server.cut_off(name_of(postgres_address))
        connection.execute("SELECT 1")

    with open_archive(postgres_address, author="Anna") as archive:
        monkeypatch.setattr(PGDialect_psycopg, "do_commit", cut)
        if arrived:
            archive.add([made()])
        else:
            with pytest.raises(KompassError, match="Ingenting sparades"):
                archive.add([made()])
        assert archive.page(Selection(text="sala"), count=1).total == (1 if arrived else 0)


def test_a_server_that_goes_down_and_comes_back(
    postgres_server: PostgresServer, postgres_address: str
) -> None:
    with open_archive(postgres_address, author="Anna") as archive:
        postgres_server.stop()
        try:
            with pytest.raises(KompassError, match=r"går inte att nå\. Ingenting sparades"):
                archive.add([made()])
            with pytest.raises(KompassError, match="går inte att nå"):
                archive.results()
        finally:
            postgres_server.start()
        archive.add([made()])
        assert archive.trace(made().id)[0].what is Deed.ADDED


def test_a_writer_who_never_ends_does_not_stop_the_others_for_ever(
    postgres_server: PostgresServer, postgres_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    monkeypatch.setattr("kompass.archive.keeping.connecting._PATIENCE", 1)
    with open_archive(postgres_address, author="Anna") as archive:
        archive.add([made()])
        plain = postgres_address.replace("+psycopg", "")
        with psycopg.connect(plain) as other:
            other.execute("UPDATE kompass_result SET note = 'x' WHERE id = 'Sala-2007'")
            with pytest.raises(KompassError, match=r"Någon annan skriver .* Ingenting sparades"):
                archive.correct(replace(made(), note="Annas"), why="Rättat")
            assert archive.result(made().id).note == ""
            other.rollback()
        assert archive.correct(replace(made(), note="Annas"), why="Rättat").version == 2


def test_reading_sees_one_moment(postgres_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from kompass.archive.keeping import reading

    with (
        open_archive(postgres_address, author="Anna") as archive,
        open_archive(postgres_address, author="Bo") as other,
    ):
        archive.add([made()])
        real = reading._points

        def change_in_between(connection, keys):
            monkeypatch.undo()
            areas = {area: Decimal(1) for area in made().areas}
            other.correct(replace(made(), areas=areas), why="Rättat")
            return real(connection, keys)

        monkeypatch.setattr(reading, "_points", change_in_between)
        seen: Result = archive.result(made().id)

    assert (seen.version, seen.areas[EDITION.areas[0].id]) == (1, 60)


def test_the_database_is_let_go(postgres_server: PostgresServer, postgres_address: str) -> None:
    with open_archive(postgres_address, author="Anna") as archive:
        archive.results()
    archive.close()
    counted = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name_of(postgres_address)}'"

    assert isinstance(archive._database, Database)
    assert postgres_server.run(counted) == [(0,)]
