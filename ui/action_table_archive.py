"""The commands of the archive (jämförelsebasen) and of comparing."""

from typing import Final

from ui.action_ids import ActionId, Needs, PageId
from ui.action_spec import ActionSpec, Menu, _

_A = ActionId
_CHOSEN = Needs.CHOICE
ARCHIVE: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        _A.ARCHIVE_IMPORT, _("Menu", "&Hämta in en tabell…"), Menu.COMPARE, "",
        "table-import", _("Menu", "Excel, csv, Word, PDF eller text: visas cell för cell först"),
        Needs.NOTHING, PageId.ARCHIVE,
    ),
    ActionSpec(
        _A.ARCHIVE_PASTE, _("Menu", "&Klistra in en tabell…"), Menu.COMPARE, "", "clipboard-text",
        _("Menu", "En tabell som är kopierad ur en rapport eller webbsida"),
        Needs.NOTHING, PageId.ARCHIVE,
    ),
    ActionSpec(
        _A.ARCHIVE_PUBLISH, _("Menu", "&Publicera utvärderingen i jämförelsebasen…"), Menu.COMPARE,
        "", "cloud-upload", _("Menu", "Visar först exakt vad som läggs in"), Needs.FILE,
    ),
    ActionSpec(
        _A.ARCHIVE_COMPARE, _("Menu", "Jämför &valda resultat"), Menu.COMPARE, "",
        "arrows-left-right", _("Menu", "De resultat som är valda i jämförelsebasen"), _CHOSEN,
        starts_group=True,
    ),
    ActionSpec(
        _A.ARCHIVE_EXPORT, _("Menu", "&Spara urvalet som tabell…"), Menu.COMPARE, "",
        "table-export", _("Menu", "Excel eller csv"), _CHOSEN,
    ),
    ActionSpec(
        _A.ARCHIVE_GROUPS, _("Menu", "&Grupper av kommuner…"), Menu.COMPARE, "", "users",
        _("Menu", "Jämförbara kommuner med ett eget namn"), Needs.NOTHING, PageId.ARCHIVE,
    ),
    ActionSpec(
        _A.ARCHIVE_CORRECT, _("Menu", "&Rätta resultatet…"), Menu.COMPARE, "", "pencil",
        _("Menu", "Det som stod förut finns kvar i spåret"), _CHOSEN, starts_group=True,
    ),
    ActionSpec(
        _A.ARCHIVE_WITHDRAW, _("Menu", "&Dra tillbaka resultatet…"), Menu.COMPARE, "",
        "archive-off", _("Menu", "Räknas inte längre med, men finns kvar med skälet"), _CHOSEN,
    ),
    ActionSpec(
        _A.ARCHIVE_REFRESH, _("Menu", "&Uppdatera"), Menu.COMPARE, "", "refresh",
        _("Menu", "Läs jämförelsebasen på nytt"), _CHOSEN,
    ),
    ActionSpec(
        _A.COMPARE_ADD, _("Menu", "Lägg till i jäm&förelsen…"), Menu.COMPARE, "",
        "plus", _("Menu", "Ett eget besök, en annan kommun eller ett referensvärde"),
        Needs.NOTHING, PageId.COMPARE, starts_group=True,
    ),
    ActionSpec(
        _A.COMPARE_EXPORT, _("Menu", "Spara &jämförelsen…"), Menu.COMPARE, "", "download",
        _("Menu", "Bild, Excel, Word eller PDF"), _CHOSEN,
    ),
    ActionSpec(
        _A.COMPARE_COPY, _("Menu", "K&opiera diagrammet eller tabellen"), Menu.COMPARE, "",
        "copy", "", _CHOSEN,
    ),
    ActionSpec(
        _A.COMPARE_NOMINEES, _("Menu", "Jämför &nominerade…"), Menu.COMPARE, "", "award",
        _("Menu", "Tre till sju kommuner sida vid sida i ett dokument"),
        Needs.NOTHING, PageId.COMPARE,
    ),
)  # fmt: skip
GOOD_EXAMPLES: Final = ActionSpec(
    _A.GOOD_EXAMPLES, _("Menu", "Goda e&xempel…"), Menu.SCORING, "", "bulb",
    _("Menu", "Vilka som har höga poäng där ni är svaga, och vad de gör"),
    Needs.FILE, PageId.SCORING,
)  # fmt: skip
