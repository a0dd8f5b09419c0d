"""Each assessor scores and signs in a copy of their own: merging brings it all together."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from kompass.assessment import edits, merge
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import Assessor, MarkStatus, Snapshot
from kompass.assessment.storage import AssessmentFile, open_file
from kompass.assessment.team import signing
from kompass.assessment.team.blind import visible_own_scores
from kompass.errors import KompassError
from kompass.ids import IndicatorId, QuestionId

Team = tuple[Assessor, ...]
QUESTION = QuestionId("k2002-offentlighet-information")


@contextmanager
def opened(path: Path, author: str = "Anna Ek") -> Iterator[AssessmentFile]:
    with open_file(path, author=author) as file:
        yield file


@pytest.fixture
def copies(marked_file: AssessmentFile, team: Team, tmp_path: Path) -> list[Path]:
    """Return three copies of one assessment, one for each assessor."""
    marked_file.close()
    paths = [tmp_path / f"{person.name}.kompass" for person in team]
    for path in paths:
        shutil.copy(marked_file.path, path)
    return paths


def take_in(mine: Path, others: Sequence[Path]) -> Snapshot:
    with opened(mine) as file:
        for other in others:
            merge.take(file, merge.plan(file, [other]))
        return file.snapshot


def score_apart(copies: list[Path], team: Team) -> None:
    """Let each score 3.1 and mark 2.1 in the copy of their own."""
    for at, (path, person) in enumerate(zip(copies, team, strict=True)):
        with opened(path, person.name) as file:
            wanted = file.snapshot.edition.question_numbered("3.1").id
            edits.set_own_points(file, person.id, wanted, Decimal(10 + at))
            edits.set_own_rationale(file, person.id, wanted, f"Så tycker {person.name}")
            for indicator, status in (("prov-2-1-1", MarkStatus.MET), ("prov-2-1-2", None)):
                edits.set_mark(file, person.id, IndicatorId(indicator), status)
            edits.set_mark_note(file, person.id, IndicatorId("prov-2-1-2"), person.name)


def test_own_scores_of_three_copies_never_conflict_in_any_order(
    copies: list[Path], team: Team, tmp_path: Path
) -> None:
    with opened(copies[0]) as file:
        edits.set_blind(file, on=True)
    score_apart(copies, team)
    found = []
    for number, order in enumerate(permutations(copies)):
        first = Path(shutil.copy(order[0], tmp_path / f"sammanslagen {number}.kompass"))
        found.append(take_in(first, order[1:]))

    for snapshot in found:
        assert snapshot == found[0]
        assert snapshot.conflicts == frozenset()
    assert len(found[0].own_scores) == 3
    assert len(found[0].marks) == 6
    assert len(visible_own_scores(found[0], None)) == 3  # all have scored 3.1, nobody all of 2.1
    assert score(found[0]).points_so_far == 0


def test_signed_apart_is_locked_together(copies: list[Path], team: Team) -> None:
    for path, person in zip(copies, team, strict=True):
        with opened(path, person.name) as file:
            edits.sign(file, person.id)
            assert not signing.is_locked(file.snapshot)

    merged = take_in(copies[0], copies[1:])

    assert signing.is_locked(merged)
    with opened(copies[0]) as file:
        with pytest.raises(KompassError, match="Anna Ek, Bo Åberg och Cia Ö"):
            edits.set_points(file, QUESTION, None)
        edits.unlock(file)
        assert not signing.is_locked(file.snapshot)


def test_what_a_colleague_changed_outdates_a_signature(copies: list[Path], team: Team) -> None:
    for path, person in zip(copies[:2], team[:2], strict=True):
        with opened(path, person.name) as file:
            edits.sign(file, person.id)
    with opened(copies[2], "Cia Ö") as file:
        edits.set_details(file, summary="En sak till")
        edits.sign(file, team[2].id)

    merged = take_in(copies[0], copies[1:])

    # What Cia signed is what there is now; Anna and Bo have signed something else.
    assert [person.name for person in signing.signed_by(merged)] == ["Cia Ö"]
    assert not signing.is_locked(merged)


def test_nobody_has_signed_an_open_conflict(copies: list[Path], team: Team) -> None:
    for path, text in zip(copies, ("ett", "två", "ett"), strict=True):
        with opened(path) as file:
            edits.set_details(file, summary=text)
    for path, person in zip(copies, team, strict=True):
        with opened(path, person.name) as file:
            edits.sign(file, person.id)

    with opened(copies[0]) as file:
        merge.take(file, merge.plan(file, copies[1:]))
        assert len(file.snapshot.conflicts) == 1
        assert signing.signed_by(file.snapshot) == ()
        with pytest.raises(KompassError, match="Avgör dem innan du undertecknar"):
            edits.sign(file, team[0].id)

        (conflict,) = merge.conflicts(file)
        merge.resolve(file, conflict, merge.NewValue("ett"))
        assert [person.name for person in signing.signed_by(file.snapshot)] == ["Anna Ek", "Cia Ö"]
        edits.sign(file, team[1].id)
        assert signing.is_locked(file.snapshot)


def test_a_locked_assessment_takes_in_nothing(copies: list[Path], team: Team) -> None:
    with opened(copies[1], "Bo") as file:
        edits.set_details(file, summary="Annat")
    with opened(copies[0]) as file:
        for person in team:
            edits.sign(file, person.id)
        before, journal = file.snapshot, file.changes()
        with pytest.raises(KompassError, match="är låst sedan"):
            merge.take(file, merge.plan(file, [copies[1]]))
        assert (file.snapshot, file.changes()) == (before, journal)
        edits.unlock(file)
        merge.take(file, merge.plan(file, [copies[1]]))
        assert file.snapshot.details == replace(before.details, summary="Annat")
