"""Three copies of one assessment, each edited on a laptop of its own, and the merge dialog."""

import shutil
from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import create, open_file
from kompass.catalogue.files import packaged
from ui.session import Session

EDITION = packaged("kommunkompassen-2002")
QUESTIONS = [question.id for question in EDITION.questions()]
FIRST, SECOND, THIRD = QUESTIONS[:3]


@pytest.fixture
def copies(tmp_path):
    """Anna, Bo and Cilla set 1.1 differently, two write about it, Bo alone sets 1.2."""
    mine = tmp_path / "Anna.kompass"
    create(mine, details=Details(Unit("Testby"), 2026), edition=EDITION, author="Anna").close()
    paths = {name: tmp_path / f"{name}.kompass" for name in ("Anna", "Bo", "Cilla")}
    for name in ("Bo", "Cilla"):
        shutil.copy(mine, paths[name])
    texts = {
        "Anna": "Protokollen finns på webben samma vecka.",
        "Bo": "Protokollen finns på webben efter en månad.",
    }
    for name, points in (("Anna", 20), ("Bo", 25), ("Cilla", 30)):
        with open_file(paths[name], author=name) as file:
            edits.set_points(file, FIRST, Decimal(points))
            if name in texts:
                edits.set_rationale(file, FIRST, texts[name])
            if name == "Bo":
                edits.set_points(file, SECOND, Decimal(10))
    return paths


@pytest.fixture
def session(copies):
    session = Session("Anna")
    session.open(copies["Anna"])
    yield session
    session.close()


@pytest.fixture
def dialog(session, settings, theme, qtbot):
    from ui.widgets.merge_dialog import MergeDialog

    dialog = MergeDialog(session, settings, theme)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    from shiboken6 import isValid

    if isValid(dialog):
        dialog.close()
