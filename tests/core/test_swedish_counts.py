"""Whole numbers as people type them."""

import pytest

from kompass.errors import KompassError
from kompass.swedish import NBSP, format_count, parse_count


@pytest.mark.parametrize(
    ("typed", "count"),
    [("65", 65), (" 80 000 ", 80000), (f"80{NBSP}000", 80000), ("0", 0), ("1 2 3", 123)],
)
def test_spaces_may_stand_anywhere(typed: str, count: int) -> None:
    assert parse_count(typed) == count


@pytest.mark.parametrize("typed", ["", "8o", "-1", "65,5", "80.000", "²", "٣"])
def test_anything_else_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(KompassError, match=f"”{typed}” är inte ett helt tal"):
        parse_count(typed)


def test_a_number_longer_than_anything_counted_here_is_refused() -> None:
    with pytest.raises(KompassError, match="för stort"):
        parse_count("9" * 5000)


def test_what_is_written_can_be_read_back() -> None:
    assert all(parse_count(format_count(count)) == count for count in (0, 7, 999, 1000, 80_000))
