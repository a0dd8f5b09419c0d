"""Capturing pages through the window, against a real server on this machine."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from source_files import PATIENCE, PROMISES

from kompass.assessment.material_kinds import LookupOutcome, SourceKind
from ui.actions import ActionId
from ui.widgets.source_bar import Show

PAGE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>Löften</title>"
    "<script src='/skript.js'></script></head><body><img src='/bild.png'>"
    f"<h1>Medborgarlöften</h1><p>{PROMISES}</p></body></html>"
).encode()


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path == "/vidare":
            self.send_response(301)
            self.send_header("Location", "/sida")
            self.end_headers()
            return
        found = self.path == "/sida"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE if found else b"<p>nix")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    made.asked = []  # type: ignore[attr-defined]
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def web(window, page):
    window.commands[ActionId.SOURCES_WEB].trigger()
    return page.shelves.web


def ask(web, keys, address):
    web.field.setFocus()
    keys.write(address)
    keys.press(Qt.Key.Key_Return, text="\r")


def test_a_page_is_captured_once_and_nothing_else_is_asked_for(
    web, page, session, keys, server, qtbot
):
    ask(web, keys, f"http://127.0.0.1:{server.server_port}/vidare")
    qtbot.waitUntil(lambda: not page.capture.busy, timeout=PATIENCE)

    (source,) = session.snapshot.material.sources
    assert source.kind is SourceKind.WEB
    assert (source.title, source.http_status) == ("Löften", "301 → 200")
    assert source.captured_at is not None
    assert source.address.endswith("/sida")
    assert "/vidare" in source.note
    assert session.file.content(source.sha256) == PAGE
    assert PROMISES[:40] in session.file.pages(source.sha256)[0].text

    page.shelves.web.table.setFocus()
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.shelves.reading.reader.pages.ready, timeout=PATIENCE)
    time.sleep(0.2)
    QApplication.processEvents()
    assert server.asked == ["/vidare", "/sida"]


def test_what_is_not_there_is_said_and_the_address_goes_on_waiting(
    web, page, session, keys, server, qtbot
):
    ask(web, keys, f"http://127.0.0.1:{server.server_port}/borta")
    qtbot.waitUntil(lambda: not page.capture.busy, timeout=PATIENCE)

    assert "404" in web.trouble.text()
    (source,) = session.snapshot.material.sources
    assert not source.sha256
    assert web.table.rows.data(web.table.rows.index(0, 1)) == "väntar (404)"


def test_without_internet_the_address_waits_and_is_captured_by_key_later(
    web, page, window, session, keys, server, qtbot
):
    server.shutdown()
    server.socket.close()
    address = f"http://127.0.0.1:{server.server_port}/sida"
    ask(web, keys, address)
    qtbot.waitUntil(lambda: not page.capture.busy, timeout=PATIENCE)
    assert "går inte att nå" in web.trouble.text()
    assert "står kvar i listan" in web.trouble.text()

    again = ThreadingHTTPServer(("127.0.0.1", server.server_port), _Answers)
    again.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=again.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        web.table.setFocus()
        keys.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not page.capture.busy, timeout=PATIENCE)
    finally:
        again.shutdown()
        thread.join()
        again.server_close()
    (source,) = session.snapshot.material.sources
    assert source.sha256
    assert not web.trouble.isVisible()


@pytest.mark.parametrize("typed", ["file:///etc/passwd", "ftp://a.se/", "inte en adress"])
def test_what_is_no_address_is_said(web, session, keys, typed):
    ask(web, keys, typed)
    assert web.trouble.isVisible()
    assert not session.snapshot.material.sources


def test_pasted_text_becomes_a_page(web, page, window, session, qtbot):
    QApplication.clipboard().setText(PROMISES)
    web.field.setText("www.testby.se/loften")
    window.commands[ActionId.WEB_PASTE].trigger()
    qtbot.waitUntil(lambda: not page.capture.busy, timeout=PATIENCE)
    (source,) = session.snapshot.material.sources
    assert source.address == "https://www.testby.se/loften"
    assert source.http_status == "klistrad text"
    assert source.captured_at is not None


def test_a_saved_page_is_taken_with_its_address(web, page, session, tmp_path, qtbot):
    path = tmp_path / "sida.html"
    path.write_bytes(PAGE)
    web.field.setText("https://www.testby.se/")
    page.errands.add_pages([path], web.field.text())
    qtbot.waitUntil(lambda: not page.intake.busy, timeout=PATIENCE)
    (source,) = session.snapshot.material.sources
    assert (source.kind, source.address) == (SourceKind.WEB, "https://www.testby.se/")
    assert web.table.rows.rowCount() == 1


def test_what_was_looked_for_is_said_by_key(web, window, session, keys):
    window.commands[ActionId.SOURCES_PROPOSAL].trigger()
    first, second, third = session.snapshot.material.lookups[:3]
    web.lookups.table.setFocus()
    for letter in "fds":
        keys.press(Qt.Key(ord(letter.upper())), text=letter)
    outcomes = [one.outcome for one in session.snapshot.material.lookups[:3]]
    assert outcomes == [LookupOutcome.FOUND, LookupOutcome.PARTLY, LookupOutcome.NOT_FOUND]
    web.lookups.choose(first.id)
    assert web.lookups.label.text() == "Kompass eget förslag"
    assert (second.outcome, third.outcome) == (None, None)


def test_undo_turns_to_the_page_that_it_brings_back(web, page, window, session, keys):
    from kompass.assessment import edits

    add = edits.add_source
    row = session.edit(
        lambda file: add(file, None, SourceKind.WEB, address="https://a.se/", title="A")
    )
    web.table.setFocus()
    page.desk.choose(row)
    keys.press(Qt.Key.Key_Delete)
    assert not session.snapshot.material.sources
    window.commands[ActionId.SOURCES_DOCUMENTS].trigger()
    session.undo()
    assert page.shelves.shown is Show.WEB
    assert page.bar.views[Show.WEB].isChecked()
