"""Where a page may end: headings, captions and leads stay with what follows them.

Importing this module imports reportlab; the PDF layout imports it where it lays out.
"""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreak

from kompass.report import paper
from kompass.report.document import (
    Block,
    Bullets,
    Contents,
    Figure,
    Heading,
    Paragraph,
    Table,
    TextRole,
    TitlePage,
)
from kompass.report.pdf_table import RowTable

Flowables = list[Flowable]
Group = tuple[Block, Flowables]

FEWEST_LINES: Final = 3
"""A heading is followed by at least so many lines on its page."""
BREAKABLE: Final = 0.4
"""A table higher than this part of a page may begin at its foot."""


class Room(CondPageBreak):
    """Begins a new page unless ``height`` is left; the space around it stays as it was."""

    _SPACETRANSFER = True

    def __init__(self, height: float) -> None:
        fits = height < paper.TEXT_HEIGHT - paper.BODY.leading
        super().__init__(height if fits else 0)


def with_breaks(groups: Sequence[Group]) -> list[Group]:
    """Return the blocks' flowables with breaks in front of those that must not begin too low."""
    result: list[Group] = []
    for nth, (block, flowables) in enumerate(groups):
        opening: Flowables = []
        if isinstance(block, Heading) and block.new_page:
            opening = [PageBreak()]
        elif not isinstance(block, TitlePage | Contents):
            opening = [Room(_least_room(groups, nth))]
        result.append((block, [*opening, *flowables]))
    return result


def height(flowable: Flowable) -> float:
    """Return the height of a flowable in the text column with the space around it."""
    _, own = flowable.wrap(paper.TEXT_WIDTH, paper.TEXT_HEIGHT)
    return float(own) + float(flowable.getSpaceBefore()) + float(flowable.getSpaceAfter())


def _least_room(groups: Sequence[Group], nth: int) -> float:
    """Return the height that must be left on a page for block ``nth`` to begin there."""
    if nth >= len(groups):
        return 0.0
    block, flowables = groups[nth]
    own = height(flowables[0])
    match block:
        case Heading() | Figure(caption=None):
            room = own + _least_room(groups, nth + 1)
        case Paragraph(role=TextRole.LEAD) | Paragraph(with_next=True):
            room = own + _least_room(groups, nth + 1)
        case Paragraph():
            room = min(own, FEWEST_LINES * paper.BODY.leading)
        case Bullets():
            room = FEWEST_LINES * paper.BULLET.leading
        case Figure():
            room = sum(height(flowable) for flowable in flowables)
        case Table():
            room = own + _table_start(flowables[1:])
        case _:
            room = 0.0
    return room


def _table_start(flowables: Flowables) -> float:
    table = flowables[0]
    whole = sum(height(flowable) for flowable in flowables)
    if whole <= BREAKABLE * paper.TEXT_HEIGHT or not isinstance(table, RowTable):
        return whole
    return table.shortest_start()
