"""Sentences in rows: what is wrong with a file, or what it would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kompass.catalogue.complaints import InvalidFileError
from ui.models.row_table import RowTable

if TYPE_CHECKING:
    from kompass.catalogue.preview import Difference
    from kompass.errors import KompassError

Row = tuple[str, ...]


class SentencesModel(RowTable[Row]):
    """Rows of text under headings; the last column has the sentences."""

    upright = Qt.AlignmentFlag.AlignTop

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: Row = ()

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

    def headings(self) -> Row:
        """Return the names of the columns; which there are depends on what is shown."""
        return self._headings

    def cell(self, row: Row, column: int) -> str:
        """Return the text of a cell."""
        return row[column]

    def tip(self, row: Row, column: int) -> str:
        """Return nothing: every text is there to read in full."""
        del row, column
        return ""

    def in_words(self, row: Row, column: int) -> str:
        """Return the text of a cell with the name of its column."""
        return f"{self._headings[column]}: {row[column]}"

    def as_text(self, rows: Iterable[int] | None = None) -> str:
        """Return rows, by default all of them, for the clipboard: one line each."""
        wanted = self.rows if rows is None else [self.rows[at] for at in rows]
        return "\n".join("\t".join(row) for row in wanted)

    def _show(self, headings: Row, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._headings = headings
        self.hold_rows(rows)
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
