"""Signing, locking and unlocking: what is signed is what is there, or the signature says so."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.assessment.editing import signing as edits_signing
from kompass.assessment.snapshot import TEAM, Assessor, MarkStatus
from kompass.assessment.storage import AssessmentFile
from kompass.assessment.team import signing
from kompass.assessment.words.wording import describe
from kompass.errors import KompassError
from kompass.ids import AreaId, IndicatorId, QuestionId, RowId
from kompass.swedish import format_date

Open = Callable[..., AssessmentFile]
Team = tuple[Assessor, ...]

QUESTION = QuestionId("k2002-offentlighet-information")
AREA = AreaId("k2002-offentlighet")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(KompassError) as told:
        act()
    return str(told.value)


def all_sign(file: AssessmentFile) -> None:
    for person in file.snapshot.assessors:
        edits.sign(file, person.id)


def current(file: AssessmentFile) -> list[str]:
    return [person.name for person in signing.signed_by(file.snapshot)]


def test_a_signature_says_who_when_and_what(team_file: AssessmentFile, team: Team) -> None:
    edits.set_details(team_file, summary="Klart")
    seen = team_file.latest_step.changes[-1].id
    began = datetime.now(UTC)
    edits.sign(team_file, team[1].id)

    signature = team_file.snapshot.signatures[team[1].id]

    assert (signature.change, signature.current) == (seen, True)
    assert began <= signature.at <= datetime.now(UTC)
    assert current(team_file) == ["Bo Åberg"]
    assert not signing.is_locked(team_file.snapshot)


def test_signing_again_records_nothing(team_file: AssessmentFile, team: Team) -> None:
    edits.sign(team_file, team[0].id)
    journal = team_file.changes()
    edits.sign(team_file, team[0].id)

    assert team_file.changes() == journal


def test_colleagues_signatures_outdate_nothing(team_file: AssessmentFile, team: Team) -> None:
    edits.sign(team_file, team[0].id)
    edits.sign(team_file, team[1].id)
    edits.withdraw(team_file, team[1].id)

    assert current(team_file) == ["Anna Ek"]


CHANGES: dict[str, Callable[[AssessmentFile], object]] = {
    "points": lambda file: edits.set_points(file, QUESTION, Decimal(1)),
    "text": lambda file: edits.set_findings(file, AREA, "x"),
    "bullet": lambda file: edits.add_strength(file, AREA, ""),
    "details": lambda file: edits.set_details(file, inhabitants=1),
    "team": lambda file: edits.add_assessor(file, "Di"),
    "seats": lambda file: edits.add_seats(file, "C", 1),
    "own score": lambda file: edits.set_own_points(
        file, file.snapshot.assessors[0].id, QUESTION, Decimal(1)
    ),
    "leaving": lambda file: edits.remove_assessor(file, file.snapshot.assessors[2].id),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_later_change_makes_a_signature_outdated_until_it_is_undone(
    change: Callable[[AssessmentFile], object],
    team_file: AssessmentFile,
    team: Team,
    reopen: Open,
) -> None:
    edits.sign(team_file, team[0].id)
    change(team_file)

    team_file = reopen(team_file)
    assert not team_file.snapshot.signatures[team[0].id].current
    assert current(team_file) == []

    edits.undo(team_file)
    assert reopen(team_file).snapshot.signatures[team[0].id].current


def test_signing_again_renews(team_file: AssessmentFile, team: Team) -> None:
    edits.sign(team_file, team[0].id)
    edits.set_points(team_file, QUESTION, Decimal(1))
    edits.sign(team_file, team[0].id)

    assert current(team_file) == ["Anna Ek"]


def test_opening_a_question_outdates_nothing(team_file: AssessmentFile, team: Team) -> None:
    edits.sign(team_file, team[0].id)
    edits.open_questions(team_file, [QUESTION], by=team[0].id)

    assert current(team_file) == ["Anna Ek"]


def test_all_signed_locks_with_date_and_names(
    team_file: AssessmentFile, team: Team, reopen: Open
) -> None:
    edits.set_points(team_file, QUESTION, Decimal(1))
    edits.undo(team_file)
    edits.set_points(team_file, QUESTION, Decimal(2))
    all_sign(team_file)
    team_file = reopen(team_file)
    before, journal = team_file.snapshot, team_file.changes()

    told = {
        refused(lambda act=act: act(team_file))
        for act in (
            *CHANGES.values(),
            edits.undo,
            lambda file: edits.set_points(file, QUESTION, Decimal(2)),  # there already
            lambda file: edits.open_questions(file, [QUESTION], by=team[0].id),
            lambda file: edits.withdraw(file, team[0].id),
            lambda file: edits.import_points(file, {QUESTION: Decimal(1)}),
        )
    }

    sentence = (
        f"Utvärderingen är låst sedan {format_date(date.today())}, när den hade undertecknats "  # noqa: DTZ011
        "av Anna Ek, Bo Åberg och Cia Ö. Lås upp den för att ändra."
    )
    assert told == {sentence} == {signing.lock_sentence(before)}
    assert team_file.snapshot is before
    assert team_file.changes() == journal
    assert not team_file.read_only


def test_unlocking_is_a_change_that_is_seen(
    team_file: AssessmentFile, team: Team, reopen: Open
) -> None:
    all_sign(team_file)
    team_file = reopen(team_file, author="Bo")
    edits.unlock(team_file)

    assert team_file.snapshot.signatures == {}
    assert signing.lock_sentence(team_file.snapshot) == ""
    assert describe(team_file.latest_step, team_file.snapshot) == "upplåst utvärdering"
    assert {change.author for change in team_file.latest_step.changes} == {"Bo"}
    edits.set_points(team_file, QUESTION, Decimal(3))
    assert reopen(team_file).snapshot.score(QUESTION).points == 3


def test_only_what_is_locked_is_unlocked(team_file: AssessmentFile, team: Team) -> None:
    edits.sign(team_file, team[0].id)
    told = refused(lambda: edits.unlock(team_file))
    assert told == "Utvärderingen är inte låst: alla har inte undertecknat den som den är."


def test_who_has_left_is_not_waited_for(team_file: AssessmentFile, team: Team) -> None:
    edits.sign(team_file, team[2].id)
    edits.remove_assessor(team_file, team[2].id)
    for person in team[:2]:
        edits.sign(team_file, person.id)
    assert signing.is_locked(team_file.snapshot)
    assert "Cia" not in signing.lock_sentence(team_file.snapshot)

    edits.unlock(team_file)
    assert team_file.snapshot.signatures == {}


def test_nobody_is_not_everybody(file: AssessmentFile) -> None:
    assert not signing.is_locked(file.snapshot)
    assert "finns inte i gruppen" in refused(lambda: edits.sign(file, RowId("nej")))
    edits.set_points(file, QUESTION, Decimal(3))


def test_one_assessor_can_lock_and_unlock(file: AssessmentFile) -> None:
    person = edits.add_assessor(file, "")
    edits.sign(file, person)
    assert "undertecknats av någon utan namn" in signing.lock_sentence(file.snapshot)
    edits.withdraw(file, person)
    assert not signing.is_locked(file.snapshot)


def test_what_was_typed_and_taken_back_is_what_was_signed(
    marked_file: AssessmentFile, team: Team
) -> None:
    """The content decides, not the number of changes since."""
    edits.sign(marked_file, team[0].id)
    edits.set_rationale(marked_file, QUESTION, "x")
    edits.set_mark(marked_file, TEAM, IndicatorId("prov-1-1-1"), MarkStatus.MET)
    edits.set_rationale(marked_file, QUESTION, "")
    assert current(marked_file) == []
    edits.set_mark(marked_file, TEAM, IndicatorId("prov-1-1-1"), None)

    assert current(marked_file) == ["Anna Ek"]


def test_clocks_do_not_decide(
    team_file: AssessmentFile, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(1999, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(edits_signing, "datetime", Wrong)
    all_sign(team_file)

    assert signing.is_locked(team_file.snapshot)
    assert "1999" in signing.lock_sentence(team_file.snapshot)
