"""Leaves of a document below each other in a scene: where they are, and what of them is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from ui.reader.leaves import Stack
from ui.reader.page_item import PageItem
from ui.reader.text_item import TextItem
from ui.reader.zooming import SCALE
from ui.theme import GRID

SIDE = 12
"""Pixels beside the paper."""
_SETTLE_MS = 30
_NEAR_TOP = 8.0
"""Points; a line that is cut in half is not read."""
_ROUNDS = 4
"""Texts that turn out short make others seen."""


class LeavesView(QGraphicsView):
    """Scrolls. Its scene counts in points; leaves are centred about 0.

    ``moved``: something else is to be seen, or at another zoom; ``settled``: the same, but not
    more often than pages can be drawn.
    """

    moved = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gutter = 0
        self._stack = Stack(())
        self._items: list[PageItem] = []
        self._first: dict[int, int] = {}
        self._zoom = 1.0
        self._laying = False
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._soon.timeout.connect(self._settle)
        self._unsettled = False
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        # Bars in the margin are not items; a whole view is painted in a few milliseconds.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        # Always there, or a page that just fits would make it come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumSize(30 * GRID, 20 * GRID)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().setSingleStep(5 * GRID)

    @property
    def items_shown(self) -> Sequence[PageItem]:
        """All leaves, seen or not."""
        return self._items

    def item_of(self, page: int, index: int = 0) -> PageItem | None:
        """Return the leaf with a character of a page."""
        number = self._first.get(page)
        if number is None:
            return None
        while (
            number + 1 < len(self._items)
            and self._items[number + 1].page == page
            and self._items[number + 1].leaf.start <= index
        ):
            number += 1
        return self._items[number]

    def item_at(self, place: QPoint | QPointF) -> tuple[PageItem, QPointF] | None:
        """Return the leaf nearest to a place of the view, and the place in its points."""
        if not self._items:
            return None
        scene = self._to_scene(QPointF(place))
        item = self._items[min(self._stack.at(scene.y()), len(self._items) - 1)]
        return item, scene - item.pos()

    def seen(self) -> range:
        """Return the numbers of the leaves of which anything is to be seen."""
        top = self._top()
        return self._stack.between(top, top + self.viewport().height() / self.scale_now)

    @property
    def current(self) -> int:
        """The place in the document of the page at the middle of the view; 0 at its top."""
        scrolled = self.verticalScrollBar().value()
        if not self._items or not scrolled:
            return 0
        middle = scrolled + self.viewport().height() / 2
        return self._items[min(self._stack.at(middle / self.scale_now), len(self._items) - 1)].page

    def top_index(self, page: int) -> int:
        """Return the first character of a page that is to be seen; 0 where that is not known."""
        seen = self.seen()
        for number in seen:
            item = self._items[number]
            if item.page != page:
                continue
            if number > seen.start or item.y() >= self._top():
                return item.leaf.start
            found = item.character_at(0.0, self._top() - item.y() + _NEAR_TOP)
            return found if found is not None else item.leaf.start
        return 0

    def is_page_in_sight(self, page: int) -> bool:
        """Tell whether anything of a page is to be seen."""
        return any(self._items[number].page == page for number in self.seen())

    def is_in_sight(self, caret: tuple[int, int] | None) -> bool:
        """Tell whether a character of a page is to be seen, as far as that is known."""
        item = self.item_of(*caret) if caret is not None else None
        if caret is None or item is None or item not in [self._items[n] for n in self.seen()]:
            return False
        rects = item.rects(caret[1], caret[1] + 1)
        if not rects:
            return True
        place = self.rect_in_view(item, rects[0])
        return place.bottom() >= 0 and place.top() <= self.viewport().height()

    def width_in_dots(self, item: PageItem) -> int:
        """Return how many device pixels wide a leaf is shown."""
        return round(item.width * self.scale_now * self.devicePixelRatioF())

    def rect_in_view(self, item: PageItem, rect: QRectF) -> QRectF:
        """Return a rectangle of a leaf in pixels of the view."""
        return self.viewportTransform().mapRect(rect.translated(item.pos()))

    @property
    def scale_now(self) -> float:
        """Pixels per point."""
        return self._zoom * SCALE

    @property
    def zoom(self) -> float:
        """1.0 being 100 %."""
        return self._zoom

    # Inside

    def _top(self) -> float:
        """Return the height in points at the top of the view."""
        return self.verticalScrollBar().value() / self.scale_now

    def _to_scene(self, place: QPointF) -> QPointF:
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(place)

    def _scroll_to(self, pixels: float) -> None:
        self.verticalScrollBar().setValue(round(pixels))

    def _on_scrolled(self) -> None:
        if not self._laying:
            self._lay_out_texts(self.seen())
        self.moved.emit()
        self._unsettled = True
        if not self._soon.isActive():
            self._settle()

    def _settle(self) -> None:
        """Tell at once where a movement begins, and from then on now and again until its end."""
        if self._unsettled:
            self._unsettled = False
            self._soon.start()
            self.settled.emit()

    def _take_items(self, items: Sequence[PageItem]) -> None:
        self._scene.clear()
        self._items = list(items)
        self._first = {}
        for number, item in enumerate(items):
            self._first.setdefault(item.page, number)
            self._scene.addItem(item)
        self._stack = Stack(
            [(item.width, item.height) for item in items],
            [not item.leaf.is_first for item in items],
        )
        self._place_items(0)

    def _set_scene_rect(self) -> None:
        # A pixel less, or a page that just fits would get a scroll bar.
        side = (SIDE - 1) / self.scale_now
        half = self._stack.width / 2 + side
        self.setSceneRect(
            -half, 0.0, 2 * half + self._gutter / self.scale_now, max(self._stack.height, 1.0)
        )

    def _place_items(self, first: int) -> None:
        for item, top in zip(self._items[first:], self._stack.tops[first:], strict=True):
            item.setPos(-item.width / 2, top)

    def _lay_out_texts(self, numbers: Sequence[int]) -> None:
        """Set the text of leaves; what stands at the top of the view stays there."""
        for _ in range(_ROUNDS):
            items = [(n, self._items[n]) for n in numbers if n < len(self._items)]
            heights = {
                n: item.height for n, item in items if isinstance(item, TextItem) and item.lay_out()
            }
            if not heights:
                return
            self._resize(heights)
            numbers = self.seen()

    def _resize(self, heights: dict[int, float]) -> None:
        bar = self.verticalScrollBar()
        top = bar.value() / self.scale_now
        fixed = min(self._stack.at(top), len(self._items) - 1)
        inside = top - self._stack.tops[fixed]
        self._stack.resize(heights)
        self._laying = True
        self._place_items(min(heights))
        self._set_scene_rect()
        bar.setValue(round((self._stack.tops[fixed] + inside) * self.scale_now))
        self._laying = False
