"""What somebody typed, as words and phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.sources.folding import WORD
from kompass.sources.query import MOST_UNITS, Unit, parse


def going_on(*words: str, quoted: bool = False) -> Unit:
    return Unit(words, quoted, unfinished=True)


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("", ()),
        ("   ", ()),
        ('😀 – ( "', ()),
        ("Mål", (going_on("mål"),)),
        ("Ma\u030al", (going_on("mål"),)),  # typed in two parts
        ("budget barn", (Unit(("budget",)), going_on("barn"))),
        ("barn barn", (going_on("barn"),)),
        ("mål: ja", (Unit(("mål",)), going_on("ja"))),
        ("kvalitet(", (going_on("kvalitet"),)),
        ("e-tjänst", (going_on("e", "tjänst"),)),
        ("e‑tjänst idag", (Unit(("e", "tjänst")), going_on("idag"))),
        ("2024/123", (going_on("2024", "123"),)),
        ("22,5 procent", (Unit(("22", "5")), going_on("procent"))),
        ("skola,vård", (Unit(("skola",)), going_on("vård"))),
        ("AND NEAR", (Unit(("and",)), going_on("near"))),
        ('"barn och unga"', (Unit(("barn", "och", "unga"), quoted=True),)),
        ("”barn och unga” sk", (Unit(("barn", "och", "unga"), quoted=True), going_on("sk"))),
        ('skola "barn och un', (Unit(("skola",)), going_on("barn", "och", "un", quoted=True))),
        ('skola "barn" ', (Unit(("skola",)), Unit(("barn",), quoted=True))),
        ('skola "', (going_on("skola"),)),
        ("barn-", (going_on("barn"),)),
        ("*", ()),
    ],
)
def test_units(typed: str, units: tuple[Unit, ...]) -> None:
    assert parse(typed).units == units


@given(st.text(st.characters()))
def test_any_text_gives_words_only(typed: str) -> None:
    units = parse(typed).units
    assert all(unit.words for unit in units)
    assert all(WORD.fullmatch(word) for unit in units for word in unit.words)
    assert not any(unit.unfinished for unit in units[:-1])


def test_a_page_pasted_into_the_field_is_cut_short() -> None:
    assert len(parse(" ".join(f"ord{number}" for number in range(10_000))).units) == MOST_UNITS
    assert len(parse('"' + "a " * 10_000).units[0].words) <= MOST_UNITS
