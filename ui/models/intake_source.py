"""The source as lines of text, and where in it a figure stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kompass.archive.reading.passages import Passage, Spot
    from ui.models.intake_draft import Draft

BETWEEN: Final = "\t"
_EDGE: Final = r"(?<![0-9,.]){}(?![0-9]|[,.][0-9])"


@dataclass(frozen=True)
class Place:
    """A line of the text as it is shown, and the characters of the figure in it."""

    line: int
    """From 0."""
    start: int = 0
    end: int = 0
    """The same as ``start`` where only the line is known."""


class SourceText:
    """Lines of a source as they are shown: each with its number, each part with its name."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.lines: list[str] = []
        self._bodies: dict[tuple[str, int], tuple[int, int, Passage]] = {}
        wide = len(str(max((one.number for one in passages), default=1)))
        part = ""
        for passage in passages:
            if passage.part != part:
                part = passage.part
                self.lines += ["", part] if self.lines else [part]
            head = f"{passage.number:>{wide}}  "
            at = len(self.lines), len(head), passage
            self._bodies.setdefault((passage.part, passage.number), at)
            self.lines.append(head + BETWEEN.join(passage.cells))

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)

    def line_of(self, where: str) -> Place | None:
        """Return the line that a ``where`` names."""
        spot, body = self._body(where)
        return None if spot is None or body is None else Place(body[0])

    def row_at(self, where: str, text: str) -> Place | None:
        """Return where the words of a refused row begin, or its line."""
        _, body = self._body(where)
        if body is None:
            return None
        line, words = body[0], " ".join(text.split()[:4])
        start = self.lines[line].find(words) if words else -1
        return Place(line) if start < 0 else Place(line, start, start + len(words))

    def cell_at(self, where: str, text: str, before: Sequence[str] = ()) -> Place | None:
        """Return where a figure stands; ``before`` are those read before it on the same line."""
        spot, body = self._body(where)
        if spot is None or body is None:
            return None
        line, start, passage = body
        if spot.column is not None and len(passage.cells) > spot.column:
            start += sum(len(cell) + 1 for cell in passage.cells[: spot.column])
            return Place(line, start, start + len(passage.cells[spot.column]))
        for one in before:
            found = _found(one, self.lines[line], start)
            start = found[1] if found else start
        found = _found(text, self.lines[line], start) or _found(text, self.lines[line], 0)
        return Place(line, *found) if found else Place(line)

    def _body(self, where: str) -> tuple[Spot | None, tuple[int, int, Passage] | None]:
        from kompass.archive.reading.passages import spot_of

        spot = spot_of(where)
        return spot, None if spot is None else self._bodies.get((spot.part, spot.number))


def read_before(draft: Draft, column: int, key: str) -> list[str]:
    """Return the figures that stand before one on its line, row by row as tables are read."""
    cell = draft.cells(column)[key]
    rows = list(dict.fromkeys(one for at in range(len(draft.columns)) for one in draft.cells(at)))
    before: list[str] = []
    for row in rows:
        for at in range(len(draft.columns)):
            if (row, at) == (key, column):
                return before
            other = draft.cells(at).get(row)
            if other is not None and other.where == cell.where:
                before.append(other.text)
    return before


def _found(text: str, line: str, start: int) -> tuple[int, int] | None:
    if not text:
        return None
    found = re.compile(_EDGE.format(re.escape(text))).search(line, start)
    return (found.start(), found.end()) if found else None
