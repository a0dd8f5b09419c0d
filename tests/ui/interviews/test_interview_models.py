"""What the page shows and what is typed in it, without a window."""

from datetime import date, time

import pytest

from kompass.assessment import edits
from kompass.assessment.material_kinds import Interview, InterviewStatus, Touch
from kompass.assessment.storage import open_file
from kompass.errors import KompassError
from kompass.ids import RowId
from kompass.interviews.user_guides import UserGuides
from ui.models.interviews_fields import Field, proposal, read, written
from ui.models.interviews_guides import From, OwnGuides, guide_for, shelf, take
from ui.models.interviews_programme import moved, programme
from ui.models.interviews_roles import roles, suggested
from ui.models.interviews_talks import interviews_of, matrix_of
from ui.models.interviews_timeline import day_plan, next_place

TIS, ONS, TORS = (date(2026, 9, day) for day in (22, 23, 24))


@pytest.fixture
def file(path):
    with open_file(path, author="Anna Ek") as file:
        yield file


@pytest.fixture
def guides(tmp_path):
    return OwnGuides(lambda: UserGuides(tmp_path / "guider"))


def interview(starts=None, ends=None):
    return Interview(RowId("x"), "Rektor", starts=starts, ends=ends)


@pytest.mark.parametrize(
    ("typed", "before", "expected"),
    [
        ("9", None, (time(9), time(10))),
        ("9,30", None, (time(9, 30), time(10, 30))),
        ("9.30-10", None, (time(9, 30), time(10))),
        ("14", interview(time(9), time(9, 45)), (time(14), time(14, 45))),
        ("14", interview(time(9)), (time(14), time(15))),
        ("23.30", None, (time(23, 30), None)),
        ("", interview(time(9), time(10)), (None, None)),
    ],
)
def test_times_keep_the_length_or_get_an_hour(file, typed, before, expected):
    given = read(Field.TIMES, typed, programme(file.snapshot), before)

    assert (given["starts"], given["ends"]) == expected


@pytest.mark.parametrize("typed", ["10-9", "nio", "25", "9-9"])
def test_times_that_cannot_be_are_refused_in_a_sentence(file, typed):
    with pytest.raises(KompassError) as refused:
        read(Field.TIMES, typed, programme(file.snapshot), None)

    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("22/9", TIS), ("onsdag", ONS), ("dag 3", TORS), ("2026-09-23", ONS), ("", None)],
)
def test_days_are_those_of_the_visit(file, typed, day):
    assert read(Field.DAY, typed, programme(file.snapshot), None)["day"] == day


@pytest.mark.parametrize(
    ("typed", "initials"),
    [
        ("AE", ("AE",)),
        ("ae bå", ("AE", "BÅ")),
        ("Bo Åkesson", ("BÅ",)),
        ("Cecilia, AE", ("CÖ", "AE")),
        ("AE AE", ("AE",)),
        ("", ()),
    ],
)
def test_assessors_are_typed_by_initials_or_names(file, typed, initials):
    now = programme(file.snapshot)

    assert now.initials(read(Field.ASSESSORS, typed, now, None)["assessors"]) == initials


def test_what_is_written_out_can_be_read_again(file):
    now = programme(file.snapshot)
    for entry in now.entries:
        for field in Field:
            text = written(field, entry.interview, now)
            for name, value in read(field, text, now, entry.interview).items():
                assert value == getattr(entry.interview, name)


def test_the_next_interview_follows_the_last_one(file):
    found = proposal(programme(file.snapshot))

    assert (found.day, found.starts, found.ends) == (ONS, time(9, 45), time(10, 30))
    assert programme(file.snapshot).initials(found.assessors) == ("BÅ",)


def test_the_programme_stands_in_order_of_time_with_its_clashes(file):
    team = [person.id for person in file.snapshot.assessors]
    edits.add_interview(file, role="Rektor", day=TIS, starts=time(9, 30), assessors=team[:1])
    now = programme(file.snapshot)

    found = [entry.interview.role for entry in now.entries]
    assert found == ["Kommundirektör", "Rektor", "Oppositionsråd", "Enhetschef"]
    assert [bool(entry.clashes) for entry in now.entries] == [True, True, False, False]
    assert "Anna Ek är bokad på två intervjuer" in now.clashes[0].sentence


def test_cancelled_interviews_clash_with_nothing(file):
    team = [person.id for person in file.snapshot.assessors]
    row = edits.add_interview(file, role="X", day=TIS, starts=time(9, 30), assessors=team[:1])
    edits.set_interview(file, row, status=InterviewStatus.CANCELLED)

    assert programme(file.snapshot).clashes == ()


def test_days_are_those_of_the_visit_also_without_interviews(file):
    assert programme(file.snapshot).days() == (TIS, ONS, TORS)

    edits.add_interview(file, role="Utan dag")

    assert programme(file.snapshot).days() == (TIS, ONS, TORS, None)


def test_an_interview_moves_within_its_day_only():
    assert moved(interview(time(9), time(10)), 15) == {"starts": time(9, 15), "ends": time(10, 15)}
    assert moved(interview(time(23), time(23, 50)), 15) is None
    assert moved(interview(), 15) is None


def test_a_day_has_a_column_for_everybody_and_two_blocks_where_two_meet(file):
    day = day_plan(programme(file.snapshot), TIS)

    assert len(day.columns) == 3
    shown = [(place.column, place.entry.interview.role) for place in day.places]
    assert shown == [(0, "Kommundirektör"), (0, "Oppositionsråd"), (1, "Oppositionsråd")]
    first, second, third = day.places
    assert next_place(day, first, 0, 1) is second
    assert next_place(day, first, 0, -1) is None
    assert next_place(day, second, 1, 0) is third
    assert next_place(day, third, 1, 0) is None


def test_those_nobody_holds_have_a_column_of_their_own(file):
    edits.add_interview(file, role="Rektor", day=TORS, starts=time(7, 30), ends=time(8))
    edits.add_interview(file, role="Vaktmästare", day=TORS)
    day = day_plan(programme(file.snapshot), TORS)

    assert day.columns[-1] is None
    assert [(place.column, place.timed) for place in day.places] == [(3, True), (3, False)]
    assert day.first == 7


def test_what_overlaps_stands_beside_each_other(file):
    team = [person.id for person in file.snapshot.assessors]
    edits.add_interview(
        file, role="Rektor", day=ONS, starts=time(9, 30), ends=time(10), assessors=[team[1]]
    )
    day = day_plan(programme(file.snapshot), ONS)

    assert [(place.lane, place.lanes) for place in day.places] == [(0, 2), (1, 2)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("komm", "Kommunstyrelsens ordförande"), ("naring", "Näringsliv"), ("dir", "Kommundirektör")],
)
def test_roles_are_suggested_with_dots_forgiven(file, guides, typed, first):
    known = roles(file.snapshot.material, guides.every(file.snapshot.edition))

    assert suggested(typed, known)[0] == first
    assert suggested("", known) == ()


def test_a_guide_is_taken_once_and_then_that_of_the_assessment_counts(file, guides):
    first = guide_for(file, "Kommundirektör", guides)
    again = guide_for(file, "kommundirektör", guides)

    assert first == again
    assert len(file.snapshot.material.guides) == 1
    assert file.snapshot.material.guide(first).origin == "Kompass eget förslag"
    assert guide_for(file, "Vaktmästare", guides) is None


def test_an_own_guide_serves_another_assessment(file, guides, empty, tmp_path):
    row = edits.add_guide(file, "Rektor", "Rektor, skolan", [(None, "Hur går det?\nVarför?")])
    made = guides.save(file.snapshot, row, "Anna Ek")

    choices = shelf(file.snapshot, guides).of(From.OWN)
    assert [(one.role, one.name) for one in choices] == [("Rektor", "Rektor, skolan")]
    assert choices[0].questions == ((None, "Hur går det?\nVarför?"),)
    assert choices[0].label == "Egen guide"

    # Saved once more it takes the place of the first one.
    edits.add_guide_question(file, row, "Och sedan?")
    guides.save(file.snapshot, row, "Anna Ek")
    choices = shelf(file.snapshot, guides).of(From.OWN)
    assert [len(one.questions) for one in choices] == [2]

    taken = take(file, choices[0])
    assert [one.text for one in file.snapshot.material.questions_of(taken)] == [
        "Hur går det?\nVarför?",
        "Och sedan?",
    ]
    guides.remove(made.head.id, file.snapshot.edition)
    assert shelf(file.snapshot, guides).of(From.OWN) == ()


def test_a_damaged_own_guide_is_told_of_and_harms_nothing(file, guides, tmp_path):
    folder = tmp_path / "guider"
    folder.mkdir()
    (folder / "trasig.yaml").write_text("kind: interview_guides\nguides: [", encoding="utf-8")
    found = shelf(file.snapshot, guides)

    assert len(found.broken) == 1
    assert len(found.of(From.SHIPPED)) == 10


def test_the_matrix_counts_what_is_planned_and_what_has_been_asked(file, guides):
    row = file.snapshot.material.interviews[0].id
    edits.set_interview(file, row, guide=guide_for(file, "Kommundirektör", guides))
    guide = file.snapshot.material.interviews[0].guide
    planned = [one for one in file.snapshot.material.questions_of(guide) if one.question]
    first = planned[0]
    found = matrix_of(file.snapshot)
    assert found.cell("Kommundirektör", first.question).planned == 1
    assert found.cell("Kommundirektör", first.question).asked == 0

    edits.set_asked(file, row, first.id, Touch.TOUCHED)

    found = matrix_of(file.snapshot)
    assert found.cell("Kommundirektör", first.question).asked == 1
    assert first.question not in found.asked_of_nobody()
    assert planned[1].question in found.asked_of_nobody()
    assert interviews_of(file.snapshot, "Kommundirektör", first.question) == (row,)
    assert interviews_of(file.snapshot, "Enhetschef", first.question) == ()
