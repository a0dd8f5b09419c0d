"""Start-up: first painted window, and the example open and usable, against a bare window.

Every measurement is a fresh process that prints the milliseconds from the moment its
parent started it to the event that counts; interpreter start-up is inside both sides, and
our own code is compiled already, as it is once a program is installed.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import Ratio, as_installed, in_turn

ROUNDS = 9

CLOCK = """
import os, time
def finish():
    print((time.monotonic() - float(os.environ["STARTED"])) * 1000, flush=True)
    os._exit(0)
"""

BARE = """
from PySide6 import QtSvg
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
{extra}
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, finish)
app = QApplication([])
window = Window()
window.resize(1200, 760)
window.show()
app.exec()
"""

FIRST_PAINT = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from ui import app as kompass_app
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QTimer.singleShot(0, finish)
        return False
watch = Watch()
QTimer.singleShot(0, lambda: QApplication.instance().installEventFilter(watch))
kompass_app.run(None)
"""

USABLE = """
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app as kompass_app
from ui.session import Session
opened = Session.open
def open_and_tell(self, path):
    opened(self, path)
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, finish))
Session.open = open_and_tell
kompass_app.run(Path(os.environ["EXAMPLE"]))
"""


def measure() -> list[Ratio]:
    """Return the two ratios of issue "Speed": first paint, and example open and usable."""
    from kompass.assessment.example import write

    with tempfile.TemporaryDirectory() as folder:
        example = Path(folder) / "exempel.kompass"
        write(example, author="bench")
        return [
            in_turn(
                "first painted window / bare window, same Qt modules",
                lambda: _process(FIRST_PAINT, example),
                lambda: _process(BARE.format(extra=""), example),
                rounds=ROUNDS,
                bound=1.5,
            ),
            in_turn(
                "example open and usable / bare window + import sqlmodel",
                lambda: _process(USABLE, example),
                lambda: _process(BARE.format(extra="import sqlmodel"), example),
                rounds=ROUNDS,
                bound=1.3,
            ),
        ]


def _process(script: str, example: Path) -> float:
    home = example.parent / "home"
    environment = {
        **as_installed(example.parent / "bytecode"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "EXAMPLE": str(example),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "STARTED": str(time.monotonic()),
    }
    result = subprocess.run(
        [sys.executable, "-c", CLOCK + script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return float(result.stdout.strip().splitlines()[-1])
