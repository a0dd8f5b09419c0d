"""Sentences computed from the figures: the total, the strongest and the weakest, an area."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from kompass.assessment.scoring import AreaResult, QuestionResult, Result
from kompass.catalogue.area_level import is_assessed_as_whole
from kompass.report.wording import number_word, points_text, so_far_text
from kompass.swedish import format_number, format_percent, join_words

FULL = Decimal(100)


def total_in_words(name: str, result: Result) -> str:
    """Return the total in a sentence, or how far the assessment has come."""
    if result.points is not None and result.max_points is not None:
        share = f" Det är {format_percent(result.percent)} av " if result.percent else " Av "
        possible = f"{format_number(result.max_points)} möjliga."
        return f"{name} får {points_text(result.points)}.{share}{possible}"
    total = sum(len(area.questions) for area in result.areas)
    done = total - len(result.missing)
    whole = all(is_assessed_as_whole(area.area) for area in result.areas)
    if not done and whole:
        return f"Bedömningen är inte klar: inget av de {total} områdena är bedömt än."
    if not done:
        return f"Bedömningen är inte klar: ingen av de {total} delfrågorna är bedömd än."
    what = "områden" if whole else "delfrågor"
    return (
        f"Bedömningen är inte klar: {done} av {total} {what} är bedömda. De har hittills "
        f"gett {format_number(result.points_so_far)} av {points_text(result.max_assessed)}."
    )


def strongest_and_weakest(result: Result) -> str:
    """Return which areas stand out, among those that are fully assessed; ties named together."""
    areas = [area for area in result.areas if area.percent is not None]
    if not areas:
        return ""
    if len(areas) == 1:
        return f"Bara {_area(areas[0])} är färdigbedömt, med {_points(areas[0])}."
    best = _extreme(areas, max)
    worst = _extreme(areas, min)
    if len(best) == len(areas):
        return f"Alla färdigbedömda områden får lika mycket: {_points(areas[0])}."
    second = _second(areas, best, worst)
    parts = [f"Starkast är {_areas(best)}."]
    if second:
        parts.append(f"Därefter följer {_areas(second)}.")
    parts.append(f"Lägst poäng får {_areas(worst)}.")
    return " ".join(parts)


def area_in_words(area: AreaResult, comparison: str) -> str:
    """Return an area's score in words; ``comparison`` ("5,5 poäng över medianen") may be empty."""
    if area.points is None or area.max_points is None:
        return _unfinished(area)
    possible = format_number(area.max_points)
    opening = f"Området får {format_number(area.points)} av {possible} möjliga poäng"
    opening += f", {comparison}." if comparison else "."
    return " ".join(part for part in (opening, _question_extremes(area.questions)) if part)


def _unfinished(area: AreaResult) -> str:
    numbers = [question.number for question in area.missing]
    if not area.max_assessed:
        return "Området är inte bedömt än."
    asked = "Fråga" if len(numbers) == 1 else "Frågorna"
    return (
        f"Området är inte färdigbedömt: {so_far_text(area)}. "
        f"{asked} {join_words(numbers)} återstår."
    )


def _question_extremes(questions: Sequence[QuestionResult]) -> str:
    """Return which questions gave the largest and the smallest part of their points."""
    shares = {
        result.question.number: result.percent for result in questions if result.percent is not None
    }
    if len(shares) < 2:
        return ""
    high, low = max(shares.values()), min(shares.values())
    if high == low:
        return f"Alla delfrågor ger lika stor andel av sina poäng, {format_percent(high)}."
    best = _numbers(shares, high)
    worst = _numbers(shares, low)
    if high == FULL:
        return f"Full poäng ger {best}, minst andel {worst} ({format_percent(low)})."
    return (
        f"Störst andel av poängen ger {best} ({format_percent(high)}), "
        f"minst {worst} ({format_percent(low)})."
    )


def _numbers(shares: dict[str, Decimal], share: Decimal) -> str:
    numbers = [number for number, value in shares.items() if value == share]
    return f"{'fråga' if len(numbers) == 1 else 'frågorna'} {join_words(numbers)}"


def _extreme(
    areas: Sequence[AreaResult], pick: Callable[[Sequence[Decimal]], Decimal]
) -> list[AreaResult]:
    value = pick([area.percent for area in areas if area.percent is not None])
    return [area for area in areas if area.percent == value]


def _second(
    areas: Sequence[AreaResult], best: Sequence[AreaResult], worst: Sequence[AreaResult]
) -> list[AreaResult]:
    """Return the runners-up of a single strongest area, if they are not also the weakest."""
    rest = [area for area in areas if area not in best]
    if len(best) > 1 or not rest:
        return []
    second = _extreme(rest, max)
    return [] if second == list(worst) or len(second) > 1 else second


def _areas(areas: Sequence[AreaResult]) -> str:
    """Return areas of the same score with that score: "område 3 …, med 87,5 poäng"."""
    if len(areas) == 1:
        return f"{_area(areas[0])}, med {_points(areas[0])}"
    if len(areas) > 3:
        numbers = join_words([str(area.area.number) for area in areas])
        return f"{number_word(len(areas))} områden ({numbers}), med {_points(areas[0])} vardera"
    named = join_words([f"{area.area.number} {area.area.title}" for area in areas])
    return f"områdena {named}, med {_points(areas[0])} vardera"


def _area(area: AreaResult) -> str:
    return f"område {area.area.number} {area.area.title}"


def _points(area: AreaResult) -> str:
    return points_text(area.points if area.points is not None else Decimal(0))
