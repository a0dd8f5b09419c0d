"""Functions and modules stay short enough to be read in one go.

Who needs more room says why: on the line of the ``def``, or on a line of the module, as
``# over budget: ...``.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("kompass", "ui", "scripts")
LINES_OF_A_FUNCTION = 40
LINES_OF_A_MODULE = 300
LINES_OF_A_PAGE = 250
EXCUSE = "# over budget: "


def test_functions_and_modules_keep_their_budgets() -> None:
    long = [complaint for path in sources() for complaint in over_budget(path)]

    assert not long, "\n".join(long)


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def over_budget(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    name = path.relative_to(ROOT).as_posix()
    most = LINES_OF_A_PAGE if name.startswith("ui/pages/") else LINES_OF_A_MODULE
    if len(lines) > most and not any(line.startswith(EXCUSE) for line in lines):
        yield f"{name}: {len(lines)} lines of {most}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LINES_OF_A_FUNCTION and EXCUSE not in lines[node.lineno - 1]:
                yield f"{name}:{node.lineno} {node.name}: {length} lines of {LINES_OF_A_FUNCTION}"
