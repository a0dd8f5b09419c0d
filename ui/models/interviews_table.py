"""The programme as a table to type in, with an empty row at the end for the next interview."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.assessment.material_kinds import InterviewStatus
from ui.models import contested_material
from ui.models import interviews_fields as fields
from ui.models.interviews_fields import Field
from ui.models.interviews_plan import InterviewPlan
from ui.models.interviews_programme import Entry
from ui.models.row_table import Index, RowTable
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.ids import RowId


class Column(IntEnum):
    """The columns, from the left."""

    DAY = 0
    TIMES = 1
    ROLE = 2
    ORGANISATION = 3
    PLACE = 4
    ASSESSORS = 5
    STATE = 6


FIELDS: Final = {
    Column.DAY: Field.DAY,
    Column.TIMES: Field.TIMES,
    Column.ROLE: Field.ROLE,
    Column.ORGANISATION: Field.ORGANISATION,
    Column.PLACE: Field.PLACE,
    Column.ASSESSORS: Field.ASSESSORS,
}
"""What is typed in each column; how an interview stands is told and not typed."""


class InterviewTable(RowTable[Entry | None]):
    """Rows in the order of the programme.

    While something can be typed, the last one is ``None`` and begins the next interview.
    """

    def __init__(
        self,
        plan: InterviewPlan,
        theme: Theme,
        draw: Callable[[str], QIcon],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._theme = theme
        self._draw = draw
        self._held = self._waits = False
        self.follow()
        plan.changed.connect(self.follow)
        theme.changed.connect(self.redraw)

    @property
    def writable(self) -> bool:
        """Whether anything can be typed."""
        return not self._plan.session.read_only

    def hold(self, *, held: bool) -> None:
        """Leave the rows where they are while somebody types in one; afterwards follow."""
        self._held = held
        if not held and self._waits:
            self.follow()

    def follow(self) -> None:
        """Show the programme as it stands."""
        self._waits = self._held
        if self._held:
            return
        entries: tuple[Entry | None, ...] = self._plan.programme.entries
        # A clash with another row, or the day above, may show in any of them.
        self.show_rows((*entries, None) if self.writable else entries)

    def key(self, row: Entry | None) -> RowId | None:
        """Return the id of an interview."""
        return row.id if row is not None else None

    def row_of(self, wanted: object) -> int | None:
        """Return the row of an interview, ``None`` if there is no such."""
        return super().row_of(wanted) if wanted is not None else None

    def row_id(self, row: int) -> RowId | None:
        """Return the interview of a row, ``None`` for the empty one."""
        found = self.row(row)
        return found.id if found is not None else None

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (
            self.tr("Dag"),
            self.tr("Tid"),
            self.tr("Roll"),
            self.tr("Organisation"),
            self.tr("Plats"),
            self.tr("Utvärderare"),
            self.tr("Läge"),
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be typed in but how an interview stands."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.writable and Column(index.column()) in FIELDS:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell is asked, and what is typed in it."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self._typed(self.rows[index.row()], index.column())
        return super().data(index, role)

    def state_of(self, entry: Entry) -> str:
        """Return how an interview stands, in a word or two; first of all what is undecided."""
        if entry.contested:
            return contested_material.word()
        if entry.interview.status is InterviewStatus.CANCELLED:
            return self.tr("Inställd")
        if entry.wrong is not None:
            return fields.wrong_words(entry.wrong)
        if entry.interview.status is InterviewStatus.DONE:
            return self.tr("Hållen")
        if entry.lines:
            count = entry.lines
            return self.tr("1 rad") if count == 1 else self.tr("{0} rader").format(count)
        return self.tr("Planerad")

    def cell(self, row: Entry | None, column: int) -> str:
        """Return the text of a cell."""
        if row is None:
            return self.tr("Ny intervju") if column == Column.ROLE else ""
        interview = row.interview
        if column == Column.STATE:
            return self.state_of(row)
        if column == Column.DAY:
            return fields.day_in_short(interview.day) if interview.day else self.tr("utan dag")
        if column == Column.ROLE and not interview.role:
            return self.tr("utan roll")
        return fields.written(FIELDS[Column(column)], interview, self._plan.programme)

    def _typed(self, row: Entry | None, column: int) -> str:
        if row is None or column not in FIELDS:
            return ""
        return fields.written(FIELDS[Column(column)], row.interview, self._plan.programme)

    def in_words(self, row: Entry | None, column: int) -> str:
        """Return a cell as it is read aloud; the empty row says what it is for."""
        return self.tip(row, column) if row is None else super().in_words(row, column)

    def tip(self, row: Entry | None, column: int) -> str:
        """Return a cell in full: what clashes, and whole names."""
        if row is None:
            return self.tr("Skriv här för att lägga till nästa intervju")
        if column == Column.STATE and (row.clashes or row.contested):
            undecided = contested_material.told(self._plan.session, row.contested)
            said = [undecided, *(clash.sentence for clash in row.clashes)]
            return "\n".join(filter(None, said))
        if column == Column.ASSESSORS:
            names = self._plan.programme.names
            return ", ".join(names[one] for one in row.interview.assessors if one in names)
        return self.cell(row, column)

    def sign(self, row: Entry | None, column: int) -> QIcon | None:
        """Return the mark of how an interview stands."""
        name = _sign(row) if row and column == Column.STATE else ""
        return self._draw(name) if name else None

    def font(self, row: Entry | None, column: int) -> QFont:
        """Return the font of a cell: strong for roles, struck out for what is cancelled."""
        strong = row is not None and column == Column.ROLE
        font = self._theme.font(strong=strong)
        if column in {Column.DAY, Column.TIMES}:
            font.setFeature(QFont.Tag("tnum"), 1)
        cancelled = row and row.interview.status is InterviewStatus.CANCELLED
        font.setStrikeOut(bool(cancelled) and column != Column.STATE)
        font.setItalic(row is None)
        return font

    def colour(self, row: Entry | None, column: int) -> QColor:
        """Return the colour of a text; the same day is muted where it is told again."""
        if row is None:
            return self._theme.color("muted")
        if column == Column.STATE:
            clashes = row.clashes and row.interview.status is not InterviewStatus.CANCELLED
            return self._theme.color("reference" if clashes or row.contested else "muted")
        if column == Column.DAY:
            return self._theme.color("muted" if self._same_day_above(row) else "text")
        cancelled = row.interview.status is InterviewStatus.CANCELLED
        empty = column == Column.ROLE and not row.interview.role
        return self._theme.color("muted" if cancelled or empty else "text")

    def _same_day_above(self, entry: Entry) -> bool:
        at = self.row_of(entry.id) or 0
        above = self.row(at - 1)
        return above is not None and above.interview.day == entry.interview.day


def _sign(entry: Entry) -> str:
    if entry.contested:
        return "git-merge"
    if entry.interview.status is InterviewStatus.CANCELLED:
        return "x"
    if entry.clashes:
        return "alert-triangle"
    return "check" if entry.interview.status is InterviewStatus.DONE else ""
