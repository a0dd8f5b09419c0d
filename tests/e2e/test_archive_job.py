"""The archive and the comparison in the real window, from publishing to paper, on both sorts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from archive_checks import check_archive
from archive_compare import OTHERS, compare_across, compare_within, save
from archive_files import check_files
from archive_intake import take_in_table, take_in_transcript
from archive_plan import ANNA, EARLIER, MEDIAN, OWN
from archive_window import (
    choose_shared,
    give_password,
    look_at_references,
    look_at_results,
    publish,
)
from desktop import Desktop, desktop
from laptop import Laptop

from tests.postgres import PostgresServer, postgres_server

__all__ = ["postgres_server"]
pytestmark = pytest.mark.e2e
PICTURES = Path(__file__).parents[1] / "output" / "e2e"


@dataclass(frozen=True)
class Place:
    """Where the archive lies, with and without the password that the database wants."""

    address: str
    typed: str = ""
    password: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """Return what tells the program; a shared database is chosen in its settings."""
        return {} if self.password else {"KOMPASS_ARCHIVE": self.address}


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield Place(str(tmp_path / "bas.db"))
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.new_database()
    typed = f"postgresql://chef@127.0.0.1:{server.port}/{name}"
    yield Place(server.address(name), typed, server.password)
    server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def test_published_compared_and_saved(place: Place, user_folders: Path, tmp_path: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    laptop = set_up(tmp_path)
    with window(laptop, place) as desk:
        if place.password:
            choose_shared(desk, place.typed, place.password, PICTURES / "archive-shared.png")
        publish(desk, PICTURES / "archive-publish.png")
        take_in_transcript(desk, tmp_path, PICTURES / "archive-import.png")
        take_in_table(desk, tmp_path)
        look_at_results(desk, PICTURES)
        look_at_references(desk, PICTURES / "archive-references.png")
        compare_within(desk, PICTURES)
        stem = save(desk, tmp_path / "sparat", PICTURES / "compare-save.png")
        check_archive(place.address)
    check_files(stem, (OWN, EARLIER, MEDIAN, *OTHERS))
    with window(laptop, place) as desk:
        if place.password:
            give_password(desk, place.password, PICTURES)
        look_at_results(desk, PICTURES)
        compare_across(desk, PICTURES)
    check_archive(place.address)


@contextmanager
def window(laptop: Laptop, place: Place) -> Iterator[Desktop]:
    """Start the program with Södertälje 2006, and end it with Ctrl+Q."""
    environment = {**laptop.environment, **place.environment}
    file = str(laptop.folder / "s2006.kompass")
    with desktop(laptop.folder, "open", file, environment=environment) as desk:
        desk.find(kind="ElidedLabel", text=OWN)
        yield desk
        desk.keys("ctrl+q")
        assert desk.program.wait(20) == 0


def set_up(folder: Path) -> Laptop:
    """Give Anna a laptop with Södertälje 2006, signed by the whole team."""
    from kompass.assessment import edits, example
    from kompass.assessment.storage import open_file

    laptop = Laptop(ANNA, folder / "anna", 0)
    laptop.folder.mkdir()
    laptop.begin()
    path = laptop.folder / "s2006.kompass"
    example.write(path, author=ANNA)
    with open_file(path, author=ANNA) as file:
        for person in file.snapshot.assessors:
            edits.sign(file, person.id)
    return laptop
