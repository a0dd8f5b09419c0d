"""A selection as conditions in SQL, and the order of a page.

It admits exactly what ``Selection.admits`` does; a test holds the two together.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from kompass.archive.keeping.shapes import By, Sort
from kompass.archive.selection import Selection
from kompass.assessment import register
from kompass.swedish import alphabetical

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

_ESCAPE: Final = "\\"
_MANY: Final = 500
"""More values than this are written out, since databases bound the number of parameters."""


def conditions(selection: Selection) -> "list[ColumnElement[bool]]":
    """Return what a row of the table of results has to fulfil."""
    from kompass.archive.keeping.tables import RESULT

    columns = RESULT.c
    found: list[ColumnElement[bool]] = []
    found += [] if selection.with_withdrawn else [columns.withdrawn_at.is_(None)]
    if selection.edition is not None:
        found.append(columns.edition.in_(sorted({selection.edition, *selection.copies})))
    if selection.year_from is not None:
        found.append(columns.year >= selection.year_from)
    if selection.year_to is not None:
        found.append(columns.year <= selection.year_to)
    found += _chosen_kinds(selection)
    found += [columns.searched.like(_within(word), escape=_ESCAPE) for word in selection.words]
    return found


def _chosen_kinds(selection: Selection) -> "Iterator[ColumnElement[bool]]":
    from kompass.archive.keeping.tables import RESULT

    columns = RESULT.c
    if selection.countries:
        yield columns.country.in_(sorted(selection.countries))
    if selection.levels:
        yield columns.level.in_(sorted(level.value for level in selection.levels))
    if selection.comparable_only:
        yield columns.comparable.is_(True)
    if selection.codes is not None:
        yield columns.code.in_(sorted(selection.codes))
    if selection.results:
        yield one_of(columns.id, sorted(selection.results))


def ordered(statement: "Select[Any]", sort: Sort) -> "Select[Any]":
    """Return a statement on the table of results in the order asked for."""
    from kompass.archive.keeping.tables import RESULT

    columns = RESULT.c
    usual = (columns.name_key, columns.key)
    if sort.by is By.MUNICIPALITY:
        if not sort.descending:
            return statement.order_by(*usual)
        return statement.order_by(columns.name_key.desc(), columns.key.desc())
    statement, value = _value(statement, sort)
    first = value.desc() if sort.descending else value.asc()
    return statement.order_by(first.nulls_last(), *usual)


def _value(statement: "Select[Any]", sort: Sort) -> "tuple[Select[Any], ColumnElement[Any]]":
    from sqlalchemy import func, select

    from kompass.archive.keeping.tables import POINT, RESULT, SLOT

    columns = RESULT.c
    simple = {
        By.YEAR: columns.year,
        By.EDITION: columns.edition,
        By.LEVEL: columns.level,
        By.COUNTRY: columns.country,
        By.TOTAL: columns.total,
        By.ORIGIN: columns.origin,
        By.COMPARABLE: columns.comparable,
    }
    if sort.by in simple:
        return statement, simple[sort.by]
    if sort.by is By.SOURCE:
        return statement, func.lower(columns.source)
    if sort.by is By.AREA:
        slot = select(SLOT.c.key).where(SLOT.c.item == sort.area, SLOT.c.is_area)
        joined = statement.outerjoin(
            POINT, (POINT.c.result == columns.key) & (POINT.c.slot == slot.scalar_subquery())
        )
        return joined, POINT.c.points
    return _by_register(statement, sort.by)


def _by_register(statement: "Select[Any]", by: By) -> "tuple[Select[Any], ColumnElement[Any]]":
    """Return the statement joined with the order that the register puts municipalities in."""
    from sqlalchemy import Integer, Text, column, values

    from kompass.archive.keeping.tables import RESULT

    table = values(column("code", Text), column("place", Integer), name="register")
    places = table.data(_places(by)).cte()  # SQLite knows the names of columns only there
    joined = statement.outerjoin(places, places.c.code == RESULT.c.code)
    return joined, places.c.place


def _places(by: By) -> list[tuple[str, int]]:
    everywhere = register.municipalities()
    if by is By.INHABITANTS:
        return [(each.code, each.population) for each in everywhere]
    names = {
        each.code: each.county if by is By.COUNTY else each.skr_group_code for each in everywhere
    }
    order = {name: at for at, name in enumerate(sorted(set(names.values()), key=alphabetical))}
    return [(code, order[name]) for code, name in names.items()]


def one_of(column: "ColumnElement[str]", values: Sequence[str]) -> "ColumnElement[bool]":
    """Return the condition that a column has one of these values, however many."""
    from sqlalchemy import bindparam

    many = len(values) > _MANY
    return column.in_(bindparam(None, list(values), expanding=True, literal_execute=many))


def _within(word: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        word = word.replace(sign, _ESCAPE + sign)
    return f"%{word}%"
