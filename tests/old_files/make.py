"""Write an assessment file of the schema as it is now, and what it says, to be kept for good."""

import json
import sys
import tempfile
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from kompass.assessment import edits, erasing, example
from kompass.assessment.file.migrations import SCHEMA
from kompass.assessment.material import Direction, LookupOutcome, Touch
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import TEAM, Colour, Marker, MarkStatus, Snapshot
from kompass.assessment.storage import AssessmentFile, create
from kompass.assessment.team.members import looks
from kompass.assessment.team.standing import agreed
from kompass.assessment.words.wording import describe
from kompass.catalogue.indicators import IndicatorSet, QuestionIndicators, with_indicators
from kompass.catalogue.model import Indicator
from kompass.ids import IndicatorId, IndicatorSetId, QuestionId
from kompass.sources.anchors import anchor
from kompass.sources.model import DocumentText, Form, PageText, Place, Taken
from kompass.swedish import format_number

HERE = Path(__file__).parent


def main() -> None:
    """Make the file and the description beside it."""
    path = HERE / f"schema_{SCHEMA}.kompass"
    wanted = marked(example.snapshot())
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


def marked(wanted: Snapshot) -> Snapshot:
    """Return an assessment with indicators at one of its questions, 1.3, worth 20 points."""
    question = wanted.edition.question_numbered("1.3")
    indicators = tuple(
        Indicator(IndicatorId(f"gammal-{at}"), f"Åtgärd {at}", Decimal(points))
        for at, points in enumerate(("7.5", "12.5"), 1)
    )
    chosen = IndicatorSet(
        IndicatorSetId("gammal"),
        "Gammal lista",
        "Prov",
        "Prov",
        wanted.edition.id,
        wanted.edition.content_hash,
        (QuestionIndicators(question.id, indicators),),
    )
    by_hand = replace(wanted.score(question.id), override_reason="Publicerad")
    return replace(
        wanted,
        edition=with_indicators(wanted.edition, chosen),
        scores={**wanted.scores, question.id: by_hand},
    )


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
    team_work(file)
    material_work(file)
    edits.set_points(file, second.questions[0].id, Decimal(1))
    edits.undo(file)


def team_work(file: AssessmentFile) -> None:
    """Do a little of everything that a team does."""
    area = file.snapshot.edition.areas[0]
    direct, by_marks = area.questions[0].id, area.questions[2]
    person = file.snapshot.assessors[0].id
    edits.set_assessor(file, person, initials="Å1", colour=Colour.GREEN, marker=Marker.STAR)
    edits.add_assessor(file, "Bo Åberg", "kollega")
    edits.set_lead(file, person)
    edits.set_blind(file, on=True)
    edits.set_own_points(file, person, direct, Decimal("12.5"))
    edits.set_own_rationale(file, person, direct, "Egen motivering – å")
    first, second = by_marks.indicators
    edits.set_mark(file, person, first.id, MarkStatus.PARTLY, percent=40)
    edits.set_mark_note(file, person, second.id, "Egen anteckning")
    edits.set_mark(file, TEAM, first.id, MarkStatus.MET)
    edits.set_mark(file, TEAM, second.id, MarkStatus.NOT_MET)
    edits.set_override(file, person, by_marks.id, Decimal(8), "Eget skäl")
    edits.open_questions(file, [direct], by=person)
    edits.sign(file, person)


def material_work(file: AssessmentFile) -> None:
    """Do a little of everything with sources, interviews and evidence."""
    one, two = (question.id for question in file.snapshot.edition.areas[0].questions[:2])
    text = "Målen följs upp varje tertial – å.\nNämnderna svarar."
    content = text.encode()
    page = PageText(0, "iv", text, (Place(0, "avsnitt 1"),), 2)
    read = DocumentText(Form.TEXT, "Budget 2006", (page,), ("En anmärkning.",), "prov", "1")
    taken = Taken(content, sha256(content).hexdigest(), read)
    request = edits.add_request(file, title="Budget", questions=[one])
    source = edits.add_source(file, taken, sort="budget", request=request)
    edits.add_excerpt(file, source, anchor(page, 0, 15), ties=[edits.Tie(one), edits.Tie(two)])
    edits.add_lookup(file, question=two, text="Diarium", outcome=LookupOutcome.PARTLY)
    guide = edits.add_guide(file, "Ekonomichef", "Egen", [(one, "Hur?"), (None, "Vad?")])
    interview = edits.add_interview(
        file, role="Ekonomichef", guide=guide, day=date(2006, 9, 12), starts=time(9, 30)
    )
    asked = file.snapshot.material.questions_of(guide)[0].id
    edits.set_asked(file, interview, asked, Touch.ENOUGH)
    person = edits.add_person(file, interview, name="Karin Ståhl", code="EC")
    gone = edits.add_person(file, interview, name="Olle Fäldt", code="BI")
    line = edits.add_line(file, interview, "Följs upp, sa Olle Fäldt", speaker=person)
    edits.add_links(file, line, [edits.Tie(one, Direction.CONTRADICTS, 3, "Inte alla")])
    edits.remove_line(file, edits.add_line(file, interview, "Struken"))
    erasing.erase(file, erasing.plan(file, [gone]))


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
        **team_says(file),
        **material_says(file),
        "changes": len(file.changes()),
        "authors": sorted({change.author for change in file.changes()}),
        "undo": describe(undo, snapshot),
        "redo": describe(redo, snapshot),
    }


def team_says(file: AssessmentFile) -> dict[str, object]:
    """Return what a team has done, nothing for a file older than that."""
    snapshot = file.snapshot
    if not snapshot.own_scores:
        return {}
    by_marks = snapshot.edition.question_numbered("1.3").id
    return {
        "own": sorted(
            [number_of(snapshot, question), str(score.points), score.rationale]
            for (_, question), score in snapshot.own_scores.items()
        ),
        "marks": sorted(
            [indicator, str(mark.share), mark.note]
            for (_, indicator), mark in snapshot.marks.items()
        ),
        "by_hand": [agreed(snapshot, by_marks).override_reason],
        "opened": [number_of(snapshot, question) for question in snapshot.opened],
        "signatures": [signature.current for signature in snapshot.signatures.values()],
        "lead": snapshot.lead.name if snapshot.lead else None,
        "blind": snapshot.details.blind,
        "looks": [list(vars(look).values()) for look in looks(snapshot.assessors).values()],
    }


def material_says(file: AssessmentFile) -> dict[str, object]:
    """Return what points rest on, nothing for a file older than that."""
    material = file.snapshot.material
    if not material.sources:
        return {}
    snapshot = file.snapshot
    return {
        "sources": [[each.title, each.sort, each.sha256] for each in material.sources],
        "pages": [
            [page.label, page.text, page.place_at(3), page.unreadable]
            for each in material.sources
            for page in file.pages(each.sha256)
        ],
        "contents": [file.content(each.sha256).decode() for each in material.sources],
        "found": file.search("tertial").documents.total,
        "requests": [each.title for each in material.requests],
        "lookups": [[each.text, str(each.outcome)] for each in material.lookups],
        "interviews": [
            [each.role, str(each.day), str(each.starts)] for each in material.interviews
        ],
        "people": [[each.name, each.code] for each in material.all_people()],
        "asked": [str(each.state) for each in material.asked.values()],
        "lines": [
            [each.text, material.code_of(each.speaker) if each.speaker else ""]
            for each in material.lines.values()
        ],
        "excerpts": [each.anchor.quote for each in material.excerpts.values()],
        "links": sorted(
            [number_of(snapshot, each.question), each.direction.value, each.strength, each.comment]
            for each in material.links.values()
        ),
        "erased": [each.code for each in material.erased],
    }


def number_of(snapshot: Snapshot, question: QuestionId) -> str:
    """Return a question's printed number."""
    return snapshot.edition.question(question).number


if __name__ == "__main__":
    main()
