"""The guide at the left of the notes: a dot for each question, and the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kompass.assessment.material_kinds import Touch
from kompass.swedish import NBSP
from ui.notes.guide import Guide, Point
from ui.theme import GRID, SMALL_POINTS, Theme, mark
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from kompass.ids import QuestionId

Index = QModelIndex | QPersistentModelIndex
_POINT: Final = Qt.ItemDataRole.UserRole
_DOT: Final = 12
_NUMBER: Final = 44
_MOST_LINES: Final = 3
_LINES_OF_CURRENT: Final = 8
_SCROLL_BAR: Final = 14


class GuideModel(QAbstractListModel):
    """The points of a guide."""

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide)
        self._guide = guide
        self._shown: tuple[Point, ...] = ()
        guide.changed.connect(self._on_changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a point, or what it is called."""
        point = self._shown[index.row()]
        if role == _POINT:
            return (point, index.row() == self._guide.pointer)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{point.number} {point.text}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{point.number} {point.text}, {self._state(point)}"
        return None

    def _state(self, point: Point) -> str:
        words = {
            None: self.tr("inte ställd"),
            Touch.TOUCHED: self.tr("berörd"),
            Touch.ENOUGH: self.tr("räcker"),
        }[point.state]
        return f"{words}, {self.tr('fråga igen')}" if point.again else words

    def _on_changed(self) -> None:
        self.beginResetModel()
        self._shown = self._guide.points
        self.endResetModel()


class PointPainter(QStyledItemDelegate):
    """Paints a dot (empty, half, full), the number and the words of a question."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the room for the words; the current question is shown in full."""
        point, current = index.data(_POINT)
        metrics = QFontMetrics(self._theme.font(SMALL_POINTS, strong=current))
        width = self._view.viewport().width()
        room = self._room(point)
        words = self._words(point, room, current=current)
        return QSize(width, _height(metrics, words, room) + 2 * GRID - 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one question."""
        point, current = index.data(_POINT)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.fillRect(rect, self._theme.color("accent_soft"))
            bar = QRect(rect.left(), rect.top(), 4, rect.height())
            painter.fillRect(bar, self._theme.color("accent"))
        self._dot(painter, point, QPointF(rect.left() + 18, rect.top() + 18))
        painter.setFont(self._theme.font(SMALL_POINTS, strong=current))
        painter.setPen(self._theme.color("muted"))
        top = rect.top() + GRID - 2
        if point.number:
            place = QRect(rect.left() + 32, top, _NUMBER, rect.height() - GRID)
            painter.drawText(place, Qt.AlignmentFlag.AlignTop, point.number)
        painter.setPen(self._theme.color("text"))
        left = self._left(point)
        words = QRect(rect.left() + left, top, self._room(point), rect.height() - 2 * GRID + 4)
        painter.setClipRect(words)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags, self._words(point, words.width(), current=current))
        painter.restore()

    def _room(self, point: Point) -> int:
        """Return how wide the words can be, also beside a scroll bar."""
        return max(self._view.width() - _SCROLL_BAR - self._left(point) - GRID, 5 * GRID)

    def _words(self, point: Point, room: int, *, current: bool) -> str:
        """Return what to ask; of a question that is not being asked, what there is room for."""
        metrics = QFontMetrics(self._theme.font(SMALL_POINTS, strong=current))
        most = (_LINES_OF_CURRENT if current else _MOST_LINES) * metrics.lineSpacing()
        first, _, rest = point.text.partition("\n")
        text = point.text if current or not rest else f"{first}{NBSP}…"
        while _height(metrics, text, room) > most and " " in text:
            text = text.removesuffix(f"{NBSP}…").rsplit(" ", 1)[0] + f"{NBSP}…"
        return text

    def _left(self, point: Point) -> int:
        return 32 + (_NUMBER if point.number else 0)

    def _dot(self, painter: QPainter, point: Point, middle: QPointF) -> None:
        tone = self._theme.color("reference" if point.again else "accent")
        outline = self._theme.color("control") if point.state is None else tone
        painter.setPen(QPen(tone if point.again else outline, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        circle = QRectF(0, 0, _DOT, _DOT)
        circle.moveCenter(middle)
        painter.drawEllipse(circle)
        painter.setBrush(tone)
        painter.setPen(Qt.PenStyle.NoPen)
        if point.state is Touch.ENOUGH:
            painter.drawEllipse(circle)
        elif point.state is Touch.TOUCHED:
            painter.drawPie(circle, 90 * 16, 180 * 16)
        if point.again:
            painter.setFont(self._theme.font(SMALL_POINTS, strong=True))
            painter.setPen(tone)
            below = QRectF(middle.x() - 12, circle.bottom() + 1, 24, 18)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "↻")


def _height(metrics: QFontMetrics, text: str, room: int) -> int:
    """Return how high a text is that is broken to fit."""
    return metrics.boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, text).height()


class PointList(QListView):
    """The points; a click moves the pointer, a click on the dot marks how far it has come."""

    def __init__(self, guide: Guide, theme: Theme) -> None:
        super().__init__()
        self._guide = guide
        self.setModel(GuideModel(guide))
        self.setItemDelegate(PointPainter(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setAccessibleName(self.tr("Guidens frågor"))
        guide.changed.connect(self._show_pointer)
        theme.changed.connect(self.doItemsLayout)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the pointer, or mark how far a question has come."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            if event.position().x() < 32:
                self._guide.cycle(index.row())
            else:
                self._guide.point_at(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self.doItemsLayout()

    def _show_pointer(self) -> None:
        if self._guide.pointer is not None:
            self.scrollTo(self.model().index(self._guide.pointer, 0))


class JumpField(QLineEdit):
    """Type two digits or a word: the pointer jumps there. Escape goes back.

    ``done``: the keyboard belongs to the notes again.
    """

    done = Signal()

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self.setPlaceholderText(self.tr("Hoppa till fråga: 34 eller ett ord"))
        self.setAccessibleName(self.tr("Hoppa till fråga, skriv siffror eller ett ord"))
        self.textEdited.connect(self._on_typed)
        self.hide()

    def open(self) -> None:
        """Have the field ready."""
        self.clear()
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump to the best match, or go back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            found = self._guide.find(self.text().strip())
            if found:
                self._jump(found[0])
            else:
                mark(self, trouble="true")
        elif event.key() == Qt.Key.Key_Escape:
            self._guide.back()
            self._leave()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, typed: str) -> None:
        mark(self, trouble="false")
        found = self._guide.find(typed.strip())
        digits = typed.strip().replace(".", "").replace(",", "")
        if len(digits) >= 2 and digits.isdigit() and len(found) == 1:
            self._jump(found[0])

    def _jump(self, question: QuestionId) -> None:
        self._guide.jump(question)
        self._leave()

    def _leave(self) -> None:
        self.hide()
        self.done.emit()


class GuideRail(QFrame):
    """The name of the guide, its questions, and the field to jump with."""

    def __init__(self, guide: Guide, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        mark(self, surface="rail")
        self.title = wrapped(weight="strong", text="small")
        self.origin = wrapped(tone="muted", text="small")
        self.empty = wrapped(
            self.tr("Intervjun har ingen guide. Välj en på intervjuns blad, eller anteckna utan."),
            tone="muted", text="small",
        )  # fmt: skip
        self.jump = JumpField(guide)
        self.list = PointList(guide, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        for part in (self.title, self.origin, self.empty, self.jump):
            part.setContentsMargins(GRID, 0, GRID, 0)
            column.addWidget(part)
        column.addWidget(self.list, 1)
        guide.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.title.setText(self._guide.title)
        self.title.setVisible(bool(self._guide.title))
        self.origin.setText(self._guide.origin)
        self.origin.setVisible(bool(self._guide.origin))
        self.empty.setVisible(not self._guide.points)
        self.list.setVisible(bool(self._guide.points))
