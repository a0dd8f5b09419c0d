"""The questions of a meeting as a table: own scores, how far apart, and what is agreed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.assessment.team.agreement import Row
from kompass.ids import QuestionId
from kompass.swedish import format_number, format_percent
from ui.models.row_table import RowTable
from ui.models.samsyn_meeting import Meeting, Member
from ui.theme import Theme

Draw = Callable[[Member], QIcon]
"""Return what stands for an assessor."""
Tint = Callable[[Member], QColor]

NUMBER, TITLE, PEOPLE = 0, 1, 2
UNKNOWN: Final = "–"


class MeetingModel(RowTable[Row]):
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
            self.hold_rows(meeting.rows)
            self.endResetModel()
            return
        self._meeting = meeting
        self.hold_rows(meeting.rows)
        for row, (before, after) in enumerate(zip(old.rows, meeting.rows, strict=True)):
            told = after.question.id in old.contested ^ meeting.contested
            if before != after or told:
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.apart + 1))

    def question(self, row: int) -> QuestionId:
        """Return the question of a row."""
        return self.rows[row].question.id

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns, which follow from the team."""
        first = (self.tr("Nr"), self.tr("Fråga"))
        team = (member.look.initials for member in self._meeting.team)
        return (*first, *team, self.tr("Skillnad"), self.tr("Samsyn"))

    def heading_tip(self, column: int) -> str:
        """Return the names of the team in full."""
        return self._name(column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the headings: initials with their mark for the team, words for the rest."""
        member = self._member(section) if orientation == Qt.Orientation.Horizontal else None
        if role == Qt.ItemDataRole.DecorationRole and member:
            return self._draw(member)
        read_aloud = role == Qt.ItemDataRole.AccessibleTextRole
        tip = Qt.ItemDataRole.ToolTipRole
        return super().headerData(section, orientation, tip if read_aloud else role)

    def is_figure(self, column: int) -> bool:
        """Return whether a column stands at the right: all but the titles."""
        return column != TITLE

    def cell(self, row: Row, column: int) -> str:
        """Return the text of a cell."""
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

    def _name(self, column: int) -> str:
        member = self._member(column)
        return member.name if member else self.headings()[column]

    def _member(self, column: int) -> Member | None:
        team = self._meeting.team
        return team[column - PEOPLE] if PEOPLE <= column < self.apart else None

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

    def in_words(self, row: Row, column: int) -> str:
        """Return a cell as it is read aloud, with the name of its column."""
        member = self._member(column)
        text = self.cell(row, column)
        if text == UNKNOWN:
            text = self.tr("inte bedömd") if member else self.tr("inget än")
        if column == self.apart + 1 and self._is_contested(row):
            text = self.tr("{text}, konflikt att avgöra").format(text=text)
        return f"{self._name(column)}: {text}"

    def tip(self, row: Row, column: int) -> str:
        """Return what a cell leaves out: a long title, or why there is nothing."""
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

    def sign(self, row: Row, column: int) -> QIcon | None:
        """Return the mark of an assessor, or of what is settled or in conflict."""
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

    def font(self, row: Row, column: int) -> QFont:
        """Return the font of a cell: strong for what is settled."""
        font = self._theme.font(strong=column == self.apart + 1 and row.settled)
        if column != TITLE:
            # Figures of equal width, so that columns line up.
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, row: Row, column: int) -> QColor:
        """Return the colour of a text: the assessor's own, or that of what is settled."""
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
        """Let the columns be measured anew too."""
        if self.rows:
            self.beginResetModel()
            self.endResetModel()


def _order(meeting: Meeting) -> list[QuestionId]:
    return [row.question.id for row in meeting.rows]
