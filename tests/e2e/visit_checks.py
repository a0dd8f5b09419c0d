"""What the files hold, asked of the core and held against the plan of the visit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from printed import MAXIMA
from visit_plan import (
    AGREED,
    BEFORE_THE_MEETING,
    CLASHES,
    CLOCKS,
    NEW_STRENGTHS,
    NUMBERS,
    OWN,
    TEAM,
    WITH_REASON_ALREADY,
    Clash,
    reason,
    swedish,
)

from kompass.assessment import history, merge
from kompass.assessment.history import Entry
from kompass.assessment.journal.changes import Change, Key
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.storage import AssessmentFile, open_file
from kompass.assessment.team.signing import is_locked, signed_by
from kompass.ids import ChangeId

Disputed = set[tuple[str, frozenset[tuple[str, str]]]]


@dataclass(frozen=True)
class Contents:
    """All that copies have in common once they are merged, whatever the order was."""

    changes: dict[ChangeId, Change]
    counting: frozenset[ChangeId]
    heads: dict[Key, frozenset[ChangeId]]
    snapshot: Snapshot
    disputed: Disputed


def contents(path: Path) -> Contents:
    """Read a file, also while a window has it open."""
    with open_file(path, author="", read_only=True) as file:
        shared = [change for change in file.changes() if change.replaces is not None]
        keys = {change.key for change in shared}
        return Contents(
            {change.id: replace(change, seq=0, came_with=None) for change in shared},
            frozenset(node.id for node in file.shared.nodes()),
            {key: frozenset(heads) for key, heads in file.shared.heads(keys).items()},
            file.snapshot,
            disputed(file),
        )


def disputed(file: AssessmentFile) -> Disputed:
    """Return the open conflicts: where, and who gave the field which value."""
    return {
        (each.where, frozenset((version.author, version.words) for version in each.versions))
        for each in merge.conflicts(file)
    }


def planned(clashes: Sequence[Clash]) -> Disputed:
    """Return the same as it was planned."""
    return {(clash.where, frozenset(clash.versions.items())) for clash in clashes}


def check_merged(found: Contents) -> None:
    """Hold the content of a merged file against the plan: everybody's work, nothing agreed."""
    snapshot = found.snapshot
    assert found.disputed == planned(CLASHES)
    assert len(snapshot.conflicts) == len(CLASHES)
    ids = {person.name: person.id for person in snapshot.assessors}
    for name in TEAM:
        for number, opinion in OWN[name].items():
            question = snapshot.edition.question_numbered(number)
            own = snapshot.own_score(ids[name], question.id)
            assert (own.points, own.rationale) == (opinion.points, opinion.rationale), (
                name,
                number,
            )
    assert len(snapshot.own_scores) == len(TEAM) * len(NUMBERS)
    for number in set(NUMBERS) - {BEFORE_THE_MEETING}:
        assert snapshot.score(snapshot.edition.question_numbered(number).id).points is None
    for area, text in NEW_STRENGTHS.values():
        assert text in strengths(snapshot, area)


def strengths(snapshot: Snapshot, area: str) -> list[str]:
    """Return the strengths of an area."""
    texts = snapshot.area_texts(snapshot.edition.areas[int(area) - 1].id)
    return [strength.text for strength in texts.strengths]


def check_decided(snapshot: Snapshot) -> None:
    """Hold every field that was disputed against what was decided about it."""
    edition = snapshot.edition
    introduction, rationale, third, strength, sixth, points = CLASHES
    texts = {area.number: snapshot.area_texts(area.id) for area in edition.areas}
    assert texts[1].introduction == introduction.outcome
    assert texts[3].findings == third.outcome
    assert texts[6].findings == sixth.outcome
    assert strengths(snapshot, "5") == [strength.outcome]
    second = snapshot.score(edition.question_numbered(WITH_REASON_ALREADY).id)
    assert second.rationale == rationale.outcome
    eighth = snapshot.score(edition.question_numbered(BEFORE_THE_MEETING).id)
    assert swedish(eighth.points or Decimal(-1)) == points.outcome


def check_signed(path: Path, alike: Sequence[str]) -> None:
    """Hold what was agreed, and that it is signed by all and locked, against the plan."""
    with open_file(path, author="", read_only=True) as file:
        snapshot = file.snapshot
    check_decided(snapshot)
    for number in NUMBERS:
        score = snapshot.score(snapshot.edition.question_numbered(number).id)
        assert score.points == AGREED[number], number
        if number not in (*alike, WITH_REASON_ALREADY, BEFORE_THE_MEETING):
            assert score.rationale == reason(number)
    assert is_locked(snapshot)
    assert tuple(person.name for person in signed_by(snapshot)) == TEAM


def check_totals(document: dict[str, object]) -> None:
    """Hold what ``kompass totals --json`` says against the sums of what was agreed."""
    areas = document["areas"]
    assert isinstance(areas, list)
    for (area, all_of), told in zip(MAXIMA.items(), areas, strict=True):
        numbers = [f"{area}.{at}" for at, _ in enumerate(all_of, 1)]
        assert Decimal(str(told["points"])) == sum(AGREED[number] for number in numbers), area
    assert Decimal(str(document["points"])) == sum(AGREED.values())


def check_history(path: Path, alike: Sequence[str]) -> None:
    """Hold the history of the signed file against the plan: who did what, to what, from what."""
    with open_file(path, author="", read_only=True) as file:
        told = history.entries(file)
        numbers = {q.id: q.number for q in file.snapshot.edition.questions()}
        about = [(entry, {numbers[question] for question in entry.questions}) for entry in told]
        _check_own_scores(about)
        _check_agreed(about, alike)
        _check_merge(file, told)
    _check_clocks(told)


def _check_own_scores(about: list[tuple[Entry, set[str]]]) -> None:
    for name in TEAM:
        for number, opinion in OWN[name].items():
            words = [
                entry.words
                for entry, questions in about
                if questions == {number} and entry.author == name and "egen" in entry.words
                and "motivering" not in entry.words
            ]  # fmt: skip
            values = [opinion.points]
            if opinion.first is not None:
                values.insert(0, opinion.first)
            assert len(words) == len(values), words
            for at, (said, points) in enumerate(zip(words, values, strict=True)):
                assert tells(said, number, points), said
                if at:
                    assert f"var {swedish(values[at - 1])}" in said
                else:
                    assert "var" not in said


def tells(said: str, number: str, points: Decimal) -> bool:
    """Whether a sentence says that a question was given these points."""
    return re.search(rf"\b{number} till {swedish(points)}(?![\d,])", said) is not None


def _check_agreed(about: list[tuple[Entry, set[str]]], alike: Sequence[str]) -> None:
    for number in set(NUMBERS) - {BEFORE_THE_MEETING, *alike}:
        (entry,) = [
            entry
            for entry, questions in about
            if questions == {number} and tells(entry.words, number, AGREED[number])
            and "egen" not in entry.words
        ]  # fmt: skip
        assert entry.author == TEAM[0]
        assert "var" not in entry.words
    (together,) = [entry for entry, questions in about if questions == set(alike)]
    assert together.author == TEAM[0]
    assert f"poäng på {len(alike)} frågor" in together.words
    for name in TEAM:
        (entry,) = [each for each, _ in about if f"underskrift av {name}" in each.words]
        assert entry.author == name


def _check_merge(file: AssessmentFile, told: Sequence[Entry]) -> None:
    merges = [entry for entry in told if entry.sort is history.Sort.MERGE]
    assert [entry.words.split()[0] for entry in merges] == ["gjorde", "ångrade", "gjorde"]
    assert all("Bo.kompass" in e.words and "Cecilia.kompass" in e.words for e in merges)
    foreign = {entry.author for entry in told if entry.foreign}
    assert foreign == set(TEAM[1:])
    own_before = history.snapshot_at(file, merges[0].step.first.seq - 1 - _brought(file))
    assert {who for who, _ in own_before.own_scores} == {file.snapshot.assessors[0].id}
    assert len(history.snapshot_at(file, merges[0].place).own_scores) == len(TEAM) * len(NUMBERS)
    assert history.snapshot_at(file, merges[1].place).own_scores == own_before.own_scores


def _brought(file: AssessmentFile) -> int:
    return sum(change.came_with is not None for change in file.changes())


def _check_clocks(told: Sequence[Entry]) -> None:
    now = datetime.now(UTC)
    for name, days in CLOCKS.items():
        first = next(entry for entry in told if entry.author == name and "egen" in entry.words)
        assert abs(first.at - now - timedelta(days=days)) < timedelta(hours=1), name
