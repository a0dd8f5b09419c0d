"""Published results: every row read, sourced, summed and marked where it is doubtful."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kompass.archive import published
from kompass.archive.published import PublishedResult
from kompass.assessment import example, register
from kompass.assessment.snapshot import Level

# Printed beside each other in SKL's report on Södertälje, September 2006, section 4.
PRINTED_2006 = {
    "Trollhättan 2004": ("77 81 95 74 87 77 76 80", "647"),
    "Uddevalla 2005": ("76 81 86 75 76 67.5 68 80", "609.5"),
    "Botkyrka 2005": ("91 88 95 82 86 82 78 94", "692"),
    "Örebro 2006": ("63 47 70.5 68.5 62 59 52 82", "504"),
    "Södertälje 2006": ("66 74.5 87.5 77 73 66 50 83", "577"),
}


def titled(title: str) -> PublishedResult:
    return next(result for result in published.results() if result.title == title)


def test_every_row_says_what_it_is_and_where_it_comes_from() -> None:
    assert len(published.results()) == 41
    for result in published.results():
        assert result.municipality
        assert result.country in {"SE", "NO"}
        assert result.source.startswith(("SKL, ", "http://", "https://"))
        assert "seed" not in result.source
        assert ".txt" not in result.source
        assert result.printed_total is not None or any(
            points is not None for points in result.areas.values()
        )


def test_figures_lie_within_the_scale() -> None:
    for result in published.results():
        assert sorted(result.areas) == list(range(1, 9))
        assert all(p is None or 0 <= p <= 100 for p in result.areas.values())
        assert result.printed_total is None or 0 <= result.printed_total <= 800
        assert result.year is None or 2002 <= result.year <= 2026


def test_swedish_results_are_of_municipalities_in_the_register() -> None:
    names = {m.code: m.name for m in register.municipalities()}
    for result in published.results():
        assert bool(result.code) == (result.country == "SE")
        assert not result.code or names[result.code] == result.municipality


def test_editions_are_known_ones_or_said_to_be_unknown() -> None:
    assert {result.edition for result in published.results()} == {
        "kommunkompassen-2002", "kommunkompassen-2010", "kommunkompassen-2016",
        "kommunkompassen-2020", None,
    }  # fmt: skip
    assert titled("Vallentuna 2021").edition == "kommunkompassen-2020"
    assert titled("Helsingborg 2017").edition == "kommunkompassen-2016"
    assert titled("Røros 2021").edition is None


@pytest.mark.parametrize("title", PRINTED_2006)
def test_the_five_municipalities_of_2006_are_as_printed(title: str) -> None:
    areas, total = PRINTED_2006[title]
    result = titled(title)
    assert list(result.areas.values()) == [Decimal(points) for points in areas.split()]
    assert result.printed_total == Decimal(total)


def test_botkyrka_keeps_both_totals_and_only_botkyrka_differs() -> None:
    botkyrka = titled("Botkyrka 2005")
    assert (botkyrka.printed_total, botkyrka.computed_total) == (692, 696)
    assert "692" in botkyrka.note
    assert "696" in botkyrka.note
    assert [r.title for r in published.results() if r.total_differs] == ["Botkyrka 2005"]


def test_a_total_is_computed_only_from_all_eight_areas() -> None:
    assert titled("Stockholm 2009").computed_total == Decimal(602)
    assert titled("Stockholm 2009").printed_total is None
    assert titled("Södertälje 2008").computed_total is None
    assert titled("Södertälje 2008").areas[2] == Decimal("82.5")
    assert not titled("Örebro 2015").has_all_areas


def test_what_is_not_directly_comparable_says_why() -> None:
    for result in published.results():
        assert result.comparable == (not result.why_not)
        assert not result.why_not or result.why_not.startswith("Inte direkt jämförbar: ")
    stockholm = titled("Stockholm 2009")
    assert stockholm.level is Level.GROUP
    assert not stockholm.comparable
    assert "Göteborg" in stockholm.note
    assert all(not r.comparable for r in published.results() if r.edition is None)
    assert all(not r.comparable for r in published.results() if r.level is not Level.WHOLE)


def test_a_lost_year_is_said() -> None:
    lost = [result for result in published.results() if result.year is None]
    assert [result.title for result in lost] == ["Botkyrka (år okänt)"]
    assert lost[0].printed_total == Decimal(689)
    assert not lost[0].comparable


def test_beside_leaves_out_itself_other_editions_and_what_has_gaps() -> None:
    sodertalje = example.snapshot()
    titles = [result.title for result in published.beside(sodertalje)]
    assert titles == [
        "Trollhättan 2004", "Uddevalla 2005", "Botkyrka 2005", "Örebro 2006", "Stockholm 2009",
    ]  # fmt: skip
    later = replace(sodertalje, details=replace(sodertalje.details, year=2011))
    assert "Södertälje 2006" in [result.title for result in published.beside(later)]
