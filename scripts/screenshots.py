"""Take the README's pictures anew: the example in the real window, on a laptop's screen.

Run it with ``make pictures``. It needs the same system libraries as ``make test``.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "e2e")]

from desktop import Desktop, desktop  # type: ignore[import-not-found]  # noqa: E402 - as in the tests

from kompass.assessment.example import write  # noqa: E402

PICTURES = ROOT / "docs" / "bilder"
FOLDER = Path(tempfile.gettempdir()) / "Utvärderingar"
"""What the status strip shows; no name by chance, so that pictures differ little."""
SETTLED = 2.0
"""Seconds until matplotlib has been imported and everything is drawn."""


def main() -> None:
    """Write docs/bilder/profil.png and bedomning.png."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    FOLDER.mkdir(exist_ok=True)
    example = FOLDER / "Södertälje 2006.kompass"
    example.unlink(missing_ok=True)
    write(example, author="Lena Langlet")
    with tempfile.TemporaryDirectory() as home:
        live_in(Path(home))
        with desktop(Path(home), "open", str(example)) as desk:
            desk.find(text="Nästa steg")
            desk.keys("ctrl+2")
            desk.find(kind="ScoringPage")
            # The rail at the left has a button of the same name.
            desk.click(max((s for s in desk.look() if s.text == "Samsyn"), key=lambda s: s.x))
            desk.keys("ctrl+Next")
            take(desk, "ctrl+Next", "ScoringPage", "bedomning.png")
            take(desk, "ctrl+3", "ProfilePage", "profil.png")
            desk.keys("ctrl+q")
            desk.program.wait()
    example.unlink()


def live_in(home: Path) -> None:
    """Keep the person's own settings out of the pictures: light, text of ordinary size."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        folder = home / name.lower()
        folder.mkdir()
        os.environ[f"XDG_{name}_HOME"] = str(folder)
    settings = home / "config" / "Kompass" / "Kompass.ini"
    settings.parent.mkdir()
    settings.write_text("[window]\ntheme=light\n[person]\nname=Lena Langlet\n", encoding="utf-8")
    os.environ["PYTHONPATH"] = str(ROOT)


def take(desk: Desktop, keys: str, page: str, name: str) -> None:
    """Go to a page and save what the screen shows."""
    desk.keys(keys)
    desk.find(kind=page)
    time.sleep(SETTLED)
    desk.picture(PICTURES / name)


if __name__ == "__main__":
    main()
