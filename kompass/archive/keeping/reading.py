"""Reading results, their editions and what was done with them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kompass.archive.keeping import filtering
from kompass.archive.keeping.documents import from_json
from kompass.archive.keeping.result_rows import Slots, result_from, unit_key
from kompass.archive.keeping.shapes import Deed, Page, Sort, Trace
from kompass.archive.model import Result, Said, Statement
from kompass.archive.selection import Selection
from kompass.catalogue.area_level import is_assessed_as_whole
from kompass.catalogue.files import parse
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import AreaId, EditionId, QuestionId, ResultId

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select
    from sqlalchemy.sql.base import ReadOnlyColumnCollection

_AT_ONCE = 5000
"""So many keys in one question; more are asked for by a range."""
_NOBODY = frozenset({ResultId("")})
"""No result has an empty id."""


class Editions:
    """The editions of one archive, each read from its document once. They never change."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Edition] = {}

    def every(self, connection: "Connection") -> dict[EditionId, tuple[Edition, ...]]:
        """Return what the archive knows of each edition, the fullest first."""
        from sqlalchemy import select

        from kompass.archive.keeping.tables import EDITION

        names = connection.execute(select(EDITION.c.id, EDITION.c.content_hash)).all()
        for identity in names:
            if identity not in self._known:
                self._known[identity] = _edition(connection, *identity)
        found: dict[EditionId, list[Edition]] = defaultdict(list)
        for identity in sorted(names):
            found[EditionId(identity[0])].append(self._known[identity])
        return {key: tuple(sorted(each, key=_fullness)) for key, each in found.items()}

    def of(self, connection: "Connection", rows: Iterable[Any]) -> dict[tuple[str, str], Edition]:
        """Return the edition of each row, by the id and the content hash that it names."""
        known = self.every(connection)
        return {
            (row["edition"], row["content_hash"]): fitting(
                known[row["edition"]], row["content_hash"]
            )
            for row in rows
            if row["edition"] in known
        }

    def with_copies(self, connection: "Connection", selection: Selection) -> Selection:
        """Return a selection of an edition that admits completed copies of it, too."""
        if selection.edition is None:
            return selection
        known = self.every(connection).get(selection.edition)
        return self.within(connection, selection, known[0]) if known else selection

    def within(self, connection: "Connection", selection: Selection, edition: Edition) -> Selection:
        """Return a selection within one edition, completed copies of it admitted.

        It admits nothing where it asks for another edition.
        """
        areas = set(edition.area_ids)
        alike = {
            identity
            for identity, many in self.every(connection).items()
            if set(many[0].area_ids) == areas
        }
        if selection.edition not in (None, edition.id, *alike):
            return replace(selection, results=_NOBODY)
        return replace(selection, edition=edition.id, copies=frozenset(alike - {edition.id}))


def fitting(known: Sequence[Edition], content_hash: str) -> Edition:
    """Return the edition of this content, else the fullest."""
    return next((each for each in known if each.content_hash == content_hash), known[0])


def results(
    connection: "Connection", selection: Selection, editions: Editions
) -> tuple[Result, ...]:
    """Return whole results, by name and year."""
    meant = editions.with_copies(connection, selection)
    return _whole(connection, _chosen(meant, Sort()), editions)


def page(
    connection: "Connection",
    selection: Selection,
    sort: Sort,
    places: tuple[int, int],
    editions: Editions,
) -> Page:
    """Return the results in these places (first and how many), and how many there are."""
    from sqlalchemy import func, select

    from kompass.archive.keeping.tables import RESULT

    first, count = places
    selection = editions.with_copies(connection, selection)
    counted = select(func.count()).select_from(RESULT).where(*filtering.conditions(selection))
    total: int = connection.execute(counted).scalar_one()
    wanted = _chosen(selection, sort).offset(max(first, 0)).limit(max(count, 0))
    return Page(_whole(connection, wanted, editions), total)


def result(connection: "Connection", result_id: str, editions: Editions) -> Result:
    """Return one result, withdrawn or not. Raises ``KompassError`` if there is none."""
    found = _where(connection, editions, _columns().id == result_id)
    if not found:
        raise KompassError(
            f"Det finns inget resultat ”{result_id[:60]}” i jämförelsebasen. "
            "Läs in listan på nytt och välj ett som finns."
        )
    return found[0]


def alike(connection: "Connection", of: Result, editions: Editions) -> tuple[Result, ...]:
    """Return the results of the same unit, year, edition and level, withdrawn ones left out.

    A completed copy of an edition counts as the edition.
    """
    columns = _columns()
    meant = editions.with_copies(connection, Selection(edition=of.edition))
    return _where(
        connection,
        editions,
        columns.unit_key == unit_key(of),
        columns.year.is_(None) if of.year is None else columns.year == of.year,
        columns.edition.is_(None)
        if of.edition is None
        else columns.edition.in_([of.edition, *meant.copies]),
        columns.level == of.level.value,
        columns.id != of.id,
        columns.withdrawn_at.is_(None),
    )


def trace(connection: "Connection", result_id: ResultId) -> tuple[Trace, ...]:
    """Return what was done with a result, first things first."""
    from sqlalchemy import select

    from kompass.archive.keeping.tables import LOG

    lines = select(LOG).where(LOG.c.item == result_id).order_by(LOG.c.key)
    return tuple(
        Trace(
            at=datetime.fromisoformat(line.at),
            by=line.by,
            what=Deed(line.what),
            why=line.why,
            before=from_json(line.before) if line.before else None,
            after=from_json(line.after) if line.after else None,
        )
        for line in connection.execute(lines)
    )


def slots(connection: "Connection") -> Slots:
    """Return the short numbers of all areas and questions in the archive."""
    from sqlalchemy import select

    from kompass.archive.keeping.tables import SLOT

    rows = connection.execute(select(SLOT.c.key, SLOT.c.item, SLOT.c.is_area)).all()
    return Slots(
        {item: key for key, item, _ in rows},
        {key: (item, bool(is_area)) for key, item, is_area in rows},
    )


def state(connection: "Connection") -> str:
    """Return a word that changes with every change."""
    return str(connection.exec_driver_sql("SELECT changes FROM kompass_state").scalar_one())


def _edition(connection: "Connection", edition_id: str, content_hash: str) -> Edition:
    from sqlalchemy import select

    from kompass.archive.keeping.tables import EDITION

    asked = select(EDITION.c.document).where(
        EDITION.c.id == edition_id, EDITION.c.content_hash == content_hash
    )
    document: str = connection.execute(asked).scalar_one()
    return parse(json.loads(document), f"jämförelsebasens utgåva {edition_id}")


def _fullness(edition: Edition) -> tuple[bool, int, int, str]:
    # A question that stands for a whole area is none of the instrument.
    whole = [area for area in edition.areas if is_assessed_as_whole(area)]
    asked = sum(1 for _ in edition.questions()) - len(whole)
    return (edition.incomplete, -asked, len(whole), edition.content_hash)


def _columns() -> "ReadOnlyColumnCollection[str, Any]":
    from kompass.archive.keeping.tables import RESULT

    return RESULT.c


def _chosen(selection: Selection, sort: Sort) -> "Select[Any]":
    from sqlalchemy import select

    from kompass.archive.keeping.tables import RESULT

    return filtering.ordered(select(RESULT).where(*filtering.conditions(selection)), sort)


def _where(
    connection: "Connection", editions: Editions, *wanted: "ColumnElement[bool]"
) -> tuple[Result, ...]:
    from sqlalchemy import select

    from kompass.archive.keeping.tables import RESULT

    return _whole(connection, select(RESULT).where(*wanted).order_by(RESULT.c.key), editions)


def _whole(
    connection: "Connection",
    statement: "Select[Any]",
    editions: Editions,
) -> tuple[Result, ...]:
    rows = connection.execute(statement).mappings().all()
    if not rows:
        return ()
    keys = [row["key"] for row in rows]
    points, said = _points(connection, keys), _statements(connection, keys)
    numbers, known = slots(connection), editions.of(connection, rows)
    return tuple(
        result_from(
            row,
            points.get(row["key"], ()),
            said.get(row["key"], ()),
            numbers,
            known.get((row["edition"], row["content_hash"])),
        )
        for row in rows
    )


def _points(connection: "Connection", keys: list[int]) -> dict[int, list[tuple[int, int]]]:
    from sqlalchemy import select

    from kompass.archive.keeping.tables import POINT

    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    asked = select(POINT.c.result, POINT.c.slot, POINT.c.points)
    for key, slot, points in connection.execute(
        asked.where(_among(POINT.c.result, keys)).order_by(POINT.c.result, POINT.c.slot)
    ):
        found[key].append((slot, points))
    return found


def _statements(connection: "Connection", keys: list[int]) -> dict[int, tuple[Statement, ...]]:
    from sqlalchemy import select

    from kompass.archive.keeping.tables import STATEMENT

    found: dict[int, tuple[Statement, ...]] = {}
    asked = select(STATEMENT).where(_among(STATEMENT.c.result, keys))
    for row in connection.execute(asked.order_by(STATEMENT.c.result, STATEMENT.c.place)):
        question = QuestionId(row.question) if row.question else None
        statement = Statement(Said(row.said), row.text, AreaId(row.area), question)
        found[row.result] = (*found.get(row.result, ()), statement)
    return found


def _among(column: "ColumnElement[int]", keys: list[int]) -> "ColumnElement[bool]":
    if len(keys) > _AT_ONCE:
        # More rows than asked for are read and left; naming every key would be dearer.
        return column.between(min(keys), max(keys))
    return column.in_(keys)
