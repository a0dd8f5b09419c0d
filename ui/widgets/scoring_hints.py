"""The keys of the scoring page in one quiet line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.theme import GRID
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from ui.session import Session


class ScoringHints(QWidget):
    """Says how to get through the assessment without the mouse."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self.line = wrapped(text="small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.addWidget(self.line)
        session.opened.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        marks = self._session.is_open and any(self._session.snapshot.edition.indicators())
        keys = self._mark_keys() if marks else self._points_keys()
        self.line.setText(" · ".join([*keys, *self._common_keys()]))

    def _points_keys(self) -> list[str]:
        return [
            self.tr("Skriv poängen och tryck Enter"),
            self.tr("↑ ↓ ändrar ett steg"),
            self.tr("Delete tar bort"),
        ]

    def _mark_keys(self) -> list[str]:
        return [
            self.tr("1 uppfyllt"),
            self.tr("2 delvis, ← → hur mycket"),
            self.tr("3 inte uppfyllt"),
            self.tr("0 ej bedömt"),
            self.tr("A anteckning"),
            self.tr("↓ nästa"),
        ]

    def _common_keys(self) -> list[str]:
        key = self._key
        return [
            self.tr("{0} nästa obedömda").format(key(ActionId.NEXT_UNSCORED)),
            self.tr("{0} motivering").format(key(ActionId.GO_TO_RATIONALE)),
            self.tr("{0} belägg").format(key(ActionId.EVIDENCE_SHOW)),
            self.tr("Esc tillbaka till poängen"),
            self.tr("{0} nästa område").format(key(ActionId.NEXT_AREA)),
            self.tr("{0} alla kortkommandon").format(key(ActionId.SHORTCUTS)),
        ]

    def _key(self, action: ActionId) -> str:
        keys = self._actions[action].shortcut()
        return keys.toString(QKeySequence.SequenceFormat.NativeText)
