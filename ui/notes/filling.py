"""Which lines a notebook shows: those of the file, and those that wait to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.notes.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass.assessment.material_kinds import Line
    from kompass.ids import RowId
    from ui.notes.notebook import Notebook

Shown = tuple[Row, str]


def lines_to_show(notebook: Notebook) -> list[Shown]:
    """Return every line with its text; what has been typed and not been written stays."""
    waiting, material = _waiting(notebook), notebook.material if notebook.interview else None
    rows, paper = notebook.rows, notebook.paper
    interview = notebook.interview
    lines = notebook.clocks.lines() if material and interview else ()
    typed = {row.id: (row, paper.text(at)) for at, row in enumerate(rows) if row.id}
    found = waiting.pop(None, [])
    for line in lines:
        row, text = typed.get(line.id) or (Row(), "")
        text = text if row.dirty else line.text
        links = notebook.material.links_to(line.id)
        row.take(line, links, foreign=notebook.is_foreign(line.author))
        found += [(row, text), *waiting.get(line.id, ())]
    return found or [(Row(), "")]


def _waiting(notebook: Notebook) -> dict[RowId | None, list[Shown]]:
    """Return the lines that are not in the file yet, by the line they stand after."""
    found: dict[RowId | None, list[Shown]] = {}
    above: RowId | None = None
    for at, row in enumerate(notebook.rows):
        text = notebook.paper.text(at)
        if row.id is not None:
            above = row.id
        elif row.dirty or text.strip():
            found.setdefault(above, []).append((row, text))
    return found


def line_above(notebook: Notebook, at: int) -> RowId | None:
    """Return the line of the file that a line stands after; ``None`` if it is the first.

    Where clocks are put right the places of others' lines say nothing about one's own.
    """
    own = notebook.clocks.together.put_right
    above = (notebook.rows[number] for number in range(at - 1, -1, -1))
    return next((row.id for row in above if row.id and not (own and row.foreign)), None)


def stand_alike(notebook: Notebook, lines: Sequence[Line], *, ours: bool) -> bool:
    """Tell whether the lines of the file are those that are shown, and in the same order.

    What we have changed ourselves is left where we are at work.
    """
    shown = [row.line.id for row in notebook.rows if row.line is not None]
    stored = [line.id for line in lines]
    return shown == stored or (ours and set(shown) == set(stored))


class Same:
    """Equal to itself only: comparing thousands of lines is not needed to see a change."""

    def __init__(self, what: object) -> None:
        self._what = what

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self._what is other._what

    def __hash__(self) -> int:
        return id(self._what)
