"""What an assessor does alone: scores everything by the command line, and writes texts.

``python alone.py FILE NAME`` runs on a laptop whose clock may be wrong.
"""

import sys
from pathlib import Path

from visit_plan import (
    BEFORE_THE_MEETING,
    BO,
    CECILIA,
    CLASHES,
    NEW_STRENGTHS,
    OWN,
    STRENGTH_BEFORE,
    WITH_REASON_ALREADY,
    swedish,
)
from wrong_clock import set_clock

from kompass.assessment import edits
from kompass.assessment.snapshot import Details, Snapshot, Unit
from kompass.assessment.storage import AssessmentFile, create, open_file
from kompass.catalogue.files import packaged
from kompass.cli import main
from kompass.ids import RowId

INTRODUCTION, RATIONALE, FINDINGS_3, STRENGTH, FINDINGS_6, _ = CLASHES


def begin(path: Path, team: tuple[str, ...]) -> None:
    """Write the file that everybody gets a copy of: the team, and one strength in area 5."""
    edition = packaged("kommunkompassen-2002")
    with create(
        path, details=Details(Unit("Provby"), 2026), edition=edition, author=team[0]
    ) as file:
        for name in team:
            edits.add_assessor(file, name)
        edits.set_blind(file, on=True)
        edits.add_strength(file, edition.areas[4].id, STRENGTH_BEFORE)


def work_alone(path: Path, name: str) -> None:
    """Score all questions as planned, second thoughts too, and write."""
    for number, opinion in OWN[name].items():
        for points in (opinion.first, opinion.points):
            if points is not None:
                _run("score", str(path), number, swedish(points), "--own", "--assessor", name)
    clash = CLASHES[-1].versions[name]
    _run("score", str(path), BEFORE_THE_MEETING, clash, "--assessor", name)
    with open_file(path, author=name) as file:
        _write(file, name)


def _write(file: AssessmentFile, name: str) -> None:
    snapshot = file.snapshot
    edition = snapshot.edition
    areas = {str(area.number): area.id for area in edition.areas}
    me = next(person.id for person in snapshot.assessors if person.name == name)
    for number, opinion in OWN[name].items():
        edits.set_own_rationale(file, me, edition.question_numbered(number).id, opinion.rationale)
    area, text = NEW_STRENGTHS[name]
    edits.add_strength(file, areas[area], text)
    edits.set_rationale(
        file, edition.question_numbered(WITH_REASON_ALREADY).id, RATIONALE.versions[name]
    )
    edits.set_findings(file, areas["3"], FINDINGS_3.versions[name])
    edits.set_findings(file, areas["6"], FINDINGS_6.versions[name])
    if name == BO:
        edits.set_introduction(file, areas["1"], INTRODUCTION.versions[name])
        edits.set_strength(file, _first_strength(snapshot), STRENGTH.outcome)
    elif name == CECILIA:
        edits.remove_strength(file, _first_strength(snapshot))


def _first_strength(snapshot: Snapshot) -> RowId:
    return snapshot.area_texts(snapshot.edition.areas[4].id).strengths[0].id


def _run(*arguments: str) -> None:
    if main(arguments) != 0:
        raise SystemExit(f"kompass {' '.join(arguments)} failed")


if __name__ == "__main__":
    set_clock()
    work_alone(Path(sys.argv[1]), sys.argv[2])
