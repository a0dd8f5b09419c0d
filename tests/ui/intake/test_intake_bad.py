"""Bad input, an archive out of reach, and changes of mind."""

import time

import pytest
from openpyxl import Workbook
from published_layouts import EARLIER, FIVE
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton

from kompass.archive.store import open_archive
from ui.actions import ActionId, Actions
from ui.intake.dialog import IntakeDialog
from ui.intake_commands import IntakeCommands

TITLES = (
    "Offentlighet och demokratisk kontroll",
    "Tillgänglighet och medborgar-/brukarorientering",
    "Tydlighet i samspelet mellan politiker och tjänstemän",
    "Ledning, decentralisering och delegering",
    "Kontroll och rapportering",
    "Personalpolitik",
    "Verksamhetsutveckling",
    "Kommunen som samhällsbyggare",
)
POINTS = (66, 74.5, 900, 77, 73, 66, 50, 83)


@pytest.fixture
def csv(tmp_path):
    path = tmp_path / "tabell.csv"
    both = zip(TITLES, POINTS, strict=True)
    rows = [f"{title};{str(points).replace('.', ',')}" for title, points in both]
    path.write_text("Område;Södertälje 2003\n" + "\n".join(rows), encoding="utf-8-sig")
    return path


@pytest.fixture
def xlsx(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Tabell"
    sheet.append(["Område", "Södertälje 2003"])
    for title, points in zip(TITLES, POINTS, strict=True):
        sheet.append([title, points])
    sheet["B6"] = "=SUM(B2:B3)"
    path = tmp_path / "tabell.xlsx"
    book.save(path)
    return path


def confirm_what_asks(wizard):
    wizard.source()
    wizard.accept_all()


def test_900_points_in_csv_are_shown_and_never_taken(wizard, csv):
    wizard.read(csv)
    assert wizard.shown(2, 0).figure == "900"
    assert wizard.shown(2, 0).word == "vägrad"
    wizard.go_to(0, row=2)
    assert "högsta poäng är 100" in wizard.look.line.why.text()
    assert not wizard.look.line.toggle.isEnabled()
    confirm_what_asks(wizard)
    wizard.to_preview()
    areas = list(wizard.preview.plan.goings[0].result.areas.values())
    assert areas[2] is None
    assert sum(points is not None for points in areas) == 7


def test_a_formula_that_is_not_worked_out_is_refused_in_its_cell(wizard, xlsx):
    wizard.read(xlsx)
    assert wizard.shown(2, 0).word == "vägrad"
    assert wizard.shown(4, 0).word == "skadad, vägrad"
    wizard.go_to(0, row=4)
    assert "formel" in wizard.look.line.why.text()
    wizard.go_to(0, row=1)
    assert wizard.look.line.stood.text() == "Så står det: ”74,5”, blad Tabell, B3."
    assert wizard.look.source.marked == "74,5"


def test_100_megabytes_of_csv_are_refused_at_once_in_one_sentence(wizard, tmp_path):
    path = tmp_path / "stor.csv"
    with path.open("wb") as stream:
        stream.write(b"Kommun;2006\n")
        stream.truncate(100_000_000)
    began = time.monotonic()
    wizard.read(path)
    assert time.monotonic() - began < 10
    assert wizard.dialog.steps.currentIndex() == 0
    assert "100 MB" in wizard.dialog.source.trouble.text()


def test_a_text_without_figures_says_so_and_stays_to_be_mended(wizard):
    wizard.read("Det här är ingen tabell.")
    assert "inga poäng" in wizard.dialog.source.trouble.text()
    assert wizard.dialog.source.text.toPlainText() == "Det här är ingen tabell."


def test_reading_can_be_stopped(wizard, qtbot):
    rows = "\n".join(f"Tierp;{2002 + at % 8};" + ";".join(["50"] * 8) for at in range(9000))
    wizard.dialog.paste("Kommun;År;1;2;3;4;5;6;7;8\n" + rows)
    wizard.dialog.advance()
    assert wizard.dialog.source.stop.isVisible()
    wizard.keys_on(wizard.dialog.source.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not wizard.dialog.reader.busy, timeout=60_000)
    qtbot.waitUntil(wizard.dialog.go.isEnabled)
    assert wizard.dialog.steps.currentIndex() == 0
    assert wizard.look.draft is None


def test_a_dropped_file_is_read(wizard, csv, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(csv))])
    nothing = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, nothing)
    wizard.dialog.dropEvent(event)
    qtbot.waitUntil(lambda: wizard.dialog.steps.currentIndex() == 1, timeout=20_000)
    assert wizard.look.said.startswith("tabell.csv")


def test_closing_asks_only_when_something_was_confirmed_by_hand(wizard):
    wizard.read(FIVE.format(*EARLIER))
    wizard.look.draft.by_hand = False
    wizard.go_to(1, row=3)
    wizard.answer = False
    wizard.keys.press(Qt.Key.Key_Space)
    wizard.keys.press(Qt.Key.Key_Escape)
    assert len(wizard.asked) == 1
    assert wizard.dialog.isVisible()
    wizard.answer = True
    wizard.keys.press(Qt.Key.Key_Escape)
    assert not wizard.dialog.isVisible()
    assert not set(EARLIER) & set(wizard.stored())


def test_closing_without_having_confirmed_anything_asks_nothing(wizard):
    wizard.read(FIVE.format(*EARLIER))
    wizard.go_to(1, row=3)
    wizard.keys.press(Qt.Key.Key_Escape)
    assert wizard.asked == []
    assert not wizard.dialog.isVisible()


def test_out_of_reach_nothing_is_lost_and_the_same_press_tries_again(
    wizard, archive, tmp_path, qtbot
):
    wizard.read(FIVE.format(*EARLIER))
    everywhere = wizard.look.form.doubts.findChildren(QPushButton)
    everywhere[0].click()
    wizard.source()
    wizard.to_preview()
    archive.close()
    there, away = tmp_path / "bas.db", tmp_path / "borta"
    there.rename(away)
    there.write_text("inte en databas")

    wizard.keys_on(wizard.dialog.go, Qt.Key.Key_Space)
    qtbot.waitUntil(wizard.preview.trouble.isVisible, timeout=20_000)
    assert wizard.preview.plan.count == 4
    there.unlink()
    away.rename(there)
    wizard.put_in()
    assert {"Uddevalla 2004", "Örebro 2004"} <= set(wizard.stored())


def test_all_or_nothing(wizard, qtbot):
    wizard.read(FIVE.format(*EARLIER))
    wizard.look.form.doubts.findChildren(QPushButton)[0].click()
    wizard.source()
    wizard.to_preview()
    plan = wizard.preview.plan
    with open_archive(wizard.address, author="Bo") as other:
        other.add([plan.goings[3].result])  # somebody was quicker
        before = len(other.results())
    wizard.keys_on(wizard.dialog.go, Qt.Key.Key_Space)
    qtbot.waitUntil(wizard.preview.trouble.isVisible, timeout=20_000)
    with open_archive(wizard.address, author="Bo") as other:
        assert len(other.results()) == before


def test_a_unit_abroad_needs_no_register_and_is_not_directly_comparable(wizard):
    wizard.read(FIVE.format(*EARLIER))
    wizard.look.form.doubts.findChildren(QPushButton)[0].click()
    wizard.go_to(0)
    unit = wizard.look.form.unit
    unit.kind.setCurrentIndex(3)
    unit.kind.activated.emit(3)
    wizard.tell(unit.name, "Røros")
    wizard.source()
    wizard.to_preview()
    result = wizard.preview.plan.goings[0].result
    assert (result.municipality, result.country, result.code) == ("Røros", "NO", "")
    assert result.why_not.startswith("Inte direkt jämförbar")


def test_paste_begins_with_the_clipboard_and_the_window_is_told_to_show_the_archive(
    qtbot, archive, archive_settings, theme, qapp
):
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    actions = Actions()
    shown = []
    commands = IntakeCommands(
        archive, actions, archive_settings, theme, lambda: shown.append(1), window
    )
    QGuiApplication.clipboard().setText(FIVE.format(*EARLIER))
    actions[ActionId.ARCHIVE_PASTE].trigger()
    actions[ActionId.ARCHIVE_PASTE].trigger()  # as when the page has just been built
    dialog = qapp.activeModalWidget()
    assert [one for one in window.children() if isinstance(one, IntakeDialog)] == [dialog]
    assert dialog.source.text.toPlainText() == FIVE.format(*EARLIER)
    dialog.show_wanted.emit()
    assert shown == [1]
    dialog.reject()
    assert commands.parent() is window
