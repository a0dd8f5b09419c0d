"""The reading process: the same text as here, and every way in which it can end."""

import ctypes
import hashlib
import subprocess
import sys
import time
from pathlib import Path

import pytest
import source_documents as make

from kompass.errors import Cancelled, KompassError
from kompass.progress import silent
from kompass.sources import worker
from kompass.sources.limits import JobLimits
from kompass.sources.reading import read
from kompass.sources.worker import read_apart, read_bytes_apart

TINY = """
from kompass.sources import limits
from kompass.sources.apart import main
limits.MOST_MEMORY = 300 * 1024 * 1024
main()
"""
NETWORK = """
import socket, subprocess
from kompass.sources.limits import confine
confine()
for ask in (socket.socket, lambda: subprocess.run(["true"]),
            lambda: socket.getaddrinfo("example.org", 80)):
    try:
        ask()
    except PermissionError as error:
        print(error)
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """All processes that were started, so that a test can see that none is left."""
    processes: list[subprocess.Popen[bytes]] = []
    start = worker._started

    def noted() -> "subprocess.Popen[bytes]":
        processes.append(start())
        return processes[-1]

    monkeypatch.setattr(worker, "_started", noted)
    return processes


def saved(folder: Path, content: bytes, name: str = "plan.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refused(path: Path, **options: float) -> str:
    with pytest.raises(KompassError) as caught:
        read_apart(path, silent, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (make.pdf(["Mål å-", "ret 2025"], ["två"], title="Plan"), "plan.pdf"),
        (make.docx(make.table([["a", "😀"]]) + make.paragraph("Efter")), "plan.docx"),
        (b"<!DOCTYPE html><h1>3.1 Ett</h1><p>tv\xc3\xa5", "plan.pdf"),
        (make.xlsx([["a", 2.5]]), "b.xlsx"),
    ],
)
def test_what_is_read_apart_is_what_is_read_here(tmp_path: Path, content: bytes, name: str) -> None:
    told: list[tuple[int, int, str]] = []

    taken = read_apart(saved(tmp_path, content, name), lambda *step: told.append(step))

    assert taken.text == read(content, name, silent)
    assert taken.content == content
    assert taken.sha256 == hashlib.sha256(content).hexdigest()
    assert told[0][2] == f"Öppnar {name}"
    assert len(told) > 1


def test_what_is_wrong_with_a_document_comes_back_as_its_sentence(tmp_path: Path) -> None:
    assert refused(saved(tmp_path, make.locked_pdf())) == (
        "plan.pdf är skyddad med lösenord. Spara en kopia utan lösenord och lägg till den."
    )
    assert "är tom (0 byte)" in refused(saved(tmp_path, b""))
    with pytest.raises(KompassError, match=r"^sida_x\.html är tom"):
        read_bytes_apart(b"", "http://x/sida\nx.html", silent)


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "Underlag"
    folder.mkdir()

    assert refused(folder) == "Underlag är en mapp. Lägg till filerna i den."
    assert "Kontrollera att filen finns kvar" in refused(tmp_path / "borta.pdf")


def test_two_gigabytes_are_refused_before_a_byte_is_read(
    tmp_path: Path, started: list["subprocess.Popen[bytes]"], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "stor.pdf"
    with path.open("wb") as sparse:
        sparse.truncate(2 * 1024**3)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))

    begun = time.monotonic()
    sentence = refused(path)

    assert sentence.startswith("stor.pdf är 2\xa0147 MB, och en källa får vara högst 200 MB.")
    assert time.monotonic() - begun < 1
    assert started == []


def test_cancelling_ends_the_process_at_once(
    tmp_path: Path, started: list["subprocess.Popen[bytes]"], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_COMMAND", ("-c", "import time; time.sleep(60)"))
    begun = time.monotonic()

    def cancel(done: int, total: int, what: str) -> None:
        if time.monotonic() > begun + 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_apart(saved(tmp_path, make.pdf(["x"])), cancel)

    assert time.monotonic() - begun < 3
    assert [process.poll() is not None for process in started] == [True]


@pytest.mark.parametrize(
    ("program", "part"),
    [
        ("import os; os.abort()", "något i filen gör att läsningen stannar"),
        ("print('{\"kind\": \"page\"', end='')", "något i filen gör att läsningen stannar"),
        ("print('[1, 2]')", "något i filen gör att läsningen stannar"),
        ("import time; time.sleep(60)", "något i filen gör att det tar för lång tid"),
        ('print(\'{"kind": "memory"}\')', "något i filen gör att minnet inte räcker"),
    ],
)
def test_a_process_that_breaks_is_one_sentence(
    tmp_path: Path,
    started: list["subprocess.Popen[bytes]"],
    monkeypatch: pytest.MonkeyPatch,
    program: str,
    part: str,
) -> None:
    monkeypatch.setattr(worker, "_COMMAND", ("-c", program))

    sentence = refused(saved(tmp_path, make.pdf(["x"])), silence=0.5)

    assert part in sentence
    assert sentence.startswith("plan.pdf går inte att läsa")
    assert sentence.endswith("Be om dokumentet i ett annat format.")
    assert [process.poll() is not None for process in started] == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound the memory otherwise")
def test_a_document_that_swells_up_in_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_COMMAND", ("-c", TINY))

    assert "minnet inte räcker" in refused(
        saved(tmp_path, make.picture("PNG", (9900, 9900)), "x.png")
    )
    assert read_apart(saved(tmp_path, make.pdf(["Hej"])), silent).text.pages[0].text == "Hej"


def test_the_reading_process_has_no_network_and_starts_nothing() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", NETWORK], capture_output=True, text=True, check=True
    )

    assert asked.stdout.split() == ["socket.__new__", "subprocess.Popen", "socket.getaddrinfo"]


def test_the_windows_structure_is_as_large_as_windows_says() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(JobLimits) == 144
        assert JobLimits.process_memory.offset == 112
        assert JobLimits.flags.offset == 16
