"""Every use case: what it does, what it refuses and how it says so."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.assessment.snapshot import Level, Occasion, Unit, UnitKind
from kompass.assessment.storage import AssessmentFile
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId, RowId, StepId, new_id

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

QUESTION = QuestionId("k2002-offentlighet-information")  # 1.1, at most 40 points
AREA = AreaId("k2002-offentlighet")


def refused(file: AssessmentFile, act: Callable[[], object]) -> str:
    """Return the sentence, having made sure that nothing was recorded."""
    before, journal = file.snapshot, file.changes()
    with pytest.raises(KompassError) as told:
        act()
    assert file.snapshot is before
    assert file.changes() == journal
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


# --- Points --------------------------------------------------------------------------------


@pytest.mark.parametrize("points", ["0", "0.5", "22.5", "22.35", "40", "39.99", "40.00"])
def test_points_are_kept_exactly(points: str, file: AssessmentFile, reopen: Open) -> None:
    edits.set_points(file, QUESTION, Decimal(points))

    assert reopen(file).snapshot.score(QUESTION).points == Decimal(points)


def test_zero_is_not_the_same_as_not_assessed(file: AssessmentFile, reopen: Open) -> None:
    edits.set_points(file, QUESTION, Decimal(0))
    assert file.snapshot.score(QUESTION).points == 0
    assert QUESTION in file.snapshot.scores

    edits.set_points(file, QUESTION, None)

    assert reopen(file).snapshot.score(QUESTION).points is None


def test_minus_zero_is_zero(file: AssessmentFile) -> None:
    edits.set_points(file, QUESTION, Decimal("-0.0"))

    assert str(file.snapshot.score(QUESTION).points) == "0"


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ("51", "51 poäng på fråga 1.1 går inte: högsta poäng är 40."),
        ("40.01", "40,01 poäng på fråga 1.1 går inte: högsta poäng är 40."),
        ("-0.5", "−0,5 poäng på fråga 1.1 går inte: lägsta poäng är 0."),
        ("1.005", "1,005 har för många decimaler"),
        ("NaN", "Poäng måste vara ett tal."),
        ("Infinity", "Poäng måste vara ett tal."),
    ],
)
def test_points_out_of_range_are_refused(points: str, sentence: str, file: AssessmentFile) -> None:
    told = refused(file, lambda: edits.set_points(file, QUESTION, Decimal(points)))

    assert told.startswith(sentence)


def test_an_unknown_question_or_area_names_those_there_are(file: AssessmentFile) -> None:
    told = refused(file, lambda: edits.set_points(file, QuestionId("9.9"), Decimal(1)))
    assert told.startswith("Det finns ingen fråga ”9.9” i ")
    assert "1.1, 1.2, " in told
    assert told.endswith("8.4.")
    assert "9.9" in refused(file, lambda: edits.set_rationale(file, QuestionId("9.9"), "x"))

    for act in (edits.set_introduction, edits.set_findings, edits.add_strength):
        told = refused(file, lambda act=act: act(file, AreaId("k2020-x"), "x"))
        assert told.startswith("Det finns inget område ”k2020-x” i ")
        assert "1 Offentlighet" in told


def test_a_whole_table_is_one_step(file: AssessmentFile, edition: Edition) -> None:
    points = {question.id: Decimal(1) for question in edition.questions()}

    assert edits.import_points(file, points) == 37
    assert edits.import_points(file, points) == 0
    assert edits.import_points(file, {**points, QUESTION: Decimal(2)}) == 1
    edits.undo(file)
    edits.undo(file)

    assert file.snapshot.scores == {}


def test_one_wrong_row_and_nothing_of_a_table_is_taken(
    file: AssessmentFile, edition: Edition
) -> None:
    points = {question.id: Decimal(1) for question in edition.questions()}

    told = refused(file, lambda: edits.import_points(file, {**points, QUESTION: Decimal(51)}))

    assert "51 poäng på fråga 1.1" in told


# --- Texts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("  mellanslag kvar  \n\n", "  mellanslag kvar  \n\n"),
        ("rad\r\nrad\rrad\n", "rad\nrad\nrad\n"),
        ("Word\x0bradbrytning och sidbrytning\x0cslut", "Word\nradbrytning och sidbrytning\nslut"),
        ("a\u2028b\u2029c\x85d", "a\nb\nc\nd"),
        ("tabb\tkvar", "tabb\tkvar"),
        ("A\u030a a\u030a o\u0308", "Å å ö"),
        ("dolda\x01\x08\x1b\x7f tecken\ufffe", "dolda tecken"),
        ("”citat” – 22,5 % å ä ö é € 👩‍👩‍👧 ½", "”citat” – 22,5 % å ä ö é € 👩‍👩‍👧 ½"),
        ("mjukt\u00adbindestreck\u00a0fast", "mjukt\u00adbindestreck\u00a0fast"),
        ("'; DROP TABLE score; --", "'; DROP TABLE score; --"),
    ],
)
def test_texts_are_kept_as_typed(
    entered: str, kept: str, file: AssessmentFile, reopen: Open
) -> None:
    edits.set_rationale(file, QUESTION, entered)
    edits.set_findings(file, AREA, entered)

    again = reopen(file).snapshot
    assert again.score(QUESTION).rationale == kept
    assert again.area_texts(AREA).findings == kept


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 1_000_001])
def test_what_is_not_text_is_refused(text: str, file: AssessmentFile) -> None:
    assert refused(file, lambda: edits.set_rationale(file, QUESTION, text)).startswith("Texten ")


def test_a_value_that_is_there_already_records_nothing(file: AssessmentFile) -> None:
    row = edits.add_strength(file, AREA, "Å")
    person = edits.add_assessor(file, "Anna", "ledare")
    edits.set_points(file, QUESTION, Decimal("22.50"))
    before, journal = file.snapshot, file.changes()

    edits.set_points(file, QUESTION, Decimal("22.5"))
    edits.set_rationale(file, QUESTION, "")
    edits.set_strength(file, row, "A\u030a")
    edits.set_assessor(file, person, role="ledare")
    edits.set_assessor(file, person)
    edits.set_details(file, year=2006)
    edits.set_details(file)
    edits.move_strength(file, row, after=None)
    edits.import_points(file, {})

    assert file.snapshot is before
    assert file.changes() == journal


# --- Bullets -------------------------------------------------------------------------------


def strengths(file: AssessmentFile) -> list[str]:
    return [row.text for row in file.snapshot.area_texts(AREA).strengths]


def test_bullets_stand_where_they_were_put(file: AssessmentFile, reopen: Open) -> None:
    a = edits.add_strength(file, AREA, "a")
    edits.add_strength(file, AREA, "c")
    b = edits.add_strength(file, AREA, "b", after=a)
    assert strengths(file) == ["a", "b", "c"]

    edits.move_strength(file, b, after=None)
    assert strengths(file) == ["b", "a", "c"]
    edits.move_strength(file, b, after=a)
    assert strengths(file) == ["a", "b", "c"]
    edits.move_strength(file, b, after=b)
    assert strengths(file) == ["a", "b", "c"]
    edits.remove_strength(file, a)
    assert strengths(file) == ["b", "c"]
    edits.undo(file)
    assert strengths(reopen(file)) == ["a", "b", "c"]


def test_many_bullets_at_one_spot(file: AssessmentFile) -> None:
    first = edits.add_strength(file, AREA, "första")
    for number in range(40):
        edits.add_strength(file, AREA, str(number), after=first)

    assert strengths(file) == ["första", *(str(number) for number in reversed(range(40)))]


def test_bullets_of_merged_copies_at_the_same_place(file: AssessmentFile) -> None:
    """Two people who insert at the same spot of their copies get equal places."""
    from kompass.assessment.journal.changes import Edit
    from kompass.assessment.values.state import PRESENT, Entity

    same = {"area": AREA, "position": "i", "text": ""}
    rows = sorted(RowId(new_id()) for _ in range(3))
    file.record([Edit(Entity.STRENGTH, row, PRESENT, {**same, "text": row}) for row in rows])
    assert strengths(file) == rows

    edits.add_strength(file, AREA, "ny", after=rows[0])
    assert strengths(file) == [rows[0], "ny", *rows[1:]]
    edits.move_strength(file, rows[2], after=rows[0])
    assert strengths(file) == [rows[0], rows[2], "ny", rows[1]]


def test_areas_keep_their_own_bullets(file: AssessmentFile, edition: Edition) -> None:
    other = edition.areas[1].id
    a = edits.add_improvement(file, AREA, "a")
    b = edits.add_improvement(file, other, "b")
    edits.set_good_examples(file, b, "Nacka och Trelleborg")

    told = refused(file, lambda: edits.move_improvement(file, a, after=b))

    assert "finns inte längre" in told
    assert [row.text for row in file.snapshot.area_texts(AREA).improvements] == ["a"]
    (row,) = file.snapshot.area_texts(other).improvements
    assert (row.id, row.text, row.good_examples) == (b, "b", "Nacka och Trelleborg")


def test_an_empty_bullet_is_a_bullet(file: AssessmentFile) -> None:
    row = edits.add_improvement(file, AREA)

    assert [r.id for r in file.snapshot.area_texts(AREA).improvements] == [row]


def test_a_removed_row_cannot_be_written(file: AssessmentFile) -> None:
    row = edits.add_strength(file, AREA, "a")
    other = edits.add_strength(file, AREA, "b")
    edits.remove_strength(file, row)

    for act in (
        lambda: edits.set_strength(file, row, "x"),
        lambda: edits.remove_strength(file, row),
        lambda: edits.move_strength(file, row, after=None),
        lambda: edits.move_strength(file, other, after=row),
        lambda: edits.add_strength(file, AREA, after=row),
        lambda: edits.set_improvement(file, other, "x"),  # a strength is no improvement
        lambda: edits.set_assessor(file, RowId("borta"), name="x"),
        lambda: edits.remove_seats(file, RowId("borta")),
    ):
        assert "finns inte längre" in refused(file, act)


# --- Team and seats ------------------------------------------------------------------------


def test_the_team(file: AssessmentFile, reopen: Open) -> None:
    anna = edits.add_assessor(file, "Anna Ek", "projektledare", "SKL")
    bo = edits.add_assessor(file, "Bo")
    edits.set_assessor(file, bo, name="Bo Å\nberg", organisation="Nacka kommun")
    assert [(p.name, p.role, p.organisation) for p in file.snapshot.assessors] == [
        ("Anna Ek", "projektledare", "SKL"),
        ("Bo Å berg", "", "Nacka kommun"),
    ]

    edits.remove_assessor(file, anna)
    assert [p.id for p in reopen(file).snapshot.assessors] == [bo]


def test_seats(file: AssessmentFile, reopen: Open) -> None:
    row = edits.add_seats(file, "Centerpartiet", 4)
    edits.add_seats(file)
    edits.set_seats(file, row, seats=5)
    edits.set_seats(file, row, party="Centern")
    assert [(s.party, s.seats) for s in file.snapshot.seats] == [("Centern", 5), ("", None)]

    edits.set_seats(file, row, seats=None)
    first = reopen(file).snapshot.seats[0]
    assert (first.party, first.seats) == ("Centern", None)


@pytest.mark.parametrize("seats", [-1, 10_001])
def test_seats_out_of_range(seats: int, file: AssessmentFile) -> None:
    assert "mandat går inte" in refused(file, lambda: edits.add_seats(file, "x", seats))


def test_a_name_is_a_line(file: AssessmentFile) -> None:
    assert "för lång" in refused(file, lambda: edits.add_assessor(file, "x" * 1001))


# --- Details -------------------------------------------------------------------------------


def test_only_given_details_change(file: AssessmentFile, reopen: Open) -> None:
    edits.set_details(file, year=2007, occasion=Occasion.REPEATED)
    edits.set_details(
        file,
        unit=Unit("Skarpnäck", UnitKind.DISTRICT),
        level=Level.DISTRICT,
        visit_from=date(2007, 2, 1),
        visit_to=date(2007, 2, 1),
        inhabitants=0,
        inhabitants_year=2006,
        purpose="Syfte",
    )
    assert len(file.latest_step.changes) == 7
    edits.set_details(file, visit_to=None, inhabitants=None)

    details = reopen(file).snapshot.details
    assert (details.year, details.occasion) == (2007, Occasion.REPEATED)
    assert details.unit == Unit("Skarpnäck", UnitKind.DISTRICT)
    assert (details.visit_from, details.visit_to) == (date(2007, 2, 1), None)
    assert (details.inhabitants, details.inhabitants_year) == (None, 2006)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"year": 1989}, "Utvärderingens år kan inte vara 1989"),
        ({"year": 2101}, "Skriv ett år från 1990 till 2100."),
        ({"inhabitants_year": 20}, "Året för invånarantalet kan inte vara 20"),
        ({"inhabitants": -1}, "−1 invånare går inte"),
        ({"inhabitants": 10**12}, "invånare går inte"),
        ({"unit": Unit("")}, "måste ha en kommun eller annan enhet"),
        ({"unit": Unit(" \n\t ")}, "måste ha en kommun eller annan enhet"),
        (
            {"visit_from": date(2006, 9, 18), "visit_to": date(2006, 9, 17)},
            "Besöket kan inte sluta 17 september 2006 när det börjar 18 september 2006.",
        ),
        ({"summary": "a\0"}, "Texten innehåller tecken som inte går att spara."),
    ],
)
def test_details_that_cannot_be(
    given: dict[str, object], sentence: str, file: AssessmentFile
) -> None:
    assert sentence in refused(file, lambda: edits.set_details(file, **given))


def test_a_visit_is_checked_against_what_is_there(file: AssessmentFile) -> None:
    edits.set_details(file, visit_to=date(2006, 9, 18))

    refused(file, lambda: edits.set_details(file, visit_from=date(2006, 9, 19)))
    refused(file, lambda: edits.set_details(file, year=2007, visit_from=date(2006, 9, 19)))


# --- Steps ---------------------------------------------------------------------------------


def type_into(file: AssessmentFile, text: str, step: StepId) -> None:
    for end in range(1, len(text) + 1):
        edits.set_rationale(file, QUESTION, text[:end], step=step)


def test_a_burst_of_typing_is_one_step(file: AssessmentFile, reopen: Open) -> None:
    type_into(file, "En hel mening.", StepId(new_id()))

    edits.undo(file)
    assert file.snapshot.score(QUESTION).rationale == ""
    edits.redo(file)
    assert reopen(file).snapshot.score(QUESTION).rationale == "En hel mening."


def test_a_burst_costs_one_text_and_not_one_per_key(file: AssessmentFile) -> None:
    step = StepId(new_id())
    for _ in range(2):
        type_into(file, "x" * 40, step)

    texts = [change.new for change in file.changes() if change.field == "rationale"]
    assert len(texts) >= 79
    assert sum(len(str(text)) for text in texts if text is not None) <= 120
    assert file.snapshot.score(QUESTION).rationale == "x" * 40


def test_typing_goes_on_as_a_new_step_after_something_else(file: AssessmentFile) -> None:
    step = StepId(new_id())
    type_into(file, "ab", step)
    edits.set_points(file, QUESTION, Decimal(10))
    edits.set_rationale(file, QUESTION, "abc", step=step)
    edits.set_rationale(file, QUESTION, "abcd", step=step)

    assert edits.undo(file) is not None
    assert file.snapshot.score(QUESTION).rationale == "ab"
    assert file.snapshot.score(QUESTION).points == 10
    edits.undo(file)
    assert file.snapshot.score(QUESTION).points is None
    edits.undo(file)
    assert file.snapshot.score(QUESTION).rationale == ""
    assert edits.undo(file) is None


def test_typing_goes_on_after_an_undo(file: AssessmentFile) -> None:
    step = StepId(new_id())
    type_into(file, "ab", step)
    edits.undo(file)
    edits.set_rationale(file, QUESTION, "c", step=step)
    edits.set_rationale(file, QUESTION, "cd", step=step)

    assert edits.next_redo(file) is None
    edits.undo(file)
    assert file.snapshot.score(QUESTION).rationale == ""


def test_two_fields_can_share_a_step(file: AssessmentFile) -> None:
    step = StepId(new_id())
    edits.set_points(file, QUESTION, Decimal(3), step=step)
    edits.set_rationale(file, QUESTION, "därför", step=step)
    edits.undo(file)

    assert file.snapshot.scores == {}


def test_a_new_edit_clears_redo(file: AssessmentFile) -> None:
    edits.set_points(file, QUESTION, Decimal(3))
    edits.undo(file)
    assert edits.next_redo(file) is not None

    edits.set_rationale(file, QUESTION, "annat")

    assert edits.next_redo(file) is None
    assert edits.redo(file) is None


def test_undo_and_redo_work_after_a_restart(file: AssessmentFile, reopen: Open) -> None:
    for points in range(1, 6):
        edits.set_points(file, QUESTION, Decimal(points))
    for expected in (4, 3):
        file = reopen(file)
        edits.undo(file)
        assert file.snapshot.score(QUESTION).points == expected
    for expected in (4, 5):
        file = reopen(file)
        edits.redo(file)
        assert file.snapshot.score(QUESTION).points == expected
    file = reopen(file)
    assert edits.redo(file) is None
    while edits.undo(file):
        file = reopen(file)
    assert file.snapshot.scores == {}


def test_nothing_to_undo_in_a_new_file(file: AssessmentFile) -> None:
    before = file.changes()

    assert edits.undo(file) is None
    assert edits.redo(file) is None
    assert file.changes() == before
