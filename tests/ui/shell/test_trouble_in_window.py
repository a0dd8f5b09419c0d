"""Bad files and bad places as a person meets them: one sentence, and nothing is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from kompass.assessment.storage import open_file
from ui.actions import ActionId, PageId


@pytest.fixture
def folder(tmp_path):
    """A memory stick."""
    folder = tmp_path / "sticka"
    folder.mkdir()
    return folder


@pytest.fixture
def file(new_file, folder):
    return new_file(folder / "Testby 2026.kompass")


def question(window, number):
    return window.session.snapshot.edition.question_numbered(number).id


def not_sqlite(path):
    path.write_bytes(b"Poang 577\n" * 500)


def not_ours(path):
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE score (id TEXT)")
    connection.commit()
    connection.close()


def empty(path):
    path.write_bytes(b"")


def truncated(path):
    path.write_bytes(path.read_bytes()[:30_000])


def flipped(path):
    content = bytearray(path.read_bytes())
    at = content.index(b"k2002-offentlighet-information")
    content[at : at + 8] = bytes(byte ^ 0xFF for byte in content[at : at + 8])
    path.write_bytes(content)


def newer(path):
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()


SPOILT = {
    not_sqlite: "är inte en Kompass-fil",
    not_ours: "från ett annat program",
    empty: "är tom",
    truncated: "är skadad",
    flipped: "är skadad",
    newer: "nyare version av Kompass",
}


def by_menu(window, path, answers):
    answers.answer = path
    window.commands[ActionId.OPEN].trigger()


def by_dropping(window, path, answers):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    handle = window.window().windowHandle()
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    enter = QDragEnterEvent(QPoint(600, 400), *how)
    QApplication.sendEvent(handle, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(handle, QDropEvent(QPointF(600, 400), *how))


def from_the_recent_ones(window, path, answers):
    window.stack.currentWidget().open_requested.emit(path)


@pytest.mark.parametrize("way", [by_menu, by_dropping, from_the_recent_ones])
@pytest.mark.parametrize(("spoil", "said"), SPOILT.items())
def test_a_bad_file_is_one_sentence_and_stays_as_it_is(
    window, folder, new_file, answers, spoil, said, way
):
    path = new_file(folder / "trasig.kompass")
    spoil(path)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}

    way(window, path, answers)

    assert said in window.banner.text
    assert window.banner.text.endswith(".")
    assert "\n" not in window.banner.text
    assert not window.session.is_open
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_bad_file_leaves_the_open_one_open(window, file, folder, new_file, answers, spoil):
    window.files.open(file)
    path = new_file(folder / "trasig.kompass")
    spoil(path)

    by_menu(window, path, answers)

    assert window.banner.isVisible()
    assert window.session.file.path == file
    assert not window.session.read_only


def test_a_protected_file_is_shown_and_cannot_be_typed_in(window, file):
    file.chmod(0o444)
    before = file.read_bytes()

    window.files.open(file)
    window.pages.go_to(question(window, "3.1"))

    page = window.stack.currentWidget()
    field = page.scores.questions.row(question(window, "3.1")).field
    assert field.isReadOnly()
    assert file.read_bytes() == before


def rationale(window, number):
    """Go to a question and return the field for its reasons, with the keyboard in it."""
    window.pages.go_to(question(window, number))
    window.commands[ActionId.GO_TO_RATIONALE].trigger()
    return QApplication.focusWidget()


def test_a_folder_that_vanishes_takes_nothing_with_it(
    window, file, folder, tmp_path, answers, type_text, qtbot
):
    window.files.open(file)
    field = rationale(window, "3.1")
    type_text(field, "Före. ")
    assert window.session.flush()
    folder.rename(tmp_path / "urdragen")

    type_text(field, "Efter åäö.")
    qtbot.waitUntil(window.banner.isVisible)

    assert "har flyttats, tagits bort eller ersatts" in window.banner.text
    assert window.banner.text.endswith(".")
    assert field.current_text() == "Före. Efter åäö."

    answers.answer = answers.folder / "räddad.kompass"
    window.commands[ActionId.SAVE_COPY].trigger()

    with open_file(answers.answer, author="B", read_only=True) as copy:
        assert copy.snapshot.score(question(window, "3.1")).rationale == "Före. Efter åäö."
    assert window.session.file.path == answers.answer
    assert window.session.trouble == ""
    assert not window.banner.isVisible()
    type_text(rationale(window, "3.1"), " Mer.")
    assert window.session.flush()
    assert not folder.exists()


def test_points_typed_after_the_folder_has_vanished_are_kept(
    window, file, folder, tmp_path, answers, type_text
):
    window.files.open(file)
    window.pages.go_to(question(window, "3.3"))
    field = QApplication.focusWidget()
    folder.rename(tmp_path / "urdragen")

    type_text(field, "22,5")
    window.session.flush()

    assert field.text() == "22,5"
    assert window.banner.isVisible()

    answers.answer = answers.folder / "räddad.kompass"
    window.commands[ActionId.SAVE_COPY].trigger()

    with open_file(answers.answer, author="B", read_only=True) as copy:
        assert copy.snapshot.score(question(window, "3.3")).points == Decimal("22.5")
    assert window.stack.current is PageId.SCORING
    assert window.stack.page(PageId.SCORING).question == question(window, "3.3")
    assert window._window.statusBar()._path.accessibleDescription() == str(answers.answer)


def test_a_folder_that_comes_back_is_written_to_again(
    window, file, folder, tmp_path, type_text, qtbot
):
    window.files.open(file)
    field = rationale(window, "3.1")
    folder.rename(tmp_path / "urdragen")
    type_text(field, "Kvar.")
    qtbot.waitUntil(window.banner.isVisible)

    (tmp_path / "urdragen").rename(folder)
    window.banner._button.click()

    assert not window.banner.isVisible()
    assert window.session.snapshot.score(question(window, "3.1")).rationale == "Kvar."


def test_a_copy_that_cannot_be_written_leaves_everything_on_the_screen(
    window, file, folder, tmp_path, answers, type_text, qtbot
):
    window.files.open(file)
    field = rationale(window, "3.1")
    folder.rename(tmp_path / "urdragen")
    type_text(field, "Kvar.")
    qtbot.waitUntil(window.banner.isVisible)

    answers.answer = tmp_path / "finns inte" / "räddad.kompass"
    window.commands[ActionId.SAVE_COPY].trigger()

    assert "räddad.kompass" in window.banner.text
    assert field.current_text() == "Kvar."
    assert window.session.file.path == file


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 400 kB, where the system lets the test make one."""
    folder = tmp_path / "liten disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root can make a disk")
    make = [mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if subprocess.run(make, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody make a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_takes_nothing_with_it(window, small_disk, new_file, answers, type_text, qtbot):
    window.files.open(new_file(small_disk / "x.kompass"))
    field = rationale(window, "3.1")
    free = shutil.disk_usage(small_disk).free
    (small_disk / "fyllnad").write_bytes(b"x" * (free - 4096))
    text = "Mycket text. " * 3_000

    field.insertPlainText(text)
    qtbot.waitUntil(window.banner.isVisible)

    assert "Disken är full" in window.banner.text
    assert field.current_text() == text
    answers.answer = answers.folder / "räddad.kompass"
    window.commands[ActionId.SAVE_COPY].trigger()
    with open_file(answers.answer, author="B", read_only=True) as copy:
        assert copy.snapshot.score(question(window, "3.1")).rationale == text
    window.session.close()


def test_no_room_for_a_new_assessment(window, small_disk, answers):
    (small_disk / "fyllnad").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 4096))
    before = sorted(small_disk.iterdir())
    answers.answer = small_disk / "exempel.kompass"

    window.commands[ActionId.OPEN_EXAMPLE].trigger()

    assert "Disken är full" in window.banner.text
    assert window.stack.current is PageId.START
    assert sorted(small_disk.iterdir()) == before
