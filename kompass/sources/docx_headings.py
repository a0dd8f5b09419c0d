"""Which paragraphs of a Word document are headings, and the numbers that Word prints."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kompass.sources.package import Package
from kompass.sources.words import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = f"{{{WORD}}}"
_NAMED = re.compile(r"(?:heading|rubrik) ?([1-9])", re.IGNORECASE)
_DEEPEST = 9
_MOST_BASES = 20
"""Styles build upon styles; more than this is a circle."""


class Headings:
    """Answers for one paragraph after the other, in the document's order: numbers are counted."""

    def __init__(self, package: Package) -> None:
        styles = package.optional_xml("word/styles.xml")
        numbering = package.optional_xml("word/numbering.xml")
        self._styles = _by_id(styles, "style", "styleId")
        self._lists = _by_id(numbering, "num", "numId")
        self._patterns = _by_id(numbering, "abstractNum", "abstractNumId")
        self._counted: dict[str, list[int]] = defaultdict(lambda: [0] * _DEEPEST)
        self._known: dict[str, tuple[int, str, int]] = {}

    def of(self, paragraph: "_Element") -> tuple[int, str]:
        """Return the level of a heading and its number, or 0 and nothing for running text."""
        own = paragraph.find(f"{_W}pPr")
        style = _value(own, "pStyle")
        level, listed, depth = self._of_style(style)
        outline = _value(own, "outlineLvl")
        if outline.isdigit() and int(outline) < _DEEPEST:
            level = int(outline) + 1
        if not level:
            return 0, ""
        own_list = _value(own, "numPr/numId")
        if own_list:
            listed, depth = own_list, _number(_value(own, "numPr/ilvl"))
        return level, self._count(listed, depth) if listed not in ("", "0") else ""

    def _of_style(self, style: str) -> tuple[int, str, int]:
        """Return the level that a style gives, its list, and how deep in the list it is."""
        if style not in self._known:
            self._known[style] = self._looked_up(style)
        return self._known[style]

    def _looked_up(self, style: str) -> tuple[int, str, int]:
        level, listed, depth = 0, "", 0
        for _ in range(_MOST_BASES):
            element = self._styles.get(style)
            if element is None:
                break
            properties = element.find(f"{_W}pPr")
            level = level or _level(element, properties)
            if not listed and (own := _value(properties, "numPr/numId")):
                listed, depth = own, _number(_value(properties, "numPr/ilvl"))
            style = _value(element, "basedOn")
        return level, listed, depth or max(level - 1, 0)

    def _count(self, listed: str, depth: int) -> str:
        """Return the next number of a list at a depth, written by the list's own pattern."""
        pattern = self._patterns.get(_value(self._lists.get(listed), "abstractNumId"))
        if pattern is None or depth >= _DEEPEST:
            return ""
        levels = {level.get(f"{_W}ilvl", ""): level for level in pattern.iter(f"{_W}lvl")}
        counted = self._counted[pattern.get(f"{_W}abstractNumId", "")]
        for at in range(depth + 1):
            start = _number(_value(levels.get(str(at)), "start") or "1")
            if at == depth:
                counted[at] = counted[at] + 1 if counted[at] else start
            else:
                counted[at] = counted[at] or start
        counted[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        kinds = [_value(levels.get(str(at)), "numFmt") for at in range(depth + 1)]
        if any(kind != "decimal" for kind in kinds):
            return ""
        text = _value(levels.get(str(depth)), "lvlText")
        return re.sub(r"%([1-9])", lambda found: str(counted[int(found.group(1)) - 1]), text)


def _by_id(root: "_Element | None", kind: str, key: str) -> dict[str, "_Element"]:
    found = root.iter(f"{_W}{kind}") if root is not None else ()
    return {str(element.get(f"{_W}{key}", "")): element for element in found}


def _value(element: "_Element | None", path: str) -> str:
    found = (
        element.find("/".join(_W + name for name in path.split("/")))
        if element is not None
        else None
    )
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _level(style: "_Element", properties: "_Element | None") -> int:
    outline = _value(properties, "outlineLvl")
    if outline.isdigit():
        return int(outline) + 1 if int(outline) < _DEEPEST else 0
    named = _NAMED.fullmatch(_value(style, "name"))
    return int(named.group(1)) if named else 0


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
