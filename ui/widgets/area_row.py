"""One area on the overview: number, title, a bar of its points, and the points."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kompass.assessment.scoring import AreaResult
from kompass.swedish import format_number
from ui.theme import GRID, SMALL_POINTS, Theme

_BAR = GRID
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)


class AreaRow(QAbstractButton):
    """A row to click; it paints what ``show_result`` was given last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._result: AreaResult | None = None
        self._words: list[str] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_result(self, result: AreaResult, titles: Sequence[str]) -> None:
        """Show this area from now on; with the ``titles`` of all areas the bars line up."""
        self._result = result
        self._words = [word for title in titles for word in title.replace("-/", "-/ ").split()]
        self.setAccessibleName(f"{result.area.number} {result.area.title}, {self._in_words()}")
        self.setToolTip(self._in_words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a title on one line."""
        return QSize(60 * GRID, self.heightForWidth(60 * GRID))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the whole title needs."""
        title = self._places(QRect(0, 0, width, 0))[1]
        metrics = QFontMetrics(self._theme.font())
        text = self._result.area.title if self._result else ""
        wrapped = metrics.boundingRect(QRect(0, 0, max(title.width(), 1), 999), _WRAP, text)
        return max(wrapped.height(), metrics.height()) + 3 * GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the height follow the width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the row is drawn whole
        """Draw the row."""
        if self._result is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        number, title, bar, points = self._places(self.rect())
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._theme.font(strong=True))
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(self._result.area.number))
        painter.setFont(self._theme.font())
        painter.drawText(title, _WRAP, self._result.area.title)
        self._paint_bar(painter, QRectF(bar), self._result)
        self._paint_points(painter, points, self._result)

    def _places(self, row: QRect) -> tuple[QRect, QRect, QRect, QRect]:
        """Return where number, title, bar and points stand."""
        metrics = QFontMetrics(self._theme.font(strong=True))
        number_width = metrics.horizontalAdvance("0") + 2 * GRID
        points_width = metrics.horizontalAdvance("100,5 av 100") + GRID
        inner = row.adjusted(GRID, 0, -GRID, 0)
        longest = max((metrics.horizontalAdvance(word) for word in self._words), default=0)
        room = inner.width() - number_width - points_width - 2 * GRID - longest
        bar_width = max(0, min(room, 30 * GRID, inner.width() // 3))
        points = QRect(inner.right() - points_width, row.top(), points_width, row.height())
        bar = QRect(points.left() - bar_width, row.center().y() - _BAR // 2, bar_width, _BAR)
        number = QRect(inner.left(), row.top(), number_width, row.height())
        title_width = bar.left() - number.right() - 2 * GRID
        title = QRect(number.right(), row.top(), title_width, row.height())
        return number, title, bar, points

    def _paint_ground(self, painter: QPainter) -> None:
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), self._theme.color("rail"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bar(self, painter: QPainter, bar: QRectF, result: AreaResult) -> None:
        """Draw points filled, points not given pale, and what is not assessed as an outline."""
        maximum = result.max_points or result.max_assessed
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        if not maximum:
            return
        for part, color in ((result.max_assessed, "line"), (result.points_so_far, "accent")):
            width = bar.width() * float(part / maximum)
            painter.fillRect(
                QRectF(bar.left(), bar.top(), width, bar.height()), self._theme.color(color)
            )

    def _paint_points(self, painter: QPainter, place: QRect, result: AreaResult) -> None:
        if result.complete:
            painter.setFont(self._theme.font(strong=True))
            painter.setPen(self._theme.color("text"))
            painter.drawText(place, _RIGHT, format_number(result.points_so_far))
            return
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(place, _RIGHT, self._so_far(result))

    def _so_far(self, result: AreaResult) -> str:
        if len(result.missing) == len(result.questions):
            return self.tr("ej bedömt")
        return self.tr("{points} av {maximum}").format(
            points=format_number(result.points_so_far), maximum=format_number(result.max_assessed)
        )

    def _in_words(self) -> str:
        result = self._result
        if result is None:
            return ""
        if result.complete and result.max_points is not None:
            return self.tr("{points} av {maximum} poäng").format(
                points=format_number(result.points_so_far),
                maximum=format_number(result.max_points),
            )
        if len(result.missing) == len(result.questions):
            return self.tr("inget bedömt ännu")
        return self.tr("{points} poäng av {maximum} bedömda, {count} frågor återstår").format(
            points=format_number(result.points_so_far),
            maximum=format_number(result.max_assessed),
            count=len(result.missing),
        )
