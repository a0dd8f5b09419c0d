"""All points of an edition in a selection as arrays: past every layer, for speed.

A row of points travels as one whole number. SQLite joins them into one text that numpy reads
in a breath; PostgreSQL joins their bytes, some thousand results at a time. Row by row, the
driver would take several times as long as the server.
"""

from typing import TYPE_CHECKING, Any

from kompass.archive.keeping import filtering, reading
from kompass.archive.keeping.shapes import Figures
from kompass.archive.selection import Selection
from kompass.catalogue.model import Edition

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray
    from sqlalchemy import Connection, Select

_RESULT, _SLOT, _POINTS = 41, 27, (1 << 27) - 1
"""In one number: 22 bits of result, 14 of slot, 27 of hundredths."""
_TOGETHER = 1 << 16
"""So many results in one value of PostgreSQL's, which holds a gigabyte at most."""


def figures(
    connection: "Connection", selection: Selection, edition: Edition, editions: "reading.Editions"
) -> Figures:
    """Return the points of one edition in the selection; withdrawn results only on request.

    What is given in a completed copy of the edition is in: it has the same areas.
    """
    import numpy as np

    selection = editions.within(connection, selection, edition)
    rows = connection.execute(_rows(selection)).all()
    numbers = reading.slots(connection).numbers
    areas = tuple(area.id for area in edition.areas)
    questions = tuple(question.id for question in edition.questions())
    columns = np.full(max(numbers.values(), default=0) + 1, -1, np.int64)
    for at, item in enumerate((*areas, *questions)):
        if item in numbers:
            columns[numbers[item]] = at
    keys = np.array([row[0] for row in rows], np.int64)
    table = np.full((len(rows), len(areas) + len(questions)), np.nan)
    packed = _packed(connection, selection)
    if packed.size:
        places = np.zeros(int(keys[-1]) + 1, np.int64)  # by key; searching takes longer
        places[keys] = np.arange(len(keys))
        at_row = places[packed >> _RESULT]
        at_column = columns[(packed >> _SLOT) & 0x3FFF]
        known = at_column >= 0
        table[at_row[known], at_column[known]] = (packed[known] & _POINTS) / 100
    return Figures(
        edition=edition.id,
        ids=tuple(row[1] for row in rows),
        years=tuple(row[2] for row in rows),
        codes=tuple(row[3] for row in rows),
        area_ids=areas,
        question_ids=questions,
        areas=table[:, : len(areas)],
        questions=table[:, len(areas) :],
        totals=np.array([np.nan if row[4] is None else row[4] / 100 for row in rows], np.float64),
        given_in=tuple(row[5] for row in rows),
    )


def _rows(selection: Selection) -> "Select[Any]":
    from sqlalchemy import select

    from kompass.archive.keeping.tables import RESULT

    of = RESULT.c
    wanted = select(of.key, of.id, of.year, of.code, of.total, of.edition)
    return wanted.where(*filtering.conditions(selection)).order_by(of.key)


def _packed(connection: "Connection", selection: Selection) -> "NDArray[int64]":
    """Return every row of points as one number."""
    asked, values = _compiled(connection, selection)
    if connection.dialect.name == "postgresql":
        return _by_bytes(connection, asked, values)
    return _by_text(connection, asked, values)


def _compiled(
    connection: "Connection", selection: Selection
) -> tuple[str, dict[str, Any] | list[Any]]:
    """Return the statement and its values as the driver wants them."""
    from sqlalchemy import BigInteger, cast, func, literal_column, select

    from kompass.archive.keeping.tables import POINT, RESULT

    packed = (
        cast(POINT.c.result, BigInteger) * (1 << _RESULT)
        + cast(POINT.c.slot, BigInteger) * (1 << _SLOT)
        + POINT.c.points
    )
    shared = connection.dialect.name == "postgresql"
    joined = func.string_agg(func.int8send(packed), literal_column("''::bytea"))
    wanted = (
        select(joined if shared else func.group_concat(packed))
        .join_from(RESULT, POINT, POINT.c.result == RESULT.c.key)
        .where(*filtering.conditions(selection))
    )
    if shared:
        wanted = wanted.group_by(POINT.c.result.op("/")(literal_column(str(_TOGETHER))))
    done = wanted.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
    if done.positiontup is not None:
        return str(done), [done.params[name] for name in done.positiontup]
    return str(done), dict(done.params)


def _by_text(
    connection: "Connection", asked: str, values: dict[str, Any] | list[Any]
) -> "NDArray[int64]":
    import numpy as np

    cursor: Any = connection.connection.cursor()
    try:
        joined: str | None = cursor.execute(asked, values).fetchone()[0]
    finally:
        cursor.close()
    return np.fromstring(joined or "", np.int64, sep=",")


def _by_bytes(
    connection: "Connection", asked: str, values: dict[str, Any] | list[Any]
) -> "NDArray[int64]":
    import numpy as np

    driver: Any = connection.connection.driver_connection
    with driver.cursor(binary=True) as cursor:
        body = b"".join(row[0] for row in cursor.execute(asked, values))
    return np.frombuffer(body, ">i8").astype(np.int64)
