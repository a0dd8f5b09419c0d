"""Searching in the document: the field, the hits, and stepping among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject, Signal

from kompass.swedish import format_count
from ui.reader.finder import Finder, Hit
from ui.reader.looking import Reach
from ui.reader.search_bar import SearchBar


class Searching(QObject):
    """Connects a search bar with a finder.

    ``hits_changed``: ``hits`` by page are others; ``gone_to`` carries the page, start and end
    of the hit to show; ``closed``: the search is over and the pages get the keyboard back.
    """

    hits_changed = Signal()
    gone_to = Signal(int, int, int)
    closed = Signal()

    def __init__(self, bar: SearchBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._finder = Finder(self)
        self._hits: list[Hit] = []
        self._now: Hit | None = None
        self._pending: tuple[int, tuple[int, int]] | None = None
        """A step to take as soon as there is a hit."""
        self.page = 0
        """Where to begin looking."""
        bar.typed.connect(self._look)
        bar.given_up.connect(self._give_up)
        self._finder.progressed.connect(self._take)
        self._finder.ended.connect(self._take)
        bar.hide()

    @property
    def is_open(self) -> bool:
        """Whether the bar is there or hits are marked."""
        return not self._bar.isHidden() or bool(self._hits)

    @property
    def by_page(self) -> dict[int, tuple[tuple[int, int], ...]]:
        """The hits of each page."""
        return self._finder.by_page

    def set_texts(self, texts: tuple[str, ...]) -> None:
        """Search these pages from now on."""
        self._finder.set_texts(texts)
        self._take()

    def show_words(self, words: str, page: int) -> None:
        """Search for something without anybody typing it."""
        self.page = page
        self._bar.show()
        self._bar.field.setText(words)

    def step(self, direction: int, here: tuple[int, int]) -> None:
        """Go to the hit after (1) or before (-1) a place, or the one one stands at."""
        if not self._hits:
            self._pending = (direction, here) if self._finder.running else None
            return
        self._now = self._hits[self._number(direction, here)]
        self._tell()
        self.gone_to.emit(*self._now)

    def close(self) -> None:
        """Forget the search."""
        self._finder.stop()
        self._pending = None
        self._bar.hide()
        self._bar.field.clear()
        self._take()

    def words(self) -> str:
        """Return where among the hits one stands: "Träff 3 av 17"."""
        if self._now is None or self._now not in self._hits:
            return ""
        said = self.tr("Träff {number} av {count}")
        at = self._hits.index(self._now) + 1
        return said.format(number=format_count(at), count=format_count(len(self._hits)))

    def _number(self, direction: int, here: tuple[int, int]) -> int:
        place = (*here, -1)
        if self._now in self._hits and self._now[:2] == here:
            return (self._hits.index(self._now) + direction) % len(self._hits)
        if direction > 0:
            return bisect_left(self._hits, place) % len(self._hits)
        return (bisect_right(self._hits, place) - 1) % len(self._hits)

    def _look(self, typed: str) -> None:
        self._now = None
        self._pending = None
        if typed.strip():
            self._finder.start(typed, self.page)
        else:
            self._finder.stop()
            self._take()

    def _take(self) -> None:
        self._hits = self._finder.hits()
        self._tell()
        self.hits_changed.emit()
        if self._pending is not None and self._hits:
            direction, here = self._pending
            self._pending = None
            self.step(direction, here)

    def _tell(self) -> None:
        self._bar.show_count(self._count(), some=bool(self._hits))

    def _count(self) -> str:
        if not self._bar.field.text().strip():
            return ""
        if self._finder.running:
            return self.tr("{count} träffar …").format(count=format_count(len(self._hits)))
        if not self._hits:
            return self.tr("Inga träffar")
        reach = {
            Reach.AS_TYPED: "", Reach.ANY_ORDER: self.tr(", orden var för sig"),
            Reach.WITHOUT_DOTS: self.tr(", även utan prickar"),
        }[self._finder.reach]  # fmt: skip
        if self._now is not None:
            return self.words() + reach
        one = self.tr("{count} träff") if len(self._hits) == 1 else self.tr("{count} träffar")
        return one.format(count=format_count(len(self._hits))) + reach

    def _give_up(self) -> None:
        self.close()
        self.closed.emit()
