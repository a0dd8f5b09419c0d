"""The actions of one window, made from the table of commands.

Pages connect to the actions they serve:
``actions[ActionId.NEXT_UNSCORED].triggered.connect(...)``. An action that belongs to a page
brings that page forward before the page hears of it.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from ui.action_ids import ActionId, Needs, PageId
from ui.action_spec import ActionSpec, Menu
from ui.action_table import (
    TABLE,
    plain,
    shortcuts,
    translated,
)
from ui.icons import icon

__all__ = [
    "TABLE",
    "ActionId",
    "ActionSpec",
    "Actions",
    "Menu",
    "Needs",
    "PageId",
    "plain",
    "shortcuts",
    "translated",
]


class Actions(QObject):
    """The actions of one window, made from the table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = {spec.id: self._build(spec) for spec in TABLE}

    def __getitem__(self, action: ActionId) -> QAction:
        """Return the one action with this name."""
        return self._actions[action]

    def __iter__(self) -> Iterator[tuple[ActionSpec, QAction]]:
        """Yield every row with its action, in the order of the menus."""
        return ((spec, self._actions[spec.id]) for spec in TABLE)

    def allow(self, *, file: bool, writable: bool) -> None:
        """Switch actions on and off by what they need."""
        holds = {
            Needs.NOTHING: True,
            Needs.NO_FILE: not file,
            Needs.FILE: file,
            Needs.WRITABLE_FILE: writable,
            Needs.CHOICE: False,  # whoever serves it hears of this later, and knows better
        }
        for spec, action in self:
            action.setEnabled(holds[spec.needs])

    def _build(self, spec: ActionSpec) -> QAction:
        action = QAction(translated(spec.text), self)
        action.setShortcuts(shortcuts(spec))
        if spec.icon:
            action.setIcon(icon(spec.icon))
        if spec.short:
            action.setIconText(translated(spec.short))
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(spec.checkable)
        action.setIconVisibleInMenu(not spec.checkable)  # there stands the check mark instead
        tip = translated(spec.tip)
        action.setStatusTip(tip)  # without one the status strip goes on saying where the file is
        action.setToolTip(tip or plain(spec))
        return action
