"""The commands of the meeting where a team agrees on its scores."""

from typing import Final

from ui.action_ids import ActionId, Needs, PageId
from ui.action_spec import ActionSpec, Menu, _

_A = ActionId
_FILE = Needs.FILE
_WRITABLE = Needs.WRITABLE_FILE
SAMSYN: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        _A.SAMSYN_NEXT, _("Menu", "&Nästa att enas om"), Menu.SAMSYN, "F6", "arrow-bar-to-down",
        "", _FILE, PageId.SAMSYN,
    ),
    ActionSpec(
        _A.SAMSYN_PREVIOUS, _("Menu", "&Föregående att enas om"), Menu.SAMSYN, "Shift+F6",
        "arrow-bar-to-up", "", _FILE, PageId.SAMSYN,
    ),
    ActionSpec(
        _A.SAMSYN_POINTS, _("Menu", "Till &poängen"), Menu.SAMSYN, "F3", "number", "", _FILE,
        PageId.SAMSYN,
    ),
    ActionSpec(
        _A.SAMSYN_REASON, _("Menu", "Till &skälet"), Menu.SAMSYN, "Shift+F3", "notes", "", _FILE,
        PageId.SAMSYN,
    ),
    ActionSpec(
        _A.SAMSYN_ACCEPT, _("Menu", "&Godta lika"), Menu.SAMSYN, "F7", "checks",
        _("Menu", "Samsynen blir det som alla har satt, där alla har bedömt lika"), _WRITABLE,
        PageId.SAMSYN, starts_group=True,
    ),
    ActionSpec(
        _A.SAMSYN_OPEN, _("Menu", "&Öppna frågan"), Menu.SAMSYN, "F9", "eye",
        _("Menu", "Visar allas poäng på frågan; bara den som leder samsynen kan det"), _WRITABLE,
        PageId.SAMSYN,
    ),
    ActionSpec(
        _A.SAMSYN_BLIND, _("Menu", "&Dölj varandras poäng"), Menu.SAMSYN, "", "eye-off",
        _("Menu", "Kollegornas poäng visas först när alla har bedömt frågan"), _WRITABLE,
        PageId.SAMSYN, checkable=True,
    ),
    ActionSpec(
        _A.SAMSYN_ORDER, _("Menu", "&Tryckt ordning"), Menu.SAMSYN, "Ctrl+Shift+O",
        "list-numbers", _("Menu", "I stället för mest olika först"), _FILE, PageId.SAMSYN,
        starts_group=True, checkable=True,
    ),
    ActionSpec(
        _A.SAMSYN_QUESTION, _("Menu", "Visa f&rågan"), Menu.SAMSYN, "Ctrl+Shift+Y",
        "message-question", "", _FILE, PageId.SAMSYN,
    ),
    ActionSpec(
        _A.SAMSYN_FIGURES, _("Menu", "Visa &hur eniga ni är"), Menu.SAMSYN, "Ctrl+Shift+H",
        "chart-dots", "", _FILE, PageId.SAMSYN,
    ),
    ActionSpec(
        _A.SAMSYN_TEAM, _("Menu", "Visa gr&uppen"), Menu.SAMSYN, "Ctrl+Shift+G", "users", "", _FILE,
        PageId.SAMSYN,
    ),
    ActionSpec(
        _A.SAMSYN_SIGN, _("Menu", "Undert&eckna"), Menu.SAMSYN, "Ctrl+Shift+U", "signature", "",
        _WRITABLE, PageId.SAMSYN, starts_group=True,
    ),
    ActionSpec(
        _A.SAMSYN_PROJECTOR, _("Menu", "Pro&jektorläge"), Menu.SAMSYN, "Shift+F11", "presentation",
        _("Menu", "Större text och hela skärmen, för ett möte"), _FILE, PageId.SAMSYN,
        checkable=True,
    ),
)  # fmt: skip
