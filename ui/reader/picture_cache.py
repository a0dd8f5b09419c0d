"""Pictures of pages that were drawn, as many as there is room for; the longest unused go first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtGui import QImage

BUDGET: Final = 192 * 1024 * 1024
"""Bytes."""


class PictureCache:
    """Remembers pictures by page and width in device pixels, up to ``budget`` bytes."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._widths: dict[int, set[int]] = {}
        self.size = 0
        """Bytes in use."""

    def put(self, page: int, width: int, picture: QImage) -> None:
        """Remember a picture, and let go of the longest unused; never of this one."""
        self._drop((page, width))
        self._pictures[page, width] = picture
        self._widths.setdefault(page, set()).add(width)
        self.size += picture.sizeInBytes()
        while self.size > self._budget and len(self._pictures) > 1:
            self._drop(next(iter(self._pictures)))

    def has(self, page: int, width: int) -> bool:
        """Tell whether there is a picture of exactly this width."""
        return (page, width) in self._pictures

    def has_any(self, page: int) -> bool:
        """Tell whether there is anything to show of a page."""
        return page in self._widths

    def best(self, page: int, width: int) -> QImage | None:
        """Return the picture nearest in width, and count it as used."""
        widths = self._widths.get(page)
        if not widths:
            return None
        key = (page, min(widths, key=lambda known: abs(known - width)))
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def clear(self) -> None:
        """Forget everything."""
        self._pictures.clear()
        self._widths.clear()
        self.size = 0

    def _drop(self, key: tuple[int, int]) -> None:
        picture = self._pictures.pop(key, None)
        if picture is None:
            return
        self.size -= picture.sizeInBytes()
        widths = self._widths[key[0]]
        widths.discard(key[1])
        if not widths:
            del self._widths[key[0]]
