"""Typed identities.

Catalogue ids are permanent words chosen by whoever writes the edition; everything a
team creates gets a random UUID, never a row number, so that copies can be merged.
"""

from typing import NewType
from uuid import uuid4

EditionId = NewType("EditionId", str)
AreaId = NewType("AreaId", str)
QuestionId = NewType("QuestionId", str)
IndicatorId = NewType("IndicatorId", str)
IndicatorSetId = NewType("IndicatorSetId", str)
AssessmentId = NewType("AssessmentId", str)
ResultId = NewType("ResultId", str)
"""A finished result in the archive."""
RowId = NewType("RowId", str)
"""An assessor, a party's seats, a strength or an improvement."""
ChangeId = NewType("ChangeId", str)
StepId = NewType("StepId", str)
"""Changes that belong together: one step of undo."""


def new_id() -> str:
    """Return a fresh random identity (UUID version 4, 36 characters)."""
    return str(uuid4())
