"""The keys of the meeting in one quiet line, and what has just been accepted."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.theme import GRID, mark
from ui.widgets.labels import wrapped

_TOLD_MS = 10_000


class MeetingHints(QWidget):
    """Says how to get through the meeting without the mouse."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.line = wrapped(text="small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.addWidget(self.line)
        self._over = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._over.timeout.connect(self._show_keys)
        self._show_keys()

    def tell_accepted(self, count: int) -> None:
        """Say for a while how many questions were accepted in one stroke."""
        if count == 0:
            words = self.tr("Ingen fråga till där alla har bedömt lika.")
        elif count == 1:
            words = self.tr("1 fråga där alla har bedömt lika är godtagen. Ctrl+Z ångrar.")
        else:
            words = self.tr(
                "{count} frågor där alla har bedömt lika är godtagna. Ctrl+Z ångrar."
            ).format(count=count)
        self.line.setText(words)
        mark(self.line, tone="accent")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))
        self._over.start()

    def _show_keys(self) -> None:
        key = self._key
        hints = (
            self.tr("↑ ↓ väljer fråga"),
            self.tr("skriv poängen och tryck Enter"),
            self.tr("{0} skäl").format(key(ActionId.SAMSYN_REASON)),
            self.tr("{0} belägg").format(key(ActionId.EVIDENCE_SHOW)),
            self.tr("Esc tillbaka till listan"),
            self.tr("{0} nästa att enas om").format(key(ActionId.SAMSYN_NEXT)),
            self.tr("{0} godta lika").format(key(ActionId.SAMSYN_ACCEPT)),
            self.tr("{0} öppna frågan").format(key(ActionId.SAMSYN_OPEN)),
            self.tr("{0} projektor").format(key(ActionId.SAMSYN_PROJECTOR)),
        )
        self.line.setText(" · ".join(hints))
        mark(self.line, tone="muted")

    def _key(self, action: ActionId) -> str:
        keys = self._actions[action].shortcut()
        return keys.toString(QKeySequence.SequenceFormat.NativeText)
