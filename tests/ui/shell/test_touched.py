"""The difference between two snapshots, field by field."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from kompass.assessment.material import Asked, Line, Link, Material, Person, Source, SourceKind
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
from ui.touched import ADDED, ORDER, REMOVED, Entity, Touched, difference

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


def test_what_changed_of_sources_interviews_and_evidence():
    line = Line("rad", "intervju", None, datetime(2026, 5, 4, 9, tzinfo=UTC), "a")
    link = Link("länk", "rad", "fråga")
    source = Source("källa", SourceKind.DOCUMENT, "Budget")
    before = replace(
        BEFORE,
        material=Material(sources=(source,), lines={"rad": line}, links={"länk": link}),
    )
    after = replace(
        BEFORE,
        material=Material(
            sources=(replace(source, title="Budget 2026"), replace(source, id="ny")),
            lines={"rad": replace(line, text="b"), "två": replace(line, id="två")},
            people={"intervju": (Person("person", "intervju", code="KD"),)},
            asked={("intervju", "guide"): Asked(again=True)},
        ),
    )

    assert difference(before, after) == {
        Touched(Entity.SOURCE, "källa", "title"),
        Touched(Entity.SOURCE, "", ORDER),
        Touched(Entity.SOURCE, "ny", ADDED),
        Touched(Entity.LINE, "rad", "text"),
        Touched(Entity.LINE, "två", ADDED),
        Touched(Entity.LINK, "länk", REMOVED),
        Touched(Entity.PERSON, "intervju", ORDER),
        Touched(Entity.PERSON, "person", ADDED),
        Touched(Entity.ASKED, "intervju/guide", "state"),
    }
    assert difference(before, replace(before, material=replace(before.material))) == frozenset()
