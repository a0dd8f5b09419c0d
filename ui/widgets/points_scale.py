"""The scale of one question, painted: 21 places to click or drag to."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from kompass.assessment.scoring import percent
from kompass.points import Points
from kompass.swedish import format_number, format_percent
from ui.models.point_steps import PointSteps
from ui.theme import GRID, Theme

_HEIGHT = 24
_TRACK = 6
_KNOB = 6.0
_MARGIN = GRID


class PointsScale(QSlider):
    """Where the points lie between 0 and the maximum, and a place to pick others.

    A slider to the mouse and to screen readers only: by keyboard the field beside it does
    the same work, so the scale takes no focus of its own.
    """

    picked = Signal(object)
    """``Points`` of the place somebody has clicked or dragged to."""
    released = Signal()
    """The mouse has been let go after ``picked``."""

    def __init__(self, steps: PointSteps, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._steps = steps
        self._theme = theme
        self._points: Points | None = None
        self._pointed: Points | None = None
        self.setRange(0, steps.last)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(8 * 21)
        theme.changed.connect(self.update)

    def show_points(self, points: Points | None) -> None:
        """Show where these points lie; ``None`` shows an empty scale."""
        self._points = points
        self.setValue(round(self._steps.share(points) * self._steps.last) if points else 0)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the step under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or tell which points the mouse stands at."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(event.position())
        self._point_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget where the mouse was."""
        self._pointed = None
        self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a turn of the wheel must never change a score."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the track, the steps, the filled part and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_track(painter)
        if self._points is not None:
            self._paint_filled(painter, self._points)
        if self._pointed is not None and self.isEnabled():
            self._paint_knob(painter, self._pointed, filled=False)
        if self._points is not None:
            self._paint_knob(painter, self._points, filled=True)
        painter.end()

    def _paint_track(self, painter: QPainter) -> None:
        track = self._track()
        painter.setPen(Qt.PenStyle.NoPen)
        if self._points is None:
            # Not assessed: a broken line only, told from 0 points by shape and not by colour.
            painter.setPen(QPen(self._theme.color("control"), 1, Qt.PenStyle.DashLine))
            middle = round(track.center().y()) + 0.5
            painter.drawLine(QPointF(track.left(), middle), QPointF(track.right(), middle))
        else:
            painter.setBrush(self._theme.color("line"))
            painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        for step in range(self._steps.last + 1):
            self._paint_tick(painter, step)

    def _paint_tick(self, painter: QPainter, step: int) -> None:
        x = self._x(self._steps.points_at(step))
        long = step * 4 % max(self._steps.last, 1) == 0
        painter.setPen(QPen(self._theme.color("control" if long else "line"), 1))
        bottom = self._track().bottom() + 2
        painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + (5 if long else 3)))

    def _paint_filled(self, painter: QPainter, points: Points) -> None:
        filled = QRectF(self._track())
        filled.setRight(self._x(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color())
        painter.drawRoundedRect(filled, _TRACK / 2, _TRACK / 2)

    def _paint_knob(self, painter: QPainter, points: Points, *, filled: bool) -> None:
        painter.setPen(QPen(self._color(), 2))
        painter.setBrush(self._color() if filled else self._theme.color("page"))
        painter.drawEllipse(
            QPointF(self._x(points), self._track().center().y()), _KNOB - 1, _KNOB - 1
        )

    def _color(self) -> QColor:
        return self._theme.color("accent" if self.isEnabled() else "muted")

    def _track(self) -> QRectF:
        return QRectF(_MARGIN, (_HEIGHT - _TRACK) / 2 - 2, self.width() - 2 * _MARGIN, _TRACK)

    def _x(self, points: Points) -> float:
        return self._track().left() + self._steps.share(points) * self._track().width()

    def _points_under(self, place: QPointF) -> Points:
        track = self._track()
        return self._steps.nearest((place.x() - track.left()) / max(track.width(), 1))

    def _pick(self, place: QPointF) -> None:
        self.picked.emit(self._points_under(place))

    def _point_at(self, event: QMouseEvent) -> None:
        self._pointed = self._points_under(event.position())
        share = percent(self._pointed, self._steps.maximum)
        if self.isEnabled() and share is not None:
            text = self.tr("{points} poäng ({percent})").format(
                points=format_number(self._pointed), percent=format_percent(share)
            )
            QToolTip.showText(event.globalPosition().toPoint(), text, self)
        self.update()
