"""A file with some history, and the page that tells it."""

from decimal import Decimal

import pytest

from kompass.assessment import edits
from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from ui.session import Session

EDITION = packaged("kommunkompassen-2002")
QUESTIONS = [question.id for question in EDITION.questions()]


@pytest.fixture
def session(tmp_path, qapp):
    session = Session("Anna")
    session.create(tmp_path / "test.kompass", details=Details(Unit("Testby"), 2026),
                   edition=EDITION)  # fmt: skip
    session.edit(lambda file: edits.set_points(file, QUESTIONS[0], Decimal(20)))
    session.edit(lambda file: edits.set_points(file, QUESTIONS[0], Decimal("22.5")))
    session.edit(lambda file: edits.set_rationale(file, QUESTIONS[0], "Bra webbplats."))
    session.author = "Bo"
    session.edit(lambda file: edits.set_points(file, QUESTIONS[5], Decimal(4)))
    session.undo()
    yield session
    session.close()


@pytest.fixture
def page(session, actions, theme, bring_forward, qtbot):
    from ui.pages.history import HistoryPage

    page = bring_forward(HistoryPage(session, actions, theme))
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not page.busy)
    page.view.setFocus()
    return page
