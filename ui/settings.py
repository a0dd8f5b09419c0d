"""Everything the program remembers between runs: declared keys with type and default.

Only this module talks to QSettings. A key that is not declared here does not exist.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import isfinite
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

T = TypeVar("T", str, float, QByteArray)


@dataclass(frozen=True)
class Key(Generic[T]):
    """One remembered value; what is stored as another type counts as not stored."""

    name: str
    default: T


THEME: Final = Key("window/theme", "system")
TEXT_SCALE: Final = Key("window/text_scale", 1.0)
GEOMETRY: Final = Key("window/geometry", QByteArray())
GROUND: Final = Key("window/ground", "")
"""The colour of the page last time, for the moment before the theme is there."""
AUTHOR: Final = Key("person/name", "")
SHORT_WORDS: Final = Key("notes/short_words", "")
"""As they are typed, one on each line; empty for those that everybody begins with."""
LAST_FOLDER: Final = Key("files/last_folder", "")
RECENT: Final = Key("files/recent", "")
"""JSON: an INI store reads a list with one item back as plain text."""
ARCHIVE: Final = Key("archive/address", "")
"""Where the archive of results lies, never with a password; empty for the usual place."""
SEATS: Final = Key("person/seats", "")
"""JSON: the id of the assessor who sits here, by the id of the assessment; latest last."""
KEYS: Final = (
    THEME, TEXT_SCALE, GEOMETRY, GROUND, AUTHOR, SHORT_WORDS, LAST_FOLDER, RECENT, ARCHIVE,
    SEATS,
)  # fmt: skip

MOST_RECENT: Final = 8
MOST_SEATS: Final = 100


@dataclass(frozen=True)
class RecentFile:
    """A file opened before, with what the list says about it without opening it."""

    path: str
    unit: str = ""
    year: int = 0
    total: str = ""
    """In words, as shown: "577 av 800" or "41 av 80 bedömda"."""


class Settings(QObject):
    """Typed access to what is remembered. ``recent_changed``: the recent files did."""

    recent_changed = Signal()

    def __init__(self, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def get(self, key: Key[T]) -> T:
        """Return the stored value, or the default where none (or nonsense) is stored."""
        value = self._store.value(key.name)
        if isinstance(key.default, float) and isinstance(value, str):
            value = _number(value)  # numbers in an INI file come back as text
        return value if isinstance(value, type(key.default)) else key.default

    def set(self, key: Key[T], value: T) -> None:
        """Remember ``value``; it is on disk when the program ends."""
        self._store.setValue(key.name, value)

    @property
    def author(self) -> str:
        """Who sits at the computer; the name of the system's user until one is given."""
        return self.get(AUTHOR).strip() or _system_user()

    def short_words(self) -> Mapping[str, str]:
        """Return what is written out in notes: the short word, and what it stands for."""
        from kompass.errors import KompassError
        from kompass.interviews.line_words import SHORT_WORDS as USUAL
        from kompass.interviews.word_list import parse_words

        try:
            return parse_words(self.get(SHORT_WORDS)) or USUAL
        except KompassError:  # somebody has changed the file of settings by hand
            return USUAL

    def seat(self, assessment: str) -> str:
        """Return which assessor sits here in an assessment, empty while not known."""
        return self._seats().get(assessment, "")

    def remember_seat(self, assessment: str, assessor: str) -> None:
        """Remember which assessor sits here in an assessment."""
        import json

        seats = {id_: row for id_, row in self._seats().items() if id_ != assessment}
        latest = list({**seats, assessment: assessor}.items())[-MOST_SEATS:]
        self.set(SEATS, json.dumps(dict(latest)))

    def splitter(self, name: str) -> QByteArray:
        """Return how the splitter with this object name was divided, empty if unknown."""
        return self.get(Key(f"splitters/{name}", QByteArray()))

    def remember_splitter(self, name: str, state: QByteArray) -> None:
        """Remember how the splitter with this object name is divided."""
        self.set(Key(f"splitters/{name}", QByteArray()), state)

    def recent(self) -> tuple[RecentFile, ...]:
        """Return the files opened before, newest first, whether they still exist or not."""
        stored = self.get(RECENT)
        if not stored:
            return ()
        import json

        try:
            rows = json.loads(stored)
            return tuple(RecentFile(**row) for row in rows)[:MOST_RECENT]
        except (ValueError, TypeError):
            return ()

    def remember_file(self, file: RecentFile) -> None:
        """Put a file first among the recent ones."""
        others = [other for other in self.recent() if other.path != file.path]
        self._write_recent([file, *others])

    def forget_file(self, path: str) -> None:
        """Take a file out of the recent ones."""
        self._write_recent([file for file in self.recent() if file.path != path])

    def _seats(self) -> dict[str, str]:
        import json

        try:
            stored = json.loads(self.get(SEATS) or "{}")
        except ValueError:
            return {}
        if not isinstance(stored, dict):
            return {}
        return {id_: row for id_, row in stored.items() if isinstance(row, str)}

    def _write_recent(self, files: list[RecentFile]) -> None:
        import json

        rows = [asdict(file) for file in files[:MOST_RECENT]]
        self.set(RECENT, json.dumps(rows, ensure_ascii=False))
        self.recent_changed.emit()


def stored_settings(parent: QObject | None = None) -> Settings:
    """Return the settings of the person who is logged in."""
    store = QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Kompass", "Kompass", parent
    )
    return Settings(store, parent)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _system_user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name in the environment and none in the user database
        return "Okänd"
