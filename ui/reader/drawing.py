"""Has the pages drawn that are to be seen, and those that soon may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kompass.errors import KompassError
from kompass.sources.model import DocumentText, Form
from ui.reader.leaves import Leaf
from ui.reader.overlay import Overlay
from ui.reader.page_item import PageItem
from ui.reader.page_lines import PageLines
from ui.reader.pages_view import PagesView
from ui.reader.picture_cache import PictureCache
from ui.reader.picture_item import PictureItem
from ui.reader.pictures import width_within
from ui.reader.render_thread import Done, Failed, Opened, Order, RenderThread, Wanted

_ROUGH: Final = 3_500_000
"""Pixels from which a page is drawn small first."""
_ROUGH_SHARE: Final = 4
_AHEAD: Final = 2
_BEHIND: Final = 1
_THUMBNAILS: Final = 24 * 1024 * 1024
"""Bytes."""


class Drawing(QObject):
    """Feeds the items of one document with pictures.

    ``opened``: there are items to show; ``failed`` carries the ``KompassError`` of a document
    that cannot be opened; ``laid_out`` a page whose characters have got their places;
    ``thumbnail_drawn`` a page.
    """

    opened = Signal(object)
    failed = Signal(object)
    laid_out = Signal(int)
    thumbnail_drawn = Signal(int)

    def __init__(self, view: PagesView, overlay: Overlay, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._overlay = overlay
        self._text: DocumentText | None = None
        self._items: list[PictureItem] = []
        self._broken: set[int] = set()
        self._needed: int | None = None
        self._held = False
        self.cache = PictureCache()
        self.thumbnails = PictureCache(_THUMBNAILS)
        self.wanted_thumbnails: Callable[[], Sequence[tuple[int, int]]] = lambda: ()
        """Pages and widths in device pixels, as the side bar wants them now."""
        self._thread = RenderThread(self)
        self._thread.opened.connect(self._on_opened)
        self._thread.done.connect(self._on_done)
        self._thread.failed.connect(self._on_failed)
        view.settled.connect(self.order)

    def open(self, content: bytes, text: DocumentText) -> None:
        """Open a PDF or an image; ``opened`` or ``failed`` follows."""
        self.close()
        self._text = text
        self._thread.open(content, text.form)

    def close(self) -> None:
        """Forget the document."""
        self._thread.close()
        self._text = None
        self._items = []
        self._broken = set()
        self._needed = None
        self.cache.clear()
        self.thumbnails.clear()

    def stop(self) -> None:
        """End the thread; the reader draws no more. Happens by itself with the reader."""
        self._thread.stop()

    def need_lines(self, page: int) -> None:
        """Work out soon where the characters of a page stand."""
        self._needed = page
        self.order()

    def order(self) -> None:
        """Put in order what is lacking now, in the place of what was ordered before."""
        if self._items and not self._held:
            self._thread.want(list(dict.fromkeys(self._orders())))

    def _orders(self) -> Iterator[Order]:
        seen = self._view.seen()
        for number in seen:
            yield from self._picture(self._items[number])
        if self._needed is not None and not self._items[self._needed].is_laid_out:
            yield Order(Wanted.LINES, self._needed)
        for number in seen:
            yield from self._lines(self._items[number])
        last = len(self._items)
        for number in (
            *range(seen.stop, min(seen.stop + _AHEAD, last)),
            *range(max(seen.start - _BEHIND, 0), seen.start),
        ):
            yield from self._picture(self._items[number])
            yield from self._lines(self._items[number])
        for page, width in self.wanted_thumbnails():
            if page < last and page not in self._broken and not self.thumbnails.has_any(page):
                yield Order(Wanted.THUMBNAIL, page, width)

    def _picture(self, item: PictureItem) -> Iterator[Order]:
        width = width_within(self._view.width_in_dots(item), (item.width, item.height))
        if item.page in self._broken or self.cache.has(item.page, width):
            return
        pixels = width * width * item.height / max(item.width, 1.0)
        if pixels > _ROUGH and not self.cache.has_any(item.page):
            yield Order(Wanted.PICTURE, item.page, max(width // _ROUGH_SHARE, 1))
        yield Order(Wanted.PICTURE, item.page, width)

    def _lines(self, item: PictureItem) -> Iterator[Order]:
        if not item.is_laid_out and item.page not in self._broken:
            yield Order(Wanted.LINES, item.page)

    def _on_opened(self, news: Opened) -> None:
        text = self._text
        if text is None:
            return
        lengths = [len(page.text) for page in text.pages] or [0]
        lengths += [0] * (len(news.sizes) - len(lengths))
        self._items = [
            PictureItem(Leaf(number, 0, lengths[number]), size, self._overlay, self.cache)
            for number, size in enumerate(news.sizes)
        ]
        items: list[PageItem] = list(self._items)
        # Whoever shows them may scroll on: what is seen in between need not be drawn.
        self._held = True
        self.opened.emit(items)
        self._held = False
        self.order()

    def _on_done(self, news: Done) -> None:
        page, result = news.order.page, news.result
        if page >= len(self._items):
            return
        if isinstance(result, PageLines):
            self._items[page].take_lines(result, self._text_of(page))
            if page == self._needed:
                self._needed = None
            self.laid_out.emit(page)
        elif news.order.kind is Wanted.THUMBNAIL:
            self.thumbnails.put(page, news.order.width, result)
            self.thumbnail_drawn.emit(page)
        else:
            self._take_picture(page, news.order.width, result)

    def _take_picture(self, page: int, width: int, picture: QImage) -> None:
        self.cache.put(page, width, picture)
        self._items[page].update()

    def _on_failed(self, news: Failed) -> None:
        if not isinstance(news.error, KompassError):
            raise news.error
        if news.order is not None:
            self._broken.add(news.order.page)
            self._items[news.order.page].take_lines(PageLines("", ()), "")
            self.laid_out.emit(news.order.page)
        else:
            self.failed.emit(news.error)

    def _text_of(self, page: int) -> str:
        pages = self._text.pages if self._text is not None else ()
        return pages[page].text if page < len(pages) else ""


def draws(form: Form) -> bool:
    """Tell whether documents of a form are shown as pictures of their pages."""
    return form in {Form.PDF, Form.IMAGE}
