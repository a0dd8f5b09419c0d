"""A made-up visit in a session, and the pages where its evidence is worked with."""

import sys
from pathlib import Path
from shutil import copyfile

import made_visit
import pytest

from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import create
from kompass.catalogue.files import packaged
from ui.session import Session

sys.path.append(str(Path(__file__).parent.parent / "reader"))  # its documents serve here too


@pytest.fixture(scope="session")
def visited(tmp_path_factory):
    """A file with sixty links on the first seven questions, to be copied and not opened."""
    path = tmp_path_factory.mktemp("visit") / "visit.kompass"
    details, edition = Details(Unit("Testby"), 2026), packaged("kommunkompassen-2002")
    with create(path, details=details, edition=edition, author="Anna") as file:
        made_visit.fill(file, [each.id for each in edition.questions()][:7])
    return path


@pytest.fixture
def session(visited, tmp_path):
    session = Session("Anna")
    session.open(Path(copyfile(visited, tmp_path / "test.kompass")))
    yield session
    session.close()


@pytest.fixture
def ask(session):
    """Return a function from a printed number to the question."""
    return session.snapshot.edition.question_numbered


@pytest.fixture
def visit(session):
    """The questions that have evidence."""
    return [each.id for each in session.snapshot.edition.questions()][:7]


@pytest.fixture
def page(session, visit, actions, theme, bring_forward):
    from ui.pages.scoring import ScoringPage

    page = bring_forward(ScoringPage(session, actions, theme))
    page.go_to(visit[0])
    return page
