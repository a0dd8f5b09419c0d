"""The guides as a list with headings: of the assessment, one's own, Kompass's proposals."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ui.models.interviews_guides import From, GuideChoice, GuideShelf
from ui.theme import SMALL_POINTS, Theme

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


class GuideList(QAbstractListModel):
    """A row is a guide or a heading."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[GuideChoice | From, ...] = ()

    def show_shelf(self, shelf: GuideShelf) -> None:
        """Show other guides, or the same ones as they are now."""
        rows: list[GuideChoice | From] = []
        for origin in From:
            found = shelf.of(origin)
            rows += [origin, *found] if found else []
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def choice(self, index: Index) -> GuideChoice | None:
        """Return the guide of a row, ``None`` for a heading."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, GuideChoice) else None

    def index_of(self, key: str) -> QModelIndex:
        """Return the row of a guide, invalid if there is no such."""
        found = (at for at, row in enumerate(self._rows) if _key(row) == key)
        at = next(found, None)
        return QModelIndex() if at is None else self.index(at)

    def first(self) -> QModelIndex:
        """Return the first guide."""
        return self.index(1) if len(self._rows) > 1 else QModelIndex()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of guides and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be read only."""
        if self.choice(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the name of a guide with how often it is used, or a heading."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, GuideChoice):
            return self._tip(row)
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row)
        return None

    def _words(self, row: GuideChoice | From) -> str:
        if isinstance(row, GuideChoice):
            return f"{row.name} ({row.used})" if row.used else row.name
        return {
            From.ASSESSMENT: self.tr("I den här utvärderingen"),
            From.OWN: self.tr("Mina egna"),
            From.SHIPPED: self.tr("Kompass eget förslag"),
        }[row]

    def _tip(self, row: GuideChoice) -> str:
        count = len(row.questions)
        words = self.tr("1 fråga") if count == 1 else self.tr("{0} frågor")
        parts = [words.format(count), row.label]
        if row.used:
            used = (
                self.tr("används i 1 intervju")
                if row.used == 1
                else self.tr("används i {0} intervjuer")
            )
            parts.append(used.format(row.used))
        return ", ".join(part for part in parts if part)

    def _font(self, row: GuideChoice | From) -> QFont:
        if isinstance(row, GuideChoice):
            return self._theme.font()
        return self._theme.font(SMALL_POINTS, strong=True)

    def _colour(self, row: GuideChoice | From) -> QColor:
        return self._theme.color("text" if isinstance(row, GuideChoice) else "muted")


def _key(row: GuideChoice | From) -> str:
    return row.key if isinstance(row, GuideChoice) else f"heading {row.value}"
