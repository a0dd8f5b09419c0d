"""What the columns of an assessment file may hold."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from kompass.assessment.snapshot import UnitKind

Uuid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
IdList = Annotated[str, StringConstraints(pattern=r"^([0-9a-f-]{36}( [0-9a-f-]{36})*)?$")]
"""Ids of changes with a space between, perhaps none."""
Word = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(max_length=2_000_000)]
Place = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]*[1-9a-z]$", max_length=2_000)]
ShareText = Annotated[str, StringConstraints(pattern=r"^(0|1|0\.\d{1,2})$")]
OwnId = Annotated[str, StringConstraints(pattern=r"^[0-9a-z-]+/[^/]+$", max_length=200)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
MomentText = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$")
]
"""Universal time as ``datetime.isoformat`` writes it; inside a value nothing is converted."""
PointsText = Annotated[str, StringConstraints(pattern=r"^\d{1,6}(\.\d{1,2})?$")]
Count = Annotated[int, Field(ge=0, le=2_000_000_000)]


class UnitValue(BaseModel):
    """A unit inside the details, kept as one value so that a merge never mixes two units."""

    name: Word
    kind: UnitKind
    code: str
    county: str


class SignedValue(BaseModel):
    """What an assessor signed and when, kept as one value: its parts mean nothing alone."""

    change: Uuid
    digest: Digest
    """Of the content as it was: see ``signing``."""
    at: MomentText


_UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
UuidOrNot = Annotated[str, StringConstraints(pattern=rf"^({_UUID})?$")]
DayOrNot = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
TimeOrNot = Annotated[str, StringConstraints(pattern=r"^(\d\d:\d\d)?$")]
DigestOrNot = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]
YesOrNot = Annotated[str, StringConstraints(pattern=r"^(yes)?$")]
Name = Annotated[str, StringConstraints(max_length=200)]
"""Of a question, an indicator or a format; empty where there is none."""
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00"
MomentOrNot = Annotated[str, StringConstraints(pattern=rf"^({_MOMENT})?$")]
Strength = Annotated[int, Field(ge=1, le=3)]
