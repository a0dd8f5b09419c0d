"""Write an archive as the first schema had it, to be kept for good.

It uses plain statements and the first revision only, so that it makes the same again whatever
the program has become. It refuses to replace a file that is there.
"""

import json
import sqlite3
import sys
from pathlib import Path

from sqlalchemy import Connection, text

from kompass.archive.keeping.address import read_address
from kompass.archive.keeping.connecting import Database
from kompass.archive.keeping.upgrading import upgrade
from kompass.catalogue.files import packaged, to_document

HERE = Path(__file__).parent
AT = "2026-03-01T10:00:00+00:00"
POINTS = {"orebro-2006": 7050, "egen-2007": 2225}


def main() -> None:
    """Make the file."""
    path = HERE / "archive_1.sqlite"
    if path.exists():
        sys.exit(f"{path} is there already: a schema that has been released never changes")
    make(str(path))
    with sqlite3.connect(path) as connection:
        connection.execute("VACUUM")
    sys.stdout.write(f"{path}\n")


def make(address: str) -> None:
    """Make an archive of schema 1 with two results, one of them withdrawn."""
    database = Database(read_address(address), read_only=False)
    upgrade(database, "0001")
    database.write(fill)
    database.close()


def fill(connection: Connection, step: str) -> None:
    """Put in an edition, two results with points, and their lines in the log."""
    edition = packaged("kommunkompassen-2002")
    area, question = edition.areas[2].id, edition.areas[2].questions[0].id
    put(
        connection,
        "kompass_edition",
        id=edition.id,
        content_hash=edition.content_hash,
        document=json.dumps(to_document(edition), ensure_ascii=False),
    )
    put(connection, "kompass_slot", item=area, is_area=True)
    put(connection, "kompass_slot", item=question, is_area=False)
    rows = (
        ("orebro-2006", "Örebro", "1880", 2006, None),
        ("egen-2007", "Sala", "1981", 2007, AT),
    )
    for key, (result, name, code, year, withdrawn) in enumerate(rows, 1):
        put(
            connection,
            "kompass_result",
            id=result,
            version=1 if withdrawn is None else 2,
            municipality=name,
            code=code,
            country="SE",
            level="whole",
            year=year,
            edition=edition.id,
            content_hash="",
            printed_total=50400,
            total=50400,
            origin="imported",
            comparable=True,
            why_not="",
            source="Gammal rapport",
            note="",
            visited="2006-09-12",
            withdrawn_why=withdrawn and "Fel kommun",
            withdrawn_at=withdrawn,
            withdrawn_by=withdrawn and "Bo Åberg",
            name_key=f"{'|rebro' if name == 'Örebro' else 'sala'}\x01{year}",
            unit_key=code,
            equal_key=f"{code}|{year}|{edition.id}|whole|gammal",
            searched=f"{name.casefold().replace('ö', 'o')} {code} {year}",
        )
        put(connection, "kompass_point", result=key, slot=1, points=POINTS[result])
        put(connection, "kompass_point", result=key, slot=2, points=2200)
        put(
            connection,
            "kompass_log",
            step=step,
            at=AT,
            by="Anna Ek",
            what="added",
            item=result,
            why="",
            after=json.dumps(
                {
                    "id": result,
                    "municipality": name,
                    "code": code,
                    "country": "SE",
                    "level": "whole",
                    "year": year,
                    "edition": edition.id,
                    "areas": {area: "70.5"},
                    "questions": {question: "22"},
                    "printed_total": "504",
                    "origin": "imported",
                    "comparable": True,
                    "why_not": "",
                    "source": "Gammal rapport",
                    "note": "",
                    "visited": "2006-09-12",
                    "content_hash": "",
                    "version": 1,
                    "withdrawn": None,
                }
            ),
        )


def put(connection: Connection, table: str, **values: object) -> None:
    """Insert one row."""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)


if __name__ == "__main__":
    main()
