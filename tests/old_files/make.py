"""Write an assessment file of the schema as it is now, and what it says, to be kept for good."""

import json
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from kompass.assessment import edits, example
from kompass.assessment.journal import describe
from kompass.assessment.migrations import SCHEMA
from kompass.assessment.scoring import score
from kompass.assessment.storage import AssessmentFile, create
from kompass.swedish import format_number

HERE = Path(__file__).parent


def main() -> None:
    """Make the file and the description beside it."""
    path = HERE / f"schema_{SCHEMA}.kompass"
    wanted = example.snapshot()
    with (
        tempfile.TemporaryDirectory() as copies,
        create(
            path,
            details=wanted.details,
            edition=wanted.edition,
            author="Anna Ek",
            assessors=wanted.assessors,
            content=wanted,
            backup_folder=Path(copies),
        ) as file,
    ):
        work(file)
        said = json.dumps(what_it_says(file), ensure_ascii=False, indent=2)
    path.with_suffix(".json").write_text(said + "\n", encoding="utf-8")
    sys.stdout.write(f"{path}\n")


def work(file: AssessmentFile) -> None:
    """Do a little of everything, so that the file has something of every kind."""
    edition = file.snapshot.edition
    first, second = edition.areas[:2]
    file.author = "Bo Åberg"
    edits.set_points(file, first.questions[0].id, Decimal("22.5"))
    edits.set_points(file, first.questions[1].id, None)
    edits.set_rationale(file, first.questions[0].id, "Rad ett\nRad två – ”citat”")
    kept = edits.add_strength(file, second.id, "Ny styrka")
    edits.move_strength(file, kept, after=None)
    gone = edits.add_improvement(file, second.id, "Ta fram en plan")
    edits.set_good_examples(file, gone, "Nacka")
    edits.remove_improvement(file, gone)
    edits.add_seats(file, "Nytt parti", None)
    edits.remove_assessor(file, file.snapshot.assessors[-1].id)
    edits.set_details(file, purpose="Att följa upp 2003 års utvärdering", inhabitants=None)
    edits.set_points(file, second.questions[0].id, Decimal(1))
    edits.undo(file)


def what_it_says(file: AssessmentFile) -> dict[str, object]:
    """Return what every later version must read out of the file, in plain values."""
    snapshot, result = file.snapshot, score(file.snapshot)
    undo, redo = edits.next_undo(file), edits.next_redo(file)
    assert undo is not None
    assert redo is not None
    area = snapshot.edition.areas[1]
    return {
        "title": snapshot.title,
        "points_so_far": format_number(result.points_so_far),
        "missing": [question.number for question in result.missing],
        "areas": [format_number(area.points_so_far) for area in result.areas],
        "assessors": [person.name for person in snapshot.assessors],
        "seats": [[row.party, row.seats] for row in snapshot.seats],
        "purpose": snapshot.details.purpose,
        "visit_to": str(snapshot.details.visit_to),
        "inhabitants": snapshot.details.inhabitants,
        "rationale": snapshot.score(snapshot.edition.question_numbered("1.1").id).rationale,
        "strengths": [row.text for row in snapshot.area_texts(area.id).strengths],
        "improvements": [row.text for row in snapshot.area_texts(area.id).improvements],
        "changes": len(file.changes()),
        "authors": sorted({change.author for change in file.changes()}),
        "undo": describe(undo, snapshot),
        "redo": describe(redo, snapshot),
    }


if __name__ == "__main__":
    main()
