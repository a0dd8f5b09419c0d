"""An assessment as it stood at a moment, beside how it stood at another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.swedish import format_difference, format_number

if TYPE_CHECKING:
    from kompass.assessment.journal.changes import Change
    from kompass.assessment.scoring import AreaResult, Sum
    from kompass.assessment.snapshot import Snapshot
    from kompass.ids import RowId
    from kompass.progress import Progress
    from ui.models.history_steps import Spot

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
LINE_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class StateLine:
    """One line of the comparison: the total, an area or a question."""

    name: str
    then: Decimal | None
    other: Decimal | None
    text: str
    """What was written about it then."""
    other_text: str
    strong: bool = False
    place: str = ""
    """The id of the area or question, empty for the total."""

    @property
    def differs(self) -> bool:
        """Whether anything is different at the two moments."""
        return self.then != self.other or self.text != self.other_text


@dataclass(frozen=True)
class Past:
    """What it takes to tell how an assessment stood: its journal, and how it stands now."""

    path: Path
    changes: Sequence[Change]
    now: Snapshot
    viewer: RowId | None
    """Who looks: nobody is shown what is hidden from them today."""


def snapshot_at(past: Past, spot: Spot, progress: Progress) -> Snapshot:
    """Return the assessment as it stood then, as far as the viewer may see it.

    Raises ``KompassError`` if it was named in another copy and is not all in this one.
    """
    from kompass.assessment.team.blind import veiled

    progress(0, 1, "")
    return veiled(_snapshot_at(past, spot), past.now, past.viewer)


def _snapshot_at(past: Past, spot: Spot) -> Snapshot:
    if spot.moment is not None and spot.elsewhere:
        from kompass.assessment.history import snapshot_of
        from kompass.assessment.storage import open_file

        with open_file(past.path, author="", read_only=True) as file:
            return snapshot_of(file, spot.moment)
    from kompass.assessment.history import stood

    return stood((change for change in past.changes if change.seq <= spot.place), past.now)


def compared(
    past: Past, spot: Spot, base: Spot | None, progress: Progress
) -> tuple[StateLine, ...]:
    """Return how it stood then beside now, or beside ``base``, the earlier first."""
    if base is None:
        return lines(snapshot_at(past, spot, progress), past.now)
    first, second = sorted((spot, base), key=lambda each: each.place)
    return lines(snapshot_at(past, first, progress), snapshot_at(past, second, progress))


def lines(then: Snapshot, other: Snapshot) -> tuple[StateLine, ...]:
    """Return the total, and every area and question, at the two moments."""
    from kompass.assessment.scoring import score

    before, after = score(then), score(other)
    found = [StateLine("Totalt", _so_far(before, before.areas), _so_far(after, after.areas),
                       then.details.summary, other.details.summary, strong=True)]  # fmt: skip
    for area, same in zip(before.areas, after.areas, strict=True):
        name = f"{area.area.number} {area.area.title}"
        texts = (_area_text(then, area.area.id), _area_text(other, area.area.id))
        found.append(
            StateLine(
                name,
                _so_far(area, (area,)),
                _so_far(same, (same,)),
                *texts,
                strong=True,
                place=area.area.id,
            )
        )
        for question, same_question in zip(area.questions, same.questions, strict=True):
            asked = question.question
            found.append(
                StateLine(
                    f"{asked.number} {asked.title}",
                    question.points,
                    same_question.points,
                    then.score(asked.id).rationale,
                    other.score(asked.id).rationale,
                    place=asked.id,
                )
            )
    return tuple(found)


def _so_far(sum_: Sum, areas: Iterable[AreaResult]) -> Decimal | None:
    """Return the points so far, ``None`` where nothing is assessed: that is not zero."""
    assessed = (question.points is not None for area in areas for question in area.questions)
    return sum_.points_so_far if any(assessed) else None


def _area_text(snapshot: Snapshot, area: Any) -> str:  # noqa: ANN401 - an id
    texts = snapshot.area_texts(area)
    parts = [texts.introduction, texts.findings]
    parts += [f"+ {strength.text}" for strength in texts.strengths]
    parts += [f"– {improvement.text}" for improvement in texts.improvements]
    return "\n".join(part for part in parts if part)


class HistoryStateModel(QAbstractTableModel):
    """What it is, points then, points at the other moment, and the difference."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[StateLine] = ()
        self._heads = ("", "", "", "")

    def show_lines(
        self, lines: Sequence[StateLine], all_in_all: str, then: str, other: str
    ) -> None:
        """Show two moments with these names; ``all_in_all`` says how much differs."""
        self.beginResetModel()
        self._lines = lines
        self._heads = (all_in_all, then, other, self.tr("Skillnad"))
        self.endResetModel()

    def line(self, index: Index) -> StateLine | None:
        """Return the line of a row, ``None`` for no row."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, places: Collection[str]) -> int:
        """Return the last line about one of these, a question rather than its area."""
        rows = [number for number, line in enumerate(self._lines) if line.place in places]
        return rows[-1] if rows else 0

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return four."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a figure in words, the line itself under ``LINE_ROLE``."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(line, index.column())
        return None

    def _words(self, line: StateLine, column: int) -> str:
        match column:
            case 0:
                return line.name
            case 1:
                return _points(line.then)
            case 2:
                return _points(line.other)
            case _:
                return self._difference(line)

    def _difference(self, line: StateLine) -> str:
        if line.then != line.other and line.then is not None and line.other is not None:
            return format_difference(line.other - line.then)
        if line.then != line.other:
            return self.tr("ny poäng") if line.then is None else self.tr("poäng borta")
        return self.tr("text") if line.text != line.other_text else ""


def _points(points: Decimal | None) -> str:
    return "–" if points is None else format_number(points)
