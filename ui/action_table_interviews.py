"""The commands of the page where interviews are planned, held and followed up."""

from typing import Final

from ui.action_ids import ActionId, Needs, PageId
from ui.action_spec import ActionSpec, Menu, _

_A = ActionId
_FILE = Needs.FILE
_WRITABLE = Needs.WRITABLE_FILE
_PAGE = PageId.INTERVIEWS
INTERVIEWS: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        _A.INTERVIEW_NEW, _("Menu", "&Ny intervju"), Menu.INTERVIEWS, "Ctrl+Shift+N",
        "message-plus", _("Menu", "Skriv på sista raden i programmet"), _WRITABLE, _PAGE,
    ),
    ActionSpec(
        _A.INTERVIEW_NOTES, _("Menu", "&Anteckna"), Menu.INTERVIEWS, "Ctrl+Shift+Return", "pencil",
        _("Menu", "Öppnar anteckningarna från den valda intervjun"), _FILE, _PAGE,
    ),
    ActionSpec(
        _A.INTERVIEW_REMOVE, _("Menu", "&Ta bort intervjun"), Menu.INTERVIEWS, "", "trash",
        _("Menu", "Intervjun, personerna och anteckningarna; Ångra tar tillbaka dem"), _WRITABLE,
        _PAGE,
    ),
    ActionSpec(
        _A.INTERVIEWS_LIST, _("Menu", "&Lista"), Menu.INTERVIEWS, "Ctrl+Shift+L", "list",
        _("Menu", "Hela programmet i tidsordning"), _FILE, _PAGE, starts_group=True,
    ),
    ActionSpec(
        _A.INTERVIEWS_DAYS, _("Menu", "&Dag för dag"), Menu.INTERVIEWS, "Ctrl+Shift+D",
        "calendar-time", _("Menu", "En dag med en spalt för varje utvärderare"), _FILE, _PAGE,
    ),
    ActionSpec(
        _A.INTERVIEWS_GUIDES, _("Menu", "&Guider"), Menu.INTERVIEWS, "Ctrl+Shift+R",
        "list-details", _("Menu", "Vad som frågas i varje roll"), _FILE, _PAGE,
    ),
    ActionSpec(
        _A.INTERVIEWS_MATRIX, _("Menu", "&Vem har fått frågan?"), Menu.INTERVIEWS, "Ctrl+Shift+T",
        "table", _("Menu", "Roller mot frågor: planerat och ställt"), _FILE, _PAGE,
    ),
    ActionSpec(
        _A.INTERVIEWS_IMPORT, _("Menu", "&Hämta schema…"), Menu.INTERVIEWS, "", "file-import",
        _("Menu", "Läser in ett program från Excel eller csv"), _WRITABLE, _PAGE,
        starts_group=True,
    ),
    ActionSpec(
        _A.INTERVIEWS_EXPORT, _("Menu", "&Spara programmet…"), Menu.INTERVIEWS, "", "file-export",
        _("Menu", "Som Word, PDF eller kalender"), _FILE, _PAGE,
    ),
    ActionSpec(
        _A.INTERVIEW_ERASE, _("Menu", "&Radera en intervjuad…"), Menu.INTERVIEWS, "", "eraser",
        _("Menu", "Tar bort namn och allt som pekar ut personen, för gott"), _WRITABLE, _PAGE,
        starts_group=True,
    ),
    ActionSpec(
        _A.INTERVIEWS_OVERDUE, _("Menu", "Att gallra &efter datum…"),
        Menu.INTERVIEWS, "", "calendar-due",
        _("Menu", "Intervjuer vars anteckningar har sparats så länge de får"), _FILE, _PAGE,
    ),
)  # fmt: skip
