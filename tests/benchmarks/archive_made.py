"""Results by a seeded generator, in an archive and in bare tables beside it."""

import random
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from kompass.archive.model import Origin, Result
from kompass.archive.store import Archive, open_archive
from kompass.assessment import register
from kompass.assessment.snapshot import Level
from kompass.catalogue.files import packaged
from kompass.ids import ResultId

SEED = 2002
EDITION = packaged("kommunkompassen-2002")
AT_ONCE = 10_000


def results(count: int, *, first: int = 0) -> Iterator[Result]:
    """Yield results with all 37 questions, in steps of 5 % of each maximum."""
    chance = random.Random(SEED + first)
    places = register.municipalities()
    for number in range(first, first + count):
        place = places[number % len(places)]
        points = {
            question.id: question.max_points * chance.randrange(21) / 20
            for question in EDITION.questions()
        }
        areas = {
            area.id: sum((points[question.id] for question in area.questions), Decimal(0))
            for area in EDITION.areas
        }
        yield Result(
            id=ResultId(f"gjord-{number:07}-0000-0000-0000-0000000000"),
            municipality=place.name,
            code=place.code,
            country="SE",
            level=Level.WHOLE,
            year=2002 + number // len(places) % 9,
            edition=EDITION.id,
            areas=areas,
            questions=points,
            origin=Origin.IMPORTED,
            source=f"Påhittad rapport {number}",
        )


def filled(address: str, count: int) -> Archive:
    """Return an open archive with what ships and ``count`` made up results."""
    archive = open_archive(address, author="bench")
    for first in range(0, count, AT_ONCE):
        archive.add(results(min(AT_ONCE, count - first), first=first))
    return archive


def rows(count: int) -> list[tuple[int, int, int]]:
    """Return the same points as plain rows: result, question, hundredths."""
    numbers = {question.id: at for at, question in enumerate(EDITION.questions())}
    return [
        (at, numbers[question], int(points * 100))
        for at, result in enumerate(results(count))
        for question, points in result.questions.items()
    ]


def bare_file(path: Path, count: int) -> sqlite3.Connection:
    """Return a bare table with these rows, as small and as straight as a table can be."""
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TABLE score (result integer, question integer, points integer,"
        " PRIMARY KEY (result, question)) WITHOUT ROWID"
    )
    connection.executemany("INSERT INTO score VALUES (?, ?, ?)", rows(count))
    connection.commit()
    return connection
