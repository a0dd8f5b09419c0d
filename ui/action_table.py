"""Every command of the program: one enum, one table.

Menus, shortcut overview and command palette are made from this table, by way of ``ui.actions``.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from ui.action_ids import ActionId, Needs, PageId


def _(context: str, text: str) -> str:  # noqa: ARG001 - for the extractor
    """Mark a text of the table for translation; it is translated where it is shown.

    The extractor knows it with ``-tr-function-alias QT_TRANSLATE_NOOP+=_``. PySide's own
    function is typed as returning any object.
    """
    return text


_C: Final = "Actions"


class Menu(StrEnum):
    """The menus, in order; the value is the title with its mnemonic."""

    FILE = _(_C, "&Arkiv")
    EDIT = _(_C, "&Redigera")
    SCORING = _(_C, "&Bedömning")
    PROFILE = _(_C, "&Profil")
    REPORT = _(_C, "Rapp&ort")
    VIEW = _(_C, "&Visa")
    HELP = _(_C, "&Hjälp")


@dataclass(frozen=True)
class ActionSpec:
    """One row of the table."""

    id: ActionId
    text: str
    menu: Menu
    shortcut: str = ""
    """In portable form ("Ctrl+N"); alternatives are kept apart by "; "."""
    icon: str = ""
    tip: str = ""
    needs: Needs = Needs.NOTHING
    page: PageId | None = None
    """The page that serves the action; it is brought forward first."""
    starts_group: bool = False
    """A line stands before it in its menu."""
    checkable: bool = False


_A = ActionId
_FILE = Needs.FILE
_WRITABLE = Needs.WRITABLE_FILE
TABLE: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(_A.NEW, _(_C, "&Ny utvärdering…"), Menu.FILE, "Ctrl+N", "file-plus"),
    ActionSpec(_A.OPEN, _(_C, "&Öppna…"), Menu.FILE, "Ctrl+O", "folder-open"),
    ActionSpec(
        _A.OPEN_EXAMPLE, _(_C, "Öppna &exemplet Södertälje 2006…"), Menu.FILE, icon="map-2",
        tip=_(_C, "Skapar en kopia av exemplet som du kan prova i"),
    ),
    ActionSpec(
        _A.SAVE_NOW, _(_C, "&Spara nu"), Menu.FILE, "Ctrl+S", "device-floppy",
        _(_C, "Allt sparas av sig självt; det här sparar även det du skriver just nu"),
        _WRITABLE, starts_group=True,
    ),
    ActionSpec(
        _A.SAVE_COPY, _(_C, "Spara en &kopia som…"), Menu.FILE, "Ctrl+Shift+S", "copy", "", _FILE
    ),
    ActionSpec(_A.SHOW_IN_FOLDER, _(_C, "Visa i &mappen"), Menu.FILE, "", "folder", "", _FILE),
    ActionSpec(_A.COPY_PATH, _(_C, "Kopiera sökvä&gen"), Menu.FILE, "", "link", "", _FILE),
    ActionSpec(
        _A.SHOW_BACKUPS, _(_C, "Visa säkerhetskopio&rna"), Menu.FILE, "", "history",
        _(_C, "Kopior som Kompass har tagit av sig självt medan du har arbetat"),
    ),
    ActionSpec(
        _A.SETTINGS, _(_C, "&Inställningar…"), Menu.FILE, "Ctrl+,", "settings", starts_group=True
    ),
    ActionSpec(
        _A.CLOSE, _(_C, "S&täng utvärderingen"), Menu.FILE, "Ctrl+W", "x", "", _FILE,
        starts_group=True,
    ),
    ActionSpec(_A.QUIT, _(_C, "&Avsluta"), Menu.FILE, "Ctrl+Q", "logout"),
    ActionSpec(_A.UNDO, _(_C, "&Ångra"), Menu.EDIT, "Ctrl+Z", "arrow-back-up", "", _WRITABLE),
    ActionSpec(
        _A.REDO, _(_C, "&Gör om"), Menu.EDIT, "Ctrl+Y; Ctrl+Shift+Z", "arrow-forward-up", "",
        _WRITABLE,
    ),
    ActionSpec(
        _A.NEXT_UNSCORED, _(_C, "Nästa o&bedömda fråga"), Menu.SCORING, "F8", "arrow-bar-to-down",
        "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.PREVIOUS_UNSCORED, _(_C, "Föregående ob&edömda fråga"), Menu.SCORING, "Shift+F8",
        "arrow-bar-to-up", "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.NEXT_QUESTION, _(_C, "&Nästa fråga"), Menu.SCORING, "Ctrl+Down", "arrow-down", "",
        _FILE, PageId.SCORING, starts_group=True,
    ),
    ActionSpec(
        _A.PREVIOUS_QUESTION, _(_C, "&Föregående fråga"), Menu.SCORING, "Ctrl+Up", "arrow-up", "",
        _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.NEXT_AREA, _(_C, "Nästa &område"), Menu.SCORING, "Ctrl+PgDown", "chevrons-down", "",
        _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.PREVIOUS_AREA, _(_C, "Föregående o&mråde"), Menu.SCORING, "Ctrl+PgUp", "chevrons-up",
        "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.GO_TO_POINTS, _(_C, "Till &poängen"), Menu.SCORING, "F2", "number", "", _FILE,
        PageId.SCORING, starts_group=True,
    ),
    ActionSpec(
        _A.GO_TO_RATIONALE, _(_C, "Till motive&ringen"), Menu.SCORING, "Ctrl+R", "notes", "",
        _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.GO_TO_INTRODUCTION, _(_C, "Till in&ledningen"), Menu.SCORING, "Ctrl+I", "text-plus",
        "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.GO_TO_FINDINGS, _(_C, "Till &iakttagelserna"), Menu.SCORING, "Ctrl+Shift+I", "eye",
        "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.FIND_QUESTION, _(_C, "&Sök fråga"), Menu.SCORING, "Ctrl+F", "search", "", _FILE,
        PageId.SCORING, starts_group=True,
    ),
    ActionSpec(
        _A.FILTER_MISSING, _(_C, "&Visa bara det som saknas"), Menu.SCORING, "Ctrl+M", "filter",
        "", _FILE, PageId.SCORING, checkable=True,
    ),
    ActionSpec(
        _A.FILTER_RATIONALE, _(_C, "Räkna även saknad motiverin&g"), Menu.SCORING, "",
        "filter-plus", _(_C, "Visar också frågor som har poäng men ingen motivering"), _FILE,
        PageId.SCORING, checkable=True,
    ),
    ActionSpec(
        _A.CLEAR_POINTS, _(_C, "&Ta bort poängen"), Menu.SCORING, "", "eraser",
        _(_C, "Frågan blir obedömd, vilket inte är samma sak som noll"), _WRITABLE,
        PageId.SCORING, starts_group=True,
    ),
    ActionSpec(
        _A.ADD_STRENGTH, _(_C, "Lägg till st&yrka"), Menu.SCORING, "Ctrl+T", "plus", "",
        _WRITABLE, PageId.SCORING,
    ),
    ActionSpec(
        _A.ADD_IMPROVEMENT, _(_C, "Lägg till förb&ättringsområde"), Menu.SCORING, "Ctrl+B",
        "plus", "", _WRITABLE, PageId.SCORING,
    ),
    ActionSpec(
        _A.SHOW_COMPASS, _(_C, "Visa som &kompassros"), Menu.PROFILE, "Ctrl+Shift+K", "compass",
        "", _FILE, PageId.PROFILE,
    ),
    ActionSpec(
        _A.SHOW_BARS, _(_C, "Visa som &staplar"), Menu.PROFILE, "Ctrl+Shift+B", "chart-bar", "",
        _FILE, PageId.PROFILE,
    ),
    ActionSpec(
        _A.EXPORT_PICTURE, _(_C, "Spara &bilden som…"), Menu.PROFILE, "Ctrl+Shift+P",
        "photo-down", "", _FILE, PageId.PROFILE, starts_group=True,
    ),
    ActionSpec(
        _A.COPY_PICTURE, _(_C, "K&opiera bilden"), Menu.PROFILE, "Ctrl+Shift+C", "copy", "",
        _FILE, PageId.PROFILE,
    ),
    ActionSpec(
        _A.EXPORT_WORD, _(_C, "Spara rapporten som &Word…"), Menu.REPORT, "Ctrl+E",
        "file-type-docx", "", _FILE, PageId.REPORT,
    ),
    ActionSpec(
        _A.EXPORT_PDF, _(_C, "Spara rapporten som &PDF…"), Menu.REPORT, "Ctrl+Shift+E",
        "file-type-pdf", "", _FILE, PageId.REPORT,
    ),
    ActionSpec(
        _A.EXPORT_BOTH, _(_C, "Spara rapporten som &båda…"), Menu.REPORT, "", "files",
        _(_C, "Sparar samma rapport som Word och som PDF"), _FILE, PageId.REPORT,
    ),
    ActionSpec(
        _A.SHOW_LACKING, _(_C, "Visa vad som &saknas i rapporten"), Menu.REPORT, "",
        "list-check", "", _FILE, PageId.REPORT, starts_group=True,
    ),
    ActionSpec(_A.PAGE_OVERVIEW, _(_C, "&Översikt"), Menu.VIEW, "Ctrl+1", "home", "", _FILE),
    ActionSpec(
        _A.PAGE_SCORING, _(_C, "&Bedömning"), Menu.VIEW, "Ctrl+2", "clipboard-check", "", _FILE
    ),
    ActionSpec(_A.PAGE_PROFILE, _(_C, "&Profil"), Menu.VIEW, "Ctrl+3", "compass", "", _FILE),
    ActionSpec(_A.PAGE_REPORT, _(_C, "&Rapport"), Menu.VIEW, "Ctrl+4", "file-text", "", _FILE),
    ActionSpec(
        _A.COMMANDS, _(_C, "&Kommandon och frågor…"), Menu.VIEW, "Ctrl+K", "command",
        _(_C, "Sök bland allt som går att göra, och hoppa till en fråga"), starts_group=True,
    ),
    ActionSpec(
        _A.TEXT_LARGER, _(_C, "&Större text"), Menu.VIEW, "Ctrl++", "zoom-in", starts_group=True
    ),
    ActionSpec(_A.TEXT_SMALLER, _(_C, "&Mindre text"), Menu.VIEW, "Ctrl+-", "zoom-out"),
    ActionSpec(_A.TEXT_NORMAL, _(_C, "&Normal textstorlek"), Menu.VIEW, "Ctrl+0", "zoom-reset"),
    ActionSpec(
        _A.FULL_SCREEN, _(_C, "&Helskärm"), Menu.VIEW, "F11", "maximize",
        _(_C, "Bra på projektor"), checkable=True,
    ),
    ActionSpec(
        _A.SHORTCUTS, _(_C, "&Kortkommandon"), Menu.HELP, "F1; Ctrl+?", "keyboard"
    ),
    ActionSpec(_A.ABOUT, _(_C, "&Om Kompass"), Menu.HELP, "", "info-circle"),
)  # fmt: skip


def translated(text: str) -> str:
    """Return a text of the table in the language of the window."""
    return QCoreApplication.translate(_C, text)


def plain(spec: ActionSpec) -> str:
    """Return the name of the action without mnemonic and dots."""
    return translated(spec.text).replace("&", "").removesuffix("…")


def shortcuts(spec: ActionSpec) -> list[QKeySequence]:
    """Return the shortcuts of an action, the one to show first."""
    return [QKeySequence(part) for part in spec.shortcut.split("; ") if part]
