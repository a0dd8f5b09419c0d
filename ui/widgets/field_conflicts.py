"""The marks of a sheet: one beside each field, and one for all else about the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.conflict_mark import ConflictMark

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Contested
    from ui.models.contested_material import Find
    from ui.session import Session
    from ui.touched import Entity


class RowConflict(ConflictMark):
    """Shown while anything about a row is undecided that has no mark of its own."""

    def __init__(
        self,
        session: Session,
        find: Find,
        field: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._find = find
        self._row: str | None = None
        self._elsewhere: frozenset[tuple[str, str]] = frozenset()
        super().__init__(session, field, parent)

    def show_row(self, row: str | None, *elsewhere: tuple[str, str]) -> None:
        """Stand for a row, or none; what is ``elsewhere``, as entity and field, has own marks."""
        self._row, self._elsewhere = row, frozenset(elsewhere)
        self.refresh()

    def found(self) -> tuple[Contested, ...]:
        """Return what is undecided and marked nowhere else."""
        snapshot = self._session.snapshot
        if self._row is None or not snapshot.conflicts:
            return ()
        those = self._find(snapshot).get(self._row, ())
        return tuple(one for one in those if (one.entity, one.field) not in self._elsewhere)


class FieldConflicts:
    """Made before the form, so that each mark can stand beside its field.

    ``rest`` belongs where the row is named.
    """

    def __init__(self, session: Session, entity: Entity, find: Find) -> None:
        self._session = session
        self._entity = entity
        self._fields: dict[ConflictMark, tuple[str, ...]] = {}
        self.rest = RowConflict(session, find)

    def beside(self, field: QWidget, *names: str) -> ConflictMark:
        """Return a new mark for some fields of the row, which ``field`` shows."""
        made = ConflictMark(self._session, field)
        self._fields[made] = names
        return made

    def show_row(self, row: str | None, *elsewhere: tuple[str, str]) -> None:
        """Let all marks stand for a row, or none; ``elsewhere``: other marks of the sheet."""
        for made, names in self._fields.items():
            keys = [] if row is None else [(self._entity.value, row, name) for name in names]
            made.watch(*keys)
        own = [(self._entity.value, name) for names in self._fields.values() for name in names]
        self.rest.show_row(row, *own, *elsewhere)
