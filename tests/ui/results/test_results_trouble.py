"""An archive that cannot be read or written, and one that is empty."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kompass.archive.store import open_archive
from ui.actions import ActionId
from ui.archive_session import ArchiveSession
from ui.pages.archive import ArchivePage
from ui.settings import ARCHIVE


@pytest.fixture
def shown(closed_session, settings, actions, theme, bring_forward):
    made = []

    def show(address):
        settings.set(ARCHIVE, address)
        archive = ArchiveSession(closed_session, settings)
        made.append(archive)
        return bring_forward(ArchivePage(closed_session, archive, actions, theme))

    yield show
    for archive in made:
        archive.close()


def test_what_is_no_archive_is_said_in_a_sentence_and_tried_again(shown, tmp_path, qtbot, actions):
    path = tmp_path / "inte.db"
    path.write_text("det här är ingen databas" * 100, encoding="utf-8")
    page = shown(str(path))
    qtbot.waitUntil(lambda: len(page.list.message.buttons) == 2)
    message = page.list.message
    assert "kan inte läsas" in message.title.text()
    assert message.sentence.text().endswith(".")
    assert not actions[ActionId.ARCHIVE_EXPORT].isEnabled()
    again, to_settings = message.buttons
    with qtbot.waitSignal(actions[ActionId.SETTINGS].triggered):
        QTest.mouseClick(to_settings, Qt.MouseButton.LeftButton)

    path.unlink()
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.desk.total == 42)
    assert page.list.view.isVisible()


def test_a_server_that_does_not_answer_is_said(shown, qtbot):
    page = shown("postgresql://anna@127.0.0.1:1/kompass")

    qtbot.waitUntil(lambda: len(page.list.message.buttons) == 2, timeout=20_000)
    assert page.list.message.sentence.text()


def test_what_can_only_be_read_says_why_and_lets_nothing_be_changed(
    shown, tmp_path, qtbot, actions, monkeypatch
):
    # A file that cannot be written to: root may write everywhere, so the archive is asked to.
    from kompass.archive import store

    usual = store.open_archive
    monkeypatch.setattr(
        store,
        "open_archive",
        lambda address, *, author: usual(address, author=author, read_only=True),
    )
    path = tmp_path / "bas.db"
    usual(str(path), author="Karin").close()
    page = shown(str(path))

    qtbot.waitUntil(lambda: page.desk.record is not None)
    assert page.banner.text
    assert not actions[ActionId.ARCHIVE_CORRECT].isEnabled()
    assert not actions[ActionId.ARCHIVE_WITHDRAW].isEnabled()
    assert actions[ActionId.ARCHIVE_COMPARE].isEnabled()


def test_an_empty_archive_says_how_to_begin(shown, tmp_path, qtbot, actions):
    path = tmp_path / "bas.db"
    with open_archive(str(path), author="Karin") as archive:
        for result in archive.results():
            archive.withdraw(result.id, version=result.version, why="tom")
    page = shown(str(path))

    qtbot.waitUntil(lambda: page.desk.total == 0)
    assert page.list.message.title.text() == "Jämförelsebasen är tom"
    with qtbot.waitSignal(actions[ActionId.ARCHIVE_IMPORT].triggered):
        QTest.mouseClick(page.list.message.buttons[0], Qt.MouseButton.LeftButton)
