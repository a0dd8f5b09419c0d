"""Archives of both kinds for the tests, and results to put in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kompass.archive.store import Archive, open_archive
from tests.postgres import postgres_address, postgres_server

__all__ = ["postgres_address", "postgres_server"]


@pytest.fixture(params=["sqlite", "postgresql"])
def archive_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where an archive of either kind may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "bas.sqlite")
    address: str = request.getfixturevalue("postgres_address")
    return address


@pytest.fixture
def archive(archive_address: str) -> Iterator[Archive]:
    """Return an open archive of either kind with what ships in it."""
    with open_archive(archive_address, author="Anna Ek") as opened:
        yield opened
