"""Lines that have different values since a merge: which they are, and the mark above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.models import contested_material
from ui.widgets.conflict_mark import ConflictMark

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Contested
    from kompass.ids import RowId
    from ui.models.contested_material import Undecided
    from ui.notes.notebook import Notebook


class LineConflicts:
    """What is undecided about the lines of a notebook; looked up anew when that has changed."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._of: frozenset[Contested] = frozenset()
        self._found: Undecided = {}

    def of(self, line: RowId | None) -> tuple[Contested, ...]:
        """Return what is undecided about a line."""
        session = self._notebook.session
        now = session.snapshot.conflicts if session.is_open else frozenset()
        if now is not self._of and now != self._of:
            self._found = contested_material.lines(session.snapshot)
        self._of = now
        return self._found.get(line, ()) if line is not None and now else ()

    def told(self, line: RowId | None) -> str:
        """Return what is undecided about a line in one sentence, empty if nothing is."""
        return contested_material.told(self._notebook.session, self.of(line))

    def decide(self, line: RowId | None) -> bool:
        """Ask for the decision of a line; tell whether there is one to make."""
        session = self._notebook.session
        found = self.of(line) if session.then is None else ()
        if found:
            session.decision_requested.emit(found[0])
        return bool(found)


class NoteConflict(ConflictMark):
    """Stands above the lines while any of them is undecided; leads to that of the cursor first."""

    def __init__(self, notebook: Notebook, field: QWidget, parent: QWidget | None = None) -> None:
        self._notebook = notebook
        self._lines = LineConflicts(notebook)
        super().__init__(notebook.session, field, parent)
        notebook.shown.connect(self.refresh)

    def found(self) -> tuple[Contested, ...]:
        """Return what is undecided, from the line of the cursor down and then from above."""
        if not self._session.snapshot.conflicts:
            return ()
        rows, at = self._notebook.rows, max(self._notebook.cursor()[0], 0)
        return tuple(one for row in (*rows[at:], *rows[:at]) for one in self._lines.of(row.id))
