"""What ``kompass archive import`` does: read, show every doubt, take what is confirmed."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kompass.archive_choosing import edition_called, editions_of, opened
from kompass.errors import KompassError
from kompass.saying import say, say_json

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.reading.checks import Doubt
    from kompass.archive.reading.model import ReadCell, ReadColumn, Reading
    from kompass.archive.reading.taking import Confirmed, Taken, Taking
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition

_ALL = "alla"


@dataclass(frozen=True)
class _Import:
    """What was read, what is confirmed, and what that makes."""

    reading: "Reading"
    confirmed: "Confirmed"
    doubts: "tuple[Doubt, ...]"
    taken: "Taken"
    known: "tuple[Doubt, ...]"
    """What the archive already has of the results, ``column`` counting them."""
    fresh: "tuple[Result, ...]"
    """Those that can be added."""


def take_in(options: Namespace) -> int:
    """Read a table or report and add what is confirmed and without open doubts."""
    with opened(options, read_only=options.dry_run) as archive:
        editions = _editions(options, archive)
        found = _read(options, archive, editions)
        saved = not options.dry_run and bool(found.fresh)
        if saved:
            archive.add(found.fresh, editions=_used(found.fresh, editions))
        if options.json:
            say_json(_document(found, saved=saved))
        else:
            _say(found, saved=saved)
    if not found.fresh and not options.dry_run:
        raise KompassError(_nothing(found))
    return 0


def _read(options: Namespace, archive: "Archive", editions: "Sequence[Edition]") -> _Import:
    from kompass.archive.reading.checks import Gravity, already_there
    from kompass.archive.reading.grids import read_table
    from kompass.archive.reading.taking import doubts_after, take

    reading = read_table(options.file, editions=editions)
    confirmed = _confirmed(options, reading)
    doubts = doubts_after(reading, confirmed, editions)
    confirmed = _accepting(options.accept_doubtful or (), confirmed, doubts)
    taken = take(reading, confirmed, editions)
    known = already_there(taken.results, archive.alike)
    accepted = _keys(options.accept_doubtful or (), known)
    stopped = {
        doubt.column
        for doubt in known
        if doubt.gravity is Gravity.REFUSES
        or (doubt.gravity is Gravity.ASKS and doubt.key not in accepted)
    }
    fresh = tuple(one for place, one in enumerate(taken.results) if place not in stopped)
    return _Import(reading, confirmed, doubts, taken, known, fresh)


def _editions(options: Namespace, archive: "Archive") -> "tuple[Edition, ...]":
    every = editions_of(archive)
    return (edition_called(options.edition, every),) if options.edition else every


def _used(results: "Sequence[Result]", editions: "Sequence[Edition]") -> "list[Edition]":
    ids = {result.edition for result in results}
    return [edition for edition in editions if edition.id in ids]


def _confirmed(options: Namespace, reading: "Reading") -> "Confirmed":
    """Return what the file says, with what the options say instead."""
    from kompass.archive.reading.taking import Confirmed, proposed

    takings = list(proposed(reading, source=options.source or "").takings)
    if options.column is not None:
        takings = [one for one in takings if one.column == options.column - 1]
        if not takings:
            raise KompassError(f"Det finns ingen kolumn {options.column} med resultat i filen.")
    told = options.municipality or options.unit or options.year
    if told and len(takings) > 1:
        raise KompassError(
            f"Filen har {len(takings)} resultat. Välj ett av dem med --column när du anger "
            "kommun eller år."
        )
    source = options.source or f"Inläst ur {options.file.name}"
    return Confirmed(tuple(_told(one, options, source) for one in takings))


def _told(taking: "Taking", options: Namespace, source: str) -> "Taking":
    from kompass.assessment.register import find
    from kompass.assessment.snapshot import Level

    told = replace(taking, source=options.source or taking.source or source)
    if options.municipality:
        found = find(options.municipality)
        told = replace(told, municipality=found.name, code=found.code)
    if options.unit:
        told = replace(told, municipality=options.unit, code="")
    if options.country:
        told = replace(told, country=options.country.upper())
    if options.level:
        told = replace(told, level=Level(options.level))
    if options.year is not None:
        told = replace(told, year=options.year)
    if options.not_comparable is not None:
        told = replace(told, comparable=False, why_not=options.not_comparable)
    return told


def _accepting(
    given: Sequence[str], confirmed: "Confirmed", doubts: "Sequence[Doubt]"
) -> "Confirmed":
    keys = _keys(given, doubts)
    return replace(
        confirmed,
        takings=tuple(replace(one, accepted=frozenset(keys)) for one in confirmed.takings),
    )


def _keys(given: Sequence[str], doubts: "Sequence[Doubt]") -> set[str]:
    """Return the keys of the doubts that somebody accepts by name, or all that can be."""
    from kompass.archive.reading.checks import Gravity

    asked = {doubt.key for doubt in doubts if doubt.gravity is Gravity.ASKS}
    return asked if _ALL in given else asked & set(given)


def _nothing(found: _Import) -> str:
    if found.known:
        return f"Inget togs in: {found.known[0].sentence}"
    reason = next((one.why for one in found.taken.left_out if one.cell is None), "")
    if not reason:
        return "Inget togs in: filen har inga resultat, bara annat än sådana eller skadade rader."
    return f"Inget togs in: {reason} Se vad som är tveksamt och ange --accept-doubtful NYCKEL."


def _say(found: _Import, *, saved: bool) -> None:
    reading = found.reading
    columns, damaged = len(reading.columns), len(reading.refused)
    word = "kolumn" if columns == 1 else "kolumner"
    say(f"{reading.form}: {columns} {word} med tal, {damaged} skadade eller okända ställen.")
    for remark in reading.remarks:
        say(remark)
    for place, column in enumerate(reading.columns):
        _say_column(place, column, found)
    for refused in reading.refused:
        say(f"Läses inte, {refused.where}: ”{refused.text}”. {refused.why}")
    for doubt in found.known:
        say(f"  [{doubt.key}] {doubt.sentence}")
    for result in found.fresh:
        word = "Tillagt" if saved else "Skulle läggas till"
        say(f"{word}: {result.title}, {_points(result)} ({result.id})")


def _say_column(place: int, column: "ReadColumn", found: _Import) -> None:
    from kompass.archive.reading.checks import keyed
    from kompass.swedish import format_number

    say(f"{place + 1}. {column.title or '(utan rubrik)'}: {_what(column)}")
    cells = [format_number(cell.value) for _, cell in keyed(column)]
    say(f"  {' '.join(cells)}" if cells else "  inga tal")
    taking = next((one for one in found.confirmed.takings if one.column == place), None)
    accepted = taking.accepted if taking is not None else frozenset()
    for doubt in found.doubts:
        if doubt.column == place:
            mark = "godtaget" if doubt.key in accepted else doubt.key
            at = f"{doubt.where}: " if doubt.where else ""
            say(f"  [{mark}] {at}{doubt.sentence}")


def _what(column: "ReadColumn") -> str:
    if not column.kind.can_be_taken:
        return f"{column.kind.value}, blir inget resultat"
    year = column.year if column.year is not None else "år okänt"
    return f"{column.municipality or 'okänd kommun'} {year}, {column.edition or 'okänd utgåva'}"


def _points(result: "Result") -> str:
    from kompass.swedish import format_number

    known = sum(points is not None for points in result.areas.values())
    total = "okänt" if result.total is None else format_number(result.total)
    return f"{known} av {len(result.areas)} områden, totalt {total}"


def _document(found: _Import, *, saved: bool) -> dict[str, object]:
    from kompass.archive.as_json import result_document

    reading = found.reading
    return {
        "form": reading.form,
        "remarks": list(reading.remarks),
        "columns": [_column(place, one, found) for place, one in enumerate(reading.columns)],
        "refused": [
            {"where": one.where, "text": one.text, "why": one.why} for one in reading.refused
        ],
        "left_out": [
            {"column": one.column + 1, "cell": one.cell, "why": one.why}
            for one in found.taken.left_out
        ],
        "already_there": [_doubt(one) for one in found.known],
        "saved": saved,
        "results": [result_document(one, None) for one in found.fresh],
    }


def _column(place: int, column: "ReadColumn", found: _Import) -> dict[str, object]:
    from kompass.archive.reading.checks import keyed

    return {
        "column": place + 1,
        "title": column.title,
        "kind": column.kind.value,
        "municipality": {"code": column.code, "name": column.municipality},
        "year": column.year,
        "edition": column.edition,
        "cells": [_cell(key, cell) for key, cell in keyed(column)],
        "maxima": [_cell(str(key), cell) for key, cell in column.maxima.items()],
        "percents": [_cell(str(key), cell) for key, cell in column.percents.items()],
        "doubts": [_doubt(one) for one in found.doubts if one.column == place],
    }


def _cell(key: str, cell: "ReadCell") -> dict[str, object]:
    return {
        "cell": key,
        "value": float(cell.value),
        "text": cell.text,
        "where": cell.where,
        "doubts": list(cell.doubts),
    }


def _doubt(doubt: "Doubt") -> dict[str, object]:
    return {
        "key": doubt.key,
        "gravity": doubt.gravity.value,
        "cell": doubt.cell,
        "where": doubt.where,
        "sentence": doubt.sentence,
    }
