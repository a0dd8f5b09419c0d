"""What is lacking is listed in order of importance, and each row leads to its place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits
from kompass.report.checks import missing
from ui.actions import ActionId
from ui.models.report_sections import NOTE_ROLE, SectionId


def rows(page):
    lacking = page.form.lacking
    return [*lacking.blocking.rows, *lacking.remarks.rows]


def row_about(page, words):
    return next(row for row in rows(page) if words in row.jump.title)


@pytest.fixture
def lacking_page(page, actions):
    actions[ActionId.SHOW_LACKING].trigger()
    return page


def test_the_list_is_that_of_the_checks_in_their_order(lacking_page, session):
    sentences = [finding.sentence for finding in missing(session.snapshot)]

    assert len(sentences) > 10
    assert [row.jump.title for row in rows(lacking_page)] == sentences
    assert all(row.isVisible() for row in rows(lacking_page))
    note = lacking_page.form.sections.index_of(SectionId.LACKING).data(NOTE_ROLE)
    assert note == str(len(sentences))


@pytest.mark.parametrize(
    ("words", "section", "place"),
    [
        ("Sammanfattningen", SectionId.SUMMARY, lambda form: form.texts["summary"]),
        ("Datum för besöket", SectionId.FACTS, lambda form: form.facts.visit_from),
        ("Antalet invånare", SectionId.FACTS, lambda form: form.facts.inhabitants.count),
        ("Mandaten", SectionId.UNIT, lambda form: form.seats.list.rows[0].fields[0]),
        ("Ingen utvärderare", SectionId.CONDUCT, lambda form: form.team.rows[0].fields[0]),
        ("hur utvärderingen gjordes", SectionId.CONDUCT, lambda form: form.texts["conduct"]),
    ],
)
def test_a_row_leads_to_the_field_with_mouse_and_keyboard(lacking_page, words, section, place):
    form = lacking_page.form
    row = row_about(lacking_page, words)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)

    assert form.list.section is section
    assert QApplication.focusWidget() is place(form)


def test_an_unscored_question_leads_to_the_scoring_page(lacking_page, session, qtbot):
    first = session.snapshot.edition.areas[0].questions[0].id

    with qtbot.waitSignal(lacking_page.question_requested) as asked:
        QTest.mouseClick(rows(lacking_page)[0], Qt.MouseButton.LeftButton)

    assert asked.args == [first]


def test_an_areas_text_leads_to_the_area_and_the_text(lacking_page, actions, session, qtbot):
    wanted = []
    actions[ActionId.GO_TO_FINDINGS].triggered.connect(lambda: wanted.append("findings"))

    with qtbot.waitSignal(lacking_page.area_requested) as asked:
        row_about(lacking_page, "saknar iakttagelser").click()

    assert asked.args == [session.snapshot.edition.areas[0].id]
    assert wanted == ["findings"]


def test_what_is_done_disappears_from_the_list(lacking_page, session, keys, qtbot):
    row_about(lacking_page, "Sammanfattningen").click()
    keys.write("Det går bra för Södertälje.")

    qtbot.waitUntil(
        lambda: not any("Sammanfattningen" in row.jump.title for row in rows(lacking_page))
    )


def test_nothing_lacking_is_said_and_not_left_empty(example_page, actions):
    actions[ActionId.SHOW_LACKING].trigger()

    assert rows(example_page) == []
    assert example_page.form.lacking._nothing.isVisible()
    assert example_page.form.lacking._nothing.text() == "Inget saknas. Rapporten kan lämnas."


def test_the_areas_say_in_words_what_is_written(example_page, example):
    from ui.models.report_sections import Spot

    example_page.form.go_to(Spot(SectionId.AREAS))
    first = example_page.form.areas.list.rows[0].jump

    assert first.title.startswith("1  Offentlighet")
    texts = example.snapshot.area_texts(example.snapshot.edition.areas[0].id)
    assert f"{len(texts.strengths)} styrkor" in first.detail
    assert first.detail.endswith("finns.")


def test_an_area_without_texts_says_what_is_lacking(page, session, qtbot):
    area = session.snapshot.edition.areas[0].id
    jump = page.form.areas.list.rows[0].jump
    assert "Iakttagelser, styrkor och förbättringsområden saknas." in jump.detail

    session.edit(lambda file: edits.add_strength(file, area, "Bra webb"))

    qtbot.waitUntil(lambda: "1 styrka finns" in page.form.areas.list.rows[0].jump.detail)


def test_an_area_leads_to_where_its_texts_are_written(page, session, qtbot):
    with qtbot.waitSignal(page.area_requested) as asked:
        page.form.areas.list.rows[2].click()

    assert asked.args == [session.snapshot.edition.areas[2].id]


def test_the_list_of_sections_is_walked_with_arrows_and_entered(page, keys):
    page.form.list.setFocus()
    keys.press(Qt.Key.Key_Down)
    assert page.form.list.section is SectionId.UNIT
    keys.press(Qt.Key.Key_Return)
    assert page.form.texts["about"].hasFocus()
