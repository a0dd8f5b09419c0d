"""The questions of a meeting as a table: own scores, how far apart, and what is agreed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.assessment.team.agreement import Row
from kompass.ids import QuestionId
from kompass.swedish import format_number, format_percent
from ui.models.samsyn_meeting import Meeting, Member
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Draw = Callable[[Member], QIcon]
"""Return what stands for an assessor."""
Tint = Callable[[Member], QColor]

NO_PARENT: Final = QModelIndex()
NUMBER, TITLE, PEOPLE = 0, 1, 2
UNKNOWN: Final = "–"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MeetingModel(QAbstractTableModel):
    """Number, title, one column for each assessor, the difference, and the agreed points."""

    def __init__(
        self,
        theme: Theme,
        draw: Draw,
        tint: Tint,
        *,
        settled: QIcon,
        contested: QIcon,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draw = draw
        self._tint = tint
        self._settled = settled
        self._contested = contested
        self._meeting = Meeting((), ())
        theme.changed.connect(self._on_theme)

    @property
    def meeting(self) -> Meeting:
        """What is shown."""
        return self._meeting

    @property
    def apart(self) -> int:
        """The column with the difference; the next one, the last, has the agreed points."""
        return PEOPLE + len(self._meeting.team)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting; in the same order only the rows that differ are drawn anew."""
        old = self._meeting
        if old.team != meeting.team or _order(old) != _order(meeting):
            self.beginResetModel()
            self._meeting = meeting
            self.endResetModel()
            return
        self._meeting = meeting
        for row, (before, after) in enumerate(zip(old.rows, meeting.rows, strict=True)):
            told = after.question.id in old.contested ^ meeting.contested
            if before != after or told:
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.apart + 1))

    def question(self, row: int) -> QuestionId:
        """Return the question of a row."""
        return self._meeting.rows[row].question.id

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of questions."""
        return 0 if parent.isValid() else len(self._meeting.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns, which follows from that of the team."""
        return 0 if parent.isValid() else self.apart + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, mark, alignment, font and colour."""
        if not index.isValid():
            return None
        row, column = self._meeting.rows[index.row()], index.column()
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._text(row, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._in_words(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: self._tip(row, column),
            Qt.ItemDataRole.DecorationRole: lambda: self._decoration(row, column),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _LEFT if column == TITLE else _RIGHT,
            Qt.ItemDataRole.FontRole: lambda: self._font(row, column),
            Qt.ItemDataRole.ForegroundRole: lambda: self._colour(row, column),
        }
        answer = answers.get(role)
        return answer() if answer else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return the headings: initials with their mark for the team, words for the rest."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        member = self._member(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return member.look.initials if member else self._heading(section)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return member.name if member else self._heading(section)
        if role == Qt.ItemDataRole.DecorationRole and member:
            return self._draw(member)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == TITLE else _RIGHT
        return None

    def _member(self, column: int) -> Member | None:
        team = self._meeting.team
        return team[column - PEOPLE] if PEOPLE <= column < self.apart else None

    def _heading(self, column: int) -> str:
        names = {
            NUMBER: self.tr("Nr"),
            TITLE: self.tr("Fråga"),
            self.apart: self.tr("Skillnad"),
        }
        return names.get(column, self.tr("Samsyn"))

    def _text(self, row: Row, column: int) -> str:
        member = self._member(column)
        if member is not None:
            return self._own(row, member)
        if column == NUMBER:
            return row.question.number
        if column == TITLE:
            return row.question.title
        if column == self.apart:
            return self._difference(row)
        if row.agreed.points is not None:
            return format_number(row.agreed.points)
        return self.tr("lika") if row.equal else UNKNOWN

    def _own(self, row: Row, member: Member) -> str:
        standing = row.own.get(member.id)
        if standing is not None and standing.points is not None:
            return format_number(standing.points)
        return UNKNOWN if member.id in row.waiting else self.tr("dold")

    def _difference(self, row: Row) -> str:
        if row.apart is None:
            return UNKNOWN
        if row.spread is None or not row.apart:
            return format_number(row.apart)
        return (
            f"{format_number(row.apart)} · {format_percent((row.spread * 100).to_integral_value())}"
        )

    def _in_words(self, row: Row, column: int) -> str:
        member = self._member(column)
        text = self._text(row, column)
        if text == UNKNOWN:
            text = self.tr("inte bedömd") if member else self.tr("inget än")
        if column == self.apart + 1 and self._is_contested(row):
            text = self.tr("{text}, konflikt att avgöra").format(text=text)
        return f"{member.name if member else self._heading(column)}: {text}"

    def _tip(self, row: Row, column: int) -> str:
        member = self._member(column)
        if column == TITLE:
            return row.question.title
        if column == self.apart + 1 and self._is_contested(row):
            return self.tr("Kopiorna har olika värden. Avgör det bredvid.")
        if member is None or member.id in row.own:
            return ""
        if member.id in row.waiting:
            return self.tr("{name} har inte bedömt frågan än").format(name=member.name)
        return self.tr("Dold tills alla har bedömt frågan, eller den som leder har öppnat den")

    def _decoration(self, row: Row, column: int) -> QIcon | None:
        member = self._member(column)
        if member is not None:
            return self._draw(member) if member.id in row.own else None
        if column != self.apart + 1:
            return None
        if self._is_contested(row):
            return self._contested
        return self._settled if row.settled else None

    def _is_contested(self, row: Row) -> bool:
        return row.question.id in self._meeting.contested

    def _font(self, row: Row, column: int) -> QFont:
        font = self._theme.font(strong=column == self.apart + 1 and row.settled)
        if column != TITLE:
            # Figures of equal width, so that columns line up.
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _colour(self, row: Row, column: int) -> QColor:
        member = self._member(column)
        if member is not None and member.id in row.own:
            return self._tint(member)
        if column == self.apart + 1 and self._is_contested(row):
            return self._theme.color("reference")
        if column == self.apart + 1 and row.settled:
            return self._theme.color("accent")
        plain = column in {TITLE, NUMBER} or (column == self.apart and bool(row.apart))
        return self._theme.color("text" if plain else "muted")

    def _on_theme(self) -> None:
        if self._meeting.rows:
            self.beginResetModel()
            self.endResetModel()


def _order(meeting: Meeting) -> list[QuestionId]:
    return [row.question.id for row in meeting.rows]
