"""Plain text and markdown: paragraphs between empty lines, and headings of markdown."""

import re
from collections.abc import Iterator

from kompass.progress import Progress
from kompass.sources.canonical import RULES, canonical
from kompass.sources.decoding import decode
from kompass.sources.extract import Extract, one_line
from kompass.sources.flow import Block, Kind, pages_of

_GAP = re.compile(r"\n(?:[ \t]*\n)+")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")


def read_text(content: bytes, name: str, progress: Progress) -> Extract:
    """Return plain text as pages of paragraphs."""
    progress(0, 1, "Läser texten")
    text, remarks = decode(content, name)
    blocks = (Block(paragraph) for paragraph in _GAP.split(_lines(text)))
    return Extract("", pages_of(blocks, name), remarks, "kompass", RULES)


def read_markdown(content: bytes, name: str, progress: Progress) -> Extract:
    """Return markdown as it is written, in sections; its first heading is its title."""
    progress(0, 1, "Läser texten")
    text, remarks = decode(content, name)
    blocks = list(_markdown(_lines(text)))
    title = next((block.text for block in blocks if block.kind is Kind.HEADING), "")
    pages = pages_of(blocks, name)
    return Extract(one_line(canonical(title.strip("# "))), pages, remarks, "kompass", RULES)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _markdown(text: str) -> Iterator[Block]:
    fenced = False
    for part in _GAP.split(text):
        heading = None if fenced else _HEADING.match(part)
        fenced ^= sum(bool(_FENCE.match(line)) for line in part.split("\n")) % 2 == 1
        if heading is None:
            yield Block(part)
            continue
        yield Block(heading.group().rstrip("\n"), Kind.HEADING, len(heading.group(1)))
        if rest := part[heading.end() :]:
            yield from _markdown(rest)
