"""The commands of the page for sources, and of what reaches sources from every page."""

from typing import Final

from ui.action_ids import ActionId, Needs, PageId
from ui.action_spec import ActionSpec, Menu, _

_A = ActionId
_FILE = Needs.FILE
_WRITABLE = Needs.WRITABLE_FILE
_CHOSEN = Needs.CHOICE
_PAGE = PageId.SOURCES
SOURCES: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        _A.SOURCES_ADD, _("Menu", "Lägg till &filer…"), Menu.SOURCES, "Ctrl+L", "file-plus",
        _("Menu", "Flera på en gång; filer och mappar går också att dra hit"), _WRITABLE, _PAGE,
    ),
    ActionSpec(
        _A.SOURCE_READ, _("Menu", "&Läs"), Menu.SOURCES, "", "book",
        _("Menu", "Öppnar det valda underlaget; Enter i listan gör samma sak"), _CHOSEN, _PAGE,
    ),
    ActionSpec(
        _A.SOURCE_VERSION, _("Menu", "Ny &version av dokumentet…"), Menu.SOURCES, "", "versions",
        _("Menu", "Utdrag som står kvar ordagrant följer med, resten kontrolleras"), _CHOSEN,
        _PAGE,
    ),
    ActionSpec(
        _A.SOURCE_SAVE_OUT, _("Menu", "&Spara en kopia av originalet…"), Menu.SOURCES, "",
        "file-download", _("Menu", "Filen precis som den kom"), _CHOSEN, _PAGE,
    ),
    ActionSpec(
        _A.SOURCE_REMOVE, _("Menu", "&Ta bort underlaget"), Menu.SOURCES, "", "trash",
        _("Menu", "Med utdragen; Ångra tar tillbaka dem"), _CHOSEN, _PAGE,
    ),
    ActionSpec(
        _A.SOURCES_CHECK, _("Menu", "&Kontrollera utdrag"), Menu.SOURCES, "", "checklist",
        _("Menu", "Utdrag vars stycke inte återfanns säkert i den nya versionen"), _CHOSEN, _PAGE,
    ),
    ActionSpec(
        _A.SOURCE_SOLVE, _("Menu", "Leta efter &citatets källa"), Menu.SOURCES, "", "zoom-question",
        _("Menu", "Söker igenom alla underlag en gång till"), _CHOSEN, _PAGE,
    ),
    ActionSpec(
        _A.SOURCES_DOCUMENTS, _("Menu", "&Dokument"), Menu.SOURCES, "", "files",
        _("Menu", "Alla dokument som har tagits in"), _FILE, _PAGE, starts_group=True,
    ),
    ActionSpec(
        _A.SOURCES_REQUESTS, _("Menu", "Att &begära"), Menu.SOURCES, "", "clipboard-text",
        _("Menu", "Vad kommunen ska skicka, vad som har kommit och vad som saknas"), _FILE, _PAGE,
    ),
    ActionSpec(
        _A.SOURCES_WEB, _("Menu", "&Webbplatsen"), Menu.SOURCES, "", "world",
        _("Menu", "Vad som ska sökas på webbplatsen, och sidorna som har sparats"), _FILE, _PAGE,
    ),
    ActionSpec(
        _A.SOURCES_ROW, _("Menu", "&Ny rad i listan"), Menu.SOURCES, "", "plus",
        _("Menu", "Något eget att begära eller leta efter"), _WRITABLE, _PAGE, starts_group=True,
    ),
    ActionSpec(
        _A.SOURCES_PROPOSAL, _("Menu", "Lägg till Kompass eget f&örslag"), Menu.SOURCES, "",
        "list-details", _("Menu", "Det som inte redan står i listan"), _WRITABLE, _PAGE,
    ),
    ActionSpec(
        _A.SOURCES_LETTER, _("Menu", "B&rev till kommunen…"), Menu.SOURCES, "", "mail",
        _("Menu", "Ber om det som inte har kommit; sparas som Word eller PDF"), _FILE, _PAGE,
    ),
    ActionSpec(
        _A.WEB_ADDRESS, _("Menu", "Ny &adress…"), Menu.SOURCES, "", "world-plus",
        _("Menu", "Skriv adressen till en sida som ska sparas"), _WRITABLE, _PAGE,
        starts_group=True,
    ),
    ActionSpec(
        _A.SOURCE_FETCH, _("Menu", "&Hämta sidan"), Menu.SOURCES, "", "world-download",
        _("Menu", "Hämtar den valda adressen en gång, utan bilder och skript"), _CHOSEN, _PAGE,
    ),
    ActionSpec(
        _A.WEB_FILE, _("Menu", "S&parad webbsida…"), Menu.SOURCES, "", "file-import",
        _("Menu", "En sida som har sparats från webbläsaren"), _WRITABLE, _PAGE,
    ),
    ActionSpec(
        _A.WEB_PASTE, _("Menu", "Klistrad te&xt från en sida"), Menu.SOURCES, "", "clipboard-plus",
        _("Menu", "Texten i urklipp blir en källa med adressen i fältet"), _WRITABLE, _PAGE,
    ),
    ActionSpec(
        _A.SEARCH_ALL, _("Menu", "Sök i allt &underlag…"), Menu.SOURCES, "Ctrl+Shift+F",
        "list-search", _("Menu", "I alla dokument, webbsidor och anteckningar på en gång"), _FILE,
        starts_group=True,
    ),
    ActionSpec(
        _A.PASTE_QUOTE, _("Menu", "Klistra &in citat med källa"), Menu.SOURCES, "Ctrl+Shift+V",
        "quote", _("Menu", "Det kopierade söks upp i underlagen och blir ett utdrag"), _WRITABLE,
    ),
    ActionSpec(
        _A.GO_BACK, _("Menu", "&Gå tillbaka dit du var"), Menu.SOURCES, "Alt+Left", "arrow-left",
        _("Menu", "Efter ett hopp till ett underlag eller en fråga"), _CHOSEN,
    ),
)  # fmt: skip
