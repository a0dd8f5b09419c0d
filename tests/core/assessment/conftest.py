"""Assessment files in a folder of the test's own, closed when it ends."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kompass.assessment.snapshot import Details, Unit
from kompass.assessment.storage import AssessmentFile, create, open_file
from kompass.catalogue.files import packaged
from kompass.catalogue.model import Edition
from kompass.ids import EditionId

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
def backup_folder(user_folders: Path) -> Path:
    """Where copies land unless a test says otherwise."""
    return user_folders / "data" / "Kompass" / "säkerhetskopior"
