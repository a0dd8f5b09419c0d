"""The commands of the evidence beside the scores."""

from typing import Final

from ui.action_ids import ActionId, Needs, PageId
from ui.action_spec import ActionSpec, Menu, _

_A = ActionId
_FILE = Needs.FILE
_WRITABLE = Needs.WRITABLE_FILE
_PAGE = PageId.SCORING
_ALSO = (PageId.SAMSYN,)
EVIDENCE: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(
        _A.EVIDENCE_SHOW, _("Menu", "&Visa beläggen"), Menu.EVIDENCE, "F5", "quote",
        _("Menu", "Vad frågans poäng vilar på; en gång till går tillbaka"), _FILE, _PAGE, _ALSO,
    ),
    ActionSpec(
        _A.EVIDENCE_ATTACH, _("Menu", "&Koppla belägg…"), Menu.EVIDENCE, "Shift+F5", "link-plus",
        _("Menu", "Utdrag och anteckningar som inte är kopplade till frågan"), _WRITABLE, _PAGE,
        _ALSO,
    ),
    ActionSpec(
        _A.EVIDENCE_NEXT, _("Menu", "&Nästa som saknar belägg"), Menu.EVIDENCE, "F4",
        "circle-half-2", _("Menu", "Nästa fråga som inte har belägg av minst två slag"), _FILE,
        _PAGE, starts_group=True,
    ),
    ActionSpec(
        _A.EVIDENCE_PREVIOUS, _("Menu", "&Föregående som saknar belägg"), Menu.EVIDENCE,
        "Shift+F4", "circle-half", "", _FILE, _PAGE,
    ),
    ActionSpec(
        _A.FILTER_EVIDENCE, _("Menu", "&Räkna även saknade belägg"), Menu.EVIDENCE, "",
        "filter-question",
        _("Menu", "Visar också frågor vars poäng saknar belägg eller går emot dem"), _FILE, _PAGE,
        checkable=True,
    ),
)  # fmt: skip
