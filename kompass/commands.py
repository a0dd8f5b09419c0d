"""What each command of the command line does: read, call the core, print."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from kompass.saying import say, say_json, somebody

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Assessor, Snapshot, Unit
    from kompass.assessment.storage import AssessmentFile

DEFAULT_EDITION = "kommunkompassen-2002"  # the only complete edition that has been published

PICTURE_INCHES = (8.0, 8.0)

_EVIDENCE = {
    "without_evidence": "Poäng utan belägg",
    "against_evidence": "Poäng som beläggen motsäger",
}

NAMES = (
    "open", "example", "new", "score", "import-scores", "totals", "check", "profile", "compare",
    "report", "merge", "erase", "overdue", "archive", "catalogue",
)  # fmt: skip


def open_window(options: Namespace) -> int:
    """Open the desktop app; returns when its window is closed."""
    _check_screen()
    from ui.app import run

    return run(options.file)


def example(options: Namespace) -> int:
    """Write the bundled example."""
    from kompass.assessment.example import write

    write(options.file, author=somebody())
    say(f"{options.file}: Södertälje 2006.")
    return 0


def new(options: Namespace) -> int:
    """Create an empty assessment."""
    from kompass.assessment.snapshot import Details
    from kompass.assessment.storage import create
    from kompass.catalogue.area_level import at_area_level, in_words
    from kompass.catalogue.indicator_set import with_indicators
    from kompass.catalogue.known import known

    catalogue = known()
    edition = catalogue.edition(options.edition)
    if options.indicators is not None:
        edition = with_indicators(edition, catalogue.indicator_set(options.indicators))
    edition = at_area_level(edition)
    details = Details(unit=_unit(options), year=options.year)
    with create(options.file, details=details, edition=edition, author=somebody()) as file:
        say(f"{file.path}: {file.snapshot.title}, {edition.title}.")
        if edition.indicator_set is not None:
            say(f"Med {edition.indicator_set.title}: {edition.indicator_set.label}.")
        if said := in_words(edition):
            say(said)
    return 0


def score(options: Namespace) -> int:
    """Set the points of one question: the team's, or with ``--own`` the assessor's own."""
    from kompass.assessment import edits
    from kompass.assessment.snapshot import TEAM
    from kompass.points import parse_points
    from kompass.swedish import format_number

    if options.own and options.assessor is None:
        raise KompassError("Skriv vems egna poäng det gäller, med --assessor NAMN.")
    with _opened(options.file, options.assessor) as file:
        question = file.snapshot.edition.question_numbered(options.question)
        points = None if options.points == "-" else parse_points(options.points)
        whose = _named(options.assessor, file.snapshot).id if options.own else TEAM
        if points is not None and options.reason is not None:
            edits.set_override(file, whose, question.id, points, options.reason)
        elif options.own:
            edits.set_own_points(file, whose, question.id, points)
        else:
            edits.set_points(file, question.id, points)
        if options.own:
            said = "inga" if points is None else format_number(points)
            say(f"{options.assessor} har {said} egna poäng på {question.number}.")
        _say_total(file.snapshot)
    return 0


def import_scores(options: Namespace) -> int:
    """Take in the points of a table, all or none."""
    from kompass.assessment import edits
    from kompass.assessment.score_table import read

    with _opened(options.file, options.assessor) as file:
        table = read(options.table, file.snapshot.edition)
        count = edits.import_points(file, table.points)
        say(f"{len(table.points)} poäng lästa ur {options.table.name}, {count} ändrade.")
        if len(table.empty_rows) == 1:
            say("1 rad utan poäng lämnades orörd.")
        elif table.empty_rows:
            say(f"{len(table.empty_rows)} rader utan poäng lämnades orörda.")
        _say_total(file.snapshot)
    return 0


def totals(options: Namespace) -> int:
    """Print points per question, area and in total."""
    from kompass.totals import as_json, as_text

    snapshot = _snapshot(options.file)
    say_json(as_json(snapshot)) if options.json else say(as_text(snapshot))
    return 0


def check(options: Namespace) -> int:
    """Print what is missing or inconsistent before the report goes out."""
    from kompass.report.checks import as_json, as_text, missing
    from kompass.report.findings import Severity

    snapshot = _snapshot(options.file)
    findings = missing(snapshot)
    ready = not any(finding.severity is Severity.BLOCKS for finding in findings)
    evidence = _evidence(snapshot) if options.evidence else {}
    if options.json:
        say_json({"ready": ready, "findings": as_json(findings), **evidence})
    else:
        say(as_text(findings))
        for key, numbers in evidence.items():
            say(f"{_EVIDENCE[key]}: {', '.join(numbers) or 'inga'}.")
    return 0


def _evidence(snapshot: "Snapshot") -> dict[str, list[str]]:
    """Return the numbers of the questions whose points rest on too little."""
    from kompass.assessment import support

    number = {question.id: question.number for question in snapshot.edition.questions()}
    return {
        "without_evidence": [number[each] for each in support.without_evidence(snapshot)],
        "against_evidence": [number[each] for each in support.against_evidence(snapshot)],
    }


def profile(options: Namespace) -> int:
    """Save the compass rose as a picture."""
    from kompass.charts import compass, files
    from kompass.charts.profile import MOST_REFERENCES, profile_of
    from kompass.charts.theme import PAPER
    from kompass.report_choosing import Chooser

    _check_output(options)
    snapshot = _snapshot(options.file)
    references = Chooser(options.archive, snapshot, _snapshot).references(options.against)
    if len(references) > MOST_REFERENCES:
        raise KompassError(f"Kompassrosen rymmer {MOST_REFERENCES} jämförelser. Ange färre.")
    figure = compass.compass(
        profile_of(snapshot, next(iter(references), None), references[1:]), PAPER, PICTURE_INCHES
    )
    files.save(figure, options.output)
    say(f"{options.output}: kompassrosen för {snapshot.title}.")
    return 0


def report(options: Namespace) -> int:
    """Write the report in the format of the output's suffix."""
    from kompass.report.export import export
    from kompass.report.scope import Scope
    from kompass.report_choosing import Chooser

    _check_output(options)
    snapshot = _snapshot(options.file)
    chooser = Chooser(options.archive, snapshot, _snapshot)
    references = chooser.references(options.against)
    if len(references) > 1:
        raise KompassError("Rapporten jämför med ett referensvärde. Ange --against en gång.")
    export(
        snapshot,
        options.output,
        reference=next(iter(references), None),
        others=chooser.others(options.beside),
        scope=Scope(appendix=options.appendix, earlier=chooser.earlier(options.earlier)),
    )
    say(f"{options.output}: rapporten för {snapshot.title}.")
    _say_total(snapshot)
    return 0


def _check_output(options: Namespace) -> None:
    """Refuse to write over what is read: an assessment may have any name, "vår.pdf" too."""
    given = [*(options.against or ()), *filter(None, [getattr(options, "earlier", None)])]
    for read in (options.file, *map(Path, given)):
        if read.exists() and options.output.exists() and options.output.samefile(read):
            raise KompassError(
                f"”{options.output}” är utvärderingen själv. Ge det som ska skrivas ett annat namn."
            )


def _check_screen() -> None:
    """Without a screen Qt would end the process with a core dump."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in names):
        raise KompassError(
            "Fönstret kan inte öppnas: här finns ingen skärm. Använd kommandona som visas med "
            "kompass --help."
        )


def _opened(path: Path, assessor: str | None) -> "AssessmentFile":
    from kompass.assessment.storage import open_file

    file = open_file(path, author=assessor or somebody())
    if assessor is not None:
        try:
            _named(assessor, file.snapshot)
        except KompassError:
            file.close()
            raise
    return file


def _named(name: str, snapshot: "Snapshot") -> "Assessor":
    """Return the only member of the team with this name."""
    found = [person for person in snapshot.assessors if person.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        raise KompassError(f"{name} står {len(found)} gånger i gruppen. Ge dem olika namn först.")
    names = [person.name for person in snapshot.assessors]
    known = f"I gruppen finns {', '.join(names)}." if names else "Gruppen är tom."
    raise KompassError(f"{name} är inte utvärderare här. {known}")


def _snapshot(path: Path) -> "Snapshot":
    from kompass.assessment.storage import open_file

    with open_file(path, author=somebody(), read_only=True) as file:
        return file.snapshot


def _unit(options: Namespace) -> "Unit":
    from kompass.assessment.register import find
    from kompass.assessment.snapshot import Unit, UnitKind

    if options.unit is not None:
        return Unit(name=options.unit, kind=UnitKind(options.kind))
    found = find(options.municipality)
    return Unit(name=found.name, code=found.code, county=found.county)


def _say_total(snapshot: "Snapshot") -> None:
    from kompass.assessment.scoring import score as add_up
    from kompass.totals import said

    say(f"Totalt {said(add_up(snapshot))}.")
