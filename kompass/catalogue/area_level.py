"""A half-known edition made usable in an assessment: each unknown area is assessed as a whole."""

from dataclasses import replace

from kompass.catalogue.document import content_hash
from kompass.catalogue.model import FULL_AREA, Area, Edition, Question
from kompass.ids import AreaId, QuestionId
from kompass.swedish import format_number, join_words

WHOLE_AREA = "Området som helhet (ingen delfråga, bedömt på områdesnivå)"
"""The title of the one question that stands for an area whose questions are not known."""

_SUFFIX = "-helhet"


def at_area_level(edition: Edition) -> Edition:
    """Return ``edition`` as an assessment file can use it; itself if it is complete.

    An area whose questions do not all have a maximum, or do not add up to 100, gets one
    question for the area as a whole, worth 100 points. The ids of the edition and of its areas
    stay, and it stays marked as incomplete: nothing is made up that would have to be taken for
    a part of the instrument.
    """
    if not edition.incomplete:
        return edition
    changed = replace(edition, areas=tuple(_usable(area) for area in edition.areas))
    if not any(changed.indicators()):
        changed = replace(changed, indicator_set=None)
    return replace(changed, content_hash=content_hash(changed))


def whole_area_id(area: AreaId) -> QuestionId:
    """Return the id of the question that stands for the whole area."""
    return QuestionId(f"{area}{_SUFFIX}")


def is_assessed_as_whole(area: Area) -> bool:
    """Tell whether the area has no question of the instrument, but one for all of it."""
    return [question.id for question in area.questions] == [whole_area_id(area.id)]


def assessed_as_whole(edition: Edition) -> tuple[Area, ...]:
    """Return the areas that are assessed at area level."""
    return tuple(area for area in edition.areas if is_assessed_as_whole(area))


def in_words(edition: Edition) -> str:
    """Return the sentence that says which areas are assessed as a whole, empty if none is."""
    whole = assessed_as_whole(edition)
    if not whole:
        return ""
    if len(whole) == len(edition.areas):
        which = "Alla områden"
    else:
        word = "Område" if len(whole) == 1 else "Områdena"
        which = f"{word} {join_words([str(area.number) for area in whole])}"
    return (
        f"{which} bedöms på områdesnivå, med ett enda tal av {format_number(FULL_AREA)}: "
        "utgåvans delfrågor och deras poäng är inte kända."
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
