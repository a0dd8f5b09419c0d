"""A document is read in a process of its own: what breaks there breaks nothing here.

The process gets the bytes through a pipe, so nothing of a document is written to the disk. It
has bounds for memory and time, no way to the network, and ends at once when the person cancels.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any, cast

import kompass
from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources.apart import LENGTH
from kompass.sources.limits import MOST_SECONDS
from kompass.sources.model import DocumentText, Form, PageText, Place, Taken
from kompass.sources.reading import check_size
from kompass.sources.recognise import plain_name

MOST_SILENT_SECONDS = 120.0
"""Without any sign from the process; a single page never takes that long."""
_GLANCE_SECONDS = 0.1
"""How often the person's wish to cancel is asked for while nothing comes."""
_MOST_IN_A_LINE = 300_000_000
_MEMORY_KEPT = {"MALLOC_TOP_PAD_": str(64 * 1024 * 1024)}
"""Linux gives memory back after every page otherwise: a fifth of the time for a long PDF."""
_COMMAND = ("-P", "-m", "kompass.sources.apart")
"""-P: nothing that lies in the folder one happens to be in is imported."""


def read_apart(path: Path, progress: Progress, *, silence: float = MOST_SILENT_SECONDS) -> Taken:
    """Return a file with its text, read in a process of its own.

    Raises ``KompassError`` with one sentence for whatever is wrong with the file, and
    ``Cancelled`` from ``progress``, which is asked several times a second.
    """
    return read_bytes_apart(file_bytes(path), path.name, progress, silence=silence)


def read_bytes_apart(
    content: bytes, name: str, progress: Progress, *, silence: float = MOST_SILENT_SECONDS
) -> Taken:
    """Return what was fetched or pasted with its text, as ``read_apart`` does for a file."""
    shown = plain_name(name)
    check_size(len(content), shown)
    progress(0, 0, f"Öppnar {shown}")
    conversation = _Conversation(_started(), shown, silence)
    try:
        text = conversation.text(content, progress)
    finally:
        conversation.end()
    return Taken(content, hashlib.sha256(content).hexdigest(), text)


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file that may be a source, its size asked for before anything is read.

    Raises ``KompassError`` if it is too large, empty, a folder, or cannot be read.
    """
    shown = plain_name(path.name)
    try:
        if path.is_dir():
            raise KompassError(f"{shown} är en mapp. Lägg till filerna i den.")
        if not path.is_file():
            raise KompassError(f"{shown} går inte att läsa. Kontrollera att filen finns kvar.")
        check_size(path.stat().st_size, shown)
        content = path.read_bytes()
    except OSError as error:
        raise KompassError(
            f"{shown} går inte att läsa. Kontrollera att filen finns och att du får läsa den."
        ) from error
    if not content:
        raise KompassError(f"{shown} är tom (0 byte). Hämta filen igen.")
    return content


def _started() -> "subprocess.Popen[bytes]":
    house = str(Path(kompass.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (house, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        (sys.executable, *_COMMAND),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths, **_MEMORY_KEPT},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


class _Conversation:
    """Hands a document to the process and hears what it tells."""

    def __init__(self, process: "subprocess.Popen[bytes]", name: str, silence: float) -> None:
        self._process = process
        self._name = name
        self._silence = silence
        self._lines: Queue[bytes] = Queue()
        self._pages: list[PageText] = []
        self._last = (0, 0, f"Öppnar {name}")
        self._threads: tuple[Thread, ...] = ()

    def text(self, content: bytes, progress: Progress) -> DocumentText:
        """Return the document's text, or raise what the process or its end says."""
        self._threads = (
            Thread(target=self._hand_over, args=(content,), daemon=True),
            Thread(target=self._listen, daemon=True),
        )
        for thread in self._threads:
            thread.start()
        end = time.monotonic() + MOST_SECONDS
        while True:
            message = self._next(progress, end)
            kind = message["kind"]
            if kind == "progress":
                self._last = (message["done"], message["total"], message["what"])
                progress(*self._last)
            elif kind == "page":
                self._pages.append(_page(len(self._pages), message))
            elif kind == "read":
                return self._finished(message)
            elif kind == "refused":
                raise KompassError(message["sentence"], details=tuple(message["details"]))
            else:
                raise self._gave_up("minnet inte räcker")

    def end(self) -> None:
        """End the process, whatever it does, and let go of its pipes."""
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what it never took does not matter any more
                cast("IO[bytes]", stream).close()

    def _hand_over(self, content: bytes) -> None:
        stream = cast("IO[bytes]", self._process.stdin)
        name = self._name.encode()
        with suppress(OSError):  # it has ended, and its output says how
            for part in (name, content):
                stream.write(len(part).to_bytes(LENGTH, "big"))
                stream.write(part)
            stream.close()

    def _listen(self) -> None:
        stream = cast("IO[bytes]", self._process.stdout)
        while line := stream.readline(_MOST_IN_A_LINE):
            self._lines.put(line)
        self._lines.put(b"")

    def _next(self, progress: Progress, end: float) -> dict[str, Any]:
        quiet_until = time.monotonic() + self._silence
        while True:
            try:
                line = self._lines.get(timeout=_GLANCE_SECONDS)
            except Empty:
                progress(*self._last)
                if time.monotonic() > min(quiet_until, end):
                    raise self._gave_up("det tar för lång tid") from None
                continue
            if not line:
                raise self._gave_up("läsningen stannar")
            return self._understood(line)

    def _understood(self, line: bytes) -> dict[str, Any]:
        try:
            message = json.loads(line)
        except ValueError as error:
            raise self._gave_up("läsningen stannar") from error
        if not isinstance(message, dict) or "kind" not in message:
            raise self._gave_up("läsningen stannar")
        return message

    def _finished(self, message: dict[str, Any]) -> DocumentText:
        if message["pages"] != len(self._pages):
            raise self._gave_up("läsningen stannar")
        return DocumentText(
            Form(message["form"]),
            message["title"],
            tuple(self._pages),
            tuple(message["remarks"]),
            message["extractor"],
            message["version"],
        )

    def _gave_up(self, what: str) -> KompassError:
        return KompassError(
            f"{self._name} går inte att läsa: något i filen gör att {what}. "
            "Be om dokumentet i ett annat format."
        )


def _page(number: int, message: dict[str, Any]) -> PageText:
    places = tuple(Place(start, words) for start, words in message["places"])
    return PageText(number, message["label"], message["text"], places, message["lost"])
