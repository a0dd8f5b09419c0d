"""The areas at one glance: number, title, how far each has come, and its points."""

from collections.abc import Collection

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from kompass.assessment.scoring import AreaResult
from kompass.ids import AreaId
from kompass.swedish import format_number
from ui.models.row_table import Index
from ui.models.scoring_models import ITEM_ROLE, AreasModel
from ui.theme import GRID, SMALL_POINTS, Theme
from ui.widgets.painted_list import WRAP, PaintedList, RowPainter

_ABOVE = 3  # all eight areas, five of them on two lines, fit a maximised window on 768 lines
_PIP = QSize(6, 6)
_PIP_GAP = 3
_CHECK = 14
_TICK = (QPointF(4, 7.5), QPointF(6.2, 9.8), QPointF(10.2, 5))
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AreaList(PaintedList):
    """The areas of the assessment; one of them is chosen.

    Arrow keys move between areas; Enter and Right ask for the points of the chosen one.
    """

    area_chosen = Signal(object)
    """``AreaId``: somebody has moved to this area with the mouse or the keyboard."""
    points_requested = Signal()

    def __init__(self, model: AreasModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.setAccessibleName(self.tr("Huvudområden"))
        self._areas = model
        self._choosing = False
        self.setItemDelegate(_AreaDelegate(theme, self))
        theme.changed.connect(self._fit_titles)
        model.modelReset.connect(self._fit_titles)

    def minimumSizeHint(self) -> QSize:
        """Return a width at which no word of a title is broken or cut."""
        areas = [self._areas.area(row).area for row in range(self._areas.rowCount())]
        words = [word for area in areas for word in area.title.replace("-/", "-/ ").split()]
        widest = max((_metrics(self._theme).horizontalAdvance(word) for word in words), default=0)
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(_left(self._theme) + widest + GRID + bar, super().minimumSizeHint().height())

    def height_of_all(self) -> int:
        """Return the height at which no area has to be scrolled to."""
        rows = range(self._areas.rowCount())
        return sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth()

    def choose(self, area: AreaId) -> None:
        """Mark an area as the chosen one, without announcing it."""
        for row in range(self._areas.rowCount()):
            if self._areas.area(row).area.id == area:
                self._choosing = True
                self.setCurrentIndex(self._areas.index(row))
                self._choosing = False

    def show_only(self, areas: Collection[AreaId]) -> None:
        """Hide all other areas than these."""
        for row in range(self._areas.rowCount()):
            hidden = self._areas.area(row).area.id not in areas
            if self.isRowHidden(row) != hidden:
                self.setRowHidden(row, hidden)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Announce the area that somebody has moved to."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._choosing:
            self.area_chosen.emit(self._areas.area(current.row()).area.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go over to the points with Enter and Right."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.points_requested.emit()
            return
        super().keyPressEvent(event)

    def _fit_titles(self) -> None:
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()


class _AreaDelegate(RowPainter):
    """Paints one area."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QSize:
        """Return the height that the whole title needs at the width of the list."""
        places = _Places(QRect(0, 0, self.width, 0), self._theme, _area(index))
        return QSize(GRID * 16, places.height)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, number, title, points and standing."""
        area = _area(index)
        places = _Places(option.rect, self._theme, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option, option.rect)
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._theme.font(strong=True))
        painter.drawText(places.number, Qt.AlignmentFlag.AlignLeft, str(area.area.number))
        painter.setFont(self._theme.font())
        painter.drawText(places.title, WRAP, area.area.title)
        self._paint_standing(painter, places.standing, area)

    def _paint_standing(self, painter: QPainter, place: QRect, area: AreaResult) -> None:
        """Draw a check mark for an area that is done, one pip per question otherwise."""
        if area.complete:
            painter.setFont(self._theme.font(strong=True))
            painter.drawText(place, _RIGHT, format_number(area.points_so_far))
            left = self._paint_check(painter, place)
        else:
            left = self._paint_pips(painter, place, area)
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("muted"))
        words = QRect(left, place.top(), place.right() - left, place.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._standing(area))

    def _paint_check(self, painter: QPainter, place: QRect) -> int:
        box = QRectF(place.left(), place.center().y() - _CHECK / 2 + 1, _CHECK, _CHECK)
        painter.setPen(QPen(self._theme.color("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        painter.drawPolyline([box.topLeft() + corner for corner in _TICK])
        return int(box.right()) + GRID // 2

    def _paint_pips(self, painter: QPainter, place: QRect, area: AreaResult) -> int:
        left = place.left()
        painter.setPen(QPen(self._theme.color("control"), 1))
        for question in area.questions:
            pip = QRectF(QRect(left, place.center().y() - _PIP.height() // 2, 0, 0))
            pip.setSize(_PIP.toSizeF())
            filled = question.points is not None
            painter.setBrush(self._theme.color("accent") if filled else Qt.BrushStyle.NoBrush)
            painter.drawRect(pip.adjusted(0.5, 0.5, -0.5, -0.5))
            left += _PIP.width() + _PIP_GAP
        return left + GRID // 2

    def _standing(self, area: AreaResult) -> str:
        if not area.questions:
            return self.tr("inga delfrågor")
        if area.complete:
            return self.tr("klart")
        if len(area.missing) == len(area.questions):
            return self.tr("ej bedömt")
        return self.tr("{points} av {maximum} bedömda").format(
            points=format_number(area.points_so_far), maximum=format_number(area.max_assessed)
        )


class _Places:
    """Where the parts of one row stand; the title has the whole width and wraps."""

    def __init__(self, row: QRect, theme: Theme, area: AreaResult) -> None:
        inner = row.adjusted(2 * GRID, _ABOVE, -GRID, -_ABOVE)
        left = row.left() + _left(theme)
        width = inner.right() + 1 - left
        number = left - inner.left()
        endless = QRect(0, 0, max(width, 1), 10_000)
        title = _metrics(theme).boundingRect(endless, WRAP, area.area.title).height()
        standing = QFontMetrics(theme.font(SMALL_POINTS)).height()
        self.number = QRect(inner.left(), inner.top(), number, title)
        self.title = QRect(left, inner.top(), width, title)
        self.standing = QRect(left, inner.top() + title, width, standing)
        self.height = title + standing + 2 * _ABOVE


def _left(theme: Theme) -> int:
    """Return where titles begin: behind the number."""
    return 2 * GRID + _metrics(theme).horizontalAdvance("0") + GRID


def _metrics(theme: Theme) -> QFontMetrics:
    return QFontMetrics(theme.font())


def _area(index: Index) -> AreaResult:
    area = index.data(ITEM_ROLE)
    assert isinstance(area, AreaResult)  # noqa: S101 - the model holds nothing else
    return area
