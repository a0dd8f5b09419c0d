"""A list of bullets, written like a list in a word processor and saved by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from ui.theme import GRID, mark
from ui.touched import ORDER, Touched
from ui.widgets.bullet_kinds import BulletKind
from ui.widgets.bullet_row import BulletRow, BulletText

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Area
    from kompass.ids import RowId
    from ui.session import Session


class BulletEditor(QWidget):
    """The bullets of one kind in one area, and an empty line at the end for the next one.

    Enter makes the next bullet (in the middle of a text it divides it), Backspace in an empty
    one removes it, Alt+Up and Alt+Down move it, Up and Down walk between them. A bullet is in
    the file from its first letter; one that is left empty disappears.
    """

    cursor_moved = Signal(QWidget, QRect)
    """The text that has the cursor, and where in it the cursor is."""
    rows_changed = Signal()
    """Bullets were added, removed or moved on the screen."""
    examples_wanted = Signal(str)
    """Somebody looks for good examples for this bullet; carries its id."""

    def __init__(self, session: Session, kind: BulletKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._area: Area | None = None
        self._rows: list[BulletRow] = []
        self._offers_examples = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID // 4)
        self._trouble = QLabel(self)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        mark(self._trouble, text="small", tone="damage")
        self._layout.addWidget(self._trouble)
        session.changed.connect(self._on_changed)
        session.closed.connect(self._clear)

    @property
    def rows(self) -> tuple[BulletRow, ...]:
        """The bullets from the top; the last one is the empty line for a new one."""
        return tuple(self._rows)

    @property
    def parts(self) -> list[BulletText]:
        """The texts to walk through with Tab, in order."""
        return [part for row in self._rows for part in (row.text, row.examples) if part]

    @property
    def stops(self) -> list[QWidget]:
        """Everything that Tab stops at, in order: the texts, and marks of conflicts."""
        return [
            part for row in self._rows for part in (row.text, row.examples, row.conflict) if part
        ]

    def show_area(self, area: Area) -> None:
        """Show the bullets of an area; what is pending in the former one is saved first."""
        self._clear()
        self._area = area
        self._reconcile()

    def offer_examples(self) -> None:
        """Show a button beside each field of good examples from now on."""
        self._offers_examples = True
        for bullet in self._rows:
            bullet.offer_examples(writable=not self._session.read_only)

    def write_new(self) -> None:
        """Put the cursor in the empty line at the end."""
        if self._rows:
            self._rows[-1].text.put_cursor(at_end=True)

    def put_cursor_in(self, row: RowId, field: str) -> bool:
        """Put the cursor in a field of a bullet; ``False`` if there is no such bullet."""
        found = next((bullet for bullet in self._rows if bullet.row == row), None)
        if found is None:
            return False
        part = found.examples if field == "good_examples" else None
        (part or found.text).put_cursor(at_end=True)
        return True

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        if any(t.entity is self._kind.entity and t.field == ORDER for t in touched):
            self._reconcile()

    def _clear(self) -> None:
        for bullet in self._rows:
            self._drop(bullet)
        self._rows = []
        self._area = None

    def _reconcile(self) -> None:
        """Make the rows on the screen those of the file, and keep new ones where they are."""
        if self._area is None or not self._session.is_open:
            return
        kept = {bullet.row: bullet for bullet in self._rows if bullet.row is not None}
        texts = self._session.snapshot.area_texts(self._area.id)
        ordered: list[BulletRow] = []
        for entry in self._kind.rows(texts):
            ordered.append(kept.get(entry.id) or self._new_row(entry.id))
            ordered += self._unsaved_after(entry.id)
        if not ordered or ordered[-1].row is not None:
            last = self._rows[-1] if self._rows and self._rows[-1].row is None else None
            ordered.append(last or self._new_row(None))
        self._place(ordered)

    def _unsaved_after(self, row: RowId) -> list[BulletRow]:
        return [b for b in self._rows[:-1] if b.row is None and b.after == row]

    def _place(self, ordered: list[BulletRow]) -> None:
        gone = [bullet for bullet in self._rows if bullet not in ordered]
        self._rows = ordered
        for place, bullet in enumerate(ordered):
            if self._layout.indexOf(bullet) != place:
                self._layout.insertWidget(place, bullet)
        for bullet in gone:
            self._drop(bullet)
        number = self._area.number if self._area is not None else 0
        for place, bullet in enumerate(ordered):
            bullet.name_parts(place + 1, number)
            bullet.show_parts(writable=not self._session.read_only)
            if self._offers_examples:
                bullet.offer_examples(writable=not self._session.read_only)
            bullet.watch_conflicts()
        self.rows_changed.emit()

    def _new_row(self, row: RowId | None) -> BulletRow:
        assert self._area is not None  # noqa: S101 - only called while an area is shown
        bullet = BulletRow(self._session, self._kind, self._area.id, row)
        self._connect_text(bullet)
        if bullet.examples is not None:
            self._connect_examples(bullet, bullet.examples)
        bullet.remove.clicked.connect(partial(self._remove, bullet))
        return bullet

    def _connect_text(self, bullet: BulletRow) -> None:
        text = bullet.text
        text.split_requested.connect(partial(self._split, bullet))
        text.remove_requested.connect(partial(self._remove, bullet))
        text.move_requested.connect(partial(self._move, bullet))
        text.left_requested.connect(partial(self._walk, text))
        text.lines_pasted.connect(partial(self._paste, bullet))
        text.left_empty.connect(partial(self._tidy, bullet))
        text.cursor_moved.connect(partial(self.cursor_moved.emit, text))

    def _connect_examples(self, bullet: BulletRow, examples: BulletText) -> None:
        bullet.look_for.clicked.connect(lambda: self.examples_wanted.emit(str(bullet.row)))
        examples.split_requested.connect(lambda _rest: self._go_on_after(bullet))
        examples.remove_requested.connect(partial(bullet.text.put_cursor, at_end=True))
        examples.move_requested.connect(partial(self._move, bullet))
        examples.left_requested.connect(partial(self._walk, examples))
        examples.lines_pasted.connect(lambda lines: examples.insertPlainText(_listed(lines)))
        examples.cursor_moved.connect(partial(self.cursor_moved.emit, examples))

    def _drop(self, bullet: BulletRow) -> None:
        bullet.release()
        self._layout.removeWidget(bullet)
        bullet.hide()
        bullet.deleteLater()

    def _split(self, bullet: BulletRow, rest: str) -> None:
        """Begin the next bullet, with the text that stood after the cursor if there was any."""
        self._session.flush()
        if self._session.read_only or not bullet.text.current_text().strip():
            return
        if rest.strip() and bullet.text.textCursor().position() > 0:
            bullet.text.cut_after_cursor()
            self._add_lines(bullet, [rest.strip()])
            self._neighbour(bullet, 1).text.put_cursor(at_end=False)
        elif bullet.row is not None:
            self._go_on_after(bullet)

    def _go_on_after(self, bullet: BulletRow) -> None:
        """Put the cursor in an empty bullet behind this one, a new one if need be."""
        following = self._neighbour(bullet, 1)
        if following.row is not None:
            following = self._new_row(None)
            following.after = bullet.row
            place = self._rows.index(bullet) + 1
            self._place([*self._rows[:place], following, *self._rows[place:]])
        following.text.put_cursor(at_end=True)

    def _paste(self, bullet: BulletRow, lines: list[str]) -> None:
        self._session.flush()
        self._add_lines(bullet, lines)

    def _add_lines(self, bullet: BulletRow, lines: list[str]) -> None:
        """Add bullets after one, together with what is pending in it, as one step of undo."""
        step = StepId(new_id())

        def add(file: AssessmentFile) -> None:
            after = bullet.row
            if after is not None:
                self._kind.write(file, after, bullet.text.current_text(), step)
            for line in lines:
                after = self._kind.add(file, self._shown_area().id, line, after, step)

        self._edit(add)

    def _remove(self, bullet: BulletRow) -> None:
        above = self._neighbour(bullet, -1)
        if bullet is self._rows[-1]:
            if above is not bullet:
                above.text.put_cursor(at_end=True)
            return
        had_keyboard = bullet.text.hasFocus()
        if bullet.row is None:
            self._place([other for other in self._rows if other is not bullet])
        else:
            self._session.flush()
            row = bullet.row
            self._edit(lambda file: self._kind.remove(file, row))
        if had_keyboard:
            (above if above is not bullet else self._rows[0]).text.put_cursor(at_end=True)

    def _move(self, bullet: BulletRow, direction: int) -> None:
        self._session.flush()
        ids = [other.row for other in self._rows if other.row is not None]
        if bullet.row is None or self._session.read_only:
            return
        place = ids.index(bullet.row) + direction
        if not 0 <= place < len(ids):
            return
        row = bullet.row
        ids.remove(row)
        after = ids[place - 1] if place > 0 else None
        self._edit(lambda file: self._kind.move(file, row, after))
        bullet.text.put_cursor(at_end=True)

    def _walk(self, text: BulletText, direction: int) -> None:
        parts = [part for part in self.parts if part.isVisible()]
        place = parts.index(text) + direction
        if 0 <= place < len(parts):
            parts[place].put_cursor(at_end=direction < 0)

    def _tidy(self, bullet: BulletRow) -> None:
        """Take away a bullet that was left empty, unless it still holds good examples."""
        if bullet not in self._rows or bullet is self._rows[-1] or bullet.holds_examples():
            return
        self._remove(bullet)

    def _neighbour(self, bullet: BulletRow, direction: int) -> BulletRow:
        place = self._rows.index(bullet) + direction
        return self._rows[min(max(place, 0), len(self._rows) - 1)]

    def _shown_area(self) -> Area:
        assert self._area is not None  # noqa: S101 - only called while an area is shown
        return self._area

    def _edit(self, use_case: Callable[[AssessmentFile], object]) -> None:
        try:
            self._session.edit(use_case)
        except KompassError as trouble:
            self._trouble.setText(str(trouble))
            self._trouble.show()
        else:
            self._trouble.hide()


def _listed(lines: list[str]) -> str:
    return "".join(f", {line}" for line in lines)
