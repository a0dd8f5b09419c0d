"""Documents, or pages of the web, as a table."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.assessment.material_kinds import Source, SourceKind
from kompass.ids import RowId
from ui.models import contested_material
from ui.models.row_table import RowTable
from ui.models.sources_desk import SourceDesk
from ui.models.sources_reading import Readings
from ui.models.sources_words import OWN_QUOTE, moment_words, size_words, title_of
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Contested


class Column(IntEnum):
    """The columns, from the left."""

    TITLE = 0
    SORT = 1
    DATE = 2
    PUBLISHER = 3
    SIZE = 4
    EXCERPTS = 5


class SourceTable(RowTable[Source]):
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
        self.follow()
        desk.changed.connect(self.follow)
        theme.changed.connect(self.redraw)

    def follow(self) -> None:
        """Show the sources as they stand."""
        self.show_rows(self._desk.sources(self._kind))

    def key(self, row: Source) -> RowId:
        """Return the id of a source."""
        return row.id

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        web = self._kind is SourceKind.WEB
        return (
            self.tr("Sida") if web else self.tr("Titel"),
            self.tr("Svar") if web else self.tr("Typ"),
            self.tr("Hämtad") if web else self.tr("Datum"),
            self.tr("Adress") if web else self.tr("Utgivare"),
            self.tr("Storlek"),
            self.tr("Utdrag"),
        )

    def is_figure(self, column: int) -> bool:
        """Return whether a column counts something."""
        return column in {Column.SIZE, Column.EXCERPTS}

    def cell(self, row: Source, column: int) -> str:
        """Return the text of a cell."""
        web = row.kind is SourceKind.WEB
        if column == Column.TITLE:
            title = title_of(row)
            return f"{contested_material.word()} · {title}" if self._undecided(row) else title
        if column == Column.SORT:
            return self._answer(row) if web else row.sort
        if column == Column.DATE:
            return moment_words(row.captured_at) if web else row.published
        if column == Column.PUBLISHER:
            return row.address if web else row.publisher
        if column == Column.SIZE:
            return size_words(row.size) if row.sha256 else ""
        count = len(self._desk.material.excerpts_of(row.id))
        return str(count) if count else ""

    def _answer(self, source: Source) -> str:
        if not source.sha256:
            said = source.http_status
            return self.tr("väntar ({0})").format(said) if said else self.tr("väntar")
        return source.http_status or self.tr("sparad fil")

    def tip(self, row: Source, column: int) -> str:
        """Return a cell in full; for the title also the file and what is remarkable."""
        if column != Column.TITLE:
            return self.cell(row, column)
        parts = [title_of(row), row.file_name or row.address, *self._remarkable(row)]
        return "\n".join(dict.fromkeys(part for part in parts if part))

    def _undecided(self, source: Source) -> tuple[Contested, ...]:
        return self._desk.undecided(contested_material.sources, source.id)

    def _remarkable(self, source: Source) -> list[str]:
        undecided = contested_material.told(self._desk.session, self._undecided(source))
        found = [*filter(None, [undecided]), *self._readings.remarks(source)]
        if not source.sha256:
            found.append(self.tr("Adressen väntar på att hämtas."))
        if source.removed:
            found.append(self.tr("Borttaget i en kopia, men någon har byggt vidare på det."))
        if self._desk.material.newer(source.id) is not None:
            found.append(self.tr("Ersatt av en nyare version."))
        if source.sort == OWN_QUOTE:
            found.append(self.tr("Ett citat vars källa inte är hittad ännu."))
        return found

    def sign(self, row: Source, column: int) -> QIcon | None:
        """Return the drawing of its kind, or of what is to be known about it."""
        if column != Column.TITLE:
            return None
        if self._undecided(row):
            return self._draw("git-merge")
        if not row.sha256:
            return self._draw("clock")
        if self._desk.material.newer(row.id) is not None:
            return self._draw("versions")
        return self._draw("alert-triangle" if self._remarkable(row) else _drawing(row))

    def font(self, row: Source, column: int) -> QFont:
        """Return the font of a cell; titles that hold are strong."""
        strong = column == Column.TITLE and self._desk.material.newer(row.id) is None
        font = self._theme.font(strong=strong)
        if column in {Column.SIZE, Column.EXCERPTS, Column.DATE}:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, row: Source, column: int) -> QColor:
        """Return the colour of a text; what is left to do stands out."""
        if column == Column.TITLE and self._undecided(row):
            return self._theme.color("reference")
        if row.sort == OWN_QUOTE or (column == Column.SORT and not row.sha256):
            return self._theme.color("reference")
        old = self._desk.material.newer(row.id) is not None
        return self._theme.color("text" if column == Column.TITLE and not old else "muted")


def _drawing(source: Source) -> str:
    if source.kind is SourceKind.WEB:
        return "world"
    return {
        "pdf": "file-type-pdf", "docx": "file-type-docx", "xlsx": "table", "image": "photo",
    }.get(source.form.value if source.form else "", "file-text")  # fmt: skip
