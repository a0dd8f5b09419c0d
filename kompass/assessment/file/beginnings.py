"""What a new file begins with, as the first step of its journal. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from kompass.assessment.journal.changes import Edit, Kind
from kompass.assessment.journal.drafting import Draft, Label, draft, no_heads
from kompass.assessment.snapshot import TEAM, AreaTexts, Assessor, Score, Snapshot
from kompass.assessment.values import typed
from kompass.assessment.values.ordering import between
from kompass.assessment.values.rules import (
    area_in,
    checked_details,
    checked_initials,
    checked_points,
    checked_reason,
    checked_seats,
    checked_share,
    indicator_in,
)
from kompass.assessment.values.snapshots import plain, plain_details
from kompass.assessment.values.state import PRESENT, Entity, Row, State, own_id
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, QuestionId, RowId, StepId, new_id


def beginning(content: Snapshot, author: str) -> Draft:
    """Return the first changes of an assessment: one step that cannot be undone.

    Everything is checked as if somebody had typed it; raises ``KompassError`` likewise.
    """
    label = Label(datetime.now(UTC), author, Kind.CREATED, StepId(new_id()))
    drafted = draft(_edits(content), State(), None, label, no_heads)
    if drafted is None:
        raise AssertionError("the details alone are a change")
    return drafted


def _edits(content: Snapshot) -> Iterator[Edit]:
    rows = [(RowId(_global(person.id)), person) for person in content.assessors]
    people = {person.id: row for row, person in rows}
    lead = content.details.lead and people.get(content.details.lead)
    details = checked_details(replace(content.details, lead=lead or None))
    yield Edit(Entity.DETAILS, content.id, PRESENT, plain_details(details))
    yield from _rows(Entity.ASSESSOR, [(row, _person(person)) for row, person in rows])
    yield from _rows(
        Entity.SEATS,
        [
            (row.id, {"party": typed.line(row.party), "seats": checked_seats(row.seats)})
            for row in content.seats
        ],
    )
    for question, score in content.scores.items():
        yield from _score(content.edition, Entity.SCORE, question, (question, score))
    yield from _own(content, people)
    for area, texts in content.texts.items():
        yield from _texts(content.edition, area, texts)


def _person(person: Assessor) -> Row:
    return {
        "name": typed.line(person.name),
        "role": typed.line(person.role),
        "organisation": typed.line(person.organisation),
        "initials": checked_initials(person.initials),
        "colour": person.colour.value if person.colour else "",
        "marker": person.marker.value if person.marker else "",
    }


def _own(content: Snapshot, people: Mapping[RowId, RowId]) -> Iterator[Edit]:
    """Yield own scores and marks of those who are in the team, and the marks of the team."""
    for (assessor, question), score in content.own_scores.items():
        if assessor in people:
            row = own_id(people[assessor], question)
            yield from _score(content.edition, Entity.OWN_SCORE, row, (question, score))
    for (assessor, indicator), mark in content.marks.items():
        _, known = indicator_in(content.edition, indicator)
        percent = int((mark.share or 0) * 100)
        share = checked_share(known, mark.status, percent)
        if assessor == TEAM or assessor in people:
            row = own_id(people.get(assessor, TEAM), indicator)
            yield Edit(Entity.MARK, row, "share", plain(share))
            yield Edit(Entity.MARK, row, "note", typed.text(mark.note))


def _score(
    edition: Edition, entity: Entity, row: str, entered: tuple[QuestionId, Score]
) -> Iterator[Edit]:
    question, score = entered
    points = checked_points(edition, question, score.points)
    reason = checked_reason(edition.question(question), points, score.override_reason)
    yield Edit(entity, row, "points", plain(points))
    yield Edit(entity, row, "rationale", typed.text(score.rationale))
    yield Edit(entity, row, "override_reason", reason)


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
