"""One open file at a time, and everybody is told what happens to it."""

from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.errors import KompassError
from ui.session import Session
from ui.touched import Entity, Touched


@pytest.fixture
def question(session):
    return session.snapshot.edition.question_numbered("3.1").id


def test_nothing_open_is_read_only_and_says_so(qapp):
    session = Session("Anna")

    assert not session.is_open
    assert session.read_only
    assert session.undo_name == ""
    with pytest.raises(KompassError, match="Ingen utvärdering är öppen"):
        _ = session.snapshot


def test_an_edit_is_announced_with_what_it_touched(session, question, qtbot):
    with qtbot.waitSignal(session.changed) as heard:
        session.edit(lambda file: edits.set_points(file, question, Decimal("22.5")))

    assert heard.args == [frozenset({Touched(Entity.SCORE, question, "points")})]
    assert session.result.points_so_far == Decimal("22.5")


def test_an_edit_that_changes_nothing_is_not_announced(session, question, qtbot):
    session.edit(lambda file: edits.set_points(file, question, Decimal(20)))

    with qtbot.assertNotEmitted(session.changed):
        session.edit(lambda file: edits.set_points(file, question, Decimal(20)))


def test_expected_trouble_reaches_the_caller(session, question):
    with pytest.raises(KompassError, match="högsta poäng"):
        session.edit(lambda file: edits.set_points(file, question, Decimal(99)))


def test_what_happened_before_trouble_is_announced(session, question, qtbot):
    def both(file):
        edits.set_points(file, question, Decimal(20))
        edits.set_points(file, question, Decimal(99))

    with qtbot.waitSignal(session.changed), pytest.raises(KompassError):
        session.edit(both)


def test_undo_and_redo_have_names_and_are_announced(session, question, qtbot):
    session.edit(lambda file: edits.set_points(file, question, Decimal("22.5")))
    assert session.undo_name == "3.1 till 22,5"
    assert session.redo_name == ""

    with qtbot.waitSignal(session.changed):
        session.undo()

    assert session.snapshot.score(question).points is None
    assert session.undo_name == ""
    assert session.redo_name == "3.1 till 22,5"
    session.redo()
    assert session.snapshot.score(question).points == Decimal("22.5")


def test_undo_asks_for_what_is_being_typed_first(session, question, qtbot):
    session.flush_requested.connect(
        lambda: (
            session.edit(lambda file: edits.set_points(file, question, Decimal(20)))
            if session.snapshot.score(question).points is None
            else None
        )
    )

    session.undo()

    assert session.redo_name == "3.1 till 20"


def test_opening_another_file_closes_the_first(session, new_file, tmp_path, qtbot):
    first = session.file.path
    other = new_file(tmp_path / "annan.kompass", name="Annanby")

    with qtbot.waitSignals([session.closing, session.closed, session.opened], order="strict"):
        session.open(other)

    assert session.snapshot.title == "Annanby 2026"
    again = Session("Björn")
    again.open(first)
    assert not again.read_only
    again.close()


def test_a_file_that_cannot_be_opened_leaves_the_first_open(session, tmp_path):
    broken = tmp_path / "trasig.kompass"
    broken.write_text("inte alls")

    with pytest.raises(KompassError):
        session.open(broken)

    assert session.snapshot.title == "Testby 2026"
    assert not session.read_only


def test_opening_the_open_file_again_changes_nothing(session, qtbot):
    with qtbot.assertNotEmitted(session.closed):
        session.open(session.file.path)

    assert not session.read_only


def test_the_result_is_counted_once_per_change(session, question):
    first = session.result

    assert session.result is first
    session.edit(lambda file: edits.set_points(file, question, Decimal(20)))
    assert session.result is not first


def test_the_author_is_written_on_changes(session, question):
    session.author = "Björn"

    session.edit(lambda file: edits.set_points(file, question, Decimal(20)))

    assert session.file.changes()[-1].author == "Björn"


def test_trouble_is_kept_per_source_until_all_is_well(session, qtbot):
    one, other = Session("x"), Session("y")
    session.report_trouble(one, "Första.")
    session.report_trouble(other, "Andra.")
    assert session.trouble == "Första."
    session.report_trouble(one, "")
    assert session.trouble == "Andra."
    assert not session.flush()
    session.report_trouble(other, "")
    assert session.flush()
