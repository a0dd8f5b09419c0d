"""How well the points rest on evidence: what is missing, and what speaks against. Pure.

Background is no evidence. Two people who noted the same statement are one piece of evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kompass.assessment.material import Direction, Evidence, EvidenceKind, Item, Line, Material
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.team.standing import agreed
from kompass.ids import QuestionId, RowId


class Ring(StrEnum):
    """The ring beside the points."""

    EMPTY = "empty"
    """No evidence."""
    HALF = "half"
    """Evidence of one kind: documents only, interviews only, or the web site only."""
    FULL = "full"
    """Evidence of two kinds or more."""


@dataclass(frozen=True)
class Support:
    """The evidence of a question, weighed: each piece counts with its strength, 1 to 3."""

    kinds: frozenset[EvidenceKind]
    supports: int
    contradicts: int

    @property
    def ring(self) -> Ring:
        """How many kinds of evidence there are."""
        return (Ring.EMPTY, Ring.HALF, Ring.FULL)[min(len(self.kinds), 2)]

    @property
    def speaks_against(self) -> bool:
        """Whether at least as much contradicts as supports."""
        return bool(self.contradicts) and self.contradicts >= self.supports


def support(material: Material, question: QuestionId) -> Support:
    """Return how well a question is supported."""
    pieces = _pieces(material, question)
    weights = {
        direction: sum(each.link.strength for each in pieces if each.link.direction is direction)
        for direction in (Direction.SUPPORTS, Direction.CONTRADICTS)
    }
    kinds = frozenset(each.kind for each in pieces)
    return Support(kinds, weights[Direction.SUPPORTS], weights[Direction.CONTRADICTS])


def ring(material: Material, question: QuestionId) -> Ring:
    """Return the ring of a question."""
    return support(material, question).ring


def without_evidence(snapshot: Snapshot) -> tuple[QuestionId, ...]:
    """Return the questions that the team has given points without any evidence."""
    return tuple(
        question
        for question in _scored(snapshot)
        if ring(snapshot.material, question) is Ring.EMPTY
    )


def against_evidence(snapshot: Snapshot) -> tuple[QuestionId, ...]:
    """Return the questions with more than zero points where the evidence speaks against."""
    return tuple(
        question
        for question in _scored(snapshot)
        if agreed(snapshot, question).points and support(snapshot.material, question).speaks_against
    )


def not_full(snapshot: Snapshot) -> tuple[QuestionId, ...]:
    """Return the questions that have less than two kinds of evidence, scored or not."""
    return tuple(
        question.id
        for question in snapshot.edition.questions()
        if ring(snapshot.material, question.id) is not Ring.FULL
    )


def _scored(snapshot: Snapshot) -> tuple[QuestionId, ...]:
    questions = [question.id for question in snapshot.edition.questions()]
    return tuple(each for each in questions if agreed(snapshot, each).points is not None)


def _pieces(material: Material, question: QuestionId) -> list[Evidence]:
    found = [
        each
        for each in material.evidence_of(question)
        if each.link.direction is not Direction.BACKGROUND
    ]
    there = {each.item.id: each.item for each in found}
    return [each for each in found if not _is_said_by(each.item, there)]


def _is_said_by(item: Item, there: Mapping[RowId, Item]) -> bool:
    """Tell whether a line is the second of two that say the same."""
    if not isinstance(item, Line) or item.witness is None or item.witness not in there:
        return False
    other = there[item.witness]
    each_other = isinstance(other, Line) and other.witness == item.id
    return not each_other or other.id < item.id
