"""Where in the assessment a change stands."""

from kompass.assessment.snapshot import Snapshot
from kompass.ids import AreaId
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


def most_telling_first(touched: frozenset[Touched]) -> list[Touched]:
    """Return changes in the order to look for one to show: a text before the list it is in."""
    return sorted(touched, key=lambda place: (place.field == ORDER, place.entity, place.id))
