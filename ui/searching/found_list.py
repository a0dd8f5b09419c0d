"""What was found, grouped by document and interview, as rows of a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.assessment.material_kinds import Secrecy
from ui.models.sources_words import page_words, title_of

if TYPE_CHECKING:
    from kompass.assessment.material import Interview, Material, Source
    from kompass.sources.hits import Hit

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
ROW: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class FoundRow:
    """A heading (no hit) or a hit."""

    words: str
    hit: Hit | None = None
    source: Source | None = None
    interview: Interview | None = None
    hidden: bool = False
    """A sensitive line: that it is there is told, and not what it says."""


class FoundList(QAbstractListModel):
    """Hits in the order of their ranks, those of one document together. Texts are read late."""

    def __init__(self, label_of: Callable[[Hit], str], parent: QObject | None = None) -> None:
        """Make an empty list; ``label_of`` gives the page's own number, or words for the place."""
        super().__init__(parent)
        self._label_of = label_of
        self._labels: dict[tuple[str, int, int], str] = {}
        self._rows: list[FoundRow] = []

    def place_of(self, row: FoundRow) -> str:
        """Return where a hit stands: the page, or the time of the note."""
        hit, source = row.hit, row.source
        if hit is None or source is None:
            return row.words
        key = (hit.ref, hit.number, hit.spans[0][0])
        if key not in self._labels:
            self._labels[key] = self._label_of(hit)
        return page_words(source.form, hit.number, self._labels[key])

    def passage_of(self, row: FoundRow) -> tuple[str, str, str]:
        """Return the words before a hit, the hit, and the words after it."""
        if row.hidden:
            return "", self.tr("Känslig rad: Enter öppnar anteckningen"), ""
        hit = row.hit
        return (hit.before, hit.match, hit.after) if hit is not None else ("", "", "")

    def show(self, rows: list[FoundRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, at: int) -> FoundRow | None:
        """Return a row."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def first_hit(self, start: int = 0, step: int = 1) -> int:
        """Return the next row from ``start`` that is a hit, -1 if there is none."""
        at = start
        while 0 <= at < len(self._rows):
            if self._rows[at].hit is not None:
                return at
            at += step
        return -1

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let hits be chosen, and headings not."""
        row = self.row(index.row())
        if row is None or row.hit is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a row, or what it says."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = "".join(self.passage_of(row))
            return row.words if row.hit is None else f"{self.place_of(row)} {said}"
        return None


def grouped(
    hits: tuple[Hit, ...], notes: tuple[Hit, ...], material: Material, of_interview: str
) -> list[FoundRow]:
    """Return rows for hits in documents and in notes; what has been removed is left out.

    ``of_interview`` is how an interview is called: "Intervju: {role}".
    """
    by_sha = {one.sha256: one for one in reversed(material.sources) if one.sha256}
    groups: dict[str, list[FoundRow]] = {}
    headings: dict[str, FoundRow] = {}
    for hit in sorted((*hits, *notes), key=lambda hit: hit.rank):
        source = by_sha.get(hit.ref)
        line = material.lines.get(hit.ref) if source is None else None  # type: ignore[call-overload]
        if source is not None:
            key, heading = source.id, FoundRow(title_of(source), source=source)
            row = FoundRow("", hit, source)
        elif line is not None:
            interview = material.interview(line.interview)
            role = interview.role if interview else ""
            key = line.interview
            heading = FoundRow(of_interview.format(role=role), interview=interview)
            hidden = line.level is Secrecy.SENSITIVE
            row = FoundRow(f"{line.typed_at.astimezone():%H:%M}", hit, None, interview, hidden)
        else:
            continue
        headings.setdefault(key, heading)
        groups.setdefault(key, []).append(row)
    return [row for key, rows in groups.items() for row in (headings[key], *rows)]
