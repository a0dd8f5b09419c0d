"""Where in the assessment a change stands."""

from kompass.assessment.snapshot import Snapshot
from kompass.ids import AreaId, IndicatorId, QuestionId
from ui.models.marks import question_of
from ui.touched import ORDER, REMOVED, Entity, Touched

_RINGS = frozenset({REMOVED, "witness"})
"""What of a piece of evidence itself a ring depends on: not its words."""


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


def question_of_mark(snapshot: Snapshot, place: Touched) -> QuestionId | None:
    """Return the question of an indicator whose mark a change touched, ``None`` otherwise."""
    if place.entity is not Entity.MARK:
        return None
    return question_of(snapshot, indicator_of_place(place))


def indicator_of_place(place: Touched) -> IndicatorId:
    """Return the indicator whose mark a change touched."""
    return IndicatorId(place.id.rpartition("/")[2])


def touches_scores(touched: frozenset[Touched]) -> bool:
    """Tell whether anything changed that scores, or what stands beside them, rest on."""
    return any(
        place.entity in {Entity.SCORE, Entity.OWN_SCORE, Entity.MARK, Entity.ASSESSOR, Entity.LINK}
        or (place.entity in {Entity.LINE, Entity.EXCERPT} and place.field in _RINGS)
        or (place.entity is Entity.OTHER and place.field == "opened")
        or (place.entity is Entity.DETAILS and place.field == "blind")
        for place in touched
    )


def most_telling_first(touched: frozenset[Touched]) -> list[Touched]:
    """Return changes in the order to look for one to show: a text before the list it is in."""
    return sorted(touched, key=lambda place: (place.field == ORDER, place.entity, place.id))
