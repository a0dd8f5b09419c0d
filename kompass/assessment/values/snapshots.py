"""From plain values to the frozen snapshot and back. Pure.

After a change only the part it touched is rebuilt, so that a saved score costs the same in
a full assessment as in an empty one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from kompass.assessment.snapshot import (
    AreaTexts,
    Assessor,
    Colour,
    Details,
    Improvement,
    Level,
    Marker,
    Moment,
    Occasion,
    Score,
    Seats,
    Snapshot,
    Strength,
    Unit,
    UnitKind,
)
from kompass.assessment.values import snapshots_material, snapshots_team
from kompass.assessment.values.snapshots_team import entered_score
from kompass.assessment.values.state import Entity, Row, State, Value
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, AssessmentId, ChangeId, QuestionId, RowId


def build(state: State, assessment: AssessmentId, edition: Edition) -> Snapshot:
    """Return the snapshot of a whole state.

    Raises ``ValueError`` or ``KeyError`` for values that no edit can have written, or for a
    question or area that the edition does not have: the file is damaged then.
    """
    blank = Snapshot(assessment, edition, _details(state, assessment))
    for entity in (Entity.SCORE, Entity.OPENED):
        for question, _ in state.rows(entity):
            edition.question(QuestionId(question))
    snapshots_team.check(state, edition)
    snapshots_material.check(state, edition)
    areas = {str(row["area"]) for row in _bullets(state)} | {i for i, _ in state.rows(Entity.AREA)}
    for area in areas:
        edition.area(AreaId(area))
    return refreshed(blank, state, tuple((entity, "") for entity in Entity))


def refreshed(snapshot: Snapshot, state: State, touched: Iterable[tuple[Entity, str]]) -> Snapshot:
    """Return ``snapshot`` with everything rebuilt that the touched (entity, id) pairs reach.

    An empty id stands for all rows of its entity.
    """
    touched = tuple(touched)
    scores = {entity_id for entity, entity_id in touched if entity is Entity.SCORE}
    entities = {entity for entity, _ in touched}
    if entities & {Entity.AREA, Entity.STRENGTH, Entity.IMPROVEMENT}:
        snapshot = replace(snapshot, texts=_texts(state, snapshot.edition))
    if scores:
        snapshot = replace(snapshot, scores=_scores(state, snapshot, scores))
    if Entity.DETAILS in entities:
        snapshot = replace(snapshot, details=_details(state, snapshot.id))
    if Entity.ASSESSOR in entities:
        snapshot = replace(snapshot, assessors=_assessors(state))
    if Entity.SEATS in entities:
        snapshot = replace(snapshot, seats=_seats(state))
    if Entity.MOMENT in entities:
        snapshot = replace(snapshot, moments=_moments(state))
    material = snapshots_material.refreshed(snapshot.material, state, touched)
    if material is not snapshot.material:
        snapshot = replace(snapshot, material=material)
    return snapshots_team.refreshed(snapshot, state, touched)


def plain_unit(unit: Unit) -> Value:
    """Return a unit as the journal keeps it."""
    return {"name": unit.name, "kind": unit.kind.value, "code": unit.code, "county": unit.county}


def plain_details(details: Details) -> Row:
    """Return all details as the journal keeps them."""
    return {name: plain(value) for name, value in vars(details).items()}


def plain(value: object) -> Value:
    """Return one typed value as the journal keeps it: points, dates and choices as text."""
    match value:
        case Unit():
            return plain_unit(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case None | str() | int():
            return value
        case _:
            raise TypeError(f"nothing a journal can keep: {value!r}")


def _details(state: State, assessment: AssessmentId) -> Details:
    row = state.row(Entity.DETAILS, assessment)
    return Details(
        unit=_unit(row["unit"]),
        year=_whole(row["year"]) or 0,
        level=Level(str(row["level"])),
        occasion=Occasion(str(row["occasion"])),
        visit_from=_date(row["visit_from"]),
        visit_to=_date(row["visit_to"]),
        purpose=str(row["purpose"]),
        inhabitants=_whole(row["inhabitants"]),
        inhabitants_year=_whole(row["inhabitants_year"]),
        about=str(row["about"]),
        organisation=str(row["organisation"]),
        conduct=str(row["conduct"]),
        summary=str(row["summary"]),
        blind=row["blind"] is True,
        lead=None if row["lead"] is None else RowId(str(row["lead"])),
    )


def _unit(value: Value) -> Unit:
    if not isinstance(value, Mapping):
        raise ValueError(f"not a unit: {value!r}")  # noqa: TRY004 - a damaged file, not a bug
    return Unit(
        name=str(value["name"]),
        kind=UnitKind(str(value["kind"])),
        code=str(value["code"]),
        county=str(value["county"]),
    )


def _assessors(state: State) -> tuple[Assessor, ...]:
    return tuple(
        Assessor(
            RowId(i),
            str(row["name"]),
            str(row["role"]),
            str(row["organisation"]),
            initials=str(row["initials"]),
            colour=Colour(str(row["colour"])) if row["colour"] else None,
            marker=Marker(str(row["marker"])) if row["marker"] else None,
        )
        for i, row in state.ordered(Entity.ASSESSOR)
    )


def _seats(state: State) -> tuple[Seats, ...]:
    return tuple(
        Seats(RowId(i), str(row["party"]), _whole(row["seats"]))
        for i, row in state.ordered(Entity.SEATS)
    )


def _scores(state: State, snapshot: Snapshot, touched: Iterable[str]) -> Mapping[QuestionId, Score]:
    wanted = list(touched)
    scores = dict(snapshot.scores)
    if "" in wanted:
        wanted = [question.id for question in snapshot.edition.questions()]
        scores = {}
    for entity_id in wanted:
        score = entered_score(state.row(Entity.SCORE, entity_id))
        scores.pop(QuestionId(entity_id), None)
        if score != Score():
            scores[QuestionId(entity_id)] = score
    return MappingProxyType(scores)


def _texts(state: State, edition: Edition) -> Mapping[AreaId, AreaTexts]:
    strengths: dict[str, list[Strength]] = {}
    for i, row in state.ordered(Entity.STRENGTH):
        strengths.setdefault(str(row["area"]), []).append(Strength(RowId(i), str(row["text"])))
    improvements: dict[str, list[Improvement]] = {}
    for i, row in state.ordered(Entity.IMPROVEMENT):
        bullet = Improvement(RowId(i), str(row["text"]), str(row["good_examples"]))
        improvements.setdefault(str(row["area"]), []).append(bullet)
    texts = {}
    for area in edition.areas:
        row = state.row(Entity.AREA, area.id)
        texts[area.id] = AreaTexts(
            introduction=str(row["introduction"]),
            findings=str(row["findings"]),
            strengths=tuple(strengths.get(area.id, ())),
            improvements=tuple(improvements.get(area.id, ())),
        )
    return MappingProxyType({area: text for area, text in texts.items() if text != AreaTexts()})


def _moments(state: State) -> tuple[Moment, ...]:
    moments = [
        Moment(
            id=RowId(i),
            name=str(row["name"]),
            author=str(row["author"]),
            at=datetime.fromisoformat(str(row["at"])),
            change=ChangeId(str(row["change"])),
            tips=tuple(map(ChangeId, str(row["tips"]).split())),
        )
        for i, row in state.rows(Entity.MOMENT)
    ]
    return tuple(sorted(moments, key=lambda moment: (moment.at, moment.id)))


def _bullets(state: State) -> Iterable[Row]:
    for entity in (Entity.STRENGTH, Entity.IMPROVEMENT):
        for removed_or_not in (state.rows(entity), state.tombstones(entity)):
            for _, row in removed_or_not:
                yield row


def _date(value: Value) -> date | None:
    return None if value is None else date.fromisoformat(str(value))


def _whole(value: Value) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError(f"not a whole number: {value!r}")
