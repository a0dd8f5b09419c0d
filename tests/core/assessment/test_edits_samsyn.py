"""The meeting: agreeing, taking over, accepting what is alike, opening what is hidden."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import TEAM, Assessor, MarkStatus
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.team.blind import visible_own_scores
from kompass.assessment.team.standing import agreed
from kompass.errors import KompassError
from kompass.ids import IndicatorId, QuestionId, RowId

Team = tuple[Assessor, ...]

FIRST, SECOND = IndicatorId("prov-2-1-1"), IndicatorId("prov-2-1-2")  # 2,5 and 7,5 points of 2.1


def question(file: AssessmentFile, number: str) -> QuestionId:
    return file.snapshot.edition.question_numbered(number).id


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(KompassError) as told:
        act()
    return str(told.value)


def all_score(file: AssessmentFile, number: str, *points: int | None) -> None:
    for person, own in zip(file.snapshot.assessors, points, strict=True):
        value = None if own is None else Decimal(own)
        edits.set_own_points(file, person.id, question(file, number), value)


def all_mark(file: AssessmentFile, *marks: tuple[bool, bool]) -> None:
    for person, own in zip(file.snapshot.assessors, marks, strict=True):
        for indicator, met in zip((FIRST, SECOND), own, strict=True):
            status = MarkStatus.MET if met else MarkStatus.NOT_MET
            edits.set_mark(file, person.id, indicator, status)


def points(file: AssessmentFile, number: str) -> Decimal | None:
    return agreed(file.snapshot, question(file, number)).points


def test_points_and_reason_are_agreed_in_one_step(team_file: AssessmentFile) -> None:
    edits.set_agreed(team_file, question(team_file, "3.1"), Decimal(20), "Vi såg det alla")

    standing = agreed(team_file.snapshot, question(team_file, "3.1"))
    assert (standing.points, standing.rationale) == (20, "Vi såg det alla")
    edits.undo(team_file)
    assert team_file.snapshot.scores == {}


def test_agreed_points_of_the_marks_are_not_by_hand(marked_file: AssessmentFile) -> None:
    edits.set_mark(marked_file, TEAM, FIRST, MarkStatus.MET)
    edits.set_mark(marked_file, TEAM, SECOND, MarkStatus.NOT_MET)
    wanted = question(marked_file, "2.1")

    edits.set_agreed(marked_file, wanted, Decimal("2.50"), "Så blev det")
    assert not agreed(marked_file.snapshot, wanted).overridden
    edits.set_agreed(marked_file, wanted, Decimal(3), "Lite till")
    standing = agreed(marked_file.snapshot, wanted)
    assert (standing.points, standing.override_reason) == (3, "Lite till")
    edits.set_agreed(marked_file, wanted, Decimal("2.5"), "Nej")
    assert not agreed(marked_file.snapshot, wanted).overridden
    assert "skriv varför" in refused(lambda: edits.set_agreed(marked_file, wanted, Decimal(3), " "))


def test_equal_scores_are_accepted_in_one_step(team_file: AssessmentFile) -> None:
    all_score(team_file, "1.1", 20, 20, 20)
    all_score(team_file, "1.2", 20, 20, 21)
    all_score(team_file, "1.3", 20, 20, None)
    all_score(team_file, "2.1", 0, 0, 0)
    all_score(team_file, "2.2", 4, 4, 4)
    edits.set_agreed(team_file, question(team_file, "2.2"), Decimal(9), "Vi tänkte om")
    before = team_file.snapshot

    assert edits.accept_equal(team_file) == 2

    assert (points(team_file, "1.1"), points(team_file, "2.1")) == (20, 0)
    assert (points(team_file, "1.2"), points(team_file, "1.3")) == (None, None)
    assert points(team_file, "2.2") == 9
    assert edits.accept_equal(team_file) == 0
    edits.undo(team_file)
    assert team_file.snapshot == before


def test_equal_points_of_different_marks_are_not_alike(marked_file: AssessmentFile) -> None:
    all_mark(marked_file, (True, False), (True, False), (True, True))
    assert edits.accept_equal(marked_file) == 0
    all_mark(marked_file, (True, False), (True, False), (True, False))
    third = marked_file.snapshot.assessors[2].id
    edits.set_override(marked_file, third, question(marked_file, "2.1"), Decimal("2.5"), "x")
    assert edits.accept_equal(marked_file) == 0
    edits.clear_override(marked_file, third, question(marked_file, "2.1"))

    assert edits.accept_equal(marked_file) == 1

    assert points(marked_file, "2.1") == Decimal("2.5")
    assert marked_file.snapshot.mark(TEAM, SECOND).status is MarkStatus.NOT_MET
    assert not agreed(marked_file.snapshot, question(marked_file, "2.1")).overridden


def test_one_assessor_has_nobody_to_be_alike(file: AssessmentFile) -> None:
    person = edits.add_assessor(file, "Anna")
    edits.set_own_points(file, person, question(file, "1.1"), Decimal(9))

    assert edits.accept_equal(file) == 0
    assert score(file.snapshot).points_so_far == 9


def test_taking_over_what_one_has(team_file: AssessmentFile, team: Team) -> None:
    wanted = question(team_file, "1.1")
    all_score(team_file, "1.1", 20, 30, None)
    edits.set_own_rationale(team_file, team[1].id, wanted, "Bos ord")

    edits.adopt(team_file, wanted, team[1].id)

    standing = agreed(team_file.snapshot, wanted)
    assert (standing.points, standing.rationale) == (30, "Bos ord")
    edits.adopt(team_file, wanted, team[0].id)
    standing = agreed(team_file.snapshot, wanted)
    assert (standing.points, standing.rationale) == (20, "Bos ord")
    told = refused(lambda: edits.adopt(team_file, wanted, team[2].id))
    assert told == (
        "Cia Ö har inte bedömt hela fråga 1.1. Bedöm den färdigt, eller öppna den, först."
    )


def test_taking_over_marks_and_points_by_hand(marked_file: AssessmentFile, team: Team) -> None:
    wanted = question(marked_file, "2.1")
    all_mark(marked_file, (True, True), (False, True), (False, False))
    edits.set_override(marked_file, team[2].id, wanted, Decimal(1), "Ciasskäl")

    edits.adopt(marked_file, wanted, team[2].id)
    standing = agreed(marked_file.snapshot, wanted)
    assert (standing.points, standing.override_reason) == (1, "Ciasskäl")
    edits.adopt(marked_file, wanted, team[1].id)
    standing = agreed(marked_file.snapshot, wanted)
    assert (standing.points, standing.overridden) == (Decimal("7.5"), False)
    edits.undo(marked_file)
    assert agreed(marked_file.snapshot, wanted).points == 1


def test_what_is_hidden_cannot_be_taken_over(team_file: AssessmentFile, team: Team) -> None:
    edits.set_blind(team_file, on=True)
    all_score(team_file, "1.1", 20, 30, None)
    wanted = question(team_file, "1.1")

    told = refused(lambda: edits.adopt(team_file, wanted, team[1].id))

    assert told.startswith("Bo Åberg har dolda poäng på fråga 1.1.")
    edits.open_questions(team_file, [wanted], by=team[0].id)
    edits.adopt(team_file, wanted, team[1].id)
    assert points(team_file, "1.1") == 30


def test_only_the_lead_opens(team_file: AssessmentFile, team: Team) -> None:
    edits.set_blind(team_file, on=True)
    all_score(team_file, "1.1", 20, 30, None)
    wanted = question(team_file, "1.1")
    anna, bo, cia = (person.id for person in team)

    told = refused(lambda: edits.open_questions(team_file, [wanted], by=bo))
    assert told == (
        "Bara den som leder samsynen, Anna Ek, kan öppna en fråga. "
        "Be om det, eller välj en annan som leder."
    )
    assert (bo, wanted) not in visible_own_scores(team_file.snapshot, cia)

    edits.open_questions(team_file, [wanted], by=anna)
    assert team_file.snapshot.opened == {wanted: anna}
    assert visible_own_scores(team_file.snapshot, cia)[bo, wanted].points == 30
    edits.close_questions(team_file, [wanted], by=anna)
    assert team_file.snapshot.opened == {}

    edits.set_lead(team_file, None)
    assert "Välj vem som leder" in refused(
        lambda: edits.open_questions(team_file, [wanted], by=anna)
    )
    edits.set_lead(team_file, bo)
    edits.open_questions(team_file, [wanted], by=bo)
    assert team_file.snapshot.lead == team[1]


def test_a_lead_who_leaves_leads_no_more(team_file: AssessmentFile, team: Team) -> None:
    edits.remove_assessor(team_file, team[0].id)
    assert team_file.snapshot.lead is None
    edits.undo(team_file)
    assert team_file.snapshot.lead == team[0]

    told = refused(lambda: edits.set_lead(team_file, RowId("nej")))
    assert "finns inte i gruppen" in told
    told = refused(lambda: edits.open_questions(team_file, [QuestionId("9.9")], by=team[0].id))
    assert "9.9" in told
