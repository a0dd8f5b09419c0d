"""Garbage is collected, and in the main thread only."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from ui.collector import MainThreadCollector, collect_what_is_due


class Knot:
    """Something that only the collector can free."""

    def __init__(self):
        self.itself = self
        self.freed_in = []
        weakref.finalize(self, note, self.freed_in)


def note(where):
    where.append(threading.current_thread())


@pytest.fixture
def automatic():
    yield
    gc.enable()


def test_the_automatic_collector_is_off(qapp, automatic):
    owner = QObject()
    MainThreadCollector(owner)

    assert not gc.isenabled()


def test_what_is_due_is_collected(qapp, automatic):
    gc.collect()
    gc.disable()
    freed = Knot().freed_in
    kept = [[] for _ in range(gc.get_threshold()[0] + 1)]

    collect_what_is_due()

    assert kept
    assert freed == [threading.main_thread()]


def test_nothing_is_collected_before_it_is_due(qapp, automatic):
    gc.collect()
    gc.disable()
    freed = Knot().freed_in

    collect_what_is_due()

    assert freed == []
