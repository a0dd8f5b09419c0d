"""A preview tells every difference in words, and nothing where there is none."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from editions_drawn import editions
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass.catalogue.files import packaged, parse
from kompass.catalogue.indicators import indicator_sets_for, with_indicators
from kompass.catalogue.model import Edition
from kompass.catalogue.preview import Happening, Level, nearest, preview
from kompass.ids import AreaId, EditionId

Document = dict[str, Any]


@pytest.fixture
def document(small: Document) -> Document:
    """Two areas; question 1.1 (60 points) has two indicators."""
    small["areas"][0]["questions"][0]["indicators"] = [
        {"id": "i-a", "text": "Möten är hållna.", "points": "22.5", "evidence": "Protokoll"},
        {"id": "i-b", "text": "Svar är givna.", "points": "37.5"},
    ]
    question = {"id": "b-1", "number": "2.1", "title": "B?", "max_points": 100}
    second = {"id": "b", "number": 2, "title": "Båtar", "max_points": 100, "questions": [question]}
    small["areas"].append(second)
    return small


@pytest.fixture
def old(document: Document) -> Edition:
    return parse(document, "x")


def said(old: Edition | None, document: Document) -> list[str]:
    return [difference.text for difference in preview(old, parse(document, "x"))]


def test_nothing_differs_from_itself(old: Edition, document: Document) -> None:
    assert said(old, document) == []


def test_everything_is_new_where_there_was_nothing(document: Document) -> None:
    new = parse(document, "x")
    differences = preview(None, new)
    assert {one.happening for one in differences} == {Happening.ADDED}
    assert [one.text for one in differences] == [
        "Utgåvan är ny: Liten utgåva, 2026: 2 områden, 3 frågor, 200 poäng, 2 indikatorer.",
        "Område 1 ”Dialog” tillkommer.",
        "Fråga 1.1 ”Hålls öppna möten?” tillkommer, 60 poäng.",
        "Indikatorn ”Möten är hållna.” till fråga 1.1 tillkommer, 22,5 poäng.",
        "Indikatorn ”Svar är givna.” till fråga 1.1 tillkommer, 37,5 poäng.",
        "Fråga 1.2 ”Får invånarna svar?” tillkommer, 40 poäng.",
        "Område 2 ”Båtar” tillkommer.",
        "Fråga 2.1 ”B?” tillkommer, 100 poäng.",
    ]


def test_titles_maxima_and_points(old: Edition, document: Document) -> None:
    area = document["areas"][0]
    area["title"] = "Samtal"
    area["questions"][0] |= {"title": "Hålls möten?", "max_points": "55"}
    area["questions"][1]["max_points"] = "45"
    area["questions"][0]["indicators"][0] |= {"points": "20", "evidence": "K."}
    area["questions"][0]["indicators"][1] |= {"points": 35, "text": "Ges."}
    document |= {"title": "Ny utgåva", "step_percent": 10, "note": "Läs noga."}
    assert said(old, document) == [
        "Utgåvan: titeln ändras från ”Liten utgåva” till ”Ny utgåva”.",
        "Utgåvan: steget i procent ändras från 5 till 10.",
        "Utgåvan: anmärkningen ändras från ingen till ”Läs noga.”.",
        "Område 1: titeln ändras från ”Dialog” till ”Samtal”.",
        "Fråga 1.1: titeln ändras från ”Hålls öppna möten?” till ”Hålls möten?”.",
        "Fråga 1.1: högsta poäng ändras från 60 till 55.",
        "Indikatorn ”Möten är hållna.” till fråga 1.1: poängen ändras från 22,5 till 20.",
        "Indikatorn ”Möten är hållna.” till fråga 1.1: belägget ändras från ”Protokoll” till ”K.”.",
        "Indikatorn ”Ges.” till fråga 1.1: texten ändras från ”Svar är givna.” till ”Ges.”.",
        "Indikatorn ”Ges.” till fråga 1.1: poängen ändras från 37,5 till 35.",
        "Fråga 1.2: högsta poäng ändras från 40 till 45.",
    ]


def test_what_comes_and_what_goes(old: Edition, document: Document) -> None:
    document["areas"].pop()
    questions = document["areas"][0]["questions"]
    questions[0]["indicators"] = [{"id": "i-c", "text": "Nytt.", "points": 60}]
    questions[1]["id"] = "small-annat"
    differences = preview(old, parse(document, "x"))
    assert [(one.happening, one.level, one.id) for one in differences] == [
        (Happening.ADDED, Level.INDICATOR, "i-c"),
        (Happening.ADDED, Level.QUESTION, "small-annat"),
        (Happening.REMOVED, Level.AREA, "b"),
        (Happening.REMOVED, Level.QUESTION, "small-dialog-svar"),
        (Happening.REMOVED, Level.QUESTION, "b-1"),
        (Happening.REMOVED, Level.INDICATOR, "i-a"),
        (Happening.REMOVED, Level.INDICATOR, "i-b"),
    ]
    assert differences[2].text == "Område 2 ”Båtar” tas bort."
    assert differences[-1].text == "Indikatorn ”Svar är givna.” till fråga 1.1 tas bort."


def test_an_id_is_what_makes_a_part_the_same(old: Edition, document: Document) -> None:
    document["areas"][0]["number"] = 7
    for place, question in enumerate(document["areas"][0]["questions"], start=1):
        question["number"] = f"7.{place}"
    assert said(old, document) == [
        "Område 7: numret ändras från 1 till 7.",
        "Fråga 7.1: numret ändras från 1.1 till 7.1.",
        "Fråga 7.2: numret ändras från 1.2 till 7.2.",
    ]


def test_order_and_moves(old: Edition, document: Document) -> None:
    first, second = document["areas"]
    document["areas"] = [second, first]
    first["questions"][0]["indicators"].reverse()
    first["questions"].reverse()
    assert said(old, document) == [
        "Områdena kommer i en annan ordning.",
        "Frågorna i område 1 kommer i en annan ordning.",
        "Indikatorerna till fråga 1.1 kommer i en annan ordning.",
    ]
    moved = first["questions"].pop() | {"number": "2.2", "max_points": 60}
    first["questions"][0] |= {"max_points": 100, "indicators": [moved["indicators"].pop()]}
    first["questions"][0]["indicators"][0]["points"] = 100
    moved["indicators"][0]["points"] = 60
    second["questions"][0]["max_points"] = 40
    second["questions"].append(moved)
    texts = said(old, document)
    assert "Fråga 2.2: flyttas från ”Dialog” till ”Båtar”." in texts
    assert "Indikatorn ”Möten är hållna.” till fråga 1.2: flyttas hit från fråga 1.1." in texts


def test_long_texts_show_where_they_differ(old: Edition, document: Document) -> None:
    document["note"] = "a" * 200 + " förr."
    before = parse(document, "x")
    document["note"] = "a" * 200 + " nu."
    (text,) = said(before, document)
    assert text.endswith("förr.” till ”…" + "a" * 29 + " nu.”.")


def test_a_set_that_is_laid_on_changed_and_taken_away() -> None:
    edition = packaged("kommunkompassen-2002")
    laid = with_indicators(edition, indicator_sets_for(edition)[0])
    assert laid.indicator_set is not None
    on, *indicators = preview(edition, laid)
    assert (on.happening, on.level) == (Happening.ADDED, Level.INDICATOR_SET)
    assert "Kompass arbetsförslag, inte SKL:s lista" in on.text
    assert len(indicators) == 220
    away, *_ = preview(laid, edition)
    assert (away.happening, away.level) == (Happening.REMOVED, Level.INDICATOR_SET)
    other = replace(laid, indicator_set=replace(laid.indicator_set, label="Vårt"))
    (changed,) = preview(laid, other)
    assert changed.text == (
        "Indikatorlistan: märkningen ändras från ”Kompass arbetsförslag, inte SKL:s lista” till "
        "”Vårt”."
    )


@settings(max_examples=60)
@given(editions(), editions(), st.data())
def test_empty_just_when_nothing_differs(one: Edition, other: Edition, data: Any) -> None:
    assert preview(one, one) == ()
    assert (preview(one, other) == ()) == (
        replace(one, content_hash="") == replace(other, content_hash="")
    )
    area = data.draw(st.sampled_from(one.areas))
    areas = tuple(replace(a, title=f"{a.title}!") if a is area else a for a in one.areas)
    (difference,) = preview(one, replace(one, areas=areas))
    assert (difference.happening, difference.id) == (Happening.CHANGED, area.id)
    assert difference.text.isprintable()


def test_the_nearest_edition_is_the_one_with_most_in_common(old: Edition) -> None:
    stranger = replace(
        old,
        id=EditionId("z"),
        areas=(replace(old.areas[0], id=AreaId("zz"), questions=()),),
    )
    half = replace(old, id=EditionId("half"), areas=old.areas[:1])
    assert nearest(old, [stranger, half]) is half
    assert nearest(old, [stranger, half, old]) is old
    assert nearest(old, [stranger]) is None
    assert nearest(old, []) is None


def test_a_step_is_written_as_a_number(old: Edition) -> None:
    (difference,) = preview(old, replace(old, step_percent=Decimal("2.5")))
    assert difference.text == "Utgåvan: steget i procent ändras från 5 till 2,5."
