"""The text of a saved web page: what is shown, in order. Nothing in it is run or fetched."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources.canonical import canonical
from kompass.sources.decoding import decode
from kompass.sources.extract import Extract, damaged, made_by, one_line
from kompass.sources.flow import Block, Kind, pages_of
from kompass.sources.recognise import beginning

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROGRAM = "sidan i webbläsaren"
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_NOT_SHOWN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "center",
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BREAK, _CELL = "\0", "\1"
"""Marks that no page holds, since nothing readable is written with them."""
_EMPTY = (
    "Sidan har ingen text. Den hämtas troligen först i webbläsaren: spara sidan som PDF i stället."
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(content: bytes, name: str, progress: Progress) -> Extract:
    """Return the text of a page saved as HTML or as one file (MHTML)."""
    progress(0, 1, "Läser texten")
    page, remarks = _page(content, name)
    root = _parsed(page, name)
    title = next((one.text or "" for one in root.iter("title")), "")
    body = root.find("body")
    pages = pages_of(_Reader().blocks(body if body is not None else root), name)
    if not any(one.text for one in pages):
        remarks += (_EMPTY,)
    return Extract(one_line(canonical(title)), pages, remarks, "lxml", made_by("lxml"))


def _page(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if not beginning(content).lstrip().startswith(b"<"):
        from email import policy
        from email.parser import BytesParser

        message = BytesParser(policy=policy.default).parsebytes(content)
        part = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
        payload = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(payload, bytes):
            raise damaged(name, _PROGRAM)
        return decode(payload, name, str(part.get_content_charset("")))
    found = _DECLARED.search(beginning(content))
    return decode(content, name, found.group(1).decode("ascii") if found else "")


def _parsed(page: str, name: str) -> "_Element":
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, _PROGRAM) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise KompassError(
            f"{name} är byggd så att den inte går att läsa som text. "
            "Spara sidan som PDF från webbläsaren."
        )
    if root is None:
        raise KompassError(f"{name} har inget innehåll. Spara sidan igen från webbläsaren.")
    return root


class _Reader:
    """Walks a page without calling itself: pages nest as deep as they like."""

    def __init__(self) -> None:
        self._tables: list[int] = []
        self._count = 0
        self._words: list[str] = []
        self._plain: list[int] = []
        self._level = 0

    def blocks(self, body: "_Element") -> Iterator[Block]:
        """Yield the blocks of a page in order."""
        from lxml import etree

        skipped: _Element | None = None
        for event, element in etree.iterwalk(body, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._words.append(element.tail or "")
                continue
            if event == "start" and _not_shown(element):
                skipped = element
                continue
            yield from self._start(element) if event == "start" else self._end(element)
        yield from self._finished()

    def _start(self, element: "_Element") -> Iterator[Block]:
        tag = str(element.tag)
        if tag == "br":
            self._words.append(_BREAK)
        elif tag in ("td", "th"):
            self._words.append(_CELL)
        elif self._parts(tag):
            yield from self._finished()
            if tag == "table":
                self._count += 1
                self._tables.append(self._count)
            elif tag in _HEADINGS:
                self._level = int(tag[1:])
        elif tag not in _INLINE:
            self._words.append(" ")
        text = element.text or ""
        self._words.append(text.replace("\n", _BREAK) if tag == "pre" else text)

    def _end(self, element: "_Element") -> Iterator[Block]:
        tag = str(element.tag)
        if self._parts(tag):
            yield from self._finished()
            if tag == "table":
                self._tables.pop()
        elif tag not in _INLINE:
            self._words.append(" ")
        self._words.append(element.tail or "")

    def _parts(self, tag: str) -> bool:
        """Return whether an element stands apart from what is around it; in a table, rows do."""
        if self._tables:
            return tag in ("table", "tr", "caption")
        return tag not in _INLINE and tag not in ("td", "th", "br")

    def _finished(self) -> Iterator[Block]:
        """Yield what was gathered as one block."""
        cells = [_squeezed(cell) for cell in "".join(self._words).split(_CELL)]
        level, self._level = self._level, 0
        self._words.clear()
        if not any(cells):
            return
        if self._tables:
            row = "\t".join(cells[1:] if not cells[0] else cells).replace("\n", " ")
            yield Block(row, Kind.ROW, table=self._tables[-1])
        else:
            kind = Kind.HEADING if level else Kind.PARAGRAPH
            yield Block(" ".join(cells).strip(), kind, level)


def _not_shown(element: "_Element") -> bool:
    tag = element.tag
    return not isinstance(tag, str) or tag in _NOT_SHOWN or element.get("hidden") is not None


def _squeezed(text: str) -> str:
    """Return text as it is shown: a line break in the source is only a space."""
    lines = _SPACE.sub(" ", text).split(_BREAK)
    return "\n".join(line.strip() for line in lines).strip("\n")
