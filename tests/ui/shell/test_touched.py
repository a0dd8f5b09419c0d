"""The difference between two snapshots, field by field."""

from dataclasses import replace
from decimal import Decimal

from kompass.assessment.snapshot import (
    AreaTexts,
    Assessor,
    Details,
    Improvement,
    Score,
    Seats,
    Snapshot,
    Strength,
    Unit,
)
from kompass.catalogue.files import packaged
from ui.touched import ADDED, ORDER, Entity, Touched, difference

BEFORE = Snapshot("id", packaged("kommunkompassen-2002"), Details(Unit("Testby"), 2026))


def test_nothing_differs_from_itself():
    assert difference(BEFORE, BEFORE) == frozenset()
    assert difference(BEFORE, replace(BEFORE)) == frozenset()


def test_details_points_and_texts():
    after = replace(
        BEFORE,
        details=replace(BEFORE.details, year=2025, purpose="Lära"),
        scores={"fråga": Score(Decimal(5), "därför")},
        texts={"område": AreaTexts(introduction="x", findings="y")},
    )

    assert difference(BEFORE, after) == {
        Touched(Entity.DETAILS, "", "year"),
        Touched(Entity.DETAILS, "", "purpose"),
        Touched(Entity.SCORE, "fråga", "points"),
        Touched(Entity.SCORE, "fråga", "rationale"),
        Touched(Entity.AREA, "område", "introduction"),
        Touched(Entity.AREA, "område", "findings"),
    }
    assert difference(after, BEFORE) == difference(BEFORE, after)


def test_rows_that_come_go_move_and_change():
    one, two = Strength("1", "a"), Strength("2", "b")
    before = replace(BEFORE, texts={"o": AreaTexts(strengths=(one, two))})
    moved = replace(BEFORE, texts={"o": AreaTexts(strengths=(two, one))})
    changed = replace(BEFORE, texts={"o": AreaTexts(strengths=(one, Strength("2", "c")))})

    order = Touched(Entity.STRENGTH, "o", ORDER)
    assert difference(before, moved) == {order}
    added = {Touched(Entity.STRENGTH, row, ADDED) for row in ("1", "2")}
    assert difference(BEFORE, before) == {order, *added}
    assert difference(before, BEFORE) == {order}
    assert difference(before, changed) == {Touched(Entity.STRENGTH, "2", "text")}


def test_people_seats_and_improvements():
    before = replace(
        BEFORE,
        assessors=(Assessor("p", "Anna"),),
        seats=(Seats("s", "A", 3),),
        texts={"o": AreaTexts(improvements=(Improvement("i", "Utveckla"),))},
    )
    after = replace(
        before,
        assessors=(Assessor("p", "Anna", "ordförande"),),
        seats=(Seats("s", "A", 4),),
        texts={"o": AreaTexts(improvements=(Improvement("i", "Utveckla", "Nacka"),))},
    )

    assert difference(before, after) == {
        Touched(Entity.ASSESSOR, "p", "role"),
        Touched(Entity.SEATS, "s", "seats"),
        Touched(Entity.IMPROVEMENT, "i", "good_examples"),
    }


def test_what_is_not_told_apart_is_still_told():
    after = replace(BEFORE, edition=replace(BEFORE.edition, note="rättad"))

    assert difference(BEFORE, after) == {Touched(Entity.OTHER, "", "edition")}
