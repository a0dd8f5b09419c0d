"""One subject of a comparison as a chip: who it is, its line in the charts, what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from ui.comparing.sample import SIZE, sample
from ui.icons import icon
from ui.theme import Theme, mark

if TYPE_CHECKING:
    from kompass.comparison.subjects import Subject

MIME: Final = "application/x-kompass-jamfort"
_LONGEST: Final = 44
"""Letters of a name; the tip has the rest."""


class Chip(QToolButton):
    """Press it for a menu, drag it to another place, or use the keys that the menu names.

    * ``place_wanted``: another place among the subjects; 0 is the base
    * ``unwanted``: the person wants to be without it
    * ``neighbour_wanted``: -1 or 1, the keyboard goes on to the chip beside
    """

    place_wanted = Signal(int)
    unwanted = Signal()
    neighbour_wanted = Signal(int)

    def __init__(
        self, subject: Subject, nth: int, count: int, theme: Theme, parent: QWidget | None = None,
        *, with_edition: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.subject = subject
        self._nth = nth
        self._count = count
        self._with_edition = with_edition
        self._theme = theme
        self._pressed: QPoint | None = None
        mark(self, kind="subject")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(SIZE)
        self.setText(self._words().replace("&", "&&"))
        self.setToolTip(told_of(subject))
        self.setAccessibleName(f"{self._words()}, {subject.edition_words}")
        self.setAccessibleDescription(told_of(subject))
        self.setMenu(self._menu())
        theme.changed.connect(self._draw)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and remove by key, and walk to the chips beside."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and control:
            self._want(self._nth + step)
        elif step:
            self.neighbour_wanted.emit(step)
        elif event.key() == Qt.Key.Key_Home and control:
            self._want(0)
        elif event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait: a drag begins as a press does."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chip once the mouse has moved far enough."""
        if self._pressed is None:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the menu if it was no drag."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self.rect().contains(event.position().toPoint()):
            self.showMenu()

    def _want(self, place: int) -> None:
        if 0 <= place < self._count and place != self._nth:
            self.place_wanted.emit(place)

    def _drag(self) -> None:
        drag = QDrag(self)
        data = QMimeData()
        data.setData(MIME, str(self._nth).encode())
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        last = self._count - 1
        for text, keys, drawing, place, can in (
            (self.tr("&Gör till bas"), "Ctrl+Home", "flag", 0, self._nth > 0),
            (self.tr("Flytta åt &vänster"), "Ctrl+←", "arrow-left", self._nth - 1, self._nth > 0),
            (self.tr("Flytta åt &höger"), "Ctrl+→", "arrow-right", self._nth + 1,
             self._nth < last),
        ):  # fmt: skip
            action = menu.addAction(icon(drawing), f"{text}\t{keys}")
            action.setEnabled(can)
            action.triggered.connect(lambda _=False, place=place: self._want(place))
        menu.addSeparator()
        remove = menu.addAction(icon("x"), f"{self.tr('&Ta bort')}\t{self.tr('Delete')}")
        remove.triggered.connect(lambda _=False: self.unwanted.emit())
        return menu

    def _words(self) -> str:
        name = self.subject.name
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        parts = [short, *([self.subject.edition_words] if self._with_edition else [])]
        if not self.subject.comparable:
            parts.append(self.tr("inte direkt jämförbar"))
        if self._nth == 0:
            parts.append(self.tr("bas"))
        return " · ".join(parts)

    def _draw(self) -> None:
        self.setIcon(sample(self._nth, dark=self._theme.dark, ratio=self.devicePixelRatioF()))


def told_of(subject: Subject) -> str:
    """Return who a subject is, why it may not be comparable, and where it comes from."""
    return "\n".join(
        dict.fromkeys(filter(None, (subject.title, subject.why_not, subject.source, subject.note)))
    )
