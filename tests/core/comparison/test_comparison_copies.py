"""A completed copy of an edition is the edition: the same visits, peers and reference values."""

from dataclasses import replace
from decimal import Decimal

import pytest
from comparing import E2002, E2010, result

from kompass.archive.reference import published
from kompass.catalogue.crosswalk import packaged_crosswalks
from kompass.catalogue.model import Edition
from kompass.charts.of_comparison import several_of
from kompass.charts.several import SAME
from kompass.charts.slope_rows import slopes_of
from kompass.comparison.as_text import as_text
from kompass.comparison.compare import compare
from kompass.comparison.follow_up import rank_moves, ranked_visits
from kompass.comparison.subjects import of_reference
from kompass.comparison.visits import in_two_editions, own_visits, peers_at
from kompass.errors import KompassError
from kompass.ids import EditionId

COPY = replace(E2010, id=EditionId("var-2010"), title="Vår 2010", content_hash="")
LOW = ("40", "41", "42", "43", "44", "45", "46", "47")
HIGH = ("60", "61", "62", "63", "64", "65", "66", "67")


def visit(name: str, year: int, figures: tuple[str, ...], edition: Edition):
    return result(name, year, figures, edition=edition)


def test_copies_are_peers_and_visits_of_one_edition() -> None:
    then, now = visit("Sala", 2011, LOW, E2010), visit("Sala", 2014, HIGH, COPY)
    heby, tierp = visit("Heby", 2010, HIGH, COPY), visit("Tierp", 2010, LOW, E2010)

    assert own_visits([then, now]) == ((then, now),)
    assert in_two_editions([then, visit("Sala", 2011, LOW, COPY)]) == ()
    assert peers_at(now, [then, heby, tierp]) == (heby, tierp)
    assert peers_at(then, [heby, tierp]) == (heby, tierp)

    first = ranked_visits(then, now, packaged_crosswalks(), [heby, tierp])[0]
    assert (first.before.place, first.before.of) == (2, 3)
    assert (first.now.place, first.now.of) == (1, 3)
    assert rank_moves(then, now, [heby], [heby], packaged_crosswalks())[0].move is not None


def test_of_two_editions_the_copy_goes_with_its_own() -> None:
    old, plain = visit("Sala", 2009, LOW, E2002), visit("Sala", 2010, LOW, E2010)
    late = visit("Sala", 2014, HIGH, COPY)
    assert own_visits([old, replace(old, id="b", year=2010), plain, late])[-1] == (plain, late)


def test_published_reference_values_stand_beside_a_copy() -> None:
    mean = next(one for one in published(E2010) if one.id == "mean-2014")
    beside = compare(
        [visit("Sala", 2014, HIGH, COPY), of_reference(mean, COPY)], packaged_crosswalks()
    )
    assert [cell.difference for cell in (row.cells[1] for row in beside.areas)][:2] == [
        Decimal(-10),
        Decimal(-7),
    ]
    assert beside.total.warning == ""
    with pytest.raises(KompassError, match="gäller inte"):
        of_reference(mean, E2002)


def test_a_copy_is_no_other_edition_in_the_slopes() -> None:
    visits = [visit("Sala", 2011, LOW, E2010), visit("Sala", 2014, HIGH, COPY)]
    (*areas, total) = slopes_of(several_of(compare(visits, packaged_crosswalks())))
    assert (total.steps, total.remark, total.change) == ((SAME,), "", "+160")
    assert {one.remark for one in areas} == {""}


def test_one_visit_in_two_editions_has_two_names() -> None:
    twice = [visit("Sala", 2010, LOW, E2010), visit("Sala", 2010, HIGH, E2002)]
    beside = compare([visit("Heby", 2010, LOW, E2010), *twice], packaged_crosswalks())
    names = ["Heby 2010", "Sala 2010 (utgåva 2010)", "Sala 2010 (utgåva 2002)"]
    assert [one.name for one in beside.subjects] == names
    assert [one.title for one in beside.subjects][1:] == ["Sala 2010", "Sala 2010"]
    text = as_text(beside, packaged_crosswalks())
    assert "Heby 2010 mot Sala 2010 (utgåva 2010)" in text
    again = compare([twice[0], replace(twice[0], id="kopia")], packaged_crosswalks())
    assert again.subjects[1].name == "Sala 2010 (kopia)"
