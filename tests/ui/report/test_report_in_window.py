"""The report page among the others: ways there and back, undo, closing, what is remembered."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter

from ui.actions import ActionId, PageId
from ui.main_window import MainWindow
from ui.models.report_sections import SectionId, Spot
from ui.settings import Settings


@pytest.fixture
def settings(tmp_path, qapp):
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(session, settings, theme, qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    shell = window.furnish(session, settings, theme)
    shell.begin()
    window.resize(1366, 740)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def report(window):
    window.shell.commands[ActionId.PAGE_REPORT].trigger()
    assert window.shell.stack.current is PageId.REPORT
    return window.shell.stack.currentWidget()


def test_the_page_fits_a_small_laptop(window):
    page = report(window)

    assert window.width() == 1366
    assert window.height() == 740
    columns = page.findChild(QSplitter, "report_columns")
    assert sum(columns.sizes()) <= page.width()
    assert min(columns.sizes()) > 100


def test_an_unscored_question_is_one_click_away_and_back(window, session):
    page = report(window)
    window.shell.commands[ActionId.SHOW_LACKING].trigger()
    QTest.mouseClick(page.form.lacking.blocking.rows[1], Qt.MouseButton.LeftButton)

    assert window.shell.stack.current is PageId.SCORING
    scoring = window.shell.stack.currentWidget()
    assert scoring.question == session.snapshot.edition.areas[1].questions[0].id


def test_an_area_leads_to_the_findings_of_that_area(window, session, keys, qtbot):
    page = report(window)
    page.form.go_to(Spot(SectionId.AREAS))
    QTest.mouseClick(page.form.areas.list.rows[2], Qt.MouseButton.LeftButton)

    assert window.shell.stack.current is PageId.SCORING
    keys.write("Här är det klart.")
    session.flush()
    area = session.snapshot.edition.areas[2].id
    assert session.snapshot.area_texts(area).findings == "Här är det klart."


def test_an_action_of_the_report_brings_its_page_forward(window, qtbot):
    window.shell.commands[ActionId.SHOW_LACKING].trigger()

    assert window.shell.stack.current is PageId.REPORT
    page = window.shell.stack.currentWidget()
    qtbot.waitUntil(lambda: page.form.list.section is SectionId.LACKING)


def test_ctrl_z_in_a_line_field_is_the_windows(window, session, keys, qtbot):
    page = report(window)
    keys.replace(page.form.facts.year, "2009")
    session.flush()
    assert session.snapshot.details.year == 2009
    qtbot.waitUntil(window.shell.commands[ActionId.UNDO].isEnabled)

    QTest.keyClick(page.form.facts.year, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert session.snapshot.details.year == 2006
    assert page.form.facts.year.text() == "2006"


def test_the_columns_are_remembered(window, settings):
    page = report(window)
    columns = page.findChild(QSplitter, "report_columns")
    columns.setSizes([192, 620, 450])
    wanted = columns.sizes()

    window.close()

    again = QSplitter()
    for _ in wanted:
        again.addWidget(QSplitter())
    assert again.restoreState(settings.splitter("report_columns"))


def test_closing_the_window_at_any_moment_is_no_trouble(window, session, keys, qtbot):
    page = report(window)
    page.form.go_to(Spot(SectionId.SUMMARY, "summary"))
    keys.write("Åtgärder")
    qtbot.waitUntil(lambda: page.preview._making.running, timeout=20_000)

    window.close()

    assert not session.is_open
    qtbot.waitUntil(lambda: not page.preview._making.running, timeout=20_000)


def test_the_keyboard_begins_in_the_list_of_sections(window):
    page = report(window)

    assert QApplication.focusWidget() is page.form.list
