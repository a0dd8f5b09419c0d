"""Selections: who is in, and how that is said."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kompass.archive.model import Result, Said, Statement, Withdrawn
from kompass.archive.selection import EVERYTHING, Selection, folded, years_in_words
from kompass.assessment.snapshot import Level
from kompass.ids import AreaId, EditionId, ResultId

E2002 = EditionId("kommunkompassen-2002")
BOTKYRKA = Result(
    id=ResultId("botkyrka-2005"),
    municipality="Botkyrka",
    code="0127",
    country="SE",
    level=Level.WHOLE,
    year=2005,
    edition=E2002,
    areas={AreaId("k2002-offentlighet"): Decimal(91)},
    source="SKL, Analys av Södertälje kommun",
)
ROROS = replace(
    BOTKYRKA, id=ResultId("roros"), municipality="Røros", code="", country="NO", comparable=False
)
LOST = replace(BOTKYRKA, id=ResultId("lost"), year=None)
GONE = replace(
    BOTKYRKA, withdrawn=Withdrawn("Fel kommun", datetime(2026, 1, 1, tzinfo=UTC), "Bo Åberg")
)


def test_everything_is_everything_but_what_was_withdrawn() -> None:
    assert all(EVERYTHING.admits(each) for each in (BOTKYRKA, ROROS, LOST))
    assert not EVERYTHING.admits(GONE)
    assert Selection(with_withdrawn=True).admits(GONE)


@pytest.mark.parametrize(
    ("selection", "admitted"),
    [
        (Selection(year_from=2005), True),
        (Selection(year_from=2006), False),
        (Selection(year_to=2005), True),
        (Selection(year_to=2004), False),
        (Selection(edition=E2002), True),
        (Selection(edition=EditionId("kommunkompassen-2010")), False),
        (Selection(countries=frozenset({"NO"})), False),
        (Selection(counties=frozenset({"01"})), True),
        (Selection(counties=frozenset({"14"})), False),
        (Selection(skr_groups=frozenset({"A2"})), True),
        (Selection(skr_groups=frozenset({"B3"})), False),
        (Selection(inhabitants_from=90_000, inhabitants_to=100_000), True),
        (Selection(inhabitants_to=50_000), False),
        (Selection(levels=frozenset({Level.GROUP})), False),
        (Selection(text="botkyrka 2005"), True),
        (Selection(text="BOTK sodert"), True),
        (Selection(text="botkyrka 2006"), False),
        (Selection(municipalities=frozenset({"0127", "0181"})), True),
        (Selection(municipalities=frozenset({"0181"})), False),
        (Selection(results=frozenset({ResultId("botkyrka-2005")})), True),
        (Selection(results=frozenset({ResultId("lost")})), False),
        (Selection(comparable_only=True), True),
    ],
)
def test_each_bound(selection: Selection, admitted: bool) -> None:
    assert selection.admits(BOTKYRKA) is admitted


def test_an_unknown_year_is_in_only_without_bounds_on_years() -> None:
    assert EVERYTHING.admits(LOST)
    bounded = Selection(year_from=1990)
    assert not bounded.admits(LOST)
    assert "okänt år är inte med" in bounded.in_words()
    assert "okänt år" not in EVERYTHING.in_words()


def test_units_outside_the_register_have_no_county_group_or_size() -> None:
    assert not Selection(counties=frozenset({"01"})).admits(ROROS)
    assert not Selection(inhabitants_from=0).admits(ROROS)
    assert "utanför kommunregistret är inte med" in Selection(inhabitants_from=0).in_words()
    assert not Selection(comparable_only=True).admits(ROROS)


def test_texts_of_a_result_are_searched_too() -> None:
    statement = Statement(Said.STRENGTH, "Öppna nämndmöten", AreaId("k2002-offentlighet"))
    told = replace(BOTKYRKA, statements=(statement,))
    assert Selection(text="oppna namndmoten").admits(told)
    assert not Selection(text="oppna namndmoten").admits(BOTKYRKA)


def test_a_selection_in_words() -> None:
    selection = Selection(
        edition=E2002,
        year_from=2004,
        year_to=2006,
        counties=frozenset({"01"}),
        comparable_only=True,
    )
    assert selection.short() == "utgåva 2002, 2004–2006, Stockholms län, jämförbara"
    assert selection.in_words() == (
        "utgåva 2002, 2004–2006, Stockholms län, jämförbara; resultat som inte är direkt "
        "jämförbara är inte med; resultat med okänt år är inte med, för året är avgränsat; "
        "enheter utanför kommunregistret är inte med; återtagna resultat är inte med"
    )


def test_more_words() -> None:
    assert EVERYTHING.in_words() == "alla resultat; återtagna resultat är inte med"
    many = Selection(
        year_to=2009,
        countries=frozenset({"SE", "NO"}),
        skr_groups=frozenset({"B3"}),
        inhabitants_from=50_000,
        levels=frozenset({Level.WHOLE, Level.DISTRICT}),
        municipalities=frozenset({"0181", "0127"}),
        text=" hemsida ",
        with_withdrawn=True,
    )
    assert many.short().replace("\N{NO-BREAK SPACE}", " ") == (
        "till och med 2009, Norge och Sverige, kommungrupp Större stad (SKR 2023), minst 50 000 "
        "invånare (2019), Botkyrka och Södertälje, hela kommunen och stadsdelar, sökt på "
        "”hemsida”, även återtagna"
    )
    assert "återtagna resultat är inte med" not in many.in_words()


def test_years() -> None:
    assert years_in_words(2004, 2004) == "2004"
    assert years_in_words(2004, None) == "från och med 2004"
    assert years_in_words(None, None) == ""


def test_folding_forgives_dots_and_norwegian_letters() -> None:
    assert folded("  Øvre  Eiker, Ängelholm ") == "ovre eiker, angelholm"
