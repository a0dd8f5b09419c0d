"""Colours, text sizes and spacing of the window, light and dark.

A widget says what it is through dynamic properties, never through colours of its own:

* ``text``: "title" (largest), "small"; the ordinary size needs no property
* ``tone``: "muted", "accent", "reference", "damage"
* ``weight``: "strong" (the one change of weight)
* ``kind``, on buttons: "primary" (one per page at most), "quiet" (no frame)
* ``surface``, on frames: "rail", "notice", "damage"

Set them with :func:`mark`. What is painted by hand asks ``theme.tokens`` for colours and
repaints on ``theme.changed``.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from kompass.packaged import FONT_FAMILY, font_file
from ui.stylesheet import stylesheet

GRID: Final = 8
"""Every distance in the window is a multiple of this many (device independent) pixels."""
SMALL_POINTS: Final = 9.75
BODY_POINTS: Final = 11.25
TITLE_POINTS: Final = 18.0
SCALES: Final = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75)
"""Text sizes to choose among; the larger ones are for projectors."""


class ThemeChoice(StrEnum):
    """What the person has chosen in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Tokens:
    """Named colours as "#rrggbb"."""

    page: str
    """Behind everything a person reads or writes."""
    rail: str
    """Behind the rail, the header and the status bar."""
    raised: str
    """Menus, pop-ups, tool tips."""
    text: str
    muted: str
    faint: str
    """Text that is switched off."""
    line: str
    control: str
    """The outline of something one can operate; at least 3:1 against the page."""
    accent: str
    accent_strong: str
    """The accent while pressed or pointed at."""
    accent_soft: str
    """Behind what is chosen."""
    on_accent: str
    reference: str
    reference_soft: str
    damage: str
    damage_soft: str


LIGHT: Final = Tokens(
    page="#ffffff", rail="#f3f5f8", raised="#ffffff",
    text="#1a2330", muted="#566270", faint="#8f9aa6", line="#dde3e9", control="#8692a0",
    accent="#0b5394", accent_strong="#083f72", accent_soft="#e1ecf6", on_accent="#ffffff",
    reference="#9c4f0c", reference_soft="#f8ecdf", damage="#b3261e", damage_soft="#fbe9e7",
)  # fmt: skip
DARK: Final = Tokens(
    page="#15191e", rail="#1c2127", raised="#252b33",
    text="#e8ecf1", muted="#a3afbc", faint="#6c7784", line="#323a44", control="#76828f",
    accent="#6cb2f2", accent_strong="#9acbf7", accent_soft="#20364d", on_accent="#0a1826",
    reference="#f0ae55", reference_soft="#3d2f1c", damage="#ff8a80", damage_soft="#43211f",
)  # fmt: skip


class Theme(QObject):
    """The look of the application; one is built by ``ui.app`` and handed to every page.

    It rests on the style Fusion, which ``ui.app`` asks for when it makes the application.

    ``changed`` is emitted when colours or text sizes have changed, after the application's
    palette, font and style sheet have been replaced.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        *,
        scale: float = 1.0,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._scale = _within(scale)
        _load_fonts()
        self._hints = app.styleHints()
        self._ask_system()
        self._dark = self._wants_dark()
        self._apply()
        self._hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return DARK if self._dark else LIGHT

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self._dark

    @property
    def choice(self) -> ThemeChoice:
        """What the person has chosen."""
        return self._choice

    @property
    def scale(self) -> float:
        """How much larger than normal the text is, one of ``SCALES``."""
        return self._scale

    def color(self, token: str) -> QColor:
        """Return the colour with this name in ``Tokens``."""
        return QColor(getattr(self.tokens, token))

    def font(self, points: float = BODY_POINTS, *, strong: bool = False) -> QFont:
        """Return the text face in ``points`` before scaling, for what is painted by hand."""
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(points * self._scale)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def choose(self, choice: ThemeChoice) -> None:
        """Use the light colours, the dark ones, or what the system uses."""
        self._choice = choice
        self._ask_system()
        self._refresh()

    def resize_text(self, scale: float) -> None:
        """Make all text ``scale`` times its normal size, kept within ``SCALES``."""
        self._scale = _within(scale)
        self._refresh()

    def _ask_system(self) -> None:
        scheme = {
            ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
            ThemeChoice.LIGHT: Qt.ColorScheme.Light,
            ThemeChoice.DARK: Qt.ColorScheme.Dark,
        }[self._choice]
        # Also tells the system to draw title bars to match.
        self._hints.setColorScheme(scheme)

    def _wants_dark(self) -> bool:
        if self._choice is ThemeChoice.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._choice is ThemeChoice.DARK

    def _follow_system(self) -> None:
        if self._wants_dark() != self._dark:
            self._refresh()

    def _refresh(self) -> None:
        self._dark = self._wants_dark()
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        if self._app.styleSheet():
            # Qt takes five times as long to put one sheet in the place of another.
            self._app.setStyleSheet("")
        self._app.setPalette(_palette(self.tokens))
        self._app.setFont(self.font())
        sizes = (SMALL_POINTS * self._scale, BODY_POINTS * self._scale, TITLE_POINTS * self._scale)
        self._app.setStyleSheet(stylesheet(vars(self.tokens), sizes))


def mark(widget: QWidget, **properties: str) -> None:
    """Give a widget looks by name: ``mark(label, text="title", tone="muted")``.

    Works before and after the widget has been shown.
    """
    for name, value in properties.items():
        # A label's own property "text" is what it says.
        widget.setProperty("text_size" if name == "text" else name, value)
    # A widget that has not been shown will be polished anyway.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def _within(scale: float) -> float:
    return min(max(scale, SCALES[0]), SCALES[-1])


def _load_fonts() -> None:
    for style in ("Regular", "Semibold", "It"):
        QFontDatabase.addApplicationFont(str(font_file(style)))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, tokens.page), (role.WindowText, tokens.text),
        (role.Base, tokens.page), (role.AlternateBase, tokens.rail), (role.Text, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.rail), (role.ButtonText, tokens.text),
        (role.BrightText, tokens.damage),
        (role.ToolTipBase, tokens.raised), (role.ToolTipText, tokens.text),
        (role.Highlight, tokens.accent), (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent), (role.LinkVisited, tokens.accent),
        (role.Light, tokens.raised), (role.Midlight, tokens.line), (role.Mid, tokens.control),
        (role.Dark, tokens.control), (role.Shadow, tokens.control),
    ):  # fmt: skip
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.line))
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(tokens.muted))
    return palette
