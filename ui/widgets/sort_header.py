"""Headings to sort by: the arrow stands beside the name, never on it.

Qt draws its arrow at the right edge, over names that stand there. Here it stands on the side
where a name ends freely, and a name that leaves no room for it is shortened.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QToolTip, QWidget

from ui.icons import icon
from ui.theme import GRID

PADDING: Final = GRID // 2
"""Pixels beside a name, as in the style sheet."""
GAP: Final = 4
"""Pixels between a name and its arrow."""


class SortHeader(QHeaderView):
    """The horizontal heading of a table that can be sorted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._arrow = {
            Qt.SortOrder.AscendingOrder: icon("chevron-up", QPalette.ColorRole.WindowText),
            Qt.SortOrder.DescendingOrder: icon("chevron-down", QPalette.ColorRole.WindowText),
        }

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, column: int) -> None:
        """Leave the arrow to ``paintSection``, and let names end within their room."""
        super().initStyleOptionForIndex(option, column)
        option.sortIndicator = QStyleOptionHeader.SortIndicator.None_
        option.text = self.shown_name(column)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Paint the heading, and the arrow where the table is sorted by it."""
        painter.save()
        super().paintSection(painter, rect, column)
        painter.restore()
        if self.has_arrow(column):
            place = self.arrow_in(rect, column)
            self._arrow[self.sortIndicatorOrder()].paint(painter, place)

    def sectionSizeFromContents(self, column: int) -> QSize:
        """Return room for the name, and for the arrow that may come."""
        size = super().sectionSizeFromContents(column)
        return QSize(size.width() + self.side + GAP, size.height())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell a name that is shortened in full, where the table says nothing else."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self.logicalIndexAt(event.pos())
            if tip := self.tip_of(column):
                QToolTip.showText(event.globalPos(), tip, self)
                return True
        return bool(super().viewportEvent(event))

    def tip_of(self, column: int) -> str:
        """Return the name of a column if it is shortened and the table has no tip for it."""
        if column < 0 or self.shown_name(column) == self._name(column):
            return ""
        tip = self.model().headerData(column, self.orientation(), Qt.ItemDataRole.ToolTipRole)
        return "" if tip else self._name(column)

    @property
    def side(self) -> int:
        """How many pixels wide and high the arrow is."""
        return round(self._metrics().height() * 0.7)

    def has_arrow(self, column: int) -> bool:
        """Tell whether the table is sorted by a column."""
        return self.isSortIndicatorShown() and self.sortIndicatorSection() == column

    def shown_name(self, column: int) -> str:
        """Return the name of a column as far as there is room for it, beside its arrow if any."""
        arrow = GAP + self.side if self.has_arrow(column) else 0
        room = self.sectionSize(column) - 2 * PADDING - arrow
        return self._metrics().elidedText(
            self._name(column), Qt.TextElideMode.ElideRight, max(room, 0)
        )

    def name_in(self, rect: QRect, column: int) -> QRect:
        """Return where in a section its name stands."""
        wide = self._metrics().horizontalAdvance(self.shown_name(column))
        inside = rect.adjusted(PADDING, 0, -PADDING, 0)
        left = inside.right() + 1 - wide if self._is_at_right(column) else inside.left()
        return QRect(left, inside.top(), wide, inside.height())

    def arrow_in(self, rect: QRect, column: int) -> QRect:
        """Return where in a section the arrow stands."""
        name, side = self.name_in(rect, column), self.side
        left = name.left() - GAP - side if self._is_at_right(column) else name.right() + 1 + GAP
        return QRect(left, rect.center().y() - side // 2, side, side)

    def _metrics(self) -> QFontMetrics:
        return self.fontMetrics()

    def _name(self, column: int) -> str:
        model = self.model()
        return str(model.headerData(column, self.orientation()) or "") if model else ""

    def _is_at_right(self, column: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        side = self.model().headerData(column, self.orientation(), role)
        return bool(side is not None and Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignRight)
