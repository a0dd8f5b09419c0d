"""The label of one area beside a compass, broken into lines. Lengths are points."""

from dataclasses import dataclass

from kompass.charts.lettering import ASCENT, DESCENT, LINE, Breaking, Face, break_lines, width

HEAD = 1.55
"""Number and value, in sizes of the name."""
NOTE = 0.9
WIDEST = 15.0
"""No label is wider than this many sizes, however much room there is."""


@dataclass(frozen=True)
class Label:
    """The texts of one area: "3" and "87,5", the title, and lines of notes below."""

    number: str
    value: str
    title: str
    notes: tuple[str, ...]
    apart: float = 0.0
    """Further room between the point and the label, in sizes."""


@dataclass(frozen=True)
class Block:
    """A label broken into lines, with its size in points."""

    label: Label
    lines: tuple[str, ...]
    size: float
    width: float

    @property
    def height(self) -> float:
        """From the top of the head to the bottom of the last note."""
        rows = len(self.lines) * LINE + len(self.label.notes) * LINE * NOTE
        return self.size * (HEAD * ASCENT + rows + DESCENT)


@dataclass(frozen=True)
class Placed:
    """A block with its left and top edge; ``align`` is -1 (left), 0 (centre) or 1 (right)."""

    block: Block
    left: float
    top: float
    align: int

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.block.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.top - self.block.height


def broken(label: Label, size: float, room: float, how: Breaking) -> Block | None:
    """Return a label broken to ``room`` points, or ``None`` if it does not fit."""
    head = head_width(label, size)
    notes = [width(note, Face.REGULAR, size * NOTE) for note in label.notes]
    firm = max([head, *notes])
    if firm > room:
        return None
    lines: tuple[str, ...] | None = ()
    if how.lines:
        allowed = min(room, WIDEST * size)
        lines = break_lines(label.title, Face.REGULAR, size, allowed, how)
    if lines is None:
        return None
    widest = max([firm, *(width(line, Face.REGULAR, size) for line in lines)])
    return Block(label, lines, size, widest)


def head_width(label: Label, size: float) -> float:
    """Return how wide number and value are together."""
    number = width(label.number, Face.REGULAR, size * HEAD)
    return number + head_space(size) + width(label.value, Face.BOLD, size * HEAD)


def head_space(size: float) -> float:
    """Return the space between number and value."""
    return 0.55 * size * HEAD
