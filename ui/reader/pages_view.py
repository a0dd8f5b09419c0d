"""The pages below each other, to scroll and zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.reader.leaves import GAP
from ui.reader.leaves_view import SIDE, LeavesView
from ui.reader.page_item import PageItem
from ui.reader.text_item import TextItem
from ui.reader.zooming import Fit, fitting_zoom, next_zoom
from ui.theme import GRID

_DOWN = 0.3
"""Of the view's height, above a passage that one is taken to."""
_TEXT_FROM = 0.08
"""Of a page's height: its usual margins."""
_WIDEST = 1.5
_WIDEST_TEXT = 1.15
"""Pages that fit a wide screen are no larger than this."""


class PagesView(LeavesView):
    """Zooms, and goes to pages and passages. What is on the paper is the matter of its items."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit = Fit.WIDTH

    def show_items(self, items: Sequence[PageItem]) -> None:
        """Show these leaves from the top."""
        self._take_items(items)
        self._apply_zoom()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    # Scrolling and zooming

    @property
    def fit(self) -> Fit:
        """What decides the zoom."""
        return self._fit

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Use a zoom from now on; what is at ``around`` (the view's middle) stays there."""
        self._fit = Fit.NUMBER
        self._zoom_around(zoom, around or QPointF(self.viewport().rect().center()))

    def step_zoom(self, direction: int, around: QPointF | None = None) -> None:
        """Zoom in (1) or out (-1) by one step."""
        self.set_zoom(next_zoom(self._zoom, direction), around)

    def set_fit(self, fit: Fit) -> None:
        """Let the width or the height of the view decide."""
        page = self.current
        self._fit = fit
        self._apply_zoom()
        if fit is Fit.PAGE:
            self.go_to_page(page)

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        number = self._first.get(page)
        if number is not None:
            self._scroll_to(self._stack.tops[number] * self.scale_now - GAP / 2)

    def show_passage(self, page: int, start: int, end: int) -> bool:
        """Scroll to a passage; ``False`` if it is not known yet where it stands on its page."""
        item = self.item_of(page, start)
        if item is None:
            return False
        if isinstance(item, TextItem):
            self._lay_out_texts([self._items.index(item)])
        rects = item.rects(start, max(end, start + 1))
        if not rects:
            self.show_rect(item, _guess(item, start))
            return item.is_laid_out
        self.show_rect(item, rects[0])
        return True

    def show_rect(self, item: PageItem, rect: QRectF, *, calmly: bool = False) -> None:
        """Scroll to a rectangle of a leaf; ``calmly``: only if it is not to be seen."""
        place = self.rect_in_view(item, rect)
        margin = 3 * GRID
        room = QRectF(self.viewport().rect()).adjusted(0, margin, 0, -margin)
        if calmly and room.top() <= place.top() and place.bottom() <= room.bottom():
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if place.left() < 0 or place.right() > room.width():
            across.setValue(across.value() + round(place.left() - room.width() * 0.1))
        self._scroll_to(down.value() + place.top() - room.height() * _DOWN)

    def keep_free(self, pixels: int) -> None:
        """Keep so much room free to the right of the paper, for the margin."""
        if pixels != self._gutter:
            self._gutter = pixels
            self._apply_zoom()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._apply_zoom()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl where the mouse is, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    # Inside

    def _apply_zoom(self) -> None:
        """Use the zoom that is wanted; what stands at the top of the view stays there."""
        self._zoom_around(self._wanted_zoom(), QPointF(self.viewport().width() / 2, 0.0))

    def _wanted_zoom(self) -> float:
        if self._fit is Fit.NUMBER or not self._items:
            return self._zoom
        across = self.viewport().width() - 2 * SIDE - self._gutter
        down = self.viewport().height() - GAP
        is_text = isinstance(self._items[0], TextItem)
        # A page of text is as long as it happens to be: to see the whole of it means nothing.
        if self._fit is Fit.PAGE and not is_text:
            item = self._items[self._first.get(self.current, 0)]
            return fitting_zoom(self._fit, (item.width, item.height), (across, down))
        widest = _WIDEST_TEXT if is_text else _WIDEST
        return fitting_zoom(Fit.WIDTH, (self._stack.width, 1.0), (across, down), widest=widest)

    def _zoom_around(self, zoom: float, around: QPointF) -> None:
        fixed = self._to_scene(around)
        self._zoom = zoom
        scale = self.scale_now
        self._laying = True
        self.setTransform(QTransform.fromScale(scale, scale))
        self._set_scene_rect()
        now = self.viewportTransform().map(fixed)
        for bar, away in (
            (self.horizontalScrollBar(), now.x() - around.x()),
            (self.verticalScrollBar(), now.y() - around.y()),
        ):
            bar.setValue(round(bar.value() + away))
        self._laying = False
        self._on_scrolled()


def _guess(item: PageItem, start: int) -> QRectF:
    """Return about where a character stands on a page whose text runs from top to bottom."""
    share = (start - item.leaf.start) / max(item.leaf.end - item.leaf.start, 1)
    down = item.height * (_TEXT_FROM + (1 - 2 * _TEXT_FROM) * share)
    return QRectF(item.width / 2, down, 1.0, 1.0)
