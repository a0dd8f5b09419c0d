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
from ui.settings import stored_settings

path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
app = program.make_application([])
settings = stored_settings(app)
window = program.make_window(app, settings)

def dear():
    names = {"sqlmodel", "sqlalchemy", "pydantic", "matplotlib", "numpy", "PIL", "docx",
             "reportlab", "openpyxl", "yaml"}
    return ",".join(sorted(names & sys.modules.keys())) or "nothing"

def go_on():
    print(dear())
    program.fill(app, window, settings, path)
    print(dear())
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: app.exit(0)))

window.first_painted.connect(go_on)
window.show()
app.exec()
print(window.windowTitle())
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
    assert ran.stdout.split("\n")[:3] == ["nothing", "nothing", title]
