"""Why a result moved between two visits, as far as it can be told.

What questions that are the same have gained or lost is the municipality's doing, or the
team's; what recast questions come to may be the edition's. The parts always add up to the
change: what nobody can tell is a part of its own, with the reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kompass.catalogue.crosswalk import Bridge, Crosswalks, Likeness
from kompass.catalogue.model import Area, Question
from kompass.comparison.pairing import (
    UNKNOWN_EDITION,
    Match,
    barrier,
    bridge_between,
    match_area,
    match_question,
)
from kompass.comparison.subjects import Subject
from kompass.errors import KompassError
from kompass.ids import QuestionId
from kompass.swedish import NBSP, format_difference, join_words

_NONE = Decimal(0)


@dataclass(frozen=True)
class Moved:
    """Why one area of the later visit has other points than before.

    Where there is a change, ``same + recast + only_before + only_now + rest == change``.
    """

    area: Area
    """The area in the later edition."""
    before_area: Area | None
    """The area in the earlier edition; ``None`` without one counterpart."""
    before: Decimal | None
    now: Decimal | None
    likeness: Likeness
    reason: str
    """Why the area is recast or not comparable; empty if it is the same."""
    proposed_by: str = ""
    same: Decimal = _NONE
    """From questions that are the same in both."""
    recast: Decimal = _NONE
    """From questions that are asked in another way."""
    only_before: Decimal = _NONE
    """Minus the points of questions that are not asked here any more."""
    only_now: Decimal = _NONE
    """The points of questions that were not asked here before."""
    rest: Decimal | None = None
    """What cannot be told; ``None`` where there is no change to explain."""
    why_not: str = ""
    """Why it cannot be told in full, in a sentence; empty where the parts tell it all."""

    @property
    def change(self) -> Decimal | None:
        """Points now minus points before, ``None`` if unknown or not comparable."""
        if self.now is None or self.before is None or self.likeness is Likeness.NOT_COMPARABLE:
            return None
        return self.now - self.before

    @property
    def parts(self) -> tuple[tuple[str, Decimal], ...]:
        """The parts in words; those that are nought are left out."""
        named = (
            ("från delfrågor som är desamma", self.same),
            ("från omarbetade delfrågor", self.recast),
            ("från delfrågor utan motsvarighet i dag", self.only_before),
            ("från delfrågor utan motsvarighet då", self.only_now),
            ("som inte går att härleda", self.rest or _NONE),
        )
        return tuple((words, points) for words, points in named if points)

    @property
    def words(self) -> str:
        """The change and its parts: "+8 poäng: +6 från delfrågor som är desamma och ..."."""
        if self.change is None:
            return self.why_not
        only_rest = self.rest == self.change
        told = [] if only_rest else [f"{format_difference(p)} {words}" for words, p in self.parts]
        parts = f": {join_words(told)}" if told else ""
        return " ".join(
            filter(None, (f"{format_difference(self.change)}{NBSP}poäng{parts}.", self.why_not))
        )


def moved(before: Subject, now: Subject, crosswalks: Crosswalks) -> tuple[Moved, ...]:
    """Return for every area of the later visit why its points are others than before.

    Raises ``KompassError`` if the edition of the later visit is not known, and for statistics,
    which no one has visited.
    """
    for one in (before, now):
        if one.is_reference:
            raise KompassError(
                f"{one.title} är ett referensvärde, ingen utvärdering. Välj två utvärderingar."
            )
    if now.edition is None:
        raise KompassError(f"{now.title} har okänd utgåva. Välj ett resultat med känd utgåva.")
    bridge, barred = bridge_between(now, before, crosswalks), barrier(now, before)
    return tuple(_moved(area, before, now, bridge, barred) for area in now.edition.areas)


def _moved(area: Area, before: Subject, now: Subject, bridge: Bridge | None, barred: str) -> Moved:
    points = now.areas.get(area.id)
    if bridge is None:
        return _untold(area, None, None, points, UNKNOWN_EDITION)
    match = match_area(bridge, area)
    old = match.only
    earlier = None if old is None else before.areas.get(old.id)
    if barred or old is None:
        return _untold(area, old, earlier, points, barred or match.reason, match)
    known = Moved(area, old, earlier, points, match.likeness, match.reason, match.proposed_by)
    if known.change is None:
        missing = [one.title for one, value in ((before, earlier), (now, points)) if value is None]
        return _with(known, _Parts(), f"Områdets poäng är inte kända: {join_words(missing)}.")
    parts = _parts(area, old, before, now, bridge)
    return _with(known, parts, _why_not(known, parts, ((before, old), (now, area))))


def _untold(
    area: Area,
    old: Area | None,
    before: Decimal | None,
    now: Decimal | None,
    reason: str,
    match: Match[Area] | None = None,
) -> Moved:
    return Moved(
        area,
        old,
        before,
        now,
        Likeness.NOT_COMPARABLE,
        reason,
        proposed_by="" if match is None else match.proposed_by,
        why_not=f"Det går inte att jämföra: {_ended(reason)}",
    )


@dataclass(frozen=True)
class _Parts:
    same: Decimal = _NONE
    recast: Decimal = _NONE
    only_before: Decimal = _NONE
    only_now: Decimal = _NONE
    unknown: int = 0
    """So many questions of either edition whose points are not known."""
    questions: int = 0


def _with(known: Moved, parts: _Parts, why_not: str) -> Moved:
    told = parts.same + parts.recast + parts.only_before + parts.only_now
    return Moved(
        known.area,
        known.before_area,
        known.before,
        known.now,
        known.likeness,
        known.reason,
        known.proposed_by,
        parts.same,
        parts.recast,
        parts.only_before,
        parts.only_now,
        None if known.change is None else known.change - told,
        why_not,
    )


def _parts(area: Area, old: Area, before: Subject, now: Subject, bridge: Bridge) -> _Parts:
    """Return what the questions of two areas that stand for each other come to.

    A question that is recast into several is counted with all of them, as one group.
    """
    inside = {question.id for question in old.questions}
    matches = [(one, _within(match_question(bridge, one), inside)) for one in area.questions]
    same = [(one, found[0]) for one, (likeness, found) in matches if likeness is Likeness.SAME]
    recast = [(one, found) for one, (likeness, found) in matches if likeness is Likeness.RECAST]
    matched = {one.id for _new, one in same} | {one.id for _new, found in recast for one in found}
    pairs = [
        (now.questions[new.id], before.questions[one.id])
        for new, one in same
        if new.id in now.questions and one.id in before.questions
    ]
    recast_now = _known((one for one, _found in recast), now)
    recast_before = _known(
        {one.id: one for _new, found in recast for one in found}.values(), before
    )
    whole = None not in (recast_now, recast_before)
    gone = [one for one in old.questions if one.id not in matched]
    new_here = [one for one, (_likeness, found) in matches if not found]
    asked = [(one, now) for one in area.questions] + [(one, before) for one in old.questions]
    return _Parts(
        same=sum((new - one for new, one in pairs), _NONE),
        recast=(recast_now or _NONE) - (recast_before or _NONE) if whole else _NONE,
        only_before=-sum((before.questions.get(one.id, _NONE) for one in gone), _NONE),
        only_now=sum((now.questions.get(one.id, _NONE) for one in new_here), _NONE),
        unknown=sum(one.id not in whose.questions for one, whose in asked),
        questions=len(asked),
    )


def _within(
    match: Match[Question], inside: set[QuestionId]
) -> tuple[Likeness, tuple[Question, ...]]:
    """Return the counterparts that belong to the area: others have moved to another area."""
    found = tuple(one for one in match.parts if one.id in inside)
    if not found:
        return Likeness.NOT_COMPARABLE, ()
    return match.likeness, found


def _known(questions: Iterable[Question], subject: Subject) -> Decimal | None:
    """Return the sum of the questions, ``None`` if one is unknown."""
    total = _NONE
    for question in questions:
        if question.id not in subject.questions:
            return None
        total += subject.questions[question.id]
    return total


def _why_not(known: Moved, parts: _Parts, areas: Sequence[tuple[Subject, Area]]) -> str:
    """Return why the parts do not tell the whole change; empty if they do."""
    told = parts.same + parts.recast + parts.only_before + parts.only_now
    if parts.unknown or not all(area.questions for _whose, area in areas):
        return _unknown_questions(known, areas)
    if known.change != told:
        return (
            "Delfrågornas poäng summerar inte till områdets poäng i källan, så en del av "
            "ändringen går inte att härleda."
        )
    return ""


def _unknown_questions(known: Moved, areas: Sequence[tuple[Subject, Area]]) -> str:
    known_of = [
        (one, sum(question.id in one.questions for question in area.questions), area)
        for one, area in areas
    ]
    none = [one.title for one, count, _area in known_of if not count]
    told = [f"inga delfrågors poäng är kända för {join_words(none)}"] if none else []
    told += [
        f"{count} av {len(area.questions)} delfrågor är kända för {one.title}"
        for one, count, area in known_of
        if 0 < count < len(area.questions)
    ]
    cause = {
        Likeness.RECAST: (
            " Området är omarbetat mellan utgåvorna, så hur mycket som kommer av utgåvan går inte "
            "att säga."
        ),
        Likeness.SAME: " Området är detsamma, så ändringen kommer inte av utgåvan.",
    }.get(known.likeness, "")
    words = join_words(told) or "områdets delfrågor är inte kända"
    return f"{words[:1].upper()}{words[1:]}.{cause}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
