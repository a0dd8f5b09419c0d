"""An assessment of the 2002 edition, empty or with the example, and the page that shows it."""

import pytest


@pytest.fixture
def page(session, actions, theme, bring_forward):
    from ui.pages.scoring import ScoringPage

    return bring_forward(ScoringPage(session, actions, theme))
