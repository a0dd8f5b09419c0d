"""Points and Swedish numbers: what is accepted, kept exactly, and refused with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.errors import KompassError
from kompass.points import check_range, is_off_step, parse_points, step_of
from kompass.swedish import format_difference, format_number, format_period, join_words


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("22,5", "22.5"),
        ("22.5", "22.5"),
        (" 7 ", "7"),
        ("10,00", "10"),
        (",5", "0.5"),
        ("100", "100"),
        ("0", "0"),
        ("22,25", "22.25"),
    ],
)
def test_comma_and_point_are_accepted(typed: str, points: str) -> None:
    assert parse_points(typed) == Decimal(points)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "tjugo",
        "22,5p",
        "1 234",
        "1.234.5",
        "nan",
        "inf",
        "1e3",
        "22,555",
        "٣",
        "5-3",
        "1" * 40,
    ],
)
def test_anything_else_is_refused_in_one_sentence(typed: str) -> None:
    with pytest.raises(KompassError) as refused:
        parse_points(typed)
    assert "22,5" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_out_of_range_says_the_bound() -> None:
    with pytest.raises(KompassError, match="högsta poäng är 40"):
        check_range(Decimal(51), Decimal(40), "1.1")
    with pytest.raises(KompassError, match="lägsta poäng är 0"):
        check_range(Decimal("-0.5"), Decimal(40), "1.1")
    check_range(Decimal(0), Decimal(40), "1.1")
    check_range(Decimal(40), Decimal(40), "1.1")


@pytest.mark.parametrize(
    ("maximum", "step"), [("10", "0.5"), ("20", "1"), ("30", "1.5"), ("40", "2")]
)
def test_the_natural_step_is_five_per_cent(maximum: str, step: str) -> None:
    assert step_of(Decimal(maximum), Decimal(5)) == Decimal(step)
    assert not is_off_step(Decimal(step) * 7, Decimal(maximum), Decimal(5))
    assert is_off_step(Decimal(step) * 7 + Decimal("0.25"), Decimal(maximum), Decimal(5))


@given(st.decimals(0, 100, places=2))
def test_what_is_shown_can_be_typed_back(points: Decimal) -> None:
    assert parse_points(format_number(points)) == points


def test_differences_carry_their_sign() -> None:
    shown = [format_difference(Decimal(text)) for text in ("5.5", "-8", "0", "-0.30")]
    assert shown == ["+5,5", "−8", "±0", "−0,3"]


def test_periods_and_lists_read_as_swedish() -> None:
    first = date(2006, 9, 18)
    assert format_period(first, date(2006, 9, 27)) == "18–27 september 2006"
    assert format_period(first, date(2006, 10, 2)) == "18 september – 2 oktober 2006"
    assert format_period(first, date(2007, 1, 2)) == "18 september 2006 – 2 januari 2007"
    assert format_period(first, None) == "18 september 2006"
    assert format_period(None, None) == ""
    assert join_words(["a", "b", "c"]) == "a, b och c"
