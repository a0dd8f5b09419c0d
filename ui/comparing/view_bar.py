"""The views of a comparison as buttons of which one is down, and what one can do with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.models.comparing_views import View
from ui.theme import GRID, mark
from ui.widgets.action_button import ActionButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label


class ViewBar(QWidget):
    """``changed``: another view was chosen, by its button, by the arrows or by Alt and a figure."""

    changed = Signal()

    def __init__(self, actions: Actions, page: QWidget) -> None:
        super().__init__()
        self._view = View.COMPASS
        self._group = QButtonGroup(self)
        self._row = row = FlowLayout()
        self.buttons = {view: self._button(*each) for view, each in self._views().items()}
        for nth, (view, button) in enumerate(self.buttons.items(), start=1):
            keys = QKeySequence(f"Alt+{nth}")
            button.setToolTip(
                f"{button.text()} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})"
            )
            button.clicked.connect(partial(self.show_view, view))
            shortcut = QShortcut(keys, page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.show_view, view))
            row.addWidget(button)
        row.setSpacing(GRID // 2)
        self.copy = ActionButton(actions[ActionId.COMPARE_COPY], self.tr("Kopiera"), kind="quiet")
        self.save = ActionButton(actions[ActionId.COMPARE_EXPORT], self.tr("Spara…"), kind="quiet")
        row.addWidget(self.copy)
        row.addWidget(self.save)
        self.buttons[self._view].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        column.addLayout(row)

    @property
    def view(self) -> View:
        """The chosen view."""
        return self._view

    def show_view(self, view: View, _checked: object = None) -> None:
        """Choose a view."""
        focused = any(button.hasFocus() for button in self.buttons.values())
        self.buttons[view].setChecked(True)
        if focused:
            self.buttons[view].setFocus(Qt.FocusReason.OtherFocusReason)
        if view is not self._view:
            self._view = view
            self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the drawings out where the words alone fit in one line."""
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        drawings = len(self.buttons) * self._drawing()
        shown = (
            next(iter(self.buttons.values())).toolButtonStyle() == styles.ToolButtonTextBesideIcon
        )
        whole = self._row.sizeHint().width() + (0 if shown else drawings) + 4 * GRID
        style = (
            styles.ToolButtonTextBesideIcon if whole <= self.width() else styles.ToolButtonTextOnly
        )
        for button in self.buttons.values():
            button.setToolButtonStyle(style)

    def _drawing(self) -> int:
        button = next(iter(self.buttons.values()))
        return button.iconSize().width() + GRID // 2

    def _views(self) -> dict[View, tuple[str, str]]:
        return {
            View.COMPASS: (self.tr("Kompassros"), "compass"),
            View.SLOPES: (self.tr("Utveckling"), "trending-up"),
            View.DIFFERENCES: (self.tr("Skillnader"), "chart-bar"),
            View.TABLE: (self.tr("Tabell"), "table"),
            View.QUESTIONS: (self.tr("Delfrågor"), "list-numbers"),
            View.WHY: (self.tr("Varför?"), "help-circle"),
            View.PLACES: (self.tr("Placeringar"), "award"),
        }

    def _button(self, text: str, drawing: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setIcon(icon(drawing))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(button, kind="switch")
        self._group.addButton(button)
        return button


class PairBar(QWidget):
    """Which of the others stands against the base, and which way the difference is counted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _WideBox()
        self.box.setAccessibleName(self.tr("Vilka två som jämförs"))
        self.box.activated.connect(lambda _: self.changed.emit())
        self.turn = QPushButton(icon("arrows-exchange"), self.tr("Vä&nd"))
        self.turn.setToolTip(self.tr("Räkna skillnaden åt andra hållet"))
        self.turn.setAutoDefault(False)
        self.turn.setCheckable(True)
        mark(self.turn, kind="quiet")
        self.turn.toggled.connect(lambda _: self.changed.emit())
        caption = label(self.tr("S&killnad"), tone="muted")
        caption.setBuddy(self.box)
        row = FlowLayout(self)
        for part in (caption, self.box, self.turn):
            row.addWidget(part)

    @property
    def nth(self) -> int:
        """The place of the other among the subjects."""
        return max(self.box.currentIndex(), 0) + 1

    @property
    def turned(self) -> bool:
        """Whether it is counted the other way round."""
        return self.turn.isChecked()

    def show_pairs(self, titles: Sequence[str], nth: int) -> None:
        """Offer the pairs by their titles; ``nth`` is the chosen one's place, from 1."""
        self.box.clear()
        self.box.addItems(list(titles))
        self.box.setCurrentIndex(nth - 1)
        self.box.setToolTip(self.box.currentText())


class _WideBox(QComboBox):
    """Shortens long names instead of widening the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for some letters."""
        return QSize(20 * GRID, super().minimumSizeHint().height())
