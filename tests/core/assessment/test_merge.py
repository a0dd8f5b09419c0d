"""Merging copies: what is said of them, what is taken, and deciding conflicts."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kompass.assessment import edits, merge
from kompass.assessment.file.intake import digest_of
from kompass.assessment.journal.changes import Kind
from kompass.assessment.merge import Choice, Conflict, NewValue
from kompass.assessment.snapshot import Contested, Details, Snapshot, Unit
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.words.wording import describe
from kompass.catalogue.document import content_hash, to_document
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import RowId

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

OLD_FILES = Path(__file__).parents[2] / "old_files"


@pytest.fixture
def copy(file: AssessmentFile, reopen: Open, tmp_path: Path) -> Callable[[str], AssessmentFile]:
    """Give somebody a copy of the file as it is now, open on a laptop of its own."""

    def give(name: str) -> AssessmentFile:
        path = tmp_path / name / f"{name}.kompass"
        path.parent.mkdir()
        file.back_up(path)
        return reopen(path, author=name)

    return give


@pytest.fixture
def bo(copy: Callable[[str], AssessmentFile]) -> AssessmentFile:
    return copy("Bo")


def question(file: AssessmentFile, number: str) -> str:
    return file.snapshot.edition.question_numbered(number).id


def merged(mine: AssessmentFile, *theirs: AssessmentFile) -> merge.MergePlan:
    planned = merge.plan(mine, [other.path for other in theirs])
    merge.take(mine, planned)
    return planned


def only_conflict(file: AssessmentFile) -> Conflict:
    (conflict,) = merge.conflicts(file)
    return conflict


# --- Dry run ---------------------------------------------------------------------------------


def test_a_dry_run_says_what_would_come_and_changes_nothing(
    file: AssessmentFile, bo: AssessmentFile
) -> None:
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    edits.set_points(bo, question(bo, "1.2"), Decimal(10))
    edits.set_rationale(bo, question(bo, "1.2"), "Öppet möte.")
    edits.add_strength(bo, bo.snapshot.edition.areas[0].id, "Bra webbplats")
    bo.author = "Bertil Öst"
    edits.set_details(bo, summary="Kort")
    before = file.path.read_bytes(), bo.path.read_bytes(), file.snapshot

    planned = merge.plan(file, [bo.path])

    assert planned.in_words == (
        "2 poäng, 1 motivering, 1 styrka, 1 uppgift om utvärderingen, 1 konflikt"
    )
    (of_bo,) = planned.copies
    assert of_bo.in_words == f"Bo, Bertil Öst: {planned.in_words}"
    assert of_bo.people == (("Bo", 4), ("Bertil Öst", 1))
    assert (of_bo.changes, of_bo.conflicts, planned.conflicts) == (5, 1, 1)
    assert (file.path.read_bytes(), bo.path.read_bytes(), file.snapshot) == before
    assert sorted(path.name for path in bo.path.parent.iterdir()) == sorted(
        [bo.path.name, f".{bo.path.name}.lock", f".{bo.path.name}.holder"]
    )


def test_several_copies_are_told_apart(
    file: AssessmentFile, bo: AssessmentFile, copy: Callable[[str], AssessmentFile]
) -> None:
    cilla = copy("Cilla")
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    edits.set_points(cilla, question(cilla, "1.1"), Decimal(30))
    edits.set_points(cilla, question(cilla, "1.2"), Decimal(10))
    both = copy("Båda")
    merged(both, bo, cilla)

    planned = merge.plan(file, [bo.path, both.path, cilla.path])

    assert [one.in_words for one in planned.copies] == [
        "Bo: 1 poäng, 1 konflikt",
        "Cilla: 2 poäng, 1 konflikt",
        "”Cilla.kompass” innehåller inget nytt: allt i den finns redan.",
    ]
    assert planned.in_words == "2 poäng, 1 konflikt"


@pytest.mark.parametrize("way", ["samma fil", "två gånger", "äldre", "lika"])
def test_a_copy_that_brings_nothing(
    way: str, file: AssessmentFile, bo: AssessmentFile, tmp_path: Path
) -> None:
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    if way in ("äldre", "lika"):
        merged(file, bo)
    if way == "äldre":
        edits.set_points(file, question(file, "1.2"), Decimal(5))
    paths = {
        "samma fil": [file.path],
        "två gånger": [bo.path, bo.path],
        "äldre": [bo.path],
        "lika": [bo.path],
    }[way]
    before = file.path.read_bytes()

    planned = merge.plan(file, paths)

    nothing_new = "”Bo.kompass” innehåller inget nytt: allt i den finns redan."
    told = {
        "samma fil": "”Södertälje.kompass” är den fil du har öppen. Välj en annan kopia av den.",
        "två gånger": "”Bo.kompass” är vald två gånger. Välj varje kopia en gång.",
    }
    assert planned.copies[-1].in_words == told.get(way, nothing_new)
    if way != "två gånger":
        assert planned.in_words == "Inget nytt att hämta."
        with pytest.raises(KompassError, match=planned.copies[-1].in_words[:20]):
            merge.take(file, planned)
    assert file.path.read_bytes() == before


def test_another_assessment_is_refused(
    file: AssessmentFile, new_file: Create, tmp_path: Path
) -> None:
    other = new_file(tmp_path / "annan.kompass", details=Details(Unit("Borås"), 2007))

    (copy,) = merge.plan(file, [other.path]).refused

    assert copy.refusal.startswith(
        "”annan.kompass” är en annan utvärdering, Borås 2007, och inte en kopia av den här."
    )


def test_damaged_newer_foreign_and_missing_files_are_refused_one_by_one(
    file: AssessmentFile, bo: AssessmentFile, tmp_path: Path
) -> None:
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    bo.close()
    good = bo.path.read_bytes()
    damaged, newer = tmp_path / "skadad.kompass", tmp_path / "nyare.kompass"
    damaged.write_bytes(good[: len(good) // 2])
    newer.write_bytes(good[:60] + (99).to_bytes(4, "big") + good[64:])
    text = tmp_path / "brev.txt"
    text.write_text("Hej")
    missing = tmp_path / "borta.kompass"
    before = file.path.read_bytes()

    planned = merge.plan(file, [damaged, bo.path, newer, text, missing])

    said = [copy.refusal for copy in planned.refused]
    assert len(said) == 4
    for sentence, start in zip(
        said,
        (
            "”skadad.kompass” är skadad och kan inte öppnas.",
            "”nyare.kompass” är skriven av en nyare version av Kompass: filen har format 99",
            "”brev.txt” är inte en Kompass-fil.",
            "”borta.kompass” finns inte.",
        ),
        strict=True,
    ):
        assert sentence.startswith(start)
    assert file.path.read_bytes() == before
    merge.take(file, planned)  # the good one among them
    assert file.snapshot.score(question(file, "1.1")).points == 25


def test_other_criteria_are_refused(file: AssessmentFile, bo: AssessmentFile) -> None:
    bo.close()
    areas = bo.snapshot.edition.areas
    other = replace(bo.snapshot.edition, areas=(replace(areas[0], title="Annat"), *areas[1:]))
    document = json.dumps(to_document(other), ensure_ascii=False)
    with sqlite3.connect(bo.path) as connection:
        connection.execute(
            "UPDATE edition SET document = ?, digest = ?, content_hash = ?",
            (document, digest_of(document), content_hash(other)),
        )
    connection.close()

    (copy,) = merge.plan(file, [bo.path]).refused

    assert "bygger på andra kriterier" in copy.refusal


def test_a_copy_of_an_older_schema_is_merged_and_left_as_it_is(
    tmp_path: Path, reopen: Open
) -> None:
    old = tmp_path / "gammal.kompass"
    shutil.copy(OLD_FILES / "schema_1.kompass", old)
    mine = tmp_path / "min.kompass"
    shutil.copy(old, mine)
    file = reopen(mine)
    edits.set_details(file, summary="Mitt")
    other = tmp_path / "annan.kompass"
    shutil.copy(old, other)
    with reopen(other, author="Bo") as upgraded:
        edits.set_details(upgraded, conduct="Ditt")
    before = old.read_bytes()

    planned = merge.plan(file, [old, other])

    assert [copy.in_words for copy in planned.copies] == [
        "”gammal.kompass” innehåller inget nytt: allt i den finns redan.",
        "Bo: 1 uppgift om utvärderingen, inga konflikter",
    ]
    merge.take(file, planned)
    assert old.read_bytes() == before
    assert (file.snapshot.details.summary, file.snapshot.details.conduct) == ("Mitt", "Ditt")


# --- Taking ----------------------------------------------------------------------------------


def test_a_merge_is_one_step_of_undo_with_a_name(file: AssessmentFile, bo: AssessmentFile) -> None:
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    edits.set_rationale(bo, question(bo, "1.2"), "Öppet möte.")
    before = file.snapshot

    merged(file, bo)

    after = file.snapshot
    assert after.score(question(file, "1.2")).rationale == "Öppet möte."
    assert after.conflicts == {Contested("score", question(file, "1.1"), "points")}
    assert file.latest_step.kind is Kind.MERGE
    assert describe(file.latest_step, after) == "sammanslagning med ”Bo.kompass”"
    undone = edits.undo(file)
    assert file.snapshot == before
    assert undone is not None
    assert describe(undone, before) == "sammanslagning med ”Bo.kompass”"
    edits.redo(file)
    assert file.snapshot == after
    edits.undo(file)
    edits.undo(file)
    assert file.snapshot.score(question(file, "1.1")).points is None


def test_changes_come_as_they_were_made(file: AssessmentFile, bo: AssessmentFile) -> None:
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    edits.set_points(bo, question(bo, "1.1"), Decimal(26))
    edits.undo(bo)

    merged(file, bo)

    def told(source: AssessmentFile) -> list[object]:
        return [
            (c.id, c.at, c.author, c.kind, c.step, c.undoes, c.old, c.new, c.replaces)
            for c in source.changes()
            if c.author == "Bo"
        ]

    assert told(file) == told(bo)
    came = [change for change in file.changes() if change.author == "Bo"]
    assert {change.came_with for change in came} == {file.latest_step.id}
    assert edits.next_undo(file) == file.latest_step


def test_a_merge_that_was_undone_can_be_made_again(
    file: AssessmentFile, bo: AssessmentFile
) -> None:
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    merged(file, bo)
    edits.undo(file)
    edits.set_points(bo, question(bo, "1.2"), Decimal(10))

    planned = merged(file, bo)

    assert planned.in_words == "2 poäng, inga konflikter"
    assert file.snapshot.scores == bo.snapshot.scores
    assert len([change for change in file.changes() if change.author == "Bo"]) == 2


def test_whoever_merges_a_copy_in_which_a_merge_was_undone_loses_nothing(
    file: AssessmentFile, bo: AssessmentFile
) -> None:
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    merged(file, bo)
    edits.set_points(file, question(file, "1.1"), Decimal(30))
    edits.undo(file)
    edits.undo(file)
    edits.set_points(file, question(file, "1.2"), Decimal(5))

    merged(bo, file)

    assert bo.snapshot.score(question(bo, "1.1")).points == 25
    assert bo.snapshot.score(question(bo, "1.2")).points == 5


def test_what_one_removed_and_another_wrote_in_is_a_conflict_and_shown(
    file: AssessmentFile, copy: Callable[[str], AssessmentFile]
) -> None:
    area = file.snapshot.edition.areas[0].id
    row = edits.add_strength(file, area, "Öppenhet")
    bo = copy("Bo")
    edits.remove_strength(file, row)
    edits.set_strength(bo, row, "Öppenhet i alla led")

    merged(file, bo)
    merged(bo, file)

    for one in (file, bo):
        (strength,) = one.snapshot.area_texts(area).strengths
        assert strength.text == "Öppenhet i alla led"
        conflict = only_conflict(one)
        assert conflict.where == "styrka i område 1"
        assert {(v.author, v.words) for v in conflict.versions} == {
            ("Anna", "borttagen"),
            ("Bo", "kvar, med ändringen: Öppenhet i alla led"),
        }
        assert [version.mine for version in conflict.versions] == [True, False]
    removed = next(v for v in only_conflict(bo).versions if v.value is None)
    merge.resolve(bo, only_conflict(bo), removed)
    assert bo.snapshot.area_texts(area).strengths == ()
    merged(file, bo)
    assert file.snapshot == bo.snapshot
    edits.undo(bo)
    assert only_conflict(bo).shown is not None


def test_a_removal_that_had_seen_the_text_is_no_conflict(
    file: AssessmentFile, copy: Callable[[str], AssessmentFile]
) -> None:
    area = file.snapshot.edition.areas[0].id
    row = edits.add_strength(file, area, "Öppenhet")
    bo = copy("Bo")
    edits.set_strength(bo, row, "Öppenhet i alla led")
    merged(file, bo)
    edits.remove_strength(file, row)

    merged(bo, file)

    assert bo.snapshot.conflicts == frozenset()
    assert bo.snapshot.area_texts(area).strengths == ()


def test_two_who_move_the_same_row_are_in_no_conflict(
    file: AssessmentFile, copy: Callable[[str], AssessmentFile]
) -> None:
    area = file.snapshot.edition.areas[0].id
    rows = [edits.add_strength(file, area, str(number)) for number in range(4)]
    bo = copy("Bo")
    edits.move_strength(file, rows[0], after=rows[3])
    edits.move_strength(bo, rows[0], after=rows[1])

    merged(file, bo)
    merged(bo, file)

    assert file.snapshot == bo.snapshot
    assert file.snapshot.conflicts == frozenset()


def test_rows_added_at_the_same_place_are_two_rows(
    file: AssessmentFile, bo: AssessmentFile
) -> None:
    area = file.snapshot.edition.areas[0].id
    edits.add_strength(file, area, "Samma")
    edits.add_strength(bo, area, "Samma")

    merged(file, bo)
    merged(bo, file)

    assert [row.text for row in file.snapshot.area_texts(area).strengths] == ["Samma", "Samma"]
    assert file.snapshot == bo.snapshot


def test_a_merge_that_cannot_be_written_leaves_the_file(
    file: AssessmentFile, bo: AssessmentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kompass.assessment.file import writing

    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    planned = merge.plan(file, [bo.path])
    before = file.path.read_bytes(), file.snapshot, file.latest_step

    def fail(*_: object) -> None:
        raise ValueError("nothing a program has written")

    monkeypatch.setattr(writing, "write", fail)
    with pytest.raises(KompassError, match="En av kopiorna är skadad, så ingenting har hämtats"):
        merge.take(file, planned)

    assert (file.path.read_bytes(), file.snapshot, file.latest_step) == before


def test_a_file_for_reading_takes_nothing(
    file: AssessmentFile, bo: AssessmentFile, reopen: Open
) -> None:
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    reader = reopen(file.path, read_only=True)

    planned = merge.plan(reader, [bo.path])

    assert planned.in_words == "1 poäng, inga konflikter"
    with pytest.raises(KompassError, match="Filen är öppnad för läsning"):
        merge.take(reader, planned)


def test_a_signed_assessment_takes_nothing_until_it_is_unlocked(
    file: AssessmentFile, copy: Callable[[str], AssessmentFile]
) -> None:
    person = edits.add_assessor(file, "Anna")
    bo = copy("Bo")
    edits.set_points(bo, question(bo, "1.1"), Decimal(25))
    edits.sign(file, person)

    with pytest.raises(KompassError, match="Utvärderingen är låst"):
        merged(file, bo)
    edits.unlock(file)
    merged(file, bo)


# --- Deciding --------------------------------------------------------------------------------


def test_undoing_a_merge_that_brought_a_row_which_was_moved(
    file: AssessmentFile, bo: AssessmentFile, reopen: Open
) -> None:
    area = file.snapshot.edition.areas[0].id
    edits.add_strength(bo, area, "Ett")
    moved = edits.add_strength(bo, area, "Två")
    edits.move_strength(bo, moved, after=None)
    before = file.snapshot
    merged(file, bo)

    edits.undo(file)

    assert file.snapshot == before
    assert reopen(file).snapshot == before


@pytest.fixture
def disputed(file: AssessmentFile, bo: AssessmentFile) -> AssessmentFile:
    """Anna and Bo have written different rationales of 1.1, and given it different points."""
    late = "Protokollen finns på webben efter en månad."
    for one, text, points in ((file, "Protokollen finns på webben.", 20), (bo, late, 25)):
        edits.set_rationale(one, question(one, "1.1"), text)
        edits.set_points(one, question(one, "1.1"), Decimal(points))
    merged(file, bo)
    return file


def conflict_about(file: AssessmentFile, field: str) -> Conflict:
    return next(one for one in merge.conflicts(file) if one.key[2] == field)


def test_a_conflict_shows_who_wrote_what(disputed: AssessmentFile) -> None:
    points, rationale = (conflict_about(disputed, name) for name in ("points", "rationale"))

    assert [one.where for one in merge.conflicts(disputed)] == [
        "motivering till 1.1",
        "poäng på 1.1",
    ]
    assert [(v.author, v.words, v.mine) for v in points.versions] == [
        ("Anna", "20", True),
        ("Bo", "25", False),
    ]
    assert points.question == question(disputed, "1.1")
    assert points.area == disputed.snapshot.edition.areas[0].id
    assert not points.is_text
    assert rationale.is_text
    pieces = rationale.difference(*rationale.versions)
    assert [(piece.part.value, piece.text) for piece in pieces] == [
        ("both", "Protokollen finns på webben"),
        ("new", " efter en månad"),
        ("both", "."),
    ]


@pytest.mark.parametrize(
    ("choice", "points"),
    [(Choice.MINE, 20), (Choice.THEIRS, 25), (NewValue(Decimal("22.5")), Decimal("22.5"))],
)
def test_deciding_is_a_step_that_can_be_undone(
    choice: Choice | NewValue, points: int, disputed: AssessmentFile, bo: AssessmentFile
) -> None:
    before = disputed.snapshot

    merge.resolve(disputed, conflict_about(disputed, "points"), choice)

    after = disputed.snapshot
    assert after.score(question(disputed, "1.1")).points == points
    assert {each.field for each in after.conflicts} == {"rationale"}
    edits.undo(disputed)
    assert disputed.snapshot == before
    assert [v.author for v in conflict_about(disputed, "points").versions] == ["Anna", "Bo"]
    edits.redo(disputed)
    assert disputed.snapshot == after
    merged(bo, disputed)
    assert bo.snapshot == after


def test_both_texts_can_be_kept(disputed: AssessmentFile) -> None:
    merge.resolve(disputed, conflict_about(disputed, "rationale"), Choice.BOTH)

    assert disputed.snapshot.score(question(disputed, "1.1")).rationale == (
        "Protokollen finns på webben.\n\nProtokollen finns på webben efter en månad."
    )
    with pytest.raises(KompassError, match=r"Det går inte att behålla båda: poäng på 1\.1 har ett"):
        merge.resolve(disputed, conflict_about(disputed, "points"), Choice.BOTH)


def test_a_new_value_is_checked_like_any_other(disputed: AssessmentFile) -> None:
    points = conflict_about(disputed, "points")

    for wrong, told in ((Decimal(99), "högsta poäng är 40"), ("tjugo", "kan inte skrivas in här")):
        with pytest.raises(KompassError, match=told):
            merge.resolve(disputed, points, NewValue(wrong))
    merge.resolve(disputed, points, NewValue(None))
    assert disputed.snapshot.score(question(disputed, "1.1")).points is None


def test_what_has_been_decided_cannot_be_decided_again(disputed: AssessmentFile) -> None:
    points = conflict_about(disputed, "points")
    merge.resolve(disputed, points, Choice.MINE)

    with pytest.raises(KompassError, match="redan avgjord"):
        merge.resolve(disputed, points, Choice.THEIRS)


def test_stopping_in_the_middle_leaves_conflicts_open(
    disputed: AssessmentFile, reopen: Open
) -> None:
    merge.resolve(disputed, conflict_about(disputed, "points"), Choice.MINE)
    before = disputed.snapshot

    again = reopen(disputed)

    assert again.snapshot == before
    assert [one.where for one in merge.conflicts(again)] == ["motivering till 1.1"]


def test_typing_in_a_field_decides_and_leaving_it_alone_does_not(disputed: AssessmentFile) -> None:
    shown = disputed.snapshot.score(question(disputed, "1.1")).rationale
    edits.set_rationale(disputed, question(disputed, "1.1"), shown)
    assert len(disputed.snapshot.conflicts) == 2

    edits.set_rationale(disputed, question(disputed, "1.1"), shown + "!")

    assert {each.field for each in disputed.snapshot.conflicts} == {"points"}


def test_deciding_apart_alike_is_agreement_and_differently_a_new_conflict(
    disputed: AssessmentFile, bo: AssessmentFile
) -> None:
    merged(bo, disputed)
    merge.resolve(disputed, conflict_about(disputed, "points"), Choice.MINE)
    merge.resolve(bo, conflict_about(bo, "points"), Choice.THEIRS)
    merge.resolve(disputed, conflict_about(disputed, "rationale"), NewValue("Nytt"))
    merge.resolve(bo, conflict_about(bo, "rationale"), NewValue("Annat"))

    merged(bo, disputed)

    (left,) = merge.conflicts(bo)
    assert left.where == "motivering till 1.1"
    assert [(v.author, v.words) for v in left.versions] == [("Bo", "Annat"), ("Anna", "Nytt")]


def test_hidden_scores_stay_hidden_in_a_conflict(
    file: AssessmentFile, copy: Callable[[str], AssessmentFile]
) -> None:
    anna, bertil = edits.add_assessor(file, "Anna"), edits.add_assessor(file, "Bertil")
    edits.set_blind(file, on=True)
    bo = copy("Bo")
    edits.set_own_points(file, anna, question(file, "1.1"), Decimal(20))
    edits.set_own_points(bo, anna, question(bo, "1.1"), Decimal(25))
    merged(file, bo)

    def told(viewer: RowId | None) -> list[str]:
        (conflict,) = merge.conflicts(file, viewer=viewer)
        assert conflict.where == "egen poäng på 1.1 (Anna)"
        return [version.words for version in conflict.versions]

    assert told(anna) == ["20", "25"]
    assert told(bertil) == told(None) == ["dolt tills alla har bedömt"] * 2


@pytest.mark.parametrize(
    ("act", "where", "words"),
    [
        (
            lambda f, n: edits.set_details(f, year=2006 + n),
            "år",
            ["2007", "2008"],
        ),
        (
            lambda f, n: edits.set_details(f, inhabitants=80_000 + n),
            "invånare",
            ["80\N{NO-BREAK SPACE}001", "80\N{NO-BREAK SPACE}002"],
        ),
        (
            lambda f, n: edits.set_details(f, unit=Unit(f"Stad {n}")),
            "kommun",
            ["Stad 1", "Stad 2"],
        ),
        (
            lambda f, n: edits.set_findings(f, f.snapshot.edition.areas[2].id, f"Nr {n}"),
            "iakttagelser i område 3",
            ["Nr 1", "Nr 2"],
        ),
        (
            lambda f, n: edits.set_seats(f, f.snapshot.seats[0].id, seats=n),
            "mandat för parti Centerpartiet",
            ["1", "2"],
        ),
        (
            lambda f, n: edits.set_assessor(f, f.snapshot.assessors[0].id, role=f"roll {n}"),
            "roll för utvärderare Anna",
            ["roll 1", "roll 2"],
        ),
    ],
)
def test_every_field_has_its_words(
    act: Callable[[AssessmentFile, int], object],
    where: str,
    words: list[str],
    file: AssessmentFile,
    copy: Callable[[str], AssessmentFile],
) -> None:
    edits.add_assessor(file, "Anna")
    edits.add_seats(file, "Centerpartiet", 7)
    bo = copy("Bo")
    act(file, 1)
    act(bo, 2)
    merged(file, bo)

    conflict = only_conflict(file)

    assert conflict.where == where
    assert [version.words for version in conflict.versions] == words
    merge.resolve(file, conflict, Choice.THEIRS)
    assert file.snapshot == bo.snapshot


def test_the_team_sees_what_shows_meanwhile(disputed: AssessmentFile, edition: Edition) -> None:
    snapshot: Snapshot = disputed.snapshot

    assert snapshot.is_contested("score", question(disputed, "1.1"), "points")
    assert not snapshot.is_contested("score", question(disputed, "1.2"), "points")
    assert snapshot.score(question(disputed, "1.1")).points == 25


def test_a_prepared_plan_is_taken_in_like_any_other(
    file: AssessmentFile, bo: AssessmentFile, copy: Callable[[str], AssessmentFile]
) -> None:
    edits.set_points(bo, question(bo, "1.1"), Decimal(3))
    edits.set_rationale(bo, question(bo, "1.1"), "Därför")
    other = copy("Cilla")
    told: list[tuple[int, int]] = []
    planned = merge.plan(file, [bo.path])

    ready = merge.prepare(planned, progress=lambda done, count, _: told.append((done, count)))
    merge.take(file, ready)
    merge.take(other, merge.plan(other, [bo.path]))

    assert len(ready.incoming.written) == len(planned.incoming.changes)
    assert told[0] == (0, len(planned.incoming.changes))
    assert told[-1][0] == told[-1][1]
    assert file.snapshot.scores == other.snapshot.scores
    foreign = [each for each in file.changes() if each.came_with is not None]
    assert [(each.id, each.new, each.author) for each in foreign] == [
        (each.id, each.new, each.author) for each in planned.incoming.changes
    ]
    assert [each.seq for each in file.changes()] == list(range(1, len(file.changes()) + 1))


def test_a_plan_still_fits_when_something_else_was_done_after_it(
    file: AssessmentFile, bo: AssessmentFile
) -> None:
    edits.set_points(bo, question(bo, "1.1"), Decimal(3))
    ready = merge.prepare(merge.plan(file, [bo.path]))
    edits.set_points(file, question(file, "1.1"), Decimal(4))
    edits.set_points(file, question(file, "1.2"), Decimal(5))

    merge.take(file, ready)

    assert only_conflict(file).where == "poäng på 1.1"
    assert file.snapshot.score(question(file, "1.2")).points == 5
