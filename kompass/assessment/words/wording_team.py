"""Changes that a team makes to its scores, in a few Swedish words: own, agreed, opened, signed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from kompass.assessment.journal.changes import Change, Kind
from kompass.assessment.snapshot import TEAM, Mark, MarkStatus, Snapshot
from kompass.assessment.team.blind import may_see
from kompass.assessment.values.state import Entity, Value, parted
from kompass.catalogue.model import Indicator, Question
from kompass.ids import QuestionId, RowId
from kompass.swedish import format_number, format_percent

ENTITIES: Final = frozenset({Entity.OWN_SCORE, Entity.MARK, Entity.OPENED, Entity.SIGNATURE})
"""What ``words`` knows."""
OWN: Final = "egen bedömning: "
"""What stands before the words for an assessor's own points and reasons."""
_STATUS: Final = {
    MarkStatus.MET: "uppfylld",
    MarkStatus.NOT_MET: "inte uppfylld",
    None: "inte bedömd",
}


class Forward:
    """A change seen in the direction in which it was first made."""

    def __init__(self, change: Change) -> None:
        backward = change.kind in (Kind.UNDO, Kind.REVERT)
        self.entity, self.entity_id, self.field = change.entity, change.entity_id, change.field
        self.old: Value = change.new if backward else change.old
        self.new: Value = change.old if backward else change.new


def words(change: Forward, snapshot: Snapshot) -> str:
    """Return what a change of one of ``ENTITIES`` is about.

    In blind scoring it says who did something with which question, never what.
    """
    match change.entity:
        case Entity.OWN_SCORE:
            return _own_score(change, snapshot)
        case Entity.MARK:
            return _mark(change, snapshot)
        case Entity.OPENED:
            what = "dold igen" if change.new is None else "öppnad för alla"
            return f"{number_of(change.entity_id, snapshot)} {what}"
        case _:
            what = "återtagen underskrift" if change.new is None else "underskrift"
            return f"{what} av {name_of(RowId(change.entity_id), snapshot)}"


def several(changes: Sequence[Forward], snapshot: Snapshot) -> str:
    """Return what many changes in one step are about, empty where they have no name together."""
    entities = {change.entity for change in changes}
    if entities == {Entity.SIGNATURE}:
        return "upplåst utvärdering" if all(c.new is None for c in changes) else "underskrifter"
    if entities == {Entity.OPENED}:
        what = "dolda igen" if changes[0].new is None else "öppnade för alla"
        return f"{len(changes)} frågor {what}"
    agreed = entities <= {Entity.SCORE, Entity.MARK} and Entity.MARK in entities
    if not agreed or not all(_is_of_team(change) for change in changes):
        return ""
    numbers = list(dict.fromkeys(_number(change, snapshot) for change in changes))
    return f"samsyn om {numbers[0]}" if len(numbers) == 1 else f"samsyn om {len(numbers)} frågor"


def points_words(change: Forward, number: str, *, by_marks: bool) -> str:
    """Return what happened to the points, or to their reason, of a question."""
    if change.field == "rationale":
        return f"motivering till {number}"
    if change.field == "override_reason":
        return f"skäl till poäng för hand på {number}"
    if change.new is None:
        return f"{number} enligt indikatorerna" if by_marks else f"{number} utan poäng"
    by_hand = " för hand" if by_marks else ""
    return f"{number} till {format_number(Decimal(str(change.new)))}{by_hand}"


def has_indicators(question: str, snapshot: Snapshot) -> bool:
    """Tell whether a question's points follow from marks."""
    return any(known.id == question and known.indicators for known in snapshot.edition.questions())


def number_of(question: str, snapshot: Snapshot) -> str:
    """Return a question's printed number, its id if the edition does not have it."""
    try:
        return snapshot.edition.question(QuestionId(question)).number
    except KeyError:
        return question


def _own_score(change: Forward, snapshot: Snapshot) -> str:
    assessor, question = parted(change.entity_id)
    number, whose = number_of(question, snapshot), name_of(RowId(assessor), snapshot)
    if change.field == "points" and _is_hidden(assessor, question, snapshot):
        return f"egna poäng på {number} ({whose})"
    what = points_words(change, number, by_marks=has_indicators(question, snapshot))
    return f"{OWN}{what} ({whose})"


def _mark(change: Forward, snapshot: Snapshot) -> str:
    assessor, wanted = parted(change.entity_id)
    question, indicator, place = _find(wanted, snapshot)
    number = question.number if question else wanted
    whose = name_of(RowId(assessor), snapshot)
    what = f"indikator {place} i {number}" if indicator else f"indikator {wanted}"
    if change.field == "note":
        return f"anteckning till {what} ({whose})"
    if question and _is_hidden(assessor, question.id, snapshot):
        return f"{what} ({whose})"
    return f"{what} {share_words(change.new)} ({whose})"


def share_words(value: Value) -> str:
    """Return how much of an indicator is met."""
    mark = Mark(None if value is None else Decimal(str(value)))
    if mark.status is MarkStatus.PARTLY and mark.share is not None:
        return f"uppfylld till {format_percent(mark.share * 100)}"
    return _STATUS[mark.status]


def indicator_words(mark: str, snapshot: Snapshot) -> str:
    """Return which indicator a mark is about, and whose it is: "indikator 2 i 3.1 (Anna)"."""
    assessor, wanted = parted(mark)
    question, indicator, place = _find(wanted, snapshot)
    whose = name_of(RowId(assessor), snapshot)
    if question is None or indicator is None:
        return f"indikator {wanted} ({whose})"
    return f"indikator {place} i {question.number} ({whose})"


def _find(wanted: str, snapshot: Snapshot) -> tuple[Question | None, Indicator | None, int]:
    for question in snapshot.edition.questions():
        for place, indicator in enumerate(question.indicators, 1):
            if indicator.id == wanted:
                return question, indicator, place
    return None, None, 0


def _is_hidden(assessor: str, question: str, snapshot: Snapshot) -> bool:
    known = any(one.id == question for one in snapshot.edition.questions())
    return known and not may_see(snapshot, None, RowId(assessor), QuestionId(question))


def _is_of_team(change: Forward) -> bool:
    return change.entity is Entity.SCORE or parted(change.entity_id)[0] == TEAM


def _number(change: Forward, snapshot: Snapshot) -> str:
    if change.entity is Entity.SCORE:
        return number_of(change.entity_id, snapshot)
    question, _, _ = _find(parted(change.entity_id)[1], snapshot)
    return question.number if question else change.entity_id


def name_of(row: RowId, snapshot: Snapshot) -> str:
    """Return an assessor's name, also of one who has left the team, or that it is the team."""
    if row == TEAM:
        return "samsyn"
    person = snapshot.assessor(row)
    return "en tidigare utvärderare" if person is None else person.name or "utan namn"
