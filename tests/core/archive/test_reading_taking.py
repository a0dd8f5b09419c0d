"""Doubts, and that only what is confirmed becomes a result."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import (
    AREAS,
    EDITIONS,
    K2002,
    SODERTALJE,
    TROLLHATTAN,
    csv_file,
    decimals,
    read,
    rows_of_areas,
)

from kompass.archive.model import Origin
from kompass.archive.reading.checks import Doubt, Gravity, already_there, check
from kompass.archive.reading.grids import read_pasted
from kompass.archive.reading.model import Reading
from kompass.archive.reading.taking import Confirmed, doubts_after, proposed, take, to_results
from kompass.assessment.snapshot import Level
from kompass.errors import KompassError

BOTKYRKA = ["91", "88", "95", "82", "86", "82", "78", "94"]
"""Printed 692 in the report of 2006; they sum to 696."""


def _table(points: list[str], head: str, total: str = "") -> Reading:
    rows = [*rows_of_areas(points, heads=[head]), ["Totalt", total]]
    return read_pasted("\n".join("\t".join(row) for row in rows), editions=EDITIONS)


def _sentences(reading: Reading) -> list[str]:
    return [doubt.sentence for doubt in check(reading, EDITIONS, this_year=2026)]


def _found(reading: Reading, words: str) -> Doubt:
    return next(d for d in check(reading, EDITIONS, this_year=2026) if words in d.sentence)


def _accepting(reading: Reading, confirmed: Confirmed) -> Confirmed:
    keys = frozenset(doubt.key for doubt in doubts_after(reading, confirmed, EDITIONS))
    return Confirmed(tuple(replace(one, accepted=keys) for one in confirmed.takings))


def test_a_clean_table_becomes_a_result_as_it_stands() -> None:
    reading = _table(SODERTALJE, "Södertälje 2006", "577")
    (result,) = to_results(reading, proposed(reading, source="Rapporten 2006"), EDITIONS)
    assert list(result.areas.values()) == decimals(SODERTALJE)
    assert (result.code, result.year, result.printed_total) == ("0181", 2006, 577)
    assert (result.edition, result.origin) == (K2002.id, Origin.IMPORTED)
    assert result.content_hash == K2002.content_hash


def test_a_misprinted_total_is_kept_and_marked_and_never_repaired() -> None:
    reading = _table(BOTKYRKA, "Botkyrka 2005", "692")
    assert any("696" in one and "692" in one for one in _sentences(reading))
    confirmed = proposed(reading, source="x")
    # Which figure is wrong nobody can see: until somebody accepts them none is taken.
    assert to_results(reading, confirmed, EDITIONS) == ()
    (result,) = to_results(reading, _accepting(reading, confirmed), EDITIONS)
    assert (result.printed_total, result.computed_total) == (692, 696)
    assert result.total_differs


def test_nine_hundred_points_are_never_taken_whatever_is_accepted() -> None:
    reading = _table(["900", *SODERTALJE[1:]], "Södertälje 2006")
    assert _found(reading, "900").gravity is Gravity.REFUSES
    (result,) = to_results(reading, _accepting(reading, proposed(reading, source="x")), EDITIONS)
    assert result.areas[K2002.areas[0].id] is None


def test_a_question_above_its_maximum_is_refused() -> None:
    text = "1.1\t50\n1.2\t32\n1.3\t8\n"
    reading = read_pasted(f"Nr\tSödertälje 2006\n{text}", editions=[K2002])
    assert any("högsta poäng är 40" in one for one in _sentences(reading))


def test_questions_that_do_not_sum_to_their_area_and_per_cent_that_does_not_agree() -> None:
    rows = [
        "\tMax\tSödertälje 2006\t%",
        "1 Offentlighet och demokratisk kontroll\t100\t67\t",
        "1.1 Hur informeras medborgarna?\t40\t26\t60%",
        "1.2 Hur främjas medborgarnas engagemang?\t30\t32\t80%",
        "1.3 Hur informeras medborgarna om resultat?\t20\t8\t40%",
    ]
    said = _sentences(read_pasted("\n".join(rows), editions=[K2002]))
    assert any("delfrågorna blir 66" in one and "67" in one for one in said)
    assert any("65" in one and "60" in one for one in said)
    assert any("tabellens maxpoäng är 30, utgåvans 40" in one for one in said)


def test_areas_that_only_their_questions_tell_are_added_up_and_said(tmp_path: Path) -> None:
    rows = [["Nr", "Södertälje 2006"], ["1.1", "26"], ["1.2", "32"], ["1.3", "8"], ["2.1", "5,5"]]
    reading = read(csv_file(tmp_path / "t.csv", rows))
    confirmed = _accepting(reading, proposed(reading, source="x"))
    (result,) = to_results(reading, confirmed, EDITIONS)
    assert result.areas[K2002.areas[0].id] == 66
    assert result.areas[K2002.areas[1].id] is None
    assert "område 1" in result.note


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Malung 2007", "heter Malung-Sälen sedan 2008"),
        ("Sodertelje 2006", "Närmast är"),
        ("Södertälje 2031", "inte möjligt"),
        ("Södertälje 1985", "inte möjligt"),
        ("Södertälje", "vilket år"),
        ("Södertälje 2019", "användes 2002–2010"),
        ("Södertälje 2006 2008", "nämner flera år"),
    ],
)
def test_a_name_or_year_that_cannot_be_trusted_keeps_the_column_out(head: str, words: str) -> None:
    reading = _table(SODERTALJE, head)
    _found(reading, words)
    assert to_results(reading, proposed(reading, source="x"), EDITIONS, this_year=2026) == ()


def test_a_chosen_municipality_and_year_end_those_doubts() -> None:
    reading = _table(SODERTALJE, "Vår kommun")
    (taking,) = proposed(reading, source="x").takings
    told = replace(taking, municipality="Södertälje", code="0181", year=2006)
    (result,) = to_results(reading, Confirmed((told,)), EDITIONS)
    assert result.title == "Södertälje 2006"


def test_a_district_and_a_foreign_municipality_are_taken_when_they_are_chosen() -> None:
    reading = _table(SODERTALJE, "Skarpnäck 2004")
    (taking,) = proposed(reading, source="x").takings
    (district,) = to_results(reading, Confirmed((replace(taking, level=Level.DISTRICT),)), EDITIONS)
    assert not district.comparable
    assert district.why_not.startswith("Inte direkt jämförbar")
    (abroad,) = to_results(reading, Confirmed((replace(taking, country="NO"),)), EDITIONS)
    assert (abroad.country, abroad.code) == ("NO", "")


def test_reference_columns_never_become_results_not_even_when_they_are_asked_for() -> None:
    reading = _table(SODERTALJE, "Median")
    assert proposed(reading).takings == ()
    (other,) = proposed(_table(SODERTALJE, "Södertälje 2006"), source="x").takings
    assert to_results(reading, Confirmed((other,)), EDITIONS) == ()


def test_figures_confirmed_one_by_one() -> None:
    reading = _table(SODERTALJE, "Södertälje 2006", "577")
    (taking,) = proposed(reading, source="x").takings
    only = replace(taking, cells=frozenset({str(K2002.areas[1].id)}))
    taken = take(reading, Confirmed((only,)), EDITIONS)
    known = {one: points for one, points in taken.results[0].areas.items() if points is not None}
    assert known == {K2002.areas[1].id: Decimal("74.5")}
    assert len(taken.left_out) == 8


def test_a_source_has_to_be_told() -> None:
    reading = _table(SODERTALJE, "Södertälje 2006")
    with pytest.raises(KompassError, match="varifrån"):
        to_results(reading, proposed(reading), EDITIONS)


def test_the_same_report_twice_is_refused_and_another_one_asked_about() -> None:
    reading = _table(SODERTALJE, "Södertälje 2006", "577")
    (result,) = to_results(reading, proposed(reading, source="x"), EDITIONS)
    (same,) = already_there([result], lambda _: [result])
    assert same.gravity is Gravity.REFUSES
    other = replace(
        result, printed_total=None, areas={**result.areas, K2002.areas[0].id: Decimal(1)}
    )
    (asked,) = already_there([result], lambda _: [other])
    assert asked.gravity is Gravity.ASKS
    assert already_there([result], lambda _: []) == ()


def test_the_same_unit_twice_in_one_file_is_asked_about(tmp_path: Path) -> None:
    heads = ["Södertälje 2006", "Södertälje 2006"]
    reading = read(
        csv_file(tmp_path / "t.csv", rows_of_areas(SODERTALJE, TROLLHATTAN, heads=heads))
    )
    assert any("flera gånger i filen med olika tal" in one for one in _sentences(reading))
    # Nobody can see which of them is the result, so neither is taken.
    assert to_results(reading, proposed(reading, source="x"), EDITIONS) == ()


def test_the_same_figures_twice_in_one_file_are_one_result(tmp_path: Path) -> None:
    heads = ["Södertälje 2006", "Södertälje 2006"]
    rows = rows_of_areas(SODERTALJE, SODERTALJE, heads=heads)
    reading = read(csv_file(tmp_path / "t.csv", rows))
    confirmed = _accepting(reading, proposed(reading, source="x"))
    assert len(to_results(reading, confirmed, EDITIONS)) == 1


_POINTS = st.decimals(min_value=0, max_value=100, places=1).map(lambda one: f"{one:f}")
_DAMAGE = st.sampled_from(
    ["{0},", ",{1}", "{0}, ,{1}", "{0}O", "{0} {1}", "{0},{1},3", "1{0}{1}00"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_POINTS, min_size=8, max_size=8), st.data())
def test_all_that_is_taken_is_what_was_written_and_damage_never_is(
    written: list[str], data: st.DataObject
) -> None:
    shown = [one.replace(".", ",") for one in written]
    damaged = data.draw(st.sets(st.integers(0, 7), max_size=4))
    for place in damaged:
        whole, decimal = written[place].split(".")
        shown[place] = data.draw(_DAMAGE).format(whole, decimal)
    rows = [["Område", "Örebro 2006"], *([a, p] for a, p in zip(AREAS, shown, strict=True))]
    reading = read_pasted("\n".join("\t".join(row) for row in rows), editions=EDITIONS)
    results = to_results(reading, _accepting(reading, proposed(reading, source="x")), EDITIONS)
    for result in results:
        for place, points in enumerate(result.areas.values()):
            assert points == (None if place in damaged else Decimal(written[place]))
    assert results or len(damaged) > 0


def test_the_same_unit_at_another_level_is_asked_about() -> None:
    reading = _table(SODERTALJE, "Södertälje 2006", "577")
    (result,) = to_results(reading, proposed(reading, source="x"), EDITIONS)
    group = replace(result, level=Level.GROUP)
    (asked,) = already_there([result], lambda one: [group] if one.level is Level.GROUP else [])
    assert asked.gravity is Gravity.ASKS
    assert "koncernens ledning" in asked.sentence
