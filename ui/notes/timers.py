"""Timers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


def single_shot(
    owner: QObject, interval: int, slot: Callable[[], object], *, precise: bool = False
) -> QTimer:
    """Return a timer that runs out once each time it is started.

    Unless it is ``precise`` it may run out up to a twentieth later.
    """
    timer = QTimer(owner, interval=interval, singleShot=True)
    if precise:
        timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(slot)
    return timer
