"""Choose the newest versions that pyproject.toml allows and write them to constraints.txt.

Run by `make pins`; afterwards `make test` has to say that the choice is good.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD_TOOLS = ("pip", "setuptools")
HEAD = """\
# The versions that everything here is tried with; pip gets this file as its constraints.
# Made by `make pins`. PySide6 stays below 6.12: see tests/core/test_none_references.py.
"""


def main() -> None:
    """Ask pip what a fresh installation would get and write it down."""
    ask = "-m pip install --quiet --dry-run --ignore-installed --report - --editable .[dev]"
    report = subprocess.run(
        [sys.executable, *ask.split(), *BUILD_TOOLS],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    chosen = [package["metadata"] for package in json.loads(report)["install"]]
    pins = {
        one["name"].replace("_", "-"): one["version"] for one in chosen if one["name"] != "kompass"
    }
    lines = [f"{name}=={pins[name]}\n" for name in sorted(pins, key=str.lower)]
    (ROOT / "constraints.txt").write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
