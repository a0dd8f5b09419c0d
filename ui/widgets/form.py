"""A form: names at the left, fields at the right, and under a field what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GRID
from ui.widgets.labels import trouble_label, wrapped


class Form(QWidget):
    """Rows of a name and a field, in sections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self._last: QVBoxLayout | None = None

    def add_field(
        self, name: str, field: QWidget, *, hint: str = "", beside: QWidget | None = None
    ) -> QLabel:
        """Add a field whose name, with its mnemonic, leads to it; return its trouble label.

        ``beside`` is something small that stands at its right, now and then.
        """
        return self._add(name, _with(field, beside), field, hint)

    def add_group(
        self, name: str, group: QLayout | QWidget, first: QWidget, *, beside: QWidget | None = None
    ) -> QLabel:
        """Add several fields under one name, which leads to ``first``; return a trouble label."""
        return self._add(name, _with(group, beside), first, "")

    def add_note(self, note: QWidget) -> None:
        """Add something small below the field that was added last."""
        assert self._last is not None  # noqa: S101 - a mistake in the program otherwise
        self._last.insertWidget(self._last.count() - 1, note, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, name: str, content: QLayout | QWidget, first: QWidget, hint: str) -> QLabel:
        title = QLabel(name)
        title.setBuddy(first)
        if isinstance(first, QPlainTextEdit):
            title.setContentsMargins(0, GRID, 0, 0)  # level with the first line
        else:
            title.setMinimumHeight(first.sizeHint().height())
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if not first.accessibleName():
            first.setAccessibleName(name.replace("&", ""))
        trouble = trouble_label()
        self._last = cell = QVBoxLayout()
        cell.setSpacing(GRID // 2)
        if isinstance(content, QLayout):
            cell.addLayout(content)
        else:
            cell.addWidget(content)
        if hint:
            cell.addWidget(wrapped(hint, text="small", tone="muted"))
        cell.addWidget(trouble)
        row = self._grid.rowCount()
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(cell, row, 1)
        return trouble


def _with(content: QLayout | QWidget, beside: QWidget | None) -> QLayout | QWidget:
    if beside is None:
        return content
    row = QHBoxLayout()
    row.setSpacing(GRID)
    if isinstance(content, QLayout):
        row.addLayout(content, 1)
    else:
        row.addWidget(content, 1)
    row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
