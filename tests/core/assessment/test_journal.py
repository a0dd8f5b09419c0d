"""The journal on its own: stacks, inverses, replay and names, from plain changes."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment import edits
from kompass.assessment.journal import bursts, drafting, heads, undoing
from kompass.assessment.journal.changes import Change, Edit, Kind, Step, step_of, steps
from kompass.assessment.journal.drafting import Label
from kompass.assessment.journal.heads import RowHeads
from kompass.assessment.snapshot import Level, Occasion, Unit
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.values.state import PRESENT, Entity, State
from kompass.assessment.words.wording import describe
from kompass.ids import ChangeId, QuestionId, StepId, new_id

Create = Callable[..., AssessmentFile]

MORNING = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Paper:
    """A journal without a file: what the stacks need, from a list in memory."""

    def __init__(self) -> None:
        self.state = State()
        self.changes: list[Change] = []
        self.latest: Step | None = None
        self.looked_up = 0
        self._write([Edit(Entity.DETAILS, "d", PRESENT, {"year": 2006})], Kind.CREATED, None)

    def edit(self, field: str, value: str) -> None:
        self._write([Edit(Entity.DETAILS, "d", field, value)], Kind.EDIT, None)

    def undo(self) -> bool:
        return self._take_back(self.next_undo(), Kind.UNDO)

    def redo(self) -> bool:
        return self._take_back(self.next_redo(), Kind.REDO)

    def next_undo(self) -> Step | None:
        return undoing.next_undo(self.latest, self.find, self.before)

    def next_redo(self) -> Step | None:
        return undoing.next_redo(self.latest, self.find, self.before)

    def find(self, step: StepId) -> Step:
        self.looked_up += 1
        return step_of([change for change in self.changes if change.step == step])

    def before(self, step: Step) -> Step | None:
        parents = [change for change in self.changes if change.id == step.first.parent]
        return self.find(parents[0].step) if parents else None

    def by_id(self, wanted: Collection[ChangeId]) -> dict[ChangeId, Change]:
        return {change.id: change for change in self.changes if change.id in wanted}

    def heads_of(self, entity: Entity, entity_id: str) -> RowHeads:
        found = heads.heads_of(map(heads.node, self.changes))
        return {key[2]: ids for key, ids in found.items() if key[:2] == (entity, entity_id)}

    def _take_back(self, step: Step | None, kind: Kind) -> bool:
        if step is not None:
            self._write(undoing.inverse(step, self.by_id), kind, step.id)
        return step is not None

    def _write(self, wanted: Sequence[Edit], kind: Kind, undoes: StepId | None) -> None:
        label = Label(MORNING, "Anna", kind, StepId(new_id()), undoes)
        drafted = drafting.draft(wanted, self.state, self.latest, label, self.heads_of)
        if drafted is not None:
            self.state = drafted.state
            self.changes += drafted.changes
            self.latest = drafted.step


@given(st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=40))
def test_the_stacks_are_those_of_any_editor(acts: list[str]) -> None:
    """Against the textbook: two lists of states, the second emptied by an edit."""
    paper, past, future = Paper(), [], []
    now = paper.state
    for number, act in enumerate(acts):
        if act == "edit":
            past.append(now)
            future.clear()
            paper.edit("summary", str(number))
        elif act == "undo":
            assert paper.undo() == bool(past)
            if past:
                future.append(now)
                assert paper.state == past.pop()
        else:
            assert paper.redo() == bool(future)
            if future:
                past.append(now)
                assert paper.state == future.pop()
        now = paper.state
        assert (paper.next_undo() is not None) == bool(past)
        assert (paper.next_redo() is not None) == bool(future)
    assert undoing.replay(paper.changes) == paper.state


def test_finding_what_to_undo_does_not_read_the_journal() -> None:
    paper = Paper()
    for number in range(300):
        paper.edit("summary", str(number))
    for _ in range(100):
        paper.undo()
    paper.looked_up = 0

    assert paper.next_undo() is not None
    assert paper.next_redo() is not None
    assert paper.looked_up <= 4


def test_changes_hang_together_by_their_parents() -> None:
    paper = Paper()
    paper.edit("summary", "a")
    paper.undo()

    assert [c.parent for c in paper.changes] == [None, *(c.id for c in paper.changes[:-1])]
    assert [c.seq for c in paper.changes] == [1, 2, 3]
    assert [c.kind for c in paper.changes] == [Kind.CREATED, Kind.EDIT, Kind.UNDO]
    assert paper.changes[2].undoes == paper.changes[1].step


def typed(
    state: State, latest: Step | None, text: str, at: datetime, step: StepId
) -> drafting.Draft:
    label = Label(at, "Anna", Kind.EDIT, step)
    before = {} if latest is None else {"findings": (latest.changes[-1].id,)}
    edit = Edit(Entity.AREA, "a", "findings", text)
    drafted = drafting.draft([edit], state, latest, label, lambda *_: before)
    assert drafted is not None
    return drafted


def test_a_burst_of_typing_leaves_one_full_change() -> None:
    step = StepId(new_id())
    first = typed(State(), None, "H", MORNING, step)
    latest = first.step
    drafted = first
    for number, text in enumerate(["He", "Hej", "Hej!"], start=1):
        at = MORNING + timedelta(seconds=number)
        drafted = typed(drafted.state, latest, text, at, step)
        assert drafted.superseded == latest.changes[-1]
        latest = drafting.continued(latest, drafted)

    *emptied, last = latest.changes
    assert [(c.superseded, c.old, c.new) for c in emptied] == [(True, None, None)] * 3
    assert (last.old, last.new) == ("", "Hej!")
    assert undoing.inverse(latest, lambda _: {}) == (Edit(Entity.AREA, "a", "findings", ""),)
    assert undoing.replay(latest.changes) == drafted.state


def test_a_long_burst_leaves_a_trail() -> None:
    step = StepId(new_id())
    first = typed(State(), None, "a", MORNING, step)
    second = typed(first.state, first.step, "ab", MORNING + timedelta(seconds=30), step)

    assert second.superseded is None


def test_a_text_that_is_thrown_away_stays_in_the_journal() -> None:
    step = StepId(new_id())
    long = typed(State(), None, "En hel genomtänkt mening.", MORNING, step)
    second = MORNING + timedelta(seconds=1)

    assert typed(long.state, long.step, "Något annat", second, step).superseded is None
    assert typed(long.state, long.step, "En genomtänkt mening.", second, step).superseded
    assert typed(long.state, long.step, "En hel mening.", second, step).superseded is None


@given(st.text("ab", max_size=12), st.text("ab", max_size=12))
def test_what_is_taken_away_is_counted_like_a_comparison_would(before: str, after: str) -> None:
    best = min(
        len(before) - head - tail
        for head in range(len(before) + 1)
        for tail in range(len(before) - head + 1)
        if after.startswith(before[:head])
        and after.endswith(before[len(before) - tail :])
        and head + tail <= len(after)
    )

    assert bursts.taken_away(before, after) >= best
    assert bursts.taken_away(before, before + after) == 0
    assert bursts.taken_away(before + after, after) <= len(before)


def test_typed_and_taken_away_again_is_still_two_changes() -> None:
    step = StepId(new_id())
    first = typed(State(), None, "a", MORNING, step)
    second = typed(first.state, first.step, "", MORNING + timedelta(seconds=1), step)

    assert second.superseded is None
    assert [(c.old, c.new) for c in second.changes] == [("a", "")]


def test_steps_gather_changes_in_order() -> None:
    paper = Paper()
    paper.edit("summary", "a")
    paper.edit("summary", "b")

    gathered = steps(paper.changes)

    assert [step.kind for step in gathered] == [Kind.CREATED, Kind.EDIT, Kind.EDIT]
    assert [c for step in gathered for c in step.changes] == paper.changes


def test_a_removed_row_keeps_what_was_written_in_it() -> None:
    """What a merge needs: one side removes a row, the other goes on writing in it."""
    state = State()
    state.put(Entity.STRENGTH, "s", PRESENT, {"area": "a", "position": "i", "text": "kort"})
    state.put(Entity.STRENGTH, "s", PRESENT, None)
    state.put(Entity.STRENGTH, "s", "text", "längre")

    assert not state.has(Entity.STRENGTH, "s")
    assert list(state.rows(Entity.STRENGTH)) == []
    state.put(Entity.STRENGTH, "s", PRESENT, {"area": "a", "position": "i", "text": "kort"})

    assert state.row(Entity.STRENGTH, "s")["text"] == "längre"


# --- Names ---------------------------------------------------------------------------------


def named(file: AssessmentFile, act: Callable[[], object]) -> str:
    """Return the name of what ``act`` did, and see that undo and redo call it the same."""
    act()
    step = edits.next_undo(file)
    assert step is not None
    name = describe(step, file.snapshot)
    undone = edits.undo(file)
    assert undone is not None
    assert describe(undone, file.snapshot) == name
    again = edits.next_redo(file)
    assert again is not None
    assert describe(again, file.snapshot) == name
    redone = edits.redo(file)
    assert redone is not None
    assert describe(redone, file.snapshot) == name
    return name


def test_names_of_scores(file: AssessmentFile) -> None:
    edition = file.snapshot.edition
    q31 = edition.question_numbered("3.1").id
    q32 = edition.question_numbered("3.2").id

    assert named(file, lambda: edits.set_points(file, q31, Decimal("22.5"))) == "3.1 till 22,5"
    assert named(file, lambda: edits.set_points(file, q31, None)) == "3.1 utan poäng"
    assert named(file, lambda: edits.set_rationale(file, q31, "x")) == "motivering till 3.1"
    both = {q31: Decimal(1), q32: Decimal(2)}
    assert named(file, lambda: edits.import_points(file, both)) == "poäng på 2 frågor"
    one = {q31: Decimal(3), q32: Decimal(2)}
    assert named(file, lambda: edits.import_points(file, one)) == "3.1 till 3"


def test_names_of_texts_and_bullets(file: AssessmentFile) -> None:
    area = file.snapshot.edition.areas[2].id
    one = edits.add_strength(file, area, "a")
    two = edits.add_improvement(file, area, "b")
    edits.add_improvement(file, area, "c")

    assert [
        named(file, act)
        for act in (
            lambda: edits.set_introduction(file, area, "x"),
            lambda: edits.set_findings(file, area, "x"),
            lambda: edits.add_strength(file, area),
            lambda: edits.set_strength(file, one, "x"),
            lambda: edits.move_strength(
                file, one, after=file.snapshot.texts[area].strengths[-1].id
            ),
            lambda: edits.remove_strength(file, one),
            lambda: edits.add_improvement(file, area),
            lambda: edits.set_improvement(file, two, "x"),
            lambda: edits.set_good_examples(file, two, "Nacka"),
            lambda: edits.move_improvement(
                file, two, after=file.snapshot.texts[area].improvements[-1].id
            ),
            lambda: edits.remove_improvement(file, two),
        )
    ] == [
        "inledning till område 3",
        "iakttagelser i område 3",
        "ny styrka i område 3",
        "styrka i område 3",
        "flyttad styrka i område 3",
        "borttagen styrka i område 3",
        "nytt förbättringsområde i område 3",
        "förbättringsområde i område 3",
        "goda exempel i område 3",
        "flyttat förbättringsområde i område 3",
        "borttaget förbättringsområde i område 3",
    ]


def test_a_row_that_was_added_and_filled_in_one_go(file: AssessmentFile) -> None:
    area = file.snapshot.edition.areas[2].id
    step = StepId(new_id())

    def act() -> None:
        row = edits.add_strength(file, area, step=step)
        edits.set_strength(file, row, "Tydliga mål", step=step)

    assert named(file, act) == "ny styrka i område 3"


def test_names_of_people_and_parties(file: AssessmentFile) -> None:
    person = edits.add_assessor(file, "Anna Ek")
    party = edits.add_seats(file, "Centerpartiet", 4)
    nameless = edits.add_seats(file)

    assert [
        named(file, act)
        for act in (
            lambda: edits.add_assessor(file, "Bo"),
            lambda: edits.add_assessor(file, ""),
            lambda: edits.set_assessor(file, person, role="ledare"),
            lambda: edits.set_assessor(file, person, role="x", organisation="y"),
            lambda: edits.remove_assessor(file, person),
            lambda: edits.add_seats(file, "Moderaterna", 3),
            lambda: edits.set_seats(file, party, seats=5),
            lambda: edits.set_seats(file, nameless, seats=5),
            lambda: edits.remove_seats(file, party),
        )
    ] == [
        "ny utvärderare Bo",
        "ny utvärderare",
        "utvärderare Anna Ek",
        "utvärderare Anna Ek",
        "borttagen utvärderare Anna Ek",
        "nytt parti Moderaterna",
        "mandat för Centerpartiet",
        "parti",
        "borttaget parti Centerpartiet",
    ]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"year": 2007}, "år till 2007"),
        ({"unit": Unit("Botkyrka")}, "kommun"),
        ({"level": Level.GROUP}, "nivå"),
        ({"occasion": Occasion.FIRST}, "första eller upprepad utvärdering"),
        ({"summary": "x"}, "sammanfattning"),
        ({"visit_from": MORNING.date(), "visit_to": MORNING.date()}, "besöksdatum"),
        ({"about": "x", "conduct": "y"}, "uppgifter om utvärderingen"),
    ],
)
def test_names_of_details(given: dict[str, object], name: str, file: AssessmentFile) -> None:
    assert named(file, lambda: edits.set_details(file, **given)) == name


def test_the_beginning_has_a_name_too(file: AssessmentFile) -> None:
    assert describe(file.latest_step, file.snapshot) == "ny utvärdering"


def test_a_question_of_another_edition_is_called_by_its_id(file: AssessmentFile) -> None:
    change = Change(
        **{
            **vars(file.changes()[0]),
            "entity": Entity.SCORE,
            "entity_id": QuestionId("k2030-ny"),
            "field": "points",
            "kind": Kind.EDIT,
            "new": "3",
        }
    )

    assert describe(step_of([change]), file.snapshot) == "k2030-ny till 3"
