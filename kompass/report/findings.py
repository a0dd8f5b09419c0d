"""One thing that is missing or does not add up before the report goes out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kompass.ids import AreaId, QuestionId


class Severity(StrEnum):
    """Whether the report can be final as it is."""

    BLOCKS = "blocks"
    """The report stays a draft until this is done."""
    REMARK = "remark"
    """Worth a look; the report can go out all the same."""


SEVERITY_NAMES: Final = {
    Severity.BLOCKS: "Hindrar slutlig rapport",
    Severity.REMARK: "Bör ses över",
}


class Kind(StrEnum):
    """What is the matter."""

    CONFLICT = "conflict"
    NOT_SCORED = "not_scored"
    NO_MAXIMUM = "no_maximum"
    NO_TEXT = "no_text"
    NO_FACT = "no_fact"
    NOT_CONSISTENT = "not_consistent"
    OFF_STEP = "off_step"
    BY_HAND = "by_hand"
    CITATION = "citation"


@dataclass(frozen=True)
class Place:
    """Where to mend it: a question, an area, or a field of the details; as exact as can be."""

    question: QuestionId | None = None
    question_number: str = ""
    area: AreaId | None = None
    area_number: int | None = None
    field: str = ""
    """The field as the snapshot names it: "summary", "findings", "assessors" ..."""


@dataclass(frozen=True)
class Finding:
    """One thing to do something about, in a sentence."""

    kind: Kind
    severity: Severity
    place: Place
    sentence: str
