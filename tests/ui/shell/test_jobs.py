"""Long work reports back exactly once, in the main thread, and can be cancelled."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from shiboken6 import isValid

from kompass.errors import KompassError
from ui.jobs import Job, run_job


class Heard:
    """Writes down what a job reports, and in which thread."""

    def __init__(self):
        self.calls = []
        self.threads = set()

    def __getattr__(self, name):
        def hear(*args):
            self.calls.append((name, *args))
            self.threads.add(QThread.currentThread())

        return hear

    def names(self):
        return [call[0] for call in self.calls]


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def owner(qapp):
    return QObject()


def start(owner, heard, work):
    return run_job(
        owner,
        work,
        done=heard.done,
        failed=heard.failed,
        cancelled=heard.cancelled,
        progressed=heard.progressed,
    )


def test_the_result_comes_back_in_the_main_thread(owner, heard, qtbot):
    def work(progress):
        progress(1, 2, "hälften")
        return threading.current_thread() is threading.main_thread()

    start(owner, heard, work)
    qtbot.waitUntil(lambda: "done" in heard.names())

    assert heard.calls == [("progressed", 1, 2, "hälften"), ("done", False)]
    assert heard.threads == {QThread.currentThread()}


def test_expected_trouble_is_handed_over(owner, heard, qtbot):
    def work(progress):
        raise KompassError("Disken är full.")

    start(owner, heard, work)
    qtbot.waitUntil(lambda: bool(heard.calls))

    [(name, error)] = heard.calls
    assert name == "failed"
    assert str(error) == "Disken är full."


def test_cancelling_stops_at_the_next_step(owner, heard, qtbot):
    begun, go_on = threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        go_on.wait(5)
        progress(1, 2, "resten")
        return "never"

    job = start(owner, heard, work)
    begun.wait(5)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard.calls))

    assert heard.names() == ["cancelled"]
    assert job.is_cancelled


def test_a_bug_puts_the_progress_away_and_reaches_the_hook(owner, heard, qtbot):
    def work(progress):
        raise ZeroDivisionError("bug")

    with qtbot.captureExceptions() as caught:
        start(owner, heard, work)
        qtbot.waitUntil(lambda: bool(caught))

    assert heard.names() == ["cancelled"]
    assert caught[0][0] is ZeroDivisionError


def test_nothing_is_called_once_the_owner_is_gone(qtbot, heard):
    go_on = threading.Event()
    owner = QObject()
    job = start(owner, heard, lambda _: go_on.wait(5))
    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(owner))

    go_on.set()
    qtbot.waitUntil(lambda: not isValid(job))

    assert heard.calls == []


def test_ended_jobs_are_freed(owner, heard, qtbot, qapp):
    start(owner, heard, lambda _: None)

    qtbot.waitUntil(lambda: bool(heard.calls) and not qapp.findChildren(Job))
