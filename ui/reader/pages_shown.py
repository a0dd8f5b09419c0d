"""Has a document shown in its form: drawn pages, or text set on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from kompass.sources.model import DocumentText, Form
from ui.reader.drawing import Drawing, draws
from ui.reader.leaves import leaves_of
from ui.reader.page_item import PageItem
from ui.reader.reader_view import ReaderView
from ui.reader.sheet_setting import setting_of
from ui.reader.text_item import TextItem

_WITH_HEADINGS = {Form.DOCX, Form.ODT, Form.HTML, Form.MARKDOWN}


class PagesShown(QObject):
    """Puts items into the view.

    ``shown``: the document's pages are there. ``troubled`` carries a sentence: its text is
    shown because its pages cannot be drawn.
    """

    shown = Signal()
    troubled = Signal(str)

    def __init__(self, view: ReaderView, drawing: Drawing, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._drawing = drawing
        self._text: DocumentText | None = None
        self.are_pictures = False
        """Whether the pages are drawn, so that a rectangle on them means something."""
        self.ready = False
        drawing.opened.connect(self._on_opened)
        drawing.failed.connect(self._on_failed)

    @property
    def sizes(self) -> Sequence[tuple[float, float]] | None:
        """The sizes of drawn pages in points."""
        if not self.are_pictures:
            return None
        return [(item.width, item.height) for item in self._view.items_shown]

    def show(self, content: bytes, text: DocumentText) -> None:
        """Show a document; ``shown`` follows, for text at once."""
        self.ready = False
        self.are_pictures = draws(text.form)
        self._text = text
        self._view.show_items(())
        if self.are_pictures:
            self._drawing.open(content, text)
        else:
            self._drawing.close()
            self._show_text(text)

    def clear(self) -> None:
        """Show nothing."""
        self.ready = False
        self._text = None
        self._drawing.close()
        self._view.show_items(())

    def _show_text(self, text: DocumentText) -> None:
        has_headings = text.form in _WITH_HEADINGS
        settings = [setting_of(page, has_headings=has_headings) for page in text.pages]
        items: list[PageItem] = []
        for leaf in leaves_of(text.pages):
            page = text.pages[leaf.page]
            item = TextItem(leaf, page.text, settings[leaf.page], self._view.overlay)
            if leaf.is_first and page.places:
                item.heading = page.places[0].words
            items.append(item)
        self._show_items(items)

    def _on_opened(self, items: Sequence[PageItem]) -> None:
        self._show_items(items)

    def _on_failed(self, error: KompassError) -> None:
        self.are_pictures = False
        self.troubled.emit(str(error))
        if self._text is not None:
            self._show_text(self._text)

    def _show_items(self, items: Sequence[PageItem]) -> None:
        self.ready = True
        self._view.show_items(items)
        self.shown.emit()
