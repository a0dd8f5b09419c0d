"""What the last report proposed, beside the scores of then and now; and how places moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kompass.archive.computing.ranking import Move, Rank, move, rank
from kompass.catalogue.crosswalk import Bridge, Crosswalks, Likeness
from kompass.catalogue.model import Area, Question
from kompass.comparison.pairing import (
    barrier,
    bridge_between,
    match_area,
    match_question,
)
from kompass.comparison.subjects import Said, Subject
from kompass.comparison.visits import latest_known, peers_at
from kompass.errors import KompassError
from kompass.swedish import NBSP, format_number

ARROW = "\N{RIGHTWARDS ARROW}"
_MARK = {Likeness.RECAST: " (omarbetat)", Likeness.NOT_COMPARABLE: " (inte jämförbart)"}


@dataclass(frozen=True)
class Step:
    """A question or an area then and now."""

    number: str
    """As printed in the earlier edition: "5.2", "område 5"."""
    title: str
    before: Decimal | None
    now: Decimal | None
    """``None`` where unknown, or where nothing stands for it today."""
    maximum: Decimal | None
    """Of today, or of then where nothing stands for it today."""
    likeness: Likeness
    reason: str = ""

    @property
    def words(self) -> str:
        """For example "5.2: 6 → 14 av 20"; an unknown figure is a dash, never a nought."""
        shown = [_figure(value) for value in (self.before, self.now)]
        most = "" if self.maximum is None else f" av {format_number(self.maximum)}"
        return f"{self.number}: {f' {ARROW} '.join(shown)}{most}{_MARK.get(self.likeness, '')}"


@dataclass(frozen=True)
class FollowedUp:
    """An improvement that the earlier report proposed, beside the scores of then and now."""

    said: Said
    year: int | None
    area: Area
    """The area of the earlier edition."""
    question: Question | None
    """The question that the proposal names; ``None`` where it speaks of the whole area."""
    step: Step
    """Of the question, or of the area."""
    questions: tuple[Step, ...] = ()
    """The questions of the area where the proposal names none and both visits know them."""

    @property
    def words(self) -> str:
        """For example "föreslogs 2006, 5.2: 6 → 14 av 20"."""
        when = f" {self.year}" if self.year is not None else ""
        return f"föreslogs{when}, {self.step.words}"


@dataclass(frozen=True)
class RankMove:
    """Where an area (the total where ``area`` is ``None``) stood among others, then and now."""

    area: Area | None
    """The area in the later edition."""
    before: Rank | None
    now: Rank | None
    move: Move | None
    """``None`` where a place is missing at either moment."""
    likeness: Likeness
    words: str


def followed_up(before: Subject, now: Subject, crosswalks: Crosswalks) -> tuple[FollowedUp, ...]:
    """Return the improvements of the earlier report beside the scores of both visits."""
    if before.edition is None:
        return ()
    bridge, barred = bridge_between(before, now, crosswalks), bool(barrier(before, now))
    areas = {area.id: area for area in before.edition.areas}
    return tuple(
        _followed_up(said, areas[said.area], before, now, bridge if not barred else None)
        for said in before.improvements
        if said.area in areas
    )


def rank_moves(
    before: Subject,
    now: Subject,
    others_before: Sequence[Subject],
    others_now: Sequence[Subject],
    crosswalks: Crosswalks,
) -> tuple[RankMove, ...]:
    """Return how the place moved, area by area and last in total.

    A place is counted among comparable results of the same edition as the visit, the visit
    itself included; of each of the others the latest figure that is known counts. Raises
    ``KompassError`` if an edition is not known.
    """
    bridge = bridge_between(now, before, crosswalks)
    if bridge is None or now.edition is None:
        raise KompassError("Platser kan bara jämföras när båda utgåvorna är kända.")
    then, today = _peers(before, others_before), _peers(now, others_now)
    moves = []
    for area in now.edition.areas:
        match = match_area(bridge, area)
        old = match.only
        earlier = None if old is None else _place(before, then, old)
        moves.append(_rank_move(area, earlier, _place(now, today, area), match.likeness))
    likeness = Likeness.SAME if bridge.same_edition else Likeness.RECAST
    return (
        *moves,
        _rank_move(None, _total_place(before, then), _total_place(now, today), likeness),
    )


def ranked_visits(
    before: Subject, now: Subject, crosswalks: Crosswalks, everyone: Sequence[Subject]
) -> tuple[RankMove, ...]:
    """Return how the place moved between two visits, each time among ``peers_at``.

    Only areas (and the total) with a place at either visit; nothing without anybody else.
    """
    then, today = peers_at(before, everyone), peers_at(now, everyone)
    moves = rank_moves(before, now, then, today, crosswalks)
    return tuple(one for one in moves if one.before is not None or one.now is not None)


def _followed_up(
    said: Said, area: Area, before: Subject, now: Subject, bridge: Bridge | None
) -> FollowedUp:
    question = _question(said, area)
    if question is not None:
        step = _question_step(question, before, now, bridge)
        return FollowedUp(said, before.year, area, question, step)
    steps = [_question_step(one, before, now, bridge) for one in area.questions]
    both = tuple(one for one in steps if one.before is not None and one.now is not None)
    return FollowedUp(said, before.year, area, None, _area_step(area, before, now, bridge), both)


def _question(said: Said, area: Area) -> Question | None:
    """Return the question that a proposal belongs to: said with it, or named by its number."""
    if said.question is not None:
        return next((one for one in area.questions if one.id == said.question), None)
    named = [one for one in area.questions if _names(said.text, one.number)]
    return named[0] if len(named) == 1 else None


def _names(text: str, number: str) -> bool:
    """Tell whether a text names a question by its number; 15.2 and 5.21 do not name 5.2."""
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?![.,]?\d)", text) is not None


def _question_step(
    question: Question, before: Subject, now: Subject, bridge: Bridge | None
) -> Step:
    old = before.questions.get(question.id)
    if bridge is None:
        return _nothing(question.number, question, old)
    match = match_question(bridge, question)
    if match.only is None:
        return _nothing(question.number, question, old, match.reason)
    today = now.questions.get(match.only.id)
    most = match.only.max_points
    return Step(question.number, question.title, old, today, most, match.likeness, match.reason)


def _area_step(area: Area, before: Subject, now: Subject, bridge: Bridge | None) -> Step:
    old, number = before.areas.get(area.id), f"område{NBSP}{area.number}"
    if bridge is None:
        return _nothing(number, area, old)
    match = match_area(bridge, area)
    if match.only is None:
        return _nothing(number, area, old, match.reason)
    today = now.areas.get(match.only.id)
    return Step(number, area.title, old, today, match.only.max_points, match.likeness, match.reason)


def _nothing(number: str, part: Area | Question, old: Decimal | None, reason: str = "") -> Step:
    return Step(number, part.title, old, None, part.max_points, Likeness.NOT_COMPARABLE, reason)


def _peers(own: Subject, others: Sequence[Subject]) -> list[Subject]:
    return [
        one
        for one in others
        if one.id != own.id
        and not one.is_reference
        and one.instrument is not None
        and one.instrument == own.instrument
        and not barrier(own, one)
    ]


def _place(own: Subject, others: Sequence[Subject], area: Area) -> Rank | None:
    points = own.areas.get(area.id)
    values = latest_known(others, lambda one: one.areas.get(area.id))
    return None if points is None or not values else rank(points, [points, *values])


def _total_place(own: Subject, others: Sequence[Subject]) -> Rank | None:
    values = latest_known(others, lambda one: one.total)
    return None if own.total is None or not values else rank(own.total, [own.total, *values])


def _rank_move(
    area: Area | None, before: Rank | None, now: Rank | None, likeness: Likeness
) -> RankMove:
    comparable = likeness is not Likeness.NOT_COMPARABLE
    moved = move(before, now) if comparable and before and now else None
    if moved is not None:
        return RankMove(area, before, now, moved, likeness, moved.words)
    known = [f"då {before.words}" if before else "", f"nu {now.words}" if now else ""]
    words = ", ".join(filter(None, known)) or "platsen är inte känd"
    return RankMove(area, before, now, None, likeness, words)


def _figure(value: Decimal | None) -> str:
    return "–" if value is None else format_number(value)
