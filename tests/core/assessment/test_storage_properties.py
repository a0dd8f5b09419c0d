"""Whatever is done in whatever order: totals, undo, reopening and the journal agree."""

import itertools
import shutil
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kompass.assessment import edits
from kompass.assessment.journal import undoing as journal
from kompass.assessment.scoring import add_up, score
from kompass.assessment.snapshot import Details, Snapshot, Unit
from kompass.assessment.storage import AssessmentFile, create, open_file
from kompass.catalogue.files import packaged
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import EditionId, QuestionId, StepId, new_id
from kompass.points import Points

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

EDITION: Edition = packaged(EditionId("kommunkompassen-2002"))
QUESTIONS = list(EDITION.questions())
QUICK = settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)

questions = st.sampled_from(QUESTIONS)
areas = st.sampled_from(EDITION.areas)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@st.composite
def points_of(draw: st.DrawFn) -> tuple[QuestionId, Points]:
    question = draw(questions)
    assert question.max_points is not None
    hundredths = draw(st.integers(0, int(question.max_points * 100)))
    return question.id, Decimal(hundredths) / 100


@QUICK
@given(entered=st.lists(points_of(), max_size=45), data=st.data())
def test_the_order_of_entry_never_changes_a_total(
    entered: list[tuple[QuestionId, Points]], data: st.DataObject, file: AssessmentFile
) -> None:
    last = dict(entered)
    for question in QUESTIONS:
        edits.set_points(file, question.id, None)
    for question, points in data.draw(st.permutations(list(last.items()))):
        edits.set_points(file, question, points)

    assert score(file.snapshot) == add_up(EDITION, last)


class Assessment(RuleBasedStateMachine):
    """Anything a team can do, in any order, with restarts in between."""

    def __init__(self) -> None:
        super().__init__()
        memory = Path("/dev/shm")  # hundreds of saves need not wait for a disk
        self.folder = Path(
            tempfile.mkdtemp(prefix="kompass-test-", dir=memory if memory.is_dir() else None)
        )
        self.path = self.folder / "x.kompass"
        self.file: AssessmentFile | None = None
        self.burst = StepId(new_id())
        self.past: list[Snapshot] = []
        self.future: list[Snapshot] = []
        self.numbers = itertools.count()

    @initialize()
    def begin(self) -> None:
        self.file = create(
            self.path,
            details=Details(Unit("Borås"), 2006),
            edition=EDITION,
            author="Anna",
            backup_folder=self.folder / "kopior",
        )

    def do(self, act: Callable[[AssessmentFile], object]) -> None:
        """Edit; what the textbook's two stacks then hold is kept beside."""
        assert self.file is not None
        before, step = self.file.snapshot, self.file.latest_step
        act(self.file)
        after = self.file.latest_step
        if after.changes[-1].id == step.changes[-1].id:
            assert self.file.snapshot is before
            return
        self.future.clear()
        if after.id != step.id:
            self.past.append(before)

    @rule(entry=points_of())
    def set_points(self, entry: tuple[QuestionId, Points]) -> None:
        self.do(lambda file: edits.set_points(file, *entry))

    @rule(question=questions)
    def take_points_away(self, question: object) -> None:
        self.do(lambda file: edits.set_points(file, question.id, None))

    @rule(entries=st.lists(points_of(), max_size=5))
    def import_points(self, entries: list[tuple[QuestionId, Points]]) -> None:
        self.do(lambda file: edits.import_points(file, dict(entries)))

    @rule(question=questions, text=texts, fresh=st.booleans())
    def type_rationale(self, question: object, text: str, *, fresh: bool) -> None:
        if fresh:
            self.burst = StepId(new_id())
        self.do(lambda file: edits.set_rationale(file, question.id, text, step=self.burst))

    @rule(area=areas, text=texts)
    def type_findings(self, area: object, text: str) -> None:
        self.do(lambda file: edits.set_findings(file, area.id, text, step=self.burst))

    @rule(area=areas, text=texts, data=st.data())
    def add_bullet(self, area: object, text: str, data: st.DataObject) -> None:
        assert self.file is not None
        rows = self.file.snapshot.area_texts(area.id).strengths
        after = data.draw(st.sampled_from([None, *(row.id for row in rows)]))
        self.do(lambda file: edits.add_strength(file, area.id, text, after=after))

    @rule(text=texts, data=st.data())
    def change_bullet(self, text: str, data: st.DataObject) -> None:
        assert self.file is not None
        area = data.draw(areas)
        rows = [row.id for row in self.file.snapshot.area_texts(area.id).strengths]
        if not rows:
            return
        row = data.draw(st.sampled_from(rows))
        after = data.draw(st.sampled_from([None, *rows]))
        act = data.draw(
            st.sampled_from(
                [
                    lambda file: edits.set_strength(file, row, text, step=self.burst),
                    lambda file: edits.remove_strength(file, row),
                    lambda file: edits.move_strength(file, row, after=after),
                ]
            )
        )
        self.do(act)

    @rule(year=st.integers(1985, 2105), text=texts)
    def set_details(self, year: int, text: str) -> None:
        assert self.file is not None
        before = self.file.snapshot
        if 1990 <= year <= 2100:
            self.do(lambda file: edits.set_details(file, year=year, summary=text))
            return
        with pytest.raises(KompassError):
            edits.set_details(self.file, year=year, summary=text)
        assert self.file.snapshot is before

    @rule(name=texts, seats=st.none() | st.integers(0, 100))
    def add_rows(self, name: str, seats: int | None) -> None:
        self.do(lambda file: edits.add_seats(file, name, seats))
        self.do(lambda file: edits.add_assessor(file, name))

    @rule()
    def remove_row(self) -> None:
        assert self.file is not None
        if self.file.snapshot.seats:
            row = self.file.snapshot.seats[0].id
            self.do(lambda file: edits.remove_seats(file, row))

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        assert self.file is not None
        for _ in range(times):
            before = self.file.snapshot
            assert (edits.undo(self.file) is not None) == bool(self.past)
            if self.past:
                self.future.append(before)
                assert self.file.snapshot == self.past.pop()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        assert self.file is not None
        for _ in range(times):
            before = self.file.snapshot
            assert (edits.redo(self.file) is not None) == bool(self.future)
            if self.future:
                self.past.append(before)
                assert self.file.snapshot == self.future.pop()

    @rule()
    def restart(self) -> None:
        assert self.file is not None
        before, total = self.file.snapshot, score(self.file.snapshot)
        self.file.close()
        self.file = open_file(self.path, author="Bo", backup_folder=self.folder / "kopior")
        assert self.file.snapshot == before
        assert score(self.file.snapshot) == total

    @invariant()
    def the_tables_are_the_journal_replayed(self) -> None:
        if self.file is not None:
            assert journal.replay(self.file.changes()) == self.file.state

    def teardown(self) -> None:
        if self.file is not None:
            self.everything_can_be_undone_and_done_again()
            self.file.close()
        shutil.rmtree(self.folder)

    def everything_can_be_undone_and_done_again(self) -> None:
        assert self.file is not None
        while edits.redo(self.file):
            pass
        end, steps = self.file.snapshot, 0
        while edits.undo(self.file):
            steps += 1
        assert steps == len(self.past) + len(self.future)
        assert self.file.snapshot.scores == {}
        assert self.file.snapshot.texts == {}
        assert self.file.snapshot.details == Details(Unit("Borås"), 2006)
        assert (self.file.snapshot.seats, self.file.snapshot.assessors) == ((), ())
        while edits.redo(self.file):
            steps -= 1
        assert steps == 0
        assert self.file.snapshot == end


TestAssessment = Assessment.TestCase
TestAssessment.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
