"""A button whose menu lets one tick several things; the menu stays open while one does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.theme import mark

_PRESSING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ManyChoice(QPushButton):
    """``changed``: others are ticked. ``chosen`` are the keys of what is ticked."""

    changed = Signal()

    def __init__(self, name: str, *, letters: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._letters = letters
        self._menu = _StayingMenu(self)
        self._items: dict[str, QAction] = {}
        self.setMenu(self._menu)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        mark(self, kind="choice")
        self._tell()

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of what is ticked; empty for everything."""
        return frozenset(key for key, item in self._items.items() if item.isChecked())

    def offer(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer these keys and words; what is ticked stays ticked."""
        ticked = self.chosen
        self._menu.clear()
        self._items = {}
        for key, words in items:
            item = QAction(words.replace("&", "&&"), self._menu, checkable=True)
            item.setChecked(key in ticked)
            item.toggled.connect(self._on_toggled)
            self._menu.addAction(item)
            self._items[key] = item
        self._tell()

    def choose(self, keys: Iterable[str]) -> None:
        """Tick these and nothing else, without telling anybody."""
        wanted = frozenset(keys)
        for key, item in self._items.items():
            item.blockSignals(True)  # noqa: FBT003 - Qt's own
            item.setChecked(key in wanted)
            item.blockSignals(False)  # noqa: FBT003
        self._tell()

    def tick(self, key: str) -> None:
        """Tick or untick one."""
        self._items[key].toggle()

    def _on_toggled(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        words = [
            item.text().replace("&&", "&") for item in self._items.values() if item.isChecked()
        ]
        if not words:
            said = self.tr("alla")
        elif len(words) == 1:
            said = words[0]
        else:
            said = self.tr("{count} valda").format(count=len(words))
        in_full = f"{self._name}: {', '.join(words) or said}"
        short = said if len(said) <= self._letters else f"{said[: self._letters - 1]}…"
        self.setText(f"{self._name}: {short}".replace("&", "&&"))
        self.setAccessibleName(in_full)
        self.setToolTip(in_full)


class _StayingMenu(QMenu):
    """Closes with Escape, or by a click beside it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what was clicked and stay."""
        item = self.actionAt(event.position().toPoint())
        if item is not None and item.isCheckable():
            item.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar or Enter and stay."""
        item = self.activeAction()
        if event.key() in _PRESSING and item is not None and item.isCheckable():
            item.toggle()
        else:
            super().keyPressEvent(event)
