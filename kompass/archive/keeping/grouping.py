"""Saved groups of municipalities."""

from typing import TYPE_CHECKING

from kompass.archive.keeping import bulk
from kompass.archive.keeping.result_rows import name_key
from kompass.archive.keeping.shapes import Deed, Group
from kompass.archive.keeping.writing import Writing
from kompass.assessment import register
from kompass.errors import KompassError
from kompass.ids import RowId

if TYPE_CHECKING:
    from sqlalchemy import Connection


def groups(connection: "Connection") -> tuple[Group, ...]:
    """Return the saved groups by name."""
    from sqlalchemy import select

    from kompass.archive.keeping.tables import GROUP, MEMBER

    codes: dict[str, list[str]] = {}
    for row in connection.execute(select(MEMBER).order_by(MEMBER.c.place)):
        codes.setdefault(row.group_id, []).append(row.code)
    rows = connection.execute(select(GROUP).order_by(GROUP.c.name_key))
    return tuple(Group(row.name, tuple(codes.get(row.id, ())), RowId(row.id)) for row in rows)


def save(writing: Writing, group: Group) -> None:
    """Save a group, new or changed. Two groups never have the same name."""
    from sqlalchemy import delete, insert, select

    from kompass.archive.keeping.tables import GROUP, MEMBER

    name = " ".join(group.name.split())
    if not name:
        raise KompassError("Gruppen saknar namn. Skriv vad den ska heta.")
    known = {each.code for each in register.municipalities()}
    if strangers := [code for code in group.municipalities if code not in known]:
        raise KompassError(f"Det finns ingen kommun med koden {strangers[0]}.")
    if len(set(group.municipalities)) < len(group.municipalities):
        raise KompassError(f"En kommun finns två gånger i gruppen ”{name}”.")
    key = name_key(name)
    other = select(GROUP.c.id).where(GROUP.c.name_key == key, GROUP.c.id != group.id)
    if writing.connection.execute(other).scalar() is not None:
        raise KompassError(f"Det finns redan en grupp som heter ”{name}”. Välj ett annat namn.")
    writing.connection.execute(delete(MEMBER).where(MEMBER.c.group_id == group.id))
    writing.connection.execute(delete(GROUP).where(GROUP.c.id == group.id))
    writing.connection.execute(insert(GROUP).values(id=group.id, name=name, name_key=key))
    rows = [(group.id, place, code) for place, code in enumerate(group.municipalities)]
    bulk.put(writing.connection, MEMBER, ("group_id", "place", "code"), rows)
    writing.log(Deed.GROUP_SAVED, [(group.id, None, None)], name)


def remove(writing: Writing, group_id: RowId) -> None:
    """Remove a saved group; one that is gone already is no trouble."""
    from sqlalchemy import delete

    from kompass.archive.keeping.tables import GROUP, MEMBER

    writing.connection.execute(delete(MEMBER).where(MEMBER.c.group_id == group_id))
    writing.connection.execute(delete(GROUP).where(GROUP.c.id == group_id))
    writing.log(Deed.GROUP_REMOVED, [(group_id, None, None)])
