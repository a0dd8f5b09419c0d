"""Adding, correcting, withdrawing and restoring results, each with its lines in the log."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kompass.archive.keeping import bulk, reading
from kompass.archive.keeping.checking import checked
from kompass.archive.keeping.documents import to_json
from kompass.archive.keeping.reading import Editions
from kompass.archive.keeping.result_rows import (
    COLUMNS,
    equal_key,
    points_of,
    values_of,
)
from kompass.archive.keeping.shapes import Deed
from kompass.archive.model import Result, Withdrawn
from kompass.catalogue.files import packaged_editions, to_document
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import EditionId, StepId

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LOG = ("key", "step", "at", "by", "what", "item", "why", "before", "after")
_STATEMENT = ("result", "place", "said", "text", "area", "question")


@dataclass(frozen=True)
class Writing:
    """One transaction that somebody writes in."""

    connection: "Connection"
    step: StepId
    author: str
    editions: Editions

    def log(
        self, what: Deed, lines: Iterable[tuple[str, Result | None, Result | None]], why: str = ""
    ) -> None:
        """Add a line per item to the log, with the result before and after."""
        from kompass.archive.keeping.tables import LOG

        at, lines = datetime.now(UTC).isoformat(), list(lines)
        keys = bulk.new_keys(self.connection, LOG, len(lines))
        rows = (
            (key, self.step, at, self.author, what.value, item, why, _json(before), _json(after))
            for key, (item, before, after) in zip(keys, lines, strict=True)
        )
        bulk.put(self.connection, LOG, _LOG, rows)


def add(
    writing: Writing,
    results: Sequence[Result],
    editions: Iterable[Edition] = (),
    *,
    what: Deed = Deed.ADDED,
    why: str = "",
) -> None:
    """Put results in, all or none. Refuses an id or an equal result that is there already."""
    if not results:
        return
    _keep_editions(writing.connection, _needed(writing, results, editions))
    known = writing.editions.every(writing.connection)
    fit = [_fit(result, known) for result in results]
    _refuse_twins(writing, fit)
    _put_in(writing.connection, fit)
    writing.log(what, ((result.id, None, result) for result in fit), why)


def correct(writing: Writing, result: Result, why: str, editions: Iterable[Edition] = ()) -> Result:
    """Replace a result by its corrected self. ``result.version`` has to be the stored one."""
    before = reading.result(writing.connection, result.id, writing.editions)
    if before.withdrawn is not None:
        raise KompassError(f"{before.title} är återtaget och kan inte rättas. Återställ det först.")
    _keep_editions(writing.connection, _needed(writing, [result], editions))
    known = writing.editions.every(writing.connection)
    # The origin may change: one's own assessment takes the place of what was printed about it.
    wanted = replace(result, withdrawn=None, version=result.version + 1)
    return _replace(writing, before, _fit(wanted, known), Deed.CORRECTED, why)


def withdraw(writing: Writing, result_id: str, version: int, why: str) -> Result:
    """Take a result back; it is kept."""
    before = reading.result(writing.connection, result_id, writing.editions)
    if before.withdrawn is not None:
        raise KompassError(f"{before.title} är redan återtaget.")
    gone = Withdrawn(why, datetime.now(UTC), writing.author)
    after = replace(before, withdrawn=gone, version=version + 1)
    return _replace(writing, before, after, Deed.WITHDRAWN, why)


def restore(writing: Writing, result_id: str, version: int, why: str) -> Result:
    """Put a withdrawn result back among the others."""
    before = reading.result(writing.connection, result_id, writing.editions)
    if before.withdrawn is None:
        raise KompassError(f"{before.title} är inte återtaget, så det finns inget att återställa.")
    after = replace(before, withdrawn=None, version=version + 1)
    return _replace(writing, before, after, Deed.RESTORED, why)


def _replace(writing: Writing, before: Result, after: Result, what: Deed, why: str) -> Result:
    """Write the new values if nobody has changed the result since it was seen."""
    from sqlalchemy import delete, update

    from kompass.archive.keeping.tables import POINT, RESULT, STATEMENT

    seen = after.version - 1
    if before.version != seen:
        raise _overtaken(writing, before)
    _refuse_twins(writing, [after], but=before)
    values = dict(zip(COLUMNS, values_of(after), strict=True))
    changed = (
        update(RESULT)
        .where(RESULT.c.id == after.id, RESULT.c.version == seen)
        .values(values)
        .returning(RESULT.c.key)
    )
    key = writing.connection.execute(changed).scalar()
    if key is None:
        raise _overtaken(writing, before)
    if what is Deed.CORRECTED:
        writing.connection.execute(delete(POINT).where(POINT.c.result == key))
        writing.connection.execute(delete(STATEMENT).where(STATEMENT.c.result == key))
        _put_belongings(writing.connection, [(key, after)])
    writing.log(what, [(after.id, before, after)], why)
    return after


def _overtaken(writing: Writing, before: Result) -> KompassError:
    last = reading.trace(writing.connection, before.id)[-1:]
    who = last[0].by if last else "Någon"
    return KompassError(
        f"{who} har ändrat {before.title} sedan du öppnade det, så din ändring sparades inte. "
        "Läs in resultatet på nytt och gör om ändringen."
    )


def _fit(result: Result, known: Mapping[EditionId, tuple[Edition, ...]]) -> Result:
    if result.edition is None:
        return checked(result, None)
    if result.edition not in known:
        raise KompassError(
            f"{result.title}: utgåvan ”{result.edition}” är okänd. "
            "Ta först in den på sidan Utgåvor, eller välj en utgåva som finns."
        )
    return checked(result, reading.fitting(known[result.edition], result.content_hash))


def _needed(writing: Writing, results: Sequence[Result], given: Iterable[Edition]) -> list[Edition]:
    """Return the editions that the archive lacks: the given ones, else those that ship."""
    wanted = {result.edition for result in results if result.edition}
    have = writing.editions.every(writing.connection)
    stored = {(each.id, each.content_hash) for many in have.values() for each in many}
    found = [each for each in given if each.id in wanted]
    missing = wanted - set(have) - {each.id for each in found}
    if missing:
        found += [each for each in packaged_editions() if each.id in missing]
    return [each for each in found if (each.id, each.content_hash) not in stored]


def _keep_editions(connection: "Connection", editions: Iterable[Edition]) -> None:
    from sqlalchemy import text

    kept = text(
        "INSERT INTO kompass_edition (id, content_hash, document) "
        "VALUES (:id, :hash, :document) ON CONFLICT DO NOTHING"
    )
    for edition in editions:
        document = json.dumps(to_document(edition), ensure_ascii=False)
        values = {"id": edition.id, "hash": edition.content_hash, "document": document}
        connection.execute(kept, values)


def _keep_slots(connection: "Connection", results: Sequence[Result]) -> None:
    """Give every area and question that has points a short number, once."""
    from sqlalchemy import text

    wanted = {str(area): True for result in results for area in result.areas}
    wanted |= {str(question): False for result in results for question in result.questions}
    known = reading.slots(connection).numbers
    kept = text(
        "INSERT INTO kompass_slot (item, is_area) VALUES (:item, :is_area) ON CONFLICT DO NOTHING"
    )
    new = [
        {"item": item, "is_area": is_area} for item, is_area in wanted.items() if item not in known
    ]
    if new:
        # In one order for everybody, so that two who do so never wait for each other.
        connection.execute(kept, sorted(new, key=lambda each: str(each["item"])))


def _once_each(results: Sequence[Result]) -> dict[str, Result]:
    """Return the results that count by what makes them equal; no two may be, or share an id."""
    equals: dict[str, Result] = {}
    for each in results:
        if each.withdrawn is None and equals.setdefault(equal_key(each), each) is not each:
            raise KompassError(f"{each.title} finns två gånger i det som ska läggas in.")
    if len({each.id for each in results}) < len(results):
        raise KompassError("Samma id finns två gånger i det som ska läggas in.")
    return equals


def _refuse_twins(writing: Writing, results: Sequence[Result], but: Result | None = None) -> None:
    """Raise ``KompassError`` if a result is there already, under its id or under another."""
    from sqlalchemy import literal_column, select

    from kompass.archive.keeping.filtering import one_of
    from kompass.archive.keeping.tables import RESULT

    ids = {each.id: each for each in results}
    equals = _once_each(results)
    if but is None:
        there = select(RESULT.c.id).where(one_of(RESULT.c.id, sorted(ids)))
        if found := writing.connection.execute(there.limit(1)).scalar():
            raise KompassError(
                f"{ids[found].title} finns redan i jämförelsebasen. "
                "Rätta det som finns i stället för att lägga in det igen."
            )
    same = select(RESULT.c.id, RESULT.c.equal_key).where(
        one_of(RESULT.c.equal_key, sorted(equals)),
        # The very words of the index, or it is not used.
        literal_column("withdrawn_at IS NULL"),
        RESULT.c.id != (but.id if but else ""),
    )
    if found := writing.connection.execute(same.limit(1)).first():
        raise KompassError(
            f"{equals[found.equal_key].title} med samma poäng finns redan i jämförelsebasen "
            f"({found.id}). Ingenting sparades. Rätta det som finns i stället."
        )


def _put_in(connection: "Connection", results: Sequence[Result]) -> None:
    from kompass.archive.keeping.tables import RESULT

    keys = bulk.new_keys(connection, RESULT, len(results))
    keyed = list(zip(keys, results, strict=True))
    rows = ((key, *values_of(result)) for key, result in keyed)
    bulk.put(connection, RESULT, ("key", *COLUMNS), rows)
    _put_belongings(connection, keyed)


def _put_belongings(connection: "Connection", keyed: Sequence[tuple[int, Result]]) -> None:
    from kompass.archive.keeping.tables import POINT, STATEMENT

    _keep_slots(connection, [result for _, result in keyed])
    slots = reading.slots(connection)
    points = ((key, *pair) for key, result in keyed for pair in sorted(points_of(result, slots)))
    bulk.put(connection, POINT, ("result", "slot", "points"), points)
    said = (
        (key, place, each.said.value, each.text, each.area, each.question)
        for key, result in keyed
        for place, each in enumerate(result.statements)
    )
    bulk.put(connection, STATEMENT, _STATEMENT, said)


def _json(result: Result | None) -> str | None:
    return None if result is None else to_json(result)
