"""Documents, or pages of the web, as a table."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.assessment.material_kinds import Source, SourceKind
from kompass.ids import RowId
from ui.models.sources_desk import SourceDesk
from ui.models.sources_reading import Readings
from ui.models.sources_words import OWN_QUOTE, moment_words, size_words, title_of
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


class Column(IntEnum):
    """The columns, from the left."""

    TITLE = 0
    SORT = 1
    DATE = 2
    PUBLISHER = 3
    SIZE = 4
    EXCERPTS = 5


class SourceTable(QAbstractTableModel):
    """The newest last, as they came; an older version stands where it stood, and says so."""

    def __init__(
        self,
        desk: SourceDesk,
        readings: Readings,
        kind: SourceKind,
        theme: Theme,
        draw: Callable[[str], QIcon],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._readings = readings
        self._kind = kind
        self._theme = theme
        self._draw = draw
        self._rows = desk.sources(kind)
        desk.changed.connect(self.follow)
        theme.changed.connect(self._redraw)

    def follow(self) -> None:
        """Show the sources as they stand."""
        after = self._desk.sources(self._kind)
        if [one.id for one in after] != [one.id for one in self._rows]:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
            return
        self._rows = after
        self._redraw()

    def source(self, row: int) -> Source | None:
        """Return the source of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, source: RowId | None) -> int | None:
        """Return the row of a source."""
        return next((at for at, one in enumerate(self._rows) if one.id == source), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of sources."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, sign, font, colour and alignment."""
        if not index.isValid():
            return None
        source, column = self._rows[index.row()], Column(index.column())
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._shown(column, source),
            Qt.ItemDataRole.ToolTipRole: lambda: self._told(column, source),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._in_words(column, source),
            Qt.ItemDataRole.DecorationRole: lambda: self._sign(column, source),
            Qt.ItemDataRole.FontRole: lambda: self._font(column, source),
            Qt.ItemDataRole.ForegroundRole: lambda: self._colour(column, source),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
        }
        answer = answers.get(role)
        return answer() if answer else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(Column(section))
        return _alignment(Column(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _heading(self, column: Column) -> str:
        web = self._kind is SourceKind.WEB
        return {
            Column.TITLE: self.tr("Sida") if web else self.tr("Titel"),
            Column.SORT: self.tr("Svar") if web else self.tr("Typ"),
            Column.DATE: self.tr("Hämtad") if web else self.tr("Datum"),
            Column.PUBLISHER: self.tr("Adress") if web else self.tr("Utgivare"),
            Column.SIZE: self.tr("Storlek"),
            Column.EXCERPTS: self.tr("Utdrag"),
        }[column]

    def _shown(self, column: Column, source: Source) -> str:
        web = source.kind is SourceKind.WEB
        if column is Column.TITLE:
            return title_of(source)
        if column is Column.SORT:
            return self._answer(source) if web else source.sort
        if column is Column.DATE:
            return moment_words(source.captured_at) if web else source.published
        if column is Column.PUBLISHER:
            return source.address if web else source.publisher
        if column is Column.SIZE:
            return size_words(source.size) if source.sha256 else ""
        count = len(self._desk.material.excerpts_of(source.id))
        return str(count) if count else ""

    def _answer(self, source: Source) -> str:
        if not source.sha256:
            said = source.http_status
            return self.tr("väntar ({0})").format(said) if said else self.tr("väntar")
        return source.http_status or self.tr("sparad fil")

    def _told(self, column: Column, source: Source) -> str:
        if column is not Column.TITLE:
            return self._shown(column, source)
        parts = [title_of(source), source.file_name or source.address, *self._remarkable(source)]
        return "\n".join(dict.fromkeys(part for part in parts if part))

    def _in_words(self, column: Column, source: Source) -> str:
        shown = self._told(column, source) or self.tr("tomt")
        return f"{self._heading(column)}: {shown}"

    def _remarkable(self, source: Source) -> list[str]:
        found = list(self._readings.remarks(source))
        if not source.sha256:
            found.append(self.tr("Adressen väntar på att hämtas."))
        if source.removed:
            found.append(self.tr("Borttaget i en kopia, men någon har byggt vidare på det."))
        if self._desk.material.newer(source.id) is not None:
            found.append(self.tr("Ersatt av en nyare version."))
        if source.sort == OWN_QUOTE:
            found.append(self.tr("Ett citat vars källa inte är hittad ännu."))
        return found

    def _sign(self, column: Column, source: Source) -> QIcon | None:
        if column is not Column.TITLE:
            return None
        if not source.sha256:
            return self._draw("clock")
        if self._desk.material.newer(source.id) is not None:
            return self._draw("versions")
        return self._draw("alert-triangle" if self._remarkable(source) else _drawing(source))

    def _font(self, column: Column, source: Source) -> QFont:
        strong = column is Column.TITLE and self._desk.material.newer(source.id) is None
        font = self._theme.font(strong=strong)
        if column in {Column.SIZE, Column.EXCERPTS, Column.DATE}:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _colour(self, column: Column, source: Source) -> QColor:
        if source.sort == OWN_QUOTE or (column is Column.SORT and not source.sha256):
            return self._theme.color("reference")
        old = self._desk.material.newer(source.id) is not None
        return self._theme.color("text" if column is Column.TITLE and not old else "muted")

    def _redraw(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    right = column in {Column.SIZE, Column.EXCERPTS}
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _drawing(source: Source) -> str:
    if source.kind is SourceKind.WEB:
        return "world"
    return {
        "pdf": "file-type-pdf", "docx": "file-type-docx", "xlsx": "table", "image": "photo",
    }.get(source.form.value if source.form else "", "file-text")  # fmt: skip
