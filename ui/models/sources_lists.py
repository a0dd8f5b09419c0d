"""What to ask for and what to look for, as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.assessment.material_kinds import Lookup, LookupOutcome, Request, RequestStatus
from ui.models import contested_material
from ui.models.row_table import RowTable
from ui.models.sources_desk import SourceDesk
from ui.models.sources_words import outcome_words, status_words, title_of
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Contested
    from kompass.ids import RowId
    from ui.models.contested_material import Find

STATUS: Final = 0
WORDS: Final = 1
QUESTIONS: Final = 2
LAST: Final = 3
T = TypeVar("T", Request, Lookup)
_STATUS_SIGNS: Final = {
    RequestStatus.OPEN: "circle-dashed", RequestStatus.ASKED: "mail",
    RequestStatus.ARRIVED: "circle-check", RequestStatus.MISSING: "circle-x",
    RequestStatus.UNNEEDED: "circle-minus",
}  # fmt: skip
_OUTCOME_SIGNS: Final = {
    None: "circle-dashed", LookupOutcome.FOUND: "circle-check",
    LookupOutcome.PARTLY: "circle-half-2", LookupOutcome.NOT_FOUND: "circle-x",
}  # fmt: skip


class ListTable(RowTable[T]):
    """Rows of a checklist: how it stands, what it is, which questions, and one more thing."""

    def __init__(
        self,
        desk: SourceDesk,
        theme: Theme,
        draw: Callable[[str], QIcon],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = theme
        self.draw = draw
        self.follow()
        desk.lists_changed.connect(self.follow)
        theme.changed.connect(self.redraw)

    find: Find
    """How to find what is undecided about the rows."""

    def current_rows(self) -> tuple[T, ...]:
        """Return the rows as they stand in the file."""
        raise NotImplementedError

    def standing(self, row: T) -> str:
        """Return in a word or two how a row stands."""
        raise NotImplementedError

    def drawing(self, row: T) -> str:
        """Return the name of the drawing that says how a row stands."""
        raise NotImplementedError

    def is_done(self, row: T) -> bool:
        """Return whether nothing more is to be done about a row."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show the rows as they stand."""
        self.show_rows(self.current_rows())

    def key(self, row: T) -> RowId:
        """Return the id of a row."""
        return row.id

    def undecided(self, row: T) -> tuple[Contested, ...]:
        """Return what is contested about a row since a merge."""
        return self.desk.undecided(self.find, row.id)

    def status(self, row: T) -> str:
        """Return what stands first in a row: how it stands, unless something is undecided."""
        return contested_material.word() if self.undecided(row) else self.standing(row)

    def tip(self, row: T, column: int) -> str:
        """Return a cell in full, and first of all what is undecided."""
        undecided = self.undecided(row) if column == STATUS else ()
        if not undecided:
            return self.cell(row, column)
        told = contested_material.told(self.desk.session, undecided)
        return f"{told}\n{self.standing(row)}"

    def sign(self, row: T, column: int) -> QIcon | None:
        """Return the drawing that says how a row stands."""
        if column != STATUS:
            return None
        return self.draw("git-merge" if self.undecided(row) else self.drawing(row))

    def font(self, row: T, column: int) -> QFont:
        """Return a font with figures of equal width for the numbers of questions."""
        del row
        font = self.theme.font()
        if column == QUESTIONS:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, row: T, column: int) -> QColor:
        """Return the colour of a text; what is left to do stands out."""
        if column == STATUS:
            done = self.is_done(row) and not self.undecided(row)
            return self.theme.color("muted" if done else "reference")
        return self.theme.color("text" if column == WORDS else "muted")


class RequestTable(ListTable[Request]):
    """What to ask the municipality for."""

    find = staticmethod(contested_material.requests)

    def current_rows(self) -> tuple[Request, ...]:
        """Return the requests."""
        return self.desk.requests

    def headings(self) -> tuple[str, str, str, str]:
        """Return the names of the columns."""
        return (self.tr("Läge"), self.tr("Dokument"), self.tr("Frågor"), self.tr("Det som kommit"))

    def cell(self, row: Request, column: int) -> str:
        """Return the text of a cell."""
        if column == STATUS:
            return self.status(row)
        if column == WORDS:
            return row.title or self.tr("Utan namn")
        if column == QUESTIONS:
            return ", ".join(self.desk.numbers(row.questions))
        come = [title_of(one) for one in self.desk.material.sources if one.request == row.id]
        return "; ".join(come)

    def standing(self, row: Request) -> str:
        """Return how far it has come."""
        return status_words(row.status)

    def drawing(self, row: Request) -> str:
        """Return the drawing of its status."""
        return _STATUS_SIGNS[row.status]

    def is_done(self, row: Request) -> bool:
        """Return whether it has come, is not there, or is not needed."""
        return row.status not in {RequestStatus.OPEN, RequestStatus.ASKED}


class LookupTable(ListTable[Lookup]):
    """What to look for on the web."""

    find = staticmethod(contested_material.lookups)

    def current_rows(self) -> tuple[Lookup, ...]:
        """Return the lookups in the order of the questions, those without one first."""
        if not self.desk.session.is_open:
            return ()
        order = {one.id: at for at, one in enumerate(self.desk.edition.questions(), 1)}
        return tuple(
            sorted(
                self.desk.lookups, key=lambda one: order.get(one.question, 0) if one.question else 0
            )
        )

    def headings(self) -> tuple[str, str, str, str]:
        """Return the names of the columns."""
        return (self.tr("Utfall"), self.tr("Att leta efter"), self.tr("Fråga"), self.tr("Var"))

    def cell(self, row: Lookup, column: int) -> str:
        """Return the text of a cell."""
        if column == STATUS:
            return self.status(row)
        if column == WORDS:
            return row.text or self.tr("Utan text")
        if column == QUESTIONS:
            return ", ".join(self.desk.numbers((row.question,))) if row.question else ""
        source = self.desk.material.source(row.source) if row.source else None
        return "; ".join(part for part in (title_of(source) if source else "", row.note) if part)

    def standing(self, row: Lookup) -> str:
        """Return what looking came to."""
        return outcome_words(row.outcome)

    def drawing(self, row: Lookup) -> str:
        """Return the drawing of its outcome."""
        return _OUTCOME_SIGNS[row.outcome]

    def is_done(self, row: Lookup) -> bool:
        """Return whether somebody has looked."""
        return row.outcome is not None
