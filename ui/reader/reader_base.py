"""The parts of the reader, put together: what is shown, where one is, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kompass.sources.model import DocumentText, PageText
from kompass.swedish import format_count
from ui.reader.drawing import Drawing
from ui.reader.foot_line import FootLine
from ui.reader.pages_shown import PagesShown
from ui.reader.reader_view import ReaderView
from ui.reader.reading_state import ReadingState
from ui.reader.search_bar import SearchBar
from ui.reader.searching import Searching
from ui.reader.side_list import SideList
from ui.reader.tool_bar import ToolBar
from ui.reader.values import Mark, Selection
from ui.theme import Theme
from ui.widgets.labels import show_sentence, trouble_label


class ReaderBase(QWidget):
    """Shows one document at a time; what keys do is the matter of ``Reader``."""

    selection_changed = Signal()
    excerpt_requested = Signal(object, object, object)
    mark_activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ReadingState(self)
        self.view = ReaderView(theme, self.state.overlay, self)
        self.drawing = Drawing(self.view, self.state.overlay, self)
        self.tools = ToolBar(self)
        self.search = SearchBar(self)
        self.searching = Searching(self.search, self)
        self.foot = FootLine(self.state, self)
        self.side = SideList(theme, self.state.overlay, self.drawing.thumbnails, self)
        self.trouble = trouble_label()
        self.pages = PagesShown(self.view, self.drawing, self)
        self._wait_at: tuple[int, int, int] | None = None
        """A passage to show as soon as it is known where it stands."""
        self._where = ""
        """The page and the place in it, in words."""
        self._wait_for = ""
        """A mark to show as soon as there are pages."""
        self._lay_out()
        self._connect()
        self._on_moved()

    # What whoever shows documents calls

    @property
    def selected(self) -> Selection | None:
        """What is selected."""
        return self.state.selection

    def show_document(self, content: bytes, text: DocumentText, marks: Sequence[Mark]) -> None:
        """Show a document from its beginning, with this evidence on it."""
        show_sentence(self.trouble, "")
        self.searching.close()
        self._wait_at, self._wait_for = None, ""
        self.state.show_pages(text.pages)
        self.state.set_marks(marks)
        self.searching.set_texts(tuple(page.text for page in text.pages))
        self.view.pointer.texts = tuple(page.text for page in text.pages)
        self.view.refresh_marks()
        self.side.show_pages(text.pages, None)
        self.pages.show(content, text)
        self._on_moved()

    def clear(self) -> None:
        """Let go of the document."""
        self.searching.close()
        self.state.show_pages(())
        self.state.set_marks(())
        self.pages.clear()
        self.side.show_pages((), None)
        self._on_moved()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show this evidence from now on."""
        self.state.set_marks(marks)
        self.view.refresh_marks()
        self.side.pages.refresh()

    def set_questions(self, titles: Mapping[str, str]) -> None:
        """Know the questions by number, to tell their titles and refuse other numbers."""
        self.state.titles = dict(titles)
        self.foot.refresh()

    def go_to(self, page: int, start: int, end: int) -> None:
        """Show a passage and mark it; the next sentence that is taken is the one there."""
        self.state.point_at(page, start, end)
        self._show_passage(page, start, end)

    def go_to_mark(self, mark_id: str) -> None:
        """Show a piece of evidence among the marks, and have it stand out."""
        marks = (mark for page in self.state.overlay.marks.values() for mark in page)
        found = next((mark for mark in marks if mark.id == mark_id), None)
        if found is not None:
            self.state.put_caret(found.page, found.start)
            self.state.point_at_mark(found)
            self._show_mark(found)

    def search_for(self, words: str) -> None:
        """Mark what was searched for elsewhere; ``n`` and ``p`` walk through it."""
        self.searching.show_words(words, self.view.current)

    def tell(self, sentence: str) -> None:
        """Show a sentence in the line at the bottom until the next key."""
        self.state.tell(sentence)

    # Inside

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.side)
        row.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tools, self.search, self.trouble):
            column.addWidget(part)
        column.addLayout(row, 1)
        column.addWidget(self.foot)
        self.side.hide()
        self.setFocusProxy(self.view)
        stops = [*self.tools.stops(), *self.search.stops(), self.side, self.view]
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)

    def _connect(self) -> None:
        state, view, tools = self.state, self.view, self.tools
        state.changed.connect(self._on_changed)
        state.selection_changed.connect(self._on_selected)
        state.requested.connect(self.excerpt_requested)
        view.selected.connect(state.select)
        view.caret_set.connect(state.put_caret)
        view.pointed.connect(state.point_at_mark)
        view.mark_clicked.connect(self._on_mark)
        view.moved.connect(self._on_moved)
        self.drawing.laid_out.connect(self._on_laid_out)
        self.drawing.wanted_thumbnails = self.side.wanted_now
        self.drawing.thumbnail_drawn.connect(self.side.viewport().update)
        self.pages.shown.connect(self._on_shown)
        self.pages.troubled.connect(lambda said: show_sentence(self.trouble, said))
        self.side.page_chosen.connect(view.go_to_page)
        self.side.wanted.connect(self.drawing.order)
        self.searching.hits_changed.connect(self._on_hits)
        self.searching.gone_to.connect(self.go_to)
        self.searching.closed.connect(self._take_keyboard)
        tools.page_typed.connect(self._on_page_typed)
        tools.left_field.connect(self._take_keyboard)
        tools.fit_chosen.connect(view.set_fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the passage that was asked for while there was no room to show it in."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_where_wanted)

    def _go_where_wanted(self) -> None:
        if self._wait_at is not None:
            self._show_passage(*self._wait_at)

    def _take_keyboard(self) -> None:
        self.view.setFocus()

    def _on_shown(self) -> None:
        self.side.show_pages(self.state.pages, self.pages.sizes)
        self.view.refresh_marks()
        self._go_where_wanted()
        waiting, self._wait_for = self._wait_for, ""
        if waiting:
            self.go_to_mark(waiting)
        self._on_moved()

    def _show_mark(self, mark: Mark) -> None:
        """Scroll to a mark, now or as soon as its page is there."""
        item = self.view.item_of(mark.page, mark.start)
        if mark.region is None:
            self._show_passage(mark.page, mark.start, mark.end)
        elif item is not None:
            self.view.show_rect(item, item.region_rect(mark.region))
        else:
            self._wait_for = mark.id

    def _show_passage(self, page: int, start: int, end: int) -> None:
        """Scroll to a passage now, and again when it is known where on its page it stands."""
        self._wait_at = (page, start, end)
        if not self.pages.ready or not self.isVisible():
            return
        if self.view.show_passage(page, start, end):
            self._wait_at = None
        elif self.pages.are_pictures:
            self.drawing.need_lines(page)

    def _on_laid_out(self, page: int) -> None:
        if self._wait_at is None or self._wait_at[0] != page:
            return
        if self.view.is_page_in_sight(page):
            self._show_passage(*self._wait_at)
        else:  # somebody has scrolled on meanwhile
            self._wait_at = None

    def _on_changed(self) -> None:
        self.view.viewport().update()
        self.tools.region.setChecked(self.state.region_mode)
        self.view.pointer.draws_region = self.state.region_mode
        self.foot.found = self.searching.words()
        self._tell_foot()

    def _on_selected(self) -> None:
        """Keep the end that has just been moved in sight."""
        chosen = self.state.selection
        if chosen is not None and chosen.region is None and not self.view.pointer.is_dragging:
            last = max(chosen.end - 1, chosen.start)
            item = self.view.item_of(chosen.page, last)
            rects = item.rects(last, chosen.end) if item is not None else ()
            if item is not None and rects:
                self.view.show_rect(item, rects[-1], calmly=True)
        self.selection_changed.emit()

    def _on_hits(self) -> None:
        self.state.overlay.hits = self.searching.by_page
        self._on_changed()

    def _on_mark(self, mark: Mark) -> None:
        self.state.point_at_mark(mark)
        self.mark_activated.emit(mark.id)

    def _on_moved(self) -> None:
        """Tell where one is."""
        pages, current = self.state.pages, self.view.current
        self.searching.page = current
        page = pages[current] if current < len(pages) else None
        count = self.tr("av {count}").format(count=len(pages)) if pages else ""
        place = self._place_words(page) if page is not None else ""
        name = (page.label or str(page.number + 1)) if page is not None else ""
        self.tools.show_page(name, count, place)
        self.tools.show_zoom(self.view.zoom, self.view.fit)
        self.side.show_current(current)
        said = self.tr("Sida {page} av {count}").format(page=current + 1, count=len(pages))
        self._where = f"{said} {place}".strip() if pages else ""
        self.foot.can_frame = self.pages.are_pictures
        self.foot.has_text = page is None or bool(page.text.strip())
        self._tell_foot()

    def _tell_foot(self) -> None:
        """Tell in the line at the bottom, and to a screen reader, what there is to tell."""
        self.foot.refresh()
        words = " · ".join(part for part in (self._where, self.foot.words.text()) if part)
        if words != self.view.accessibleDescription():
            self.view.setAccessibleDescription(words)

    def _place_words(self, page: PageText) -> str:
        """Return where in the text the top of the view is, or what else the page is called."""
        words = []
        if page.places:
            words.append(page.place_at(self.view.top_index(page.number)))
        elif page.label:
            words.append(self.tr("PDF-sida {number}").format(number=page.number + 1))
        if page.unreadable == 1:
            words.append(self.tr("1 oläsligt tecken"))
        elif page.unreadable:
            said = self.tr("{count} oläsliga tecken")
            words.append(said.format(count=format_count(page.unreadable)))
        return " · ".join(part for part in words if part)

    def _on_page_typed(self, typed: str) -> None:
        """Go to the page with this label, or else this number."""
        wanted = typed.strip().casefold()
        labels = [page.label.casefold() for page in self.state.pages]
        if wanted and wanted in labels:
            self.view.go_to_page(labels.index(wanted))
        elif wanted.isdigit() and 0 < int(wanted) <= len(labels):
            self.view.go_to_page(int(wanted) - 1)
        else:
            self.state.tell(
                self.tr("Det finns ingen sida {page}. Skriv ett tal från 1 till {count}.").format(
                    page=typed.strip(), count=len(labels)
                )
            )
        self._take_keyboard()
        self._on_moved()
