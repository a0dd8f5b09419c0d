"""Two to four copies, edited and merged in any order: what must hold whatever happens.

Everything runs on real files. The oracles are sets and the textbook's two stacks, never
what the program says of itself.
"""

import itertools
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kompass.assessment import edits, history, merge
from kompass.assessment.file import set_rows
from kompass.assessment.journal import heads
from kompass.assessment.journal import undoing as journal
from kompass.assessment.journal import union as merging
from kompass.assessment.snapshot import Contested, Details, Snapshot, Unit
from kompass.assessment.storage import AssessmentFile, create, open_file
from kompass.catalogue.files import packaged
from kompass.catalogue.model import Edition
from kompass.ids import EditionId

EDITION: Edition = packaged(EditionId("kommunkompassen-2002"))
QUESTIONS = [question.id for question in EDITION.questions()][:4]
AREAS = [area.id for area in EDITION.areas][:2]
PEOPLE = ("Anna", "Bo", "Cilla", "David")
QUICK = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)

people = st.integers(0, 3)


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A folder in memory where there is one: hundreds of saves need not wait for a disk."""
    folder = make_folder()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def make_folder() -> Path:
    memory = Path("/dev/shm")
    where = memory if memory.is_dir() else None
    return Path(tempfile.mkdtemp(prefix="kompass-test-", dir=where))


class Copies:
    """The copies of one assessment that a team has, each open on its own laptop."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        first = folder / "Anna.kompass"
        details = Details(Unit("Borås"), 2006)
        made = create(
            first, details=details, edition=EDITION, author="Anna", backup_folder=folder / "k"
        )
        edits.add_strength(made, AREAS[0], "Från början")
        edits.add_seats(made, "Centerpartiet", 3)
        made.close()
        self.files: list[AssessmentFile] = []
        for name in PEOPLE[:count]:
            path = folder / f"{name}.kompass"
            if path != first:
                shutil.copy(first, path)
            self.files.append(self.open(path))

    def open(self, path: Path) -> AssessmentFile:
        return open_file(path, author=path.stem, backup_folder=self.folder / "k")

    def reopen(self, number: int) -> None:
        path = self.files[number].path
        self.files[number].close()
        self.files[number] = self.open(path)

    def merge(self, mine: int, theirs: Sequence[int]) -> bool:
        """Merge and tell whether there was anything to merge."""
        file = self.files[mine]
        planned = merge.plan(file, [self.files[each].path for each in theirs])
        assert planned.refused == ()
        if not planned.has_news:
            return False
        before = file.snapshot.conflicts
        merge.take(file, planned)
        assert len(file.snapshot.conflicts - before) == planned.conflicts
        return True

    def exchange(self, order: random.Random) -> None:
        """Merge everything into everything, in any order, until there is nothing new."""
        numbers = range(len(self.files))
        news = True
        while news:
            news = False
            for mine in order.sample(numbers, len(numbers)):
                others = [each for each in numbers if each != mine]
                for theirs in order.sample(others, len(others)):
                    news |= self.merge(mine, [theirs])

    def close(self) -> None:
        for file in self.files:
            file.close()


def shared(file: AssessmentFile) -> set[heads.Node]:
    return set(file.shared.nodes())


# --- One round: everybody works alone, then all is merged ----------------------------------


@st.composite
def rounds(draw: st.DrawFn) -> list[list[tuple[str, int, str]]]:
    """For each copy, what it does: a field, which one, and the new value."""
    act = st.tuples(
        st.sampled_from(["points", "rationale", "findings", "year", "text"]),
        st.integers(0, 1),
        st.sampled_from(["1", "2", "3"]),
    )
    count = draw(st.integers(2, 4))
    return [draw(st.lists(act, max_size=5)) for _ in range(count)]


def carry_out(file: AssessmentFile, act: tuple[str, int, str]) -> None:
    field, which, value = act
    bullet = file.snapshot.area_texts(AREAS[0]).strengths[0].id
    {
        "points": lambda: edits.set_points(file, QUESTIONS[which], Decimal(value)),
        "rationale": lambda: edits.set_rationale(file, QUESTIONS[which], value),
        "findings": lambda: edits.set_findings(file, AREAS[which], value),
        "year": lambda: edits.set_details(file, year=2000 + int(value)),
        "text": lambda: edits.set_strength(file, bullet, value),
    }[field]()


def contested_as(act: tuple[str, int, str], snapshot: Snapshot) -> Contested:
    field, which, _ = act
    bullet = snapshot.area_texts(AREAS[0]).strengths[0].id
    return {
        "points": Contested("score", QUESTIONS[which], "points"),
        "rationale": Contested("score", QUESTIONS[which], "rationale"),
        "findings": Contested("area", AREAS[which], "findings"),
        "year": Contested("details", snapshot.id, "year"),
        "text": Contested("strength", bullet, "text"),
    }[field]


def expected_conflicts(
    acts: Sequence[Sequence[tuple[str, int, str]]], snapshot: Snapshot
) -> set[Contested]:
    """Return the fields to which copies gave different values, by what they did alone."""
    last: dict[Contested, set[str]] = {}
    for of_one in acts:
        final = {contested_as(act, snapshot): act[2] for act in of_one}
        for field, value in final.items():
            last.setdefault(field, set()).add(value)
    return {field for field, values in last.items() if len(values) > 1}


@QUICK
@given(acts=rounds(), order=st.randoms(use_true_random=False))
def test_a_conflict_where_a_field_got_different_values_and_nowhere_else(
    acts: list[list[tuple[str, int, str]]], order: random.Random
) -> None:
    with memory_folder() as folder:
        team = Copies(folder, len(acts))
        for file, of_one in zip(team.files, acts, strict=True):
            for act in of_one:
                carry_out(file, act)
        expected = expected_conflicts(acts, team.files[0].snapshot)

        team.exchange(order)

        for file in team.files:
            assert file.snapshot.conflicts == expected
            assert file.snapshot == team.files[0].snapshot
            assert shared(file) == shared(team.files[0])
        team.close()


@QUICK
@given(
    acts=rounds(),
    order=st.randoms(use_true_random=False),
    clocks=st.lists(st.integers(-40_000, 40_000), min_size=4, max_size=4),
)
def test_all_at_once_in_any_order_and_with_any_clock_comes_to_the_same(
    acts: list[list[tuple[str, int, str]]], order: random.Random, clocks: list[int]
) -> None:
    with memory_folder() as folder:
        team = Copies(folder, len(acts))
        for file, of_one in zip(team.files, acts, strict=True):
            for act in of_one:
                carry_out(file, act)
        others = [file.path for file in team.files[1:]]
        results = []
        for number, shuffled in enumerate((others, order.sample(others, len(others)))):
            target = folder / f"resultat {number}.kompass"
            team.files[0].back_up(target)
            if number:
                for path, hours in zip([target, *others], clocks, strict=False):
                    turn_the_clock(path, hours)
            result = team.open(target)
            planned = merge.plan(result, shuffled)
            if planned.has_news:
                merge.take(result, planned)
            results.append((result.snapshot, {node.id for node in shared(result)}))
            result.close()
        team.close()

        assert results[0] == results[1]


def turn_the_clock(path: Path, hours: int) -> None:
    """Pretend that the clock of the laptop with this copy was wrong all the time."""
    at = (datetime(2026, 11, 21, tzinfo=UTC) + timedelta(hours=hours)).isoformat()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE change SET at = ? WHERE seq > 3", (at,))
    connection.close()


# --- Anything, in any order, with restarts, undo and merges in between ----------------------


class Team(RuleBasedStateMachine):
    """Up to four people who edit, undo, merge and decide as they please."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = make_folder()
        self.copies: Copies | None = None
        self.past: list[list[Snapshot]] = []
        self.future: list[list[Snapshot]] = []
        self.numbers = itertools.count()
        self.written: set[str] = set()
        self.moments: dict[str, Snapshot] = {}

    @initialize(count=st.integers(2, 4))
    def begin(self, count: int) -> None:
        self.copies = Copies(self.folder, count)
        # What the copies begin with can be undone in each of them.
        self.past = [[] for _ in range(count)]
        self.future = [[] for _ in range(count)]
        for number, file in enumerate(self.copies.files):
            now = file.snapshot
            while edits.undo(file):
                self.past[number].insert(0, file.snapshot)
            for _ in self.past[number]:
                edits.redo(file)
            assert file.snapshot == now

    def person(self, number: int) -> int:
        assert self.copies is not None
        return number % len(self.copies.files)

    def text(self) -> str:
        text = f"text {next(self.numbers)}"
        self.written.add(text)
        return text

    def do(self, number: int, act: Callable[[AssessmentFile], object]) -> None:
        """Edit; what the textbook's two stacks then hold is kept beside."""
        assert self.copies is not None
        number = self.person(number)
        file = self.copies.files[number]
        before, step = file.snapshot, file.latest_step
        act(file)
        if file.latest_step.changes[-1].id == step.changes[-1].id:
            assert file.snapshot == before
            return
        self.future[number].clear()
        self.past[number].append(before)

    @rule(number=people, question=st.sampled_from(QUESTIONS), points=st.integers(0, 10))
    def set_points(self, number: int, question: str, points: int) -> None:
        self.do(number, lambda file: edits.set_points(file, question, Decimal(points)))

    @rule(number=people, question=st.sampled_from(QUESTIONS))
    def write(self, number: int, question: str) -> None:
        text = self.text()
        self.do(number, lambda file: edits.set_rationale(file, question, text))

    @rule(number=people, area=st.sampled_from(AREAS), data=st.data())
    def add_bullet(self, number: int, area: str, data: st.DataObject) -> None:
        assert self.copies is not None
        file, text = self.copies.files[self.person(number)], self.text()
        rows = [row.id for row in file.snapshot.area_texts(area).strengths]
        after = data.draw(st.sampled_from([None, *rows]))
        self.do(number, lambda file: edits.add_strength(file, area, text, after=after))

    @rule(number=people, area=st.sampled_from(AREAS), data=st.data())
    def change_bullet(self, number: int, area: str, data: st.DataObject) -> None:
        assert self.copies is not None
        file = self.copies.files[self.person(number)]
        rows = [row.id for row in file.snapshot.area_texts(area).strengths]
        if not rows:
            return
        row, text = data.draw(st.sampled_from(rows)), self.text()
        after = data.draw(st.sampled_from([None, *rows]))
        what = data.draw(st.sampled_from(["write", "remove", "move"]))
        if what != "write":
            self.written.discard(text)
        acts = {
            "write": lambda file: edits.set_strength(file, row, text),
            "remove": lambda file: edits.remove_strength(file, row),
            "move": lambda file: edits.move_strength(file, row, after=after),
        }
        self.do(number, acts[what])

    @rule(number=people, year=st.integers(1990, 1993))
    def set_year(self, number: int, year: int) -> None:
        self.do(number, lambda file: edits.set_details(file, year=year))

    @rule(number=people, data=st.data())
    def decide(self, number: int, data: st.DataObject) -> None:
        assert self.copies is not None
        file = self.copies.files[self.person(number)]
        found = merge.conflicts(file)
        assert len(found) == len(file.snapshot.conflicts)
        if not found:
            return
        conflict = data.draw(st.sampled_from(found))
        version = data.draw(st.sampled_from(conflict.versions))
        self.do(number, lambda file: merge.resolve(file, conflict, version))
        assert len(file.snapshot.conflicts) == len(found) - 1

    @rule(number=people, data=st.data())
    def take_back_an_earlier_step(self, number: int, data: st.DataObject) -> None:
        assert self.copies is not None
        file = self.copies.files[self.person(number)]
        found = [entry.step for entry in history.entries(file)]
        step = data.draw(st.sampled_from(found[-10:]))
        if not history.refusal(file, step):
            self.do(number, lambda file: edits.revert(file, step))

    @rule(number=people, data=st.data())
    def name_a_moment(self, number: int, data: st.DataObject) -> None:
        assert self.copies is not None
        file = self.copies.files[self.person(number)]
        self.moments[self.text()] = as_it_stood(file.snapshot)
        name = list(self.moments)[-1]
        self.do(number, lambda file: edits.name_moment(file, name))

    @rule(number=people, theirs=st.lists(people, min_size=1, max_size=3, unique=True))
    def merge(self, number: int, theirs: list[int]) -> None:
        assert self.copies is not None
        mine = self.person(number)
        others = sorted({self.person(each) for each in theirs} - {mine})
        if not others:
            return
        copies = self.copies
        self.do(mine, lambda _: copies.merge(mine, others))
        file = copies.files[mine]
        after, latest = file.snapshot, file.latest_step
        assert not copies.merge(mine, others)
        assert (file.snapshot, file.latest_step) == (after, latest)

    @rule(number=people, times=st.integers(1, 3))
    def undo(self, number: int, times: int) -> None:
        self.back_and_forth(number, times, edits.undo, self.past, self.future)

    @rule(number=people, times=st.integers(1, 3))
    def redo(self, number: int, times: int) -> None:
        self.back_and_forth(number, times, edits.redo, self.future, self.past)

    def back_and_forth(
        self,
        number: int,
        times: int,
        act: Callable[[AssessmentFile], object],
        origins: list[list[Snapshot]],
        others: list[list[Snapshot]],
    ) -> None:
        assert self.copies is not None
        number = self.person(number)
        file = self.copies.files[number]
        for _ in range(times):
            before = file.snapshot
            assert (act(file) is not None) == bool(origins[number])
            if origins[number]:
                others[number].append(before)
                assert file.snapshot == origins[number].pop()

    @rule(number=people)
    def restart(self, number: int) -> None:
        assert self.copies is not None
        number = self.person(number)
        before = self.copies.files[number].snapshot
        self.copies.reopen(number)
        assert self.copies.files[number].snapshot == before

    @invariant()
    def every_file_is_what_its_set_of_changes_says(self) -> None:
        for file in self.copies.files if self.copies else ():
            assert journal.replay(file.changes()) == file.state
            nodes = file.shared.nodes()
            assert set_rows.all_heads(file._connection) == heads.heads_of(nodes)
            outcome = merging.outcome(nodes, {}, file.state, file.shared.by_id)
            assert outcome.edits == ()
            assert file.snapshot.conflicts == {Contested(*key) for key in outcome.conflicts}

    def teardown(self) -> None:
        try:
            if self.copies is not None:
                self.all_come_to_the_same()
        finally:
            if self.copies is not None:
                self.copies.close()
            shutil.rmtree(self.folder)

    def all_come_to_the_same(self) -> None:
        assert self.copies is not None
        team = self.copies
        team.exchange(random.Random(len(self.written)))
        self.every_file_is_what_its_set_of_changes_says()
        first = team.files[0]
        for file in team.files:
            assert file.snapshot == first.snapshot
            assert shared(file) == shared(first)
            reached = {value for change in file.changes() for value in said(change.new)}
            assert self.written <= reached
            for moment in (each for each in file.snapshot.moments if each.name in self.moments):
                stood = as_it_stood(history.snapshot_of(file, moment))
                assert stood == self.moments[moment.name]
            assert file._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert file._connection.execute("PRAGMA foreign_key_check").fetchall() == []


def as_it_stood(snapshot: Snapshot) -> Snapshot:
    """Which conflicts were open then is not told."""
    return replace(snapshot, conflicts=frozenset())


def said(value: object) -> list[str]:
    return list(map(str, value.values() if isinstance(value, Mapping) else [value]))


TestTeam = Team.TestCase
TestTeam.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
