"""What is remembered comes back with its type, also from a file somebody else has written."""

import pytest
from PySide6.QtCore import QByteArray, QSettings

from ui.settings import (
    AUTHOR,
    GEOMETRY,
    KEYS,
    MOST_RECENT,
    RECENT,
    TEXT_SCALE,
    THEME,
    RecentFile,
    Settings,
    stored_settings,
)


@pytest.fixture
def ini(tmp_path):
    return tmp_path / "settings.ini"


def reopened(ini):
    """Return settings as a new start of the program reads them."""
    return Settings(QSettings(str(ini), QSettings.Format.IniFormat))


def test_keys_are_declared_once():
    names = [key.name for key in KEYS]

    assert len(names) == len(set(names))


def test_defaults_where_nothing_is_stored(settings):
    for key in KEYS:
        assert settings.get(key) == key.default


def test_values_keep_their_type_over_a_restart(ini, qapp):
    first = reopened(ini)
    first.set(TEXT_SCALE, 1.5)
    first.set(THEME, "dark")
    first.set(GEOMETRY, QByteArray(b"\x00\x01\xff"))
    first._store.sync()

    again = reopened(ini)

    assert again.get(TEXT_SCALE) == 1.5
    assert isinstance(again.get(TEXT_SCALE), float)
    assert again.get(THEME) == "dark"
    assert again.get(GEOMETRY) == QByteArray(b"\x00\x01\xff")


def test_nonsense_counts_as_nothing(ini, qapp):
    ini.write_text("[window]\ntext_scale=stor\n[files]\nrecent=x{\n", encoding="utf-8")

    settings = reopened(ini)

    assert settings.get(TEXT_SCALE) == 1.0
    assert settings.recent() == ()


def test_recent_files_newest_first_without_doublets_and_not_too_many(ini, qapp, qtbot):
    settings = reopened(ini)
    for number in range(MOST_RECENT + 3):
        settings.remember_file(RecentFile(f"/å/{number}.kompass", "Åre", 2006, "577 av 800"))
    with qtbot.waitSignal(settings.recent_changed):
        settings.remember_file(RecentFile("/å/5.kompass", "Åre", 2007))
    settings._store.sync()

    paths = [file.path for file in reopened(ini).recent()]

    assert paths[:2] == ["/å/5.kompass", f"/å/{MOST_RECENT + 2}.kompass"]
    assert len(paths) == len(set(paths)) == MOST_RECENT
    assert reopened(ini).recent()[0].year == 2007


def test_one_recent_file_survives_a_restart(ini, qapp):
    settings = reopened(ini)
    settings.remember_file(RecentFile("/a.kompass"))
    settings._store.sync()

    assert reopened(ini).recent() == (RecentFile("/a.kompass"),)
    assert reopened(ini).get(RECENT).startswith("[")


def test_forgetting_a_file(settings):
    settings.remember_file(RecentFile("/a.kompass"))
    settings.forget_file("/a.kompass")

    assert settings.recent() == ()


def test_somebody_always_sits_at_the_computer(settings, monkeypatch):
    monkeypatch.setenv("LOGNAME", "anna")
    assert settings.author == "anna"

    settings.set(AUTHOR, "  Anna Ek ")
    assert settings.author == "Anna Ek"

    settings.set(AUTHOR, " ")
    monkeypatch.setattr("getpass.getuser", _nobody)
    assert settings.author == "Okänd"


def test_splitters_are_remembered_by_name(settings):
    assert settings.splitter("scoring") == QByteArray()

    settings.remember_splitter("scoring", QByteArray(b"abc"))

    assert settings.splitter("scoring") == QByteArray(b"abc")


def test_stored_settings_lie_in_the_users_folder(user_folders, qapp):
    settings = stored_settings()
    settings.set(THEME, "dark")
    settings._store.sync()

    assert (user_folders / "config" / "Kompass" / "Kompass.ini").is_file()


def _nobody():
    raise OSError
