"""Timers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(owner: QObject, interval: int, slot: Callable[[], object]) -> QTimer:
    """Return a timer that runs out once each time it is started."""
    timer = QTimer(owner, interval=interval, singleShot=True)
    timer.timeout.connect(slot)
    return timer
