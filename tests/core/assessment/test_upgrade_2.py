"""A file of schema 1 becomes one that a team can score in, and says what it said."""

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from kompass.assessment import edits
from kompass.assessment.scoring import score
from kompass.assessment.storage import open_file
from kompass.assessment.team import signing
from kompass.swedish import format_number

OLD = Path(__file__).parents[2] / "old_files"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD / "schema_1.kompass", tmp_path / "gammal.kompass"))


def test_nothing_is_made_up(path: Path) -> None:
    said = json.loads((OLD / "schema_1.json").read_text(encoding="utf-8"))
    with open_file(path, author="Anna") as file:
        snapshot = file.snapshot

    assert (snapshot.own_scores, snapshot.marks, snapshot.opened) == ({}, {}, {})
    assert snapshot.signatures == {}
    assert (snapshot.details.blind, snapshot.details.lead) == (False, None)
    assert [person.name for person in snapshot.assessors] == said["assessors"]
    for person in snapshot.assessors:
        assert (person.initials, person.colour, person.marker) == ("", None, None)
    assert {entry.override_reason for entry in snapshot.scores.values()} == {""}
    assert format_number(score(snapshot).points_so_far) == said["points_so_far"]


def test_a_team_can_go_on_in_it(path: Path) -> None:
    with open_file(path, author="Anna") as file:
        total = score(file.snapshot).points_so_far
        question = file.snapshot.edition.question_numbered("3.1").id
        people = [person.id for person in file.snapshot.assessors]
        for person in people:
            edits.set_own_points(file, person, question, Decimal(5))
        edits.set_lead(file, people[0])
        edits.set_blind(file, on=True)
        assert score(file.snapshot).points_so_far == total
        for person in people:
            edits.sign(file, person)

    with open_file(path, author="Bo") as file:
        assert signing.is_locked(file.snapshot)
        assert file.snapshot.own_score(people[0], question).points == 5
        edits.unlock(file)
        while edits.undo(file) and not signing.is_locked(file.snapshot):
            pass
        assert signing.is_locked(file.snapshot)  # the unlocking itself was taken back
