"""The window is on the screen before the database library is loaded, and works after that."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app as program
from ui.messages import ErrorHook
from ui.settings import stored_settings

path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
app = program.make_application([])
window = program.make_window(app, stored_settings(app), ErrorHook(app), path)
seen = []
paint = window.paintEvent

def look():
    dear = {"sqlmodel", "sqlalchemy", "pydantic", "matplotlib", "numpy", "PIL", "docx",
            "reportlab", "openpyxl", "yaml"}
    seen.append(",".join(sorted(dear & sys.modules.keys())) or "nothing")

# First in the queue, before what the program itself does after the first paint.
window.first_painted.disconnect()
window.first_painted.connect(look)
if path:
    window.first_painted.connect(lambda: window.open_awaited(path))
window.first_painted.connect(lambda: QTimer.singleShot(0, lambda: app.exit(0)))
window.show()
app.exec()
print(seen[0], window.windowTitle(), sep="|")
window.close()
"""


@pytest.mark.parametrize("with_file", [False, True])
def test_nothing_dear_is_imported_before_the_first_paint(new_file, tmp_path, with_file):
    arguments = [str(new_file(tmp_path / "Testby.kompass"))] if with_file else []

    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )

    assert ran.returncode == 0, ran.stderr
    title = "Testby 2026 – Kompass" if with_file else "Kompass"
    assert ran.stdout.strip() == f"nothing|{title}"
