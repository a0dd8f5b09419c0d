"""One page of the web, fetched once because a person asked for it.

Nothing but the address itself is asked for: no pictures, no scripts, no style sheets, no second
try. What comes is bounded in size and time, and is handed on as bytes that nothing executes.
"""

import http.client
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any, Final

from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources.addresses import plain_address
from kompass.swedish import format_count

MOST_BYTES: Final = 25_000_000
MOST_SECONDS: Final = 40.0
"""For the whole, however slowly it drips."""
MOST_SILENT_SECONDS: Final = 15.0
MOST_REDIRECTS: Final = 5
_GLANCE_SECONDS: Final = 0.1
_PART: Final = 64 * 1024
_WAITS: Final = "Adressen står kvar i listan och kan hämtas senare."
_GONE: Final = (404, 410)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: ``address`` is where it was found in the end."""

    content: bytes
    name: str
    """As a file would be called."""
    address: str
    status: str
    """ "200", or with what led there: "301 → 200"."""
    at: datetime


class FetchError(KompassError):
    """The address gave nothing to keep; ``status`` is what the server said, if anything."""

    def __init__(self, sentence: str, status: str = "") -> None:
        super().__init__(sentence)
        self.status = status


def fetch(
    address: str,
    progress: Progress,
    *,
    seconds: float = MOST_SECONDS,
    most: int = MOST_BYTES,
) -> Fetched:
    """Return what stands at an address now.

    Raises ``FetchError`` with one sentence if there is nothing to keep, ``KompassError`` for
    what is no address, and ``Cancelled`` from ``progress``, asked several times a second.
    """
    sent = plain_address(address)
    errand = _Errand(sent, most)
    thread = Thread(target=errand.run, daemon=True)
    what = f"Hämtar {urllib.parse.urlsplit(sent).hostname}"
    progress(0, 0, what)
    thread.start()
    end = time.monotonic() + seconds
    try:
        while True:
            try:
                found = errand.outcome.get(timeout=_GLANCE_SECONDS)
            except Empty:
                progress(0, 0, what)
                if time.monotonic() > end:
                    raise FetchError(f"Sidan svarar för långsamt. {_WAITS}") from None
                continue
            if isinstance(found, BaseException):
                raise _trouble(found, sent) from found
            return found
    finally:
        errand.give_up()


class _Errand:
    """Fetches in a thread of its own, which may hang on a server without holding anybody up."""

    def __init__(self, address: str, most: int) -> None:
        self._address = address
        self._most = most
        self._gone = False
        self.outcome: Queue[Fetched | BaseException] = Queue()

    def run(self) -> None:
        """Put what came, or what went wrong, into ``outcome``."""
        try:
            self.outcome.put(self._fetched())
        except Exception as error:  # noqa: BLE001 - raised again where somebody waits
            self.outcome.put(error)

    def give_up(self) -> None:
        """Let the rest of the answer be."""
        self._gone = True

    def _fetched(self) -> Fetched:
        steps = _Redirects()
        handlers = (
            urllib.request.ProxyHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            steps,
        )
        opener = urllib.request.OpenerDirector()
        for handler in handlers:
            opener.add_handler(handler)
        request = urllib.request.Request(  # noqa: S310 - http and https only, checked above
            self._address,
            headers={
                "User-Agent": "Kompass (sparar en sida som underlag)",
                "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
                "Accept-Language": "sv,en;q=0.5",
                "Accept-Encoding": "identity",
                "Connection": "close",
            },
        )
        with opener.open(request, timeout=MOST_SILENT_SECONDS) as answer:
            at = datetime.now(UTC)
            content = _unpacked(self._read(answer), answer.headers, self._most)
            status = " → ".join((*steps.seen, str(answer.status)))
            if not content:
                raise FetchError("Sidan är tom: servern skickade ingenting.", status)
            return Fetched(content, _name(answer.url, answer.headers), answer.url, status, at)

    def _read(self, answer: Any) -> bytes:  # noqa: ANN401 - urllib's answer has no public type
        told = answer.headers.get("Content-Length", "")
        if told.isdigit() and int(told) > self._most:
            raise _too_large(self._most)
        parts, size = [], 0
        while not self._gone and (part := answer.read1(_PART)):
            parts.append(part)
            size += len(part)
            if size > self._most:
                raise _too_large(self._most)
        return b"".join(parts)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to other web addresses, a few times, and remembers what was said."""

    max_redirections = MOST_REDIRECTS
    max_repeats = 2

    def __init__(self) -> None:
        self.seen: list[str] = []

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Go on to another http or https address only."""
        self.seen.append(str(code))
        where = plain_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, where)


def _trouble(error: BaseException, address: str) -> BaseException:
    """Return what to raise for whatever went wrong: one sentence, or the bug itself."""
    if isinstance(error, KompassError):
        return error
    host = urllib.parse.urlsplit(address).hostname
    if isinstance(error, urllib.error.HTTPError):
        with suppress(Exception):
            error.close()
        return _refused(error.code)
    reason = getattr(error, "reason", error)
    if isinstance(reason, ssl.SSLError):
        return FetchError(
            f"Den säkra förbindelsen med {host} går inte att lita på. Öppna sidan i webbläsaren, "
            "spara den som fil och lägg till filen."
        )
    if isinstance(error, OSError):
        slow = isinstance(reason, TimeoutError)
        said = "Sidan svarar för långsamt." if slow else f"{host} går inte att nå just nu."
        return FetchError(f"{said} {_WAITS}")
    if isinstance(error, http.client.HTTPException | ValueError):
        return FetchError(f"{host} svarade något som inte går att läsa. {_WAITS}")
    return error


def _refused(code: int) -> FetchError:
    if code in _GONE:
        said = "Sidan finns inte: servern svarade {code}. Kontrollera adressen."
    elif code in {401, 403, 407}:
        said = (
            "Servern släpper inte in oss: den svarade {code}. Öppna sidan i webbläsaren, spara den "
            "som fil och lägg till filen."
        )
    elif code in {301, 302, 303, 307, 308}:
        said = (
            "Sidan hänvisar bara vidare, till sig själv eller till något som inte är en webbsida "
            "(svar {code}). Kontrollera adressen."
        )
    else:
        said = "Servern svarade {code} i stället för en sida. " + _WAITS
    return FetchError(said.format(code=code), str(code))


def _too_large(most: int) -> FetchError:
    size = format_count(max(most // 1_000_000, 1))
    return FetchError(f"Sidan är större än {size} MB och hämtas inte. Ladda ner den som fil.")


def _unpacked(content: bytes, headers: Message, most: int) -> bytes:
    """Undo a packing that nobody asked for, within the same bounds."""
    if headers.get("Content-Encoding", "").strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        return content
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        made = unpack.decompress(content, most + 1)
    except zlib.error as error:
        raise FetchError(f"Sidan kom fram skadad. {_WAITS}") from error
    if len(made) > most:
        raise _too_large(most)
    return made


def _name(address: str, headers: Message) -> str:
    """Return a file's name for what came from an address."""
    path = urllib.parse.unquote(urllib.parse.urlsplit(address).path)
    last = path.rstrip("/").rpartition("/")[2]
    host = urllib.parse.urlsplit(address).hostname or "sida"
    kind = headers.get_content_type()
    if kind in {"text/html", "application/xhtml+xml"} and not last.lower().endswith(
        (".html", ".htm")
    ):
        return f"{last or host}.html"
    return last or host
