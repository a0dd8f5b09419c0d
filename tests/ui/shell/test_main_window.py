"""The whole window: open, look, change, undo, close; and what it says on the way."""

import gc
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qInstallMessageHandler
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from kompass.assessment import edits
from kompass.assessment.file.backups import default_folder
from kompass.assessment.storage import open_file
from kompass.errors import KompassError
from ui.actions import ActionId, PageId
from ui.app import fill, make_window
from ui.page_commands import RAIL
from ui.theme import LIGHT, ThemeChoice
from ui.widgets.area_row import AreaRow


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def question(window, number):
    return window.session.snapshot.edition.question_numbered(number).id


def set_points(window, number, points):
    key = question(window, number)
    window.session.edit(lambda file: edits.set_points(file, key, Decimal(points)))


@pytest.fixture
def file(new_file, tmp_path):
    return new_file(tmp_path / "Testby 2026.kompass")


@pytest.fixture
def example(tmp_path):
    from kompass.assessment.example import write

    path = tmp_path / "Södertälje 2006.kompass"
    write(path, author="Anna")
    return path


def test_while_nothing_is_open_only_what_needs_no_file_can_be_reached(window):
    assert window.stack.current is PageId.START
    assert window.window().windowTitle() == "Kompass"
    shown = [b.text() for b in window._rail.findChildren(QToolButton) if b.isVisible()]
    assert shown == ["Start", "Jämför", "Jämförelse-\nbas"]
    assert not window._header.isVisible()
    for action in (ActionId.SAVE_COPY, ActionId.CLOSE, ActionId.UNDO, ActionId.PAGE_SCORING):
        assert not window.commands[action].isEnabled()


def test_opening_shows_whose_it_is_and_how_far_it_has_come(window, example):
    window.files.open(example)

    assert window.stack.current is PageId.OVERVIEW
    assert window.window().windowTitle() == "Södertälje 2006 – Kompass"
    shown = texts(window._header)
    assert "Södertälje 2006" in shown
    assert "577 av 800" in shown
    assert "alla 37 frågor bedömda" in shown
    assert any("hela kommunen" in text for text in shown)


def test_the_status_strip_says_where_and_when(window, file, qtbot):
    window.files.open(file)
    set_points(window, "3.1", "22.5")

    shown = texts(window.window().statusBar())
    saved = window.session.file.saved_at.astimezone()
    assert str(file) in shown
    assert f"Sparad {saved:%H:%M:%S}" in shown


def test_the_header_says_in_words_that_nothing_is_scored(window, file):
    window.files.open(file)

    shown = texts(window._header)
    assert "inget bedömt ännu" in shown
    assert not any("0 av 0" in text for text in shown)
    set_points(window, "3.1", "0")
    assert "0 av 30" in texts(window._header), "zero is not the same as nothing"


def test_all_areas_are_seen_at_one_glance_on_a_small_laptop(window, frame, example, qtbot):
    """768 lines less a title bar and the computer's own bar."""
    frame.resize(1366, 700)
    window.files.open(example)
    window.commands[ActionId.PAGE_SCORING].trigger()
    areas = window.stack.currentWidget().areas.list

    qtbot.waitUntil(lambda: areas.isVisible() and areas.model().rowCount() == 8)
    qtbot.waitUntil(lambda: areas.verticalScrollBar().maximum() == 0)
    assert any(text.startswith("Totalt") for text in texts(window.stack.currentWidget()))


def test_the_deviations_are_seen_without_scrolling_on_a_small_laptop(window, frame, example, qtbot):
    frame.resize(1366, 700)
    window.files.open(example)
    window.commands[ActionId.PAGE_PROFILE].trigger()
    words = window.stack.currentWidget().words.text

    qtbot.waitUntil(lambda: "över medianen" in words.text())
    qtbot.waitUntil(lambda: words.visibleRegion().boundingRect() == words.rect())


@pytest.mark.parametrize("page", [ActionId.PAGE_SCORING, ActionId.PAGE_PROFILE])
def test_pages_fit_an_old_projector(window, frame, example, qtbot, page):
    window.files.open(example)
    window.commands[page].trigger()
    frame.resize(1024, 700)

    qtbot.waitUntil(lambda: frame.width() == 1024)
    assert frame.minimumSizeHint().width() <= 1024


def test_points_so_far_are_not_a_total(window, file):
    window.files.open(file)
    set_points(window, "3.1", "22.5")

    shown = texts(window._header)
    assert "22,5 av 30" in shown
    assert "hittills, 1 av 37 frågor bedömda" in shown


def test_undo_is_named_in_the_menu_and_in_reach_of_the_keyboard(window, file, qtbot):
    window.files.open(file)
    undo, redo = window.commands[ActionId.UNDO], window.commands[ActionId.REDO]
    assert not undo.isEnabled()

    set_points(window, "3.1", "22.5")
    qtbot.waitUntil(lambda: undo.text() == "&Ångra: 3.1 till 22,5")
    undo.trigger()
    qtbot.waitUntil(lambda: redo.text() == "&Gör om: 3.1 till 22,5")

    assert undo.text() == "&Ångra"
    assert not undo.isEnabled()
    redo.trigger()
    assert window.session.result.points_so_far == Decimal("22.5")


def test_undo_works_after_a_restart(window, file, qtbot):
    window.files.open(file)
    set_points(window, "3.1", "22.5")
    window.files.close()
    window.files.open(file)
    undo = window.commands[ActionId.UNDO]

    qtbot.waitUntil(lambda: undo.text() == "&Ångra: 3.1 till 22,5")


def test_pages_are_built_when_somebody_looks(window, file):
    window.files.open(file)
    assert not window.stack.is_built(PageId.SCORING)

    window.commands[ActionId.PAGE_SCORING].trigger()

    assert window.stack.current is PageId.SCORING
    assert window.commands[ActionId.PAGE_SCORING].isChecked()
    assert not window.commands[ActionId.PAGE_OVERVIEW].isChecked()


def test_changing_page_saves_what_is_being_typed(window, file, qtbot):
    window.files.open(file)

    with qtbot.waitSignal(window.session.flush_requested):
        window.commands[ActionId.PAGE_SCORING].trigger()


def test_a_command_of_a_page_brings_the_page_forward_and_is_heard(window, file, qtbot):
    window.files.open(file)
    action = window.commands[ActionId.FILTER_MISSING]

    action.trigger()
    assert window.stack.current is PageId.SCORING
    qtbot.waitUntil(action.isChecked)

    window.commands[ActionId.PAGE_OVERVIEW].trigger()
    action.trigger()
    assert window.stack.current is PageId.SCORING
    assert not action.isChecked()


def test_the_palette_leads_to_questions(window, file):
    window.files.open(file)
    entries = {entry.text: entry for entry in window.views.entries()}
    [text] = [text for text in entries if text.startswith("3.1 ")]
    assert entries[text].hint == "ej bedömd"

    entries[text].run()

    assert window.stack.current is PageId.SCORING
    assert window.stack.page(PageId.SCORING).question == question(window, "3.1")


def test_the_palette_offers_only_what_can_be_done(window, file):
    offered = {entry.text for entry in window.views.entries()}
    assert "Ny utvärdering" in offered
    assert "Spara en kopia som" not in offered

    window.files.open(file)
    offered = {entry.text for entry in window.views.entries()}
    assert "Spara en kopia som" in offered
    assert "Område 3 Tydlighet i samspelet mellan politiker och tjänstemän" in offered


def test_a_click_on_an_area_leads_to_it(window, file, qtbot):
    window.files.open(file)
    page = window.stack.page(PageId.OVERVIEW)

    page._rows[2].click()

    assert window.stack.page(PageId.SCORING).question == question(window, "3.1")


@pytest.mark.parametrize(
    ("scored", "button"),
    [((), "Börja bedöma"), (("3.1",), "Fortsätt bedöma")],
)
def test_the_overview_says_what_comes_next(window, file, scored, button):
    window.files.open(file)
    for number in scored:
        set_points(window, number, "15")
    page = window.stack.page(PageId.OVERVIEW)

    assert page._next.text() == button
    page._next.click()
    assert window.stack.current is PageId.SCORING


def test_the_overview_of_a_finished_assessment_leads_to_the_report(window, example):
    window.files.open(example)

    assert window.stack.page(PageId.OVERVIEW)._next.text() == "Till rapporten"


def test_a_file_somebody_else_has_says_who_and_can_be_opened_again(window, file, tmp_path):
    other = open_file(file, author="Björn Åkesson")
    window.files.open(file)

    banner = next(text for text in texts(window) if "Björn Åkesson" in text)
    assert "Du kan läsa men inte ändra." in banner
    assert "Skrivskyddad" in texts(window.window().statusBar())
    assert not window.commands[ActionId.ADD_STRENGTH].isEnabled()
    assert window.commands[ActionId.SAVE_COPY].isEnabled()

    other.close()
    window.files.reopen()
    assert not window.session.read_only
    assert not any("Björn Åkesson" in text for text in texts(window))


@pytest.mark.parametrize(
    "content",
    [b"", b"inte en databas", b"SQLite format 3\0" + bytes(100)],
    ids=["empty", "text", "half"],
)
def test_what_is_no_assessment_is_one_calm_sentence(window, tmp_path, content):
    broken = tmp_path / "trasig.kompass"
    broken.write_bytes(content)

    window.files.open(broken)

    assert window.banner.isVisible()
    assert window.banner.text.endswith(".")
    assert window.stack.current is PageId.START
    assert broken.read_bytes() == content


def test_a_file_that_is_gone_is_one_calm_sentence(window, tmp_path):
    window.files.open(tmp_path / "finns inte.kompass")

    assert "finns inte.kompass" in window.banner.text


def test_opening_well_takes_the_sentence_away(window, tmp_path, file):
    window.files.open(tmp_path / "finns inte.kompass")

    window.files.open(file)

    assert not window.banner.isVisible()


def test_the_example_is_a_copy_to_play_with(window, answers):
    answers.answer = answers.folder / "lek.kompass"

    window.commands[ActionId.OPEN_EXAMPLE].trigger()

    assert answers.proposals == [answers.folder / "Södertälje 2006 (exempel).kompass"]
    assert window.session.file.path == answers.answer
    assert window.session.result.points == 577


def test_the_example_never_replaces_a_file(window, answers, file):
    before = file.read_bytes()
    answers.answer = file

    window.commands[ActionId.OPEN_EXAMPLE].trigger()

    assert window.banner.isVisible()
    assert file.read_bytes() == before


def test_a_copy_is_a_whole_file_of_its_own(window, file, answers):
    window.files.open(file)
    set_points(window, "3.1", "22.5")
    answers.answer = answers.folder / "kopia.kompass"

    window.commands[ActionId.SAVE_COPY].trigger()

    assert window.session.file.path == file
    with open_file(answers.answer, author="B", read_only=True) as copy:
        assert copy.snapshot.score(question(window, "3.1")).points == Decimal("22.5")


def test_a_copy_onto_itself_is_refused(window, file, answers):
    window.files.open(file)
    answers.answer = file

    window.commands[ActionId.SAVE_COPY].trigger()

    assert "redan" in window.banner.text
    assert not window.session.read_only


def test_the_path_can_be_copied(window, file):
    window.files.open(file)

    window.commands[ActionId.COPY_PATH].trigger()

    assert QApplication.clipboard().text() == str(file)


def test_backups_are_shown_or_said_to_be_missing(window, monkeypatch, user_folders):
    shown = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(shown.append(url.toLocalFile()) or True)
    )
    window.commands[ActionId.SHOW_BACKUPS].trigger()
    assert shown == []
    assert "inga säkerhetskopior" in window.window().statusBar().currentMessage()

    default_folder().mkdir(parents=True)
    window.commands[ActionId.SHOW_BACKUPS].trigger()
    assert shown == [str(default_folder())]


def test_the_folder_of_the_file_is_shown(window, file, monkeypatch):
    window.files.open(file)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)

    window.commands[ActionId.SHOW_IN_FOLDER].trigger()

    assert str(file.parent) in window.banner.text


def test_a_backup_that_could_not_be_taken_is_told(window, file, monkeypatch):
    window.files.open(file)
    monkeypatch.setattr(
        type(window.session.file), "backup_trouble", property(lambda _: "Disken är full.")
    )
    set_points(window, "3.1", "22.5")

    assert "Ingen säkerhetskopia" in texts(window.window().statusBar())


def test_what_was_opened_is_remembered_with_its_total(window, settings, example, file):
    window.files.open(example)
    window.files.open(file)
    set_points(window, "3.1", "22.5")
    window.files.close()

    first, second = settings.recent()
    assert (first.unit, first.year, first.total) == ("Testby", 2026, "1 av 37 frågor")
    assert (second.unit, second.year, second.total) == ("Södertälje", 2006, "577 av 800")
    assert Path(second.path) == example


def test_closing_lets_go_of_the_file(window, file):
    window.files.open(file)

    window.window().close()

    with open_file(file, author="B") as again:
        assert not again.read_only


class Stubborn:
    """Messages where the person wants to stay, or not."""

    def __init__(self, leave):
        self.leave = leave
        self.asked = []

    def ask(self, question, *, yes, no):
        self.asked.append(question)
        return self.leave


@pytest.mark.parametrize("leave", [True, False])
def test_closing_with_text_that_cannot_be_saved_asks(window, file, leave, qtbot):
    window.files.open(file)
    answer = window.files._messages = Stubborn(leave)
    window.session.report_trouble(window, "Disken är full.")
    assert window.banner.text == "Disken är full."

    window.window().close()

    assert answer.asked[0].startswith("Disken är full.")
    assert window.window().isVisible() is not leave
    window.session.report_trouble(window, "")


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    handle = window.window().windowHandle()
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter = QDragEnterEvent(QPoint(600, 400), copy, data, left, none)
    QApplication.sendEvent(handle, enter)
    if enter.isAccepted():
        QApplication.sendEvent(handle, QDropEvent(QPointF(600, 400), copy, data, left, none))
    return enter.isAccepted()


def test_a_file_dropped_anywhere_is_opened(window, file):
    assert drop(window, file)

    assert window.session.snapshot.title == "Testby 2026"


def test_other_files_are_not_taken(window, tmp_path):
    picture = tmp_path / "bild.png"
    picture.touch()

    assert not drop(window, picture)


def test_new_hides_the_rail_and_cancel_goes_back(window, file):
    window.files.open(file)
    window.commands[ActionId.NEW].trigger()
    assert window.stack.current is PageId.NEW
    assert not window._rail.isVisible()

    window.stack.page(PageId.NEW)._cancel.click()

    assert window.stack.current is PageId.OVERVIEW
    assert window._rail.isVisible()


def test_text_size_is_stepped_remembered_and_reset(window, settings, theme):
    from ui.settings import TEXT_SCALE

    window.commands[ActionId.TEXT_LARGER].trigger()
    assert theme.scale == settings.get(TEXT_SCALE) == 1.15
    for _ in range(10):
        window.commands[ActionId.TEXT_SMALLER].trigger()
    assert theme.scale == 0.9
    window.commands[ActionId.TEXT_NORMAL].trigger()
    assert theme.scale == 1.0


def test_settings_are_taken(window, settings, theme, qtbot):
    from ui.widgets.settings_dialog import SettingsDialog

    window.commands[ActionId.SETTINGS].trigger()
    dialog = window.window().findChild(SettingsDialog)
    dialog._author.setText("Örjan Ek")
    dialog._colors.setCurrentIndex(dialog._colors.findData(ThemeChoice.DARK))
    dialog.accept()

    assert window.session.author == "Örjan Ek"
    assert settings.author == "Örjan Ek"
    assert theme.dark
    theme.choose(ThemeChoice.LIGHT)


def test_short_words_are_kept_and_a_wrong_line_is_told(window, settings):
    from ui.widgets.settings_dialog import SettingsDialog

    assert settings.short_words()["ks"] == "kommunstyrelsen"
    window.commands[ActionId.SETTINGS].trigger()
    dialog = window.window().findChild(SettingsDialog)
    assert "ks = kommunstyrelsen\n" in dialog.short_words
    dialog._words.setPlainText("äo = äldreomsorgen\nvård")
    dialog.accept()

    assert dialog.isVisible()
    assert dialog._fault.text().startswith("Rad 2: Skriv ett kort ord")
    dialog._words.setPlainText("äo = äldreomsorgen")
    dialog.accept()
    assert settings.short_words() == {"äo": "äldreomsorgen"}


def test_cancelled_settings_change_nothing(window, settings, theme):
    from ui.widgets.settings_dialog import SettingsDialog

    window.commands[ActionId.SETTINGS].trigger()
    dialog = window.window().findChild(SettingsDialog)
    dialog._author.setText("Någon annan")
    dialog.reject()

    assert window.session.author == "Anna"


def test_the_window_comes_back_where_it_was(window, settings, qapp, qtbot):
    window.window().resize(780, 600)
    window.window().close()

    palette = qapp.palette()
    again = make_window(qapp, settings)
    qtbot.addWidget(again)
    qapp.setPalette(palette)

    assert (again.width(), again.height()) == (780, 600)


def test_rail_and_menu_lead_to_the_same_pages(window):
    assert [window.commands[action] for action in RAIL.values()] == window.pages.rail()


def test_long_names_do_not_widen_the_window(window, new_file, tmp_path):
    name = "Upplands Väsby och alla dess kommundelar med mycket långa namn " * 3
    folder = tmp_path / ("en mapp med ett långt namn " * 4)
    folder.mkdir()
    window.window().resize(1024, 700)

    window.files.open(new_file(folder / "x.kompass", name=name))

    assert window.window().minimumSizeHint().width() <= 1024


def test_the_window_has_the_colour_of_last_time_before_it_is_filled(window, settings, qapp, qtbot):
    window.window().close()
    palette = qapp.palette()
    qapp.setPalette(QPalette(QColor("black")))

    frame = make_window(qapp, settings)
    qtbot.addWidget(frame)

    assert frame.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.page)
    qapp.setPalette(palette)


@pytest.fixture
def filled(qapp, settings, qtbot, monkeypatch):
    """Return a function that starts the program on a file, as ``run`` does."""
    palette, excepthook, thread_hook = qapp.palette(), sys.excepthook, threading.excepthook
    frame = make_window(qapp, settings)
    qtbot.addWidget(frame)
    shells = []

    def start(path):
        frame.first_painted.connect(lambda: shells.append(fill(qapp, frame, settings, path)))
        frame.show()
        qtbot.waitUntil(lambda: bool(shells))
        return shells[0]

    yield start
    frame.close()
    qapp.setPalette(palette)
    qInstallMessageHandler(None)
    gc.enable()
    sys.excepthook, threading.excepthook = excepthook, thread_hook


def test_starting_with_a_file_opens_it(filled, file, qtbot):
    shell = filled(file)

    qtbot.waitUntil(lambda: shell.stack.current is PageId.OVERVIEW)
    assert shell.window().windowTitle() == "Testby 2026 – Kompass"


def test_starting_with_a_file_that_cannot_be_opened_shows_the_start(filled, tmp_path, qtbot):
    shell = filled(tmp_path / "x.kompass")

    qtbot.waitUntil(lambda: shell.stack.current is PageId.START)
    assert "x.kompass" in shell.banner.text


def test_starting_without_a_file_shows_the_start(filled, qtbot):
    shell = filled(None)

    assert shell.stack.current is PageId.START


def test_trouble_while_undoing_is_told(window, file, monkeypatch):
    window.files.open(file)
    told = []
    monkeypatch.setattr(window.messages, "trouble", lambda error: told.append(str(error)))

    def refuse():
        raise KompassError("Disken är full.")

    window._undo._run(refuse)

    assert told == ["Disken är full."]


def test_no_word_of_a_title_is_cut_on_an_old_projector_with_large_text(
    window, frame, example, theme, qtbot
):
    window.files.open(example)
    theme.resize_text(1.5)
    frame.resize(1024, 700)
    qtbot.waitUntil(lambda: frame.width() == 1024)
    rows = [row for row in frame.findChildren(AreaRow) if row.isVisible()]
    metrics = QFontMetrics(theme.font())

    qtbot.waitUntil(lambda: rows[0].width() < 600)
    assert len({row._places(row.rect())[2].left() for row in rows}) == 1, "bars line up"
    for row, area in zip(rows, window.session.result.areas, strict=True):
        title = row._places(row.rect())[1]
        for word in area.area.title.replace("-/", "-/ ").split():
            assert metrics.horizontalAdvance(word) <= title.width(), word
    theme.resize_text(1.0)
