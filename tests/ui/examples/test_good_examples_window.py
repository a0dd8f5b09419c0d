"""Good examples in the window: who scored high, what they do, and citing one of them."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kompass.archive.model import Said, Statement
from kompass.archive.published import results
from kompass.archive.store import open_archive
from kompass.assessment import edits
from kompass.assessment.example import write
from kompass.ids import AreaId, QuestionId
from ui.actions import ActionId
from ui.archive_session import ArchiveSession
from ui.examples.commands import GoodExamples
from ui.examples.dialog import ExamplesDialog
from ui.session import Session
from ui.settings import ARCHIVE

WAIT = 30_000


@pytest.fixture(scope="module")
def example_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("exempel") / "exempel.kompass"
    write(path, author="Anna")
    return path


@pytest.fixture
def session(tmp_path, example_file, qapp):
    copy = tmp_path / "s.kompass"
    shutil.copy(example_file, copy)
    session = Session("Anna")
    session.open(copy)
    yield session
    session.close()


@pytest.fixture
def archive(session, settings, tmp_path):
    """With one result more, whose points on 5.2 are known, and what it does there."""
    path = tmp_path / "bas.db"
    settings.set(ARCHIVE, str(path))
    question = session.snapshot.edition.question_numbered("5.2")
    area = session.snapshot.edition.area_of(question.id)
    there = next(one for one in results() if one.id == "orebro-2006")
    made = replace(
        there, id="egen", municipality="Lund", code="1281", year=2006, source="Egen källa, sid 4",
        questions={question.id: question.max_points},
        statements=(
            Statement(Said.STRENGTH, "Redovisar varje projekt på en sida", area.id, question.id),
        ),
    )  # fmt: skip
    with open_archive(str(path), author="Anna") as opened:
        opened.add([made])
    archive = ArchiveSession(session, settings)
    yield archive
    archive.close()


@pytest.fixture
def opened(qtbot, session, archive, theme):
    def opened(number="5.2", **more):
        question = session.snapshot.edition.question_numbered(number)
        area = session.snapshot.edition.area_of(question.id)
        dialog = ExamplesDialog(session, archive, theme, area.id, question=str(question.id), **more)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(
            lambda: dialog.table.rowCount() > 0 or "Letar" not in dialog.said.text(), timeout=WAIT
        )
        return dialog

    return opened


def improvements(session, number=5):
    area = next(one for one in session.snapshot.edition.areas if one.number == number)
    return session.snapshot.area_texts(area.id).improvements


def told(dialog):
    return "\n".join(label.text() for label in dialog.record.findChildren(QLabel))


def test_who_is_strong_on_the_question_is_shown_with_what_they_do_and_the_source(opened):
    dialog = opened()

    assert dialog.example.result.title == "Lund 2006"
    assert dialog.table.cell(dialog.example, 1) == "20 av 20"
    said = told(dialog)
    assert "Redovisar varje projekt på en sida" in said
    assert "Egen källa, sid 4" in said
    assert "Samma utgåva" in said


def test_one_press_cites_the_example_as_one_step_of_undo(opened, session):
    row = improvements(session)[0]
    before = row.good_examples
    dialog = opened(row=row.id)
    dialog.subject.setCurrentIndex(0)
    QTest.mouseClick(dialog.cite_button, Qt.MouseButton.LeftButton)

    text = improvements(session)[0].good_examples
    assert text.startswith(before)
    assert "Lund (20 av 20 poäng i fråga 5.2, 2006, utgåva 2002)" in text
    assert "Källa: Egen källa, sid 4." in text
    assert "Lund 2006" in dialog.told.text()
    session.undo()
    assert improvements(session)[0].good_examples == before


def test_what_stands_there_already_is_kept(opened, session):
    row = improvements(session)[0]
    session.edit(lambda file: edits.set_good_examples(file, row.id, "Umeå."))

    dialog = opened(row=row.id)
    dialog.cite()

    assert improvements(session)[0].good_examples.startswith("Umeå. Lund (")


def test_the_same_example_is_not_put_in_twice(opened, session):
    dialog = opened(row=improvements(session)[0].id)
    dialog.cite()
    once = improvements(session)[0].good_examples
    dialog.cite()

    assert improvements(session)[0].good_examples == once
    assert "finns redan" in dialog.told.text()


def test_the_improvement_can_be_chosen(opened, session):
    dialog = opened()
    dialog.row.setCurrentIndex(1)
    dialog.cite()

    first, second, *_ = improvements(session)
    assert "Lund" in second.good_examples
    assert "Lund" not in first.good_examples


def test_questions_come_weakest_first_and_the_area_last(opened):
    dialog = opened("1.1")

    titles = [dialog.subject.itemText(row) for row in range(dialog.subject.count())]
    assert titles[0].startswith("1.3 ")
    assert titles[0].endswith("8 av 20")
    assert titles[-1].startswith("Hela område 1")


def test_where_only_areas_are_known_it_is_said(opened):
    dialog = opened("1.1")

    assert dialog.table.rowCount()
    assert "gäller hela området" in dialog.said.text()


def test_without_an_improvement_nothing_can_be_cited_and_it_says_what_to_do(opened, session):
    for row in improvements(session):
        session.edit(lambda file, row=row: edits.remove_improvement(file, row.id))

    dialog = opened()

    assert not dialog.cite_button.isEnabled()
    assert "Skriv ett förbättringsområde" in dialog.trouble.text()


def test_an_archive_out_of_reach_is_one_sentence(qtbot, session, settings, theme, tmp_path):
    (tmp_path / "trasig.db").write_bytes(b"x" * 5000)
    settings.set(ARCHIVE, str(tmp_path / "trasig.db"))
    archive = ArchiveSession(session, settings)
    area = session.snapshot.edition.areas[4]
    dialog = ExamplesDialog(session, archive, theme, AreaId(area.id))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.trouble.text().endswith("."), timeout=WAIT)

    assert not dialog.cite_button.isEnabled()
    archive.close()


def test_the_button_beside_the_field_opens_for_that_improvement(
    qtbot, session, archive, actions, theme, bring_forward
):
    from ui.pages.scoring import ScoringPage

    page = bring_forward(ScoringPage(session, actions, theme))
    bullets = page.texts.area.improvements
    commands = GoodExamples(page, page, bullets, session, archive, actions, theme)
    page.go_to(QuestionId(session.snapshot.edition.question_numbered("5.2").id))
    second = bullets.rows[1]
    assert second.look_for.isVisibleTo(page)
    assert not bullets.rows[-1].look_for.isVisibleTo(page), "nothing is written there yet"

    second.look_for.click()

    dialog = commands.dialog
    assert dialog.row.currentData() == second.row
    dialog.close()


def test_the_command_opens_for_the_current_question(
    qtbot, session, archive, actions, theme, bring_forward
):
    from ui.pages.scoring import ScoringPage

    page = bring_forward(ScoringPage(session, actions, theme))
    bullets = page.texts.area.improvements
    commands = GoodExamples(page, page, bullets, session, archive, actions, theme)
    page.go_to(QuestionId(session.snapshot.edition.question_numbered("5.2").id))

    actions[ActionId.GOOD_EXAMPLES].trigger()

    assert commands.dialog.subject.currentText().startswith("5.2 ")
    commands.dialog.close()
