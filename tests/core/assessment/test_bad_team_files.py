"""A file whose own scores, marks or signatures nobody can have written is not opened."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from kompass.assessment import edits
from kompass.assessment.snapshot import TEAM, Assessor, MarkStatus
from kompass.assessment.storage import AssessmentFile, open_file
from kompass.errors import KompassError
from kompass.ids import IndicatorId


@pytest.fixture
def good(marked_file: AssessmentFile, team: tuple[Assessor, ...]) -> Path:
    question = marked_file.snapshot.edition.question_numbered("3.1").id
    anna = team[0].id
    edits.set_own_points(marked_file, anna, question, Decimal("7.5"))
    edits.set_points(marked_file, question, Decimal(7))
    edits.set_own_rationale(marked_file, anna, question, "Därför")
    edits.set_mark(marked_file, TEAM, IndicatorId("prov-2-1-1"), MarkStatus.PARTLY, percent=20)
    edits.open_questions(marked_file, [question], by=anna)
    edits.sign(marked_file, anna)
    marked_file.close()
    return marked_file.path


def test_it_is_good_before_it_is_damaged(good: Path) -> None:
    with open_file(good, author="Bo") as file:
        assert len(file.snapshot.own_scores) == len(file.snapshot.marks) == 1
        assert len(file.snapshot.signatures) == len(file.snapshot.opened) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE own_score SET points = '8'",
        "UPDATE own_score SET points = 'NaN'",
        "UPDATE own_score SET rationale = 'x'",
        "UPDATE own_score SET id = 'x'",
        "UPDATE own_score SET id = substr(id, 1, 37) || 'nej'",
        "DELETE FROM own_score",
        "DROP TABLE own_score",
        "UPDATE mark SET share = '0.3'",
        "UPDATE mark SET share = 'ja'",
        "UPDATE mark SET id = 'team/nej'",
        "UPDATE mark SET id = '/prov-2-1-1'",
        "DROP TABLE mark",
        "UPDATE opened SET id = 'nej'",
        "UPDATE opened SET opened_by = NULL",
        "UPDATE signature SET signed = '{'",
        "UPDATE signature SET signed = '7'",
        "UPDATE signature SET signed = '{}'",
        "UPDATE signature SET signed = json_set(signed, '$.at', 'igår')",
        "UPDATE signature SET signed = json_set(signed, '$.digest', '0')",
        "UPDATE details SET blind = 1",
        "UPDATE details SET lead = NULL",
        "UPDATE assessor SET colour = 'ultraviolett'",
        "UPDATE assessor SET initials = 'X'",
        "INSERT INTO score VALUES ('nej', NULL, '', '')",
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_nobody_can_have_written_is_damage(
    statement: str, good: Path, *, read_only: bool
) -> None:
    with sqlite3.connect(good) as connection:
        changed = connection.execute(statement).rowcount
    connection.close()
    before = good.read_bytes()
    assert changed != 0

    with pytest.raises(KompassError, match="är skadad"):
        open_file(good, author="Bo", read_only=read_only)
    assert good.read_bytes() == before
