"""Sources, requests, interviews, guides, excerpts and links: what is written is what is read."""

from collections.abc import Callable
from datetime import date, time

import pytest

from kompass.assessment import edits
from kompass.assessment.material import (
    Asked,
    Direction,
    EvidenceKind,
    InterviewStatus,
    LookupOutcome,
    Material,
    Region,
    RequestStatus,
    Secrecy,
    SourceKind,
    Touch,
)
from kompass.assessment.storage import AssessmentFile
from kompass.errors import KompassError
from kompass.ids import QuestionId, RowId, new_id
from kompass.sources.anchors import anchor
from kompass.sources.model import Form, Taken

Paper = Callable[..., Taken]
Open = Callable[..., AssessmentFile]

FIRST = "Kommunen följer upp målen varje tertial. Nämnderna svarar för sina."
SECOND = "Medborgarlöften finns för äldreomsorgen."


def question(file: AssessmentFile, number: str) -> QuestionId:
    return file.snapshot.edition.question_numbered(number).id


def material(file: AssessmentFile) -> Material:
    return file.snapshot.material


@pytest.fixture
def budget(file: AssessmentFile, paper: Paper) -> RowId:
    taken = paper("Budget 2006", FIRST, SECOND)
    return edits.add_source(file, taken, sort="budget", file_name="budget.txt")


def excerpt(file: AssessmentFile, source: RowId, words: str, *ties: edits.Tie) -> RowId:
    found = material(file).source(source)
    assert found is not None
    for page in file.pages(found.sha256):
        start = page.text.find(words)
        if start >= 0:
            place = anchor(page, start, start + len(words))
            return edits.add_excerpt(file, source, place, ties=ties)
    raise AssertionError(words)


def everything_again(file: AssessmentFile, reopen: Open) -> None:
    """Whatever has been done is read back as it is, and can be undone and redone."""
    now = file.snapshot
    again = reopen(file)
    assert again.snapshot == now
    while edits.undo(again):
        pass
    assert again.snapshot.material == Material()
    while edits.redo(again):
        pass
    assert again.snapshot == now


def test_a_source_with_its_document(
    file: AssessmentFile, budget: RowId, paper: Paper, reopen: Open
) -> None:
    source = material(file).source(budget)
    assert source is not None
    assert (source.title, source.sort, source.form) == ("Budget 2006", "budget", Form.TEXT)
    assert (source.kind, source.added_by) == (SourceKind.DOCUMENT, "Anna")
    taken = paper("Budget 2006", FIRST, SECOND)
    assert file.content(source.sha256) == taken.content
    assert file.text(source.sha256) == taken.text
    assert file.pages(source.sha256) == taken.text.pages
    assert source.size == len(taken.content)
    everything_again(file, reopen)


def test_one_excerpt_with_two_links_is_one_step(
    file: AssessmentFile, budget: RowId, reopen: Open
) -> None:
    before = file.snapshot
    one, two = question(file, "1.1"), question(file, "1.2")
    ties = (edits.Tie(one), edits.Tie(two, Direction.CONTRADICTS, 3, "Gäller inte alla"))

    row = excerpt(file, budget, "följer upp målen", *ties)

    found = material(file).evidence_of(two)[0]
    assert found.item.id == row
    assert (found.kind, found.link.direction) == (EvidenceKind.DOCUMENT, Direction.CONTRADICTS)
    assert (found.link.strength, found.link.comment) == (3, "Gäller inte alla")
    assert found.source == material(file).source(budget)
    assert [link.question for link in material(file).links_to(row)] == [one, two]
    assert {rests.question for rests in material(file).rests_on(budget)} == {one, two}
    edits.undo(file)
    assert file.snapshot == before
    edits.redo(file)
    everything_again(file, reopen)


def test_an_excerpt_must_stand_where_it_says(file: AssessmentFile, budget: RowId) -> None:
    source = material(file).source(budget)
    assert source is not None
    page = file.page(source.sha256, 0)
    wrong = anchor(page, 0, 8)
    wrong = type(wrong)(0, "", 1, 9, wrong.quote, "", "")

    with pytest.raises(KompassError, match="står inte där"):
        edits.add_excerpt(file, budget, wrong)

    with pytest.raises(KompassError, match="finns inte i filen"):
        file.content("0" * 64)


def test_a_region_of_a_scan(file: AssessmentFile, budget: RowId, reopen: Open) -> None:
    row = edits.add_region(file, budget, (1, "iv"), Region(10, 20.5, 30, 40), quote="40 mkr")

    found = material(file).excerpts[row]
    assert found.region == Region(10, 20.5, 30, 40)
    assert (found.anchor.page, found.anchor.label, found.anchor.quote) == (1, "iv", "40 mkr")
    everything_again(file, reopen)


def test_linking_again_changes_the_link_there_is(file: AssessmentFile, budget: RowId) -> None:
    one = question(file, "1.1")
    row = excerpt(file, budget, "målen", edits.Tie(one, comment="Bra"))
    first = material(file).links_of(one)[0].id

    again = edits.add_links(file, row, [edits.Tie(one, Direction.BACKGROUND, 1)])

    assert again == (first,)
    [link] = material(file).links_of(one)
    assert (link.direction, link.strength, link.comment) == (Direction.BACKGROUND, 1, "Bra")
    edits.set_link(file, first, strength=3, comment="")
    assert material(file).links_of(one)[0].strength == 3
    with pytest.raises(KompassError, match="Välj 1, 2 eller 3"):
        edits.set_link(file, first, strength=4)
    edits.remove_link(file, first)
    assert material(file).links_of(one) == ()
    assert material(file).excerpts[row].id == row


def test_a_new_version_moves_what_is_sure_and_asks_about_the_rest(
    file: AssessmentFile, budget: RowId, paper: Paper, reopen: Open
) -> None:
    kept = excerpt(file, budget, "målen varje tertial")
    gone = excerpt(file, budget, "Medborgarlöften finns")
    drawn = edits.add_region(file, budget, (0, ""), Region(0, 0, 1, 1))

    new = edits.add_version(
        file, budget, paper("Budget 2007", f"Inledning. {FIRST}", "Medborgarlöfte finns inte.")
    )

    assert new.moved == (kept,)
    assert set(new.to_check) == {gone, drawn}
    moved = material(file).excerpts[kept]
    assert (moved.source, moved.anchor.quote) == (new.source, "målen varje tertial")
    assert moved.anchor.start == FIRST.index("målen varje") + len("Inledning. ")
    assert {each.id for each in material(file).to_check()} == {gone, drawn}
    newest = material(file).newest(budget)
    assert newest is not None
    assert (newest.id, newest.title, newest.sort) == (new.source, "Budget 2006", "budget")
    edits.let_be(file, drawn)
    assert [each.id for each in material(file).to_check()] == [gone]
    page = file.pages(newest.sha256)[1]
    edits.move_excerpt(file, gone, new.source, anchor(page, 0, 14))
    assert material(file).to_check() == ()
    everything_again(file, reopen)


def test_the_same_document_twice_is_refused_but_a_page_is_captured_again(
    file: AssessmentFile, budget: RowId, paper: Paper
) -> None:
    with pytest.raises(KompassError, match="finns redan bland underlagen: ”Budget 2006”"):
        edits.add_source(file, paper("Budget 2006", FIRST, SECOND))

    web = paper("Startsida", "Välkommen")
    one = edits.add_source(file, web, SourceKind.WEB, address="https://x.se", http_status="200")
    two = edits.add_source(file, web, SourceKind.WEB, address="https://x.se")
    assert len(material(file).sources) == 3
    excerpt(file, one, "Välkommen", edits.Tie(question(file, "1.1")))
    assert material(file).evidence_of(question(file, "1.1"))[0].kind is EvidenceKind.WEB
    edits.remove_source(file, two)
    assert len(material(file).sources) == 2


def test_an_address_is_captured_later_and_then_never_changes(
    file: AssessmentFile, paper: Paper
) -> None:
    row = edits.add_source(file, None, SourceKind.WEB, address="https://x.se", title="Startsida")
    assert material(file).sources[0].sha256 == ""

    edits.capture(file, row, paper("X", "Välkommen"), http_status="200")

    found = material(file).sources[0]
    assert (found.title, found.http_status) == ("Startsida", "200")
    assert file.pages(found.sha256)[0].text == "Välkommen"
    with pytest.raises(KompassError, match="redan ett innehåll"):
        edits.capture(file, row, paper("Y", "Ny"))


def test_removing_a_source_takes_its_excerpts_and_links(
    file: AssessmentFile, budget: RowId
) -> None:
    excerpt(file, budget, "målen", edits.Tie(question(file, "1.1")))
    before = file.snapshot

    edits.remove_source(file, budget)

    assert material(file) == Material()
    edits.undo(file)
    assert file.snapshot == before


def test_requests_and_lookups(file: AssessmentFile, reopen: Open) -> None:
    one = question(file, "1.1")
    rows = edits.add_requests(file, [{"title": "Budget"}, {"title": "Policy", "questions": [one]}])
    edits.set_requests(file, rows, status=RequestStatus.ASKED, asked_on=date(2006, 9, 1))
    edits.move_request(file, rows[1], after=None)
    looked = edits.add_lookups(file, [{"question": one, "text": "Diarium"}, {"text": "Kontakt"}])
    edits.set_lookup(file, looked[0], outcome=LookupOutcome.NOT_FOUND, note="Ligger nere")

    assert [each.title for each in material(file).requests] == ["Policy", "Budget"]
    assert material(file).requests[0].questions == (one,)
    assert {each.asked_on for each in material(file).requests} == {date(2006, 9, 1)}
    assert [each.outcome for each in material(file).lookups] == [LookupOutcome.NOT_FOUND, None]
    assert material(file).lookups[0].question == one
    everything_again(file, reopen)


def test_interviews_people_and_what_was_asked(file: AssessmentFile, reopen: Open) -> None:
    first, second = edits.add_interviews(
        file,
        [
            {
                "role": "Kommundirektör",
                "day": date(2006, 9, 12),
                "starts": time(9),
                "ends": time(10),
            },
            {"role": "Oppositionsråd", "retain_until": date(2007, 1, 31)},
        ],
        [[{"name": "Karin Ståhl", "code": "KD"}]],
    )
    guide = edits.add_guide(
        file, "Kommundirektör", "", [(question(file, "1.1"), "Hur?"), (None, "Vad?")]
    )
    asked, other = (each.id for each in material(file).questions_of(guide))
    edits.set_interview(file, first, guide=guide, status=InterviewStatus.DONE)
    edits.set_asked(file, first, asked, Touch.ENOUGH)
    edits.set_again(file, first, other, again=True)

    found = material(file)
    assert [each.starts for each in found.interviews] == [time(9), None]
    assert [person.code for person in found.people_of(first)] == ["KD"]
    assert found.people_of(second) == ()
    assert found.asked_of(first, asked) == Asked(Touch.ENOUGH)
    assert found.asked_of(first, other) == Asked(None, again=True)
    assert found.asked_of(second, asked) == Asked()
    assert [each.id for each in found.overdue("2007-02-01")] == [second]
    assert found.overdue("2007-01-31") == ()
    with pytest.raises(KompassError, match=r"sluta kl\. 08\.00"):
        edits.set_interview(file, first, ends=time(8))
    edits.remove_guide(file, guide)
    edits.remove_interview(file, first)
    assert [each.id for each in material(file).interviews] == [second]
    assert dict(material(file).people) == {}
    everything_again(file, reopen)


def test_guide_questions_have_an_order(file: AssessmentFile) -> None:
    guide = edits.add_guide(file, "Ekonomichef", origin="kompass-ekonomi")
    last = edits.add_guide_question(file, guide, "Sist")
    first = edits.add_guide_question(file, guide, "Först", question(file, "2.1"))
    edits.move_guide_question(file, first, after=None)
    middle = edits.add_guide_question(file, guide, "Mitt", after=first)
    edits.set_guide_question(file, middle, "Mitten")
    edits.set_guide_question_about(file, middle, question(file, "1.2"))

    found = material(file).questions_of(guide)
    assert [each.id for each in found] == [first, middle, last]
    assert [each.text for each in found] == ["Först", "Mitten", "Sist"]
    assert found[1].question == question(file, "1.2")
    edits.remove_guide_question(file, last)
    assert len(material(file).questions_of(guide)) == 2


def test_levels_of_excerpts(file: AssessmentFile, budget: RowId) -> None:
    row = excerpt(file, budget, "målen")
    assert material(file).excerpts[row].level is Secrecy.OPEN

    edits.set_excerpt(file, row, comment="Bra", level=Secrecy.SENSITIVE)

    assert material(file).excerpts[row].comment == "Bra"
    assert material(file).excerpts[row].level is Secrecy.SENSITIVE
    edits.remove_excerpt(file, row)
    assert material(file).item(row) is None


@pytest.mark.parametrize(
    "act",
    [
        lambda file: edits.add_line(file, RowId(new_id()), "x"),
        lambda file: edits.add_person(file, RowId(new_id()), name="x"),
        lambda file: edits.add_links(file, RowId(new_id()), []),
        lambda file: edits.remove_source(file, RowId(new_id())),
        lambda file: edits.add_request(file, questions=[QuestionId("finns-inte")]),
        lambda file: edits.add_lookup(file, question=QuestionId("finns-inte")),
        lambda file: edits.add_guide(file, "x", "", [(QuestionId("finns-inte"), "?")]),
    ],
)
def test_what_is_not_there_is_refused_with_a_sentence(
    file: AssessmentFile, act: Callable[[AssessmentFile], object]
) -> None:
    before = file.snapshot

    with pytest.raises(KompassError):
        act(file)

    assert file.snapshot is before
