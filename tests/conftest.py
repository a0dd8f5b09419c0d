"""What every test gets: no screen, folders of its own, a typist, steady random data."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Qt reads this when the application object is made. Tests of the real window start the
# program as a process of its own and give it a screen there.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_ACCESSIBILITY"] = "0"  # or Qt looks for a screen reader on the session bus

# Matplotlib looks through all fonts once for every new cache folder, half a second each.
os.environ["MPLCONFIGDIR"] = str(Path(__file__).parent / "output" / "matplotlib")

# A busy machine is no reason to fail; in CI the same examples every time, so that a red
# run is always the fault of what was changed. Elsewhere new examples keep searching.
settings.register_profile("home", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if "CI" in os.environ else "home")

TypeText = Callable[["QWidget", str], None]


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home: settings, data and caches land there; returns it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        folder = home / name.lower()
        folder.mkdir()
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder))
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    _settings_go_to(home / "config")
    return home


@pytest.fixture
def type_text() -> TypeText:
    """Return a function that types a text into a widget, one key event per character.

    ``QTest.keyClicks`` ends the whole process on ä, ö, é and – (an assertion in Qt itself).
    """
    return _type_text


def _settings_go_to(folder: Path) -> None:
    # Qt asks for the folder once per process, so a new environment does not reach it.
    from PySide6.QtCore import QSettings

    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(folder))


def _type_text(widget: "QWidget", text: str) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    keys = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
    for character in text:
        key = keys.get(character, Qt.Key.Key_unknown)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)
