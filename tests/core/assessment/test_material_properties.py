"""Copies in which people take notes, link, take in documents, and erase whom they interviewed.

Everything that holds for random histories of scores and texts holds for these as well, and
whoever is erased in one copy is gone from the bytes of every copy that hears of it.
"""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

import test_merge_properties as base
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from kompass.assessment import edits, erasing
from kompass.assessment.material import Direction, Excerpt, Line, Touch
from kompass.assessment.storage import AssessmentFile
from kompass.ids import RowId
from kompass.sources.anchors import anchor
from kompass.sources.model import DocumentText, Form, PageText, Taken


def paper(words: str) -> Taken:
    content = words.encode()
    text = DocumentText(Form.TEXT, words, (PageText(0, "", words),), (), "prov", "1")
    return Taken(content, sha256(content).hexdigest(), text)


class TeamWithMaterial(base.Team):
    """As ``Team``, with sources, interviews and evidence."""

    def __init__(self) -> None:
        super().__init__()
        self.people_met = itertools.count()
        self.gone: set[str] = set()

    @initialize(count=st.integers(2, 3))
    def begin(self, count: int) -> None:
        super().begin(count)
        self.do(0, lambda file: edits.add_interview(file, role="Ekonomichef"))

    def file(self, number: int) -> AssessmentFile:
        assert self.copies is not None
        return self.copies.files[self.person(number)]

    def interviews(self, number: int) -> list[RowId]:
        """Return those that are there, in an order that is the same when a history is replayed."""
        found = sorted(self.file(number).snapshot.material.interviews, key=lambda each: each.role)
        return [each.id for each in found if not each.removed]

    def do(self, number: int, act: Callable[[AssessmentFile], object]) -> None:
        number = self.person(number)
        before = self.file(number).snapshot.material.erased
        super().do(number, act)
        if self.file(number).snapshot.material.erased != before:
            self.moments.clear()
            self.walk(number)

    def walk(self, number: int) -> None:
        """Find out anew what undo and redo lead to: what was there before has lost words."""
        file = self.file(number)
        self.future[number] = []
        while edits.redo(file):
            self.future[number].insert(0, file.snapshot)
        for _ in self.future[number]:
            edits.undo(file)
        now = file.snapshot
        self.past[number] = []
        while edits.undo(file):
            self.past[number].insert(0, file.snapshot)
        for _ in self.past[number]:
            edits.redo(file)
        assert file.snapshot == now

    @rule(number=base.people)
    def meet(self, number: int) -> None:
        which = next(self.people_met)
        self.do(number, lambda file: edits.add_interview(file, role=f"Roll {which}"))

    @rule(number=base.people, data=st.data())
    def register(self, number: int, data: st.DataObject) -> None:
        which = next(self.people_met)
        row = data.draw(st.sampled_from(self.interviews(number) or [""]))
        if row:
            given = {"name": f"Namn{which}x Efternamn{which}y", "code": f"P{which}"}
            self.do(number, lambda file: edits.add_person(file, row, **given))

    @rule(number=base.people, data=st.data())
    def note(self, number: int, data: st.DataObject) -> None:
        material = self.file(number).snapshot.material
        rows = self.interviews(number)
        if not rows:
            return
        row = data.draw(st.sampled_from(rows))
        names = sorted(person.name for person in material.all_people())
        name = data.draw(st.sampled_from(["", *names]))
        text = self.text()
        if name:
            self.written.discard(text)
            text = f"{name}s {text}"
        lines = [each.id for each in material.lines_of(row) if not each.removed]
        after = data.draw(st.sampled_from([None, *lines]))
        self.do(number, lambda file: edits.add_line(file, row, text, after=after))

    @rule(number=base.people, data=st.data())
    def change_line(self, number: int, data: st.DataObject) -> None:
        material = self.file(number).snapshot.material
        lines = [each for each in material.lines.values() if not each.removed]
        lines = [each for each in lines if not _is_gone(material, each.interview)]
        if not lines:
            return
        line = data.draw(st.sampled_from(sorted(lines, key=_told)))
        text = self.text()
        what = data.draw(st.sampled_from(["write", "remove", "first", "split", "join"]))
        if what != "write":
            self.written.discard(text)
        above = material.lines_of(line.interview).index(line)
        upper = material.lines_of(line.interview)[above - 1] if above else None
        if what == "join" and (upper is None or upper.removed):
            return
        acts = {
            "write": lambda file: edits.set_line(file, line.id, text),
            "remove": lambda file: edits.remove_line(file, line.id),
            "first": lambda file: edits.move_line(file, line.id, after=None),
            "split": lambda file: edits.split_line(file, line.id, len(line.text) // 2),
            "join": lambda file: edits.join_line(file, line.id),
        }
        self.do(number, acts[what])

    @rule(number=base.people, data=st.data())
    def link(self, number: int, data: st.DataObject) -> None:
        material = self.file(number).snapshot.material
        items = [each.id for each in (*material.lines.values(), *material.excerpts.values())
                 if not each.removed]  # fmt: skip
        if not items:
            return
        item = data.draw(st.sampled_from(items))
        questions = data.draw(st.lists(st.sampled_from(base.QUESTIONS), max_size=2, unique=True))
        direction = data.draw(st.sampled_from(Direction))
        ties = [edits.Tie(question, direction) for question in questions]
        if ties:
            self.do(number, lambda file: edits.add_links(file, item, ties))
        else:
            self.do(number, lambda file: edits.remove_links(file, item))

    @rule(number=base.people, data=st.data())
    def take_in(self, number: int, data: st.DataObject) -> None:
        sources = self.file(number).snapshot.material.sources
        living = [each for each in sorted(sources, key=lambda s: s.title) if not each.removed]
        what = data.draw(st.sampled_from(["add", "excerpt", "remove"]))
        if what == "add" or not living:
            taken = paper(f"Dokument {next(self.people_met)}")
            self.do(number, lambda file: edits.add_source(file, taken))
            return
        source = data.draw(st.sampled_from(living))
        if what == "remove":
            self.do(number, lambda file: edits.remove_source(file, source.id))
            return
        place = anchor(self.file(number).page(source.sha256, 0), 0, 8)
        ties = [edits.Tie(base.QUESTIONS[0])]
        self.do(number, lambda file: edits.add_excerpt(file, source.id, place, ties=ties))

    @rule(number=base.people, data=st.data())
    def cross_off(self, number: int, data: st.DataObject) -> None:
        rows = self.interviews(number)
        if rows:
            row = data.draw(st.sampled_from(rows))
            state = data.draw(st.sampled_from([None, *Touch]))
            self.do(number, lambda file: edits.set_asked(file, row, row, state))

    @rule(number=base.people, data=st.data())
    def mark_start(self, number: int, data: st.DataObject) -> None:
        rows = self.interviews(number)
        team = self.file(number).snapshot.assessors
        if rows and team:
            row, who = data.draw(st.sampled_from(rows)), data.draw(st.sampled_from(team)).id
            minute = data.draw(st.none() | st.integers(0, 59))
            at = None if minute is None else datetime(2006, 9, 12, 9, minute, tzinfo=UTC)
            self.do(number, lambda file: edits.set_started(file, row, who, at))

    @rule(number=base.people, data=st.data())
    def remove_interview(self, number: int, data: st.DataObject) -> None:
        rows = self.interviews(number)
        if rows:
            row = data.draw(st.sampled_from(rows))
            self.do(number, lambda file: edits.remove_interview(file, row))

    @rule(number=base.people, data=st.data())
    def erase(self, number: int, data: st.DataObject) -> None:
        file = self.file(number)
        people = sorted(file.snapshot.material.all_people(), key=lambda each: each.name)
        if not people:
            return
        person = data.draw(st.sampled_from(people))
        self.gone |= set(person.name.split())
        planned = erasing.plan(file, [person.id])
        erasing.erase(file, planned)
        self.moments.clear()
        self.walk(self.person(number))

    def all_come_to_the_same(self) -> None:
        super().all_come_to_the_same()
        assert self.copies is not None
        self.copies.close()
        for file in self.copies.files:
            content = file.path.read_bytes()
            assert [name for name in self.gone if name.encode() in content] == []
            again = self.copies.open(file.path)
            assert again.snapshot == file.snapshot
            for source in again.snapshot.material.sources:
                assert again.content(source.sha256) == source.title.encode()
            again.close()


def _told(item: Line | Excerpt) -> str:
    """What tells pieces of evidence apart that is the same when a history is replayed."""
    return item.text if isinstance(item, Line) else item.anchor.quote


def _is_gone(material: object, interview: str) -> bool:
    found = material.interview(interview)
    return found is None or found.removed


TestTeamWithMaterial = TeamWithMaterial.TestCase
TestTeamWithMaterial.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
