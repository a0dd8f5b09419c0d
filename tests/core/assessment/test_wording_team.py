"""What a team does to its scores, in words: for the menu and the history."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.assessment.snapshot import TEAM, Assessor, MarkStatus
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.words.wording import describe
from kompass.ids import IndicatorId, QuestionId, RowId
from kompass.swedish import NBSP

Team = tuple[Assessor, ...]
SECOND = IndicatorId("prov-1-1-2")
MARKED = QuestionId("k2002-offentlighet-information")


def plain(file: AssessmentFile) -> QuestionId:
    return file.snapshot.edition.question_numbered("3.1").id


def said(file: AssessmentFile) -> str:
    return describe(file.latest_step, file.snapshot)


ACTS: list[tuple[str, Callable[[AssessmentFile, RowId], object]]] = [
    (
        "egen bedömning: 3.1 till 22,5 (Bo Åberg)",
        lambda file, bo: edits.set_own_points(file, bo, plain(file), Decimal("22.5")),
    ),
    (
        "egen bedömning: motivering till 3.1 (Bo Åberg)",
        lambda file, bo: edits.set_own_rationale(file, bo, plain(file), "x"),
    ),
    (
        "egen bedömning: 1.1 till 7 för hand (Bo Åberg)",
        lambda file, bo: edits.set_override(file, bo, MARKED, Decimal(7), "x"),
    ),
    (
        "1.1 till 7 för hand",
        lambda file, bo: edits.set_override(file, TEAM, MARKED, Decimal(7), "x"),
    ),
    (
        "indikator 2 i 1.1 uppfylld (Bo Åberg)",
        lambda file, bo: edits.set_mark(file, bo, SECOND, MarkStatus.MET),
    ),
    (
        f"indikator 2 i 1.1 uppfylld till 20{NBSP}% (Bo Åberg)",
        lambda file, bo: edits.set_mark(file, bo, SECOND, MarkStatus.PARTLY, percent=20),
    ),
    (
        "indikator 2 i 1.1 inte uppfylld (samsyn)",
        lambda file, bo: edits.set_mark(file, TEAM, SECOND, MarkStatus.NOT_MET),
    ),
    (
        "anteckning till indikator 2 i 1.1 (Bo Åberg)",
        lambda file, bo: edits.set_mark_note(file, bo, SECOND, "x"),
    ),
    ("3.1 till 7", lambda file, bo: edits.set_agreed(file, plain(file), Decimal(7), "x")),
    ("dolda egna poäng", lambda file, bo: edits.set_blind(file, on=True)),
    ("vem som leder samsynen", edits.set_lead),
    (
        "3.1 öppnad för alla",
        lambda file, bo: edits.open_questions(file, [plain(file)], by=file.snapshot.lead.id),
    ),
    (
        "2 frågor öppnade för alla",
        lambda file, bo: edits.open_questions(
            file, [plain(file), MARKED], by=file.snapshot.lead.id
        ),
    ),
    ("underskrift av Bo Åberg", edits.sign),
    (
        "poäng på 2 frågor",
        lambda file, bo: edits.import_points(file, {MARKED: Decimal(1), plain(file): Decimal(2)}),
    ),
]


@pytest.mark.parametrize(("words", "act"), ACTS, ids=[words for words, _ in ACTS])
def test_every_step_has_its_words(
    words: str,
    act: Callable[[AssessmentFile, RowId], object],
    marked_file: AssessmentFile,
    team: Team,
) -> None:
    act(marked_file, team[1].id)

    assert said(marked_file) == words
    edits.undo(marked_file)
    assert said(marked_file) == words


def test_going_back_to_the_marks(marked_file: AssessmentFile, team: Team) -> None:
    edits.set_override(marked_file, TEAM, MARKED, Decimal(7), "x")
    edits.set_override_reason(marked_file, TEAM, MARKED, "y")
    assert said(marked_file) == "skäl till poäng för hand på 1.1"
    edits.clear_override(marked_file, TEAM, MARKED)
    assert said(marked_file) == "1.1 enligt indikatorerna"
    edits.set_mark(marked_file, team[0].id, SECOND, MarkStatus.MET)
    edits.set_mark(marked_file, team[0].id, SECOND, None)
    assert said(marked_file) == "indikator 2 i 1.1 inte bedömd (Anna Ek)"


def test_agreeing_on_marks(marked_file: AssessmentFile, team: Team) -> None:
    for person in team:
        for indicator in ("prov-2-1-1", "prov-2-1-2"):
            edits.set_mark(marked_file, person.id, IndicatorId(indicator), MarkStatus.MET)
    edits.accept_equal(marked_file)
    assert said(marked_file) == "samsyn om 2.1"

    edits.undo(marked_file)
    for person in team:
        edits.set_own_points(marked_file, person.id, plain(marked_file), Decimal(4))
    assert edits.accept_equal(marked_file) == 2
    assert said(marked_file) == "samsyn om 2 frågor"


def test_closing_and_withdrawing(marked_file: AssessmentFile, team: Team) -> None:
    anna = team[0].id
    edits.open_questions(marked_file, [MARKED], by=anna)
    edits.close_questions(marked_file, [MARKED], by=anna)
    assert said(marked_file) == "1.1 dold igen"
    edits.sign(marked_file, anna)
    edits.withdraw(marked_file, anna)
    assert said(marked_file) == "återtagen underskrift av Anna Ek"


def test_what_is_hidden_is_not_told(marked_file: AssessmentFile, team: Team) -> None:
    anna, bo, cia = (person.id for person in team)
    edits.set_blind(marked_file, on=True)
    edits.set_own_points(marked_file, bo, plain(marked_file), Decimal(7))
    hidden = marked_file.latest_step
    assert said(marked_file) == "egna poäng på 3.1 (Bo Åberg)"
    edits.set_mark(marked_file, bo, SECOND, MarkStatus.MET)
    assert said(marked_file) == "indikator 2 i 1.1 (Bo Åberg)"
    edits.set_mark(marked_file, TEAM, SECOND, MarkStatus.MET)
    assert said(marked_file) == "indikator 2 i 1.1 uppfylld (samsyn)"

    for person in (anna, cia):
        edits.set_own_points(marked_file, person, plain(marked_file), Decimal(3))
    assert describe(hidden, marked_file.snapshot) == "egen bedömning: 3.1 till 7 (Bo Åberg)"


def test_who_has_left_is_named_no_more(team_file: AssessmentFile, team: Team) -> None:
    edits.set_own_points(team_file, team[1].id, plain(team_file), Decimal(7))
    step = team_file.latest_step
    edits.remove_assessor(team_file, team[1].id)

    words = describe(step, team_file.snapshot)
    assert words == "egen bedömning: 3.1 till 7 (en tidigare utvärderare)"
