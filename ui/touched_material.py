"""What changed of sources, interviews and evidence: the difference between two materials."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Final, TypeVar

from kompass.assessment.material import Material
from kompass.ids import RowId

K = TypeVar("K")
Say = tuple[str, str, str]
"""What kind of thing, its id, and its field: a ``Touched`` before it has its type."""

LISTS: Final[Mapping[str, str]] = {
    "source": "sources",
    "request": "requests",
    "lookup": "lookups",
    "interview": "interviews",
    "guide": "guides",
    "erased": "erased",
}
"""Kinds whose rows stand in one list, and the list."""
GROUPS: Final[Mapping[str, str]] = {"person": "people", "guide_question": "guide_questions"}
"""Kinds whose rows stand in a list per interview or guide."""
ROWS: Final[Mapping[str, str]] = {"line": "lines", "excerpt": "excerpts", "link": "links"}
"""Kinds whose rows are found by their id."""

ORDER: Final = "order"
ADDED: Final = "added"
REMOVED: Final = "removed"


def difference(before: Material, after: Material) -> Iterator[Say]:
    """Yield every field that differs; what is the very same object is not looked into."""
    for kind, name in LISTS.items():
        yield from _list(kind, "", getattr(before, name), getattr(after, name))
    for kind, name in GROUPS.items():
        yield from _different(getattr(before, name), getattr(after, name), _groups(kind))
    for kind, name in ROWS.items():
        yield from _different(getattr(before, name), getattr(after, name), _row(kind))
    yield from _different(before.asked, after.asked, _pair("asked", "state"))
    yield from _different(before.started, after.started, _pair("started", "at"))


def _different(
    before: Mapping[K, object],
    after: Mapping[K, object],
    say: Callable[[object, object, object], Iterator[Say]],
) -> Iterator[Say]:
    if before is after:
        return
    for key, new in after.items():
        if before.get(key) is not new:
            yield from say(key, before.get(key), new)
    for key, old in before.items():
        if key not in after:
            yield from say(key, old, None)


def _groups(kind: str) -> Callable[[object, object, object], Iterator[Say]]:
    return lambda owner, old, new: _list(kind, str(owner), old or (), new or ())


def _row(kind: str) -> Callable[[object, object, object], Iterator[Say]]:
    def say(key: object, old: object, new: object) -> Iterator[Say]:
        if old is None or new is None:
            yield kind, str(key), ADDED if old is None else REMOVED
        else:
            yield from _fields(kind, str(key), old, new)

    return say


def _pair(kind: str, field: str) -> Callable[[object, object, object], Iterator[Say]]:
    def say(key: object, old: object, new: object) -> Iterator[Say]:
        assert isinstance(key, tuple)  # noqa: S101 - an interview and what belongs to it
        if old != new:
            yield kind, "/".join(map(str, key)), field

    return say


def _list(kind: str, owner: str, before: object, after: object) -> Iterator[Say]:
    if before is after:
        return
    assert isinstance(before, tuple)  # noqa: S101 - all lists of a material are
    assert isinstance(after, tuple)  # noqa: S101
    if [row.id for row in before] != [row.id for row in after]:
        yield kind, owner, ORDER
    old: dict[RowId, object] = {row.id: row for row in before}
    for row in after:
        if row.id not in old:
            yield kind, row.id, ADDED
        elif old[row.id] is not row:
            yield from _fields(kind, row.id, old[row.id], row)


def _fields(kind: str, row: str, before: object, after: object) -> Iterator[Say]:
    for field in fields(after):  # type: ignore[arg-type]  # frozen dataclasses, all of them
        if getattr(before, field.name) != getattr(after, field.name):
            yield kind, row, field.name
