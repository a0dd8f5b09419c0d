"""The start page: recent files, and which of them are still there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from ui.actions import ActionId
from ui.models.recent_files import MISSING_ROLE, RecentFilesModel, missing_among, title_of
from ui.pages.start import StartPage
from ui.session import Session
from ui.settings import RecentFile
from ui.widgets.recent_panel import RecentPanel


@pytest.fixture
def files(tmp_path, settings):
    there = tmp_path / "Täby 2007.kompass"
    there.touch()
    settings.remember_file(RecentFile(str(tmp_path / "borta.kompass"), "Upplands Väsby", 2006))
    settings.remember_file(RecentFile(str(there), "Täby", 2007, "631,5 av 800"))
    return there


@pytest.fixture
def page(files, settings, actions, theme, qtbot):
    page = StartPage(Session("Anna"), settings, actions, theme)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(lambda: panel_of(page) is not None)
    page.panel = panel_of(page)
    qtbot.waitUntil(lambda: any(row_is_missing(page, n) for n in range(2)))
    return page


def panel_of(page):
    return page.findChild(RecentPanel)


def row_is_missing(page, row):
    return page.panel.model.index(row).data(MISSING_ROLE)


def click(page, row):
    place = page.panel.list.visualRect(page.panel.model.index(row)).center()
    QTest.mouseClick(page.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_model_is_a_good_qt_model(qapp):
    model = RecentFilesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show_files([RecentFile("/a/Täby 2007.kompass")])
    model.mark_missing({"/a/Täby 2007.kompass"})

    assert model.index(0).data() == "Täby 2007"
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Täby 2007, /a/Täby 2007.kompass, filen finns inte kvar"


def test_a_file_is_called_what_is_known_of_it():
    assert title_of(RecentFile("/a/b.kompass", "Täby", 2007)) == "Täby 2007"
    assert title_of(RecentFile("/a/b.kompass")) == "b"


def test_missing_files_are_found_out(tmp_path):
    there = tmp_path / "a"
    there.touch()

    paths = [str(there), str(tmp_path / "b"), "\0", str(tmp_path)]
    assert missing_among(paths) == {str(tmp_path / "b"), "\0", str(tmp_path)}


def test_newest_first_and_the_missing_one_greyed(page):
    assert page.panel.model.index(0).data() == "Täby 2007"
    assert not row_is_missing(page, 0)
    assert page.panel.model.index(1).data() == "Upplands Väsby 2006"
    assert row_is_missing(page, 1)


def test_a_click_or_enter_opens(page, files, qtbot):
    with qtbot.waitSignal(page.open_requested) as clicked:
        click(page, 0)
    page.panel.list.setCurrentIndex(page.panel.model.index(0))
    with qtbot.waitSignal(page.open_requested) as entered:
        QTest.keyClick(page.panel.list, Qt.Key.Key_Return)

    assert clicked.args == entered.args == [Path(files)]


def test_a_missing_file_is_not_opened_but_can_be_taken_out(page, settings, qtbot):
    with qtbot.assertNotEmitted(page.open_requested):
        click(page, 1)

    page.panel.list.setCurrentIndex(page.panel.model.index(1))
    QTest.keyClick(page.panel.list, Qt.Key.Key_Delete)

    assert [file.unit for file in settings.recent()] == ["Täby"]
    assert page.panel.model.rowCount() == 1


def test_without_recent_files_the_page_says_what_belongs_there(settings, actions, theme, qtbot):
    page = StartPage(Session("Anna"), settings, actions, theme)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: panel_of(page) is not None)

    qtbot.waitUntil(panel_of(page).empty.isVisible)
    assert not panel_of(page).list.isVisible()


def test_the_buttons_do_what_the_menu_does(page, actions, qtbot):
    with qtbot.waitSignal(actions[ActionId.NEW].triggered):
        page._new.click()


def test_whose_name_stands_at_changes_is_said_and_can_be_changed(page, actions, qtbot):
    assert "Anna" in page._author.text()

    with qtbot.waitSignal(actions[ActionId.SETTINGS].triggered):
        page._rename.click()
    page._session.author = "Örjan Ek"

    assert "Örjan Ek" in page._author.text()
