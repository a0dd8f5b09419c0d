"""Which area or question of a subject stands where the base has one, and may it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from kompass.assessment.snapshot import Level
from kompass.catalogue.crosswalk import Bridge, Crosswalks, Likeness, Pair
from kompass.catalogue.model import Area, Question
from kompass.comparison.subjects import HOME, Subject
from kompass.swedish import format_number, join_words

UNKNOWN_EDITION: Final = "utgåvan är okänd"
OTHER_MAXIMUM: Final = "maxpoängen är inte densamma: {0} och {1}"


PartT = TypeVar("PartT", Area, Question)


@dataclass(frozen=True)
class Match(Generic[PartT]):
    """What stands in the place of one area or question of the base."""

    parts: tuple[PartT, ...]
    """The counterparts; none where there is nothing to compare with."""
    likeness: Likeness
    reason: str
    proposed_by: str

    @property
    def only(self) -> PartT | None:
        """The counterpart if there is exactly one."""
        return self.parts[0] if len(self.parts) == 1 else None


def bridge_between(base: Subject, other: Subject, crosswalks: Crosswalks) -> Bridge | None:
    """Return the way from one subject's edition to another's, ``None`` if one is unknown."""
    if base.edition is None or other.edition is None:
        return None
    return crosswalks.between(base.edition, other.edition)


def barrier(base: Subject, other: Subject) -> str:
    """Return why two subjects may not be compared whatever their areas; empty if they may.

    What sets both apart from ordinary assessments in the same way does not set them apart
    from each other: two at group level, or two of the same country.
    """
    if base.comparable and other.comparable:
        return ""
    alike = (base.level, base.country) == (other.level, other.country)
    special = base.level is not Level.WHOLE or base.country != HOME
    known = base.year is not None and other.year is not None
    if alike and special and known and not base.comparable and not other.comparable:
        return ""
    told = [one.why_not if one is other else f"{one.title}: {one.why_not}" for one in (other, base)]
    return " ".join(
        text for one, text in zip((other, base), told, strict=True) if not one.comparable
    )


def match_area(bridge: Bridge, area: Area) -> Match[Area]:
    """Return what stands where the base has ``area``."""
    return _match(
        area, bridge.area(area.id), {str(one.id): one for one in bridge.other.areas}, _named
    )


def match_question(bridge: Bridge, question: Question) -> Match[Question]:
    """Return what stands where the base has ``question``."""
    found = {str(one.id): one for one in bridge.other.questions()}
    return _match(question, bridge.question(question.id), found, _named_question)


def _match(
    part: PartT,
    pairs: tuple[Pair, ...],
    others: Mapping[str, PartT],
    named: Callable[[PartT], str],
) -> Match[PartT]:
    standing = [
        (pair, others[str(pair.other)])
        for pair in pairs
        if pair.likeness is not Likeness.NOT_COMPARABLE and str(pair.other) in others
    ]
    if not standing:
        return Match((), Likeness.NOT_COMPARABLE, _reasons(pairs), _proposers(pairs))
    used = tuple(pair for pair, _other in standing)
    parts = tuple(other for _pair, other in standing)
    if len(parts) > 1:
        several = f"flera står i dess ställe: {join_words([named(one) for one in parts])}"
        reason = "; ".join(filter(None, (several, _reasons(used))))
        return Match(parts, Likeness.RECAST, reason, _proposers(used))
    likeness, reason = used[0].likeness, used[0].reason
    if likeness is Likeness.SAME and part.id == parts[0].id:
        reason = ""  # itself: nothing to explain
    maxima = (part.max_points, parts[0].max_points)
    if likeness is Likeness.SAME and None not in maxima and maxima[0] != maxima[1]:
        said = OTHER_MAXIMUM.format(*(format_number(one) for one in maxima if one is not None))
        likeness, reason = Likeness.RECAST, "; ".join(filter(None, (said, reason)))
    return Match(parts, likeness, reason, used[0].proposed_by)


def _reasons(pairs: tuple[Pair, ...]) -> str:
    return "; ".join(dict.fromkeys(pair.reason for pair in pairs if pair.reason))


def _proposers(pairs: tuple[Pair, ...]) -> str:
    return join_words(list(dict.fromkeys(pair.proposed_by for pair in pairs if pair.proposed_by)))


def _named(area: Area) -> str:
    return f"{area.number} {area.title}"


def _named_question(question: Question) -> str:
    return f"{question.number} {question.title}"
