"""Whatever a team does in whatever order: totals, undo, reopening and the journal agree."""

import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from test_storage_properties import Assessment

from kompass.assessment import edits
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import TEAM, Assessor, Details, MarkStatus, Unit
from kompass.assessment.storage import AssessmentFile, create
from kompass.assessment.team import signing
from kompass.assessment.team.standing import agreed
from kompass.catalogue.files import packaged
from kompass.catalogue.indicators import packaged_indicator_sets, with_indicators
from kompass.catalogue.model import Edition, Indicator, Question
from kompass.errors import KompassError
from kompass.ids import EditionId, RowId, new_id

PLAIN: Edition = packaged(EditionId("kommunkompassen-2002"))
MARKED: Edition = with_indicators(PLAIN, packaged_indicator_sets()[0])
PEOPLE = tuple(Assessor(RowId(new_id()), name) for name in ("Anna", "Bo", "Cia"))
QUESTIONS = list(MARKED.questions())[:6]
INDICATORS = [indicator for question in QUESTIONS for indicator in question.indicators]

people = st.sampled_from([person.id for person in PEOPLE])
whose = st.sampled_from([TEAM, *(person.id for person in PEOPLE)])
questions = st.sampled_from(QUESTIONS)
indicators = st.sampled_from(INDICATORS)
statuses = st.sampled_from([None, *MarkStatus])
texts = st.text("abc åäö\n", max_size=12)


def maximum(question: Question) -> int:
    return int(question.max_points or 0)


class TeamAssessment(Assessment):
    """Everything that one team can do besides what anybody can."""

    @initialize()
    def begin(self) -> None:
        self.file = create(
            self.path,
            details=Details(Unit("Borås"), 2006, lead=PEOPLE[0].id),
            edition=MARKED,
            author="Anna",
            assessors=PEOPLE,
            backup_folder=self.folder / "kopior",
        )

    def try_to(self, act: Callable[[AssessmentFile], object]) -> None:
        """Edit, or be refused and change nothing."""
        assert self.file is not None
        before = self.file.snapshot
        try:
            self.do(act)
        except KompassError:
            assert self.file.snapshot is before

    @rule(entry=st.nothing())
    def set_points(self, entry: object) -> None:
        """Every question here has indicators; points by hand are below."""

    @rule(question=st.nothing())
    def take_points_away(self, question: object) -> None:
        """See ``set_points``."""

    @rule(entries=st.dictionaries(questions, st.integers(0, 10), max_size=3))
    def import_points(self, entries: dict[Question, int]) -> None:
        points = {question.id: Decimal(value) for question, value in entries.items()}
        self.do(lambda file: edits.import_points(file, points))

    @rule(person=people, indicator=indicators, status=statuses, percent=st.integers(1, 99))
    def mark(
        self, person: RowId, indicator: Indicator, status: MarkStatus | None, percent: int
    ) -> None:
        self.try_to(
            lambda file: edits.set_mark(file, person, indicator.id, status, percent=percent)
        )

    @rule(question=questions, met=st.booleans(), person=whose)
    def mark_all(self, question: Question, person: RowId, *, met: bool) -> None:
        status = MarkStatus.MET if met else MarkStatus.NOT_MET
        for indicator in question.indicators:
            self.try_to(lambda file, i=indicator: edits.set_mark(file, person, i.id, status))

    @rule(person=whose, question=questions, points=st.integers(0, 10), reason=texts)
    def by_hand(self, person: RowId, question: Question, points: int, reason: str) -> None:
        self.try_to(
            lambda file: edits.set_override(file, person, question.id, Decimal(points), reason)
        )

    @rule(person=whose, question=questions)
    def by_marks(self, person: RowId, question: Question) -> None:
        self.try_to(lambda file: edits.clear_override(file, person, question.id))

    @rule(person=people, question=questions, text=texts)
    def type_own_rationale(self, person: RowId, question: Question, text: str) -> None:
        self.try_to(
            lambda file: edits.set_own_rationale(file, person, question.id, text, step=self.burst)
        )

    @rule(question=questions, person=people)
    def adopt(self, question: Question, person: RowId) -> None:
        self.try_to(lambda file: edits.adopt(file, question.id, person))

    @rule()
    def accept_equal(self) -> None:
        self.try_to(edits.accept_equal)

    @rule(on=st.booleans())
    def set_blind(self, *, on: bool) -> None:
        self.try_to(lambda file: edits.set_blind(file, on=on))

    @rule(question=questions, person=people, opened=st.booleans())
    def open(self, question: Question, person: RowId, *, opened: bool) -> None:
        act = edits.open_questions if opened else edits.close_questions
        self.try_to(lambda file: act(file, [question.id], by=person))

    @rule(person=people)
    def leave(self, person: RowId) -> None:
        self.try_to(lambda file: edits.remove_assessor(file, person))

    @rule(person=people)
    def sign(self, person: RowId) -> None:
        self.try_to(lambda file: edits.sign(file, person))
        assert self.file is not None
        if signing.is_locked(self.file.snapshot):
            with pytest.raises(KompassError, match="är låst sedan"):
                edits.undo(self.file)
            self.do(edits.unlock)

    def everything_can_be_undone_and_done_again(self) -> None:
        assert self.file is not None
        while edits.redo(self.file):
            pass
        end, steps = self.file.snapshot, 0
        while not signing.is_locked(self.file.snapshot) and edits.undo(self.file):
            steps += 1
        if not signing.is_locked(self.file.snapshot):
            assert steps == len(self.past) + len(self.future)
            assert (self.file.snapshot.own_scores, self.file.snapshot.marks) == ({}, {})
            assert self.file.snapshot.assessors == PEOPLE
            while edits.redo(self.file):
                steps -= 1
            assert steps == 0
            assert self.file.snapshot == end


TestTeamAssessment = TeamAssessment.TestCase
TestTeamAssessment.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)

Act = Callable[[AssessmentFile], object]


def acts_of(question: Question, chance: random.Random) -> list[Act]:
    """Return one act for every field of a question: three assessors and the team."""
    acts: list[Act] = []
    for person in (*(person.id for person in PEOPLE), TEAM):
        for indicator in question.indicators:
            status = chance.choice(list(MarkStatus))
            acts.append(
                lambda file, p=person, i=indicator.id, s=status: edits.set_mark(file, p, i, s)
            )
    for person in PEOPLE:
        points = Decimal(chance.randint(0, maximum(question)))
        if not question.indicators:
            acts.append(
                lambda file, p=person.id, v=points: edits.set_own_points(file, p, question.id, v)
            )
    points = Decimal(chance.randint(0, maximum(question)))
    if question.indicators:
        if chance.random() < 0.3:
            acts.append(lambda file, v=points: edits.set_override(file, TEAM, question.id, v, "x"))
    else:
        acts.append(lambda file, v=points: edits.set_points(file, question.id, v))
    return acts


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_the_order_of_entry_never_changes_a_total(
    seed: int,
    data: st.DataObject,
    new_file: Callable[..., AssessmentFile],
    marked_edition: Edition,
    tmp_path: Path,
) -> None:
    chance = random.Random(seed)
    mixed = [marked_edition.question_numbered(number) for number in ("1.1", "2.1", "3.1")]
    acts = [act for question in mixed for act in acts_of(question, chance)]
    results = []
    for order in (acts, data.draw(st.permutations(acts))):
        path = tmp_path / f"{new_id()}.kompass"
        with new_file(path, edition=marked_edition, assessors=PEOPLE) as file:
            for act in order:
                act(file)
            snapshot = file.snapshot
        results.append((score(snapshot), snapshot.own_scores, snapshot.marks))
        assert score(snapshot).points_so_far == sum(
            agreed(snapshot, question.id).points or 0 for question in mixed
        )

    assert results[0] == results[1]
