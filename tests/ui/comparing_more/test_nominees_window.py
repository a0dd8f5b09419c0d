"""Nominees in the window: found while typing, ticked, previewed with ties, saved."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kompass.archive.published import results
from kompass.archive.store import open_archive
from kompass.ids import ResultId
from ui.archive_session import ArchiveSession
from ui.comparing_more.nominees_dialog import NomineesDialog
from ui.session import Session
from ui.settings import ARCHIVE, LAST_FOLDER

WAIT = 30_000


@pytest.fixture
def archive(settings, tmp_path, qapp):
    settings.set(ARCHIVE, str(tmp_path / "bas.db"))
    settings.set(LAST_FOLDER, str(tmp_path))
    session = ArchiveSession(Session("Anna"), settings)
    yield session
    session.close()


@pytest.fixture
def dialog(qtbot, archive, settings, theme):
    dialog = NomineesDialog(archive, settings, theme, prefer="kommunkompassen-2002")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.list.boxes), timeout=WAIT)
    return dialog


def tick(dialog, *ids):
    for one in ids:
        box = dialog.list.boxes[one]
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))


def column(dialog, title):
    at = dialog.table.headings().index(title)
    return [dialog.table.cell(row, at) for row in dialog.table.rows]


def test_points_and_places_are_shown_with_ties(dialog):
    tick(dialog, "botkyrka-2005", "trollhattan-2004", "uddevalla-2005")

    assert column(dialog, "Trollhättan 2004")[2] == "95 (delad\N{NO-BREAK SPACE}1)"
    assert column(dialog, "Botkyrka 2005")[2] == "95 (delad\N{NO-BREAK SPACE}1)"
    assert column(dialog, "Uddevalla 2005")[2] == "86 (3)"
    assert column(dialog, "Botkyrka 2005")[-1] == "696 (1)"
    assert "692" in dialog.warnings.text()
    assert dialog.save_button.isEnabled()


def test_two_are_too_few_and_nothing_can_be_saved(dialog):
    tick(dialog, "botkyrka-2005", "trollhattan-2004")

    assert dialog.nominees is None
    assert not dialog.save_button.isEnabled()
    assert dialog.hint.isVisible()


def test_who_is_not_comparable_stands_without_a_place_and_says_why(dialog):
    tick(dialog, "botkyrka-2005", "trollhattan-2004", "stockholm-2009")

    assert column(dialog, "Stockholm 2009")[0] == "74"
    assert "Stockholm 2009 står med utom rangordningen" in dialog.warnings.text()


def test_typing_finds_and_the_chosen_stay(dialog, qtbot):
    tick(dialog, "botkyrka-2005")
    dialog.search.setText("orebro")
    qtbot.waitUntil(lambda: set(dialog.list.boxes) == {"botkyrka-2005", "orebro-2006"})

    assert dialog.list.boxes["botkyrka-2005"].isChecked()
    assert not dialog.list.boxes["orebro-2006"].isChecked()


def test_an_eighth_cannot_be_ticked(qtbot, archive, settings, theme, tmp_path):
    there = next(one for one in results() if one.id == "trollhattan-2004")
    with open_archive(str(tmp_path / "bas.db"), author="Anna") as opened:
        opened.add(
            [
                replace(
                    there, id=ResultId(f"mer-{year}"), municipality="Lund", code="1281", year=year
                )
                for year in range(2003, 2008)
            ]
        )
    dialog = NomineesDialog(archive, settings, theme, prefer="kommunkompassen-2002")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.list.boxes) > 7, timeout=WAIT)
    tick(dialog, *list(dialog.list.boxes)[:7])

    left = [box for box in dialog.list.boxes.values() if not box.isChecked()]
    assert left
    assert not any(box.isEnabled() for box in left)


def test_a_document_and_a_workbook_are_written_together(dialog, qtbot, tmp_path):
    tick(dialog, "botkyrka-2005", "trollhattan-2004", "uddevalla-2005")
    dialog.boxes[".xlsx"].setChecked(True)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.place.out.busy, timeout=WAIT)

    stem = tmp_path / "Jämförelse mellan nominerade"
    from docx import Document

    words = [one.text for one in Document(f"{stem}.docx").paragraphs]
    assert "En jämförelse mellan tre nominerade kommuner" in words
    assert "Område för område" in words
    assert "Poäng" in load_workbook(f"{stem}.xlsx").sheetnames


def test_another_edition_begins_anew(dialog, qtbot):
    tick(dialog, "botkyrka-2005")
    other = next(
        row for row in range(dialog.edition.count()) if "2010" in dialog.edition.itemText(row)
    )
    dialog.edition.setCurrentIndex(other)
    dialog.edition.activated.emit(other)
    qtbot.waitUntil(lambda: "karlskrona-2014" in dialog.list.boxes, timeout=WAIT)

    assert not any(box.isChecked() for box in dialog.list.boxes.values())


def test_an_archive_out_of_reach_is_one_sentence(qtbot, settings, theme, tmp_path):
    broken = tmp_path / "trasig.db"
    broken.write_bytes(b"inget arkiv" * 500)
    settings.set(ARCHIVE, str(broken))
    archive = ArchiveSession(Session("Anna"), settings)
    dialog = NomineesDialog(archive, settings, theme)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=WAIT)

    assert dialog.trouble.text().endswith(".")
    assert not dialog.save_button.isEnabled()
    archive.close()


def test_tab_goes_from_the_search_to_the_first_box(dialog, keys, qtbot):
    dialog.activateWindow()
    dialog.search.setFocus()
    keys.press(Qt.Key.Key_Tab)

    assert next(iter(dialog.list.boxes.values())).hasFocus()
