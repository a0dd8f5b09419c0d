"""Somebody who was interviewed is erased: nothing of the name is in any byte that Kompass keeps."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kompass.assessment import edits, erasing, history, merge, merge_files
from kompass.assessment.journal import undoing as journal
from kompass.assessment.journal.rubbing import Alias, Rub
from kompass.assessment.snapshot import Assessor
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.values.state import Entity
from kompass.errors import KompassError
from kompass.ids import QuestionId, RowId, new_id
from kompass.sources.anchors import anchor
from kompass.sources.model import Taken

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

NAME = "Zabrina Qvistgärde"
CONTACT = "z.qvistgarde@prov.example, 070-555 66 77"
TRACES = ("zabrina", "qvistgärde", "qvistgarde@", "555 66 77")


def question(file: AssessmentFile, number: str) -> QuestionId:
    return file.snapshot.edition.question_numbered(number).id


@pytest.fixture
def file(new_file: Create) -> AssessmentFile:
    return new_file(assessors=[Assessor(RowId(new_id()), "Anna")])


@pytest.fixture
def person(file: AssessmentFile) -> RowId:
    """Named everywhere where somebody can write."""
    interview = edits.add_interview(file, role="Kommundirektör", note=f"Möter {NAME} i receptionen")
    person = edits.add_person(file, interview, name="Zabrina", code="KD", contact=CONTACT)
    edits.set_person(file, person, name=NAME)
    line = edits.add_line(file, interview, f"{NAME} säger att målen följs upp", speaker=person)
    edits.set_line(file, line, f"ZABRINA sa att {NAME.split()[1]}s mål följs upp")
    gone = edits.add_line(file, interview, f"Struken rad om {NAME.lower()}")
    edits.remove_line(file, gone)
    edits.add_links(file, line, [edits.Tie(question(file, "1.1"), comment=f"Enligt {NAME}")])
    edits.set_rationale(file, question(file, "1.1"), f"Kommunen, genom {NAME}, har rutiner.")
    edits.set_points(file, question(file, "1.1"), Decimal(10))
    edits.add_strength(file, file.snapshot.edition.areas[0].id, f"Drivs av {NAME}")
    edits.set_details(file, conduct=f"Vi talade med {NAME}.")
    edits.undo(file)
    edits.redo(file)
    return person


def spellings() -> Iterator[bytes]:
    for word in TRACES:
        for letters in (word, word.upper(), word.title(), word.capitalize()):
            for coding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                yield letters.encode(coding)


def traces(*paths: Path) -> set[tuple[str, bytes]]:
    """Return what is left of the name in these files and all files below these folders."""
    files = [each for path in paths for each in ([path] if path.is_file() else path.rglob("*"))]
    found = set()
    for path in files:
        with suppress(FileNotFoundError, IsADirectoryError):  # a copy that gets its name just now
            content = path.read_bytes()
            found |= {(path.name, spelling) for spelling in spellings() if spelling in content}
    return found


def erased(file: AssessmentFile, **more: object) -> erasing.ErasurePlan:
    planned = erasing.plan(file, erasing.find(file, NAME), **more)
    erasing.erase(file, planned)
    return planned


def test_nothing_of_the_name_is_left_anywhere(
    file: AssessmentFile, person: RowId, backup_folder: Path, reopen: Open
) -> None:
    file.close()
    file = reopen(file.path)
    edits.set_details(file, summary="Vidare")
    file.close()
    file = reopen(file.path)
    edits.set_details(file, summary="Vidare igen")
    assert traces(backup_folder)
    assert traces(file.path)

    erased(file)

    # The file is open all the time, and what lies beside it is looked at too.
    assert traces(file.path.parent, backup_folder) == set()
    again = reopen(file)
    assert traces(again.path.parent, backup_folder) == set()
    with sqlite3.connect(again.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM unswept").fetchone() == (0,)
    connection.close()
    assert journal.replay(again.changes()) == again.state


def test_what_was_said_stays_under_the_role_code(file: AssessmentFile, person: RowId) -> None:
    erased(file)

    [line] = file.snapshot.material.lines.values()
    assert line.text == "KD sa att KD:s mål följs upp"
    assert line.speaker == person
    assert file.snapshot.material.code_of(person) == "KD"
    assert file.snapshot.material.person(person) is None
    assert (
        file.snapshot.score(question(file, "1.1")).rationale == "Kommunen, genom KD, har rutiner."
    )
    assert file.snapshot.details.conduct == "Vi talade med KD."
    assert file.snapshot.material.interviews[0].note == "Möter KD i receptionen"


def test_the_plan_tells_everything_first_and_changes_nothing(
    file: AssessmentFile, person: RowId
) -> None:
    before = file.snapshot, file.path.read_bytes()

    planned = erasing.plan(file, erasing.find(file, "kd"))

    assert (file.snapshot, file.path.read_bytes()) == before
    assert planned.code == "KD"
    assert {NAME, "Zabrina", "Qvistgärde", CONTACT} <= set(planned.words)
    told = {place.where: place.after for place in planned.places}
    assert told["motivering till 1.1"] == "Kommunen, genom KD, har rutiner."
    assert told["kommentar till koppling till 1.1"] == "Enligt KD"
    assert len(planned.places) == 6
    assert planned.changes > len(planned.places)
    assert planned.remarks == (erasing.ELSEWHERE,)


def test_the_trace_says_who_and_when_and_never_what(
    file: AssessmentFile, person: RowId, reopen: Open
) -> None:
    erased(file)

    [trace] = file.snapshot.material.erased
    assert (trace.author, trace.ids, trace.code) == ("Anna", {person}, "KD")
    lines = [entry.line for entry in history.entries(file)]
    assert lines[-1].endswith("Anna raderade en intervjuad för gott")
    assert any(line.endswith("ändrade något som har raderats för gott") for line in lines)
    assert reopen(file).snapshot.material.erased == (trace,)


def test_nothing_takes_it_back(file: AssessmentFile, person: RowId, backup_folder: Path) -> None:
    erased(file)
    now = file.snapshot

    entries = history.entries(file)
    for entry in entries:
        if entry.step.is_passed_over:
            assert "raderades för gott" in history.refusal(file, entry.step)
    while edits.undo(file):
        assert file.snapshot.material.person(person) is None
    for entry in entries:
        history.snapshot_at(file, entry.place)
    while edits.redo(file):
        pass
    assert file.snapshot == now
    assert traces(file.path, backup_folder) == set()


def test_words_that_others_are_called_by_stay_and_more_can_be_given(
    file: AssessmentFile, person: RowId
) -> None:
    other = edits.add_interview(file, role="Rektor")
    edits.add_person(file, other, name="Olle Qvistgärde", code="RE")
    edits.set_details(file, about="Zabban och Olle Qvistgärde, och Zabrina.")

    planned = erased(file, also=["Zabban"])

    assert "Qvistgärde" not in planned.words
    assert file.snapshot.details.about == "KD och Olle Qvistgärde, och KD."
    assert file.snapshot.material.people_of(other)[0].name == "Olle Qvistgärde"


def test_documents_stay_as_they_are_and_the_plan_says_so(
    file: AssessmentFile, person: RowId, paper: Callable[..., Taken]
) -> None:
    taken = paper("Protokoll", f"Närvarande: {NAME}.")
    source = edits.add_source(file, taken)
    edits.add_excerpt(file, source, anchor(taken.text.pages[0], 0, 30))

    planned = erased(file)

    assert "Namnet står i underlag som inte ändras: ”Protokoll”." in planned.remarks[0]
    assert "1 utdrag" in planned.remarks[1]
    assert file.content(taken.sha256) == taken.content


def test_signatures_become_outdated_where_a_signed_text_changes(
    file: AssessmentFile, person: RowId
) -> None:
    edits.sign(file, file.snapshot.assessors[0].id)
    with pytest.raises(KompassError, match="låst"):
        edits.set_details(file, summary="Nej")

    planned = erased(file)

    assert planned.remarks[0].startswith("Underskrifterna blir inaktuella")
    assert not any(each.current for each in file.snapshot.signatures.values())


def test_nobody_and_read_only(file: AssessmentFile, person: RowId, reopen: Open) -> None:
    with pytest.raises(KompassError, match=r"Rollkoderna är KD\."):
        erasing.find(file, "Ingen Alls")
    interview = file.snapshot.material.interviews[0].id
    again = edits.add_person(file, interview, name=NAME.upper(), code="KD")
    assert set(erasing.find(file, "kd")) == {person, again}
    other = edits.add_person(file, interview, name="Olle Fäldt", code="KD")
    with pytest.raises(KompassError, match="Flera intervjuade har rollkoden"):
        erasing.find(file, "kd")
    assert erasing.find(file, other) == (other,)
    file.close()
    reader = reopen(file.path, read_only=True)
    before = file.path.read_bytes()

    planned = erasing.plan(reader, [person])
    with pytest.raises(KompassError, match="läsa men inte ändra"):
        erasing.erase(reader, planned)

    assert file.path.read_bytes() == before


def test_interviews_that_have_been_kept_too_long(file: AssessmentFile) -> None:
    row = edits.add_interview(file, role="Ekonomichef", retain_until=date(2007, 1, 31))

    assert [each.id for each in erasing.overdue(file.snapshot, date(2007, 2, 1))] == [row]
    assert erasing.overdue(file.snapshot, date(2007, 1, 31)) == ()


# --- Merging with copies that still have the person -----------------------------------------


@pytest.fixture
def bo(file: AssessmentFile, person: RowId, reopen: Open) -> AssessmentFile:
    """A copy whose owner goes on writing the name."""
    path = file.path.parent / "Bo" / "Bo.kompass"
    path.parent.mkdir()
    file.back_up(path)
    bo = reopen(path, author="Bo")
    interview = bo.snapshot.material.interviews[0].id
    edits.add_line(bo, interview, f"Ringde {NAME} igen")
    edits.set_rationale(bo, question(bo, "1.2"), f"Sagt av {NAME.upper()}")
    edits.set_person(bo, person, contact=f"zabrina@prov.example {CONTACT}")
    return bo


def taken_in(mine: AssessmentFile, theirs: AssessmentFile) -> merge.MergePlan:
    planned = merge.plan(mine, [theirs.path])
    assert planned.refused == ()
    if planned.has_news:
        before = mine.snapshot.conflicts
        merge.take(mine, planned)
        assert len(mine.snapshot.conflicts - before) == planned.conflicts
    return planned


@pytest.mark.parametrize("mine_first", [True, False])
def test_merging_brings_nothing_back_in_either_order(
    mine_first: bool,
    file: AssessmentFile,
    person: RowId,
    bo: AssessmentFile,
    backup_folder: Path,
    reopen: Open,
) -> None:
    erased(file)
    assert traces(bo.path)

    order = ((file, bo), (bo, file)) if mine_first else ((bo, file), (file, bo))
    for mine, theirs in order:
        taken_in(mine, theirs)

    assert file.snapshot == bo.snapshot
    assert set(file.shared.nodes()) == set(bo.shared.nodes())
    for each in (file, bo):
        assert not merge.plan(each, [file.path if each is bo else bo.path]).has_news
        assert each.snapshot.material.person(person) is None
        assert each.snapshot.score(question(each, "1.2")).rationale == "Sagt av KD"
        assert journal.replay(each.changes()) == each.state
        again = reopen(each)
        assert again.snapshot == file.snapshot
    assert traces(file.path, bo.path, backup_folder) == set()


def test_words_given_by_hand_go_from_the_other_copy_too(
    file: AssessmentFile, person: RowId, reopen: Open, backup_folder: Path
) -> None:
    edits.set_details(file, about="Zabban var med.")
    path = file.path.parent / "Bo.kompass"
    file.back_up(path)
    bo = reopen(path, author="Bo")
    erased(file, also=["Zabban"])

    assert taken_in(bo, file).erased == 1

    assert bo.snapshot == file.snapshot
    assert bo.snapshot.details.about == "KD var med."
    assert b"Zabban" not in bo.path.read_bytes()


def test_undoing_the_merge_does_not_bring_anybody_back(
    file: AssessmentFile, person: RowId, bo: AssessmentFile, backup_folder: Path
) -> None:
    erased(file)
    taken_in(bo, file)

    while edits.undo(bo):
        assert bo.snapshot.material.person(person) is None
        assert len(bo.snapshot.material.erased) == 1
    while edits.redo(bo):
        pass

    assert traces(bo.path, backup_folder) == set()
    taken_in(bo, file)
    taken_in(file, bo)
    assert file.snapshot == bo.snapshot


def test_a_third_copy_that_merges_both_at_once(
    file: AssessmentFile, person: RowId, bo: AssessmentFile, reopen: Open, backup_folder: Path
) -> None:
    path = file.path.parent / "Cilla.kompass"
    shutil.copy(file.path, path)
    cilla = reopen(path, author="Cilla")
    erased(file)

    planned = merge.plan(cilla, [bo.path, file.path])
    assert planned.erased == 1
    merge.take(cilla, planned)

    taken_in(file, bo)
    assert cilla.snapshot == file.snapshot
    assert traces(cilla.path, backup_folder) == set()


def test_two_people_erased_in_two_copies(
    file: AssessmentFile, person: RowId, reopen: Open, backup_folder: Path
) -> None:
    interview = file.snapshot.material.interviews[0].id
    other = edits.add_person(file, interview, name="Xerxes Blomqvärn", code="EC")
    edits.add_line(file, interview, f"{NAME} och Xerxes Blomqvärn var överens")
    path = file.path.parent / "Bo.kompass"
    file.back_up(path)
    bo = reopen(path, author="Bo")
    erased(file)
    erasing.erase(bo, erasing.plan(bo, [other]))

    taken_in(file, bo)
    taken_in(bo, file)

    assert file.snapshot == bo.snapshot
    assert "KD och EC var överens" in [line.text for line in file.snapshot.material.lines.values()]
    assert traces(file.path, bo.path) == set()
    for path in (file.path, bo.path):
        assert "Blomqvärn".encode() not in path.read_bytes()


def test_a_conflict_shows_the_same_in_every_copy_once_words_have_gone(
    file: AssessmentFile, person: RowId, bo: AssessmentFile
) -> None:
    """What is shown of a conflict follows from the values, and erasing makes some shorter."""
    edits.set_rationale(file, question(file, "1.3"), "Helt annan motivering")
    edits.set_rationale(bo, question(bo, "1.3"), f"Genom {NAME}")
    taken_in(file, bo)
    assert file.snapshot.score(question(file, "1.3")).rationale == f"Genom {NAME}"

    erased(file)
    assert len(file.snapshot.conflicts) == 1
    assert file.snapshot.score(question(file, "1.3")).rationale == "Helt annan motivering"
    taken_in(bo, file)
    taken_in(file, bo)

    assert file.snapshot == bo.snapshot
    assert len(bo.snapshot.conflicts) == 1


def test_merging_copies_into_a_new_file(
    file: AssessmentFile, person: RowId, bo: AssessmentFile, tmp_path: Path
) -> None:
    erased(file)
    for number, paths in enumerate(((file.path, bo.path), (bo.path, file.path))):
        out = tmp_path / f"ut {number}.kompass"
        merge_files.merge_into(out, paths[0], paths[1:], author="Anna")
        assert traces(out) == set()


# --- A crash in between ----------------------------------------------------------------------


def test_what_a_crash_left_is_swept_at_the_next_opening(
    file: AssessmentFile,
    person: RowId,
    backup_folder: Path,
    reopen: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(_self: AssessmentFile) -> None:
        raise KeyboardInterrupt

    file.close()
    file = reopen(file.path)
    edits.set_details(file, summary="En kopia finns")
    file._backups.wait()
    with monkeypatch.context() as patched:
        patched.setattr(AssessmentFile, "sweep", crash)
        with pytest.raises(KeyboardInterrupt):
            erased(file)
        file._backups = None
        file.close()
        assert traces(backup_folder)

    again = reopen(file.path)

    assert traces(again.path, backup_folder) == set()


def test_a_copy_that_cannot_be_deleted_is_named(
    file: AssessmentFile, person: RowId, backup_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path) -> None:
        raise PermissionError

    file._backups.wait()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        with pytest.raises(KompassError, match="gick inte att ta bort"):
            erased(file)

    assert traces(file.path) == set()
    assert file.snapshot.material.person(person) is None


# --- Words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Karin Ståhl sa", "KD sa"),
        ("karin  ståhls", "KD:s"),
        ("KARIN STÅHL", "KD"),
        ("Karin Sta\u030ahl", "KD"),
        ("Karin\nStåhl", "KD"),
        ("xKarin Ståhl", "xKarin Ståhl"),
        ("Karin Ståhlgren", "Karin Ståhlgren"),
        ("Bo", "KD"),
        ("bo kvar", "bo kvar"),
        ("", ""),
    ],
)
def test_whole_words_in_any_case_give_way(text: str, after: str) -> None:
    rub = Rub(frozenset(), (Alias("Karin Ståhl", "KD"), Alias("Bo", "KD")))

    assert rub.text(text) == after
    assert rub.text(after) == after


def test_only_what_somebody_has_written_gives_way() -> None:
    rub = Rub(frozenset(), (Alias("open", "KD"), Alias("Karin", "KD")))

    assert rub.value(Entity.REQUEST, "status", "open") == "open"
    assert rub.value(Entity.REQUEST, "note", "open") == "KD"
    assert rub.value(Entity.PERSON, "name", "Karin") == "Karin"
    assert rub.value(Entity.EXCERPT, "quote", "Karin") == "Karin"
    whole = {"text": "Karin", "area": "Karin"}
    assert rub.value(Entity.STRENGTH, "present", whole) == {"text": "KD", "area": "Karin"}


# --- The command ------------------------------------------------------------------------------


def kompass(*words: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kompass", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_shows_first_and_does_it_when_told(
    file: AssessmentFile, person: RowId, backup_folder: Path
) -> None:
    file.close()
    before = file.path.read_bytes()

    said = kompass("erase", file.path, NAME)

    assert "motivering till 1.1: Kommunen, genom Zabrina" in said
    assert "Inget är raderat. Skriv --yes" in said
    assert file.path.read_bytes() == before
    assert "Raderat för gott. Där namnet stod står nu KD." in kompass(
        "erase", file.path, "KD", "--yes"
    )
    assert traces(file.path, backup_folder) == set()
    assert "Ingen intervju är kvar längre" in kompass("overdue", file.path)


def test_checking_tells_of_evidence_only_when_asked(file: AssessmentFile, person: RowId) -> None:
    edits.set_points(file, question(file, "1.2"), Decimal(1))
    file.close()

    assert "belägg" not in kompass("check", file.path)
    said = kompass("check", file.path, "--evidence")
    assert "Poäng utan belägg: 1.2." in said
    assert "Poäng som beläggen motsäger: inga." in said
