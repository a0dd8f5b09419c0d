"""What an edition holds and what it still lacks, in words for lists and checks."""

from decimal import Decimal

from kompass.catalogue.indicator_set import IndicatorSet
from kompass.catalogue.model import FULL_AREA, Area, Edition
from kompass.swedish import format_count, format_number, join_words


def in_one_line(edition: Edition) -> str:
    """Return what the edition holds: "Kommunkompassen 2002, 2002–2010: 8 områden, ..."."""
    questions = sum(1 for _ in edition.questions())
    parts = [
        "1 område" if len(edition.areas) == 1 else f"{format_count(len(edition.areas))} områden",
        _questions(questions),
    ]
    if edition.max_points is not None:
        parts.append(f"{format_number(edition.max_points)} poäng")
    if indicators := sum(1 for _ in edition.indicators()):
        label = f" ({edition.indicator_set.label})" if edition.indicator_set else ""
        parts.append(_indicators(indicators) + label)
    if edition.incomplete:
        parts.append("ofullständig")
    return f"{edition.title}, {edition.years}: {', '.join(parts)}"


def set_in_one_line(chosen: IndicatorSet) -> str:
    """Return what an indicator set holds, its label first of all."""
    count = sum(len(part.indicators) for part in chosen.questions)
    questions = len(chosen.questions)
    return (
        f"{chosen.title} ({chosen.label}): {_indicators(count)} till "
        f"{'1 fråga' if questions == 1 else f'{format_count(questions)} frågor'} "
        f"i {chosen.edition}"
    )


def gaps(edition: Edition) -> tuple[str, ...]:
    """Return what the edition lacks before it is complete, one sentence per gap.

    Only an edition marked incomplete can have gaps. Sums are judged only where every
    maximum of an area is known.
    """
    return tuple(sentence for area in edition.areas for sentence in _gaps(area))


def in_full(edition: Edition) -> tuple[str, ...]:
    """Return what a check of the edition has to tell, line by line: content, gaps, hash.

    The last line is what a person pastes into the file to lock it when it is published.
    """
    return (in_one_line(edition), *gaps(edition), f"content_hash: {edition.content_hash}")


def set_in_full(chosen: IndicatorSet) -> tuple[str, ...]:
    """Return what a check of an indicator set has to tell, as ``in_full`` does for an edition."""
    return (
        set_in_one_line(chosen),
        f"Föreslagen av: {chosen.proposed_by}",
        f"content_hash: {chosen.content_hash}",
    )


def _questions(count: int) -> str:
    if not count:
        return "inga kända frågor"
    return "1 fråga" if count == 1 else f"{format_count(count)} frågor"


def _indicators(count: int) -> str:
    return "1 indikator" if count == 1 else f"{format_count(count)} indikatorer"


def _gaps(area: Area) -> list[str]:
    found = [] if area.max_points is not None else [f"Område {area.number} saknar max_points."]
    if not area.questions:
        return [*found, f"Område {area.number} saknar frågor."]
    unknown = [question.number for question in area.questions if question.max_points is None]
    if unknown:
        word = "Fråga" if len(unknown) == 1 else "Frågorna"
        return [*found, f"{word} {join_words(unknown)} saknar max_points."]
    total = sum((question.max_points or Decimal(0) for question in area.questions), Decimal(0))
    if total != FULL_AREA:
        found.append(
            f"Frågorna i område {area.number} blir tillsammans {format_number(total)} poäng, "
            f"inte {format_number(FULL_AREA)}."
        )
    return found
