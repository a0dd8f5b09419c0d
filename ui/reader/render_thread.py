"""One thread that draws pages, in the order of a queue that is replaced whenever one scrolls."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QImage

from kompass.sources.model import Form
from ui.reader.page_lines import PageLines
from ui.reader.pictures import Pictures, open_pictures


class Wanted(Enum):
    """What is wanted of a page."""

    PICTURE = auto()
    LINES = auto()
    THUMBNAIL = auto()


@dataclass(frozen=True, slots=True)
class Order:
    """Something to draw or to work out; ``width`` in device pixels."""

    kind: Wanted
    page: int
    width: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """The sizes of all pages in points."""

    document: int
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """An order that was carried out; ``result`` is a ``QImage`` or ``PageLines``."""

    document: int
    order: Order
    result: QImage | PageLines


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that cannot be opened, or a page that cannot be drawn (with its order)."""

    document: int
    error: BaseException
    order: Order | None = None


class _Post(QObject):
    arrived = Signal(object)


class RenderThread(QObject):
    """Draws the pages of one document at a time beside the window.

    ``opened``, ``done`` and ``failed`` carry the values above, in the window's thread, and only
    for the document that was opened last.
    """

    opened = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document = 0
        post = _Post()
        # Queued: it is emitted in the other thread.
        post.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._worker = _Worker(post)
        # The worker itself, or this object could not end: ``destroyed`` comes when it is gone.
        self.destroyed.connect(self._worker.stop)
        # The library of the thread is gone before the thread would be.
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def open(self, content: bytes, form: Form) -> None:
        """Let go of what was open and open another document."""
        self._document += 1
        self._worker.open(self._document, content, form)

    def close(self) -> None:
        """Let go of the document; what is under way is not told any more."""
        self._document += 1
        self._worker.open(self._document, b"", None)

    def want(self, orders: Sequence[Order]) -> None:
        """Put these orders, first things first, in the place of all that have not begun."""
        self._worker.want(orders)

    def stop(self) -> None:
        """End the thread, waiting for the page that is being drawn."""
        self._worker.stop()

    def _on_arrived(self, news: object) -> None:
        if isinstance(news, Opened | Done | Failed) and news.document == self._document:
            signal = {Opened: self.opened, Done: self.done, Failed: self.failed}[type(news)]
            signal.emit(news)


class _Worker:
    """The thread and its queue. Begins with the first document."""

    def __init__(self, post: _Post) -> None:
        self._post = post
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._next: tuple[int, bytes, Form | None] | None = None
        self._orders: list[Order] = []
        self._current: Order | None = None
        """What is being carried out."""
        self._stopped = False

    def open(self, document: int, content: bytes, form: Form | None) -> None:
        with self._changed:
            self._next = (document, content, form)
            self._orders = []
            self._changed.notify()
        if self._thread is None and form is not None and not self._stopped:
            self._thread = threading.Thread(target=self._run, name="reader", daemon=True)
            self._thread.start()

    def want(self, orders: Sequence[Order]) -> None:
        with self._changed:
            self._orders = [order for order in orders if order != self._current]
            self._changed.notify()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        document, pictures = 0, None
        while True:
            with self._changed:
                self._current = None
                while not (self._stopped or self._next or (self._orders and pictures)):
                    self._changed.wait()
                stopped, opening, self._next = self._stopped, self._next, None
                order = self._orders.pop(0) if self._orders and not opening else None
                self._current = order
            if (stopped or opening) and pictures is not None:
                pictures.close()
                pictures = None
            if stopped:
                return
            if opening:
                document = opening[0]
                pictures = self._opened(*opening)
            elif order is not None and pictures is not None:
                self._carry_out(document, pictures, order)

    def _opened(self, document: int, content: bytes, form: Form | None) -> Pictures | None:
        if form is None:
            return None
        try:
            pictures = open_pictures(content, form)
        except BaseException as error:  # noqa: BLE001 - handed over to the window's thread
            self._post.arrived.emit(Failed(document, error))
            return None
        self._post.arrived.emit(Opened(document, pictures.sizes))
        return pictures

    def _carry_out(self, document: int, pictures: Pictures, order: Order) -> None:
        try:
            result = (
                pictures.lines(order.page)
                if order.kind is Wanted.LINES
                else pictures.draw(order.page, order.width)
            )
        except BaseException as error:  # noqa: BLE001
            self._post.arrived.emit(Failed(document, error, order))
            return
        self._post.arrived.emit(Done(document, order, result))
