"""An assessment by the 2002 edition with our own indicators, and the page where it is scored."""

import pytest

from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from kompass.catalogue.indicators import packaged_indicator_sets, with_indicators
from ui.session import Session

EDITION = "kommunkompassen-2002"


@pytest.fixture
def session(tmp_path, qapp):
    session = Session("Anna")
    (proposal,) = packaged_indicator_sets()
    session.create(
        tmp_path / "test.kompass",
        details=Details(Unit("Testby"), 2026),
        edition=with_indicators(packaged(EDITION), proposal),
    )
    yield session
    session.close()


@pytest.fixture
def page(session, actions, theme, bring_forward):
    from ui.pages.scoring import ScoringPage

    return bring_forward(ScoringPage(session, actions, theme))
