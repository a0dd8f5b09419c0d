"""Facts and texts are filled in by keys and are in the file without anybody saving them."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kompass.assessment import edits
from kompass.assessment.register import find
from kompass.assessment.snapshot import Level, Occasion, UnitKind
from kompass.swedish import NBSP
from ui.models.report_sections import SectionId, Spot

SAVED_AFTER_MS = 1000


def details(session):
    return session.snapshot.details


def said(widget):
    """What is said in the red sentences that can be seen in a widget."""
    labels = widget.findChildren(QLabel)
    return " ".join(
        label.text() for label in labels if label.property("tone") == "damage" and label.isVisible()
    )


@pytest.mark.parametrize(
    ("section", "field"),
    [
        (SectionId.FACTS, "purpose"),
        (SectionId.UNIT, "about"),
        (SectionId.UNIT, "organisation"),
        (SectionId.CONDUCT, "conduct"),
        (SectionId.SUMMARY, "summary"),
    ],
)
def test_every_text_is_saved_soon_after_the_last_key(page, session, keys, qtbot, section, field):
    page.form.go_to(Spot(section, field))

    keys.write("Åtgärder följs – öppet på ön.")

    qtbot.waitUntil(
        lambda: getattr(details(session), field) == "Åtgärder följs – öppet på ön.",
        timeout=SAVED_AFTER_MS,
    )


def test_undo_takes_a_text_back_and_shows_where_it_stood(page, session, keys):
    page.form.go_to(Spot(SectionId.SUMMARY, "summary"))
    keys.write("Åå")
    page.form.go_to(Spot(SectionId.FACTS))

    session.undo()

    assert details(session).summary == ""
    assert page.form.list.section is SectionId.SUMMARY
    assert QApplication.focusWidget() is page.form.texts["summary"]


def test_a_year_is_saved_while_it_is_typed(page, session, keys, qtbot):
    keys.replace(page.form.facts.year, "2009")

    qtbot.waitUntil(lambda: details(session).year == 2009, timeout=SAVED_AFTER_MS)


def test_half_a_year_waits_without_a_word(page, session, keys, qtbot):
    keys.replace(page.form.facts.year, "20")
    qtbot.wait(SAVED_AFTER_MS)

    assert said(page) == ""
    assert details(session).year == 2006


def test_a_refused_year_stays_to_be_corrected_and_says_why(page, session, keys):
    year = page.form.facts.year
    keys.replace(year, "1850")
    keys.press(Qt.Key.Key_Tab)

    assert "Skriv ett år från 1990 till 2100" in said(page)
    assert year.text() == "1850"
    assert details(session).year == 2006
    assert session.trouble == ""

    keys.replace(year, "2007")
    keys.press(Qt.Key.Key_Tab)

    assert said(page) == ""
    assert details(session).year == 2007


def test_what_was_refused_stays_when_something_else_is_filled_in(page, session, keys):
    facts = page.form.facts
    keys.replace(facts.year, "18")
    keys.replace(facts.inhabitants.count, "1234")
    keys.press(Qt.Key.Key_Tab)

    assert details(session).inhabitants == 1234
    assert facts.year.text() == "18"
    assert said(page) != ""


def test_escape_brings_back_what_is_stored(page, keys):
    year = page.form.facts.year
    keys.replace(year, "hej")
    keys.press(Qt.Key.Key_Tab)
    year.setFocus()

    keys.press(Qt.Key.Key_Escape)

    assert year.text() == "2006"
    assert said(page) == ""


@pytest.mark.parametrize("typed", ["2006-09-18", "20060918", "18/9 2006"])
def test_days_are_understood_and_written_out(page, session, keys, typed):
    first = page.form.facts.visit_from
    keys.replace(first, typed)
    keys.press(Qt.Key.Key_Tab)

    assert details(session).visit_from == date(2006, 9, 18)
    assert first.text() == "2006-09-18"


def test_a_day_can_be_left_empty_again(page, session, keys):
    session.edit(lambda file: edits.set_details(file, visit_from=date(2006, 9, 18)))

    keys.replace(page.form.facts.visit_from, "")
    keys.press(Qt.Key.Key_Tab)

    assert details(session).visit_from is None


def test_a_visit_that_ends_before_it_begins_is_refused_until_the_beginning_is_moved(
    page, session, keys
):
    session.edit(lambda file: edits.set_details(file, visit_from=date(2006, 9, 18)))
    facts = page.form.facts
    keys.replace(facts.visit_to, "2006-09-10")
    keys.press(Qt.Key.Key_Tab)

    assert "Besöket kan inte sluta" in said(page)
    assert details(session).visit_to is None

    keys.replace(facts.visit_from, "2006-09-08")
    keys.press(Qt.Key.Key_Tab)
    session.flush()

    assert said(page) == ""
    assert details(session).visit_to == date(2006, 9, 10)


def test_what_is_no_day_is_refused(page, session, keys):
    keys.replace(page.form.facts.visit_from, "i måndags")
    keys.press(Qt.Key.Key_Tab)

    assert said(page) == "”i måndags” är inget datum. Skriv till exempel 2006-09-18."
    assert details(session).visit_from is None


def test_a_day_picked_in_the_calendar_is_saved(page, session, qtbot):
    from PySide6.QtCore import QDate
    from PySide6.QtWidgets import QCalendarWidget

    field = page.form.facts.visit_from
    field.actions()[0].trigger()
    calendar = field.findChild(QCalendarWidget)
    calendar.clicked.emit(QDate(2006, 9, 18))

    qtbot.waitUntil(lambda: details(session).visit_from == date(2006, 9, 18))


def test_inhabitants_are_written_with_thousands_apart(page, session, keys):
    count = page.form.facts.inhabitants.count
    keys.replace(count, "80000")
    keys.press(Qt.Key.Key_Tab)

    assert details(session).inhabitants == 80000
    assert count.text() == f"80{NBSP}000"


def test_letters_are_no_inhabitants(page, session, keys):
    keys.replace(page.form.facts.inhabitants.count, "ca 80 000")
    keys.press(Qt.Key.Key_Tab)

    assert "är inte ett helt tal" in said(page)
    assert details(session).inhabitants is None


def test_the_registers_figures_are_taken_with_their_year_in_one_step(page, session):
    known = find("0181")
    button = page.form.facts.inhabitants.from_register
    assert str(known.population_year) in button.text()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert details(session).inhabitants == known.population
    assert details(session).inhabitants_year == known.population_year
    assert not button.isEnabled()
    session.undo()
    assert details(session).inhabitants is None


def test_another_municipality_is_found_though_dots_are_missing(page, session, keys):
    keys.replace(page.form.facts.unit.picker, "malmo")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Tab)
    session.flush()

    assert details(session).unit.name == "Malmö"
    assert details(session).unit.code == find("Malmö").code
    assert page.form.facts.unit.picker.text() == "Malmö"


def test_a_municipality_that_does_not_exist_is_refused(page, session, keys):
    keys.replace(page.form.facts.unit.picker, "Ankeborg")
    keys.press(Qt.Key.Key_Tab)

    assert said(page) != ""
    assert details(session).unit.name == "Södertälje"


def choose(box, value):
    """Choose in a box as a person does; returns nothing."""
    row = box.findData(value)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_a_municipality_becomes_a_district_and_keeps_its_name(page, session, keys):
    unit = page.form.facts.unit
    choose(unit.kind, UnitKind.DISTRICT)

    assert details(session).unit.kind is UnitKind.DISTRICT
    assert details(session).unit.code == ""
    assert unit.free_name.isVisible()
    assert not unit.picker.isVisible()
    assert not page.form.facts.inhabitants.from_register.isVisible()

    keys.replace(unit.free_name, "Järna")
    keys.press(Qt.Key.Key_Tab)

    assert details(session).unit.name == "Järna"


def test_a_district_becomes_a_municipality_only_when_one_is_named(page, session, keys):
    unit = page.form.facts.unit
    choose(unit.kind, UnitKind.DISTRICT)
    keys.replace(unit.free_name, "Hyllie")
    keys.press(Qt.Key.Key_Tab)

    choose(unit.kind, UnitKind.MUNICIPALITY)

    assert details(session).unit.kind is UnitKind.DISTRICT
    assert QApplication.focusWidget() is unit.picker
    assert said(page) != ""

    keys.write("Malmö")
    keys.press(Qt.Key.Key_Tab)
    session.flush()

    assert details(session).unit.kind is UnitKind.MUNICIPALITY
    assert details(session).unit.name == "Malmö"


def test_undo_of_a_kind_brings_its_field_back(page, session):
    choose(page.form.facts.unit.kind, UnitKind.REGION)

    session.undo()

    assert page.form.facts.unit.picker.isVisible()
    assert page.form.facts.unit.picker.text() == "Södertälje"


def test_choices_are_saved_and_follow_undo(page, session, keys):
    level, occasion = page.form.facts.level, page.form.facts.occasion
    level.setFocus()
    keys.press(Qt.Key.Key_Down)
    occasion.setFocus()
    keys.press(Qt.Key.Key_Down)

    assert details(session).level is Level.GROUP
    assert details(session).occasion is Occasion.FIRST

    session.undo()
    session.undo()

    assert level.currentData() == Level.WHOLE
    assert occasion.currentData() == Occasion.UNKNOWN


def test_the_wheel_over_a_choice_changes_nothing(page, session):
    box = page.form.facts.level
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turn)

    assert details(session).level is Level.WHOLE


def test_undo_and_commands_are_the_windows_in_every_field(page):
    """Ctrl+Z in a line field must reach the window, not the field's own undo."""
    from PySide6.QtGui import QKeyEvent

    fields = (page.form.facts.year, page.form.facts.visit_from, page.form.facts.unit.picker)
    for field in fields:
        for key in (Qt.Key.Key_Z, Qt.Key.Key_K):
            event = QKeyEvent(
                QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier
            )
            QApplication.sendEvent(field, event)
            assert not event.isAccepted()


def test_another_file_fills_the_same_fields(page, session, keys, tmp_path, example_file):
    import shutil

    shutil.copy(example_file, tmp_path / "b.kompass")
    page.form.go_to(Spot(SectionId.SUMMARY, "summary"))
    keys.write("Nytt")

    session.open(tmp_path / "b.kompass")

    assert page.form.facts.inhabitants.count.text() == f"80{NBSP}000"
    assert "577 poäng" in page.form.texts["summary"].current_text()
    assert "Nytt" not in details(session).summary


@pytest.fixture
def read_only(session, tmp_path, example_file):
    """The session with the example open for reading: somebody else has it."""
    import shutil

    from kompass.assessment.storage import open_file

    path = tmp_path / "lånad.kompass"
    shutil.copy(example_file, path)
    with open_file(path, author="Bertil"):
        session.open(path)
        assert session.read_only
        yield session
        session.close()


def test_a_read_only_file_can_be_read_and_not_changed(read_only, page):

    facts = page.form.facts
    assert facts.year.isReadOnly()
    assert facts.purpose.isReadOnly()
    assert facts.purpose.current_text()
    assert not facts.level.isEnabled()
    assert not facts.unit.kind.isEnabled()
    assert not facts.inhabitants.from_register.isVisible()
    assert all(text.isReadOnly() for text in page.form.texts.values())
