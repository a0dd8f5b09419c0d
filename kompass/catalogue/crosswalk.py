"""A crosswalk says which areas and questions of two editions are about the same thing.

No mapping between editions has ever been published: a crosswalk is always somebody's proposal.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from kompass.catalogue.model import Edition, Question
from kompass.errors import KompassError
from kompass.ids import AreaId, EditionId, QuestionId
from kompass.swedish import format_number

NOTHING_PROPOSED = "ingen motsvarighet är föreslagen"
"""The reason of a pair that nobody has named."""
SAME_AREA = "samma område i samma utgåva"
SAME_QUESTION = "samma fråga i samma utgåva"


class Likeness(StrEnum):
    """How far two areas or two questions of different editions are the same thing."""

    SAME = "same"
    RECAST = "recast"
    """About the same thing, but cut, worded or demanded differently: compare with care."""
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True)
class Pair:
    """An area or a question of one edition beside one of the other, or beside nothing."""

    one: AreaId | QuestionId
    other: AreaId | QuestionId | None
    """``None`` where nothing in the other edition answers to it."""
    likeness: Likeness
    reason: str
    """In Swedish, from what is published; begins in lower case, without a full stop."""
    proposed_by: str
    """Empty where nobody proposes anything."""

    def turned(self) -> "Pair":
        """Return the pair as seen from the other edition; itself if it stands alone."""
        if self.other is None:
            return self
        return Pair(self.other, self.one, self.likeness, self.reason, self.proposed_by)


@dataclass(frozen=True)
class Crosswalk:
    """Somebody's proposal for two editions."""

    id: str
    title: str
    label: str
    """Shown wherever the crosswalk is used: "Kompass eget förslag"."""
    proposed_by: str
    one: EditionId
    other: EditionId
    areas: tuple[Pair, ...]
    """From ``one`` to ``other``. A pair without ``other`` may be of either edition: ids are
    never used by two."""
    questions: tuple[Pair, ...] = ()
    note: str = ""
    areas_of_one: tuple[AreaId, ...] = ()
    """All areas of the edition, so that a completed copy of it is known again."""
    areas_of_other: tuple[AreaId, ...] = ()
    alone_in_other: frozenset[str] = frozenset()
    """The ids that a pair names alone and that are of ``other``."""


@dataclass(frozen=True)
class Bridge:
    """The way from one edition to another, always seen from ``one``."""

    one: Edition
    other: Edition
    crosswalk: Crosswalk | None
    """``None`` where nobody proposes anything, or where the editions are the same."""
    areas: tuple[Pair, ...]
    """Every pair that is known, in the order of ``one``; areas nobody names are not there."""
    questions: tuple[Pair, ...]

    @property
    def same_edition(self) -> bool:
        """Whether both are one edition, or copies of one: then totals compare freely."""
        return set(self.one.area_ids) == set(self.other.area_ids)

    @property
    def label(self) -> str:
        """Whose proposal it is; empty within one edition and where nobody proposes any."""
        return self.crosswalk.label if self.crosswalk else ""

    def area(self, area: AreaId) -> tuple[Pair, ...]:
        """Return every pair of this area of ``one``; never empty."""
        return self._areas.get(area) or (_nothing(area),)

    def question(self, question: QuestionId) -> tuple[Pair, ...]:
        """Return every pair of this question of ``one``; never empty."""
        return self._questions.get(question) or (_nothing(question),)

    @cached_property
    def _areas(self) -> dict[str, tuple[Pair, ...]]:
        return _by_one(self.areas)

    @cached_property
    def _questions(self) -> dict[str, tuple[Pair, ...]]:
        return _by_one(self.questions)


@dataclass(frozen=True)
class Crosswalks:
    """All crosswalks there are; an earlier one wins over a later one for the same editions."""

    all: tuple[Crosswalk, ...] = ()
    broken: tuple[KompassError, ...] = field(default=(), compare=False)
    """File by file, what could not be used and why."""

    def between(self, one: Edition, other: Edition) -> Bridge:
        """Return the way from ``one`` to ``other``; equal ids are the same without a proposal.

        A completed copy of an edition keeps its areas and goes by the same crosswalk.
        """
        found = None if one.area_ids == other.area_ids else self._for(one, other)
        areas, questions = _proposed(found, one)
        return Bridge(
            one,
            other,
            found,
            tuple(_in_order(one.area_ids, set(other.area_ids), _equal_areas(one, other), areas)),
            tuple(
                _in_order(
                    [question.id for question in one.questions()],
                    {question.id for question in other.questions()},
                    _equal_questions(one, other),
                    questions,
                )
            ),
        )

    def get(self, crosswalk_id: str) -> Crosswalk:
        """Return the crosswalk with this id; raises ``KompassError`` with the ids there are."""
        for crosswalk in self.all:
            if crosswalk.id == crosswalk_id:
                return crosswalk
        ids = ", ".join(crosswalk.id for crosswalk in self.all) or "inget"
        raise KompassError(f"Det finns inget samband ”{crosswalk_id}”. Välj bland: {ids}.")

    def _for(self, one: Edition, other: Edition) -> Crosswalk | None:
        wanted = {one.area_ids, other.area_ids}
        for crosswalk in self.all:
            if {crosswalk.areas_of_one, crosswalk.areas_of_other} == wanted:
                return crosswalk
        return None


def packaged_crosswalks() -> Crosswalks:
    """Return the crosswalks that ship, all of them Kompass's own proposals."""
    from kompass.catalogue.crosswalk_files import shipped

    return Crosswalks(shipped())


def known_crosswalks() -> Crosswalks:
    """Return all crosswalks: those in the user's folder first, then those that ship."""
    from kompass.catalogue.crosswalk_files import UserCrosswalks

    own = UserCrosswalks().contents()
    return Crosswalks((*own.crosswalks, *packaged_crosswalks().all), own.broken)


def _proposed(
    crosswalk: Crosswalk | None, one: Edition
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Return the proposed pairs of areas and of questions, seen from ``one``."""
    if crosswalk is None:
        return (), ()
    if crosswalk.areas_of_one == one.area_ids:
        return crosswalk.areas, crosswalk.questions
    return (
        tuple(pair.turned() for pair in crosswalk.areas),
        tuple(pair.turned() for pair in crosswalk.questions),
    )


def _in_order(
    ids: Iterable[AreaId | QuestionId],
    others: set[AreaId] | set[QuestionId],
    equal: dict[str, Pair],
    proposed: Sequence[Pair],
) -> Iterator[Pair]:
    """Yield the pairs of every id: itself where both editions have it, else what is proposed."""
    by_one = _by_one([pair for pair in proposed if pair.other is None or pair.other in others])
    for identity in ids:
        yield from (equal[identity],) if identity in equal else by_one.get(identity, ())


def _equal_areas(one: Edition, other: Edition) -> dict[str, Pair]:
    there = set(other.area_ids)
    return {
        area: Pair(area, area, Likeness.SAME, SAME_AREA, "")
        for area in one.area_ids
        if area in there
    }


def _equal_questions(one: Edition, other: Edition) -> dict[str, Pair]:
    there = {question.id: question for question in other.questions()}
    return {
        question.id: _equal(question, there[question.id])
        for question in one.questions()
        if question.id in there
    }


def _equal(question: Question, there: Question) -> Pair:
    """Return one question in two copies of an edition; its maximum may differ between reports."""
    maxima = (question.max_points, there.max_points)
    if None in maxima or maxima[0] == maxima[1]:
        return Pair(question.id, there.id, Likeness.SAME, SAME_QUESTION, "")
    numbers = " och ".join(format_number(maximum) for maximum in maxima if maximum is not None)
    reason = f"samma fråga, men med olika högsta poäng ({numbers})"
    return Pair(question.id, there.id, Likeness.RECAST, reason, "")


def _nothing(identity: AreaId | QuestionId) -> Pair:
    return Pair(identity, None, Likeness.NOT_COMPARABLE, NOTHING_PROPOSED, "")


def _by_one(pairs: Sequence[Pair]) -> dict[str, tuple[Pair, ...]]:
    found: dict[str, tuple[Pair, ...]] = {}
    for pair in pairs:
        found[pair.one] = (*found.get(pair.one, ()), pair)
    return found
