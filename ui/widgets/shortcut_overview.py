"""F1: every shortcut on one page, read from the same table as the menus."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.actions import TABLE, ActionSpec, Menu, plain, shortcuts, translated
from ui.theme import GRID
from ui.widgets.labels import label

_WAYS: Final = ((3, ""), (4, ""), (3, "small"), (4, "small"), (2, "small"))
"""Columns and size of the text, best first, to fit the screen without scrolling."""

Group = tuple[str, list[tuple[str, str]]]
"""A title, and names with their keys."""


class ShortcutOverview(QDialog):
    """All shortcuts, grouped as in the menus, and the keys that work while scoring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Kortkommandon"))
        self.groups: list[Group] = [
            *((title, [(plain(s), keys_of(s)) for s in specs]) for title, specs in grouped()),
            (self.tr("I poängfälten"), self._points_keys()),
            (self.tr("Vid indikatorerna"), self._mark_keys()),
            (self.tr("I texterna vid bedömningen"), self._text_keys()),
            (self.tr("I listor med styrkor och förbättringar"), self._bullet_keys()),
            (self.tr("I ett dokument"), self._reader_keys()),
            (self.tr("I anteckningar"), self._notes_keys()),
        ]
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Alla kortkommandon"))
        room = self.screen().availableSize() - QSize(8 * GRID, 8 * GRID)
        sheet = self.sheet_for(self.groups, room - QSize(4 * GRID, 10 * GRID))
        area.setWidget(sheet)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize((sheet.sizeHint() + QSize(8 * GRID, 12 * GRID)).boundedTo(room))

    def sheet_for(self, groups: Sequence[Group], room: QSize) -> QWidget:
        """Return the groups in as many columns, and so large, that they are seen at once.

        Where that cannot be, so that there is only scrolling up and down.
        """
        sheets = [self._columns(groups, count, text) for count, text in _WAYS]
        for sheet in sheets:
            if sheet.sizeHint().boundedTo(room) == sheet.sizeHint():
                return sheet
        narrow = (sheet for sheet in sheets if sheet.sizeHint().width() <= room.width())
        return next(narrow, None) or self._columns(groups, 1, "")

    def _columns(self, groups: Sequence[Group], count: int, text: str) -> QWidget:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setSpacing(4 * GRID)
        for part in _balanced(groups, count):
            column = QVBoxLayout()
            column.addLayout(_grid(part, text))
            column.addStretch()
            columns.addLayout(column)
        for written in sheet.findChildren(QLabel):
            written.ensurePolished()  # or it would be measured with text of ordinary size
        return sheet

    def _points_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Ett steg upp eller ner (5 % av högsta poängen)"), "↑  ↓"),
            (self.tr("Fem steg upp eller ner"), _pages()),
            (self.tr("Spara och gå till nästa fråga"), self.tr("Enter")),
            (self.tr("Spara och gå till föregående fråga"), self.tr("Skift+Enter")),
            (self.tr("Ta bort poängen: frågan blir obedömd"), self.tr("Delete")),
            (self.tr("Tillbaka till den sparade poängen"), self.tr("Esc")),
        ]

    def _mark_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Uppfyllt, delvis, inte uppfyllt"), "1  2  3"),
            (self.tr("Ej bedömt"), self.tr("0 eller Delete")),
            (self.tr("Hur mycket som är uppfyllt, när det är delvis"), "←  →"),
            (self.tr("Nästa eller föregående indikator"), self.tr("↓  ↑ eller Enter")),
            (self.tr("Skriv en anteckning"), "A"),
        ]

    def _text_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Tillbaka till poängen"), self.tr("Esc")),
            (self.tr("Vidare till nästa frågas poäng"), self.tr("Ctrl+Enter")),
        ]

    def _bullet_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Nästa punkt, eller dela punkten i två"), self.tr("Enter")),
            (self.tr("Ta bort en tom punkt"), self.tr("Backsteg")),
            (self.tr("Flytta punkten"), "Alt+↑  Alt+↓"),
        ]

    def _reader_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Markera meningen, eller stycket"), "S  G"),
            (self.tr("Spara som belägg för 3.4"), self.tr("34 Enter")),
            (self.tr("Stöder, motsäger, bakgrund"), "+  -  B"),
            (self.tr("Nästa eller föregående träff"), "N  P"),
        ]

    def _notes_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Knyt raden till fråga 3.4"), "§34"),
            (self.tr("Genomgång, en rad i taget"), "F6"),
            (self.tr("Dölj anteckningarna"), "F12"),
            (self.tr("Alla tangenter där"), self.tr("Skift+F1")),
        ]


def grouped() -> list[tuple[str, list[ActionSpec]]]:
    """Return the actions that have a shortcut under the titles of their menus."""
    with_keys = [spec for spec in TABLE if spec.shortcut]
    order = list(Menu)
    with_keys.sort(key=lambda spec: order.index(spec.menu))
    return [
        (translated(menu).replace("&", ""), list(specs))
        for menu, specs in groupby(with_keys, key=lambda spec: spec.menu)
    ]


def _pages() -> str:
    keys = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
    return "  ".join(
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys
    )


def keys_of(spec: ActionSpec) -> str:
    """Return the shortcuts of an action as they are written on the keys here."""
    texts = [keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in shortcuts(spec)]
    # As the keys are called in all other hints, and written on most keyboards.
    written = {"Return": "Enter", "Del": "Delete"}
    return "   ".join("+".join(written.get(key, key) for key in text.split("+")) for text in texts)


def _grid(groups: Sequence[Group], text: str) -> QGridLayout:
    """Return groups below each other, with all keys in one column."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(0 if text else GRID // 2)
    grid.setColumnStretch(0, 1)
    for title, rows in groups:
        if grid.count():
            grid.setRowMinimumHeight(grid.rowCount(), GRID)
        grid.addWidget(label(title, weight="strong", text=text), grid.rowCount(), 0)
        for name, keys in rows:
            row = grid.rowCount()
            grid.addWidget(label(name, text=text), row, 0)
            grid.addWidget(label(keys, tone="muted", text=text), row, 1)
    return grid


def _balanced(groups: Sequence[Group], count: int) -> list[list[Group]]:
    """Return the groups in at most ``count`` columns, in order, the highest as low as can be."""
    lowest = max(map(_height, groups))
    for most in range(lowest, sum(map(_height, groups)) + 1):
        columns = _filled(groups, most)
        if len(columns) <= count:
            return columns
    return [list(groups)]


def _filled(groups: Sequence[Group], most: int) -> list[list[Group]]:
    """Return the groups in columns that are at most so high, as few as that takes."""
    columns: list[list[Group]] = [[]]
    for group in groups:
        if sum(map(_height, columns[-1])) + _height(group) > most:
            columns.append([])
        columns[-1].append(group)
    return columns


def _height(group: Group) -> int:
    return len(group[1]) + 2
