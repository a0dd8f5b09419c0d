"""Where a page may end: headings, captions and leads stay with what follows them.

Importing this module imports reportlab; the PDF layout imports it where it lays out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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

WHOLE_UP_TO: Final = 3
"""Paragraphs of so many lines are never divided: both parts keep at least two, as in Word."""
FEWEST_LINES: Final = 2


@dataclass(frozen=True)
class Segment:
    """What has to fit on a page in one piece, with the space around it."""

    before: float
    height: float
    after: float


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
            above = groups[nth - 1][1][-1].getSpaceAfter() if nth else 0.0
            opening = [Room(_stacked(_segments(groups, nth), above))]
        result.append((block, [*opening, *flowables]))
    return result


def height(flowable: Flowable) -> float:
    """Return the height of a flowable in the text column with the space around it."""
    _, own = flowable.wrap(paper.TEXT_WIDTH, paper.TEXT_HEIGHT)
    return float(own) + float(flowable.getSpaceBefore()) + float(flowable.getSpaceAfter())


def _stacked(segments: Sequence[Segment], above: float) -> float:
    """Return the height of all segments; of two spaces that meet, only the larger counts."""
    total = 0.0
    for segment in segments:
        total += max(segment.before - above, 0.0) + segment.height + segment.after
        above = segment.after
    return total - segments[-1].after if segments else 0.0


def _segments(groups: Sequence[Group], nth: int) -> list[Segment]:
    """Return what must follow on the page where block ``nth`` begins."""
    if nth >= len(groups):
        return []
    block, flowables = groups[nth]
    match block:
        case _ if _leads_on(block):
            found = [_whole(flowables[0]), *_segments(groups, nth + 1)]
        case Bullets() if isinstance(flowables[0], Room):
            found = [_whole(flowable) for flowable in flowables[1:3]]
        case Bullets() | Paragraph():
            found = [_opening(flowables[0])]
        case Figure():
            found = [_whole(flowable) for flowable in flowables]
        case Table():
            found = [_whole(flowables[0]), _table_start(flowables[1])]
        case _:
            found = []
    return found


def _leads_on(block: Block) -> bool:
    match block:
        case Heading() | Figure(caption=None) | Paragraph(role=TextRole.LEAD):
            return True
        case Paragraph():
            return block.with_next
        case _:
            return False


def _whole(flowable: Flowable) -> Segment:
    _, own = flowable.wrap(paper.TEXT_WIDTH, paper.TEXT_HEIGHT)
    return Segment(float(flowable.getSpaceBefore()), float(own), float(flowable.getSpaceAfter()))


def _opening(flowable: Flowable) -> Segment:
    """Return the first lines of a paragraph, all of it if it is short."""
    whole = _whole(flowable)
    leading = paper.BODY.leading
    if whole.height <= (WHOLE_UP_TO + 0.5) * leading:
        return whole
    return Segment(whole.before, FEWEST_LINES * leading, 0.0)


def _table_start(flowable: Flowable) -> Segment:
    if isinstance(flowable, RowTable):
        return Segment(0.0, flowable.shortest_start(), 0.0)
    return _whole(flowable)
