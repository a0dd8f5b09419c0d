"""Fetching one page, against a real server on this machine that writes down what it is asked."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kompass.errors import Cancelled, KompassError
from kompass.progress import silent
from kompass.sources.addresses import looks_like_address, plain_address
from kompass.sources.reading import read
from kompass.sources.web import FetchError, fetch

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Löften</title>
<link rel="stylesheet" href="/stil.css"><script src="/skript.js"></script>
<script>document.title = "kapad"; fetch("/stulet")</script></head>
<body onload="fetch('/stulet')"><h1>Medborgarlöften</h1><img src="/bild.png">
<iframe src="/ram.html"></iframe><p>Kommunen lovar svar inom två dygn på Östra torget.</p></body>
</html>"""


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        path = self.path.partition("?")[0]
        getattr(self, f"_{path.strip('/') or 'sida'}", self._missing)()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _say(self, body: bytes, kind: str = "text/html; charset=utf-8", code=200, **more) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(more.pop("length", len(body))))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _sida(self) -> None:
        self._say(PAGE.encode())

    def _latin(self) -> None:
        self._say(PAGE.replace("utf-8", "iso-8859-1").encode("iso-8859-1"))

    def _packad(self) -> None:
        self._say(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._say(gzip.compress(b"<p>" + b"a" * 3_000_000), Content_Encoding="gzip")

    def _vidare(self) -> None:
        self._say(b"", code=301, Location="/sida")

    def _ring(self) -> None:
        self._say(b"", code=302, Location="/ring")

    def _fil(self) -> None:
        self._say(b"", code=302, Location="file:///etc/passwd")

    def _stor(self) -> None:
        self._say(b"<p>" + b"a" * 200_000, length=50_000_000_000)

    def _utan_slut(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            try:
                self.wfile.write(b"a" * 65536)
            except OSError:
                return

    def _sakta(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"a")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def _tom(self) -> None:
        self._say(b"")

    def _forbjuden(self) -> None:
        self._say(b"nej", code=403)

    def _pdf(self) -> None:
        self._say(b"%PDF-1.4 nothing more", "application/pdf")

    def _missing(self) -> None:
        self._say(b"<p>nix", code=404)


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    made.asked = []  # type: ignore[attr-defined]
    made.daemon_threads = True
    made.block_on_close = False
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def at(server, monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    return lambda path: f"http://127.0.0.1:{server.server_port}/{path}"


def test_a_page_comes_as_it_is_and_nothing_else_is_asked_for(at, server):
    found = fetch(at("sida"), silent)
    text = read(found.content, found.name, silent)

    assert found.content == PAGE.encode()
    assert (found.status, found.name) == ("200", "sida.html")
    assert text.title == "Löften"
    assert "svar inom två dygn på Östra torget" in text.pages[0].text
    assert "kapad" not in text.pages[0].text
    time.sleep(0.1)
    assert server.asked == ["/sida"]


def test_a_page_in_an_old_encoding_is_read(at):
    found = fetch(at("latin"), silent)
    assert "Östra torget" in read(found.content, found.name, silent).pages[0].text


def test_a_packed_page_is_unpacked(at):
    assert fetch(at("packad"), silent).content == PAGE.encode()


def test_a_redirect_is_told(at, server):
    found = fetch(at("vidare"), silent)
    assert found.status == "301 → 200"
    assert found.address.endswith("/sida")
    assert server.asked == ["/vidare", "/sida"]


@pytest.mark.parametrize(
    ("path", "words", "status"),
    [
        ("finns-inte", "svarade 404", "404"),
        ("forbjuden", "släpper inte in oss", "403"),
        ("ring", "till sig själv", "302"),
        ("fil", "inte är en webbsida", "302"),
        ("tom", "tom", "200"),
        ("stor", "större än", ""),
        ("utan_slut", "större än", ""),
        ("bomb", "större än", ""),
    ],
)
def test_what_cannot_be_kept_is_one_sentence(at, path, words, status):
    with pytest.raises(FetchError, match=words) as caught:
        fetch(at(path), silent, most=2_000_000)
    assert caught.value.status == status


def test_a_page_that_drips_is_given_up(at):
    began = time.monotonic()
    with pytest.raises(FetchError, match="långsamt"):
        fetch(at("sakta"), silent, seconds=0.5)
    assert time.monotonic() - began < 3


def test_somebody_may_stop_waiting(at):
    calls = []

    def stop(*_: object) -> None:
        calls.append(1)
        if len(calls) > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        fetch(at("sakta"), stop)


def test_without_a_way_there_it_is_said(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(FetchError, match="går inte att nå"):
        fetch("http://127.0.0.1:9/", silent)


def test_anything_else_than_a_page_comes_too(at):
    assert fetch(at("pdf"), silent).name == "pdf"


@pytest.mark.parametrize(
    "typed", ["file:///etc/passwd", "ftp://a.se/b", "javascript:alert(1)", "data:text/html,x"]
)
def test_only_the_web(typed):
    with pytest.raises(KompassError, match="http"):
        plain_address(typed)


@pytest.mark.parametrize(
    "typed", ["", "  ", "http://", "https://a b/", "http://[::1", "http://a:b/"]
)
def test_what_is_no_address(typed):
    with pytest.raises(KompassError):
        plain_address(typed)


def test_passwords_are_left_out():
    with pytest.raises(KompassError, match="lösenord"):
        plain_address("https://anna:hemligt@exempel.se/")


def test_addresses_as_people_type_them():
    assert plain_address(" www.exempel.se ") == "https://www.exempel.se/"
    assert plain_address("exempel.se:8080/a") == "https://exempel.se:8080/a"
    assert plain_address("https://räksmörgås.se/å?q=ö#del") == (
        "https://xn--rksmrgs-5wao1o.se/%C3%A5?q=%C3%B6"
    )


def test_what_looks_like_an_address():
    assert looks_like_address(" https://exempel.se/a?b=1 ")
    assert looks_like_address("www.exempel.se")
    assert not looks_like_address("se https://exempel.se")
    assert not looks_like_address("Kommunen lovar svar")
