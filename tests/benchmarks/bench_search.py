"""Search as you type over 5,000 pages and 3,000 note lines, against bare FTS5.

The floor has the same tokenizer and the same prefix index and is asked for the same words, best
first, at most 200. It finds no parts of words, forgives no dots, counts nothing and tells no
places. Every key is measured: ours and the floor in turn, over words as people begin them.
"""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness import Ratio, in_turn
from swedish_like import SwedishLike

PAGES, LINES, PER_DOCUMENT = 5_000, 3_000, 20
QUESTIONS = 60
ON_SCREEN = 20
TABLE = "CREATE VIRTUAL TABLE {} USING fts5(x, content='', tokenize='ascii', prefix='1 2 3')"
BEST = "SELECT rowid FROM {0} WHERE {0} MATCH ? ORDER BY rank LIMIT 200"


@dataclass(frozen=True)
class Material:
    """The same texts for ours and for the floor."""

    pages: dict[tuple[str, int], str]
    lines: dict[tuple[str, int], str]
    typed: list[str]
    """What stands in the search field after each key."""


def measure() -> list[Ratio]:
    """Return typing, building and opening."""
    material = _material()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [
            *_typing(folder, material),
            _building(folder, material),
            _opening(folder, material),
            _removing(folder, material),
        ]


def _material() -> Material:
    language = SwedishLike()
    pages = {
        (f"{number // PER_DOCUMENT:064x}", number % PER_DOCUMENT): language.text(250, 450)
        for number in range(PAGES)
    }
    lines = {(f"{number:036}", 0): language.text(5, 25) for number in range(LINES)}
    return Material(pages, lines, list(_keys(language.words)))


def _keys(words: list[str]) -> Iterator[str]:
    chance = random.Random(7)
    for number in range(QUESTIONS):
        common, rare = chance.choice(words[:300]), chance.choice(words)
        # By turns a common word, a rare one, both, the end of a compound, and no word at all.
        wanted = (common, rare, f"{common} {rare}", rare[len(rare) // 2 :], rare[::-1])[number % 5]
        yield from (wanted[:end] for end in range(1, len(wanted) + 1))


def _typing(folder: Path, material: Material) -> list[Ratio]:
    from kompass.sources.index import TextIndex, together

    with (
        closing(_ours(folder / "ours.db", material)) as connection,
        closing(_notes(material)) as memory,
        closing(_floor(folder / "floor.db", material)) as floor,
    ):
        documents = TextIndex(connection, "documents", _reader(connection))
        notes = TextIndex(memory, "notes")
        documents.warm_up()
        notes.warm_up()

        def search(typed: str) -> Any:
            return together([documents.search(typed), notes.search(typed)])

        def show(typed: str) -> Any:
            return [hit.before for hit in search(typed).hits[:ON_SCREEN]]

        def bare(typed: str) -> Any:
            asked = " AND ".join(f'"{word}"' for word in typed.split()) + "*"
            return [floor.execute(BEST.format(table), (asked,)).fetchall() for table in "pn"]

        return [
            *_per_key("one key", material.typed, search, bare),
            *_per_key(f"one key and {ON_SCREEN} contexts", material.typed, show, bare),
        ]


def _per_key(
    what: str, typed: list[str], ours: Callable[[str], Any], floor: Callable[[str], Any]
) -> list[Ratio]:
    taken: list[tuple[float, float]] = []
    for keys in typed:
        pairs = [(_once(ours, keys), _once(floor, keys)) for _ in range(3)]
        taken.append((min(a for a, _ in pairs), min(b for _, b in pairs)))
    mine, bare = (sorted(times) for times in zip(*taken, strict=True))
    last = int(len(taken) * 0.99)
    number = f"{len(taken)} keys"
    return [
        Ratio(f"{what}, median / bare FTS5 query",
              statistics.median(mine), statistics.median(bare), spread=number),
        Ratio(f"{what}, 99th percentile / bare FTS5 query",
              mine[last], bare[last], 1.5, spread=number),
    ]  # fmt: skip


def _once(work: Callable[[str], Any], typed: str) -> float:
    start = time.perf_counter()
    work(typed)
    return (time.perf_counter() - start) * 1000


def _building(folder: Path, material: Material) -> Ratio:
    path, bare = folder / "built.db", folder / "bare.db"

    def ours() -> None:
        path.unlink(missing_ok=True)
        _ours(path, material, keep_pages=False).close()

    def floor() -> None:
        bare.unlink(missing_ok=True)
        with closing(sqlite3.connect(bare)) as connection:
            connection.execute(TABLE.format("p"))
            rows = enumerate(material.pages.values(), 1)
            connection.executemany("INSERT INTO p (rowid, x) VALUES (?, ?)", rows)
            connection.commit()

    what = f"index {PAGES:,} pages / bare FTS5 insertion"
    return in_turn(what, ours, floor, rounds=3, bound=1.5)


def _opening(folder: Path, material: Material) -> Ratio:
    from kompass.sources.index import TextIndex

    path, bare = folder / "opened.db", folder / "opened bare.db"
    _ours(path, material, keep_pages=False).close()
    _floor(bare, material).close()

    def ours() -> None:
        with closing(sqlite3.connect(path)) as connection:
            index = TextIndex(connection, "documents", lambda ref, number: "")
            index.warm_up()
            index.search("xqz")

    def floor() -> None:
        with closing(sqlite3.connect(bare)) as connection:
            connection.execute("SELECT term, doc FROM v").fetchall()

    return in_turn("open and read all words / bare fts5vocab", ours, floor, rounds=9, bound=1.5)


def _removing(folder: Path, material: Material) -> Ratio:
    from kompass.sources.index import TextIndex

    refs = iter(sorted({ref for ref, _ in material.pages}))
    with (
        closing(_ours(folder / "removed.db", material)) as connection,
        closing(_floor(folder / "removed bare.db", material)) as bare,
    ):
        index = TextIndex(connection, "documents", _reader(connection))
        rows = enumerate(material.pages.values(), 1)

        def ours() -> None:
            index.remove(next(refs))
            connection.commit()

        def floor() -> None:
            told = [next(rows) for _ in range(PER_DOCUMENT)]
            bare.executemany("INSERT INTO p (p, rowid, x) VALUES ('delete', ?, ?)", told)
            bare.execute("INSERT INTO p (p) VALUES ('optimize')")
            bare.commit()

        what = f"remove {PER_DOCUMENT} pages for good / bare delete, optimize"
        return in_turn(what, ours, floor, rounds=5, bound=1.5)


def _ours(path: Path, material: Material, *, keep_pages: bool = True) -> sqlite3.Connection:
    from kompass.sources.index import Entry, TextIndex

    connection = sqlite3.connect(path)
    index = TextIndex(connection, "documents", lambda ref, number: material.pages[ref, number])
    index.create()
    index.add(Entry(ref, number, text) for (ref, number), text in material.pages.items())
    if keep_pages:
        connection.execute("CREATE TABLE page (ref, number, text, PRIMARY KEY (ref, number))")
        rows = ((*key, text) for key, text in material.pages.items())
        connection.executemany("INSERT INTO page VALUES (?, ?, ?)", rows)
    connection.commit()
    return connection


def _reader(connection: sqlite3.Connection) -> Callable[[str, int], str]:
    def text_of(ref: str, number: int) -> str:
        asked = "SELECT text FROM page WHERE ref = ? AND number = ?"
        return str(connection.execute(asked, (ref, number)).fetchone()[0])

    return text_of


def _notes(material: Material) -> sqlite3.Connection:
    from kompass.sources.index import Entry, TextIndex

    connection = sqlite3.connect(":memory:")
    index = TextIndex(connection, "notes")
    index.create()
    index.add(Entry(ref, number, text) for (ref, number), text in material.lines.items())
    return connection


def _floor(path: Path, material: Material) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    for table, texts in (("p", material.pages), ("n", material.lines)):
        connection.execute(TABLE.format(table))
        rows = enumerate((text.lower() for text in texts.values()), 1)
        connection.executemany(f"INSERT INTO {table} (rowid, x) VALUES (?, ?)", rows)
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(p, 'row')")
    connection.commit()
    return connection
