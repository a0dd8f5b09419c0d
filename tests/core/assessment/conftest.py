"""Assessment files in a folder of the test's own, closed when it ends."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from kompass.assessment.snapshot import Assessor, Details, Unit
from kompass.assessment.storage import AssessmentFile, create, open_file
from kompass.catalogue.files import packaged
from kompass.catalogue.indicators import IndicatorSet, QuestionIndicators, with_indicators
from kompass.catalogue.model import Edition, Indicator
from kompass.ids import EditionId, IndicatorId, IndicatorSetId, RowId, new_id
from kompass.sources.model import DocumentText, Form, PageText, Taken

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]


@pytest.fixture(scope="session")
def edition() -> Edition:
    return packaged(EditionId("kommunkompassen-2002"))


@pytest.fixture
def details() -> Details:
    return Details(Unit("Södertälje", code="0181", county="Stockholms län"), 2006)


@pytest.fixture
def closing_at_end() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def new_file(
    tmp_path: Path, edition: Edition, details: Details, closing_at_end: ExitStack
) -> Create:
    def make(path: Path | None = None, **more: object) -> AssessmentFile:
        wanted = {"details": details, "edition": edition, "author": "Anna", **more}
        return closing_at_end.enter_context(
            create(path or tmp_path / "Södertälje.kompass", **wanted)
        )

    return make


@pytest.fixture
def reopen(closing_at_end: ExitStack) -> Open:
    """Open a file; an ``AssessmentFile`` given instead of a path is closed first."""

    def again(file: AssessmentFile | Path, **more: object) -> AssessmentFile:
        if isinstance(file, AssessmentFile):
            file.close()
            file = file.path
        return closing_at_end.enter_context(open_file(file, **{"author": "Anna", **more}))

    return again


@pytest.fixture
def file(new_file: Create) -> AssessmentFile:
    return new_file()


@pytest.fixture
def team() -> tuple[Assessor, ...]:
    """Three assessors; the first of them leads."""
    return tuple(Assessor(RowId(new_id()), name) for name in ("Anna Ek", "Bo Åberg", "Cia Ö"))


@pytest.fixture
def team_file(new_file: Create, details: Details, team: tuple[Assessor, ...]) -> AssessmentFile:
    return new_file(details=replace(details, lead=team[0].id), assessors=team)


@pytest.fixture(scope="session")
def marked_edition(edition: Edition) -> Edition:
    """The edition with indicators at 1.1 (40 points) and 2.1 (10 points), and nowhere else."""
    questions = (
        indicators_of(edition, "1.1", ("10", "12.5", "17.5")),
        indicators_of(edition, "2.1", ("2.5", "7.5")),
    )
    chosen = IndicatorSet(
        id=IndicatorSetId("prov"),
        title="Prov",
        label="Prov",
        proposed_by="Prov",
        edition=edition.id,
        edition_hash=edition.content_hash,
        questions=questions,
    )
    return with_indicators(edition, chosen)


def indicators_of(edition: Edition, number: str, points: tuple[str, ...]) -> QuestionIndicators:
    indicators = (
        Indicator(IndicatorId(f"prov-{number.replace('.', '-')}-{at}"), f"Åtgärd {at}", Decimal(p))
        for at, p in enumerate(points, 1)
    )
    return QuestionIndicators(edition.question_numbered(number).id, tuple(indicators))


@pytest.fixture
def marked_file(
    new_file: Create, details: Details, marked_edition: Edition, team: tuple[Assessor, ...]
) -> AssessmentFile:
    """A team of three, the first of them leads, and an edition with indicators."""
    return new_file(
        details=replace(details, lead=team[0].id), edition=marked_edition, assessors=team
    )


@pytest.fixture
def backup_folder(user_folders: Path) -> Path:
    """Where copies land unless a test says otherwise."""
    return user_folders / "data" / "Kompass" / "säkerhetskopior"


@pytest.fixture
def paper() -> Callable[..., Taken]:
    """A document with a title and pages, as if it had been read."""

    def make(title: str = "Budget 2006", *pages: str) -> Taken:
        content = "\f".join((title, *pages)).encode()
        texts = tuple(PageText(number, "", text) for number, text in enumerate(pages))
        text = DocumentText(Form.TEXT, title, texts, (), "prov", "1")
        return Taken(content, sha256(content).hexdigest(), text)

    return make
