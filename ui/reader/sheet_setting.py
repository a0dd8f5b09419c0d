"""How a page of plain text is set: its width, its headings, and where its columns stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF, QTextOption

from kompass.packaged import FONT_FAMILY
from kompass.sources.model import PageText

WIDTH: Final = 600.0
"""Points, of a page without columns."""
SIDE: Final = 66.0
SIZE: Final = 12
_WIDEST: Final = 2_400.0
_WIDEST_COLUMN: Final = 260.0
_BETWEEN: Final = 18.0
_LOOKED_AT: Final = 400
"""Rows; the first ones show what a column holds."""
_LONGEST_HEADING: Final = 200
_PART_OF_TEXT: Final = re.compile(r", (?:stycke|rad)|^(?:stycke|rad) ")


@dataclass(frozen=True)
class SheetSetting:
    """The width of the paper in points, its headings as ranges, and its columns as tab stops."""

    width: float = WIDTH
    headings: tuple[tuple[int, int], ...] = ()
    tabs: tuple[float, ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether there are columns."""
        return bool(self.tabs)

    def option(self) -> QTextOption:
        """Return how Qt is to set the text."""
        option = QTextOption()
        wrap = QTextOption.WrapMode
        option.setWrapMode(wrap.NoWrap if self.tabs else wrap.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        option.setTabStopDistance(SIZE * 6)
        left = QTextOption.TabType.LeftTab
        option.setTabs([QTextOption.Tab(place, left) for place in self.tabs])
        return option


def setting_of(page: PageText, *, has_headings: bool) -> SheetSetting:
    """Return how to set a page; ``has_headings``: its places tell where its sections begin."""
    if "\t" in page.text:
        return _table(page.text)
    return SheetSetting(headings=tuple(_headings(page)) if has_headings else ())


def text_font(scale: float = 1.0, *, strong: bool = False) -> QFont:
    """Return the face of text pages. Its pixels are points of the paper."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(round(SIZE * scale))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    # So that a line is equally long at every zoom.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _headings(page: PageText) -> list[tuple[int, int]]:
    found = []
    for place in page.places:
        end = page.text.find("\n", place.start)
        end = end if end >= 0 else len(page.text)
        short = 0 < end - place.start < _LONGEST_HEADING
        if short and place.words and not _PART_OF_TEXT.search(place.words):
            found.append((place.start, end))
    return found


def _table(text: str) -> SheetSetting:
    rows = [line.split("\t") for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT]]
    metrics = QFontMetricsF(text_font())
    columns = max(len(row) for row in rows)
    tabs: list[float] = []
    left = 0.0
    for number in range(columns):
        cells = [row[number].strip() for row in rows if len(row) > number and row[number].strip()]
        widest = max((metrics.horizontalAdvance(cell) for cell in cells), default=0.0)
        width = min(max(widest, 24.0), _WIDEST_COLUMN)
        if number:
            tabs.append(left)
        left += width + _BETWEEN
    return SheetSetting(min(max(left + 2 * SIDE, WIDTH), _WIDEST), (), tuple(tabs))
