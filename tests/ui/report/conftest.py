"""The report page with an assessment that has just begun, or with the example."""

import shutil

import pytest

from kompass.assessment.example import write
from kompass.assessment.snapshot import Details, Unit
from kompass.catalogue.files import packaged
from ui.session import Session


@pytest.fixture(scope="session")
def example_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "exempel.kompass"
    write(path, author="Anna")
    return path


@pytest.fixture
def session(tmp_path):
    session = Session("Anna")
    session.create(
        tmp_path / "ny.kompass",
        details=Details(Unit("Södertälje", code="0181", county="Stockholms län"), 2006),
        edition=packaged("kommunkompassen-2002"),
    )
    yield session
    session.close()


@pytest.fixture
def example(session, tmp_path, example_file):
    """The session, with the example open instead of the new assessment."""
    copy = tmp_path / "Södertälje 2006.kompass"
    shutil.copy(example_file, copy)
    session.open(copy)
    return session


@pytest.fixture
def page(session, actions, theme, bring_forward):
    """The page at the size it has on a small laptop."""
    return shown(session, actions, theme, bring_forward)


@pytest.fixture
def example_page(example, actions, theme, bring_forward):
    return shown(example, actions, theme, bring_forward)


def shown(session, actions, theme, bring_forward):
    from ui.pages.report import ReportPage

    return bring_forward(ReportPage(session, actions, theme), height=600)
