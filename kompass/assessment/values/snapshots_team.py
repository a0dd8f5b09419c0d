"""From plain values to what the frozen snapshot knows of own scores, marks and signatures. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from kompass.assessment.snapshot import Mark, Score, Signature, Snapshot
from kompass.assessment.team import signing
from kompass.assessment.values.state import Entity, Row, State, Value, parted
from kompass.catalogue.model import Edition
from kompass.ids import ChangeId, IndicatorId, QuestionId, RowId

K = TypeVar("K")
V = TypeVar("V")


def check(state: State, edition: Edition) -> None:
    """Raise ``ValueError`` or ``KeyError`` for a question or indicator that there is not."""
    for entity_id, _ in state.rows(Entity.OWN_SCORE):
        edition.question(QuestionId(parted(entity_id)[1]))
    indicators = {str(indicator.id) for indicator in edition.indicators()}
    for entity_id, _ in state.rows(Entity.MARK):
        if parted(entity_id)[1] not in indicators:
            raise KeyError(entity_id)


def refreshed(snapshot: Snapshot, state: State, touched: Iterable[tuple[Entity, str]]) -> Snapshot:
    """Return ``snapshot`` with its own scores, marks, opened questions and signatures rebuilt.

    As ``snapshots.refreshed``, of which this is the last part: only what is touched, and the
    signatures whenever there are any, since whatever changes may make them outdated.
    """
    by_entity: dict[Entity, set[str]] = {}
    for entity, entity_id in touched:
        by_entity.setdefault(entity, set()).add(entity_id)
    if ids := by_entity.get(Entity.OWN_SCORE):
        own = _merged(snapshot.own_scores, state, Entity.OWN_SCORE, ids, _own_score)
        snapshot = replace(snapshot, own_scores=own)
    if ids := by_entity.get(Entity.MARK):
        marks = _merged(snapshot.marks, state, Entity.MARK, ids, _mark)
        snapshot = replace(snapshot, marks=marks)
    if Entity.OPENED in by_entity:
        snapshot = replace(snapshot, opened=_opened(state))
    return replace(snapshot, signatures=_signatures(state))


def entered_score(row: Row) -> Score:
    """Return what the team or an assessor has entered about a question."""
    points = row["points"]
    return Score(
        None if points is None else Decimal(str(points)),
        str(row["rationale"]),
        str(row["override_reason"]),
    )


def _merged(
    before: Mapping[K, V],
    state: State,
    entity: Entity,
    touched: Iterable[str],
    entry: Callable[[str, Row], tuple[K, V, V]],
) -> Mapping[K, V]:
    """Return ``before`` with the touched rows as they are now; an empty id stands for all.

    ``entry`` makes a row its key and its value, and tells what an empty value is: these are
    left out.
    """
    ids, after = list(touched), dict(before)
    if "" in ids:
        ids, after = [entity_id for entity_id, _ in state.rows(entity)], {}
    for entity_id in ids:
        key, value, empty = entry(entity_id, state.row(entity, entity_id))
        after.pop(key, None)
        if value != empty:
            after[key] = value
    return MappingProxyType(after)


def _own_score(entity_id: str, row: Row) -> tuple[tuple[RowId, QuestionId], Score, Score]:
    assessor, question = parted(entity_id)
    return (RowId(assessor), QuestionId(question)), entered_score(row), Score()


def _mark(entity_id: str, row: Row) -> tuple[tuple[RowId, IndicatorId], Mark, Mark]:
    assessor, indicator = parted(entity_id)
    share = row["share"]
    mark = Mark(None if share is None else Decimal(str(share)), str(row["note"]))
    return (RowId(assessor), IndicatorId(indicator)), mark, Mark()


def _opened(state: State) -> Mapping[QuestionId, RowId]:
    return MappingProxyType(
        {
            QuestionId(question): RowId(str(row["opened_by"]))
            for question, row in state.rows(Entity.OPENED)
            if row["opened_by"] is not None
        }
    )


def _signatures(state: State) -> Mapping[RowId, Signature]:
    signed = {
        RowId(assessor): row["signed"]
        for assessor, row in state.rows(Entity.SIGNATURE)
        if row["signed"] is not None
    }
    now = signing.digest(state) if signed else ""
    return MappingProxyType({row: _signature(value, now) for row, value in signed.items()})


def _signature(value: Value, now: str) -> Signature:
    if not isinstance(value, Mapping):
        raise ValueError(f"not a signature: {value!r}")  # noqa: TRY004 - a damaged file, not a bug
    return Signature(
        change=ChangeId(str(value["change"])),
        at=datetime.fromisoformat(str(value["at"])),
        current=value["digest"] == now,
    )
