"""Shows a chart as large as there is room, sharp at every resolution, and lets one point at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.jobs import run_job
from ui.theme import GRID, Theme
from ui.widgets.chart_bubble import paint_bubble

if TYPE_CHECKING:
    from kompass.charts.ink import Spot
    from kompass.charts.picture import Picture

Draw = Callable[[tuple[float, float]], "Picture"]
"""Draws a chart of this many inches (width, height)."""

DPI = 96.0
REDRAW_AFTER_MS = 150
_REACH = 3.5 * GRID
"""How near to a value the pointer must be."""
_SMALLEST = 40 * GRID


class ChartView(QWidget):
    """A picture that is redrawn when its size, the colours or the figures change.

    While the window is being resized the last picture is stretched; the sharp one comes when
    the size has been still for 150 ms. Matplotlib is imported beside the window the first
    time a chart is shown. ``drawn``: a new picture is on the screen.
    """

    drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draw: Draw | None = None
        self._image = QImage()
        self._spots: tuple[Spot, ...] = ()
        self._pointed: Spot | None = None
        self._chosen: int | None = None
        self._stale = False
        self._ready = False
        self._getting_ready = False
        self._timer = QTimer(self, singleShot=True, interval=REDRAW_AFTER_MS)
        self._timer.timeout.connect(self._redraw)
        self.setMouseTracking(True)
        self.setMinimumSize(_SMALLEST, _SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def image(self) -> QImage:
        """The picture on the screen, null before the first one."""
        return self._image

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The values in the picture."""
        return self._spots

    @property
    def reading(self) -> str:
        """What is said about the value pointed at or chosen; empty if none is."""
        spot = self._shown_spot()
        return spot.words if spot else ""

    def show_chart(self, draw: Draw, *, name: str, words: str) -> None:
        """Show what ``draw`` draws; ``name`` and ``words`` are for screen readers."""
        self._draw = draw
        self._pointed = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self._stale = True
        if self.isVisible():
            self._redraw()

    def choose_area(self, area: int | None) -> None:
        """Mark the value of an area, counted from 0; ``None`` marks nothing."""
        self._chosen = area
        self.update()

    def place_of(self, spot: Spot) -> QPointF:
        """Return where a value is in the widget."""
        place = self._place()
        return QPointF(place.left() + spot.x * place.width(), place.top() + spot.y * place.height())

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(80 * GRID, 75 * GRID)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not drawn while nobody looked."""
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self._redraw)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stretch the last picture until the size stays."""
        super().resizeEvent(event)
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def event(self, event: QEvent) -> bool:
        """Redraw on a screen of another resolution; forget the pointer when it leaves."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._stale = True
            self._timer.start()
        elif event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the value nearest to the pointer."""
        self._point_at(self._nearest(event.position()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - it is painted whole
        """Paint the picture, and above it what is read."""
        painter = QPainter(self)
        if self._image.isNull():
            painter.setPen(self._theme.color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Ritar…"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), self._image)
        spot = self._shown_spot()
        if spot is not None:
            paint_bubble(painter, self._theme, self.rect(), self.place_of(spot), spot.words)

    def _place(self) -> QRectF:
        """Return where the picture is painted: all of the widget, or in its middle."""
        have = QSize(self._image.size() / self._image.devicePixelRatio())
        # Less than a pixel astray is no reason to blur the picture.
        near = abs(have.width() - self.width()) < 2 and abs(have.height() - self.height()) < 2
        size = have if near else have.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        if not near:
            place.moveCenter(self.rect().center())
        return QRectF(place)

    def _redraw(self) -> None:
        if self._draw is None or not self.isVisible():
            return
        if not self._ready:
            self._get_ready()
            return
        self._timer.stop()
        self._stale = False
        # Larger text in the window is larger text in the picture: fewer inches, more dots.
        dpi = DPI * self._theme.scale
        picture = self._draw((self.width() / dpi, self.height() / dpi))
        self._image = to_image(picture, dpi, self.devicePixelRatioF())
        self._spots = picture.spots
        self._pointed = None
        self.update()
        self.drawn.emit()

    def _get_ready(self) -> None:
        if self._getting_ready:
            return
        from kompass.charts.ready import get_ready

        self._getting_ready = True
        run_job(self, lambda _progress: get_ready(), done=self._on_ready, failed=self._on_failed)

    def _on_ready(self, _nothing: None) -> None:
        self._ready = True
        self._redraw()

    def _on_failed(self, _error: Exception) -> None:
        self._getting_ready = False

    def _nearest(self, position: QPointF) -> Spot | None:
        distances = [
            ((self.place_of(spot) - position).manhattanLength(), order)
            for order, spot in enumerate(self._spots)
        ]
        distance, order = min(distances, default=(_REACH, 0))
        return self._spots[order] if distance < _REACH else None

    def _point_at(self, spot: Spot | None) -> None:
        if spot != self._pointed:
            self._pointed = spot
            self.update()

    def _shown_spot(self) -> Spot | None:
        if self._pointed is not None:
            return self._pointed
        return next((spot for spot in self._spots if spot.area == self._chosen), None)


def to_image(picture: Picture, dpi: float, ratio: float) -> QImage:
    """Return a picture as an image with ``dpi * ratio`` dots per inch, to be shown at ``dpi``."""
    picture.set_dpi(dpi * ratio)
    picture.canvas.draw()
    dots = picture.canvas.buffer_rgba()  # type: ignore[attr-defined]  # an Agg canvas has it
    height, width, _ = dots.shape
    image = QImage(dots, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    return image
