"""The core runs where there is no Qt, and asks for nothing dear before it is needed."""

import json
import subprocess
import sys
from pkgutil import walk_packages

import pytest

import kompass

WINDOW = "PySide6 shiboken6 ui"
DEAR = "matplotlib reportlab docx openpyxl pypdfium2 numpy PIL lxml rapidfuzz icalendar"
# Imported by the others only inside functions, and therefore free to import what is dear.
LATE = ("kompass.charts.picture", "kompass.report.docx_", "kompass.report.pdf_")

# Refuses every import whose first word is blocked, then imports and tells what came along.
PROBE = """
import json, sys
from importlib import import_module
from importlib.abc import MetaPathFinder

class Refuse(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in sys.argv[2].split():
            raise ImportError(f"{name} is blocked here")

sys.meta_path.insert(0, Refuse())
for module in json.loads(sys.argv[1]):
    import_module(module)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def modules() -> list[str]:
    # __main__ is the command itself and runs on import.
    found = [module.name for module in walk_packages(kompass.__path__, "kompass.")]
    return ["kompass", *(name for name in found if not name.endswith("__main__"))]


def imported_with(names: list[str], *, blocked: str) -> set[str]:
    probe = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(names), blocked],
        capture_output=True,
        text=True,
        check=False,
    )
    assert probe.returncode == 0, probe.stderr
    return set(json.loads(probe.stdout))


def test_every_module_of_the_core_is_importable_without_qt() -> None:
    imported_with(modules(), blocked=WINDOW)


def test_the_core_imports_nothing_dear_before_it_is_needed() -> None:
    early = [module for module in modules() if not module.startswith(LATE)]

    dear = imported_with(early, blocked=WINDOW) & set(DEAR.split())

    assert dear == set()


@pytest.mark.parametrize("module", ["PySide6.QtCore", "ui"])
def test_the_probe_itself_notices(module: str) -> None:
    with pytest.raises(AssertionError, match="is blocked here"):
        imported_with([module], blocked=WINDOW)
