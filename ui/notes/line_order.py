"""In which order the lines of an interview stand, and by which clocks; kept while nobody moves one.

Typing changes texts and nothing that an order rests on, so a key costs no new order.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass.interviews.interleave import NoteLine, statements
from kompass.interviews.side_by_side import Together, together

if TYPE_CHECKING:
    from datetime import datetime

    from kompass.assessment.material_kinds import Line
    from kompass.ids import RowId

Starts = Mapping[str, "datetime"]


class LineOrder:
    """The lines as they were followed last."""

    def __init__(self) -> None:
        self.together = Together()
        self.lines: tuple[Line, ...] = ()
        """In the order to show them."""
        self.same: dict[str, tuple[RowId, ...]] = {}
        """Lines that say the same as another one, each with all of its group."""
        self._given: tuple[Line, ...] = ()
        self._by: tuple[Starts, str] = ({}, "")
        self._places: dict[RowId, int] = {}

    def follow(self, lines: tuple[Line, ...], starts: Starts, me: str) -> None:
        """Take over the lines as the file gives them, and the clocks that they were begun by."""
        if (starts, me) != self._by or not self._replace(lines):
            self._put_in_order(lines, starts, me)
        self._given, self._by = lines, (starts, me)

    def _replace(self, lines: tuple[Line, ...]) -> bool:
        """Exchange lines in their places; ``False`` if the order may be another one."""
        if len(lines) != len(self._given):
            return False
        changed = [
            (old, new) for old, new in zip(self._given, lines, strict=True) if old is not new
        ]
        if not all(_stands_alike(old, new) for old, new in changed):
            return False
        if changed:
            shown = list(self.lines)
            for _, new in changed:
                shown[self._places[new.id]] = new
            self.lines = tuple(shown)
        return True

    def _put_in_order(self, lines: tuple[Line, ...], starts: Starts, me: str) -> None:
        known: dict[str, Line] = {line.id: line for line in lines}
        plain = [
            NoteLine(one.id, one.author or "", one.typed_at, one.witness or "") for one in lines
        ]
        self.together = together(plain, starts, me)
        self.lines = tuple(known[one.line.id] for one in self.together.placed)
        self._places = {line.id: at for at, line in enumerate(self.lines)}
        groups = [group for group in statements(plain) if len(group) > 1]
        self.same = {one: group for group in groups for one in group}  # type: ignore[misc]


def _stands_alike(old: Line, new: Line) -> bool:
    """Tell whether two states of a line are the same for ``together`` and ``statements``."""
    return (old.id, old.author, old.typed_at, old.witness) == (
        new.id, new.author, new.typed_at, new.witness,
    )  # fmt: skip
