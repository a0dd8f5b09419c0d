"""What a new file begins with, as the first step of its journal."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from kompass.assessment.journal import Change, Edit, Kind
from kompass.assessment.ordering import between
from kompass.assessment.snapshot import Assessor, Details, Snapshot
from kompass.assessment.snapshots import plain, plain_details
from kompass.assessment.state import PRESENT, Entity, Row, Value
from kompass.ids import ChangeId, StepId, new_id


def changes(
    assessment: str,
    details: Details,
    assessors: Sequence[Assessor],
    content: Snapshot | None,
    author: str,
) -> tuple[Change, ...]:
    """Return the first changes of an assessment: one step that cannot be undone."""
    edits = [Edit(Entity.DETAILS, assessment, PRESENT, plain_details(details))]
    edits += _rows(
        Entity.ASSESSOR,
        [
            (a.id, {"name": a.name, "role": a.role, "organisation": a.organisation})
            for a in assessors
        ],
    )
    if content is not None:
        edits += _content(content)
    step, at = StepId(new_id()), datetime.now(UTC)
    made: list[Change] = []
    for seq, edit in enumerate(edits, start=1):
        made.append(
            Change(
                id=ChangeId(new_id()),
                seq=seq,
                at=at,
                author=author,
                kind=Kind.CREATED,
                step=step,
                undoes=None,
                parent=made[-1].id if made else None,
                entity=edit.entity,
                entity_id=edit.entity_id,
                field=edit.field,
                old=None,
                new=edit.new,
            )
        )
    return tuple(made)


def _content(content: Snapshot) -> Iterator[Edit]:
    yield from _rows(
        Entity.SEATS, [(s.id, {"party": s.party, "seats": s.seats}) for s in content.seats]
    )
    for question, score in content.scores.items():
        yield Edit(Entity.SCORE, question, "points", plain(score.points))
        yield Edit(Entity.SCORE, question, "rationale", score.rationale)
    for area, texts in content.texts.items():
        yield Edit(Entity.AREA, area, "introduction", texts.introduction)
        yield Edit(Entity.AREA, area, "findings", texts.findings)
        yield from _rows(
            Entity.STRENGTH, [(s.id, {"area": area, "text": s.text}) for s in texts.strengths]
        )
        yield from _rows(
            Entity.IMPROVEMENT,
            [
                (i.id, {"area": area, "text": i.text, "good_examples": i.good_examples})
                for i in texts.improvements
            ],
        )


def _rows(entity: Entity, rows: Sequence[tuple[str, Row]]) -> Iterator[Edit]:
    position = ""
    for row_id, fields in rows:
        position = between(position, "")
        content: dict[str, Value] = {"position": position, **fields}
        yield Edit(entity, row_id or new_id(), PRESENT, content)
