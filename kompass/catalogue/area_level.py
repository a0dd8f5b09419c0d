"""A half-known edition made usable in an assessment: each unknown area is assessed as a whole."""

from dataclasses import replace

from kompass.catalogue.document import content_hash
from kompass.catalogue.model import FULL_AREA, Area, Edition, Question
from kompass.ids import AreaId, QuestionId

WHOLE_AREA = "Området som helhet (ingen delfråga i instrumentet: området är bedömt på områdesnivå)"
"""The title of the one question that stands for an area whose questions are not known."""

_SUFFIX = "-helhet"


def at_area_level(edition: Edition) -> Edition:
    """Return ``edition`` as an assessment file can use it; itself if it is complete.

    An area whose questions do not all have a maximum, or do not add up to 100, gets one
    question for the area as a whole, worth 100 points. Ids of areas stay, and so does the id
    of the edition; it stays marked as incomplete.
    """
    if not edition.incomplete:
        return edition
    changed = replace(edition, areas=tuple(_usable(area) for area in edition.areas))
    return replace(changed, content_hash=content_hash(changed))


def whole_area_id(area: AreaId) -> QuestionId:
    """Return the id of the question that stands for the whole area."""
    return QuestionId(f"{area}{_SUFFIX}")


def is_whole_area(question: Question) -> bool:
    """Tell whether a question is none of the instrument but stands for its whole area."""
    return question.id.endswith(_SUFFIX) and question.max_points == FULL_AREA


def assessed_as_whole(edition: Edition) -> tuple[Area, ...]:
    """Return the areas that are assessed at area level."""
    return tuple(
        area
        for area in edition.areas
        if len(area.questions) == 1 and area.questions[0].id == whole_area_id(area.id)
    )


def _usable(area: Area) -> Area:
    maxima = [question.max_points for question in area.questions]
    if None not in maxima and sum(m for m in maxima if m is not None) == FULL_AREA:
        return area
    whole = Question(
        id=whole_area_id(area.id),
        number=f"{area.number}.1",
        title=WHOLE_AREA,
        max_points=FULL_AREA,
    )
    return replace(area, max_points=FULL_AREA, questions=(whole,))
