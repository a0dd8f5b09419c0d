"""Every command of the program: one enum, one table.

Menus, shortcut overview and command palette are made from this table, by way of ``ui.actions``.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from ui.action_ids import ActionId, Needs, PageId
from ui.action_spec import ActionSpec, Menu, _
from ui.action_table_archive import ARCHIVE, GOOD_EXAMPLES
from ui.action_table_evidence import EVIDENCE
from ui.action_table_history import HISTORY
from ui.action_table_interviews import INTERVIEWS
from ui.action_table_samsyn import SAMSYN
from ui.action_table_sources import SOURCES

_C: Final = "Menu"
_A = ActionId
_FILE = Needs.FILE
_WRITABLE = Needs.WRITABLE_FILE
TABLE: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(_A.NEW, _("Menu", "&Ny utvärdering…"), Menu.FILE, "Ctrl+N", "file-plus"),
    ActionSpec(_A.OPEN, _("Menu", "&Öppna…"), Menu.FILE, "Ctrl+O", "folder-open"),
    ActionSpec(
        _A.OPEN_EXAMPLE, _("Menu", "Öppna &exemplet Södertälje 2006…"), Menu.FILE, icon="map-2",
        tip=_("Menu", "Skapar en kopia av exemplet som du kan prova i"),
    ),
    ActionSpec(
        _A.SAVE_NOW, _("Menu", "&Spara nu"), Menu.FILE, "Ctrl+S", "device-floppy",
        _("Menu", "Allt sparas av sig självt; det här sparar även det du skriver just nu"),
        _WRITABLE, starts_group=True,
    ),
    ActionSpec(
        _A.SAVE_COPY, _("Menu", "Spara en &kopia som…"),
        Menu.FILE, "Ctrl+Shift+S", "copy", "", _FILE
    ),
    ActionSpec(_A.SHOW_IN_FOLDER, _("Menu", "Visa i &mappen"), Menu.FILE, "", "folder", "", _FILE),
    ActionSpec(_A.COPY_PATH, _("Menu", "Kopiera sökvä&gen"), Menu.FILE, "", "link", "", _FILE),
    ActionSpec(
        _A.SHOW_BACKUPS, _("Menu", "Visa säkerhetskopio&rna"), Menu.FILE, "", "history",
        _("Menu", "Kopior som Kompass har tagit av sig självt medan du har arbetat"),
    ),
    ActionSpec(
        _A.MERGE, _("Menu", "Slå i&hop med kopior…"), Menu.FILE, "", "git-merge",
        _("Menu", "Hämta det som kollegorna har gjort i sina kopior"), _WRITABLE,
        starts_group=True,
    ),
    ActionSpec(
        _A.DECIDE, _("Menu", "A&vgör konflikter…"), Menu.FILE, "Ctrl+Shift+A", "arrows-split-2",
        _("Menu", "Uppgifter som fick olika värden i kopiorna"), _FILE,
    ),
    ActionSpec(
        _A.EDITIONS, _("Menu", "&Utgåvor och indikatorer…"), Menu.FILE, "", "books",
        _("Menu", "Se vad som finns, spara som Excel, ta in egna"), starts_group=True,
    ),
    ActionSpec(_A.SETTINGS, _("Menu", "&Inställningar…"), Menu.FILE, "Ctrl+,", "settings"),
    ActionSpec(
        _A.CLOSE, _("Menu", "S&täng utvärderingen"), Menu.FILE, "Ctrl+W", "x", "", _FILE,
        starts_group=True,
    ),
    ActionSpec(_A.QUIT, _("Menu", "&Avsluta"), Menu.FILE, "Ctrl+Q", "logout"),
    ActionSpec(_A.UNDO, _("Menu", "&Ångra"), Menu.EDIT, "Ctrl+Z", "arrow-back-up", "", _WRITABLE),
    ActionSpec(
        _A.REDO, _("Menu", "&Gör om"), Menu.EDIT, "Ctrl+Y; Ctrl+Shift+Z", "arrow-forward-up", "",
        _WRITABLE,
    ),
    *SOURCES,
    *INTERVIEWS,
    ActionSpec(
        _A.NEXT_UNSCORED, _("Menu", "Nästa o&bedömda fråga"),
        Menu.SCORING, "F8", "arrow-bar-to-down",
        "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.PREVIOUS_UNSCORED, _("Menu", "Föregående ob&edömda fråga"), Menu.SCORING, "Shift+F8",
        "arrow-bar-to-up", "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.NEXT_QUESTION, _("Menu", "&Nästa fråga"), Menu.SCORING, "Ctrl+Down", "arrow-down", "",
        _FILE, PageId.SCORING, starts_group=True,
    ),
    ActionSpec(
        _A.PREVIOUS_QUESTION, _("Menu", "&Föregående fråga"),
        Menu.SCORING, "Ctrl+Up", "arrow-up", "",
        _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.NEXT_AREA, _("Menu", "Nästa &område"), Menu.SCORING, "Ctrl+PgDown", "chevrons-down", "",
        _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.PREVIOUS_AREA, _("Menu", "Föregående o&mråde"), Menu.SCORING, "Ctrl+PgUp", "chevrons-up",
        "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.GO_TO_POINTS, _("Menu", "Till &poängen"), Menu.SCORING, "F2", "number", "", _FILE,
        PageId.SCORING, starts_group=True,
    ),
    ActionSpec(
        _A.GO_TO_RATIONALE, _("Menu", "Till motive&ringen"), Menu.SCORING, "Ctrl+R", "notes", "",
        _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.GO_TO_INTRODUCTION, _("Menu", "Till in&ledningen"), Menu.SCORING, "Ctrl+I", "text-plus",
        "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.GO_TO_FINDINGS, _("Menu", "Till &iakttagelserna"), Menu.SCORING, "Ctrl+Shift+I", "eye",
        "", _FILE, PageId.SCORING,
    ),
    ActionSpec(
        _A.FIND_QUESTION, _("Menu", "&Sök fråga"), Menu.SCORING, "Ctrl+F", "search", "", _FILE,
        PageId.SCORING, starts_group=True,
    ),
    ActionSpec(
        _A.FILTER_MISSING, _("Menu", "&Visa bara det som saknas"), Menu.SCORING, "Ctrl+M", "filter",
        "", _FILE, PageId.SCORING, checkable=True,
    ),
    ActionSpec(
        _A.FILTER_RATIONALE, _("Menu", "Räkna även saknad motiverin&g"), Menu.SCORING, "",
        "filter-plus", _("Menu", "Visar också frågor som har poäng men ingen motivering"), _FILE,
        PageId.SCORING, checkable=True,
    ),
    ActionSpec(
        _A.CLEAR_POINTS, _("Menu", "&Ta bort poängen"), Menu.SCORING, "", "eraser",
        _("Menu", "Frågan blir obedömd, vilket inte är samma sak som noll"), _WRITABLE,
        PageId.SCORING, starts_group=True,
    ),
    ActionSpec(
        _A.ADD_STRENGTH, _("Menu", "Lägg till st&yrka"), Menu.SCORING, "Ctrl+T", "plus", "",
        _WRITABLE, PageId.SCORING,
    ),
    ActionSpec(
        _A.ADD_IMPROVEMENT, _("Menu", "Lägg till förb&ättringsområde"), Menu.SCORING, "Ctrl+B",
        "plus", "", _WRITABLE, PageId.SCORING,
    ),
    GOOD_EXAMPLES,
    *EVIDENCE,
    *SAMSYN,
    ActionSpec(
        _A.SHOW_COMPASS, _("Menu", "Visa som &kompassros"), Menu.PROFILE, "Ctrl+Shift+K", "compass",
        "", _FILE, PageId.PROFILE,
    ),
    ActionSpec(
        _A.SHOW_BARS, _("Menu", "Visa som &staplar"), Menu.PROFILE, "Ctrl+Shift+B", "chart-bar", "",
        _FILE, PageId.PROFILE,
    ),
    ActionSpec(
        _A.EXPORT_PICTURE, _("Menu", "Spara &bilden som…"), Menu.PROFILE, "Ctrl+Shift+P",
        "photo-down", "", _FILE, PageId.PROFILE, starts_group=True,
    ),
    ActionSpec(
        _A.COPY_PICTURE, _("Menu", "K&opiera bilden"), Menu.PROFILE, "Ctrl+Shift+C", "copy", "",
        _FILE, PageId.PROFILE,
    ),
    ActionSpec(
        _A.EXPORT_WORD, _("Menu", "Spara rapporten som &Word…"), Menu.REPORT, "Ctrl+E",
        "file-type-docx", "", _FILE, PageId.REPORT,
    ),
    ActionSpec(
        _A.EXPORT_PDF, _("Menu", "Spara rapporten som &PDF…"), Menu.REPORT, "Ctrl+Shift+E",
        "file-type-pdf", "", _FILE, PageId.REPORT,
    ),
    ActionSpec(
        _A.EXPORT_BOTH, _("Menu", "Spara rapporten som &båda…"), Menu.REPORT, "", "files",
        _("Menu", "Sparar samma rapport som Word och som PDF"), _FILE, PageId.REPORT,
    ),
    ActionSpec(
        _A.SHOW_LACKING, _("Menu", "Visa vad som &saknas i rapporten"), Menu.REPORT, "",
        "list-check", "", _FILE, PageId.REPORT, starts_group=True,
    ),
    ActionSpec(
        _A.REPORT_APPENDIX, _("Menu", "Ta med &intern bilaga"), Menu.REPORT, "", "file-search",
        _("Menu", "Underlaget till poängen, bara för gruppen; lämnas inte till kommunen"),
        _FILE, PageId.REPORT, checkable=True,
    ),
    *HISTORY,
    *ARCHIVE,
    ActionSpec(
        _A.PAGE_START, _("Menu", "&Gå till start"), Menu.VIEW, "", "home", "", Needs.NO_FILE,
        short=_("Menu", "Start"),
    ),
    ActionSpec(_A.PAGE_OVERVIEW, _("Menu", "&Översikt"), Menu.VIEW, "Ctrl+1", "home", "", _FILE),
    ActionSpec(
        _A.PAGE_SOURCES, _("Menu", "Un&derlag"), Menu.VIEW, "Ctrl+7", "files", "", _FILE
    ),
    ActionSpec(
        _A.PAGE_INTERVIEWS, _("Menu", "&Intervjuer"), Menu.VIEW, "Ctrl+8", "messages", "", _FILE
    ),
    ActionSpec(
        _A.PAGE_SCORING, _("Menu", "&Bedömning"), Menu.VIEW, "Ctrl+2", "clipboard-check", "", _FILE
    ),
    ActionSpec(
        _A.PAGE_SAMSYN, _("Menu", "S&amsyn"), Menu.VIEW, "Ctrl+5", "users-group", "", _FILE
    ),
    ActionSpec(_A.PAGE_PROFILE, _("Menu", "&Profil"), Menu.VIEW, "Ctrl+3", "compass", "", _FILE),
    ActionSpec(_A.PAGE_REPORT, _("Menu", "&Rapport"), Menu.VIEW, "Ctrl+4", "file-text", "", _FILE),
    ActionSpec(
        _A.PAGE_HISTORY, _("Menu", "His&torik"), Menu.VIEW, "Ctrl+6", "history", "", _FILE
    ),
    ActionSpec(
        _A.PAGE_COMPARE, _("Menu", "&Jämför"), Menu.VIEW, "Ctrl+9", "scale", "", Needs.NOTHING
    ),
    ActionSpec(
        _A.PAGE_ARCHIVE, _("Menu", "Jämför&elsebas"), Menu.VIEW, "Ctrl+G", "database", "",
        Needs.NOTHING, short=_("Menu", "Jämförelse-\nbas"),
    ),
    ActionSpec(
        _A.COMMANDS, _("Menu", "&Kommandon och frågor…"), Menu.VIEW, "Ctrl+K", "command",
        _("Menu", "Sök bland allt som går att göra, och hoppa till en fråga"), starts_group=True,
    ),
    ActionSpec(
        _A.TEXT_LARGER, _("Menu", "&Större text"), Menu.VIEW, "Ctrl++", "zoom-in", starts_group=True
    ),
    ActionSpec(_A.TEXT_SMALLER, _("Menu", "&Mindre text"), Menu.VIEW, "Ctrl+-", "zoom-out"),
    ActionSpec(_A.TEXT_NORMAL, _("Menu", "&Normal textstorlek"), Menu.VIEW, "Ctrl+0", "zoom-reset"),
    ActionSpec(
        _A.FULL_SCREEN, _("Menu", "&Helskärm"), Menu.VIEW, "F11", "maximize",
        _("Menu", "Bra på projektor"), checkable=True,
    ),
    ActionSpec(
        _A.LOOK_LIGHT, _("Menu", "&Ljust utseende"), Menu.VIEW, "", "sun", starts_group=True,
        checkable=True,
    ),
    ActionSpec(
        _A.LOOK_DARK, _("Menu", "Mörkt &utseende"), Menu.VIEW, "", "moon", checkable=True
    ),
    ActionSpec(
        _A.LOOK_SYSTEM, _("Menu", "&Följ datorns utseende"), Menu.VIEW, "", "device-laptop",
        _("Menu", "Ljust eller mörkt som i resten av datorn"), checkable=True,
    ),
    ActionSpec(
        _A.SHORTCUTS, _("Menu", "&Kortkommandon"), Menu.HELP, "F1; Ctrl+?", "keyboard"
    ),
    ActionSpec(_A.ABOUT, _("Menu", "&Om Kompass"), Menu.HELP, "", "info-circle"),
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
