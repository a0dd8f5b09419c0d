"""What a row of the table of commands is made of, and the menus they stand in."""

from dataclasses import dataclass
from enum import StrEnum

from ui.action_ids import ActionId, Needs, PageId


def _(context: str, text: str) -> str:  # noqa: ARG001 - for the extractor
    """Mark a text of the table for translation; it is translated where it is shown.

    The extractor knows it with ``-tr-function-alias QT_TRANSLATE_NOOP=_``. PySide's own
    function is typed as returning any object.
    """
    return text


class Menu(StrEnum):
    """The menus, in order; the value is the title with its mnemonic."""

    FILE = _("Menu", "&Arkiv")
    EDIT = _("Menu", "&Redigera")
    SOURCES = _("Menu", "&Underlag")
    INTERVIEWS = _("Menu", "&Intervjuer")
    SCORING = _("Menu", "&Bedömning")
    EVIDENCE = _("Menu", "Be&lägg")
    SAMSYN = _("Menu", "Sa&msyn")
    PROFILE = _("Menu", "&Profil")
    REPORT = _("Menu", "Rapp&ort")
    HISTORY = _("Menu", "His&torik")
    COMPARE = _("Menu", "&Jämför")
    VIEW = _("Menu", "&Visa")
    HELP = _("Menu", "&Hjälp")


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
    also: tuple[PageId, ...] = ()
    """Other pages that serve it too: it stays there."""
    starts_group: bool = False
    """A line stands before it in its menu."""
    checkable: bool = False
    local: bool = False
    """The shortcut counts only in the part of the page that the action has been added to."""
    short: str = ""
    """For the narrow rail; empty where the text is short enough."""
