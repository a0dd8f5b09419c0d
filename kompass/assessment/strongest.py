"""The strongest and the weakest areas of an assessment, computed and in words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kompass.assessment.scoring import AreaResult, Result
from kompass.swedish import format_number, format_percent, join_words


@dataclass(frozen=True)
class StrongestAndWeakest:
    """The areas with the largest and the smallest part of their points; ties are all there."""

    strongest: tuple[AreaResult, ...]
    weakest: tuple[AreaResult, ...]
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return " ".join(self.sentences)


def strongest_and_weakest(result: Result) -> StrongestAndWeakest:
    """Return the strongest and weakest among the completely assessed areas.

    Areas are compared by per cent of their maximum, which is the same as points while all are
    worth 100. Both are empty when fewer than two areas are complete or all are equal; the
    sentences then say so.
    """
    complete = [area for area in result.areas if area.percent is not None]
    left_out = _left_out([area for area in result.areas if area.percent is None])
    shares = [area.percent for area in complete if area.percent is not None]
    if len(complete) < 2:
        return StrongestAndWeakest((), (), (_too_few(complete),))
    if len(set(shares)) == 1:
        return StrongestAndWeakest((), (), tuple(filter(None, (_all_equal(complete), left_out))))
    strongest = tuple(area for area in complete if area.percent == max(shares))
    weakest = tuple(area for area in complete if area.percent == min(shares))
    sentences = (
        f"Starkast är {_named(strongest, complete)}.",
        f"Svagast är {_named(weakest, complete)}.",
        left_out,
    )
    return StrongestAndWeakest(strongest, weakest, tuple(filter(None, sentences)))


def _named(areas: Sequence[AreaResult], among: Sequence[AreaResult]) -> str:
    """Return the areas with their points, and with per cent where ``among`` differ in maximum."""
    if not _same_maximum(among):
        return join_words([f"{_area(area)} ({_score(area, among)})" for area in areas])
    together = {1: "", 2: "båda "}.get(len(areas), "alla ")
    named = join_words([_area(area) for area in areas])
    return f"{named} ({together}{_score(areas[0], among)})"


def _score(area: AreaResult, among: Sequence[AreaResult]) -> str:
    points, maximum = area.points or Decimal(0), area.max_points or Decimal(0)
    score = f"{format_number(points)} av {format_number(maximum)} poäng"
    if _same_maximum(among):
        return score
    return f"{score}, {format_percent(area.percent or Decimal(0))}"


def _same_maximum(areas: Sequence[AreaResult]) -> bool:
    return len({area.max_points for area in areas}) == 1


def _too_few(complete: Sequence[AreaResult]) -> str:
    if not complete:
        return "Inget område är färdigbedömt ännu."
    score = _score(complete[0], complete)
    return f"Bara {_area(complete[0])} är färdigbedömt ({score})."


def _all_equal(complete: Sequence[AreaResult]) -> str:
    if _same_maximum(complete):
        return f"Alla bedömda områden får lika många poäng: {_score(complete[0], complete)}."
    share = format_percent(complete[0].percent or Decimal(0))
    return f"Alla bedömda områden når lika långt: {share} av sina poäng."


def _left_out(areas: Sequence[AreaResult]) -> str:
    if not areas:
        return ""
    verb = "är inte färdigbedömt" if len(areas) == 1 else "är inte färdigbedömda"
    named = join_words([_area(area) for area in areas])
    return f"{named[0].upper()}{named[1:]} {verb} och räknas inte med."


def _area(area: AreaResult) -> str:
    return f"område {area.area.number} {area.area.title}"
