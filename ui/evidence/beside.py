"""The way from a question to its evidence, on to the passage, and back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.evidence.panel import EvidencePanel
from ui.evidence.passage import Passage
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.evidence.items import Piece
    from ui.session import Session


class HasRoom(Protocol):
    """What holds the panel, and has room for a passage beside it."""

    def show_passage(self, passage: QWidget) -> None:
        """Show a passage beside the panel."""

    def hide_passage(self) -> None:
        """Show again what stood there."""


class Beside(QObject):
    """Opens passages from a panel. ``left``: the keyboard goes back to where it came from.

    ``lost``: that is nowhere any more, so it is for whoever hears this to take it.

    ``source_requested`` and ``interview_requested`` carry two ids: of the source and the
    excerpt, or of the interview and the line, to show where they were made.
    """

    left = Signal()
    lost = Signal()
    source_requested = Signal(str, object)
    interview_requested = Signal(str, object)

    def __init__(
        self, session: Session, theme: Theme, panel: EvidencePanel, room: HasRoom, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session = session
        self._theme = theme
        self._panel = panel
        self._room = room
        self._passage: Passage | None = None
        self._came_from: QWidget | None = None
        self.hides_sensitive = False
        panel.passage_requested.connect(self.open)
        panel.left.connect(self._leave)
        panel.list.chosen.connect(self._follow)
        session.closed.connect(self.close)
        page.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether a passage is shown."""
        return self._passage is not None and self._passage.isVisibleTo(self._panel.window())

    @property
    def passage(self) -> Passage | None:
        """The passage that is, or was, shown."""
        return self._passage

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide notes with F12 when somebody passes, wherever on the page the keyboard is."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_F12
            and not event.modifiers()
        ):
            self.hide_notes(on=not self._panel.list.hides_notes)
            return True
        return super().eventFilter(watched, event)

    def hide_notes(self, *, on: bool) -> None:
        """Hide the words of notes, or show them again."""
        self._panel.list.hide_notes(on=on)
        if self._passage is not None:
            self._passage.hides_notes = on
            if self._passage.piece is not None and self.is_open:
                self._passage.show_piece(self._passage.piece)

    def project(self, *, on: bool) -> None:
        """Keep sensitive notes from a whole room."""
        self.hides_sensitive = self._panel.list.looks.hides_sensitive = on
        self._panel.list.looks.forget()
        self._panel.list.viewport().update()
        if on:
            self.close()

    def enter(self) -> None:
        """Go to the evidence, and remember where one came from."""
        focus = QApplication.focusWidget()
        if focus is not None and not self._panel.isAncestorOf(focus):
            self._came_from = focus
        self._panel.take_keyboard()

    def open(self, piece: Piece) -> None:
        """Show the passage of a piece; once more, put the keyboard in it."""
        passage = self._built()
        if self.is_open and passage.piece is not None and passage.piece.item == piece.item:
            passage.take_keyboard()
            return
        passage.hides_sensitive = self.hides_sensitive
        passage.hides_notes = self._panel.list.hides_notes
        self._panel.show_hint(passage=True)
        self._room.show_passage(passage)
        passage.show_piece(piece)

    def close(self) -> None:
        """Show again what stood there before."""
        if self._passage is not None and self.is_open:
            inside = self._passage.isAncestorOf(QApplication.focusWidget() or self._panel)
            self._room.hide_passage()
            self._panel.show_hint(passage=False)
            if inside:
                self._panel.take_keyboard()

    def _leave(self) -> None:
        """Go one step back: from the passage to the list, from the list to the question."""
        if self.is_open:
            self.close()
            return
        came_from, self._came_from = self._came_from, None
        self.left.emit()
        if came_from is not None and _is_there(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.lost.emit()

    def _follow(self) -> None:
        """Show what is chosen while a passage is open."""
        piece = self._panel.list.piece
        if self._passage is None or not self.is_open:
            return
        if piece is None:
            self.close()
        elif self._passage.piece is None or piece.item != self._passage.piece.item:
            self._passage.show_piece(piece)

    def _on_page(self, piece: Piece) -> None:
        item = self._session.snapshot.material.item(piece.item)
        if item is None:
            return
        source = getattr(item, "source", "")
        if source:
            self.source_requested.emit(source, item.id)
        else:
            self.interview_requested.emit(getattr(item, "interview", ""), item.id)

    def _built(self) -> Passage:
        if self._passage is None:
            self._passage = Passage(self._session, self._theme)
            self._passage.closed.connect(self.close)
            self._passage.page_requested.connect(self._on_page)
        return self._passage


def _is_there(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget) and widget.isVisible() and widget.isEnabled()
