"""A screen of its own with the real program on it, used with xdotool's keys and mouse.

The test presses keys and moves the mouse like a person; what it sees, it asks the program
for: ``observed.py`` runs the unchanged program beside a small reader that tells which
widgets are visible, what they say and where they are. It changes nothing.
"""

import json
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

HERE = Path(__file__).parent
PATIENCE = 20.0
TRIES = 5


@dataclass(frozen=True)
class Seen:
    """One visible widget: its class, its names and text, and where it is on the screen."""

    kind: str
    name: str
    text: str
    x: int
    y: int
    width: int
    height: int
    focused: bool
    enabled: bool

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


class Desktop:
    """The screen, the program and the hands in front of it."""

    def __init__(self, display: str, program: "subprocess.Popen[bytes]", talk: Path) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self.program = program
        self._talk = talk

    def keys(self, *keys: str) -> None:
        """Press keys one after another, in X's names: "ctrl+n", "Tab", "Return"."""
        self._focus()
        self._xdotool("key", "--delay", "15", *keys)

    def type(self, text: str) -> None:
        """Type text as on a Swedish keyboard."""
        self._focus()
        self._xdotool("type", "--delay", "15", "--", text)

    def click(self, seen: Seen) -> None:
        """Click in the middle of what was seen."""
        x, y = seen.centre
        # Without --sync, which waits for a quarter of a minute where the mouse is there already.
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def look(self) -> list[Seen]:
        """Return everything that is visible now."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE)
            line.connect(str(self._talk))
            answer = b""
            while chunk := line.recv(1 << 16):
                answer += chunk
        return [Seen(**entry) for entry in json.loads(answer)]

    def find(self, **wanted: str) -> Seen:
        """Wait for a visible widget whose named properties contain the wanted texts."""

        def there() -> Seen | None:
            return next((seen for seen in self.look() if _fits(seen, wanted)), None)

        return self.wait(there, f"a widget with {wanted}")

    def with_keyboard(self, **wanted: str) -> Seen:
        """Wait for a visible widget that has the keyboard, also in a window that just came."""

        def there() -> Seen | None:
            self._focus()
            return next((s for s in self.look() if s.focused and _fits(s, wanted)), None)

        return self.wait(there, f"the keyboard on a widget with {wanted}")

    def gone(self, **unwanted: str) -> None:
        """Wait until nothing visible contains these texts."""

        def left() -> Seen | None:
            seen = self.look()
            return None if any(_fits(each, unwanted) for each in seen) else seen[0]

        self.wait(left, f"no widget with {unwanted}")

    def wait(self, condition: "Callable[[], Seen | None]", what: str) -> Seen:
        """Ask until ``condition`` gives something; fails with all that was visible."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.program.poll() is not None:
                raise AssertionError(f"the program ended ({self.program.returncode})")
            found = condition()
            if found is not None:
                return found
            time.sleep(0.05)
        seen = "\n".join(
            f"{'*' if s.focused else ''}{s.kind} {s.name!r} {s.text[:2000]}" for s in self.look()
        )
        raise AssertionError(f"waited for {what}; visible:\n{seen}")

    def picture(self, path: Path) -> None:
        """Save the whole screen as a picture."""
        from PIL import ImageGrab

        ImageGrab.grab(xdisplay=self._environment["DISPLAY"]).save(path)

    def _focus(self) -> None:
        """Give the keyboard to the topmost window, as a window manager would."""
        for _ in range(TRIES):
            # xdotool fails if one of them goes away while it looks for the others.
            with suppress(subprocess.CalledProcessError):
                windows = self._xdotool(
                    "search", "--onlyvisible", "--pid", str(self.program.pid), ""
                )
                self._xdotool("windowfocus", "--sync", windows[-1])
                return
            time.sleep(0.05)

    def _xdotool(self, *arguments: str) -> list[str]:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.split()


def _fits(seen: Seen, wanted: dict[str, str]) -> bool:
    return all(text in str(getattr(seen, key)) for key, text in wanted.items())


@contextmanager
def screen(size: str = "1366x768") -> Iterator[str]:
    """Run Xvfb with a Swedish keyboard and give its display name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-noreset", "-nolisten", "tcp", "-screen", "0",
         f"{size}x24"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        ready, _, _ = select.select([read], [], [], PATIENCE)
        if not ready:
            raise AssertionError("Xvfb did not start")
        display = f":{os.read(read, 16).decode().strip()}"
        subprocess.run(["setxkbmap", "-display", display, "se"], check=True)
        yield display
    finally:
        os.close(read)
        server.terminate()
        server.wait(PATIENCE)


@contextmanager
def desktop(
    folder: Path,
    *arguments: str,
    size: str = "1366x768",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Desktop]:
    """Start the program on a screen of its own, talking and logging in ``folder``."""
    talk = folder / "talk"
    talk.unlink(missing_ok=True)
    log = folder / "program.log"
    with screen(size) as display, log.open("wb") as output:
        program = subprocess.Popen(
            [sys.executable, str(HERE / "observed.py"), *arguments],
            env={
                **os.environ,
                **environment,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "KOMPASS_TALK": str(talk),
            },
            stdout=output,
            stderr=output,
        )
        try:
            yield Desktop(display, program, _started(talk, program, log))
        finally:
            program.terminate()
            program.wait(PATIENCE)


def _started(talk: Path, program: "subprocess.Popen[bytes]", log: Path) -> Path:
    until = time.monotonic() + PATIENCE
    while not talk.exists():
        if program.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"the program did not start: {log.read_text()}")
        time.sleep(0.02)
    return talk
