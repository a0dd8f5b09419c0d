"""Two assessors' notes by time: clocks that differ, lines that were moved, same statements."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kompass.interviews.interleave import NoteLine, clock_offsets, interleave, statements

NINE = datetime.fromisoformat("2026-09-18T09:00:00+02:00")


def at(seconds: int) -> datetime:
    return NINE + timedelta(seconds=seconds)


def notes(author: str, *seconds: int | None) -> list[NoteLine]:
    return [
        NoteLine(f"{author}{n}", author, None if one is None else at(one))
        for n, one in enumerate(seconds)
    ]


def order(*lines: list[NoteLine], offsets: dict[str, timedelta] | None = None) -> str:
    return " ".join(placed.line.id for placed in interleave(lines, offsets))


def test_lines_stand_by_the_time_of_their_first_key() -> None:
    assert order(notes("a", 0, 20, 40), notes("b", 10, 30)) == "a0 b0 a1 b1 a2"


def test_a_clock_that_goes_wrong_is_put_right() -> None:
    starts = {"a": at(0), "b": at(3600)}  # both press the key at once; b's clock is an hour ahead
    ahead = clock_offsets(starts, "a")
    assert ahead == {"a": timedelta(0), "b": timedelta(hours=1)}
    b = notes("b", 3610, 3630)
    assert order(notes("a", 0, 20, 40), b, offsets=ahead) == "a0 b0 a1 b1 a2"
    assert [one.at for one in interleave([b], ahead)] == [at(10), at(30)]
    assert clock_offsets({"b": at(0)}, "a") == {}


def test_a_moved_line_goes_with_the_one_before_it() -> None:
    # a's second line was typed last, and moved up
    assert order(notes("a", 0, 500, 20, 40), notes("b", 10, 30)) == "a0 a1 b0 a2 b1 a3"


def test_lines_without_a_time_stay_where_they_are() -> None:
    assert order(notes("a", 0, None, 40), notes("b", 20)) == "a0 a1 b0 a2"
    assert order(notes("a", None, 40), notes("b", 20)) == "b0 a0 a1"
    assert order(notes("a", None, None), notes("b", 20)) == "b0 a0 a1"
    assert order([], []) == ""


def test_the_same_statement_counts_once() -> None:
    lines = [
        NoteLine("a", "x", None),
        NoteLine("b", "y", None, witness="a"),
        NoteLine("c", "y", None, witness="gone"),
        NoteLine("d", "x", None, witness="b"),
    ]
    assert sorted(map(sorted, statements(lines))) == [["a", "b", "d"], ["c"]]
    ring = [NoteLine("a", "x", None, witness="b"), NoteLine("b", "y", None, witness="a")]
    assert statements(ring) == (("a", "b"),)
    assert statements([]) == ()


TIMES = st.lists(st.one_of(st.none(), st.integers(0, 100)), max_size=15)


@given(TIMES, TIMES, st.integers(-50, 50))
def test_no_line_is_lost_and_nobodys_own_order_is_broken(
    a: list[int | None], b: list[int | None], ahead: int
) -> None:
    first, second = notes("a", *a), notes("b", *b)
    placed = interleave([first, second], {"b": timedelta(seconds=ahead)})
    lines = [one.line for one in placed]
    assert [line for line in lines if line.author == "a"] == first
    assert [line for line in lines if line.author == "b"] == second
    known = [one.at for one in placed if one.at]
    assert known == sorted(known)


@given(st.lists(st.integers(0, 100), max_size=15), st.lists(st.integers(0, 100), max_size=15))
def test_lines_in_the_order_of_typing_are_simply_sorted(a: list[int], b: list[int]) -> None:
    first, second = notes("a", *sorted(a)), notes("b", *sorted(b))
    expected = sorted([*first, *second], key=lambda line: line.typed_at or NINE)
    assert [one.line for one in interleave([first, second])] == expected
