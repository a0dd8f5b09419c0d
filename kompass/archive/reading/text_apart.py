"""Titles in one block and their figures in another, as some PDF files are copied.

The order alone proves nothing: one lost figure would move all others. So the figures are taken
only where the total stands among them and is the sum of the others.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from kompass.archive.reading.text_row import Row, What
from kompass.archive.reading.text_tokens import Kind, Token

_FEWEST: Final = 5


def join_blocks(rows: Sequence[Row]) -> None:
    """Give every title of a block its figure, where the block of figures below proves itself."""
    block: list[Row] = []
    for row in rows:
        if block and (row.what is What.WORDS or row.line > block[-1].last_line + 2):
            block = []
        block.append(row)
        if row.what is not What.TOTAL:
            block = [] if row.has_figures or row.what is What.WORDS else block
            continue
        if len(block) > _FEWEST and (figures := _proven(block)):
            for title, figure in zip(block, figures, strict=True):
                title.after, title.last_line = [figure], figure.line
                title.apart = True
        block = []


def _proven(block: Sequence[Row]) -> list[Token] | None:
    """Return the figures of a block if they are as many as its titles and add up."""
    figures = [t for t in block[-1].after if t.kind is not Kind.UNIT]
    if len(figures) != len(block) or len({t.line for t in figures}) < len(figures):
        return None
    if any(t.kind is not Kind.NUMBER or t.shape or t.value is None for t in figures):
        return None
    *parts, total = [t.value or Decimal(0) for t in figures]
    return figures if total > 0 and sum(parts, Decimal(0)) == total else None
