"""Searching a document a little at a time, so that typing goes on meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.reader.looking import Query, Reach, Texts

_SLICE: Final = 0.008
"""Seconds of work between two looks at the keyboard."""

Hit = tuple[int, int, int]
"""A page and the characters ``[start, end)`` on it."""


class Finder(QObject):
    """Finds the hits of one query, from one page on and around.

    ``progressed``: there may be more hits than before; ``ended``: these are all.
    """

    progressed = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = Texts(())
        self._typed = ""
        self._first = 0
        self._reach = Reach.AS_TYPED
        self._rest: Iterator[int] | None = None
        self._query = Query("", Reach.AS_TYPED)
        self.by_page: dict[int, tuple[tuple[int, int], ...]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def set_texts(self, texts: tuple[str, ...]) -> None:
        """Search these pages from now on."""
        self.stop()
        self._texts = Texts(texts)

    def start(self, typed: str, first: int) -> None:
        """Look for something, beginning with the page ``first``."""
        self.stop()
        self._typed, self._first = typed, first
        self._begin(Reach.AS_TYPED)
        # The first slice at once: what is near is seen with the key that asked for it.
        self._go_on()

    def stop(self) -> None:
        """Forget the search and its hits."""
        self._timer.stop()
        self._rest = None
        self.by_page = {}

    @property
    def running(self) -> bool:
        """Whether there are pages left to search."""
        return self._rest is not None

    @property
    def reach(self) -> Reach:
        """How far the search had to go."""
        return self._reach

    def hits(self) -> list[Hit]:
        """Return all hits so far, in the order of the document."""
        return [
            (page, start, end) for page in sorted(self.by_page) for start, end in self.by_page[page]
        ]

    def _begin(self, reach: Reach) -> None:
        self._reach = reach
        self._query = Query(self._typed, reach)
        count = len(self._texts.texts)
        first = min(self._first, max(count - 1, 0))
        self._rest = iter([*range(first, count), *range(first)])

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        while self._rest is not None and perf_counter() < until:
            page = next(self._rest, None)
            if page is None or self._query.is_empty:
                self._come_to_the_end()
                continue
            spans = self._query.spans(self._texts, page)
            if spans:
                self.by_page[page] = spans
        if self._rest is not None:
            self.progressed.emit()
            self._timer.start()
        else:
            self.ended.emit()

    def _come_to_the_end(self) -> None:
        if self.by_page or self._query.is_empty or self._reach is Reach.WITHOUT_DOTS:
            self._rest = None
        else:
            self._begin(Reach(self._reach + 1))
