"""The keys of the scoring page in one quiet line."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.theme import GRID
from ui.widgets.labels import wrapped


class ScoringHints(QWidget):
    """Says how to get through the assessment without the mouse."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        line = wrapped(" · ".join(self._hints()), text="small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.addWidget(line)

    def _hints(self) -> list[str]:
        key = self._key
        return [
            self.tr("Skriv poängen och tryck Enter"),
            self.tr("↑ ↓ ändrar ett steg"),
            self.tr("Delete tar bort"),
            self.tr("{0} nästa obedömda").format(key(ActionId.NEXT_UNSCORED)),
            self.tr("{0} motivering").format(key(ActionId.GO_TO_RATIONALE)),
            self.tr("Esc tillbaka till poängen"),
            self.tr("{0} nästa område").format(key(ActionId.NEXT_AREA)),
            self.tr("{0} alla kortkommandon").format(key(ActionId.SHORTCUTS)),
        ]

    def _key(self, action: ActionId) -> str:
        keys = self._actions[action].shortcut()
        return keys.toString(QKeySequence.SequenceFormat.NativeText)
