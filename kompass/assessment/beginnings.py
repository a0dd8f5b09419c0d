"""What a new file begins with, as the first step of its journal. Pure."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from uuid import UUID

from kompass.assessment import typed
from kompass.assessment.changes import Edit, Kind
from kompass.assessment.drafting import Draft, Label, draft
from kompass.assessment.ordering import between
from kompass.assessment.rules import (
    area_in,
    checked_details,
    checked_points,
    checked_seats,
)
from kompass.assessment.snapshot import AreaTexts, Snapshot
from kompass.assessment.snapshots import plain, plain_details
from kompass.assessment.state import PRESENT, Entity, Row, State
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, StepId, new_id


def beginning(content: Snapshot, author: str) -> Draft:
    """Return the first changes of an assessment: one step that cannot be undone.

    Everything is checked as if somebody had typed it; raises ``KompassError`` likewise.
    """
    label = Label(datetime.now(UTC), author, Kind.CREATED, StepId(new_id()))
    drafted = draft(_edits(content), State(), None, label)
    if drafted is None:
        raise AssertionError("the details alone are a change")
    return drafted


def _edits(content: Snapshot) -> Iterator[Edit]:
    details = checked_details(content.details)
    yield Edit(Entity.DETAILS, content.id, PRESENT, plain_details(details))
    yield from _rows(
        Entity.ASSESSOR,
        [
            (
                person.id,
                {
                    "name": typed.line(person.name),
                    "role": typed.line(person.role),
                    "organisation": typed.line(person.organisation),
                },
            )
            for person in content.assessors
        ],
    )
    yield from _rows(
        Entity.SEATS,
        [
            (row.id, {"party": typed.line(row.party), "seats": checked_seats(row.seats)})
            for row in content.seats
        ],
    )
    yield from _scores(content)
    for area, texts in content.texts.items():
        yield from _texts(content.edition, area, texts)


def _scores(content: Snapshot) -> Iterator[Edit]:
    for question, score in content.scores.items():
        points = checked_points(content.edition, question, score.points)
        yield Edit(Entity.SCORE, question, "points", plain(points))
        yield Edit(Entity.SCORE, question, "rationale", typed.text(score.rationale))


def _texts(edition: Edition, area: AreaId, texts: AreaTexts) -> Iterator[Edit]:
    known = area_in(edition, area).id
    yield Edit(Entity.AREA, known, "introduction", typed.text(texts.introduction))
    yield Edit(Entity.AREA, known, "findings", typed.text(texts.findings))
    yield from _rows(
        Entity.STRENGTH,
        [(row.id, {"area": known, "text": typed.text(row.text)}) for row in texts.strengths],
    )
    yield from _rows(
        Entity.IMPROVEMENT,
        [
            (
                row.id,
                {
                    "area": known,
                    "text": typed.text(row.text),
                    "good_examples": typed.text(row.good_examples),
                },
            )
            for row in texts.improvements
        ],
    )


def _rows(entity: Entity, rows: Sequence[tuple[str, Row]]) -> Iterator[Edit]:
    position = ""
    for row_id, fields in rows:
        position = between(position, "")
        content: Row = {"position": position, **fields}
        yield Edit(entity, _global(row_id), PRESENT, content)


def _global(row_id: str) -> str:
    """Return ``row_id`` if it is a UUID as we write them, a fresh one otherwise."""
    try:
        return row_id if str(UUID(row_id)) == row_id else new_id()
    except ValueError:
        return new_id()
