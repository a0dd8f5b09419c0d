"""Sentences in rows: what is wrong with a file, or what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.catalogue.complaints import InvalidFileError

if TYPE_CHECKING:
    from kompass.catalogue.preview import Difference
    from kompass.errors import KompassError

Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, ...]

NO_PARENT: Final = QModelIndex()
_TOP: Final = Qt.AlignmentFlag.AlignTop


class SentencesModel(QAbstractTableModel):
    """Rows of text under headings; the last column has the sentences."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: Row = ()
        self._rows: Sequence[Row] = ()

    def show_complaints(self, trouble: KompassError) -> None:
        """Show everything that is wrong with a file, with its row where it has one."""
        rows = complaint_rows(trouble)
        if any(where for _, where, _ in rows):
            self._show((self.tr("Rad"), self.tr("Gäller"), self.tr("Fel")), rows)
        else:
            self._show((self.tr("Rad"), self.tr("Fel")), [(row, said) for row, _, said in rows])

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show what a file would change."""
        from kompass.catalogue.preview import Happening

        words = {
            Happening.ADDED: self.tr("Nytt"),
            Happening.CHANGED: self.tr("Ändras"),
            Happening.REMOVED: self.tr("Tas bort"),
        }
        rows = [(words[one.happening], one.text) for one in differences]
        self._show((self.tr("Händer"), self.tr("Vad")), rows)

    def clear(self) -> None:
        """Show nothing."""
        self._show((), [])

    def as_text(self, rows: Sequence[int] | None = None) -> str:
        """Return rows, by default all of them, for the clipboard: one line each."""
        wanted = self._rows if rows is None else [self._rows[row] for row in rows]
        return "\n".join("\t".join(row) for row in wanted)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many sentences there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return one cell, or where its text stands in it."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TOP
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and section < len(self._headings):
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _show(self, headings: Row, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._headings, self._rows = headings, rows
        self.endResetModel()


def complaint_rows(trouble: KompassError) -> list[tuple[str, str, str]]:
    """Return every complaint as its row in the file, the part it is about, and the sentence."""
    if not isinstance(trouble, InvalidFileError):
        return [("–", "", one) for one in (str(trouble), *trouble.details)]
    return [
        (
            str(one.line or "–"),
            ", ".join(part for part in (one.sheet, one.name) if part),
            one.sentence,
        )
        for one in trouble.complaints
    ]
