"""The results that ship with the program: put in at first, and new ones by a newer program.

What somebody has corrected or withdrawn is never touched: a result whose id is there stays
as it is.
"""

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from kompass import packaged
from kompass.archive import published
from kompass.archive.keeping import writing as keeping
from kompass.archive.keeping.filtering import one_of
from kompass.archive.keeping.result_rows import equal_key
from kompass.archive.keeping.shapes import Deed
from kompass.archive.keeping.writing import Writing
from kompass.archive.model import Result

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FOLDER: Final = "resources/published"
_WHY: Final = "Följer med Kompass"


def fingerprint() -> str:
    """Return a word that changes when what ships does; cheap, for every opening asks."""
    names = sorted(packaged.names(_FOLDER, ".csv"))
    return sha256(b"\0".join(packaged.read_bytes(name) for name in names)).hexdigest()[:16]


def noted(connection: "Connection") -> str:
    """Return the fingerprint of what was put in last."""
    asked = connection.exec_driver_sql("SELECT shipped FROM kompass_state")
    return str(asked.scalar_one())


def put_in(writing: Writing) -> None:
    """Put in what the archive has never had, and note what it has now."""
    from sqlalchemy import text

    note = text("UPDATE kompass_state SET shipped = :now WHERE shipped <> :now")
    if not writing.connection.execute(note, {"now": fingerprint()}).rowcount:
        return  # somebody else was here first
    new = _missing(writing.connection, published.results())
    keeping.add(writing, new, what=Deed.SHIPPED, why=_WHY)


def _missing(connection: "Connection", results: tuple[Result, ...]) -> list[Result]:
    """Return those whose id is not there, and that nobody has put in under an id of his own."""
    from sqlalchemy import select

    from kompass.archive.keeping.tables import RESULT

    ids, equals = [each.id for each in results], [equal_key(each) for each in results]
    columns = RESULT.c
    there = one_of(columns.id, ids) | one_of(columns.equal_key, equals)
    rows = connection.execute(select(columns.id, columns.equal_key).where(there)).all()
    known_ids, known = {row.id for row in rows}, {row.equal_key for row in rows}
    return [
        result
        for result, equal in zip(results, equals, strict=True)
        if result.id not in known_ids and equal not in known
    ]
