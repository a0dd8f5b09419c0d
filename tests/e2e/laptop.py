"""One assessor's laptop: a folder, a seat, settings and a clock of its own, and no network."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop import Desktop, desktop
from wrong_clock import DAYS

HERE = Path(__file__).parent
PATIENCE = 120


@dataclass(frozen=True)
class Laptop:
    """``folder`` holds everything there is on it; the clock is ``days`` ahead."""

    owner: str
    folder: Path
    days: int

    @property
    def file(self) -> Path:
        """Return the copy of the assessment on this laptop."""
        return self.folder / "Provby 2026.kompass"

    def begin(self) -> None:
        """Set the laptop up; it knows who sits at it."""
        settings = self.folder / "config" / "Kompass"
        settings.mkdir(parents=True)
        (settings / "Kompass.ini").write_text(f"[person]\nname={self.owner}\n", encoding="utf-8")

    def run(self, *arguments: object) -> str:
        """Run a Python program here and return what it says; it must end well."""
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            env={**os.environ, **self.environment, "PYTHONPATH": str(HERE.parents[1])},
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def window(self) -> Iterator[Desktop]:
        """Start the program with the laptop's copy, and end it with Ctrl+Q."""
        with desktop(self.folder, "open", str(self.file), environment=self.environment) as desk:
            desk.find(text="Provby 2026")
            yield desk
            desk.keys("ctrl+q")
            assert desk.program.wait(20) == 0

    @property
    def environment(self) -> dict[str, str]:
        """Return where the program finds its folders here, and how wrong its clock is."""
        folders = {}
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            folder = self.folder / name.lower()
            folder.mkdir(exist_ok=True)
            folders[f"XDG_{name}_HOME"] = str(folder)
        return {"HOME": str(self.folder), DAYS: str(self.days), **folders}
