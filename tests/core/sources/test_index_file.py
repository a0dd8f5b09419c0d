"""The index in a file: texts that lie elsewhere, transactions, and words that have to be gone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kompass.sources.index import Entry, TextIndex

NAMES = ("Qvarnlund", "Zackarias", "xylofonisten")


def texts() -> dict[tuple[str, int], str]:
    """Return pages of some documents; one of them names people."""
    plain = {
        (
            f"{number:064x}",
            page,
        ): f"Sida {page} av plan {number} om skola {number * 7 + page} och vård"
        for number in range(30)
        for page in range(10)
    }
    named = {("secret", page): f"{' '.join(NAMES)} sade det på sida {page}." for page in range(3)}
    return {**plain, **named}


class Pages:
    """The texts as the assessment file would keep them."""

    def __init__(self) -> None:
        self.kept = texts()
        self.asked = 0

    def __call__(self, ref: str, number: int) -> str:
        self.asked += 1
        return self.kept[ref, number]

    def entries(self) -> Iterator[Entry]:
        return (Entry(ref, number, text) for (ref, number), text in self.kept.items())


def filled(path: Path, pages: Pages) -> tuple[sqlite3.Connection, TextIndex]:
    connection = sqlite3.connect(path, isolation_level=None)
    index = TextIndex(connection, "documents", pages)
    index.create()
    index.add(pages.entries())
    return connection, index


def left(path: Path) -> list[str]:
    """Return the names that any byte of the file still tells, also those cut short in a key."""
    content = path.read_bytes().lower()
    return [name for name in NAMES if name.lower()[:6].encode() in content]


def test_texts_are_not_kept_twice_and_only_read_when_a_hit_is_looked_at(tmp_path: Path) -> None:
    pages = Pages()
    connection, index = filled(tmp_path / "a.db", pages)
    assert b"sade det p" not in (tmp_path / "a.db").read_bytes()
    found = index.search("skola")
    assert len(found.hits) == 200
    assert pages.asked == 0
    assert found.hits[0].match == "skola"
    assert found.hits[0].spans
    assert pages.asked == 1
    connection.close()


def test_a_hit_whose_text_is_gone_is_empty(tmp_path: Path) -> None:
    pages = Pages()
    connection, index = filled(tmp_path / "a.db", pages)
    hit = index.search("qvarnlund").hits[0]
    pages.kept.clear()
    assert (hit.spans, hit.before, hit.match, hit.after) == ((), "", "", "")
    connection.close()


@pytest.mark.parametrize("how", ["text there", "text gone", "text changed", "one by one"])
def test_removed_words_are_gone_from_the_bytes(tmp_path: Path, how: str) -> None:
    pages, path = Pages(), tmp_path / "a.db"
    connection, index = filled(path, pages)
    assert left(path) == list(NAMES)
    if how == "text gone":
        for page in range(3):
            del pages.kept["secret", page]
    if how == "text changed":
        pages.kept["secret", 1] = "Något annat."
    if how == "one by one":
        index.add([Entry("last", 0, "qvarnlund")])
        pages.kept["last", 0] = "qvarnlund"
        index.remove("last")
    index.remove("secret")
    connection.execute("VACUUM")
    assert left(path) == []
    assert index.search("qvarnlund").total == 0
    assert index.search("skola").total == 300
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.execute("INSERT INTO documents_words (documents_words) VALUES ('integrity-check')")
    connection.close()


@pytest.mark.parametrize("before", [0, 1, 40])
def test_words_are_gone_also_when_added_and_removed_in_one_transaction(
    tmp_path: Path, before: int
) -> None:
    pages, path = Pages(), tmp_path / "a.db"
    connection = sqlite3.connect(path, isolation_level=None)
    index = TextIndex(connection, "documents", pages)
    index.create()
    everything = list(pages.entries())
    index.add(everything[:before])
    connection.execute("BEGIN")
    index.add(everything[-3:])
    index.remove("secret")
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    assert left(path) == []
    assert len(index.refs()) == (before + 9) // 10
    connection.close()


def test_words_of_a_page_that_was_read_anew_are_gone_too(tmp_path: Path) -> None:
    pages, path = Pages(), tmp_path / "a.db"
    connection, index = filled(path, pages)
    for page in range(3):
        pages.kept["secret", page] = "Läst på nytt."
    index.add(Entry("secret", page, "Läst på nytt.") for page in range(3))
    connection.execute("VACUUM")
    assert left(path) == []
    assert index.search("läst nytt").total == 3
    connection.close()


def test_the_caller_may_take_everything_back(tmp_path: Path) -> None:
    pages = Pages()
    connection, index = filled(tmp_path / "a.db", pages)
    index.warm_up()
    connection.execute("BEGIN")
    index.add([Entry("new", 0, "medborgarbudget")])
    index.remove("secret")
    assert index.search("budget").total == 1
    assert index.search("fonisten").total == 0
    connection.execute("ROLLBACK")
    assert index.search("budget").total == 0
    assert index.search("fonisten").total == 3
    assert "new" not in index.refs()
    connection.close()


def test_a_failure_half_way_adds_nothing(tmp_path: Path) -> None:
    connection, index = filled(tmp_path / "a.db", Pages())

    def broken() -> Iterator[Entry]:
        yield Entry("new", 0, "medborgarbudget")
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - any of them
        index.add(broken())
    assert "new" not in index.refs()
    assert index.search("medborgar").total == 0
    connection.close()


def test_opened_again_and_read_only(tmp_path: Path) -> None:
    pages, path = Pages(), tmp_path / "a.db"
    filled(path, pages)[0].close()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA query_only = ON")
        index = TextIndex(connection, "documents", pages)
        assert index.search("zack").hits[0].match == "Zack"
        assert index.search("fonist").total == 3
        assert len(index.refs()) == 31


def test_what_another_program_has_added_is_found_inside_words(tmp_path: Path) -> None:
    pages, path = Pages(), tmp_path / "a.db"
    connection, index = filled(path, pages)
    index.warm_up()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        TextIndex(other, "documents", pages).add([Entry("new", 0, "medborgarbudget")])
    assert index.search("budget").total == 1
    connection.close()


def test_the_file_can_be_read_by_every_sqlite_with_fts5(tmp_path: Path) -> None:
    pages = Pages()
    connection, index = filled(tmp_path / "a.db", pages)
    index.remove("secret")
    version = "SELECT v FROM documents_words_config WHERE k = 'version'"
    assert connection.execute(version).fetchone() == (4,)
    connection.close()
