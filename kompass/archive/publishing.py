"""From a signed assessment to a result in the archive: what goes in, and what never does."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from kompass.archive.computing.figures import instrument_questions
from kompass.archive.model import Origin, Result, Said, Statement
from kompass.archive.publishing_words import (
    NOTHING_DIFFERS,
    Line,
    differences,
    left_behind,
    preview,
)
from kompass.archive.told import named_in
from kompass.archive.values import edition_name
from kompass.assessment import scoring
from kompass.assessment.journal.rubbing import Rub, aliases
from kompass.assessment.register import municipalities
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import Level, Snapshot, UnitKind
from kompass.assessment.team.signing import is_locked, signed_by
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import QuestionId, ResultId, new_id
from kompass.points import Points, tidy
from kompass.swedish import join_words

__all__ = [
    "NOTHING_DIFFERS",
    "Line",
    "Offered",
    "as_correction",
    "differences",
    "draft",
    "left_behind",
    "offered",
    "preview",
]

_SHORTEST_PART: Final = 3
"""Shorter parts of names are too often other words; whole names are found whatever."""
_MOST_NAMED: Final = 10
_PRINTED: Final = "; även publicerat: "
_WORDS: Final = re.compile(r"\w+")
_NOT_COMPARABLE: Final = {
    Level.GROUP: "Inte direkt jämförbar: utvärderad på koncernnivå.",
    Level.DISTRICT: "Inte direkt jämförbar: utvärderingen gäller en stadsdel.",
}
_OTHER_KIND: Final = {
    UnitKind.DISTRICT: "Inte direkt jämförbar: utvärderingen gäller en stadsdel.",
    UnitKind.REGION: "Inte direkt jämförbar: utvärderingen gäller en region.",
    UnitKind.FOREIGN: "Inte direkt jämförbar: utvärderingen gäller en enhet i ett annat land.",
}


@dataclass(frozen=True)
class Offered:
    """A strength, an improvement or a good example that may go along, if somebody chooses it."""

    id: str
    statement: Statement
    named: tuple[str, ...] = ()
    """Names of persons and role codes that the text holds: not to be published as it stands."""


def offered(snapshot: Snapshot) -> tuple[Offered, ...]:
    """Return the texts that may go along, in the order of the report; empty rows are left out."""
    sought = tuple(_sought(snapshot))
    return tuple(
        Offered(row, statement, tuple(_found(statement.text, sought)))
        for row, statement in _statements(snapshot)
    )


def draft(
    snapshot: Snapshot, *, with_statements: Collection[str] = (), country: str = ""
) -> Result:
    """Return what would be published, with a fresh id; ``with_statements`` are ids of ``offered``.

    ``country`` (two letters) is needed for a unit abroad and ignored for others. Raises
    ``KompassError`` while anything has not been assessed, while anybody in the team has not
    signed the assessment as it stands, and for a unit abroad whose country is not told.
    """
    result = score(snapshot)
    _refuse_incomplete(result)
    _refuse_unsigned(snapshot)
    details, edition = snapshot.details, snapshot.edition
    why_not = _NOT_COMPARABLE.get(details.level) or _OTHER_KIND.get(details.unit.kind, "")
    return Result(
        id=ResultId(new_id()),
        municipality=details.unit.name,
        code=details.unit.code,
        country=_country(snapshot, country),
        level=details.level,
        year=details.year,
        edition=edition.id,
        areas=MappingProxyType({each.area.id: tidy(each.points_so_far) for each in result.areas}),
        questions=MappingProxyType(_points(result, edition)),
        origin=Origin.OWN,
        comparable=not why_not,
        why_not=why_not,
        source=f"Egen utvärdering, {snapshot.title}, {edition_name(edition.id)}",
        note=_note(snapshot),
        visited=details.visit_from,
        content_hash=edition.content_hash,
        statements=tuple(
            each.statement for each in offered(snapshot) if each.id in with_statements
        ),
    )


def as_correction(result: Result, stored: Result) -> Result:
    """Return the draft as a correction of what is stored: its id, and the version it rests on.

    What was printed about a result that came out of a published source is kept, also when
    one's own takes its place once more: its printed total, its source beside one's own, and
    its statements, which may be of questions. Raises ``KompassError`` where the
    two are not of the same unit, year and edition, and where what is stored was withdrawn.
    """
    visits = [(one.municipality, one.code, one.year) for one in (result, stored)]
    if visits[0] != visits[1] or not result.shares_edition_with(stored):
        raise KompassError(
            f"{stored.title} ({edition_name(stored.edition)}) är ett annat resultat än "
            f"{result.title} ({edition_name(result.edition)}) och kan inte rättas med det."
        )
    if stored.withdrawn is not None:
        raise KompassError(f"{stored.title} är återtaget. Ångra återtagandet innan det rättas.")
    own = stored.origin is Origin.OWN
    kept = [each for each in stored.statements if not own or each.question is not None]
    new = (each for each in result.statements if each not in kept)
    printed = (stored.source.partition(_PRINTED)[2] if own else stored.source).strip()
    return replace(
        result,
        id=stored.id,
        version=stored.version,
        printed_total=stored.printed_total,
        source=f"{result.source}{_PRINTED}{printed}" if printed else result.source,
        note=" ".join(filter(None, ("" if own else stored.note, result.note))),
        statements=(*kept, *new),
    )


def _points(result: scoring.Result, edition: Edition) -> dict[QuestionId, Points]:
    """Return the points of the instrument's own questions."""
    instrument = set(instrument_questions(edition))
    return {
        question.question.id: tidy(question.points)
        for area in result.areas
        for question in area.questions
        if question.question.id in instrument and question.points is not None
    }


def _statements(snapshot: Snapshot) -> Iterator[tuple[str, Statement]]:
    for area in snapshot.edition.areas:
        texts = snapshot.area_texts(area.id)
        for strength in texts.strengths:
            if text := strength.text.strip():
                yield strength.id, Statement(Said.STRENGTH, text, area.id)
        for row in texts.improvements:
            text, examples = row.text.strip(), row.good_examples.strip()
            if text:
                yield row.id, Statement(Said.IMPROVEMENT, text, area.id)
            if examples:
                whole = f"{text.rstrip('.')}: {examples}" if text else examples
                yield f"{row.id}-exempel", Statement(Said.GOOD_EXAMPLE, whole, area.id)


def _sought(snapshot: Snapshot) -> Iterator[str]:
    """Yield what would point at a person: names and their parts, ways to reach them, role codes.

    Parts that are the name of a municipality are left out: Lund is one.
    """
    places = {each.name for each in municipalities()} | {snapshot.details.unit.name}
    people = list(snapshot.material.all_people())
    names = [*(each.name for each in people), *(each.name for each in snapshot.assessors)]
    said = [*(("name", name) for name in names), *(("contact", each.contact) for each in people)]
    for alias in aliases(said, "", spare=places):
        if not alias.words.isalpha() or _is_name(alias.words):
            yield alias.words
    yield from dict.fromkeys(person.code for person in people if person.code.strip())


def _is_name(part: str) -> bool:
    return part[0].isupper() and len(part) >= _SHORTEST_PART


def _found(text: str, sought: Collection[str]) -> Iterator[str]:
    """Yield what a text holds, a whole name instead of its parts."""
    hits = [words for words in dict.fromkeys(sought) if _holds(text, words)]
    for words in hits:
        if not any(words != other and words in _WORDS.findall(other) for other in hits):
            yield words


def _holds(text: str, words: str) -> bool:
    if words.isalnum():
        return named_in(text, words)
    # Whole names and addresses, however they are spaced and in whatever letters.
    rub = Rub(frozenset(), aliases((), "", also=(words,)))
    return rub.text(text) != text


def _refuse_incomplete(result: scoring.Result) -> None:
    if result.complete:
        return
    missing = [f"{question.number} {question.title}" for question in result.missing]
    if not missing:
        raise KompassError(
            "Utgåvans högsta poäng är inte kända för alla frågor, så totalen är inte klar. "
            "Bedöm områdena som helhet eller komplettera utgåvan."
        )
    count = "en fråga" if len(missing) == 1 else f"{len(missing)} frågor"
    raise KompassError(
        f"Utvärderingen är inte klar: {count} saknar poäng. Sätt poäng på dem och försök igen.",
        details=_listed(missing),
    )


def _refuse_unsigned(snapshot: Snapshot) -> None:
    if is_locked(snapshot):
        return
    if not snapshot.assessors:
        raise KompassError(
            "Utvärderingen har inga utvärderare. Lägg till dem, så att de kan underteckna den."
        )
    if snapshot.conflicts:
        raise KompassError(
            "Det finns konflikter kvar sedan sammanslagningen. Avgör dem, underteckna och "
            "publicera sedan."
        )
    signed = signed_by(snapshot)
    lacking = [each for each in snapshot.assessors if each not in signed]
    outdated = [each.name for each in lacking if each.id in snapshot.signatures]
    never = [
        each.name or "någon utan namn" for each in lacking if each.id not in snapshot.signatures
    ]
    said = []
    if never:
        said.append(f"{join_words(never)} har inte undertecknat")
    if outdated:
        said.append(f"{join_words(outdated)} undertecknade innan det senast ändrades")
    raise KompassError(
        f"Bara det som alla utvärderare har undertecknat publiceras: {join_words(said)}. "
        "Underteckna och försök igen."
    )


def _listed(missing: list[str]) -> tuple[str, ...]:
    rest = len(missing) - _MOST_NAMED
    return (*missing[:_MOST_NAMED], *([f"och {rest} till"] if rest > 0 else []))


def _country(snapshot: Snapshot, country: str) -> str:
    if snapshot.details.unit.kind is not UnitKind.FOREIGN:
        return "SE"
    if len(country) != 2 or not country.isalpha():
        raise KompassError(
            f"{snapshot.details.unit.name} ligger i ett annat land. Ange landet med två "
            "bokstäver, till exempel NO."
        )
    return country.upper()


def _note(snapshot: Snapshot) -> str:
    instrument = set(instrument_questions(snapshot.edition))
    whole = [
        str(area.number)
        for area in snapshot.edition.areas
        if area.questions and not any(each.id in instrument for each in area.questions)
    ]
    if not whole:
        return ""
    return f"Område {join_words(whole)} är bedömt som helhet, utan delfrågor."
