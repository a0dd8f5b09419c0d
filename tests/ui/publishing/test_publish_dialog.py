"""Publishing Södertälje 2006 from the window: what is shown, what goes in, and what stays."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kompass.archive.model import Origin, Said
from kompass.archive.store import open_archive
from kompass.assessment import edits, example
from kompass.assessment.storage import open_file
from ui.archive_session import ArchiveSession
from ui.publishing.dialog import PublishDialog
from ui.session import Session
from ui.settings import ARCHIVE, Settings
from ui.theme import Theme, ThemeChoice

AREAS = ["66", "74.5", "87.5", "77", "73", "66", "50", "83"]


@pytest.fixture(scope="module")
def theme(qapp):
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def settings(tmp_path, qapp):
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    settings.set(ARCHIVE, str(tmp_path / "bas.db"))
    return settings


@pytest.fixture
def archive(settings, qapp):
    session = Session("Anna Berg")
    archive = ArchiveSession(session, settings)
    yield archive
    archive.close()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "s.kompass"
    example.write(path, author="Anna Berg")
    with open_file(path, author="Anna Berg") as file:
        yield file


@pytest.fixture
def signed(file):
    first = file.snapshot.edition.areas[0].id
    edits.add_strength(file, first, "Lena Langlet svarar alla på en dag.")
    for person in file.snapshot.assessors:
        edits.sign(file, person.id)
    return file


@pytest.fixture
def opened(qtbot, archive, theme):
    def opened(file):
        dialog = PublishDialog(file.snapshot, archive, theme)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def test_an_unsigned_assessment_is_not_published_and_says_who_has_to_sign(file, opened):
    dialog = opened(file)

    assert not dialog.publish_button.isEnabled()
    assert dialog.trouble.isVisible()
    assert "underteckna" in dialog.trouble.text().lower()


def test_one_press_corrects_the_visit_that_ships_and_leaves_a_trace(
    signed, opened, qtbot, settings, type_text
):
    dialog = opened(signed)
    qtbot.waitUntil(dialog.earlier.isVisible)
    shown = [dialog.what.lines.cell(row, 1) for row in dialog.what.lines.rows]
    assert {"66", "74,5", "87,5", "77", "73", "50", "83", "577"} <= {
        words.split(" av ")[0] for words in shown
    }

    QTest.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    assert dialog.trouble.text() == "Skriv varför resultatet ändras."
    type_text(dialog.earlier._why, "Med alla delfrågor")
    QTest.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "version 2" in dialog.said.text())

    with open_archive(settings.get(ARCHIVE), author="Bo") as there:
        found = [one for one in there.results() if one.title == "Södertälje 2006"]
        assert len(found) == 1
        assert [str(points) for points in found[0].areas.values()] == AREAS
        assert found[0].computed_total == Decimal(577)
        assert len(found[0].questions) == 37
        assert found[0].origin is Origin.OWN
        assert there.trace(found[0].id)[-1].why == "Med alla delfrågor"


def test_a_text_goes_along_only_when_it_is_ticked_and_never_with_a_name_in_it(
    signed, opened, qtbot, settings, type_text
):
    dialog = opened(signed)
    qtbot.waitUntil(dialog.earlier.isVisible)
    said = [label.text() for label in dialog.texts.findChildren(QLabel)]
    assert "Kan inte följa med: namn i texten (Lena Langlet)." in said
    assert not any("Lena" in box.accessibleDescription() for box in dialog.texts.boxes.values())
    assert dialog.draft.statements == ()

    next(iter(dialog.texts.boxes.values())).click()
    assert len(dialog.draft.statements) == 1
    type_text(dialog.earlier._why, "Med en text")
    QTest.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "version 2" in dialog.said.text())

    with open_archive(settings.get(ARCHIVE), author="Bo") as there:
        found = next(one for one in there.results() if one.title == "Södertälje 2006")
        assert len([one for one in found.statements if one.said is not Said.GOOD_EXAMPLE]) >= 1
        assert all("Lena Langlet" not in one.text for one in found.statements)


def test_out_of_reach_nothing_is_lost_and_the_same_press_tries_again(
    signed, opened, qtbot, archive, settings, tmp_path, type_text
):
    dialog = opened(signed)
    qtbot.waitUntil(dialog.earlier.isVisible)
    type_text(dialog.earlier._why, "Rättat")
    archive.close()
    there, away = tmp_path / "bas.db", tmp_path / "borta"
    there.rename(away)
    there.write_text("inte en databas")

    QTest.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.publish_button.isEnabled()
    there.unlink()
    away.rename(there)
    QTest.mouseClick(dialog.publish_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "version 2" in dialog.said.text())
