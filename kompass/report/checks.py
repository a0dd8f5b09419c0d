"""What is missing or does not add up before the report goes out, most important first."""

from collections.abc import Iterator, Sequence
from typing import Any

from kompass.assessment.citations import unresolved
from kompass.assessment.scoring import AreaResult, Result, score
from kompass.assessment.snapshot import AreaTexts, Details, Snapshot
from kompass.assessment.team.standing import agreed
from kompass.catalogue.area_level import is_assessed_as_whole
from kompass.points import step_of
from kompass.report.findings import SEVERITY_NAMES, Finding, Kind, Place, Severity
from kompass.report.own_words import begun, by_marks
from kompass.swedish import format_number, join_words


def missing(snapshot: Snapshot) -> tuple[Finding, ...]:
    """Return what is missing or inconsistent; nothing for a finished assessment."""
    result = score(snapshot)
    return (
        *_conflicts(snapshot),
        *_scores(snapshot, result),
        *_maxima(result),
        *_facts(snapshot),
        *(finding for area in result.areas for finding in _texts(snapshot, area)),
        *_inconsistencies(snapshot),
        *_off_step(snapshot, result),
        *_by_hand(result),
        *_citations(snapshot),
    )


def is_draft(snapshot: Snapshot, result: Result) -> bool:
    """Tell whether a report is a draft: something is not assessed, or not decided in a merge."""
    return not result.complete or bool(snapshot.conflicts)


def as_text(findings: Sequence[Finding]) -> str:
    """Return the findings as people read them, one line each under their severity."""
    if not findings:
        return "Inget saknas. Rapporten kan lämnas."
    lines: list[str] = []
    for severity, name in SEVERITY_NAMES.items():
        found = [finding.sentence for finding in findings if finding.severity is severity]
        if found:
            lines += [f"{name} ({len(found)})", *(f"  {sentence}" for sentence in found)]
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return the findings for other programs."""
    return [
        {
            "severity": finding.severity.value,
            "kind": finding.kind.value,
            "question": finding.place.question_number or None,
            "area": finding.place.area_number,
            "field": finding.place.field or None,
            "sentence": finding.sentence,
        }
        for finding in findings
    ]


def _conflicts(snapshot: Snapshot) -> Iterator[Finding]:
    count = len(snapshot.conflicts)
    if count:
        what = "1 konflikt" if count == 1 else f"{count} konflikter"
        yield Finding(
            Kind.CONFLICT,
            Severity.BLOCKS,
            Place(field="conflicts"),
            f"{what} efter en sammanslagning är inte avgjord{'' if count == 1 else 'a'}.",
        )


def _scores(snapshot: Snapshot, result: Result) -> Iterator[Finding]:
    """Yield unscored questions; an area where nothing is scored or begun is told once."""
    for area in result.areas:
        touched = any(begun(snapshot, scored) for scored in area.questions)
        if area.questions and not touched and len(area.missing) == len(area.questions):
            first = Place(
                question=area.missing[0].id,
                area=area.area.id,
                area_number=area.area.number,
                field="points",
            )
            sentence = f"Område {area.area.number} {area.area.title} är inte bedömt"
            if is_assessed_as_whole(area.area):
                sentence += "."
            else:
                count = len(area.missing)
                sentence += f": {count} {'delfråga' if count == 1 else 'delfrågor'} saknar poäng."
            yield Finding(Kind.NOT_SCORED, Severity.BLOCKS, first, sentence)
            continue
        for scored in area.questions:
            if scored.points is None:
                question = scored.question
                place = Place(
                    question.id, question.number, area.area.id, area.area.number, field="points"
                )
                why = begun(snapshot, scored) or "är inte bedömd."
                sentence = f"Fråga {question.number} {question.title} {why}"
                yield Finding(Kind.NOT_SCORED, Severity.BLOCKS, place, sentence)


def _maxima(result: Result) -> Iterator[Finding]:
    """Yield areas whose maximum the edition does not know: they never get final points."""
    for area in result.areas:
        if area.max_points is None and not area.missing:
            yield Finding(
                Kind.NO_MAXIMUM,
                Severity.BLOCKS,
                _area_place(area, ""),
                f"Högsta poäng för område {area.area.number} {area.area.title} är inte känd i "
                "utgåvan, så området kan inte få slutliga poäng.",
            )


def _facts(snapshot: Snapshot) -> Iterator[Finding]:
    details = snapshot.details
    asked = {
        "summary": (details.summary.strip(), "Sammanfattningen är inte skriven."),
        "visit_from": (details.visit_from, "Datum för besöket saknas."),
        "assessors": (
            [row for row in snapshot.assessors if row.name.strip()],
            "Ingen utvärderare är angiven.",
        ),
        "inhabitants": (details.inhabitants is not None, "Antalet invånare saknas."),
        "about": (details.about.strip(), "Texten om kommunen är inte skriven."),
        "organisation": (details.organisation.strip(), "Texten om organisationen saknas."),
        "seats": (snapshot.seats, "Mandaten i fullmäktige är inte ifyllda."),
        "conduct": (
            details.conduct.strip(),
            "Texten om hur utvärderingen gjordes är inte skriven.",
        ),
    }
    for field, (there, sentence) in asked.items():
        if not there:
            yield Finding(Kind.NO_FACT, Severity.REMARK, Place(field=field), sentence)


def _texts(snapshot: Snapshot, area: AreaResult) -> Iterator[Finding]:
    texts = snapshot.area_texts(area.area.id)
    introduction = texts.introduction.strip() or area.area.suggested_introduction.strip()
    asked = {
        "findings": ("iakttagelser", texts.findings.strip()),
        "strengths": ("styrkor", any(row.text.strip() for row in texts.strengths)),
        "improvements": (
            "förbättringsområden",
            any(row.text.strip() for row in texts.improvements),
        ),
        "introduction": ("text om varför det är viktigt", introduction),
    }
    absent = {field: what for field, (what, there) in asked.items() if not there}
    if absent:
        what = join_words(list(absent.values()))
        sentence = f"Område {area.area.number} {area.area.title} saknar {what}."
        place = _area_place(area, next(iter(absent)))
        yield Finding(Kind.NO_TEXT, Severity.REMARK, place, sentence)
    yield from _empty_rows(texts, area)


def _empty_rows(texts: AreaTexts, area: AreaResult) -> Iterator[Finding]:
    """Yield good examples whose improvement has no text: they would be left out."""
    for row in texts.improvements:
        if row.good_examples.strip() and not row.text.strip():
            yield Finding(
                Kind.NO_TEXT,
                Severity.REMARK,
                _area_place(area, "improvements"),
                f"Ett förbättringsområde i område {area.area.number} har goda exempel "
                f"({row.good_examples.strip()}) men ingen text.",
            )


def _inconsistencies(snapshot: Snapshot) -> Iterator[Finding]:
    found = [*_visit(snapshot.details), *_seats(snapshot)]
    details = snapshot.details
    if details.inhabitants is not None and details.inhabitants_year is None:
        found.append(("inhabitants_year", "Det framgår inte vilket år antalet invånare gäller."))
    for field, sentence in found:
        yield Finding(Kind.NOT_CONSISTENT, Severity.REMARK, Place(field=field), sentence)


def _visit(details: Details) -> Iterator[tuple[str, str]]:
    first, last = details.visit_from, details.visit_to
    if first and last and last < first:
        yield "visit_to", "Besöket slutar innan det börjar. Rätta datumen."
    elif first and details.year not in {first.year, (last or first).year}:
        yield "year", f"Besöket var {first.year}, men utvärderingen gäller {details.year}."


def _seats(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    rows = snapshot.seats
    if not rows:
        return
    if sum(row.seats or 0 for row in rows) == 0:
        yield "seats", "Mandaten i fullmäktige summerar till 0."
        return
    for row in rows:
        party = row.party.strip()
        if not party:
            yield "seats", "En rad i mandattabellen saknar parti och kommer inte med i rapporten."
        elif row.seats is None:
            yield "seats", f"Antalet mandat för {party} saknas, så summan kan inte visas."
    names = [row.party.strip().casefold() for row in rows if row.party.strip()]
    for party in sorted({name for name in names if names.count(name) > 1}):
        shown = next(row.party.strip() for row in rows if row.party.strip().casefold() == party)
        yield "seats", f"{shown} står mer än en gång i mandattabellen."


def _off_step(snapshot: Snapshot, result: Result) -> Iterator[Finding]:
    percent = snapshot.edition.step_percent
    for area in result.areas:
        for scored in area.questions:
            question, points = scored.question, scored.points
            if not scored.off_step or points is None or question.max_points is None:
                continue
            step = format_number(step_of(question.max_points, percent))
            yield Finding(
                Kind.OFF_STEP,
                Severity.REMARK,
                Place(question.id, question.number, area.area.id, area.area.number, "points"),
                f"Fråga {question.number} har {format_number(points)} poäng. Det ligger mellan de "
                f"vanliga stegen om {step} poäng.",
            )


def _by_hand(result: Result) -> Iterator[Finding]:
    for area in result.areas:
        for scored in area.questions:
            given, question = by_marks(scored), scored.question
            if given and scored.points is not None:
                yield Finding(
                    Kind.BY_HAND,
                    Severity.REMARK,
                    Place(question.id, question.number, area.area.id, area.area.number, "points"),
                    f"Fråga {question.number} har {format_number(scored.points)} poäng satta för "
                    f"hand, fast {given}.",
                )


def _citations(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield rationales that cite evidence which has been removed, or is not in this copy."""
    for area in snapshot.edition.areas:
        for question in area.questions:
            text = agreed(snapshot, question.id).rationale
            for name in unresolved(text, snapshot.material):
                yield Finding(
                    Kind.CITATION,
                    Severity.REMARK,
                    Place(question.id, question.number, area.id, area.number, "rationale"),
                    f"Motiveringen till {question.number} hänvisar till {name}, som inte finns "
                    "bland beläggen.",
                )


def _area_place(area: AreaResult, field: str) -> Place:
    return Place(area=area.area.id, area_number=area.area.number, field=field)
