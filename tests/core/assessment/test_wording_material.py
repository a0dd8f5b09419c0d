"""What was done with sources, notes and links, in words; and nobody's name in any of them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kompass.assessment import conflicts, edits, history, merge
from kompass.assessment.journal.changes import Kind
from kompass.assessment.material import Direction
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.words import comparing
from kompass.assessment.words.merge_words import counted
from kompass.assessment.words.wording_material import at_role
from kompass.ids import QuestionId, RowId
from kompass.sources.anchors import anchor
from kompass.sources.model import Taken

Open = Callable[..., AssessmentFile]

NAME = "Zabrina Qvistgärde"
NINE = datetime(2006, 9, 12, 9, 2, tzinfo=UTC)


def question(file: AssessmentFile, number: str) -> QuestionId:
    return file.snapshot.edition.question_numbered(number).id


def latest(file: AssessmentFile) -> str:
    return history.entries(file)[-1].words


@pytest.fixture
def interview(file: AssessmentFile) -> RowId:
    return edits.add_interview(file, role="Ekonomichef")


@pytest.fixture
def budget(file: AssessmentFile, paper: Callable[..., Taken]) -> RowId:
    return edits.add_source(file, paper("Budget 2006", "Målen följs upp"))


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Ekonomichef", "ekonomichefen"),
        ("Kommunstyrelsens ordförande", "kommunstyrelsens ordföranden"),
        ("Oppositionsråd", "oppositionsrådet"),
        ("HR-chef", "HR-chefen"),
        ("Facklig företrädare", "facklig företrädaren"),
        ("Näringsliv", "”Näringsliv”"),
        ("", "någon"),
    ],
)
def test_whom_one_talks_to(role: str, said: str) -> None:
    assert at_role(role) == said


def test_notes(file: AssessmentFile, interview: RowId) -> None:
    assert latest(file) == "lade till intervju med ekonomichefen"
    line = edits.add_line(file, interview, "Målen följs upp")
    assert latest(file) == "lade till anteckningsrad hos ekonomichefen"
    edits.set_line(file, line, "Helt annat")
    assert latest(file) == "ändrade anteckningsrad hos ekonomichefen"
    edits.add_links(
        file, line, [edits.Tie(question(file, "1.1")), edits.Tie(question(file, "3.1"))]
    )
    assert latest(file) == "lade till koppling till 1.1 och 3.1"
    edits.split_line(file, line, 4)
    assert latest(file) == "ändrade delad anteckningsrad hos ekonomichefen"
    edits.remove_line(file, line)
    assert latest(file) == "tog bort anteckningsrad hos ekonomichefen"
    edits.undo(file)
    assert latest(file) == "ångrade borttagen anteckningsrad hos ekonomichefen"


def test_the_start_of_an_interview(file: AssessmentFile, interview: RowId) -> None:
    who = edits.add_assessor(file, "Anna")
    edits.set_started(file, interview, who, NINE)
    assert latest(file) == "markerade starten på intervjun med ekonomichefen"
    edits.set_started(file, interview, who, NINE + timedelta(minutes=5))
    assert latest(file) == "flyttade starten på intervjun med ekonomichefen"
    edits.undo(file)
    assert latest(file) == "ångrade markerad start på intervjun med ekonomichefen"
    assert file.snapshot.material.starts_of(interview) == {who: NINE}
    edits.set_started(file, interview, who, None)
    assert latest(file) == "tog bort starten på intervjun med ekonomichefen"
    assert file.snapshot.material.started == {}


def test_documents(file: AssessmentFile, budget: RowId, paper: Callable[..., Taken]) -> None:
    assert latest(file) == "lade till underlag ”Budget 2006”"
    source = file.snapshot.material.sources[0]
    place = anchor(file.page(source.sha256, 0), 0, 5)
    row = edits.add_excerpt(file, budget, place, ties=[edits.Tie(question(file, "3.4"))])
    assert latest(file) == "lade till utdrag ur Budget 2006 till 3.4"
    edits.set_excerpt(file, row, comment="Bra")
    assert latest(file) == "skrev kommentar till utdrag ur Budget 2006"
    link = file.snapshot.material.links_to(row)[0].id
    edits.set_link(file, link, direction=Direction.CONTRADICTS)
    assert latest(file) == "ändrade riktning för koppling till 3.4"
    assert history.entries(file)[-1].questions == {question(file, "3.4")}
    assert history.entries(file)[-1].sort is history.Sort.MATERIAL
    edits.add_version(file, budget, paper("Budget 2007", "Målen följs upp ofta"))
    assert latest(file) == "lade till underlag ”Budget 2006”"
    edits.remove_source(file, budget)
    assert latest(file) == "tog bort underlag ”Budget 2006”"


def test_many_at_once(file: AssessmentFile) -> None:
    edits.add_interviews(file, [{"role": str(number)} for number in range(30)])
    assert latest(file) == "lade till 30 intervjuer"
    edits.add_requests(file, [{"title": "Budget"}, {"title": "Policy"}])
    assert latest(file) == "lade till 2 begäranden om underlag"
    edits.add_guide(file, "Kommundirektör", "", [(None, "Hur?"), (None, "Vad?")])
    assert latest(file) == "lade till guide för kommundirektören"


def test_what_a_merge_brings(file: AssessmentFile, interview: RowId, reopen: Open) -> None:
    path = file.path.with_name("Bo.kompass")
    file.back_up(path)
    bo = reopen(path, author="Bo")
    for number in range(41):
        edits.add_line(bo, interview, str(number))

    planned = merge.plan(file, [path])

    assert planned.in_words == "41 anteckningar, inga konflikter"
    assert counted(change.key for change in planned.incoming.changes) == ((41, "anteckningar"),)


def test_conflicts_are_told_and_texts_can_be_joined(
    file: AssessmentFile, interview: RowId, reopen: Open
) -> None:
    line = edits.add_line(file, interview, "Från början")
    path = file.path.with_name("Bo.kompass")
    file.back_up(path)
    bo = reopen(path, author="Bo")
    person = edits.add_person(bo, interview, name=NAME, code="EC")
    edits.mark_line(bo, line, speaker=person)
    edits.mark_line(file, line, signals=("key",))
    edits.set_line(file, line, "Min text")
    edits.set_line(bo, line, "Bos text")
    merge.take(file, merge.plan(file, [path]))

    [conflict] = conflicts.conflicts(file)

    assert conflict.where == "anteckningsrad hos ekonomichefen"
    assert conflict.is_text
    conflicts.resolve(file, conflict, conflicts.Choice.BOTH)
    assert file.snapshot.material.lines[line].text == "Min text\n\nBos text"
    assert file.snapshot.conflicts == frozenset()


def test_ids_in_conflict_are_no_texts(file: AssessmentFile, interview: RowId, reopen: Open) -> None:
    line = edits.add_line(file, interview, "Ja")
    one, two = (edits.add_person(file, interview, code=code) for code in ("EC", "KD"))
    path = file.path.with_name("Bo.kompass")
    file.back_up(path)
    bo = reopen(path, author="Bo")
    edits.mark_line(file, line, speaker=one)
    edits.mark_line(bo, line, speaker=two)
    merge.take(file, merge.plan(file, [path]))

    [conflict] = conflicts.conflicts(file)

    assert conflict.where == "talare på anteckningsrad hos ekonomichefen"
    assert not conflict.is_text


def test_nobodys_name_is_in_the_history(file: AssessmentFile, interview: RowId) -> None:
    person = edits.add_person(file, interview, name="Z", code="EC")
    edits.set_person(file, person, name=NAME, contact=f"{NAME}@prov.example")
    edits.set_person(file, person, code="KD")
    edits.undo(file)
    edits.remove_person(file, person)

    lines = [entry.line for entry in history.entries(file)]

    assert not any("Zabrina" in line for line in lines)
    assert any("namn på intervjuad" in line for line in lines)


def test_every_kind_of_step_has_words(
    file: AssessmentFile, interview: RowId, budget: RowId
) -> None:
    guide = edits.add_guide(file, "Rektor", "", [(question(file, "1.1"), "Hur?")])
    asked = file.snapshot.material.questions_of(guide)[0].id
    edits.set_again(file, interview, asked, again=True)
    edits.set_started(file, interview, edits.add_assessor(file, "Bo"), NINE)
    edits.set_guide_question(file, asked, "Varför?")
    edits.move_interview(file, edits.add_interview(file, role="HR"), after=None)
    row = edits.add_lookup(file, question=question(file, "2.1"), text="Diarium")
    edits.set_lookup(file, row, note="Nej")
    edits.set_source(file, budget, title="Budget 2007")
    edits.set_request(file, edits.add_request(file, title="Policy"), note="Brådskar")
    while edits.undo(file):
        pass
    compared = history.compare(file, history.state_at(file, 5), history.state_at(file, 12))

    assert all(each.where and each.before is not None for each in compared)
    for entry in history.entries(file):
        assert entry.step.kind is Kind.CREATED or len(entry.words) > 10
        assert "ändringar" not in entry.words


def test_comparing_moments_tells_that_a_name_differs_and_not_the_name(
    file: AssessmentFile, interview: RowId
) -> None:
    person = edits.add_person(file, interview, name=NAME, code="EK")
    before = file.state
    edits.set_person(file, person, name="Xerxes Ek", contact="x@prov.example")

    told = comparing.compare(file, before, file.state)

    assert [each.where for each in told] == [
        "kontaktuppgift till intervjuad hos ekonomichefen",
        "namn på intervjuad hos ekonomichefen",
    ]
    assert {each.before for each in told} == {each.after for each in told}
    assert {each.before for each in told} == {"personuppgift, visas bara bland intervjuerna"}
