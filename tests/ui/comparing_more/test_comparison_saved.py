"""Saving a comparison from the window: several formats with one press, all or nothing."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kompass.archive.published import results
from kompass.catalogue.crosswalk import packaged_crosswalks
from kompass.catalogue.files import packaged
from kompass.comparison.compare import compare
from kompass.comparison.subjects import of_result
from ui.comparing.drawing import chart_of
from ui.comparing_more.export_dialog import ExportDialog
from ui.models.comparing_views import Pair, View
from ui.settings import LAST_FOLDER

E2002 = packaged("kommunkompassen-2002")
WAIT = 60_000


def of(wanted, edition=E2002):
    return of_result(next(one for one in results() if one.id == wanted), edition)


@pytest.fixture
def folder(tmp_path, settings):
    folder = tmp_path / "ut"
    folder.mkdir()
    settings.set(LAST_FOLDER, str(folder))
    return folder


@pytest.fixture
def opened(qtbot, theme, settings, folder):
    def opened(*ids):
        crosswalks = packaged_crosswalks()
        comparison = compare([of(one) for one in ids], crosswalks)
        shown = chart_of(comparison, View.COMPASS, Pair(), crosswalks)
        everyone = SimpleNamespace(ask=lambda: None, found=())
        dialog = ExportDialog(comparison, crosswalks, shown, everyone, settings, theme)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def press_save(dialog, qtbot):
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.place.out.busy, timeout=WAIT)


def names(folder: Path):
    return sorted(path.name for path in folder.iterdir())


def test_one_press_writes_everything_that_is_ticked(opened, qtbot, folder):
    dialog = opened("sodertalje-2006", "trollhattan-2004")
    for box in (dialog.workbook, dialog.word, dialog.pdf):
        QTest.keyClick(box, Qt.Key.Key_Space)

    press_save(dialog, qtbot)

    stem = "Jämförelse Södertälje 2006"
    assert names(folder) == [f"{stem}{one}" for one in (".docx", ".pdf", ".png", ".xlsx")]
    book = load_workbook(folder / f"{stem}.xlsx")
    cells = [cell.value for row in book["Jämförelse"].rows for cell in row]
    assert any(isinstance(one, str) and one.startswith("=") for one in cells)
    assert all(one in dialog.place.out.said.text.text() for one in names(folder))


@pytest.mark.parametrize(("kind", "begins"), [(0, b"\x89PNG"), (1, b"<?xml"), (2, b"%PDF")])
def test_the_chart_that_is_shown_is_saved_as_a_picture(opened, qtbot, folder, kind, begins):
    dialog = opened("sodertalje-2006", "trollhattan-2004")
    dialog.kind.setCurrentIndex(kind)

    press_save(dialog, qtbot)

    (path,) = folder.iterdir()
    assert path.read_bytes().startswith(begins)


def test_all_charts_have_names_of_their_own(opened, qtbot, folder):
    dialog = opened("sodertalje-2006", "trollhattan-2004", "sodertalje-2008")
    dialog.which.setCurrentIndex(1)
    dialog.kind.setCurrentIndex(1)

    press_save(dialog, qtbot)

    found = names(folder)
    assert len(found) >= 4
    for word in ("Kompassros", "Utveckling", "Skillnader"):
        assert any(one.startswith(word) for one in found), word


def test_a_picture_and_a_document_as_pdf_do_not_write_over_each_other(opened, qtbot, folder):
    dialog = opened("sodertalje-2006", "trollhattan-2004")
    dialog.kind.setCurrentIndex(2)
    dialog.pdf.setChecked(True)

    press_save(dialog, qtbot)

    assert names(folder) == [
        "Jämförelse Södertälje 2006 dokument.pdf", "Jämförelse Södertälje 2006.pdf",
    ]  # fmt: skip


def test_files_that_are_there_are_asked_about_and_kept_on_no(opened, qtbot, folder):
    there = folder / "Jämförelse Södertälje 2006.png"
    there.write_bytes(b"mine")
    dialog = opened("sodertalje-2006", "trollhattan-2004")

    press_save(dialog, qtbot)
    said = dialog.place.out.said
    assert "finns redan" in said.text.text()
    QTest.mouseClick(said.buttons[-1], Qt.MouseButton.LeftButton)
    assert there.read_bytes() == b"mine"

    press_save(dialog, qtbot)
    QTest.mouseClick(said.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: there.read_bytes() != b"mine", timeout=WAIT)


def test_a_folder_that_is_not_there_is_one_sentence_at_the_place(opened, qtbot, folder):
    dialog = opened("sodertalje-2006", "trollhattan-2004")
    dialog.place.folder.setText(str(folder / "borta"))

    press_save(dialog, qtbot)

    assert "Välj en annan mapp" in dialog.place.out.said.text.text()
    assert names(folder) == []


def test_without_anything_ticked_nothing_is_written(opened, qtbot, folder):
    dialog = opened("sodertalje-2006", "trollhattan-2004")
    dialog.picture.setChecked(False)

    press_save(dialog, qtbot)

    assert dialog.trouble.isVisible()
    assert names(folder) == []


def test_cancelling_leaves_nothing_behind(opened, qtbot, folder):
    dialog = opened("sodertalje-2006", "trollhattan-2004")
    dialog.word.setChecked(True)
    dialog.save()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.place.out.busy, timeout=WAIT)

    assert "Avbrutet" in dialog.place.out.said.text.text()
    assert names(folder) == []
    assert dialog.isVisible()


def test_the_folder_is_remembered(opened, qtbot, folder, settings, tmp_path):
    other = tmp_path / "annan"
    other.mkdir()
    dialog = opened("sodertalje-2006", "trollhattan-2004")
    dialog.place.folder.setText(str(other))

    press_save(dialog, qtbot)

    assert settings.get(LAST_FOLDER) == str(other)
