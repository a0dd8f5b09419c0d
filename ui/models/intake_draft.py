"""What somebody is about to bring in: what was read, and what has been confirmed of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from ui.models.intake_states import CellState, ColumnState, Standing

if TYPE_CHECKING:
    from kompass.archive.reading.doubts import CellKey, Doubt, Gravity
    from kompass.archive.reading.model import ColumnKind, ReadCell, ReadColumn, Reading
    from kompass.archive.reading.taking import Confirmed, Taking
    from kompass.catalogue.model import Edition


class Draft:
    """Begins with everything sure confirmed and everything doubtful left out.

    Keeps in mind what was accepted: a doubt that comes back in the same words is still accepted.
    """

    def __init__(self, reading: Reading, editions: Sequence[Edition]) -> None:
        from kompass.archive.reading.taking import proposed

        self._first: Final = reading
        self.reading = reading
        self.editions: Final = tuple(editions)
        self.by_hand = False
        """Whether a person has confirmed, told or left out anything."""
        self._takings: dict[int, Taking] = {
            taking.column: taking for taking in proposed(reading).takings
        }
        self._off: set[int] = set()
        self._left: set[tuple[int, CellKey]] = set()
        self._accepted: set[str] = set()
        self._cells: dict[int, dict[CellKey, ReadCell]] = {}
        self._doubts: dict[int, tuple[Doubt, ...]] = {}
        self._same: dict[tuple[str, Gravity], tuple[Doubt, ...]] = {}
        self._standings: dict[int, Standing] = {}
        self._recheck()

    # What there is.

    @property
    def columns(self) -> tuple[ReadColumn, ...]:
        """The columns as they are understood now."""
        return self.reading.columns

    def cells(self, column: int) -> dict[CellKey, ReadCell]:
        """Return every figure of a column by what it is of."""
        from kompass.archive.reading.doubts import keyed

        if column not in self._cells:
            self._cells[column] = dict(keyed(self.columns[column]))
        return self._cells[column]

    def taking(self, column: int) -> Taking | None:
        """Return what is told about a column; ``None`` for one that is no result."""
        return self._takings.get(column) if self.columns[column].kind.can_be_taken else None

    def may_be_result(self, column: int) -> bool:
        """Whether somebody may say that a column is a result."""
        return self._first.columns[column].kind.can_be_taken

    def is_off(self, column: int) -> bool:
        """Whether somebody has left the column out."""
        return column in self._off

    def edition(self, column: int) -> Edition | None:
        """Return the edition that a column is of."""
        wanted = self.columns[column].edition
        return next((one for one in self.editions if one.id == wanted), None)

    def title(self, column: int) -> str:
        """Return what to call a column: whom and when it is about, or how it is headed."""
        taking, read = self.taking(column), self.columns[column]
        if taking is None or not taking.municipality:
            return read.title or str(column + 1)
        if taking.year is None:
            return _tr("{0}, år?").format(taking.municipality)
        return f"{taking.municipality} {taking.year}"

    # What is to be said.

    def doubts(self, column: int) -> tuple[Doubt, ...]:
        """Return all that is to be said about a column and its figures."""
        return self._doubts.get(column, ())

    def about_column(self, column: int) -> tuple[Doubt, ...]:
        """Return what is to be said about a column as a whole."""
        return tuple(doubt for doubt in self.doubts(column) if doubt.cell is None)

    def about_cell(self, column: int, key: CellKey) -> tuple[Doubt, ...]:
        """Return what is to be said about one figure.

        A total that is not what the areas add up to is asked about there too, where it stands.
        """
        from kompass.archive.reading.doubts import TOTAL

        total = key == TOTAL
        return tuple(
            doubt
            for doubt in self.doubts(column)
            if doubt.cell == key or (total and doubt.cell is None and doubt.where)
        )

    def is_accepted(self, doubt: Doubt) -> bool:
        """Whether somebody has accepted a doubt."""
        return doubt.key in self._accepted

    def same_doubts(self, doubt: Doubt) -> tuple[Doubt, ...]:
        """Return the same sentence about other columns too, where it may be accepted there."""
        return self._same.get((doubt.sentence, doubt.gravity), ())

    def state(self, column: int, key: CellKey) -> CellState:
        """Return what becomes of a figure."""
        from kompass.archive.reading.doubts import Gravity

        if self.taking(column) is None:
            return CellState.REFERENCE
        doubts = self.about_cell(column, key)
        if any(doubt.gravity is Gravity.REFUSES for doubt in doubts):
            return CellState.REFUSED
        if column in self._off or (column, key) in self._left:
            return CellState.LEFT_OUT
        asked = [doubt for doubt in doubts if doubt.gravity is Gravity.ASKS]
        if not asked:
            return CellState.SURE
        accepted = all(self.is_accepted(doubt) for doubt in asked)
        return CellState.CONFIRMED if accepted else CellState.DOUBTFUL

    def standing(self, column: int) -> Standing:
        """Return how a column stands."""
        if column not in self._standings:
            self._standings[column] = self._standing(column)
        return self._standings[column]

    def confirmed(self) -> Confirmed:
        """Return what goes in as things stand: whole columns that wait are not in it."""
        from kompass.archive.reading.taking import Confirmed

        accepted = frozenset(self._accepted)
        return Confirmed(
            tuple(
                replace(taking, cells=self._going_in(column), accepted=accepted)
                for column, taking in sorted(self._takings.items())
                if self.standing(column).state is ColumnState.TAKEN
            )
        )

    # What a person does.

    def toggle(self, column: int, key: CellKey) -> bool:
        """Confirm a figure or leave it out; ``False`` for one that can never go in."""
        from kompass.archive.reading.doubts import Gravity

        state = self.state(column, key)
        if state in (CellState.REFUSED, CellState.REFERENCE) or column in self._off:
            return False
        asked = {d.key for d in self.about_cell(column, key) if d.gravity is Gravity.ASKS}
        if state is CellState.SURE:
            self._left.add((column, key))
        elif state is CellState.LEFT_OUT:
            self._left.discard((column, key))
        elif state is CellState.DOUBTFUL:
            self._accepted |= asked
        else:
            self._accepted -= asked
        self._touch(column)
        return True

    def accept(self, doubts: Sequence[Doubt], *, yes: bool) -> None:
        """Accept doubts, or no longer."""
        keys = {doubt.key for doubt in doubts}
        self._accepted = self._accepted | keys if yes else self._accepted - keys
        self.by_hand = True
        self._standings.clear()

    def leave_out(self, column: int, *, yes: bool) -> None:
        """Leave a whole column out, or not."""
        self._off = self._off | {column} if yes else self._off - {column}
        self._touch(column)

    def tell(self, column: int, **told: Any) -> None:  # noqa: ANN401 - fields of Taking
        """Say something about a column: fields of ``Taking``."""
        taking = self._takings[column]
        if all(getattr(taking, name) == value for name, value in told.items()):
            return
        self._takings[column] = replace(taking, **told)
        self.by_hand = True
        if set(told) <= {"source", "note"}:
            self._standings.pop(column, None)
        else:
            self._recheck()

    def sharing_source(self, column: int) -> tuple[int, ...]:
        """Return the columns that have the same source told as this one, itself included."""
        source = self._takings[column].source
        return tuple(at for at, one in self._takings.items() if one.source == source)

    def call(self, column: int, kind: ColumnKind) -> None:
        """Say what the figures of a column are."""
        if self.may_be_result(column) and self.columns[column].kind is not kind:
            self._put(column, replace(self.columns[column], kind=kind))

    def read_as(self, column: int, again: Reading) -> bool:
        """Take a column as another edition reads it; ``False`` if that finds nothing in it."""
        kept = self.columns[column]
        stood = {(cell.where, cell.text) for cell in kept.cells()}
        shared = [
            (len(stood & {(cell.where, cell.text) for cell in one.cells()}), one)
            for one in again.columns
        ]
        count, other = max(shared, key=lambda pair: pair[0], default=(0, kept))
        if not count:
            return False
        new = tuple(one for one in again.refused if one not in self.reading.refused)
        self.reading = replace(self.reading, refused=(*self.reading.refused, *new))
        self._left = {one for one in self._left if one[0] != column}
        self._put(column, replace(other, kind=kept.kind))
        return True

    def _put(self, column: int, read: ReadColumn) -> None:
        columns = list(self.columns)
        columns[column] = read
        self.reading = replace(self.reading, columns=tuple(columns))
        self._cells.pop(column, None)
        self.by_hand = True
        self._recheck()

    def _touch(self, column: int) -> None:
        self.by_hand = True
        self._standings.pop(column, None)

    def _recheck(self) -> None:
        from kompass.archive.reading.taking import Confirmed, doubts_after

        every = doubts_after(self.reading, Confirmed(tuple(self._takings.values())), self.editions)
        grouped: dict[int, list[Doubt]] = {}
        same: dict[tuple[str, Gravity], list[Doubt]] = {}
        for doubt in every:
            if doubt.column is not None:
                grouped.setdefault(doubt.column, []).append(doubt)
            if doubt.cell is None:
                same.setdefault((doubt.sentence, doubt.gravity), []).append(doubt)
        self._same = {said: tuple(doubts) for said, doubts in same.items()}
        self._doubts = {column: tuple(doubts) for column, doubts in grouped.items()}
        self._standings.clear()

    def _going_in(self, column: int) -> frozenset[CellKey]:
        return frozenset(key for key in self.cells(column) if self.state(column, key).goes_in)

    def _standing(self, column: int) -> Standing:
        from kompass.archive.reading.taking import open_doubts

        taking = self.taking(column)
        if taking is None:
            return Standing(ColumnState.REFERENCE)
        states = [self.state(column, key) for key in self.cells(column)]
        taking = replace(taking, accepted=frozenset(self._accepted))
        waits = [d.sentence for d in open_doubts(self.about_column(column), taking)]
        if not taking.source.strip():
            waits.append(_tr("Skriv varifrån siffrorna kommer."))
        taken = sum(state.goes_in for state in states)
        if column in self._off:
            state, waits = ColumnState.LEFT_OUT, []
        elif not taken:
            state = ColumnState.EMPTY
        else:
            state = ColumnState.WAITS if waits else ColumnState.TAKEN
        return Standing(
            state,
            taken,
            states.count(CellState.DOUBTFUL),
            states.count(CellState.REFUSED),
            states.count(CellState.LEFT_OUT),
            tuple(waits),
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Draft", words)
