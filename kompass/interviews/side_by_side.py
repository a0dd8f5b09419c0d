"""The notes of all who took part, as one: in which order, by which clocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Final

from kompass.interviews.interleave import (
    NoteLine,
    Placed,
    clock_offsets,
    interleave,
    statements,
)

MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Together:
    """The lines of an interview in the order to show them, each with its time."""

    placed: tuple[Placed, ...] = ()
    ahead: Mapping[str, timedelta] = field(default_factory=dict)
    """How far ahead of the common clock each clock is; empty while none has been put right."""
    authors: tuple[str, ...] = ()
    """Who has written lines, by id."""
    unmarked: tuple[str, ...] = ()
    """Who of them has not marked the start, so that nothing is known of that clock."""

    @property
    def several(self) -> bool:
        """Whether two or more have written lines."""
        return len(self.authors) > 1

    @property
    def put_right(self) -> bool:
        """Whether the clocks of two or more have been put right."""
        return bool(self.ahead)


def together(
    lines: Sequence[NoteLine], starts: Mapping[str, datetime], reader: str = ""
) -> Together:
    """Return all lines of an interview in the order to show them.

    ``lines`` come in the order that the file gives them, which is by everybody's own clock
    and by hand. ``starts`` is when each marked that the interview began, by the own clock.
    Where two or more of those who have written lines have marked it, all lines are put in
    order by the clock of ``reader``, or of the first who has marked it; nobody's own lines
    change places with each other. Otherwise the lines stay as they are.
    """
    authors = tuple(sorted({line.author for line in lines}))
    marked = {author: starts[author] for author in authors if author in starts}
    unmarked = tuple(author for author in authors if author not in starts)
    if len(marked) < 2:
        placed = tuple(Placed(line, line.typed_at) for line in lines)
        return Together(placed, {}, authors, unmarked)
    ahead = clock_offsets(marked, reader if reader in marked else next(iter(marked)))
    own = [[line for line in lines if line.author == author] for author in authors]
    return Together(interleave(own, ahead), ahead, authors, unmarked)


@dataclass(frozen=True)
class Beside:
    """What stands beside each other in two columns: ids of lines, empty where nothing is."""

    at: datetime | None
    mine: str = ""
    other: str = ""
    same: bool = False
    """Both say the same: one piece of evidence with two note-takers."""


def side_by_side(found: Together, reader: str) -> tuple[Beside, ...]:
    """Return the lines in two columns: those of ``reader``, and those of everybody else.

    Lines that begin within a minute stand beside each other, and so do two that follow one another
    and say the same. Each column keeps its order.
    """
    placed, rows = found.placed, list[Beside]()
    group = {one: group for group in statements([p.line for p in placed]) for one in group}
    mine, other, first = list[Placed](), list[Placed](), placed[0].at if placed else None
    skip = False
    for one, after in zip_longest(placed, placed[1:]):
        if skip:
            skip = False
            continue
        own = one.line.author == reader
        pair = after is not None and own != (after.line.author == reader)
        skip = pair and group[one.line.id] == group[after.line.id]
        if skip or _is_later(one.at, first):
            rows += _rows(mine, other)
            mine, other, first = [], [], None if skip else one.at
        if skip:
            left, right = (one, after) if own else (after, one)
            rows.append(Beside(one.at, left.line.id, right.line.id, same=True))
        else:
            (mine if own else other).append(one)
    return (*rows, *_rows(mine, other))


def _is_later(at: datetime | None, first: datetime | None) -> bool:
    return at is not None and (first is None or at - first >= MINUTE)


def _rows(mine: Sequence[Placed], other: Sequence[Placed]) -> list[Beside]:
    return [
        Beside(
            next(p.at for p in (left, right) if p is not None),
            left.line.id if left else "",
            right.line.id if right else "",
        )
        for left, right in zip_longest(mine, other)
    ]
