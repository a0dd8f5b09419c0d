"""The notes of all who took part, as one: in which order, by which clocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kompass.interviews.interleave import NoteLine, Placed, clock_offsets, interleave


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
