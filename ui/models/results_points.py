"""The points of one result as a table: areas, and the questions that are known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont

from ui.models.results_words import UNKNOWN, points_words
from ui.models.row_table import RowTable
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.catalogue.model import Edition

NUMBER, TITLE, POINTS, MOST = range(4)


@dataclass(frozen=True)
class PointRow:
    """An area, a question, or the total, which has no number."""

    number: str
    title: str
    in_full: str
    points: Decimal | None
    most: Decimal | None
    strong: bool


def point_rows(
    result: Result, edition: Edition, total: str, *, with_questions: bool
) -> tuple[PointRow, ...]:
    """Return the rows of a result; ``total`` is what the last one is called."""
    rows: list[PointRow] = []
    for area in edition.areas:
        points = result.areas.get(area.id)
        short = area.short_title or area.title
        rows.append(
            PointRow(str(area.number), short, area.title, points, area.max_points, strong=True)
        )
        if with_questions:
            rows += [
                PointRow(
                    each.number, each.title, each.title, result.questions[each.id],
                    each.max_points, strong=False,
                )
                for each in area.questions
                if each.id in result.questions
            ]  # fmt: skip
    rows.append(PointRow("", total, total, result.total, edition.max_points, strong=True))
    return tuple(rows)


class PointsTable(RowTable[PointRow]):
    """Areas in strong type, questions below their area."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.redraw)

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (self.tr("Nr"), self.tr("Område"), self.tr("Poäng"), self.tr("Av"))

    def cell(self, row: PointRow, column: int) -> str:
        """Return the text of a cell; what is not known is said."""
        points = UNKNOWN if row.points is None else points_words(row.points)
        return (row.number, row.title, points, points_words(row.most))[column]

    def tip(self, row: PointRow, column: int) -> str:
        """Return a cell in full."""
        return row.in_full if column == TITLE else self.cell(row, column)

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return column >= POINTS

    def font(self, row: PointRow, column: int) -> QFont:
        """Return the font of a cell."""
        font = self._theme.font(strong=row.strong and column == POINTS)
        if column != TITLE:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, row: PointRow, column: int) -> QColor:
        """Return the colour of a text: maxima and what is not known are quiet."""
        unknown = column == POINTS and row.points is None
        quiet = column in {NUMBER, MOST} or unknown or not row.strong
        return self._theme.color("muted" if quiet else "text")
