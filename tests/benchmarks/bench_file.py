"""The assessment file: one saved score, and opening the example, against bare SQLite."""

import sqlite3
import tempfile
from itertools import count
from pathlib import Path

from harness import Ratio, in_turn

SAVES = 200


def measure() -> list[Ratio]:
    """Return both ratios."""
    with tempfile.TemporaryDirectory() as folder:
        return [_saving(Path(folder)), _opening(Path(folder))]


def _saving(folder: Path) -> Ratio:
    from kompass.assessment import edits
    from kompass.assessment.example import write
    from kompass.assessment.storage import open_file

    path = folder / "spara.kompass"
    write(path, author="bench")
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.executescript(
        "pragma journal_mode=delete; pragma synchronous=full; pragma foreign_keys=on;"
        "create table score(question text primary key, points text);"
        "create table change(id text primary key, seq integer, at text, author text, entity text,"
        " entity_id text, field text, old text, new text, parent text, step text);"
        "insert into score values('1.1', '26');"
    )
    steps = count()
    with open_file(path, author="bench") as file:
        questions = [question.id for question in file.snapshot.edition.questions()]

        def save() -> None:
            step = next(steps)
            edits.set_points(file, questions[0], step % 41)

        def commit() -> None:
            step = next(steps)
            bare.execute("begin immediate")
            bare.execute("update score set points=? where question='1.1'", (str(step),))
            bare.execute(
                "insert into change values(?,?,?,?,?,?,?,?,?,?,?)",
                (f"{step:036}", step, "2026-01-01T00:00:00+00:00", "bench", "score",
                 "k2002-offentlighet-information", "points", '"1"', '"2"', f"{step:036}",
                 f"{step:036}"),
            )  # fmt: skip
            bare.execute("commit")

        return in_turn(
            "one saved score / bare commit, same pragmas", save, commit, rounds=SAVES, bound=3
        )


def _opening(folder: Path) -> Ratio:
    from kompass.assessment.example import write
    from kompass.assessment.storage import open_file

    path = folder / "öppna.kompass"
    write(path, author="bench")

    def ours() -> None:
        with open_file(path, author="bench") as file:
            assert len(file.snapshot.scores) == 37

    def bare() -> None:
        database = sqlite3.connect(path)
        tables = [
            row[0] for row in database.execute("select name from sqlite_master where type='table'")
        ]
        for table in tables:
            database.execute(f'select * from "{table}"').fetchall()
        database.close()

    return in_turn("open the example / bare sqlite3 reading all rows", ours, bare, rounds=40)
