"""One result with all that the archive knows of it, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompass.archive.selection import Selection

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Trace
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition
    from kompass.ids import ResultId


@dataclass(frozen=True)
class Record:
    """A result, its edition if that is known, what was done with it, and other visits."""

    result: Result
    edition: Edition | None
    trace: tuple[Trace, ...]
    others: tuple[Result, ...]
    """Of the same municipality or unit, by year; withdrawn ones too, they are marked."""


def read_record(archive: Archive, result_id: ResultId) -> Record:
    """Read a result. Raises ``KompassError`` if it is not there."""
    result = archive.result(result_id)
    edition = archive.edition(result.edition) if result.edition is not None else None
    return Record(result, edition, archive.trace(result_id), _others(archive, result))


def _others(archive: Archive, result: Result) -> tuple[Result, ...]:
    from kompass.archive.computing.units import whose

    if result.code:
        selection = Selection(municipalities=frozenset({result.code}), with_withdrawn=True)
    else:
        selection = Selection(
            text=result.municipality, countries=frozenset({result.country}), with_withdrawn=True
        )
    found = archive.results(selection)
    own = whose(result).key
    same = [one for one in found if one.id != result.id and whose(one).key == own]
    return tuple(sorted(same, key=lambda one: (one.year or 0, one.edition or "")))
