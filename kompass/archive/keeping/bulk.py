"""Putting many rows in at once: COPY on PostgreSQL, one prepared statement on SQLite."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


def put(
    connection: "Connection",
    table: "Table",
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> None:
    """Put rows into a table, within the transaction of ``connection``."""
    named = ", ".join(f'"{column}"' for column in columns)
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        copied = f"COPY {table.name} ({named}) FROM STDIN"
        with driver.cursor() as cursor, cursor.copy(copied) as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(columns))
    put_in = f"INSERT INTO {table.name} ({named}) VALUES ({marks})"  # noqa: S608 - our own names
    driver.executemany(put_in, rows)


def new_keys(connection: "Connection", table: "Table", count: int) -> list[int]:
    """Return as many fresh keys for a table; nobody else gets the same ones."""
    from sqlalchemy import text

    if connection.dialect.name == "postgresql":
        asked = text(
            "SELECT nextval(pg_get_serial_sequence(:name, 'key')) FROM generate_series(1, :count)"
        )
        values = {"name": table.name, "count": count}
        return list(connection.execute(asked, values).scalars())
    last = connection.exec_driver_sql(
        f"SELECT coalesce(max(key), 0) FROM {table.name}"  # noqa: S608 - our own name
    ).scalar_one()
    return list(range(last + 1, last + 1 + count))
