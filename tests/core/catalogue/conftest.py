"""A small edition as a document and as YAML text, for tests that spoil it in one place."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kompass.errors import KompassError

Document = dict[str, Any]

SMALL = """\
id: small-2026
title: Liten utgåva
language: sv
years: 2026
source: Handbok 2026
step_percent: 5
areas:
  - id: small-dialog
    number: 1
    title: Dialog
    max_points: 100
    questions:
      - id: small-dialog-moten
        number: 1.1
        title: Hålls öppna möten?
        max_points: 60
      - id: small-dialog-svar
        number: 1.2
        title: Får invånarna svar?
        max_points: 40
"""


@pytest.fixture
def small_text() -> str:
    """A whole valid edition as YAML: line 1 holds the id, line 14 the number of question 1.1."""
    return SMALL


@pytest.fixture
def small() -> Document:
    """The same edition as a document, free to be spoiled."""
    questions = [
        {
            "id": "small-dialog-moten",
            "number": "1.1",
            "title": "Hålls öppna möten?",
            "max_points": "60",
        },
        {
            "id": "small-dialog-svar",
            "number": "1.2",
            "title": "Får invånarna svar?",
            "max_points": "40",
        },
    ]
    area = {
        "id": "small-dialog",
        "number": 1,
        "title": "Dialog",
        "max_points": "100",
        "questions": questions,
    }
    return deepcopy(
        {
            "id": "small-2026",
            "title": "Liten utgåva",
            "language": "sv",
            "years": "2026",
            "source": "Handbok 2026",
            "step_percent": "5",
            "areas": [area],
        }
    )


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Return a function that writes a file called min.yaml and returns its path."""

    def _write(content: str | bytes) -> Path:
        path = tmp_path / "min.yaml"
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return _write


@pytest.fixture
def complaints_of() -> Callable[[Callable[[], object]], list[str]]:
    """Return a function that runs something refused and returns all its complaints."""

    def _complaints_of(attempt: Callable[[], object]) -> list[str]:
        with pytest.raises(KompassError) as refused:
            attempt()
        return [str(refused.value), *refused.value.details]

    return _complaints_of
