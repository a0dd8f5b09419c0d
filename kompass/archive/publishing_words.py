"""What goes into the archive, what stays behind and what a correction changes, in Swedish."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kompass.archive.model import Origin, Result, Said, Statement
from kompass.archive.values import edition_name
from kompass.assessment.snapshot import Level, Snapshot
from kompass.catalogue.model import Area, Edition, Question
from kompass.errors import KompassError
from kompass.swedish import format_date, format_difference, format_number

NOTHING_DIFFERS: Final = "Ingenting skiljer sig från det som redan finns."
_UNKNOWN: Final = "inte känd"
_EMPTY: Final = "inget"
_SHORT_HASH: Final = 12
SAID: Final = {
    Said.STRENGTH: "Styrka",
    Said.IMPROVEMENT: "Förbättringsområde",
    Said.GOOD_EXAMPLE: "Gott exempel",
}
_LEVELS: Final = {
    Level.WHOLE: "hela kommunen",
    Level.GROUP: "koncernnivå",
    Level.DISTRICT: "stadsdel",
}
_ORIGINS: Final = {
    Origin.OWN: "egen utvärdering",
    Origin.PUBLISHED: "publicerad av någon annan, följer med Kompass",
    Origin.IMPORTED: "inläst ur en tabell eller rapport",
}


@dataclass(frozen=True)
class Line:
    """One line of a preview."""

    label: str
    value: str


def preview(result: Result, edition: Edition) -> tuple[Line, ...]:
    """Return exactly what goes in, line by line: every fact, every figure and every text."""
    return (*_facts(result), *_points(result, edition), *_texts(result, edition))


def left_behind(snapshot: Snapshot) -> tuple[str, ...]:
    """Return what does not go in, with how much there is of it here."""
    material = snapshot.material
    texts = snapshot.texts.values()
    people = sum(1 for _ in material.all_people())
    return (
        f"utvärderarnas namn, roller och organisationer ({len(snapshot.assessors)} personer)",
        f"intervjuerna ({len(material.interviews)}) och vilka som har intervjuats ({people})",
        f"anteckningarna ({len(material.lines)} rader)",
        (
            f"underlagen ({len(material.sources)} källor, {len(material.excerpts)} utdrag) och "
            f"beläggen ({len(material.links)})"
        ),
        "motiveringarna till poängen, egna poäng och hur ni enades",
        "indikatormarkeringar och deras anteckningar",
        (
            "texterna om kommunen, om hur utvärderingen gick till och om områdena, och "
            "sammanfattningen"
        ),
        "mandaten i fullmäktige",
        (
            f"de styrkor ({sum(len(each.strengths) for each in texts)}), förbättringsområden "
            f"({sum(len(each.improvements) for each in texts)}) och goda exempel som inte är valda"
        ),
        "historiken och underskrifterna",
    )


def differences(old: Result, new: Result, edition: Edition) -> tuple[str, ...]:
    """Return what a correction would change, one line a change; never empty.

    Raises ``KompassError`` for results of different editions: their areas are other areas.
    """
    if not old.shares_edition_with(new):
        raise KompassError(
            f"{old.title} är av {edition_name(old.edition)} och {new.title} av "
            f"{edition_name(new.edition)}: de rättar inte varandra."
        )
    found = (*_changed_lines(old, new, edition), *_changed_texts(old, new, edition))
    return found or (NOTHING_DIFFERS,)


def _facts(result: Result) -> Iterator[Line]:
    yield Line("Kommun eller enhet", result.municipality)
    yield Line("Kommunkod", result.code or "finns inte i kommunregistret")
    yield Line("Land", result.country or _UNKNOWN)
    yield Line("Nivå", _LEVELS[result.level])
    yield Line("År", _UNKNOWN if result.year is None else str(result.year))
    yield Line("Besökets första dag", format_date(result.visited) if result.visited else _UNKNOWN)
    yield Line("Utgåva", edition_name(result.edition))
    yield Line("Utgåvans kontrollsumma", result.content_hash[:_SHORT_HASH] or _UNKNOWN)
    yield Line("Jämförbar", "ja" if result.comparable else result.why_not or "nej")
    yield Line("Ursprung", _ORIGINS[result.origin])
    yield Line("Källa", result.source or _EMPTY)
    yield Line("Anmärkning", result.note or _EMPTY)
    yield Line("I jämförelsebasens spår", "vem som publicerade och när")


def _points(result: Result, edition: Edition) -> Iterator[Line]:
    for area in edition.areas:
        yield Line(_area(area), _of(result.areas.get(area.id), area.max_points))
        for question in area.questions:
            if question.id in result.questions:
                points = result.questions[question.id]
                yield Line(_question(question), _of(points, question.max_points))
    yield Line("Totalt, områdenas summa", _of(result.computed_total, edition.max_points))
    if result.printed_total is not None:
        yield Line("Totalt, som det är tryckt", _of(result.printed_total, edition.max_points))


def _texts(result: Result, edition: Edition) -> Iterator[Line]:
    for statement in result.statements:
        yield Line(_spoken_of(statement, edition), statement.text)
    if not result.statements:
        yield Line("Styrkor, förbättringsområden och goda exempel", _EMPTY)


def _changed_lines(old: Result, new: Result, edition: Edition) -> Iterator[str]:
    before = {line.label: line.value for line in (*_facts(old), *_points(old, edition))}
    after = {line.label: line.value for line in (*_facts(new), *_points(new, edition))}
    moved = dict(_moved(old, new, edition))
    for label in dict.fromkeys((*before, *after)):
        was, now = before.get(label, _EMPTY), after.get(label, _EMPTY)
        if was != now:
            yield f"{label}: {was} → {now}{moved.get(label, '')}"


def _moved(old: Result, new: Result, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield by label how far points move, where both are known."""
    for area in edition.areas:
        yield _area(area), _by(old.areas.get(area.id), new.areas.get(area.id))
        for question in area.questions:
            was, now = (each.questions.get(question.id) for each in (old, new))
            yield _question(question), _by(was, now)
    yield "Totalt, områdenas summa", _by(old.computed_total, new.computed_total)


def _changed_texts(old: Result, new: Result, edition: Edition) -> Iterator[str]:
    for statement in old.statements:
        if statement not in new.statements:
            yield f"Tas bort: {_spoken_of(statement, edition)}: {statement.text}"
    for statement in new.statements:
        if statement not in old.statements:
            yield f"Läggs till: {_spoken_of(statement, edition)}: {statement.text}"


def _by(was: Decimal | None, now: Decimal | None) -> str:
    return "" if was is None or now is None else f" ({format_difference(now - was)})"


def _spoken_of(statement: Statement, edition: Edition) -> str:
    where = f"område {edition.area(statement.area).number}"
    if statement.question is not None:
        where = f"fråga {edition.question(statement.question).number}"
    return f"{SAID[statement.said]}, {where}"


def _area(area: Area) -> str:
    return f"Område {area.number} {area.title}"


def _question(question: Question) -> str:
    return f"Fråga {question.number} {question.title}"


def _of(points: Decimal | None, maximum: Decimal | None) -> str:
    if points is None:
        return "inte känt"
    if maximum is None:
        return f"{format_number(points)} poäng"
    return f"{format_number(points)} av {format_number(maximum)} poäng"
