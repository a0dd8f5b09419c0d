"""A value for any field is checked as where the field is shown."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.assessment.snapshot import Colour, Level, Marker, Occasion, Unit
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.values.entering import entered
from kompass.assessment.values.state import SHAPES, Entity, own_id
from kompass.errors import KompassError

QUESTION = "k2002-offentlighet-information"
Given = Callable[[AssessmentFile], str]


@pytest.mark.parametrize(
    ("key", "value", "stored"),
    [
        ((Entity.SCORE, QUESTION, "points"), Decimal("22.50"), "22.5"),
        ((Entity.SCORE, QUESTION, "points"), None, None),
        ((Entity.OWN_SCORE, own_id("x", QUESTION), "points"), Decimal(3), "3"),
        ((Entity.SCORE, QUESTION, "rationale"), "a\r\nb", "a\nb"),
        ((Entity.MARK, own_id("x", "y"), "note"), "a", "a"),
        ((Entity.AREA, "k2002-offentlighet", "findings"), "Å", "Å"),
        ((Entity.ASSESSOR, "r", "name"), "Anna\nEk", "Anna Ek"),
        ((Entity.ASSESSOR, "r", "initials"), " AE ", "AE"),
        ((Entity.SEATS, "r", "seats"), 7, 7),
        ((Entity.SEATS, "r", "party"), "C", "C"),
        ((Entity.MOMENT, "r", "name"), "Efter dag 2", "Efter dag 2"),
        ((Entity.DETAILS, "d", "year"), 2007, 2007),
        ((Entity.DETAILS, "d", "visit_from"), date(2006, 9, 18), "2006-09-18"),
        ((Entity.DETAILS, "d", "inhabitants"), None, None),
        ((Entity.DETAILS, "d", "level"), Level.GROUP, "group"),
        ((Entity.DETAILS, "d", "occasion"), Occasion.FIRST, "first"),
        ((Entity.DETAILS, "d", "summary"), "Kort", "Kort"),
        ((Entity.DETAILS, "d", "blind"), True, True),
        ((Entity.DETAILS, "d", "lead"), None, None),
        ((Entity.ASSESSOR, "r", "colour"), Colour.GREEN, "green"),
        ((Entity.ASSESSOR, "r", "marker"), None, ""),
    ],
)
def test_what_fits_is_stored(
    key: tuple[Entity, str, str], value: object, stored: object, file: AssessmentFile
) -> None:
    assert entered(file.snapshot, key, value) == stored


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ((Entity.SCORE, QUESTION, "points"), Decimal(41), "högsta poäng är 40"),
        ((Entity.SCORE, QUESTION, "points"), "20", "kan inte skrivas in här"),
        ((Entity.SCORE, QUESTION, "rationale"), None, "kan inte skrivas in här"),
        ((Entity.DETAILS, "d", "year"), 1066, "Skriv ett år från 1990"),
        ((Entity.DETAILS, "d", "year"), "2007", "kan inte skrivas in här"),
        ((Entity.DETAILS, "d", "unit"), Unit(" "), "måste ha en kommun"),
        ((Entity.DETAILS, "d", "visit_to"), 3, "kan inte skrivas in här"),
        ((Entity.SEATS, "r", "seats"), -1, "mandat går inte"),
        ((Entity.SEATS, "r", "party"), 7, "kan inte skrivas in här"),
        ((Entity.ASSESSOR, "r", "colour"), Marker.STAR, "kan inte skrivas in här"),
        ((Entity.ASSESSOR, "r", "colour"), "green", "kan inte skrivas in här"),
        ((Entity.DETAILS, "d", "lead"), "nobody", "kan inte skrivas in här"),
        ((Entity.STRENGTH, "r", "area"), "k2002-offentlighet", "kan inte skrivas in här"),
        ((Entity.SIGNATURE, "r", "signed"), "jag", "kan inte skrivas in här"),
        ((Entity.MARK, own_id("x", "y"), "share"), "1", "kan inte skrivas in här"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    key: tuple[Entity, str, str], value: object, told: str, file: AssessmentFile
) -> None:
    with pytest.raises(KompassError, match=told):
        entered(file.snapshot, key, value)


def test_every_text_of_a_bullet_can_be_entered(file: AssessmentFile) -> None:
    edits.add_improvement(file, file.snapshot.edition.areas[0].id)
    for entity in (Entity.STRENGTH, Entity.IMPROVEMENT):
        for field in set(SHAPES[entity].defaults) - {"area", "position"}:
            assert entered(file.snapshot, (entity, "r", field), "ny") == "ny"
