"""Pages of paper to scroll through and zoom, sharp at every resolution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.models.page_layout import GAP, PIXELS_PER_POINT, PageLayout, next_zoom, zoom_to_width
from ui.models.report_pages import Pages
from ui.theme import GRID, Theme

_PAPER = QColor("#ffffff")
_ASK_AFTER_MS = 60
_AHEAD = 1
_KEPT = 4
"""Pages above and below the visible ones whose images are kept."""
_AT_ONCE = 3
_NEAR_TOP = 100.0
"""Points."""
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


@dataclass(frozen=True)
class _Drawn:
    image: QImage
    width: int
    """In device pixels, as it was asked for."""
    pages: Pages


class PageView(QAbstractScrollArea):
    """White paper on the ground of the window, also when that is dark.

    ``pages_wanted``: pages are to be seen that have no sharp image yet, see ``wanted``;
    ``moved``: another page is in the middle, or the zoom is another.
    """

    pages_wanted = Signal()
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: Pages | None = None
        self._layout = PageLayout(())
        self._fixed_zoom: float | None = None
        self._images: dict[int, _Drawn] = {}
        self._ask = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._ask.timeout.connect(self.pages_wanted)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Förhandsvisning av rapporten"))
        self.setMinimumWidth(30 * GRID)
        # Always there, or a page that just fits would make it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().setSingleStep(5 * GRID)
        self.horizontalScrollBar().setSingleStep(5 * GRID)
        theme.changed.connect(self.viewport().update)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._layout.sizes)

    @property
    def current(self) -> int:
        """The page that begins nearest above the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return min(self._layout.page_at(middle), max(self.count - 1, 0))

    @property
    def zoom(self) -> float:
        """1.0 being 100 %."""
        return self._layout.zoom

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the width of the view."""
        return self._fixed_zoom is None

    def show_pages(self, pages: Pages) -> None:
        """Show another version; the place on the page stays, old images until there are new."""
        self._pages = pages
        self._images = {n: drawn for n, drawn in self._images.items() if n < len(pages.sizes)}
        self._lay_out()

    def clear(self) -> None:
        """Show no pages."""
        self._pages = None
        self._images = {}
        self._lay_out()

    def wanted(self) -> list[tuple[int, int]]:
        """Return pages to draw next, seen ones first, with their width in device pixels."""
        if self._pages is None:
            return []
        seen = self._seen()
        around = range(max(seen.start - _AHEAD, 0), min(seen.stop + _AHEAD, self.count))
        lacking = [n for n in (*seen, *around) if not self._is_sharp(n)]
        return [(n, self._pixels(n)) for n in dict.fromkeys(lacking)][:_AT_ONCE]

    def take(self, pages: Pages, images: Mapping[int, QImage]) -> None:
        """Take images of ``pages``, and let go of those far away."""
        if pages is not self._pages:
            return
        ratio = self.devicePixelRatioF()
        for number, image in images.items():
            width = image.width()
            image.setDevicePixelRatio(ratio)
            self._images[number] = _Drawn(image, width, pages)
        seen = self._seen()
        near = range(seen.start - _KEPT, seen.stop + _KEPT)
        self._images = {n: drawn for n, drawn in self._images.items() if n in near}
        self.viewport().update()

    def go_to(self, page: int, down: float = 0.0) -> None:
        """Scroll to the top of a page, or to what stands ``down`` points below it."""
        if 0 <= page < self.count:
            # Near the top, the whole page is the calmer thing to see.
            below = round(down * self.zoom * PIXELS_PER_POINT) if down > _NEAR_TOP else 0
            self.verticalScrollBar().setValue(self._layout.tops[page] + below - GAP // 2)

    def step_page(self, direction: int) -> None:
        """Go to the next page (1) or to the top of this one or the page before (-1)."""
        here, current = self.verticalScrollBar().value(), self.current
        at_top = here <= self._layout.tops[current] if self.count else True
        self.go_to(current + direction if direction > 0 or at_top else current)

    def step_zoom(self, direction: int) -> None:
        """Zoom in (1) or out (-1) by one step."""
        self.set_zoom(next_zoom(self.zoom, direction))

    def set_zoom(self, zoom: float | None) -> None:
        """Use a zoom from now on; ``None`` fits the pages to the width."""
        self._fixed_zoom = zoom
        self._lay_out()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew; the sharp images come when the size has been still."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew on a screen of another resolution."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._ask.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the usual keys, zoom with + and -, fit with 0."""
        key = Qt.Key(event.key())
        bar = self.verticalScrollBar()
        if key in _ZOOM_KEYS:
            self.step_zoom(_ZOOM_KEYS[key])
        elif key == Qt.Key.Key_0:
            self.set_zoom(None)
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and paper, with the best image there is of each page."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(
            event.rect(), self._theme.color("line" if not self._theme.dark else "rail")
        )
        for number in self._seen():
            self._paint_page(painter, number)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _paint_page(self, painter: QPainter, number: int) -> None:
        place = self._place(number)
        painter.fillRect(place, _PAPER)
        drawn = self._images.get(number)
        if drawn is None:
            return
        if drawn.width == self._pixels(number):
            ratio = self.devicePixelRatioF()
            # On whole device pixels, or fine lines would blur.
            corner = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
            painter.drawImage(corner, drawn.image)
        else:
            painter.drawImage(place, drawn.image)

    def _place(self, number: int) -> QRect:
        """Return where a page stands in the view."""
        width, height = self._layout.pages[number]
        room = max(self.viewport().width(), self._layout.width)
        left = (room - width) // 2 - self.horizontalScrollBar().value()
        top = self._layout.tops[number] - self.verticalScrollBar().value()
        return QRect(left, top, width, height)

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    def _pixels(self, number: int) -> int:
        return round(self._layout.pages[number][0] * self.devicePixelRatioF())

    def _is_sharp(self, number: int) -> bool:
        drawn = self._images.get(number)
        if drawn is None:
            return False
        return drawn.pages is self._pages and drawn.width == self._pixels(number)

    def _lay_out(self) -> None:
        """Compute where the pages stand; what stood at the top of the view stays there."""
        bar, before = self.verticalScrollBar(), self._layout
        page = before.page_at(bar.value())
        inside = (bar.value() - before.tops[page]) / before.pages[page][1] if before.pages else 0.0
        sizes = self._pages.sizes if self._pages is not None else ()
        zoom = self._fixed_zoom or zoom_to_width(sizes, self.viewport().width())
        self._layout = after = PageLayout(sizes, zoom)
        view = self.viewport().size()
        bar.setRange(0, max(after.height - view.height(), 0))
        bar.setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(after.width - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        if before.pages and after.pages:
            page = min(page, self.count - 1)
            bar.setValue(round(after.tops[page] + inside * after.pages[page][1]))
        self._ask.start()
        self.viewport().update()
        self.moved.emit()

    def _on_scrolled(self) -> None:
        self._ask.start()
        self.moved.emit()
