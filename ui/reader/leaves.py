"""The leaves that a document is shown as, and where they lie below each other. No Qt.

A page of a PDF is one leaf. A page of plain text may be a whole spreadsheet, so it is shown as
several leaves that hang together without a gap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kompass.sources.model import PageText

GAP: Final = 14.0
"""Points between pages, above the first and below the last."""
_LONG: Final = 5_000
"""Characters on one leaf; some milliseconds to set."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The characters ``[start, end)`` of the page ``page`` (its place in the document)."""

    page: int
    start: int
    end: int
    is_first: bool = True
    is_last: bool = True


def leaves_of(pages: Sequence[PageText]) -> list[Leaf]:
    """Return the leaves of pages of plain text, cut where a line ends if at all possible."""
    return [
        Leaf(number, start, end, start == 0, end == len(page.text))
        for number, page in enumerate(pages)
        for start, end in _pieces(page.text)
    ]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > _LONG * 3 // 2:
        limit = start + _LONG
        end = text.rfind("\n", start + _LONG // 2, limit) + 1
        end = end or text.rfind(" ", start + _LONG // 2, limit) + 1 or limit
        yield start, end
        start = end
    yield start, len(text)


class Stack:
    """Where leaves of these sizes lie, one below the other."""

    def __init__(self, sizes: Sequence[tuple[float, float]], hang: Sequence[bool] = ()) -> None:
        self._heights = [height for _, height in sizes]
        self._hang = list(hang) or [False] * len(sizes)
        """Whether a leaf follows the one above without a gap."""
        self.width = max((width for width, _ in sizes), default=0.0)
        self.tops: list[float] = []
        self._lay_out()

    @property
    def height(self) -> float:
        """Of everything, with the gaps above and below."""
        return self.tops[-1] + self._heights[-1] + GAP if self.tops else 0.0

    def resize(self, heights: dict[int, float]) -> None:
        """Give leaves other heights."""
        for number, height in heights.items():
            self._heights[number] = height
        self._lay_out()

    def between(self, top: float, bottom: float) -> range:
        """Return the leaves of which something lies between two heights."""
        first = max(bisect_right(self.tops, top) - 1, 0)
        if self.tops and self.tops[first] + self._heights[first] <= top:
            first += 1
        return range(first, max(bisect_right(self.tops, bottom), first))

    def at(self, height: float) -> int:
        """Return the leaf at a height; in a gap, the one above."""
        return max(bisect_right(self.tops, height) - 1, 0)

    def _lay_out(self) -> None:
        self.tops, below = [], 0.0
        for height, hangs in zip(self._heights, self._hang, strict=True):
            top = below if hangs else below + GAP
            self.tops.append(top)
            below = top + height
