"""The commands of the history: named moments, how it stood then, taking back."""

from typing import Final

from ui.action_ids import ActionId, Needs, PageId
from ui.action_spec import ActionSpec, Menu, _

_A = ActionId
_CHOSEN = Needs.CHOICE
HISTORY: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        _A.HISTORY_NAME_NOW, _("Menu", "Ge &nuläget ett namn…"), Menu.HISTORY, "Ctrl+Shift+M",
        "bookmark-plus", _("Menu", "Till exempel ”Efter dag 2” eller ”Utkast till kommunen”"),
        Needs.WRITABLE_FILE, PageId.HISTORY,
    ),
    ActionSpec(
        _A.HISTORY_NAME, _("Menu", "Ge t&idpunkten ett namn…"), Menu.HISTORY, "Ctrl+D",
        "bookmark", _("Menu", "Raden som är vald i historiken; ett namn som finns går att byta"),
        _CHOSEN,
    ),
    ActionSpec(
        _A.HISTORY_UNNAME, _("Menu", "Ta &bort namnet"), Menu.HISTORY, "", "bookmark-off",
        _("Menu", "Det som gjordes då finns kvar i historiken"), _CHOSEN,
    ),
    ActionSpec(
        _A.HISTORY_OPEN, _("Menu", "&Visa allt som det stod då"), Menu.HISTORY, "Return", "eye",
        _("Menu", "Alla sidor visar den tidpunkten, att läsa men inte ändra"), _CHOSEN,
        starts_group=True, local=True,
    ),
    ActionSpec(
        _A.HISTORY_NOW, _("Menu", "&Tillbaka till nu"), Menu.HISTORY, "Ctrl+Shift+J",
        "player-skip-forward", _("Menu", "Sluta visa hur det stod tidigare"), _CHOSEN,
    ),
    ActionSpec(
        _A.HISTORY_COMPARE, _("Menu", "&Jämför härifrån"), Menu.HISTORY, "Ctrl+J",
        "arrows-diff", _("Menu", "Välj sedan den andra tidpunkten i listan"), _CHOSEN,
    ),
    ActionSpec(
        _A.HISTORY_TAKE_BACK, _("Menu", "Ta ti&llbaka ändringen"), Menu.HISTORY, "Del",
        "arrow-back", _("Menu", "Det som är gjort senare står kvar; går att ångra"), _CHOSEN,
        starts_group=True, local=True,
    ),
)  # fmt: skip
