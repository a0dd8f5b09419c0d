"""The pages with their margin, and what the mouse does there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.reader.margin import AWAY, Bar, Margin
from ui.reader.overlay import Overlay
from ui.reader.page_item import PageItem
from ui.reader.pages_view import PagesView
from ui.reader.pointer import Pointer
from ui.reader.values import Mark
from ui.theme import Theme

_SCROLL_EVERY_MS = 30
_NEAR = 2.0


class ReaderView(PagesView):
    """Pages to select on.

    ``selected`` carries a ``Selection``, ``caret_set`` a page and a position in its text (a
    click that selects nothing), ``mark_clicked`` a ``Mark``, ``pointed`` the ``Mark`` under the
    mouse or ``None``.
    """

    selected = Signal(object)
    caret_set = Signal(int, int)
    mark_clicked = Signal(object)
    pointed = Signal(object)

    def __init__(self, theme: Theme, overlay: Overlay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.overlay = overlay
        self._margin = Margin(theme)
        self.pointer = Pointer(self)
        self._mouse = QPointF()
        self.takes_key: Callable[[QKeyEvent], bool] = lambda _: False
        """Asked first what a key means on the pages."""
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        self.setAccessibleName(self.tr("Dokumentets sidor"))
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def show_items(self, items: Sequence[PageItem]) -> None:
        """Show these leaves from the top."""
        self.pointer.forget()
        super().show_items(items)

    def refresh_marks(self) -> None:
        """Keep as much room beside the paper as the marks need now, and paint them."""
        self.keep_free(self._margin.width(self.overlay.marks.values()))
        self.viewport().update()

    def place_on(self, item: PageItem, place: QPointF) -> QPointF:
        """Return a place of the view in the points of a leaf, also outside of it."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(place) - item.pos()

    def mark_in_margin(self, place: QPointF) -> Mark | None:
        """Return the mark whose bar is at a place of the view."""
        return self._margin.at(place.x(), place.y())

    def mark_on_page(self, item: PageItem, place: QPointF) -> Mark | None:
        """Return the shortest mark that covers a place of a leaf."""
        marks = [
            mark
            for mark in self.overlay.marks.get(item.page, ())
            if any(
                rect.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(place)
                for rect in item.mark_rects(mark)
            )
        ]
        return min(marks, key=lambda mark: mark.end - mark.start, default=None)

    def mark_at(self, place: QPointF) -> Mark | None:
        """Return the mark at a place of the view, in the margin or on the page."""
        found = self.item_at(place)
        return self.mark_in_margin(place) or (self.mark_on_page(*found) if found else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew, and keep in sight what one is at."""
        kept = self._at_in_sight(event.oldSize().height())
        super().resizeEvent(event)
        if kept is not None:
            self.show_rect(*kept, calmly=True)

    def _at_in_sight(self, height: int) -> tuple[PageItem, QRectF] | None:
        """Return where the selection or the passage gone to begins, if it is to be seen."""
        chosen = self.overlay.selection
        target = (chosen.page, chosen.start, chosen.end) if chosen else self.overlay.target
        item = self.item_of(*target[:2]) if target is not None else None
        rects = item.rects(*target[1:]) if target is not None and item is not None else ()
        if item is None or not rects:
            return None
        place = self.rect_in_view(item, rects[0])
        return (item, rects[0]) if place.bottom() > 0 and place.top() < height else None

    # Painting

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: ARG002
        """Paint the margin and whether the keyboard is here, in pixels of the view."""
        painter.save()
        painter.resetTransform()
        self._place_bars()
        self._margin.paint(painter, self.overlay.pointed)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.restore()

    def _place_bars(self) -> None:
        half = self._stack.width / 2 * self.scale_now
        middle = self.viewportTransform().map(QPointF(0.0, 0.0)).x()
        right = float(self.viewport().width())
        left = min(middle + half + AWAY, right - self._gutter)
        self._margin.place(self._bars(), left, right)

    def _bars(self) -> Iterator[Bar]:
        for number in self.seen():
            item = self._items[number]
            for mark in self.overlay.marks.get(item.page, ()):
                rects = [self.rect_in_view(item, rect) for rect in item.mark_rects(mark)]
                if rects:
                    top, bottom = min(r.top() for r in rects), max(r.bottom() for r in rects)
                    yield Bar(mark, top, bottom)

    def _on_theme(self) -> None:
        ground = self._theme.color("rail" if self._theme.dark else "line")
        self.setBackgroundBrush(QBrush(QColor(ground)))
        self.refresh_marks()

    # Keys and the mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means while somebody reads; otherwise scroll."""
        bar = self.verticalScrollBar()
        steps = bar.SliderAction
        scroll = {
            Qt.Key.Key_Space: steps.SliderPageStepAdd, Qt.Key.Key_Home: steps.SliderToMinimum,
            Qt.Key.Key_End: steps.SliderToMaximum,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if self.takes_key(event):
            event.accept()
        elif scroll is not None:
            bar.triggerAction(scroll)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, or press a mark."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pointer.press(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pointer.press(event, is_double=True)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on selecting, or tell what is under the mouse."""
        self._mouse = event.position()
        if self.pointer.is_dragging:
            self.pointer.move(event.position())
            outside = not self.viewport().rect().contains(event.position().toPoint())
            if outside and not self._scrolling.isActive():
                self._scrolling.start()
        else:
            self._hover(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End selecting."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._scrolling.stop()
            self.pointer.release(event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell about the mark under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.mark_at(QPointF(event.pos()))
            if mark is not None and mark.words:
                QToolTip.showText(event.globalPos(), _plain(mark.words), self.viewport())
            else:
                QToolTip.hideText()
            return True
        if event.type() is QEvent.Type.Leave:
            self.pointed.emit(None)
        return super().viewportEvent(event)

    def _hover(self, place: QPointF) -> None:
        mark = self.mark_at(place)
        if mark != self.overlay.pointed:
            self.pointed.emit(mark)
        self.viewport().setCursor(self._cursor_at(place, mark))

    def _cursor_at(self, place: QPointF, mark: Mark | None) -> Qt.CursorShape:
        if self.pointer.draws_region:
            return Qt.CursorShape.CrossCursor
        if mark is not None:
            return Qt.CursorShape.PointingHandCursor
        found = self.item_at(place)
        if found is not None and found[0].is_on_text(found[1].x(), found[1].y()):
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor

    def _scroll_on(self) -> None:
        """Scroll while the button is held outside the view."""
        height = self.viewport().height()
        away = self._mouse.y() if self._mouse.y() < 0 else max(self._mouse.y() - height, 0)
        if not self.pointer.is_dragging or not away:
            self._scrolling.stop()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(min(max(away, -40), 40)))
        inside = min(max(self._mouse.y(), 0.0), height - 1.0)
        self.pointer.move(QPointF(self._mouse.x(), inside))


def _plain(words: str) -> str:
    """Return words that a tool tip never reads as markup, broken to fit."""
    from html import escape

    return f"<qt>{escape(words)}</qt>"
