"""The window is on screen before anything dear is imported."""

import subprocess
import sys

DEAR = {
    "docx",
    "lxml",
    "matplotlib",
    "numpy",
    "openpyxl",
    "PIL",
    "pydantic",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "sqlmodel",
}

IMPORT_ALL = """
import sys, ui
from importlib import import_module
from pkgutil import walk_packages
for module in walk_packages(ui.__path__, "ui."):
    import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_importing_the_whole_window_imports_nothing_dear() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=False
    )

    assert loaded.returncode == 0, loaded.stderr
    assert set(loaded.stdout.split()) & DEAR == set()
