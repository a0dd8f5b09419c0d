"""One cell as one number, or the reason why not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.archive.reading.numbers import Figure, Unreadable, read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("66", "66"),
        ("74,5", "74.5"),
        ("74.5", "74.5"),
        (" 87,50 ", "87.5"),
        ("0", "0"),
        ("66 p", "66"),
        ("577 poäng", "577"),
        ("900", "900"),
    ],
)
def test_a_plain_number_is_read_without_doubt(text: str, value: str) -> None:
    found = read_figure(text)
    assert isinstance(found, Figure)
    assert found.value == Decimal(value)
    assert not found.doubts


@pytest.mark.parametrize("text", ["", "-", "–", "…", "saknas", "ej bedömd", "okänt", "  "])
def test_nothing_said_is_nothing(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize("text", ["87,", ",5", ",3", "87, ,3", "4. ,5"])
def test_a_number_that_has_lost_digits_is_refused_and_said_to_have(text: str) -> None:
    found = read_figure(text)
    assert isinstance(found, Unreadable)
    assert found.lost


@pytest.mark.parametrize(
    "text",
    ["12O", "l2", "1 234", "6 6", "1e2", "nan", "inf", "2006-09-18", "3-4", "1.234,5", "1,2,3",
     "٦٦", "66½", "0x10", "--5", "9999999999", "74,567"],
)  # fmt: skip
def test_what_is_not_surely_one_number_is_refused(text: str) -> None:
    found = read_figure(text)
    assert isinstance(found, Unreadable)
    assert found.why.endswith(".")


@pytest.mark.parametrize("text", ["66*", "66¹", "66 1)", "(66)", "ca 66", "66?", "066", "66 (73)"])
def test_what_stands_around_a_number_leaves_a_doubt(text: str) -> None:
    found = read_figure(text)
    assert isinstance(found, Figure)
    assert found.value == 66
    assert found.doubts


def test_per_cent_and_a_maximum_in_the_cell_are_told_apart_from_points() -> None:
    percent, of = read_figure("65 %"), read_figure("26 av 40")
    assert isinstance(percent, Figure)
    assert percent.percent
    assert isinstance(of, Figure)
    assert (of.value, of.of) == (26, 40)


def test_a_sign_is_kept() -> None:
    less, more = read_figure("−6"), read_figure("+16")
    assert isinstance(less, Figure)
    assert isinstance(more, Figure)
    assert (less.value, less.signed, more.value, more.signed) == (-6, True, 16, True)


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_reason(text: str) -> None:
    found = read_figure(text)
    assert found is None or isinstance(found, Figure | Unreadable)


@given(st.decimals(min_value=0, max_value=800, places=2), st.sampled_from([",", "."]))
def test_what_is_written_is_what_is_read(value: Decimal, point: str) -> None:
    found = read_figure(f"{value:f}".replace(".", point))
    assert isinstance(found, Figure)
    assert found.value == value


@given(st.decimals(min_value=0, max_value=800, places=1), st.data())
def test_a_number_that_is_cut_at_its_comma_is_never_read(
    value: Decimal, data: st.DataObject
) -> None:
    whole, decimal = f"{value:f}".split(".")
    cut = data.draw(st.sampled_from([f"{whole},", f",{decimal}", f"{whole}, ,{decimal}"]))
    assert isinstance(read_figure(cut), Unreadable)


def test_a_cell_of_a_million_letters_is_no_number_and_takes_no_time() -> None:
    for text in ("1 " * 500_000, "(" * 1_000_000, "7" * 1_000_000, " " * 999_999 + "7"):
        assert isinstance(read_figure(text), Unreadable)
