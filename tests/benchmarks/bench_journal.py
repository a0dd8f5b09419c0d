"""Long journals: opening one, reading all of it, saving one more change, and merging copies.

The lines about one saved change are a curve: it is flat if they cost the same whatever the
journal's length. The first and the last of them are what to compare.
"""

import shutil
import sqlite3
import tempfile
import uuid
from decimal import Decimal
from itertools import count
from pathlib import Path

from harness import Ratio, in_turn

LONG = 100_000
OF_EACH_COPY = 5_000
LENGTHS = (1_000, 10_000, 50_000, LONG)
SAVES = 200


def measure() -> list[Ratio]:
    """Return opening, reading, the curve of saving, and merging."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = folder / "tom.kompass"
        _example(empty)
        long = folder / "lång.kompass"
        shutil.copy(empty, long)
        append(long, LONG)
        saving = [_saving(folder, empty, length) for length in LENGTHS]
        merging = [_planning(folder, empty), _merging(folder, empty)]
        return [_opening(long), _reading(long), *saving, *merging]


def append(path: Path, number: int, *, author: str = "bench") -> None:
    """Lengthen a journal as if somebody had set points of all questions again and again."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    (place,) = connection.execute("SELECT max(seq) FROM change").fetchone()
    (parent,) = connection.execute("SELECT id FROM change WHERE seq = ?", (place,)).fetchone()
    heads = dict(
        connection.execute("SELECT entity_id, changes FROM head WHERE field = 'points'").fetchall()
    )
    questions, values = sorted(heads), dict.fromkeys(heads, "0")
    rows = []
    for step in range(number):
        question, change = questions[step % len(questions)], str(uuid.uuid4())
        old, values[question] = values[question], str(step % 9 + 1)
        rows.append(
            (place + step + 1, change, "2026-11-21T09:00:00Z", author, "edit", change, None, parent,
             "score", question, "points", f'"{old}"', f'"{values[question]}"', heads[question],
             None)
        )  # fmt: skip
        heads[question] = parent = change
    marks = ",".join("?" * 15)
    connection.executemany(f"INSERT INTO change VALUES ({marks})", rows)
    connection.executemany(
        "UPDATE head SET changes = ? WHERE entity_id = ? AND field = 'points'",
        [(change, question) for question, change in heads.items()],
    )
    connection.executemany(
        "UPDATE score SET points = ? WHERE id = ?",
        [(value, question) for question, value in values.items()],
    )
    connection.execute("COMMIT")
    connection.close()


def _example(path: Path) -> None:
    from kompass.assessment.example import write

    write(path, author="bench")


def _opening(path: Path) -> Ratio:
    from kompass.assessment.storage import open_file

    def ours() -> None:
        with open_file(path, author="bench") as file:
            assert len(file.snapshot.scores) == 37

    def bare() -> None:
        database = sqlite3.connect(path)
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            database.execute(f'SELECT * FROM "{name}"').fetchall()
        database.close()

    what = f"open a journal of {LONG:,} changes / bare, all rows"
    return in_turn(what, ours, bare, rounds=7)


def _reading(path: Path) -> Ratio:
    """Read every change, as the history does; the floor makes nothing of the rows."""
    from kompass.assessment.storage import open_file

    def ours() -> None:
        with open_file(path, author="bench", read_only=True) as file:
            assert len(file.changes()) > LONG

    what = f"open and read {LONG:,} changes / bare, these rows"
    return in_turn(what, ours, lambda: _read([path]), rounds=5)


def _saving(folder: Path, empty: Path, length: int) -> Ratio:
    from kompass.assessment import edits
    from kompass.assessment.storage import open_file

    short, long = folder / f"kort {length}.kompass", folder / f"lång {length}.kompass"
    shutil.copy(empty, short)
    shutil.copy(empty, long)
    append(long, length)
    steps = count()
    with (
        open_file(short, author="bench", backup_folder=folder / "k") as one,
        open_file(long, author="bench", backup_folder=folder / "k") as other,
    ):
        questions = [question.id for question in one.snapshot.edition.questions()]

        def save_in_long() -> None:
            edits.set_points(other, questions[next(steps) % 3], Decimal(next(steps) % 10))

        def save_in_short() -> None:
            edits.set_points(one, questions[next(steps) % 3], Decimal(next(steps) % 10))

        what = f"one saved change, {length:,} changes before / none"
        return in_turn(what, save_in_long, save_in_short, rounds=SAVES, bound=1.5)


def _copies(folder: Path, empty: Path, number: str) -> list[Path]:
    """Return four copies in which everybody has set all questions, each differently."""
    paths = [folder / f"{name} {number}.kompass" for name in ("Anna", "Bo", "Cilla", "David")]
    for path in paths:
        shutil.copy(empty, path)
        append(path, OF_EACH_COPY, author=path.stem)
    return paths


def _planning(folder: Path, empty: Path) -> Ratio:
    from kompass.assessment import merge
    from kompass.assessment.storage import open_file

    mine, *theirs = _copies(folder, empty, "plan")

    def ours() -> None:
        with open_file(mine, author="bench", read_only=True) as file:
            assert len(merge.plan(file, theirs).incoming.changes) == 3 * OF_EACH_COPY

    what = f"dry run, 4 copies, {OF_EACH_COPY:,} changes each / bare, all rows"
    return in_turn(what, ours, lambda: _read([mine, *theirs]), rounds=5)


def _merging(folder: Path, empty: Path) -> Ratio:
    from kompass.assessment.merge_files import merge_into

    mine, *theirs = _copies(folder, empty, "sammanslagning")
    numbers = count()

    def ours() -> None:
        target = folder / f"ut {next(numbers)}.kompass"
        merge_into(target, mine, theirs, author="bench")
        target.unlink()

    def bare() -> None:
        target = folder / f"ut {next(numbers)}.db"
        shutil.copy(mine, target)
        database = sqlite3.connect(target, isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        for path in theirs:
            rows = _rows(path)
            (place,) = database.execute("SELECT max(seq) FROM change").fetchone()
            known = {each for (each,) in database.execute("SELECT id FROM change")}
            new = [row for row in rows if row[1] not in known]
            database.executemany(
                f"INSERT INTO change VALUES ({','.join('?' * 15)})",
                [(place + number, *row[1:]) for number, row in enumerate(new, 1)],
            )
        database.execute("COMMIT")
        database.close()
        target.unlink()

    what = f"merging 4 copies, {OF_EACH_COPY:,} changes each / bare inserts"
    return in_turn(what, ours, bare, rounds=5)


def _read(paths: list[Path]) -> None:
    for path in paths:
        _rows(path)


def _rows(path: Path) -> list[tuple[object, ...]]:
    database = sqlite3.connect(path)
    rows = database.execute("SELECT * FROM change").fetchall()
    database.close()
    return rows
