"""Forms without pages: blocks of running text become pages that a hit is near to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from kompass.sources.canonical import canonical, unreadable
from kompass.sources.extract import check_amount
from kompass.sources.model import PageText, Place

ABOUT_A_PAGE = 3000
_LONGEST_BLOCK = 2 * ABOUT_A_PAGE
_OWN_NUMBER = re.compile(
    r"(?:kapitel |avsnitt |bilaga |§ ?)?(\d+(?:\.\d+){0,5})\.?(?=\s)", re.IGNORECASE
)
_BREAKS = re.compile(r"\n|[.!?…](?=\s)|\s")


class Kind(Enum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a row of a table, or something that ``where`` says what it is.

    ``level`` is a heading's, 1 the highest. ``number`` is the heading's own where it is not
    part of its text. ``table`` counts tables from 1.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    number: str = ""
    table: int = 0
    where: str = ""


def pages_of(blocks: Iterable[Block], name: str) -> tuple[PageText, ...]:
    """Return the blocks as pages: a top-level section, or about 3,000 characters.

    Raises ``KompassError`` if there is more text than anybody reads.
    """
    placed = list(_placed(_mended(blocks, name)))
    top = min((block.level for block, _ in placed if block.kind is Kind.HEADING), default=0)
    pages: list[PageText] = []
    page = _Page()
    for block, words in placed:
        begins = block.kind is Kind.HEADING and block.level == top
        if page.length and (begins or page.length + len(block.text) > ABOUT_A_PAGE):
            pages.append(page.finished(len(pages)))
            page = _Page()
        page.add(block, words)
    if page.length or not pages:
        pages.append(page.finished(len(pages)))
    return tuple(pages)


@dataclass(slots=True)
class _Page:
    """A page that is being filled."""

    parts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0
    table: int = 0

    def add(self, block: Block, words: str) -> None:
        """Put a block at the end; rows of one table follow each other without a gap."""
        if self.parts:
            gap = "\n" if block.table and block.table == self.table else "\n\n"
            self.parts.append(gap)
            self.length += len(gap)
        if words and (not self.places or self.places[-1].words != words):
            self.places.append(Place(self.length, words))
        self.parts.append(block.text)
        self.length += len(block.text)
        self.table = block.table

    def finished(self, number: int) -> PageText:
        """Return the page."""
        text = "".join(self.parts)
        return PageText(number, "", text, tuple(self.places), unreadable(text))


def _mended(blocks: Iterable[Block], name: str) -> Iterator[Block]:
    """Yield the blocks with canonical text and without the empty ones; none is too long."""
    characters = 0
    for block in blocks:
        text = canonical(block.text).strip("\n").rstrip()
        if not text.strip():
            continue
        characters += len(text)
        check_amount(characters, name)
        for part in _parts(text):
            yield Block(part, block.kind, block.level, block.number, block.table, block.where)


def _parts(text: str) -> Iterator[str]:
    """Yield a text in pieces of about a page, cut at the best place that there is."""
    while len(text) > _LONGEST_BLOCK:
        cut = _cut(text)
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    if text:
        yield text


def _cut(text: str) -> int:
    """Return where to cut: after a line, else a sentence, else a word, else anywhere."""
    best: dict[str, int] = {}
    for found in _BREAKS.finditer(text, ABOUT_A_PAGE // 2, ABOUT_A_PAGE):
        kind = found.group() if found.group() == "\n" else "." if found.group().strip() else " "
        best[kind] = found.end()
    return best.get("\n") or best.get(".") or best.get(" ") or ABOUT_A_PAGE


def _placed(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Yield each block with the words for where it stands; paragraphs count in their section."""
    section, paragraph, table, row = "", 0, 0, 0
    for block in blocks:
        if block.kind is Kind.HEADING:
            section, paragraph = _section(block), 0
            yield block, section
        elif block.kind is Kind.ROW:
            row = row + 1 if block.table == table else 1
            table = block.table
            yield block, _in(section, f"tabell {table}, rad {row}")
        elif block.kind is Kind.OTHER:
            yield block, block.where
        else:
            paragraph += 1
            yield block, _in(section, f"stycke {paragraph}")


def _section(heading: Block) -> str:
    text = heading.text.strip("# ")
    own = _OWN_NUMBER.match(text)
    number = heading.number.rstrip(".") or (own.group(1) if own else "")
    if number:
        return f"avsnitt {number}"
    words = " ".join(text.split())
    return f"avsnitt ”{words if len(words) <= 40 else words[:39] + '…'}”"


def _in(section: str, place: str) -> str:
    return f"{section}, {place}" if section else place
