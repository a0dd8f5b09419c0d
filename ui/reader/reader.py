"""The reader: a document as it looks, with search, selection by mouse and keys, and evidence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.reader.keys import Keys
from ui.reader.reader_base import ReaderBase
from ui.reader.reader_menu import menu_for
from ui.reader.zooming import Fit
from ui.theme import Theme


class Reader(ReaderBase):
    """Shows one document at a time: ``show_document``, ``go_to``, ``set_marks``, ``selected``.

    ``selection_changed``: see ``selected``. ``mark_activated`` carries the id of a mark.
    ``excerpt_requested`` carries a ``Selection``, the numbers of questions ("3.4",) and a
    ``Direction``: the person wants the passage kept and tied to them. Whoever does so then calls
    ``set_marks``, and ``tell`` if there is something to say. ``closed``: the person is done.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._keys = Keys(self)
        self.view.takes_key = self._keys.press_on_pages
        view, tools = self.view, self.tools
        self.search.entered.connect(self._on_search_entered)
        self.search.stepped.connect(self.step_hit)
        for button, do in (
            (tools.pages, self.toggle_pages), (tools.search, self.open_search),
            (tools.region, self.toggle_region), (tools.away, self.closed.emit),
            (tools.keys, self._show_keys),
            (tools.into, lambda: view.step_zoom(1)), (tools.out, lambda: view.step_zoom(-1)),
        ):  # fmt: skip
            button.clicked.connect(do)

    # What keys and buttons do

    def open_search(self) -> None:
        """Have the search field ready."""
        chosen = self.state.selection
        if chosen is not None and chosen.quote and "\n" not in chosen.quote:
            self.search.field.setText(chosen.quote)
        self.search.open()

    def ask_page(self) -> None:
        """Have the page field ready."""
        self.tools.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.field.selectAll()

    def copy(self) -> None:
        """Put the canonical text of what is selected on the clipboard."""
        chosen = self.state.selection
        if chosen is not None and chosen.quote:
            QGuiApplication.clipboard().setText(chosen.quote)
            self.tell(self.tr("Kopierat."))

    def fit_width(self) -> None:
        """Show pages as wide as there is room for."""
        self.view.set_fit(Fit.WIDTH)

    def fit_page(self) -> None:
        """Show whole pages."""
        self.view.set_fit(Fit.PAGE)

    def take_sentence(self) -> None:
        """Select the sentence at the caret or one more."""
        self._have_caret()
        self.state.take_sentence()

    def take_paragraph(self) -> None:
        """Select the paragraph at the caret."""
        self._have_caret()
        self.state.take_paragraph()

    def step_hit(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) hit."""
        self.searching.step(direction, self.state.caret or (self.view.current, -1))

    def step_mark(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) piece of evidence."""
        found = self.state.step_mark(direction, self.view.current)
        if found is None:
            self.tell(self.tr("Dokumentet har inga belägg än."))
            return
        self.state.select(None)
        self._show_mark(found)

    def toggle_region(self) -> None:
        """Begin or end drawing a rectangle."""
        item = self.view.item_of(self.view.current)
        if item is None or not self.pages.are_pictures:
            self.tools.region.setChecked(False)
            self.tell(self.tr("En ram går bara att rita på sidor i PDF och på bilder."))
            return
        self.state.toggle_region(item.page, (item.width, item.height))
        self._show_region()

    def move_region(self, steps: tuple[int, int], *, grow: bool) -> None:
        """Move the rectangle, or its corner."""
        chosen = self.state.selection
        item = self.view.item_of(chosen.page) if chosen is not None else None
        if item is not None:
            self.state.move_region(steps, (item.width, item.height), grow=grow)
            self._show_region()

    def toggle_pages(self) -> None:
        """Show or hide the list of pages."""
        self.side.setVisible(not self.side.isVisible())
        self.tools.pages.setChecked(self.side.isVisible())
        self.side.show_current(self.view.current)
        self.drawing.order()

    def enter(self) -> None:
        """Keep what is selected for the typed questions, or open the evidence pointed at."""
        state = self.state
        if state.selection is not None:
            if not state.request() and state.typed.is_empty:
                self.tell(self.tr("Skriv frågans siffror först, t.ex. 34, och sedan Enter."))
        elif state.overlay.pointed is not None:
            self.mark_activated.emit(state.overlay.pointed.id)

    def ask_for_selection(self) -> None:
        """Tell somebody who types digits that there is nothing selected to tie to a question."""
        self.tell(self.tr("Markera först det som ska sparas: S tar meningen, musen vad som helst."))

    def step_back(self) -> None:
        """Undo one thing: what is typed, selected, pointed at, searched; then close.

        A passage that has been kept is done with, and so is the search that led to it.
        """
        state = self.state
        if state.forget_typed():
            return
        if state.region_mode or state.selection is not None:
            done = state.is_kept
            state.region_mode = False
            state.select(None)
            if done:
                self.searching.close()
        elif state.overlay.pointed is not None:
            state.point_at_mark(None)
        elif self.searching.is_open:
            self.searching.close()
        else:
            self.closed.emit()

    # Qt's own

    def event(self, event: QEvent) -> bool:
        """Keep the keys that the window would otherwise use for something else."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keys.is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means wherever in the reader the keyboard is."""
        if self._keys.press_anywhere(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.view.setFocus()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is selected."""
        if self.view.geometry().contains(event.pos()):
            menu_for(self).popup(event.globalPos())

    def _show_keys(self) -> None:
        button = self.tools.keys
        self.view.setFocus()
        menu_for(self).popup(button.mapToGlobal(button.rect().bottomLeft()))

    # Inside

    def _on_search_entered(self, direction: int) -> None:
        """Go to a hit and leave the keyboard on the pages, for ``n``, ``p`` and ``s``."""
        self.view.setFocus()
        self.step_hit(direction)

    def _have_caret(self) -> None:
        """Have a place for the next sentence that is in sight."""
        if self.state.selection is None and not self.view.is_in_sight(self.state.caret):
            page = self.view.current
            self.state.caret = (page, self.view.top_index(page))

    def _show_region(self) -> None:
        chosen = self.state.selection
        item = self.view.item_of(chosen.page) if chosen is not None else None
        if chosen is not None and item is not None and chosen.region is not None:
            self.view.show_rect(item, item.region_rect(chosen.region), calmly=True)
