"""One section of a page's form on a sheet that scrolls and follows the cursor."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.tall_scroll import TallScroll

_WIDEST = 92 * GRID


class SectionSheet(TallScroll):
    """A title and below it whatever is added, at most as wide as reads well."""

    def __init__(self, title: str, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self._content.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 3 * GRID)
        self._column.setSpacing(GRID)
        self._column.addWidget(label(title, weight="strong"))
        if lead:
            self._column.addWidget(wrapped(lead, text="small", tone="muted"))
        self._column.addStretch(1)
        self._outer = outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._content, 100)
        row.addStretch(1)
        self.setWidget(outer)

    def add(self, part: QWidget) -> None:
        """Add a part below the others."""
        self._column.insertWidget(self._column.count() - 1, part)

    def add_part(
        self,
        name: str,
        part: QWidget,
        *,
        first: QWidget | None = None,
        hint: str = "",
        beside: QWidget | None = None,
    ) -> None:
        """Add a part under its name, whose mnemonic leads to ``first``.

        ``beside`` stands at the right of the name.
        """
        if self._column.count() > 2:
            self._column.insertSpacing(self._column.count() - 1, GRID)
        # A mnemonic may be wanted here, so the text is not set as plain.
        title = QLabel(name)
        if first is not None:
            title.setBuddy(first)
        self._column.insertLayout(self._column.count() - 1, _line(title, beside))
        if hint:
            self.add(wrapped(hint, text="small", tone="muted"))
        self.add(part)

    def add_text(
        self, name: str, text: GrowingText, *, hint: str = "", beside: QWidget | None = None
    ) -> None:
        """Add a running text under its name; what is wrong with it is told below."""
        text.setAccessibleName(name.replace("&", ""))
        self.add_part(name, text, first=text, hint=hint, beside=beside)
        trouble = trouble_label()
        text.trouble_changed.connect(partial(show_sentence, trouble))
        self.follow(text)
        self.add(trouble)

    def follow(self, text: GrowingText) -> None:
        """Keep the line that is being written in view."""
        text.cursor_moved.connect(partial(self._keep_in_view, text))

    def enter(self) -> None:
        """Put the keyboard in the first thing here that takes it."""
        part = self._content.nextInFocusChain()
        while part is not None and self._content.isAncestorOf(part):
            takes = part.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and part.isEnabled() and part.isVisibleTo(self):
                part.setFocus(Qt.FocusReason.TabFocusReason)
                return
            part = part.nextInFocusChain()

    def _keep_in_view(self, text: QWidget, cursor: QRect) -> None:
        """Scroll so that the line being written can be seen, with a line to spare."""
        bottom = text.mapTo(self._outer, QPoint(cursor.right(), cursor.bottom()))
        self.ensureVisible(0, bottom.y(), 0, 3 * GRID)
        top = text.mapTo(self._outer, cursor.topLeft())
        self.ensureVisible(0, top.y(), 0, GRID)


def _line(title: QWidget, beside: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(title, 1)
    if beside is not None:
        line.addWidget(beside)
    return line
