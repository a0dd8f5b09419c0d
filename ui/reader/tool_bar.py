"""What stands above the pages: which page, how large, and buttons for what keys do too."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.icons import icon
from ui.reader.zooming import Fit
from ui.theme import GRID
from ui.widgets.labels import label


class _PageField(QLineEdit):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ToolBar(QWidget):
    """Buttons and the page field.

    ``page_typed`` carries what was typed into the field when Enter was pressed.
    """

    page_typed = Signal(str)
    left_field = Signal()
    fit_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = self._button("layout-sidebar", self.tr("Sidlista (T)"), checkable=True)
        self.field = _PageField()
        self.field.setAccessibleName(self.tr("Gå till sida"))
        self.field.setToolTip(self.tr("Gå till sida (Ctrl+G)"))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.returnPressed.connect(lambda: self.page_typed.emit(self.field.text()))
        self.field.given_up.connect(self.left_field)
        self.count = label(tone="muted")
        self.place = label(tone="muted")
        self.search = self._button("search", self.tr("Sök i dokumentet (Ctrl+F)"))
        self.region = self._button("marquee-2", self.tr("Rita en ram på sidan (R)"), checkable=True)
        self.out = self._button("zoom-out", self.tr("Zooma ut (Ctrl+−)"))
        self.zoom = label(tone="muted")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.into = self._button("zoom-in", self.tr("Zooma in (Ctrl++)"))
        self.width_fit = self._button(
            "arrow-autofit-width", self.tr("Anpassa till bredden (Ctrl+0)"), checkable=True
        )
        self.page_fit = self._button(
            "arrow-autofit-height", self.tr("Visa hela sidan (Ctrl+9)"), checkable=True
        )
        self.keys = self._button("keyboard", self.tr("Vad tangenterna gör"))
        self.away = self._button("x", self.tr("Stäng dokumentet (Esc)"))
        self.width_fit.clicked.connect(lambda: self.fit_chosen.emit(Fit.WIDTH))
        self.page_fit.clicked.connect(lambda: self.fit_chosen.emit(Fit.PAGE))
        self._lay_out()

    def stops(self) -> list[QWidget]:
        """Return what the keyboard passes by, in order."""
        return [
            self.pages, self.field, self.search, self.region, self.out, self.into,
            self.width_fit, self.page_fit, self.keys, self.away,
        ]  # fmt: skip

    def show_page(self, name: str, count: str, place: str) -> None:
        """Tell which page it is, of how many, and where in it one is."""
        if not self.field.hasFocus():
            self.field.setText(name)
        self.count.setText(count)
        self.place.setText(place)
        self._make_room()

    def show_zoom(self, zoom: float, fit: Fit) -> None:
        """Tell how large the pages are shown."""
        self.zoom.setText(self.tr("{percent} %").format(percent=round(zoom * 100)))
        self.width_fit.setChecked(fit is Fit.WIDTH)
        self.page_fit.setChecked(fit is Fit.PAGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many words as there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """Ask for little: what keys do as well gives way in a narrow window."""
        kept = (self.pages, self.search, self.region, self.out, self.into, self.away)
        needed = sum(button.sizeHint().width() + GRID // 2 for button in kept)
        return QSize(needed + self.field.width() + 3 * GRID, super().minimumSizeHint().height())

    def _make_room(self) -> None:
        room = self.width() - self.minimumSizeHint().width()
        self.count.setVisible(room > self.count.sizeHint().width() + GRID)
        for part in (self.width_fit, self.page_fit, self.keys):
            part.setVisible(room > 24 * GRID)
        self.zoom.setVisible(room > 32 * GRID)
        self.place.setVisible(room > 44 * GRID and bool(self.place.text()))

    def _button(self, drawing: str, name: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setAccessibleName(name.partition(" (")[0])
        button.setToolTip(name)
        button.setCheckable(checkable)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID // 2)
        metrics = QFontMetrics(self.field.font())
        self.field.setFixedWidth(metrics.horizontalAdvance("00000") + 3 * GRID)
        self.zoom.setMinimumWidth(metrics.horizontalAdvance("000 %") + GRID)
        row.addWidget(self.pages)
        row.addWidget(self.field)
        row.addWidget(self.count)
        row.addSpacing(GRID)
        row.addWidget(self.place, 1)
        row.addStretch(0)
        for part in (
            self.search, self.region, self.out, self.zoom, self.into,
            self.width_fit, self.page_fit, self.keys, self.away,
        ):  # fmt: skip
            row.addWidget(part)
