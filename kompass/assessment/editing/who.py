"""Who does something, when, and about which questions: what edits of evidence share."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from kompass.assessment.values.rules import question_in
from kompass.assessment.values.state import Value
from kompass.ids import QuestionId, RowId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def whose(file: "AssessmentFile", author: RowId | None) -> str:
    """Return ``author``, or else the member of the team in whose name the file is open."""
    if author is not None:
        return author
    names = (person.id for person in file.snapshot.assessors if person.name == file.author)
    return next(names, "")


def now() -> datetime:
    """Return this moment in universal time."""
    return datetime.now(UTC)


def written(moment: datetime | None) -> str:
    """Return a moment as the journal keeps it; empty for none."""
    return "" if moment is None else moment.astimezone(UTC).isoformat()


def questions_in(file: "AssessmentFile", questions: Sequence[QuestionId]) -> str:
    """Return questions of the edition as the journal keeps several; raises ``KompassError``."""
    edition = file.snapshot.edition
    return " ".join(dict.fromkeys(question_in(edition, each).id for each in questions))


def question_or_none(file: "AssessmentFile", question: QuestionId | None) -> str:
    """Return a question of the edition, empty for none. Raises ``KompassError``."""
    return question_in(file.snapshot.edition, question).id if question else ""


def plain_time(value: object) -> Value:
    """Return a day, a time of day or the id of a row as the journal keeps it."""
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
