"""What stands above the pages: which page it is, chapters to jump to, zoom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.icons import icon
from ui.models.report_pages import Chapter
from ui.theme import GRID, Theme
from ui.widgets.labels import label
from ui.widgets.page_view import PageView

_DEEPEST = 1
_WORDY = 56 * GRID
"""At ordinary text size."""


class PageTools(QWidget):
    """Buttons for the mouse; the same can be done with keys in the pages."""

    def __init__(self, view: PageView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = theme
        self.chapters = self._button("list", self.tr("Kapitel"), lambda: None)
        self.chapters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.chapters.setMenu(QMenu(self.chapters))
        self.back = self._button(
            "chevron-up", self.tr("Föregående sida"), partial(view.step_page, -1)
        )
        self.on = self._button("chevron-down", self.tr("Nästa sida"), partial(view.step_page, 1))
        self.page = label(tone="muted")
        self.state = label(text="small", tone="muted")
        self.out = self._button("zoom-out", self.tr("Zooma ut (−)"), partial(view.step_zoom, -1))
        self.zoom = label(tone="muted")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.into = self._button("zoom-in", self.tr("Zooma in (+)"), partial(view.step_zoom, 1))
        self.fit = self._button(
            "arrow-autofit-width", self.tr("Anpassa till bredden (0)"), partial(view.set_zoom, None)
        )
        self.fit.setCheckable(True)
        self._lay_out()
        view.moved.connect(self._refresh)
        self._refresh()

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Offer these to jump to."""
        menu = self.chapters.menu()
        menu.clear()
        for chapter in chapters:
            if chapter.level <= _DEEPEST:
                text = "    " * chapter.level + chapter.title.replace("&", "&&")
                menu.addAction(text, partial(self._view.go_to, chapter.page, chapter.top))
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """Ask for little: words give way where large text meets a small screen."""
        buttons = (self.chapters, self.back, self.on, self.out, self.into, self.fit)
        needed = sum(button.sizeHint().width() + GRID // 2 for button in buttons)
        needed += self.fontMetrics().horizontalAdvance("00/00") + 8 * GRID
        return QSize(needed, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many words as there is room for."""
        super().resizeEvent(event)
        self._refresh()

    def _button(self, drawing: str, name: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setAccessibleName(name.partition(" (")[0])
        button.setToolTip(name)
        button.clicked.connect(lambda _checked: run())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.setSpacing(GRID // 2)
        for part in (self.chapters, self.back, self.on, self.page):
            row.addWidget(part)
        row.addSpacing(GRID)
        row.addWidget(self.state)
        row.addStretch(1)
        for part in (self.out, self.zoom, self.into, self.fit):
            row.addWidget(part)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 %") + GRID)

    def _refresh(self) -> None:
        view = self._view
        shown = view.count > 0
        words = self.tr("Sida {page} av {count}").format(page=view.current + 1, count=view.count)
        view.setAccessibleDescription(words if shown else "")
        brief = self.width() < round(_WORDY * self._theme.scale)
        self.page.setText(
            "" if not shown else f"{view.current + 1}/{view.count}" if brief else words
        )
        self.state.setVisible(not brief)
        self.zoom.setText(self.tr("{percent} %").format(percent=round(view.zoom * 100)))
        self.zoom.setVisible(shown and not brief)
        for part in (self.back, self.on, self.out, self.into, self.fit):
            part.setEnabled(shown)
        self.back.setEnabled(shown and view.verticalScrollBar().value() > 0)
        self.on.setEnabled(shown and view.current < view.count - 1)
        self.chapters.setEnabled(bool(self.chapters.menu().actions()))
        self.fit.setChecked(view.fits_width)
