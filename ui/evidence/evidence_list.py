"""The list of a question's evidence, worked with by single keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from kompass.assessment.material import Direction
from kompass.ids import RowId
from ui.evidence.evidence_delegate import EvidenceDelegate
from ui.evidence.evidence_model import EvidenceModel
from ui.evidence.items import Group, Piece
from ui.theme import Theme

_K = Qt.Key
_DIRECTIONS = {
    "+": Direction.SUPPORTS,
    "-": Direction.CONTRADICTS,
    "\N{MINUS SIGN}": Direction.CONTRADICTS,
    "b": Direction.BACKGROUND,
}
_STRENGTHS = {"1": 1, "2": 2, "3": 3}


class EvidenceList(QListView):
    """Arrows choose; what other keys and the menu ask for goes out as signals.

    ``chosen``: another piece, or none; ``opened``: its passage is to be shown; ``directed`` a
    ``Direction``; ``weighed`` a strength; ``left``: Escape.
    """

    chosen = Signal()
    opened = Signal()
    directed = Signal(object)
    weighed = Signal(int)
    comment_requested = Signal()
    indicator_requested = Signal()
    removed = Signal()
    attach_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = EvidenceModel(self)
        self.looks = EvidenceDelegate(theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.looks)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def piece(self) -> Piece | None:
        """The chosen piece."""
        return self.rows.piece(self.currentIndex())

    def show_rows(self, rows: tuple[Group | Piece, ...]) -> None:
        """Show these; the chosen one stays chosen, or the one that stands in its place."""
        before, at = self.piece, self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self.looks.forget()
        self.rows.show_rows(rows)
        self.scheduleDelayedItemsLayout()
        if self.piece is None and self.rows.rowCount():
            found = self.rows.place_of(before.link.id) if before is not None else QModelIndex()
            self.setCurrentIndex(found if found.isValid() else self._near(at))
            if before is not None:
                self.executeDelayedItemsLayout()
                self.verticalScrollBar().setValue(top)
        self.chosen.emit()

    def choose(self, link: RowId) -> bool:
        """Choose the piece of a link; ``False`` if it is not shown."""
        found = self.rows.place_of(link)
        if found.isValid():
            self.setCurrentIndex(found)
            self.scrollTo(found)
        return found.isValid()

    @property
    def hides_notes(self) -> bool:
        """Whether the words of notes are hidden, while somebody passes."""
        return self.looks.hides_notes

    def hide_notes(self, *, on: bool) -> None:
        """Hide the words of notes, or show them again."""
        self.looks.hides_notes = self.rows.hides_notes = on
        self.looks.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means for the chosen piece."""
        held = event.modifiers() & ~(_M.KeypadModifier | _M.ShiftModifier)
        if held:
            super().keyPressEvent(event)
        elif event.key() == _K.Key_Escape:
            self.left.emit()
        elif event.text().lower() == "e":
            self.attach_requested.emit()
        elif self.piece is None or not self._press(event):
            self._move(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a piece chosen as soon as the keyboard is here."""
        super().focusInEvent(event)
        if self.piece is None:
            self.setCurrentIndex(self._near(0))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        self.looks.forget()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer with the mouse what the keys do."""
        if self.piece is not None:
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu of the chosen piece."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, signal in (
            (self.tr("Visa stället"), self.tr("Enter"), self.opened),
            (self.tr("Kommentera"), "K", self.comment_requested),
            (self.tr("Koppla till indikator…"), "I", self.indicator_requested),
            (self.tr("Ta bort kopplingen"), self.tr("Delete"), self.removed),
        ):
            # The keys are the list's own; a shortcut here would only be shown.
            menu.addAction(f"{text}\t{key}").triggered.connect(signal)
        return menu

    def _on_current(self, index: QModelIndex) -> None:
        if index.row() == 1:
            self.scrollToTop()  # with the heading above it
        self.chosen.emit()

    def _press(self, event: QKeyEvent) -> bool:
        sign = event.text().lower()
        if event.key() in {_K.Key_Return, _K.Key_Enter}:
            self.opened.emit()
        elif event.key() == _K.Key_Delete:
            self.removed.emit()
        elif sign in _DIRECTIONS:
            self.directed.emit(_DIRECTIONS[sign])
        elif sign in _STRENGTHS:
            self.weighed.emit(_STRENGTHS[sign])
        elif sign == "k":
            self.comment_requested.emit()
        elif sign == "i":
            self.indicator_requested.emit()
        else:
            return False
        return True

    def _move(self, event: QKeyEvent) -> None:
        """Go up and down; no letter searches here."""
        if event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _near(self, at: int) -> QModelIndex:
        """Return the piece at a row, or the nearest one."""
        places = [
            place
            for place in range(self.rows.rowCount())
            if self.rows.piece(self.rows.index(place)) is not None
        ]
        best = min(places, key=lambda place: abs(place - at), default=-1)
        return self.rows.index(best) if best >= 0 else QModelIndex()


_M = Qt.KeyboardModifier
