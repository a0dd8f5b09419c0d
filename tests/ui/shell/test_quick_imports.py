"""Imports are Python's own again, and nothing that PySide's imports are for is used."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

SCRIPT = """
import builtins
import PySide6.QtCore
assert builtins.__import__ is builtins.__feature_import__, "PySide no longer replaces imports"
from ui.quick_imports import import_plainly
import_plainly()
assert builtins.__import__ is not builtins.__feature_import__
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("å")
label.setText("ä")
assert label.text() == "ä"
"""


def test_imports_are_pythons_own_again():
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert ran.returncode == 0, ran.stderr


def test_the_program_asks_for_no_features_of_pyside():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py")]

    assert not any("\nfrom __feature__" in source for source in sources)
