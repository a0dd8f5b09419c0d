"""Own scores and marks: what is kept, what is refused, and that everything can be undone."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import TEAM, Assessor, Colour, Mark, Marker, MarkStatus, Score
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.team.standing import agreed, agreed_mark, own
from kompass.errors import KompassError
from kompass.ids import IndicatorId, QuestionId, RowId

Open = Callable[..., AssessmentFile]
Team = tuple[Assessor, ...]

FIRST = IndicatorId("prov-1-1-1")  # 10 of the 40 points of 1.1
SECOND = IndicatorId("prov-1-1-2")  # 12,5
LAST = IndicatorId("prov-2-1-2")  # 7,5 of the 10 points of 2.1
QUARTER = IndicatorId("prov-2-1-1")  # 2,5
MARKED = QuestionId("k2002-offentlighet-information")  # 1.1


def refused(file: AssessmentFile, act: Callable[[], object]) -> str:
    before, journal = file.snapshot, file.changes()
    with pytest.raises(KompassError) as told:
        act()
    assert file.snapshot is before
    assert file.changes() == journal
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def plain(file: AssessmentFile) -> QuestionId:
    """Return a question without indicators: 3.1, at most 30 points."""
    return file.snapshot.edition.question_numbered("3.1").id


def test_own_scores_are_everybodys_own(team_file: AssessmentFile, team: Team, reopen: Open) -> None:
    anna, bo, _ = (person.id for person in team)
    question = plain(team_file)
    edits.set_own_points(team_file, anna, question, Decimal("22.5"))
    edits.set_own_rationale(team_file, anna, question, "Tydliga mål")
    edits.set_own_points(team_file, bo, question, Decimal(0))

    team_file = reopen(team_file)
    snapshot = team_file.snapshot

    assert snapshot.own_score(anna, question) == Score(Decimal("22.5"), "Tydliga mål")
    assert snapshot.own_score(bo, question) == Score(Decimal(0))
    assert len(snapshot.own_scores) == 2
    assert snapshot.scores == {}
    assert score(snapshot).points_so_far == 0

    edits.set_own_points(team_file, bo, question, None)
    assert (bo, question) not in team_file.snapshot.own_scores


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ("31", "31 poäng på fråga 3.1 går inte: högsta poäng är 30."),
        ("-1", "−1 poäng på fråga 3.1 går inte: lägsta poäng är 0."),
        ("1.005", "1,005 har för många decimaler"),
    ],
)
def test_own_points_have_the_same_bounds(
    points: str, sentence: str, team_file: AssessmentFile, team: Team
) -> None:
    told = refused(
        team_file,
        lambda: edits.set_own_points(team_file, team[0].id, plain(team_file), Decimal(points)),
    )
    assert told.startswith(sentence)


def test_only_the_team_has_own_scores(marked_file: AssessmentFile, team: Team) -> None:
    gone, question = team[2].id, plain(marked_file)
    edits.remove_assessor(marked_file, gone)

    for who in (gone, RowId("nej"), RowId("")):
        for act in (
            lambda who=who: edits.set_own_points(marked_file, who, question, Decimal(1)),
            lambda who=who: edits.set_own_rationale(marked_file, who, question, "x"),
            lambda who=who: edits.set_mark(marked_file, who, FIRST, MarkStatus.MET),
            lambda who=who: edits.set_mark_note(marked_file, who, FIRST, "x"),
            lambda who=who: edits.set_override(marked_file, who, MARKED, Decimal(1), "x"),
            lambda who=who: edits.clear_override(marked_file, who, MARKED),
        ):
            assert "finns inte i gruppen" in refused(marked_file, act)
    told = refused(
        marked_file, lambda: edits.set_own_points(marked_file, TEAM, question, Decimal(1))
    )
    assert "finns inte i gruppen" in told


def test_who_comes_back_has_own_scores_again(team_file: AssessmentFile, team: Team) -> None:
    person, question = team[1].id, plain(team_file)
    edits.set_own_points(team_file, person, question, Decimal(3))
    edits.remove_assessor(team_file, person)
    edits.undo(team_file)

    assert own(team_file.snapshot, person, question).points == 3


# --- Marks ---------------------------------------------------------------------------------


def test_marks_become_points(marked_file: AssessmentFile, team: Team, reopen: Open) -> None:
    anna = team[0].id
    edits.set_mark(marked_file, anna, QUARTER, MarkStatus.MET)
    assert own(marked_file.snapshot, anna, QuestionId(of(marked_file, "2.1"))).points is None
    edits.set_mark(marked_file, anna, LAST, MarkStatus.PARTLY, percent=40)
    edits.set_mark_note(marked_file, anna, LAST, "Bara i två nämnder")

    snapshot = reopen(marked_file).snapshot

    assert snapshot.mark(anna, LAST) == Mark(Decimal("0.4"), "Bara i två nämnder")
    assert own(snapshot, anna, of(marked_file, "2.1")).points == Decimal("5.5")


def of(file: AssessmentFile, number: str) -> QuestionId:
    return file.snapshot.edition.question_numbered(number).id


def test_a_mark_can_be_taken_back(marked_file: AssessmentFile, team: Team) -> None:
    anna = team[0].id
    edits.set_mark(marked_file, anna, FIRST, MarkStatus.NOT_MET)
    assert marked_file.snapshot.mark(anna, FIRST).status is MarkStatus.NOT_MET
    edits.set_mark(marked_file, anna, FIRST, None)

    assert marked_file.snapshot.marks == {}


def test_half_is_half_unless_something_else_is_said(
    marked_file: AssessmentFile, team: Team
) -> None:
    edits.set_mark(marked_file, team[0].id, FIRST, MarkStatus.PARTLY)

    assert marked_file.snapshot.mark(team[0].id, FIRST).share == Decimal("0.5")


@pytest.mark.parametrize(
    ("indicator", "percent", "sentence"),
    [
        (LAST, 33, ("33 procent av 7,5 poäng blir 2,475, men poäng har högst två decimaler. "
                   "Välj till exempel 32 procent eller 34 procent.")),
        (LAST, 1, ("1 procent av 7,5 poäng blir 0,075, men poäng har högst två decimaler. "
                  "Välj till exempel 2 procent.")),
        (FIRST, 0, ("0 procent går inte: delvis uppfylld är 1 till 99 procent. "
                   "Välj annars uppfylld eller inte uppfylld.")),
        (FIRST, 100, ("100 procent går inte: delvis uppfylld är 1 till 99 procent. "
                     "Välj annars uppfylld eller inte uppfylld.")),
        (FIRST, -5, ("−5 procent går inte: delvis uppfylld är 1 till 99 procent. "
                    "Välj annars uppfylld eller inte uppfylld.")),
    ],
)  # fmt: skip
def test_a_share_that_cannot_be_is_refused_and_never_rounded(
    indicator: IndicatorId, percent: int, sentence: str, marked_file: AssessmentFile, team: Team
) -> None:
    def act() -> None:
        edits.set_mark(marked_file, team[0].id, indicator, MarkStatus.PARTLY, percent=percent)

    assert refused(marked_file, act) == sentence


def test_an_unknown_indicator_is_refused(marked_file: AssessmentFile, team: Team) -> None:
    told = refused(
        marked_file,
        lambda: edits.set_mark(marked_file, team[0].id, IndicatorId("nej"), MarkStatus.MET),
    )
    assert "ingen indikator ”nej”" in told


def test_notes_are_texts(marked_file: AssessmentFile, team: Team) -> None:
    told = refused(marked_file, lambda: edits.set_mark_note(marked_file, team[0].id, FIRST, "a\0b"))
    assert told.startswith("Texten ")


# --- Points by hand ------------------------------------------------------------------------


@pytest.mark.parametrize("whose", [0, None])
def test_points_by_hand_need_a_reason(
    whose: int | None, marked_file: AssessmentFile, team: Team
) -> None:
    who = TEAM if whose is None else team[whose].id
    points = edits.set_points if whose is None else None

    for reason in ("", " \n\t"):
        told = refused(
            marked_file,
            lambda r=reason: edits.set_override(marked_file, who, MARKED, Decimal(9), r),
        )
        assert told == (
            "Poängen på fråga 1.1 följer av indikatorerna. Markera dem, eller sätt poängen för "
            "hand och skriv varför."
        )
    if points is None:
        told = refused(
            marked_file, lambda: edits.set_own_points(marked_file, who, MARKED, Decimal(9))
        )
    else:
        told = refused(marked_file, lambda: edits.set_points(marked_file, MARKED, Decimal(9)))
    assert "följer av indikatorerna" in told


def test_points_by_hand_and_back(marked_file: AssessmentFile, team: Team, reopen: Open) -> None:
    anna = team[0].id
    for indicator in ("prov-1-1-1", "prov-1-1-2", "prov-1-1-3"):
        edits.set_mark(marked_file, anna, IndicatorId(indicator), MarkStatus.MET)
    edits.set_override(marked_file, anna, MARKED, Decimal(30), "Sidorna är gamla")
    edits.set_own_points(marked_file, anna, MARKED, Decimal(28))
    edits.set_override_reason(marked_file, anna, MARKED, "Sidorna är från 2003")

    marked_file = reopen(marked_file)
    standing = own(marked_file.snapshot, anna, MARKED)
    assert (standing.points, standing.overridden) == (28, True)
    assert standing.override_reason == "Sidorna är från 2003"
    assert standing.marked is not None
    assert standing.marked.points == 40

    edits.clear_override(marked_file, anna, MARKED)
    assert own(marked_file.snapshot, anna, MARKED).points == 40
    assert marked_file.snapshot.own_scores == {}
    edits.undo(marked_file)
    assert own(marked_file.snapshot, anna, MARKED).points == 28


def test_points_by_hand_of_the_team(marked_file: AssessmentFile) -> None:
    edits.set_override(marked_file, TEAM, MARKED, Decimal(30), "Så kom vi överens")
    assert agreed(marked_file.snapshot, MARKED).override_reason == "Så kom vi överens"
    assert score(marked_file.snapshot).points_so_far == 30

    edits.set_points(marked_file, MARKED, None)
    assert marked_file.snapshot.scores == {}


def test_a_reason_cannot_be_emptied_or_stand_alone(marked_file: AssessmentFile, team: Team) -> None:
    anna = team[0].id

    def reason(text: str) -> Callable[[], None]:
        return lambda: edits.set_override_reason(marked_file, anna, MARKED, text)

    assert "Sätt poängen först." in refused(marked_file, reason("x"))
    edits.set_override(marked_file, anna, MARKED, Decimal(30), "x")
    assert "skriv varför" in refused(marked_file, reason(" "))


def test_a_question_without_indicators_is_simply_scored(
    marked_file: AssessmentFile, team: Team
) -> None:
    question = plain(marked_file)
    edits.set_own_points(marked_file, team[0].id, question, Decimal(9))
    edits.set_points(marked_file, question, Decimal(9))

    told = refused(
        marked_file, lambda: edits.set_override(marked_file, TEAM, question, Decimal(9), "x")
    )
    assert told == "Fråga 3.1 har inga indikatorer som poängen följer av. Sätt poängen direkt."


def test_a_table_of_points_says_where_they_come_from(marked_file: AssessmentFile) -> None:
    points = {MARKED: Decimal(26), plain(marked_file): Decimal(30)}

    assert edits.import_points(marked_file, points) == 2
    assert edits.import_points(marked_file, points) == 0

    assert marked_file.snapshot.score(MARKED).override_reason == "Inläst ur en tabell."
    assert marked_file.snapshot.score(plain(marked_file)).override_reason == ""
    edits.undo(marked_file)
    assert marked_file.snapshot.scores == {}


# --- Looks ---------------------------------------------------------------------------------


def test_initials_colour_and_marker(team_file: AssessmentFile, team: Team, reopen: Open) -> None:
    new = edits.add_assessor(
        team_file, "Di", initials=" dd ", colour=Colour.GREEN, marker=Marker.STAR
    )
    edits.set_assessor(team_file, team[0].id, initials="AE", colour=Colour.BLUE)
    edits.set_assessor(team_file, team[0].id, colour=None)
    snapshot = reopen(team_file).snapshot

    di = snapshot.assessor(new)
    assert di is not None
    assert (di.initials, di.colour, di.marker) == ("dd", Colour.GREEN, Marker.STAR)
    anna = snapshot.assessor(team[0].id)
    assert anna is not None
    assert (anna.name, anna.initials, anna.colour) == ("Anna Ek", "AE", None)


def test_initials_are_few(team_file: AssessmentFile, team: Team) -> None:
    told = refused(team_file, lambda: edits.set_assessor(team_file, team[0].id, initials="Anna E"))
    assert told == "Initialerna ”Anna E” är för långa. Skriv högst 4 tecken."


# --- Undo, redo, reopening -----------------------------------------------------------------

ACTS: dict[str, Callable[[AssessmentFile, RowId], object]] = {
    "own points": lambda file, who: edits.set_own_points(file, who, plain(file), Decimal(7)),
    "own rationale": lambda file, who: edits.set_own_rationale(file, who, plain(file), "x"),
    "mark": lambda file, who: edits.set_mark(file, who, SECOND, MarkStatus.PARTLY, percent=20),
    "agreed mark": lambda file, who: edits.set_mark(file, TEAM, SECOND, MarkStatus.NOT_MET),
    "note": lambda file, who: edits.set_mark_note(file, who, SECOND, "x"),
    "override": lambda file, who: edits.set_override(file, who, MARKED, Decimal(7), "x"),
    "agreed override": lambda file, who: edits.set_override(file, TEAM, MARKED, Decimal(7), "x"),
    "agreed": lambda file, who: edits.set_agreed(file, plain(file), Decimal(7), "x"),
    "lead": edits.set_lead,
    "blind": lambda file, who: edits.set_blind(file, on=True),
    "looks": lambda file, who: edits.set_assessor(file, who, initials="x", marker=Marker.STAR),
    "open": lambda file, who: edits.open_questions(
        file, [plain(file), MARKED], by=file.snapshot.assessors[0].id
    ),
    "sign": edits.sign,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_edit_is_one_step_and_can_be_undone_and_done_again(
    act: Callable[[AssessmentFile, RowId], object],
    marked_file: AssessmentFile,
    team: Team,
    reopen: Open,
) -> None:
    before, step = marked_file.snapshot, marked_file.latest_step
    act(marked_file, team[1].id)
    after = marked_file.snapshot
    assert after != before
    assert marked_file.step_before(marked_file.latest_step) == step
    act(marked_file, team[1].id)
    assert marked_file.snapshot is after

    marked_file = reopen(marked_file)
    assert marked_file.snapshot == after
    edits.undo(marked_file)
    assert marked_file.snapshot == before
    marked_file = reopen(marked_file)
    edits.redo(marked_file)
    assert reopen(marked_file).snapshot == after


# --- When only one is left -------------------------------------------------------------------


@pytest.fixture
def last_one_left(marked_file: AssessmentFile, team: Team) -> AssessmentFile:
    """Anna has scored and marked in a team of three; now the others are gone."""
    anna = team[0].id
    edits.set_own_points(marked_file, anna, plain(marked_file), Decimal(20))
    edits.set_own_rationale(marked_file, anna, plain(marked_file), "Som jag såg det")
    edits.set_mark(marked_file, anna, FIRST, MarkStatus.MET)
    edits.set_mark_note(marked_file, anna, FIRST, "sett")
    for other in team[1:]:
        edits.remove_assessor(marked_file, other.id)
    return marked_file


def test_what_the_last_one_left_clears_stays_cleared(last_one_left: AssessmentFile) -> None:
    file, question = last_one_left, plain(last_one_left)
    assert agreed(file.snapshot, question).points == 20
    before = file.snapshot

    edits.set_points(file, question, None)
    edits.set_rationale(file, question, "")
    edits.set_mark(file, TEAM, FIRST, None)
    edits.set_mark_note(file, TEAM, FIRST, "")

    assert agreed(file.snapshot, question).points is None
    assert agreed(file.snapshot, question).rationale == ""
    assert agreed_mark(file.snapshot, FIRST) == Mark()
    for _ in range(4):
        edits.undo(file)
    assert file.snapshot == before


def test_what_the_last_one_left_sets_leaves_the_own_score(last_one_left: AssessmentFile) -> None:
    file, question = last_one_left, plain(last_one_left)
    (anna,) = file.snapshot.assessors

    edits.set_points(file, question, Decimal(15))
    edits.set_mark(file, TEAM, FIRST, MarkStatus.NOT_MET)

    assert agreed(file.snapshot, question).points == 15
    assert file.snapshot.own_score(anna.id, question).points == 20
    assert file.snapshot.mark(anna.id, FIRST).status is MarkStatus.MET


def test_a_team_clears_only_what_it_has_agreed_on(marked_file: AssessmentFile, team: Team) -> None:
    question = plain(marked_file)
    edits.set_own_points(marked_file, team[0].id, question, Decimal(20))
    edits.set_points(marked_file, question, Decimal(15))

    edits.set_points(marked_file, question, None)

    assert marked_file.snapshot.own_score(team[0].id, question).points == 20
