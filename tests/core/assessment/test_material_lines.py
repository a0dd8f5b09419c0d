"""Note lines: records of their own that are split, joined, moved and interleave by time."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kompass.assessment import edits, merge
from kompass.assessment.material import Secrecy
from kompass.assessment.storage import AssessmentFile
from kompass.errors import KompassError
from kompass.ids import QuestionId, RowId, StepId, new_id

Open = Callable[..., AssessmentFile]

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def interview(file: AssessmentFile) -> RowId:
    return edits.add_interview(file, role="Ekonomichef")


def question(file: AssessmentFile, number: str) -> QuestionId:
    return file.snapshot.edition.question_numbered(number).id


def texts(file: AssessmentFile, interview: RowId) -> list[str]:
    return [line.text for line in file.snapshot.material.lines_of(interview)]


def test_lines_are_split_joined_moved_and_removed(file: AssessmentFile, interview: RowId) -> None:
    one = edits.add_line(file, interview, "Målen följs upp")
    three = edits.add_line(file, interview, "Tre")
    edits.add_links(
        file, three, [edits.Tie(question(file, "1.1")), edits.Tie(question(file, "1.2"))]
    )
    edits.add_links(file, one, [edits.Tie(question(file, "1.1"))])

    two = edits.split_line(file, one, 6)
    assert texts(file, interview) == ["Målen ", "följs upp", "Tre"]
    edits.move_line(file, three, after=one)
    assert texts(file, interview) == ["Målen ", "Tre", "följs upp"]
    assert edits.join_line(file, three) == one
    assert texts(file, interview) == ["Målen Tre", "följs upp"]
    assert [link.question for link in file.snapshot.material.links_to(one)] == [
        question(file, "1.2"),
        question(file, "1.1"),
    ]
    edits.remove_line(file, two)
    assert texts(file, interview) == ["Målen Tre"]
    with pytest.raises(KompassError, match="ingen rad ovanför"):
        edits.join_line(file, one)
    for expected in (
        ["Målen Tre", "följs upp"],
        ["Målen ", "Tre", "följs upp"],
        ["Målen ", "följs upp", "Tre"],
        ["Målen följs upp", "Tre"],
    ):
        edits.undo(file)
        assert texts(file, interview) == expected


def test_typing_is_one_step_and_one_entry(file: AssessmentFile, interview: RowId) -> None:
    step = StepId(new_id())
    line = edits.add_line(file, interview, "B", step=step)
    count = len(file.changes())

    for text in ("Bu", "Bud", "Budget", "Budgeten"):
        edits.set_line(file, line, text, step=step)

    said = [change for change in file.changes() if not change.superseded]
    assert len(said) == count + 1
    edits.undo(file)
    assert texts(file, interview) == []


def test_what_is_said_about_a_line(file: AssessmentFile, interview: RowId) -> None:
    person = edits.add_person(file, interview, name="Karin Ståhl", code="EC")
    line = edits.add_line(file, interview, "Ja", speaker=person, signals=("key", "check"))
    edits.mark_line(file, line, level=Secrecy.SENSITIVE, reviewed=True, time_mark="09.12")

    found = file.snapshot.material.lines[line]
    assert (found.speaker, found.signals, found.reviewed) == (person, ("key", "check"), True)
    assert (found.level, found.time_mark) == (Secrecy.SENSITIVE, "09.12")
    assert file.snapshot.material.code_of(person) == "EC"
    edits.mark_line(file, line, speaker=None, signals=())
    assert file.snapshot.material.lines[line].speaker is None
    with pytest.raises(KompassError, match="aldrig öppen"):
        edits.mark_line(file, line, level=Secrecy.OPEN)


def test_what_is_added_last_stays_last_whatever_the_clock_says(
    file: AssessmentFile, interview: RowId
) -> None:
    for number, minutes in enumerate((10, 5, 5, 5, 20, 1)):
        edits.add_line(file, interview, str(number), typed_at=NINE + timedelta(minutes=minutes))

    assert texts(file, interview) == ["0", "1", "2", "3", "4", "5"]


def test_two_laptops_interleave_by_time(
    file: AssessmentFile, interview: RowId, reopen: Open
) -> None:
    file.close()
    other = file.path.with_name("Bo.kompass")
    shutil.copy(file.path, other)
    anna, bo = reopen(file.path), reopen(other, author="Bo")
    for second in range(0, 60, 10):
        edits.add_line(anna, interview, f"A{second}", typed_at=NINE + timedelta(seconds=second))
        edits.add_line(bo, interview, f"B{second}", typed_at=NINE + timedelta(seconds=second + 5))
    edits.add_line(bo, interview, "B mellan", after=bo.snapshot.material.lines_of(interview)[0].id)

    merge.take(anna, merge.plan(anna, [bo.path]))
    merge.take(bo, merge.plan(bo, [anna.path]))

    expected = [f"{who}{second}" for second in range(0, 60, 10) for who in "AB"]
    found = texts(anna, interview)
    assert [text for text in found if text != "B mellan"] == expected
    assert (
        found.index("B5" if "B5" in found else "B0") < found.index("B mellan") < found.index("B10")
    )
    assert anna.snapshot == bo.snapshot
    assert anna.snapshot.conflicts == frozenset()
    with pytest.raises(KompassError, match="skriven av någon annan"):
        _as_two_people(anna, interview)


def _as_two_people(file: AssessmentFile, interview: RowId) -> None:
    one, two = edits.add_assessor(file, "Anna"), edits.add_assessor(file, "Bo")
    edits.add_line(file, interview, "x", author=one)
    edits.join_line(file, edits.add_line(file, interview, "y", author=two))


def test_a_line_written_where_the_interview_was_removed_is_still_seen(
    file: AssessmentFile, interview: RowId, reopen: Open
) -> None:
    line = edits.add_line(file, interview, "Först")
    file.close()
    other = file.path.with_name("Bo.kompass")
    shutil.copy(file.path, other)
    anna, bo = reopen(file.path), reopen(other, author="Bo")
    edits.remove_interview(anna, interview)
    edits.add_line(bo, interview, "Inte sett")
    edits.add_links(bo, line, [edits.Tie(question(bo, "1.1"))])

    for _ in range(2):
        for mine, theirs in ((anna, bo), (bo, anna)):
            planned = merge.plan(mine, [theirs.path])
            if planned.has_news:
                merge.take(mine, planned)

    for each in (anna, bo):
        [found] = each.snapshot.material.interviews
        assert found.removed
        assert texts(each, interview) == ["Först", "Inte sett"]
        assert each.snapshot.material.lines[line].removed
        assert len(each.snapshot.material.evidence_of(question(each, "1.1"))) == 1
        assert reopen(each).snapshot.material.interviews == (found,)
    assert anna.snapshot == bo.snapshot


def test_one_typed_line_rebuilds_nothing_else(file: AssessmentFile, interview: RowId) -> None:
    other = edits.add_interview(file, role="Kommundirektör")
    edits.add_line(file, other, "Kvar")
    line = edits.add_line(file, interview, "a")
    before = file.snapshot.material

    edits.set_line(file, line, "ab")

    after = file.snapshot.material
    assert after.by_interview[other] is before.by_interview[other]
    for name in ("sources", "interviews", "people", "guides", "asked", "excerpts", "links"):
        assert getattr(after, name) is getattr(before, name)
    assert file.snapshot.scores is not None


def test_two_laptops_mark_the_start_by_their_own_clocks(
    file: AssessmentFile, interview: RowId, reopen: Open
) -> None:
    people = {name: edits.add_assessor(file, name) for name in ("Anna", "Bo")}
    file.close()
    other = file.path.with_name("Bo.kompass")
    shutil.copy(file.path, other)
    anna, bo = reopen(file.path), reopen(other, author="Bo")
    edits.set_started(anna, interview, people["Anna"], NINE)
    edits.set_started(bo, interview, people["Bo"], NINE + timedelta(hours=1))
    untouched = anna.snapshot.material.lines

    merge.take(anna, merge.plan(anna, [bo.path]))
    merge.take(bo, merge.plan(bo, [anna.path]))

    expected = {people["Anna"]: NINE, people["Bo"]: NINE + timedelta(hours=1)}
    assert anna.snapshot.material.starts_of(interview) == expected
    assert anna.snapshot.material.lines == untouched
    assert anna.snapshot == bo.snapshot
    assert anna.snapshot.conflicts == frozenset()
    assert reopen(anna).snapshot.material.starts_of(interview) == expected
    with pytest.raises(KompassError):
        edits.set_started(bo, RowId(new_id()), people["Bo"], NINE)


def test_a_line_joins_the_own_one_above_that_is_shown(
    file: AssessmentFile, interview: RowId
) -> None:
    anna, bo = (edits.add_assessor(file, name) for name in ("Anna", "Bo"))
    upper = edits.add_line(file, interview, "ett", author=anna)
    edits.add_line(file, interview, "mellan", author=bo)
    lower = edits.add_line(file, interview, "två", author=anna)
    with pytest.raises(KompassError, match="någon annan"):
        edits.join_line(file, lower)
    assert edits.join_line(file, lower, above=upper) == upper
    assert texts(file, interview) == ["etttvå", "mellan"]
