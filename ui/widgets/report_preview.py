"""The report as it will look, kept up to date while one writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.models.report_pages import Pages, ReportOrder, draw, make
from ui.theme import GRID, Theme
from ui.widgets.labels import show_sentence, trouble_label
from ui.widgets.one_job import OneJob
from ui.widgets.page_tools import PageTools
from ui.widgets.page_view import PageView

REFRESH_AFTER_MS = 700
"""After the last change."""


class ReportPreview(QWidget):
    """Pages with tools above them.

    ``order`` returns what the report is made of, ``None`` while no file is open. The report
    is made beside the window, only while the preview can be seen; a newer version takes the
    place of one that is still being made. ``updated``: the pages are those of the last change.
    """

    updated = Signal()

    def __init__(
        self, order: Callable[[], ReportOrder | None], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._order = order
        self._stale = True
        self._paused = False
        self._pages: Pages | None = None
        self._making = OneJob(self)
        self._drawing = OneJob(self)
        self.view = PageView(theme, self)
        self.tools = PageTools(self.view, theme, self)
        self.trouble = trouble_label()
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._soon.timeout.connect(self._make)
        self._making.freed.connect(self._make)
        self._drawing.freed.connect(self._draw)
        self.view.pages_wanted.connect(self._draw)
        self._lay_out()

    def refresh_soon(self) -> None:
        """Make the report anew when nothing has changed for a while."""
        self._stale = True
        self._making.cancel()
        self._soon.start()
        self._tell_state()

    def pause(self) -> None:
        """Leave the machine to other work until ``go_on``."""
        self._paused = True
        self._stale = self._stale or self._making.running
        self._making.cancel()

    def go_on(self) -> None:
        """End a pause."""
        self._paused = False
        self._make()

    def clear(self) -> None:
        """Forget the report: the file has been closed."""
        self._stale = True
        self._pages = None
        self._making.drop()
        self._drawing.drop()
        self._soon.stop()
        self.view.clear()
        self.tools.show_chapters(())
        show_sentence(self.trouble, "")
        self._tell_state()

    def show_chapter(self, key: str) -> None:
        """Scroll to the heading with this key in the report; "" is the first page."""
        chapters = self._pages.chapters if self._pages is not None else ()
        found = next((chapter for chapter in chapters if chapter.key == key), None)
        if not key:
            self.view.go_to(0)
        elif found is not None:
            self.view.go_to(found.page, found.top)

    def showEvent(self, event: QShowEvent) -> None:
        """Take over what has changed while nobody looked."""
        super().showEvent(event)
        self._make()

    def _make(self) -> None:
        """Make the report if there is a newer one to make and nothing stands in the way."""
        if not self._stale or self._paused or self._making.running or not self.isVisible():
            return
        order = self._order()
        if order is None:
            return
        self._stale = False
        self._making.start(
            partial(make, order),
            done=self._on_made,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )
        self._tell_state()

    def _on_made(self, pages: Pages) -> None:
        self._pages = pages
        show_sentence(self.trouble, "")
        self.view.show_pages(pages)
        self.tools.show_chapters(pages.chapters)
        self._go_on_making()

    def _on_failed(self, error: KompassError) -> None:
        show_sentence(self.trouble, str(error))
        self._go_on_making()

    def _on_cancelled(self) -> None:
        self._go_on_making()

    def _go_on_making(self) -> None:
        """Begin again if something changed in the meantime and nobody is typing just now."""
        if not self._soon.isActive():
            self._make()
        self._tell_state()
        if not self._stale:
            self.updated.emit()

    def _draw(self) -> None:
        """Have the pages drawn that are wanted, a few at a time."""
        pages, wanted = self._pages, self.view.wanted()
        if self._drawing.running or pages is None or not wanted:
            return
        self._drawing.start(
            partial(draw, pages, wanted),
            done=partial(self._on_drawn, pages),
            failed=self._on_failed,
        )

    def _on_drawn(self, pages: Pages, images: Mapping[int, QImage]) -> None:
        self.view.take(pages, images)
        self._draw()

    def _tell_state(self) -> None:
        coming = self._stale or self._making.running
        words = self.tr("Uppdateras…") if self._pages else self.tr("Rapporten ställs samman…")
        self.tools.state.setText(words if coming and not self.trouble.text() else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        self.trouble.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.trouble)
        column.addWidget(self.view, 1)
