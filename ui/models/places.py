"""Where in the assessment a change stands."""

from kompass.assessment.snapshot import Snapshot
from kompass.ids import AreaId, QuestionId
from ui.touched import ORDER, Entity, Touched


def area_of_place(snapshot: Snapshot, place: Touched) -> AreaId | None:
    """Return the area whose texts a change touched; ``None`` where it touched anything else."""
    if place.entity not in {Entity.AREA, Entity.STRENGTH, Entity.IMPROVEMENT}:
        return None
    if place.entity is Entity.AREA or place.field == ORDER:
        return AreaId(place.id)
    for area, texts in snapshot.texts.items():
        rows = texts.strengths if place.entity is Entity.STRENGTH else texts.improvements
        if any(row.id == place.id for row in rows):
            return area
    return None


def question_of_place(place: Touched) -> QuestionId | None:
    """Return the question whose agreed or own score a change touched, ``None`` otherwise."""
    if place.entity not in {Entity.SCORE, Entity.OWN_SCORE}:
        return None
    return QuestionId(place.id.rpartition("/")[2])


def touches_scores(touched: frozenset[Touched]) -> bool:
    """Tell whether anything changed that scores, or what stands beside them, rest on."""
    return any(
        place.entity in {Entity.SCORE, Entity.OWN_SCORE, Entity.ASSESSOR}
        or (place.entity is Entity.OTHER and place.field in {"marks", "opened"})
        or (place.entity is Entity.DETAILS and place.field == "blind")
        for place in touched
    )


def most_telling_first(touched: frozenset[Touched]) -> list[Touched]:
    """Return changes in the order to look for one to show: a text before the list it is in."""
    return sorted(touched, key=lambda place: (place.field == ORDER, place.entity, place.id))
