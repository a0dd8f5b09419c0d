"""The archive with 10,000 results of 37 questions: 370,000 rows, in a file and on a server."""

import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from pathlib import Path

from harness import Ratio, in_turn

sys.path.insert(0, str(Path(__file__).parents[2]))  # for tests.postgres, and without pytest

RESULTS = 10_000
ROUNDS = 7
WRITERS = 20
EACH = 25


def measure() -> list[Ratio]:
    """Return the ratios; the server is one of the tests', started for this."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_in_a_file(Path(folder)), *_growth(Path(folder)), *_on_a_server()]


def _in_a_file(folder: Path) -> list[Ratio]:
    from archive_made import bare_file, filled

    bare = bare_file(folder / "bare.db", RESULTS)
    with filled(str(folder / "bas.sqlite"), RESULTS) as archive:
        found = [
            in_turn(
                "medians of 370,000 / raw sqlite3 into numpy",
                lambda: _medians(archive),
                lambda: _bare_medians(bare),
                rounds=ROUNDS,
                bound=1.5,
            ),
            in_turn(
                "whole reference set / pandas: medians, means, quartiles",
                lambda: _reference_set(archive),
                lambda: _pandas(bare),
                rounds=3,
            ),
            in_turn(
                "a letter typed in the filter / LIKE on a bare table",
                lambda: _typed(archive),
                lambda: _bare_typed(folder / "bas.sqlite"),
                rounds=ROUNDS,
            ),
            in_turn(
                "first 50 rows of the page / bare 50 rows in order",
                lambda: _first(archive),
                lambda: _bare_first(folder / "bas.sqlite"),
                rounds=ROUNDS,
            ),
        ]
    bare.close()
    return found


def _growth(folder: Path) -> list[Ratio]:
    """Return ten and a hundred times as many results against a thousand."""
    from archive_made import filled

    found = []
    archives = {
        count: filled(str(folder / f"{count}.sqlite"), count) for count in (1000, 10_000, 100_000)
    }
    for name, work in (
        ("medians", _medians),
        ("first rows", _first),
        ("typed filter", _typed),
    ):
        found += [
            in_turn(
                f"{name}, {count} results / 1000",
                lambda work=work, count=count: work(archives[count]),
                lambda work=work: work(archives[1000]),
                rounds=3,
            )
            for count in (10_000, 100_000)
        ]
    for archive in archives.values():
        archive.close()
    return found


def _on_a_server() -> list[Ratio]:
    import shutil

    from archive_made import filled

    from tests.postgres import PostgresServer

    folder = Path(tempfile.mkdtemp(prefix="kompass-postgres-"))
    server = PostgresServer(folder)
    try:
        address = server.address(server.new_database())
        with filled(address, RESULTS) as archive:
            server.run("VACUUM ANALYZE", address.rpartition("/")[2])
            return [
                in_turn(
                    "PostgreSQL: medians / bare percentile_cont",
                    lambda: _medians(archive),
                    lambda: _percentiles(address),
                    rounds=ROUNDS,
                ),
                in_turn(
                    "PostgreSQL: first 50 rows / SELECT 1",
                    lambda: _first(archive),
                    lambda: archive.state() and None,
                    rounds=ROUNDS,
                ),
                _writers(address),
            ]
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _medians(archive) -> None:
    import numpy as np
    from archive_made import EDITION

    from kompass.archive.selection import Selection

    figures = archive.figures(Selection(), EDITION)
    medians = np.nanmedian(np.hstack((figures.areas, figures.questions)), axis=0)
    assert medians.shape == (45,)


def _reference_set(archive) -> None:
    from archive_made import EDITION

    from kompass.archive.selection import Selection
    from kompass.archive.statistics import for_figures, from_figures

    chosen = for_figures(Selection(), EDITION)
    found = from_figures(archive.figures(chosen, EDITION), EDITION, chosen)
    assert len(found.questions) == 37


def _bare_medians(bare) -> None:
    import numpy as np
    from archive_made import EDITION

    cursor = bare.execute("SELECT result, question, points FROM score")
    cells = np.fromiter(chain.from_iterable(cursor), np.int64).reshape(-1, 3)
    table = np.full((RESULTS, 37), np.nan)
    table[cells[:, 0], cells[:, 1]] = cells[:, 2] / 100
    ends = np.cumsum([0] + [len(area.questions) for area in EDITION.areas])[:-1]
    areas = np.add.reduceat(table, ends, axis=1)
    medians = np.nanmedian(np.hstack((areas, table)), axis=0)
    assert medians.shape == (45,)


def _pandas(bare) -> None:
    import pandas as pd
    from archive_made import EDITION

    frame = pd.read_sql("SELECT result, question, points FROM score", bare)
    area_of = {
        at: EDITION.area_of(question.id).number for at, question in enumerate(EDITION.questions())
    }
    frame["area"] = frame["question"].map(area_of)
    asked = frame.groupby("question")["points"].describe()
    areas = frame.groupby(["result", "area"])["points"].sum().groupby("area").describe()
    assert (len(asked), len(areas)) == (37, 8)


def _typed(archive) -> None:
    from kompass.archive.selection import Selection

    for typed in ("s", "sö", "söd", "söder"):
        assert archive.page(Selection(text=typed), count=50).total


def _bare_typed(path: Path) -> None:
    import sqlite3

    bare = sqlite3.connect(path)
    for typed in ("s", "so", "sod", "soder"):
        like = (f"%{typed}%",)
        bare.execute("SELECT count(*) FROM kompass_result WHERE searched LIKE ?", like).fetchone()
        bare.execute(
            "SELECT * FROM kompass_result WHERE searched LIKE ? ORDER BY name_key LIMIT 50", like
        ).fetchall()
    bare.close()


def _first(archive) -> None:
    assert len(archive.page(count=50).results) == 50


def _bare_first(path: Path) -> None:
    import sqlite3

    bare = sqlite3.connect(path)
    bare.execute("SELECT count(*) FROM kompass_result").fetchone()
    keys = [
        row[0]
        for row in bare.execute("SELECT key, * FROM kompass_result ORDER BY name_key LIMIT 50")
    ]
    marks = ", ".join("?" * len(keys))
    bare.execute(f"SELECT * FROM kompass_point WHERE result IN ({marks})", keys).fetchall()
    bare.close()


def _percentiles(address: str) -> None:
    import psycopg

    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        found = connection.execute(
            "SELECT slot, percentile_cont(0.5) WITHIN GROUP (ORDER BY points)"
            " FROM kompass_point GROUP BY slot"
        ).fetchall()
    assert len(found) >= 45


def _writers(address: str) -> Ratio:
    """Return what 20 people who write and read take, against one who does it all alone."""
    alone = _milliseconds_of(address, people=1, each=EACH)
    together = _milliseconds_of(address, people=WRITERS, each=EACH)
    rate = WRITERS * EACH / together * 1000
    return Ratio(
        f"PostgreSQL: 20 x {EACH} corrections, nothing lost ({rate:.0f}/s) / one x {EACH}",
        together,
        alone,
    )


def _milliseconds_of(address: str, *, people: int, each: int) -> float:
    from archive_made import EDITION, results

    from kompass.archive.selection import Selection
    from kompass.archive.store import open_archive

    mine = [result.id for result in results(people, first=100)]
    taken: list[float] = []

    def work(person: int) -> None:
        with open_archive(address, author=f"person {person}") as archive:
            for _ in range(each):
                start = time.perf_counter()
                seen = archive.result(mine[person])
                total = (seen.printed_total or Decimal(0)) + 1
                archive.correct(replace(seen, printed_total=total), why="bench")
                taken.append(time.perf_counter() - start)
            archive.page(Selection(edition=EDITION.id), count=50)

    with open_archive(address, author="bench") as archive:
        before = [archive.result(each_id).printed_total or 0 for each_id in mine]
        start = time.perf_counter()
        with ThreadPoolExecutor(people) as pool:
            list(pool.map(work, range(people)))
        spent = (time.perf_counter() - start) * 1000
        after = [archive.result(each_id).printed_total or 0 for each_id in mine]
    assert [now - then for then, now in zip(before, after, strict=True)] == [each] * people
    assert statistics.median(taken) > 0
    return spent
