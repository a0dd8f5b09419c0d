"""Unexpected errors reach one hook wherever they happen; expected ones are one sentence."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QWidget

from kompass.errors import Cancelled, KompassError
from ui.messages import ErrorHook, Messages, default_log_file, report_of, start_log


@pytest.fixture
def log_file(tmp_path):
    path = tmp_path / "log" / "kompass.log"
    start_log(path)
    yield path
    logger = logging.getLogger("kompass")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)


@pytest.fixture
def hook(qapp, monkeypatch):
    """A hook that keeps what it is told to show; what it replaces is put back."""
    excepthook, thread_hook = sys.excepthook, threading.excepthook
    hook = ErrorHook()
    hook.shown = []
    hook.show = hook.shown.append
    hook.install()
    qInstallMessageHandler(None)
    yield hook
    sys.excepthook, threading.excepthook = excepthook, thread_hook


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


def test_an_error_is_shown_with_versions_and_traceback(hook, qtbot):
    hook.handle(*raised(ZeroDivisionError("division")))
    qtbot.waitUntil(lambda: bool(hook.shown))

    [report] = hook.shown
    assert "ZeroDivisionError: division" in report
    assert "test_messages.py" in report
    assert report.startswith("Kompass ")
    assert "Qt " in report


def test_an_error_in_another_thread_is_shown_in_the_main_one(hook, qtbot):
    threads = []
    hook.show = lambda report: threads.append(threading.current_thread())

    def fail():
        raise ZeroDivisionError

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(threads))

    assert threads == [threading.main_thread()]


def test_work_is_made_safe_before_anything_is_shown(hook, qtbot):
    order = []
    hook.make_safe = lambda: order.append("safe")
    hook.show = lambda report: order.append("shown")

    hook.handle(*raised(ZeroDivisionError()))
    qtbot.waitUntil(lambda: len(order) == 2)

    assert order == ["safe", "shown"]


def test_a_failing_rescue_does_not_hide_the_error(hook, qtbot):
    def fail():
        raise OSError("full")

    hook.make_safe = fail
    hook.handle(*raised(ZeroDivisionError()))

    qtbot.waitUntil(lambda: len(hook.shown) == 1)


def test_an_error_while_one_is_shown_is_logged_only(hook, qtbot, log_file):
    def show(report):
        hook.shown.append(report)
        hook.handle(*raised(KeyError("second")))

    hook.show = show
    hook.handle(*raised(ZeroDivisionError("first")))
    qtbot.waitUntil(lambda: bool(hook.shown))
    qtbot.wait(20)

    assert len(hook.shown) == 1
    text = log_file.read_text(encoding="utf-8")
    assert "first" in text
    assert "second" in text


def test_cancelling_is_silent(hook, qtbot):
    hook.handle(*raised(Cancelled()))
    qtbot.wait(20)

    assert hook.shown == []


def test_a_slot_that_fails_reaches_the_hook(hook, qtbot, monkeypatch):
    def fail():
        raise ZeroDivisionError("in a slot")

    with qtbot.captureExceptions() as caught:
        # pytest-qt stands where the hook stands in the program: same place, same arguments.
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError


def test_qts_messages_go_to_the_log(hook, log_file):
    from ui.messages import _log_qt_message

    qInstallMessageHandler(_log_qt_message)
    try:
        qWarning("något om QWidget")
    finally:
        qInstallMessageHandler(None)

    assert "Qt: något om QWidget" in log_file.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_done_without(tmp_path):
    in_the_way = tmp_path / "fil"
    in_the_way.write_text("")

    start_log(in_the_way / "kompass.log")


def test_the_log_lies_in_the_users_folder(user_folders):
    assert default_log_file().is_relative_to(user_folders)


def test_the_report_names_no_person_and_no_text():
    assert "Anna" not in report_of(ZeroDivisionError())


@pytest.fixture
def messages(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return Messages(window)


def answer(press):
    """Press something in the box as soon as it is on the screen."""

    def act():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            press(box)
        else:
            QTimer.singleShot(10, act)

    QTimer.singleShot(0, act)


def test_trouble_is_one_sentence_with_details_on_demand(messages):
    seen = []

    def press(box):
        seen.append((box.text(), box.detailedText()))
        box.accept()

    answer(press)
    messages.trouble(KompassError("Filen är trasig.", details=("rad 1", "rad 2")))

    assert seen == [("Filen är trasig.", "rad 1\nrad 2")]


@pytest.mark.parametrize(
    ("press", "expected"),
    [
        (lambda box: next(b for b in box.buttons() if b.text() == "Stäng ändå").click(), True),
        (lambda box: next(b for b in box.buttons() if b.text() == "Stanna").click(), False),
        (lambda box: box.reject(), False),
    ],
    ids=["yes", "no", "escape"],
)
def test_questions_have_a_safe_answer(messages, press, expected):
    answer(press)

    assert messages.ask("Stänga?", yes="Stäng ändå", no="Stanna") is expected


def test_the_error_report_can_be_copied(qtbot, tmp_path):
    from ui.widgets.error_report import ErrorReport

    dialog = ErrorReport("Rapporten", tmp_path / "log", unsaved="")
    qtbot.addWidget(dialog)
    buttons = {b.text(): b for b in dialog.findChildren(QWidget) if hasattr(b, "click")}

    buttons["&Kopiera rapporten"].click()

    assert QApplication.clipboard().text() == "Rapporten"
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "Rapporten"
