"""Garbage is collected in the main thread only.

Python's collector runs in whatever thread happens to allocate. If that is the one that takes
a backup or draws a chart, it may destroy a window's objects there, and Qt then crashes. So the
automatic one is switched off, and a timer does its work at the same thresholds.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS: Final = 1000


class MainThreadCollector(QObject):
    """Collects from now on, as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(_LOOK_EVERY_MS)


def collect_what_is_due() -> None:
    """Collect the oldest generation that is over its threshold, the younger ones with it."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
