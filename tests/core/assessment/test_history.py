"""The history in words, the assessment at any moment, named moments, and taking back a step."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompass.assessment import edits, history, merge
from kompass.assessment.history import Entry, Sort, Wanted
from kompass.assessment.journal.changes import Kind
from kompass.assessment.storage import AssessmentFile
from kompass.errors import KompassError

Open = Callable[..., AssessmentFile]
Copy = Callable[[str], AssessmentFile]


@pytest.fixture
def copy(file: AssessmentFile, reopen: Open, tmp_path: Path) -> Copy:
    def give(name: str) -> AssessmentFile:
        path = tmp_path / f"{name}.kompass"
        file.back_up(path)
        return reopen(path, author=name)

    return give


def question(file: AssessmentFile, number: str) -> str:
    return file.snapshot.edition.question_numbered(number).id


def area(file: AssessmentFile, number: int) -> str:
    return file.snapshot.edition.areas[number - 1].id


def last(file: AssessmentFile) -> Entry:
    return history.entries(file)[-1]


def merged(mine: AssessmentFile, theirs: AssessmentFile) -> None:
    merge.take(mine, merge.plan(mine, [theirs.path]))


def test_copies_of_one_name_are_told_apart_by_who_worked_in_them(
    file: AssessmentFile, reopen: Open, tmp_path: Path
) -> None:
    copies = []
    for name in ("Bo", "Cilla"):
        (tmp_path / name).mkdir()
        path = tmp_path / name / "Prov.kompass"
        file.back_up(path)
        theirs = reopen(path, author=name)
        edits.set_points(theirs, question(file, "1.1"), Decimal(len(name)))
        copies.append(path)
    merge.take(file, merge.plan(file, copies))
    (told,) = (entry for entry in history.entries(file) if entry.sort is history.Sort.MERGE)
    assert told.words == "gjorde en sammanslagning med 2 kopior, från Bo och Cilla"


# --- In words --------------------------------------------------------------------------------


def test_a_line_says_when_who_and_what(file: AssessmentFile) -> None:
    edits.set_points(file, question(file, "3.1"), Decimal(20))
    edits.set_points(file, question(file, "3.1"), Decimal("22.5"))

    entry = last(file)

    local = datetime.now(UTC).astimezone()
    assert entry.line.endswith(" Anna satte 3.1 till 22,5 (var 20)")
    assert entry.at.astimezone().date() == local.date()
    assert entry.line.startswith(f"{entry.at.astimezone():%H:%M} ")
    assert (entry.author, entry.sort, entry.foreign) == ("Anna", Sort.POINTS, False)
    assert entry.questions == {question(file, "3.1")}
    assert entry.areas == {area(file, 3)}


@pytest.mark.parametrize(
    ("act", "words", "sort"),
    [
        (
            lambda f: edits.set_points(f, question(f, "1.1"), Decimal(3)),
            "satte 1.1 till 3",
            "points",
        ),
        (
            lambda f: edits.set_rationale(f, question(f, "1.1"), "Väl"),
            "skrev motivering till 1.1",
            "texts",
        ),
        (
            lambda f: edits.set_findings(f, area(f, 2), "x"),
            "skrev iakttagelser i område 2",
            "texts",
        ),
        (
            lambda f: edits.add_strength(f, area(f, 2), "x"),
            "lade till styrka i område 2",
            "texts",
        ),
        (
            lambda f: edits.add_improvement(f, area(f, 2), "x"),
            "lade till förbättringsområde i område 2",
            "texts",
        ),
        (lambda f: edits.add_assessor(f, "Bo"), "lade till utvärderare Bo", "team"),
        (lambda f: edits.add_seats(f, "C", 3), "lade till parti C", "details"),
        (lambda f: edits.set_details(f, year=2007), "ändrade år till 2007", "details"),
        (lambda f: edits.set_details(f, summary="x"), "skrev sammanfattning", "details"),
        (
            lambda f: edits.name_moment(f, "Efter dag 2"),
            "gav tidpunkten namnet ”Efter dag 2”",
            "details",
        ),
    ],
)
def test_every_kind_of_step_has_its_words(
    act: Callable[[AssessmentFile], object], words: str, sort: str, file: AssessmentFile
) -> None:
    act(file)

    assert last(file).words == words
    assert last(file).sort == sort
    edits.undo(file)
    assert last(file).words.startswith("ångrade ")
    edits.redo(file)
    assert last(file).words.startswith("gjorde om ")
    assert last(file).sort is Sort.BACK


def test_the_beginning_and_a_merge_have_words_too(file: AssessmentFile, copy: Copy) -> None:
    bo = copy("Bo")
    edits.set_points(bo, question(bo, "1.1"), Decimal(3))
    merged(file, bo)

    first, of_bo, of_merge = history.entries(file)

    assert (first.words, first.sort) == ("skapade utvärderingen", Sort.DETAILS)
    assert (of_bo.author, of_bo.words, of_bo.foreign) == ("Bo", "satte 1.1 till 3", True)
    assert of_merge.words == "gjorde en sammanslagning med ”Bo.kompass”"
    assert (of_merge.author, of_merge.sort) == ("Anna", Sort.MERGE)


def test_what_is_hidden_is_not_told(file: AssessmentFile) -> None:
    anna, bo = edits.add_assessor(file, "Anna"), edits.add_assessor(file, "Bo")
    edits.set_blind(file, on=True)
    before = file.latest_step.changes[-1].seq
    edits.set_own_points(file, bo, question(file, "1.1"), Decimal(25))

    assert last(file).words == "satte egna poäng på 1.1 (Bo)"
    then, now = history.state_at(file, before), file.state
    (difference,) = history.compare(file, then, now)
    assert (difference.where, difference.before, difference.after) == (
        "egen poäng på 1.1 (Bo)",
        "dolt tills alla har bedömt",
        "dolt tills alla har bedömt",
    )
    edits.set_own_points(file, anna, question(file, "1.1"), Decimal(20))
    assert last(file).words == "satte egen poäng på 1.1 till 20"


def test_second_thoughts_of_ones_own_tell_what_was_thought_at_first(file: AssessmentFile) -> None:
    anna, bo = edits.add_assessor(file, "Anna"), edits.add_assessor(file, "Bo")
    for points in (Decimal("22.5"), Decimal(25), None):
        edits.set_own_points(file, anna, question(file, "1.1"), points)

    assert [entry.words for entry in history.entries(file)[-3:]] == [
        "satte egen poäng på 1.1 till 22,5",
        "satte egen poäng på 1.1 till 25 (var 22,5)",
        "tog bort egen poäng, 1.1 utan poäng (var 25)",
    ]
    edits.set_own_points(file, bo, question(file, "1.1"), Decimal(10))
    assert last(file).words == "satte egen poäng på 1.1 till 10 för Bo"
    edits.set_own_rationale(file, anna, question(file, "1.1"), "Öppet")
    assert last(file).words == "skrev egen motivering till 1.1"
    edits.set_blind(file, on=True)
    assert "(var" not in " ".join(entry.words for entry in history.entries(file)[-5:])


def test_entries_are_found_by_person_place_kind_and_words(file: AssessmentFile, copy: Copy) -> None:
    bo = copy("Bo")
    edits.set_points(bo, question(bo, "1.1"), Decimal(3))
    edits.set_rationale(bo, question(bo, "1.2"), "Öppet")
    merged(file, bo)
    row = edits.add_strength(file, area(file, 2), "Mål")
    edits.set_strength(file, row, "Tydliga mål")
    edits.remove_strength(file, row)
    found = history.entries(file)

    def words(wanted: Wanted) -> list[str]:
        return [entry.words for entry in history.matching(found, wanted)]

    assert words(Wanted()) == [entry.words for entry in found]
    assert words(Wanted(author="Bo")) == ["satte 1.1 till 3", "skrev motivering till 1.2"]
    assert words(Wanted(question=question(file, "1.2"))) == ["skrev motivering till 1.2"]
    assert len(words(Wanted(area=area(file, 1)))) == 2
    assert len(words(Wanted(area=area(file, 2)))) == 3  # also of a row that is gone
    assert words(Wanted(sort=Sort.MERGE)) == ["gjorde en sammanslagning med ”Bo.kompass”"]
    assert words(Wanted(text="BO motivering")) == ["skrev motivering till 1.2"]
    assert words(Wanted(author="Bo", sort=Sort.POINTS)) == ["satte 1.1 till 3"]


# --- At any moment ---------------------------------------------------------------------------


def test_the_assessment_as_it_stood(file: AssessmentFile, copy: Copy) -> None:
    bo = copy("Bo")
    edits.set_points(bo, question(bo, "1.1"), Decimal(3))
    edits.set_points(bo, question(bo, "1.2"), Decimal(4))
    stood = [file.snapshot]
    for act in (
        lambda: edits.set_points(file, question(file, "1.1"), Decimal(20)),
        lambda: edits.add_strength(file, area(file, 1), "Mål"),
        lambda: edits.undo(file),
        lambda: merged(file, bo),
        lambda: edits.undo(file),
        lambda: edits.redo(file),
    ):
        act()
        stood.append(file.snapshot)
    own = [entry for entry in history.entries(file) if not entry.foreign]

    then = [history.snapshot_at(file, entry.place) for entry in own]

    assert stood == then
    assert [len(each.conflicts) for each in then] == [0, 0, 0, 0, 1, 0, 1]
    of_bo = [entry for entry in history.entries(file) if entry.author == "Bo"]
    assert [history.snapshot_at(file, entry.place) for entry in of_bo] == [then[4], then[4]]


def test_two_moments_are_compared_field_by_field(file: AssessmentFile) -> None:
    old = edits.add_strength(file, area(file, 1), "Gammal")
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    before = file.state
    edits.set_points(file, question(file, "1.1"), Decimal("22.5"))
    edits.set_rationale(file, question(file, "3.1"), "Ny text")
    edits.remove_strength(file, old)
    edits.add_strength(file, area(file, 2), "Ny")
    edits.set_details(file, visit_from=datetime(2006, 9, 18, tzinfo=UTC).date())
    edits.name_moment(file, "Nu")

    found = history.compare(file, before, file.state)

    assert [(each.where, each.before, each.after) for each in found] == [
        ("besöksdatum", "inget", "18 september 2006"),
        ("styrka i område 1", "Gammal", "inget"),
        ("poäng på 1.1", "20", "22,5"),
        ("styrka i område 2", "inget", "Ny"),
        ("motivering till 3.1", "inget", "Ny text"),
    ]
    assert found[2].question == question(file, "1.1")
    assert history.compare(file, before, before) == ()


# --- Named moments ---------------------------------------------------------------------------


def test_a_moment_keeps_its_name_and_can_be_looked_at(file: AssessmentFile, reopen: Open) -> None:
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    then = file.snapshot
    edits.name_moment(file, " Efter dag 1 ")
    edits.set_points(file, question(file, "1.1"), Decimal(30))

    again = reopen(file)

    (moment,) = again.snapshot.moments
    assert (moment.name, moment.author) == ("Efter dag 1", "Anna")
    assert history.snapshot_of(again, moment) == then
    edits.rename_moment(again, moment.id, "Före lunch")
    assert again.snapshot.moments[0].name == "Före lunch"
    assert last(again).words == "döpte om tidpunkten ”Efter dag 1” till ”Före lunch”"
    edits.remove_moment(again, moment.id)
    assert again.snapshot.moments == ()
    assert last(again).words == "tog bort namnet på tidpunkten ”Före lunch”"
    edits.undo(again)
    assert again.snapshot.moments[0].name == "Före lunch"


def test_an_earlier_moment_can_be_named(file: AssessmentFile) -> None:
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    then, place = file.snapshot, last(file).place
    edits.set_points(file, question(file, "1.1"), Decimal(30))

    edits.name_moment(file, "Utkast", place=place)

    (moment,) = file.snapshot.moments
    assert history.snapshot_of(file, moment) == then
    with pytest.raises(KompassError, match="Skriv ett namn"):
        edits.name_moment(file, "  ")
    with pytest.raises(KompassError, match="finns inte i historiken"):
        edits.name_moment(file, "x", place=0)


def test_a_colleagues_moment_is_how_it_stood_in_that_copy(file: AssessmentFile, copy: Copy) -> None:
    bo, cilla = copy("Bo"), copy("Cilla")
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    edits.set_points(cilla, question(cilla, "1.3"), Decimal(5))
    edits.add_strength(cilla, area(cilla, 1), "Cillas")
    edits.set_points(bo, question(bo, "1.2"), Decimal(10))
    merged(bo, cilla)
    then = bo.snapshot
    edits.name_moment(bo, "Hos Bo")
    edits.set_points(bo, question(bo, "1.2"), Decimal(12))

    merged(file, bo)

    (moment,) = file.snapshot.moments
    assert history.snapshot_of(file, moment) == then
    assert history.snapshot_of(bo, moment) == then


def test_a_colleagues_moment_after_a_merge_that_was_undone(
    file: AssessmentFile, copy: Copy
) -> None:
    bo = copy("Bo")
    edits.set_points(bo, question(bo, "1.1"), Decimal(10))
    edits.set_points(file, question(file, "1.2"), Decimal(5))
    merged(file, bo)
    edits.set_points(file, question(file, "1.1"), Decimal(12))  # built upon what Bo did
    edits.undo(file)
    edits.undo(file)
    edits.set_points(file, question(file, "1.3"), Decimal(7))
    then = file.snapshot
    edits.name_moment(file, "Utan Bo")

    merged(bo, file)

    assert then.score(question(file, "1.1")).points is None
    assert bo.snapshot.score(question(bo, "1.1")).points == 10
    (moment,) = bo.snapshot.moments
    assert history.snapshot_of(bo, moment) == then


def test_naming_makes_no_signature_outdated(file: AssessmentFile) -> None:
    anna = edits.add_assessor(file, "Anna")
    edits.add_assessor(file, "Bo")
    edits.sign(file, anna)

    edits.name_moment(file, "Undertecknad av Anna")

    assert file.snapshot.signatures[anna].current


# --- Taking back one step --------------------------------------------------------------------


def test_an_earlier_step_is_taken_back_while_later_ones_stay(file: AssessmentFile) -> None:
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    wrong = edits.set_rationale(file, question(file, "1.1"), "Fel") or file.latest_step
    edits.set_points(file, question(file, "1.2"), Decimal(10))
    before = file.snapshot

    assert history.refusal(file, wrong) == ""
    edits.revert(file, wrong)

    score = file.snapshot.score(question(file, "1.1"))
    assert (score.points, score.rationale) == (20, "")
    assert file.snapshot.score(question(file, "1.2")).points == 10
    assert last(file).words == "tog tillbaka motivering till 1.1"
    assert (last(file).sort, last(file).step.kind) == (Sort.BACK, Kind.REVERT)
    edits.undo(file)
    assert file.snapshot == before
    edits.redo(file)
    edits.undo(file)
    edits.undo(file)
    assert file.snapshot.score(question(file, "1.2")).points is None


def test_what_has_been_changed_since_is_not_taken_back(file: AssessmentFile) -> None:
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    first = file.latest_step
    file.author = "Bo"
    edits.set_points(file, question(file, "1.1"), Decimal(25))
    at = file.latest_step.first.at.astimezone()

    told = history.refusal(file, first)

    assert told.startswith("Det går inte att ta tillbaka: poäng på 1.1 ändrades igen av Bo ")
    assert f"kl. {at:%H.%M}." in told
    with pytest.raises(KompassError, match="ändrades igen av Bo"):
        edits.revert(file, first)
    edits.revert(file, file.latest_step)
    assert file.snapshot.score(question(file, "1.1")).points == 20


def test_a_row_that_somebody_wrote_in_stays(file: AssessmentFile) -> None:
    row = edits.add_strength(file, area(file, 1), "Mål")
    added = file.latest_step
    edits.set_strength(file, row, "Tydliga mål")
    wrote = file.latest_step

    assert "styrka i område 1 ändrades igen av Anna" in history.refusal(file, added)
    edits.remove_strength(file, row)
    removed = file.latest_step
    assert "styrka i område 1 är borttagen" in history.refusal(file, wrote)
    edits.revert(file, removed)
    edits.revert(file, wrote)
    (strength,) = file.snapshot.area_texts(area(file, 1)).strengths
    assert strength.text == "Mål"


def test_what_has_been_taken_back_is_not_taken_back_twice(file: AssessmentFile) -> None:
    edits.set_points(file, question(file, "1.1"), Decimal(20))
    step = file.latest_step
    edits.undo(file)
    assert history.refusal(file, step) == "Poäng på 1.1: ändringen är redan tillbakatagen."

    edits.redo(file)
    assert history.refusal(file, step) == ""
    edits.revert(file, step)
    assert history.refusal(file, step) == "Poäng på 1.1: ändringen är redan tillbakatagen."


def test_the_beginning_and_merges_are_not_taken_back(file: AssessmentFile, copy: Copy) -> None:
    bo = copy("Bo")
    edits.set_points(bo, question(bo, "1.1"), Decimal(3))
    merged(file, bo)
    created, of_bo, of_merge = (entry.step for entry in history.entries(file))

    assert "skapades med" in history.refusal(file, created)
    assert "tas tillbaka med Ångra" in history.refusal(file, of_merge)
    edits.revert(file, of_bo)  # a colleague's step can be, like one's own
    assert file.snapshot.score(question(file, "1.1")).points is None
    edits.undo(file)
    edits.undo(file)
    assert "som har ångrats" in history.refusal(file, of_bo)


def test_an_import_is_taken_back_whole_or_not_at_all(file: AssessmentFile) -> None:
    edits.import_points(
        file, {question(file, "1.1"): Decimal(3), question(file, "1.2"): Decimal(4)}
    )
    imported = file.latest_step
    edits.set_points(file, question(file, "1.2"), Decimal(5))

    assert "poäng på 1.2 ändrades igen" in history.refusal(file, imported)
    edits.undo(file)
    edits.revert(file, imported)
    assert file.snapshot.scores == {}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.randoms(use_true_random=False))
def test_whatever_can_be_taken_back_leaves_all_else_alone(
    order: random.Random, file: AssessmentFile
) -> None:
    numbers = ["1.1", "1.2", "1.3"]
    for number in order.choices(numbers, k=8):
        edits.set_points(file, question(file, number), Decimal(order.randint(0, 9)))
    steps = [entry.step for entry in history.entries(file)]
    step = order.choice(steps)
    before = file.snapshot
    if history.refusal(file, step):
        with pytest.raises(KompassError):
            edits.revert(file, step)
        assert file.snapshot == before
        return
    edits.revert(file, step)
    touched = {change.entity_id for change in step.changes}
    for each in before.scores.keys() - touched:
        assert file.snapshot.score(each) == before.score(each)
    for change in step.changes:
        assert file.state.value(*change.key) == change.old
