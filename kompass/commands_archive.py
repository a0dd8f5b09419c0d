"""What the commands of the archive do with results: list, show, publish, correct, take back."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass.archive_choosing import editions_of, opened, selection_of, the_result
from kompass.errors import KompassError
from kompass.saying import say, say_json, somebody

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Edition
    from kompass.ids import AreaId, QuestionId


def list_all(options: Namespace) -> int:
    """Print the results that are asked for, and say which."""
    with opened(options, read_only=True) as archive:
        selection = selection_of(options, archive)
        results = archive.results(selection)
        editions = {edition.id: edition for edition in editions_of(archive)}
        if options.json:
            from kompass.archive.as_json import result_document

            found = [
                result_document(one, editions.get(one.edition) if one.edition else None)
                for one in results
            ]
            say_json({"selection": selection.in_words(), "count": len(found), "results": found})
            return 0
        for result in results:
            say(_in_one_line(result))
        count = "Ett resultat" if len(results) == 1 else f"{len(results)} resultat"
        say(f"{count}: {selection.in_words()}.")
    return 0


def write_out(options: Namespace) -> int:
    """Write the results that are asked for as a table."""
    from kompass.archive.writing_out import write_out as write

    with opened(options, read_only=True) as archive:
        selection = selection_of(options, archive)
        results = archive.results(selection)
        editions = {edition.id: edition for edition in editions_of(archive)}
        write(results, editions, options.output)
        say(f"{options.output}: {len(results)} resultat, {selection.in_words()}.")
    return 0


def show(options: Namespace) -> int:
    """Print everything that the archive has about one result, and what was done with it."""
    from kompass.archive.as_json import result_document, trace_document

    with opened(options, read_only=True) as archive:
        result = the_result(archive, options.result)
        edition = _edition_of(result, editions_of(archive))
        trace = archive.trace(result.id)
        if options.json:
            said = [trace_document(one) for one in trace]
            say_json({**result_document(result, edition), "trace": said})
            return 0
        say(f"{result.id}: {result.title}")
        _say_preview(result, edition)
        _say_marks(result)
        for one in trace:
            why = f": {one.why}" if one.why else ""
            deed = _DEEDS.get(one.what.value, "")
            say(f"{one.at.astimezone():%Y-%m-%d %H:%M} {one.by}, {deed}{why}")
    return 0


_DEEDS: Mapping[str, str] = MappingProxyType(
    {
        "added": "lade till",
        "shipped": "följde med programmet",
        "corrected": "rättade",
        "withdrawn": "återtog",
        "restored": "återställde",
    }
)


def publish(options: Namespace) -> int:
    """Publish a signed assessment, after showing exactly what goes in."""
    from kompass.archive.as_json import result_document
    from kompass.archive.publishing import draft

    snapshot = _snapshot(options)
    texts = _texts(snapshot, options)
    result = draft(snapshot, with_statements=texts, country=options.country or "")
    if options.dry_run:
        _say_what_goes_in(snapshot, result, options)
    else:
        with opened(options) as archive:
            _refuse_known(archive.alike(result), options)
            _say_what_goes_in(snapshot, result, options)
            archive.add([result], editions=[snapshot.edition])
    if options.json:
        said = None if options.dry_run else result.id
        say_json({"saved": said, **result_document(result, snapshot.edition)})
    else:
        say("Inget har sparats." if options.dry_run else f"Publicerat: {result.id}")
    return 0


def _texts(snapshot: "Snapshot", options: Namespace) -> list[str]:
    """Return the ids of the texts that go along: none unless asked for, none that names people."""
    from kompass.archive.publishing import offered

    return [one.id for one in offered(snapshot) if options.texts and not one.named]


def _say_what_goes_in(snapshot: "Snapshot", result: "Result", options: Namespace) -> None:
    from kompass.archive.publishing import left_behind

    if options.json:
        return
    _say_preview(result, snapshot.edition)
    if options.texts:
        _say_named(snapshot)
    say(f"Följer inte med: {'; '.join(left_behind(snapshot))}.")


def _refuse_known(alike: "Sequence[Result]", options: Namespace) -> None:
    """Raise ``KompassError`` where the archive has the visit: counted twice it would mislead."""
    if not alike:
        return
    there = alike[0]
    raise KompassError(
        f"{there.title} finns redan i jämförelsebasen ({there.id}). Låt utvärderingen rätta det: "
        f"kompass archive correct {there.id} {options.file} --why SKÄL"
    )


def withdraw(options: Namespace) -> int:
    """Take a result back; it is kept with the reason."""
    with opened(options) as archive:
        result = the_result(archive, options.result)
        taken = archive.withdraw(result.id, version=result.version, why=options.why)
        say(f"{taken.title} är återtaget. Det kan återställas med: kompass archive restore.")
    return 0


def restore(options: Namespace) -> int:
    """Put a withdrawn result back among the others."""
    with opened(options) as archive:
        result = the_result(archive, options.result)
        back = archive.restore(result.id, version=result.version, why=options.why)
        say(f"{back.title} är med igen.")
    return 0


def correct(options: Namespace) -> int:
    """Correct a result, by single figures or by its assessment; the old one stays in the log."""
    from kompass.archive.publishing import as_correction, differences, draft

    editions: list[Edition] = []
    with opened(options) as archive:
        stored = the_result(archive, options.result)
        edition = _edition_of(stored, editions_of(archive))
        if options.file is not None:
            snapshot = _snapshot(options)
            texts = _texts(snapshot, options)
            own = draft(snapshot, with_statements=texts, country=stored.country)
            corrected, edition = as_correction(own, stored), snapshot.edition
            editions = [edition]
        else:
            corrected = _changed(stored, edition, options)
        if edition is not None:
            for line in differences(stored, corrected, edition):
                say(line)
        if options.dry_run:
            say("Inget har sparats.")
            return 0
        saved = archive.correct(corrected, why=options.why, editions=editions)
        say(f"{saved.title} är rättat (version {saved.version}).")
    return 0


def _changed(stored: "Result", edition: "Edition | None", options: Namespace) -> "Result":
    """Return the result with the figures and facts that the options give."""
    from kompass.archive.limits import possible

    areas, questions = dict(stored.areas), dict(stored.questions)
    for given in options.points or ():
        _set(given, edition, areas, questions)
    changed = replace(
        stored,
        areas=MappingProxyType(areas),
        questions=MappingProxyType(questions),
        year=stored.year if options.year is None else options.year,
        source=options.source or stored.source,
        note=stored.note if options.note is None else options.note,
        printed_total=stored.printed_total if options.total is None else _figure(options.total),
    )
    if options.not_comparable is not None:
        why = f"Inte direkt jämförbar: {options.not_comparable}"
        changed = replace(changed, comparable=False, why_not=why)
    if changed == stored:
        raise KompassError("Det finns inget att rätta. Ange till exempel --points 3=77.")
    return possible(changed, edition)


def _set(
    given: str,
    edition: "Edition | None",
    areas: "dict[AreaId, Decimal | None]",
    questions: "dict[QuestionId, Decimal]",
) -> None:
    from kompass.catalogue.model import FULL_AREA
    from kompass.points import check_range

    number, equals, value = given.partition("=")
    if not equals or edition is None:
        raise KompassError(f"”{given}” går inte. Skriv till exempel 3=77 eller 3.1=22,5.")
    points = _figure(value)
    area = next((one for one in edition.areas if str(one.number) == number.strip()), None)
    if area is not None:
        most = area.max_points or FULL_AREA
        if points is not None and not 0 <= points <= most:
            said = f"{_said(points)} poäng i område {area.number} går inte"
            raise KompassError(f"{said}: ett område ger mellan 0 och {_said(most)}.")
        areas[area.id] = points
        return
    question = edition.question_numbered(number)
    if points is None:
        questions.pop(question.id, None)
        return
    check_range(points, question.max_points, number)
    questions[question.id] = points


def _figure(text: str) -> Decimal | None:
    """Return the points that somebody typed, ``None`` for "-" (unknown)."""
    from kompass.points import parse_points

    return None if text.strip() == "-" else parse_points(text)


def _snapshot(options: Namespace) -> "Snapshot":
    from kompass.assessment.storage import open_file

    with open_file(options.file, author=somebody(), read_only=True) as file:
        return file.snapshot


def _edition_of(result: "Result", editions: tuple["Edition", ...]) -> "Edition | None":
    return next((edition for edition in editions if edition.id == result.edition), None)


def _say_preview(result: "Result", edition: "Edition | None") -> None:
    from kompass.archive.publishing import preview

    if edition is None:
        say(f"Utgåvan är okänd. Totalt {_said(result.total)}. Källa: {result.source}")
        return
    for line in preview(result, edition):
        say(f"  {line.label}: {line.value}")


def _say_named(snapshot: "Snapshot") -> None:
    from kompass.archive.publishing import offered

    for one in offered(snapshot):
        if one.named:
            say(f"Följer inte med, nämner {', '.join(one.named)}: {one.statement.text[:80]}")


def _say_marks(result: "Result") -> None:
    if result.total_differs:
        added = _said(result.computed_total)
        say(f"Tryckt totalsumma {_said(result.printed_total)}, men områdena blir {added}.")
    if result.withdrawn is not None:
        say(f"Återtaget av {result.withdrawn.by}: {result.withdrawn.why}")


def _in_one_line(result: "Result") -> str:
    from kompass.archive.values import edition_name

    total = "totalt okänt" if result.total is None else f"{_said(result.total)} poäng"
    marks = [
        "" if result.comparable else "inte direkt jämförbar",
        f"tryckt {_said(result.printed_total)}" if result.total_differs else "",
        "" if result.withdrawn is None else "återtaget",
    ]
    said = ", ".join(filter(None, [edition_name(result.edition), total, *marks]))
    return f"{result.id}  {result.title}, {said}"


def _said(points: Decimal | None) -> str:
    from kompass.swedish import format_number

    return "okänt" if points is None else format_number(points)
