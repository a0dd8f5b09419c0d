"""Icons: Tabler's outline drawings, tinted from the palette, sharp at every resolution."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kompass.packaged import path_of


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Return Tabler's outline icon ``name`` ("compass", "file-plus") in the colour of ``role``.

    The colour is looked up whenever the icon is painted, so icons follow light and dark by
    themselves. Checked icons are painted in the accent, disabled ones in the disabled colour.
    Raises ``FileNotFoundError`` for a name that Tabler does not have.
    """
    return QIcon(_TintedSvg(_drawing(name), role))


def app_icon() -> QIcon:
    """Return the program's own icon, which keeps its colours."""
    return QIcon(str(path_of("resources/icons/kompass.svg")))


class _TintedSvg(QIconEngine):
    """Paints one drawing in a colour of the palette that is current when it is painted."""

    def __init__(self, drawing: bytes, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._drawing = drawing
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon as large as fits, centred."""
        color = self._color(mode, state).name(QColor.NameFormat.HexRgb)
        tinted = self._drawing.replace(b"currentColor", color.encode("ascii"))
        side = min(rect.width(), rect.height())
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(rect).center())
        QSvgRenderer(QByteArray(tinted)).render(painter, place)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon in device pixels."""
        pixmap = QPixmap(size)
        if pixmap.isNull():  # of a button that has not got its place yet
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return an equal engine, for Qt's copies of an icon."""
        return _TintedSvg(self._drawing, self._role)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, self._role)
        if state is QIcon.State.On:
            return palette.color(QPalette.ColorRole.Accent)
        return palette.color(self._role)


@cache
def _drawing(name: str) -> bytes:
    return (_folder() / f"{name}.svg").read_bytes()


@cache
def _folder() -> Path:
    # Looked up without importing the package: that would pull in an imaging library.
    spec = find_spec("pytablericons")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("pytablericons")
    return Path(spec.origin).parent / "icons" / "outline"
