"""A row that says something and leads to where it is worked on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.theme import GRID, SMALL_POINTS, Theme

_SIGN = 18
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WRAP = int(Qt.TextFlag.TextWordWrap)
_HINT = 100 * GRID


@dataclass(frozen=True)
class Jump:
    """What a row shows, and where it leads."""

    title: str
    detail: str = ""
    """A second line, smaller; may be empty."""
    sign: str = ""
    """The name of an icon before the text; may be empty."""
    target: object = None


class JumpRow(QAbstractButton):
    """A whole row to click, or to open with Enter or Space."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._jump = Jump("")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    @property
    def jump(self) -> Jump:
        """What is shown."""
        return self._jump

    def show_jump(self, jump: Jump) -> None:
        """Show this from now on."""
        if jump == self._jump:
            return
        self._jump = jump
        self.setAccessibleName(". ".join(filter(None, (jump.title, jump.detail))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height at an ordinary width."""
        return QSize(_HINT, self.heightForWidth(_HINT))

    def minimumSizeHint(self) -> QSize:
        """Return the height of unwrapped text; the rest follows from the width."""
        return QSize(0, self.heightForWidth(100 * _HINT))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the whole text needs."""
        title, detail = self._heights(self._text_width(width))
        return title + detail + 2 * GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the height follow the width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, as with Space."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the row is drawn whole
        """Draw ground, sign, text and arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        width = self._text_width(self.width())
        title, detail = self._heights(width)
        left, top = self._text_left(), GRID
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("text"))
        painter.drawText(QRect(left, top, width, title), _WRAP, self._jump.title)
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRect(left, top + title, width, detail), _WRAP, self._jump.detail)
        self._paint_sign(painter)
        self._paint_arrow(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), self._theme.color("rail"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_sign(self, painter: QPainter) -> None:
        if not self._jump.sign:
            return
        line = QFontMetrics(self._theme.font()).height()
        place = QRect(GRID, GRID + (line - _SIGN) // 2, _SIGN, _SIGN)
        icon(self._jump.sign).paint(painter, place)

    def _paint_arrow(self, painter: QPainter) -> None:
        tip = QPointF(self.width() - 1.5 * GRID, self.height() / 2)
        painter.setPen(QPen(self._theme.color("muted"), 1.5))
        half = GRID / 2
        painter.drawPolyline(
            [tip + QPointF(-half, -half), tip, tip + QPointF(-half, half)],
        )

    def _text_left(self) -> int:
        return 2 * GRID + _SIGN if self._jump.sign else GRID

    def _text_width(self, width: int) -> int:
        return max(width - self._text_left() - 3 * GRID, 1)

    def _heights(self, width: int) -> tuple[int, int]:
        return (
            _height(self._theme.font(), self._jump.title, width),
            _height(self._theme.font(SMALL_POINTS), self._jump.detail, width),
        )


def _height(font: QFont, text: str, width: int) -> int:
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
