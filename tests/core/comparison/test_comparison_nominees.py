"""Nominees side by side: places with ties, who stands outside, the strongest examples."""

from decimal import Decimal

import pytest
from comparing import (
    BOTKYRKA_2005,
    E2020,
    OREBRO_2006,
    SODERTALJE_2008,
    TROLLHATTAN_2004,
    UDDEVALLA_2005,
    VALLENTUNA_2021,
    botkyrka,
    medians,
    own,
    result,
    statement,
    stockholm,
)

from kompass.archive.model import Said
from kompass.catalogue.crosswalk import Crosswalks
from kompass.comparison.nominees import Nominees, nominees
from kompass.comparison.nominees_told import as_json, as_text
from kompass.comparison.subjects import Subject
from kompass.errors import KompassError
from kompass.report.document import Table, texts
from kompass.report.nominees_document import nominees_document


def five() -> list[Subject]:
    return [
        result("Trollhättan", 2004, TROLLHATTAN_2004),
        result("Uddevalla", 2005, UDDEVALLA_2005),
        botkyrka(),
        result("Örebro", 2006, OREBRO_2006),
        own(),
    ]


def places(found: Nominees, area: int) -> dict[str, tuple[int | None, bool]]:
    return {one.subject.unit: (one.place, one.tied) for one in found.areas[area].placed}


def test_equal_points_share_a_place_and_the_next_one_is_left_out() -> None:
    found = nominees(five())
    assert places(found, 1) == {  # 81 and 81 after 88
        "Botkyrka": (1, False),
        "Trollhättan": (2, True),
        "Uddevalla": (2, True),
        "Södertälje": (4, False),
        "Örebro": (5, False),
    }
    total = {one.subject.unit: (one.place, one.points) for one in found.total.placed}
    assert total["Botkyrka"] == (1, Decimal(696))
    assert total["Örebro"] == (5, Decimal(504))
    assert any("692" in text for text in found.warnings)


def test_who_is_assessed_at_group_level_stands_outside() -> None:
    found = nominees([*five(), stockholm()])
    last = found.areas[0].placed[-1]
    assert (last.subject.unit, last.place, last.points) == ("Stockholm", None, 74)
    assert found.areas[0].ranked == 5
    assert any("utom rangordningen" in text for text in found.warnings)


def test_unknown_points_have_no_place() -> None:
    found = nominees([*five(), result("Södertälje", 2008, SODERTALJE_2008)])
    assert found.areas[0].placed[-1].remark == "poängen är inte kända"
    assert found.total.placed[-1].remark == "två områden kända"
    assert found.areas[1].ranked == 6


def test_the_strongest_say_why() -> None:
    said = (
        statement(Said.GOOD_EXAMPLE, "Medborgarkontor", "k2002-offentlighet"),
        statement(Said.STRENGTH, "Tydlig webb", "k2002-offentlighet"),
    )
    strong = result("Botkyrka", 2005, BOTKYRKA_2005, statements=said)
    weak = result("Örebro", 2006, OREBRO_2006, statements=said)
    found = nominees([*five()[:2], strong, weak, own()])
    examples = found.strongest[0].examples
    assert [one.placed.subject.unit for one in examples] == ["Botkyrka"]
    assert [one.text for one in examples[0].said] == ["Medborgarkontor"]
    assert examples[0].good_examples


@pytest.mark.parametrize("count", [2, 8])
def test_three_to_seven(count: int) -> None:
    many = [result(f"K{nth}", 2006, OREBRO_2006) for nth in range(count)]
    with pytest.raises(KompassError, match="3 till 7"):
        nominees(many)


def test_one_edition_and_no_statistics() -> None:
    other = result("Vallentuna", 2021, VALLENTUNA_2021, edition=E2020)
    with pytest.raises(KompassError, match="samma utgåva"):
        nominees([*five(), other])
    with pytest.raises(KompassError, match="referensvärde"):
        nominees([*five(), medians()])


def test_told_to_people_and_to_programs() -> None:
    found = nominees([*five(), stockholm()])
    text = as_text(found)
    assert "delad 2  Trollhättan 2004" in text
    document = as_json(found)
    assert document["total"] == {
        "ranked": 5,
        "placed": [
            {
                "nominee": one.subject.id,
                "points": float(one.points or 0),
                "place": one.place,
                "tied": one.tied,
                "remark": one.remark or None,
            }
            for one in found.total.placed
        ],
    }


def test_the_document_says_places_ties_and_reservations() -> None:
    found = nominees([*five(), stockholm(), result("Vara", 2006, OREBRO_2006)])
    document = nominees_document(found, Crosswalks(), reference=medians())
    said = "\n".join(text for block in document.blocks for text in texts(block))
    assert "81\n(delad\N{NO-BREAK SPACE}2)" in said
    assert "utom rangordningen" in said
    assert "Delad\N{NO-BREAK SPACE}4" in said or "Delad\N{NO-BREAK SPACE}5" in said
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == 1 + 8 + 1
    assert all(len(row.cells) == len(table.columns) for table in tables for row in table.rows)
