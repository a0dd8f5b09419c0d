"""All lines of an interview as one: by clocks that are put right, or by everybody's own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kompass.interviews.interleave import NoteLine
from kompass.interviews.side_by_side import Together, side_by_side, together

NINE = datetime(2026, 9, 18, 9, tzinfo=UTC)


def at(seconds: int) -> datetime:
    return NINE + timedelta(seconds=seconds)


def notes(author: str, *seconds: int) -> list[NoteLine]:
    return [NoteLine(f"{author}{n}", author, at(one)) for n, one in enumerate(seconds)]


def ids(found: Together) -> list[str]:
    return [one.line.id for one in found.placed]


def test_without_starts_the_order_of_the_file_stays_and_it_is_told_who_has_not_marked() -> None:
    lines = [*notes("a", 0, 20), *notes("b", 10)]
    found = together(lines, {"a": at(0)}, "a")
    assert ids(found) == ["a0", "a1", "b0"]
    assert found.several
    assert not found.put_right
    assert found.unmarked == ("b",)
    assert [one.at for one in found.placed] == [at(0), at(20), at(10)]


def test_two_starts_put_the_clocks_right_by_that_of_the_reader() -> None:
    lines = [*notes("a", 0, 20, 40), *notes("b", 3610, 3630)]
    starts = {"a": at(0), "b": at(3600)}
    found = together(lines, starts, "a")
    assert ids(found) == ["a0", "b0", "a1", "b1", "a2"]
    assert found.put_right
    assert found.unmarked == ()
    assert found.ahead == {"a": timedelta(0), "b": timedelta(hours=1)}
    assert found.placed[1].at == at(10)
    assert together(lines, starts, "b").placed[0].at == at(3600)
    assert ids(together(lines, starts)) == ids(found)


def test_a_third_who_has_not_marked_is_taken_to_be_right() -> None:
    lines = [*notes("a", 0), *notes("b", 70), *notes("c", 5)]
    found = together(lines, {"a": at(0), "b": at(60)}, "a")
    assert ids(found) == ["a0", "c0", "b0"]
    assert found.unmarked == ("c",)


def test_one_author_and_nobody() -> None:
    found = together(notes("a", 20, 0), {"a": at(0), "b": at(60)}, "b")
    assert ids(found) == ["a0", "a1"]
    assert not found.several
    assert not found.put_right
    assert together([], {}, "a") == Together()


SECONDS = st.lists(st.integers(0, 100), max_size=12)


@given(SECONDS, SECONDS, st.integers(-100_000, 100_000))
def test_however_wrong_a_clock_is_the_order_is_the_same_and_nothing_is_lost(
    a: list[int], b: list[int], wrong: int
) -> None:
    first = notes("a", *a)
    right = together([*first, *notes("b", *b)], {"a": at(0), "b": at(0)}, "a")
    lines = [*first, *notes("b", *(one + wrong for one in b))]
    for reader in "ab":
        found = together(lines, {"a": at(0), "b": at(wrong)}, reader)
        assert ids(found) == ids(right)
    assert [one for one in ids(right) if one[0] == "a"] == [line.id for line in first]
    assert sorted(ids(right)) == sorted(line.id for line in lines)


@given(st.permutations(["a", "b", "c"]), st.lists(st.tuples(st.sampled_from("abc"), SECONDS)))
def test_the_order_in_which_copies_are_merged_means_nothing(
    authors: list[str], wanted: list[tuple[str, list[int]]]
) -> None:
    own = {name: notes(name, *(s for who, some in wanted if who == name for s in some))
           for name in "abc"}  # fmt: skip
    starts = {"a": at(0), "b": at(60), "c": at(-5)}
    one = together([line for name in "abc" for line in own[name]], starts, "a")
    other = together([line for name in authors for line in own[name]], starts, "a")
    if one.several:
        assert ids(one) == ids(other)


def told(found: Together, reader: str) -> list[str]:
    return [
        f"{row.mine}{'=' if row.same else '|'}{row.other}" for row in side_by_side(found, reader)
    ]


def test_lines_within_a_minute_stand_beside_each_other() -> None:
    lines = [*notes("a", 0, 20, 70), *notes("b", 10, 130)]
    found = together(lines, {"a": at(0), "b": at(0)}, "a")
    assert told(found, "a") == ["a0|b0", "a1|", "a2|", "|b1"]
    assert told(found, "b") == ["b0|a0", "|a1", "|a2", "b1|"]
    assert [row.at for row in side_by_side(found, "a")] == [at(0), at(20), at(70), at(130)]
    assert side_by_side(Together(), "a") == ()


def test_the_same_statement_is_one_row_also_over_the_turn_of_a_minute() -> None:
    lines = [*notes("a", 0, 58), NoteLine("b0", "b", at(62), witness="a1"), *notes("c", 63)]
    found = together(lines, {"a": at(0), "b": at(0)}, "a")
    assert told(found, "a") == ["a0|", "a1=b0", "|c0"]
    assert told(found, "c") == ["|a0", "|a1", "c0|b0"]


@given(SECONDS, SECONDS, st.dictionaries(st.integers(0, 11), st.integers(0, 11)))
def test_two_columns_lose_nothing_and_keep_their_order(
    a: list[int], b: list[int], ties: dict[int, int]
) -> None:
    tied = [replace(line, witness=f"a{ties.get(n, 99)}") for n, line in enumerate(notes("b", *b))]
    found = together([*notes("a", *a), *tied], {"a": at(0), "b": at(3)}, "a")
    rows = side_by_side(found, "a")
    assert [row.mine for row in rows if row.mine] == [one for one in ids(found) if one[0] == "a"]
    assert [row.other for row in rows if row.other] == [one for one in ids(found) if one[0] == "b"]
    assert all(row.mine and row.other for row in rows if row.same)
