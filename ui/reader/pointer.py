"""What the mouse does on the pages: selects characters, words, sentences or a rectangle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from ui.reader import regions, selecting
from ui.reader.page_item import PageItem
from ui.reader.values import Mark, Selection

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from ui.reader.reader_view import ReaderView

_BY_CHARACTER, _BY_WORD, _BY_SENTENCE = 1, 2, 3


@dataclass
class _Drag:
    item: PageItem
    at: QPointF
    """On the item, in its points."""
    by: int
    moved: bool = False


class Pointer:
    """Follows one press of the left button from beginning to end."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view
        self._drag: _Drag | None = None
        self._pressed: QPointF = QPointF()
        self._mark: Mark | None = None
        self._clicks = 0
        self._last_click = 0
        self.texts: Sequence[str] = ()
        """The canonical text of each page."""
        self.draws_region = False
        """Whether a drag draws a rectangle."""

    def forget(self) -> None:
        """Forget a press: what it was on is gone."""
        self._drag = self._mark = None

    @property
    def is_dragging(self) -> bool:
        """Whether the button is down on a page."""
        return self._drag is not None

    def press(self, event: QMouseEvent, *, is_double: bool = False) -> None:
        """Begin with the button down."""
        self._count(event, is_double=is_double)
        self._pressed = event.position()
        self._mark = self._view.mark_in_margin(event.position())
        found = self._view.item_at(event.position())
        if self._mark is not None or found is None:
            self._drag = None
            return
        self._drag = _Drag(found[0], found[1], self._clicks)
        if self._clicks > _BY_CHARACTER and not self.draws_region:
            self._drag.moved = True
            self._select(event.position())

    def move(self, place: QPointF) -> None:
        """Go on with the button down."""
        drag = self._drag
        if drag is None:
            return
        away = (place - self._pressed).manhattanLength()
        if not drag.moved and away < QApplication.startDragDistance() / 2:
            return
        drag.moved = True
        if self.draws_region:
            self._draw(place)
        else:
            self._select(place)

    def release(self, place: QPointF) -> None:
        """End with the button up."""
        drag, self._drag = self._drag, None
        if self._mark is not None:
            if self._view.mark_in_margin(place) == self._mark:
                self._view.mark_clicked.emit(self._mark)
        elif drag is not None and not drag.moved:
            self._click(drag)

    def _count(self, event: QMouseEvent, *, is_double: bool) -> None:
        near = (event.position() - self._pressed).manhattanLength() <= 4
        soon = event.timestamp() - self._last_click <= QApplication.doubleClickInterval()
        if is_double:
            self._clicks = _BY_WORD
        elif self._clicks == _BY_WORD and near and soon:
            self._clicks = _BY_SENTENCE
        else:
            self._clicks = _BY_CHARACTER
        self._last_click = event.timestamp()

    def _click(self, drag: _Drag) -> None:
        mark = self._view.mark_on_page(drag.item, drag.at)
        if mark is not None:
            self._view.mark_clicked.emit(mark)
            return
        index = drag.item.border_at(drag.at.x(), drag.at.y())
        self._view.caret_set.emit(drag.item.page, index if index is not None else 0)

    def _draw(self, place: QPointF) -> None:
        drag = self._drag
        if drag is None:
            return
        now = self._view.place_on(drag.item, place)
        region = regions.between(
            (drag.at.x(), drag.at.y()), (now.x(), now.y()), (drag.item.width, drag.item.height)
        )
        if not regions.is_empty(region):
            self._view.selected.emit(Selection(drag.item.page, 0, 0, "", region))

    def _select(self, place: QPointF) -> None:
        drag = self._drag
        if drag is None:
            return
        text = self.texts[drag.item.page]
        found = self._range(drag, text, place)
        if found is None or found[0] >= found[1]:
            return
        start, end = selecting.whole_characters(text, *found)
        self._view.selected.emit(Selection(drag.item.page, start, end, text[start:end]))

    def _range(self, drag: _Drag, text: str, place: QPointF) -> tuple[int, int] | None:
        """Return what lies between where the button went down and a place of the view."""
        item, now = self._leaf_of_same_page(drag.item, place)
        if drag.by == _BY_CHARACTER:
            one = drag.item.border_at(drag.at.x(), drag.at.y())
            other = item.border_at(now.x(), now.y())
            if one is None or other is None:
                return None
            return min(one, other), max(one, other)
        first = drag.item.character_at(drag.at.x(), drag.at.y())
        last = item.character_at(now.x(), now.y())
        if first is None or last is None:
            return None
        ranges = [unit for at in (first, last) if (unit := _unit(text, at, drag.by)) is not None]
        if not ranges:
            return None
        return min(start for start, _ in ranges), max(end for _, end in ranges)

    def _leaf_of_same_page(self, item: PageItem, place: QPointF) -> tuple[PageItem, QPointF]:
        """Return the leaf at a place and the place on it; never one of another page."""
        found = self._view.item_at(place)
        if found is not None and found[0].page == item.page:
            return found
        return item, self._view.place_on(item, place)


def _unit(text: str, at: int, by: int) -> tuple[int, int] | None:
    return selecting.word(text, at) if by == _BY_WORD else selecting.sentence_around(text, at)
