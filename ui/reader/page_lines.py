"""Where the characters of a drawn page stand: lines, rectangles of passages, the nearest one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left of the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters ``[start, end)`` that stand beside each other."""

    start: int
    end: int
    box: Box


class PageLines:
    """The lines of one page, from the boxes of its characters (``None``: stands nowhere)."""

    def __init__(self, text: str, boxes: Sequence[Box | None]) -> None:
        self.text = text
        self._boxes = boxes
        self._lines = _lines(text, boxes)
        self._starts = [line.start for line in self._lines]

    def fitted(self, text: str) -> PageLines:
        """Return the places of another text of the same page, where the two agree.

        They differ if the text was read by an older version of the program. What stands before
        the first difference and after the last one is where it is.
        """
        if text == self.text:
            return self
        shortest = min(len(text), len(self.text))
        pairs = zip(text, self.text, strict=False)
        first = next((n for n, (one, other) in enumerate(pairs) if one != other), shortest)
        pairs = zip(reversed(text), reversed(self.text), strict=False)
        last = next((n for n, (one, other) in enumerate(pairs) if one != other), shortest)
        last = min(last, shortest - first)
        unknown = [None] * (len(text) - first - last)
        return PageLines(
            text, [*self._boxes[:first], *unknown, *self._boxes[len(self._boxes) - last :]]
        )

    @property
    def lines(self) -> Sequence[Line]:
        """All lines, in the order of the text."""
        return self._lines

    def rects(self, start: int, end: int) -> list[Box]:
        """Return one rectangle for each line of a passage, as high as its line."""
        found: list[Box] = []
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self._lines) and self._lines[at].start < end:
            line = self._lines[at]
            boxes = [
                box
                for box in self._boxes[max(start, line.start) : min(end, line.end)]
                if box is not None
            ]
            if boxes:
                left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
                found.append((left, line.box[1], right, line.box[3]))
            at += 1
        return found

    def nearest(self, x: float, y: float) -> int | None:
        """Return the character nearest to a point; ``None`` on a page without text."""
        line = min(self._lines, key=lambda line: _distance(line.box, x, y), default=None)
        if line is None:
            return None
        known = (n for n in range(line.start, line.end) if self._boxes[n] is not None)
        return min(known, key=lambda n: _distance(self._boxes[n], x, y))

    def border(self, x: float, y: float) -> int | None:
        """Return the border between characters nearest to a point, as a caret would stand."""
        index = self.nearest(x, y)
        box = self._boxes[index] if index is not None else None
        if index is None or box is None:
            return None
        return index + 1 if x > (box[0] + box[2]) / 2 else index

    def is_on_text(self, x: float, y: float, tolerance: float) -> bool:
        """Tell whether a point lies on a line, or nearly."""
        return any(_distance(line.box, x, y) <= tolerance**2 for line in self._lines)


def _lines(text: str, boxes: Sequence[Box | None]) -> list[Line]:
    lines: list[Line] = []
    start, last, around = 0, 0, None
    for at, box in enumerate(boxes):
        if text[at] == "\n":
            if around is not None:
                lines.append(Line(start, last + 1, around))
            around = None
            continue
        if box is None:
            continue
        if around is not None and not _beside(around, box):
            lines.append(Line(start, last + 1, around))
            around = None
        if around is None:
            start, around = at, box
        else:
            around = (
                min(around[0], box[0]), min(around[1], box[1]),
                max(around[2], box[2]), max(around[3], box[3]),
            )  # fmt: skip
        last = at
    if around is not None:
        lines.append(Line(start, last + 1, around))
    return lines


def _beside(line: Box, box: Box) -> bool:
    """Tell whether a character goes on in the line so far, and is no new line below it."""
    common = min(line[3], box[3]) - max(line[1], box[1])
    lowest = min(line[3] - line[1], box[3] - box[1])
    return common >= lowest / 2 - 1e-6 and box[2] > line[0]


def _distance(box: Box | None, x: float, y: float) -> float:
    if box is None:
        return float("inf")
    across = max(box[0] - x, 0.0, x - box[2])
    down = max(box[1] - y, 0.0, y - box[3])
    return across * across + down * down
