"""What was done with a result, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from ui.models.results_words import deeds, moment_words, tr_results

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Trace
    from kompass.archive.model import Result
    from kompass.catalogue.model import Edition
    from ui.models.results_record import Record


@dataclass(frozen=True)
class Done:
    """One thing that was done: who and when, why, and each line that it changed."""

    what: str
    why: str
    changes: tuple[str, ...]


def done_with(record: Record) -> tuple[Done, ...]:
    """Return what was done, the latest first."""
    return tuple(_done(each, record.edition) for each in reversed(record.trace))


def changes_between(old: Result, new: Result, edition: Edition | None) -> tuple[str, ...]:
    """Return what differs line by line; nothing where nothing does."""
    from kompass.archive.publishing import NOTHING_DIFFERS, differences

    if edition is None:
        return ()
    try:
        found = differences(old, new, edition)
    except KompassError as error:
        return (str(error),)
    return () if found == (NOTHING_DIFFERS,) else found


def _done(trace: Trace, edition: Edition | None) -> Done:
    from kompass.archive.keeping.shapes import Deed

    deed = deeds().get(trace.what, str(trace.what))
    who = deed if trace.what is Deed.SHIPPED else f"{trace.by} {deed}"
    changes: tuple[str, ...] = ()
    if trace.before is not None and trace.after is not None:
        changes = changes_between(trace.before, trace.after, edition)
    why = (
        tr_results("Skäl: {0}").format(trace.why)
        if trace.why and trace.what is not Deed.SHIPPED
        else ""
    )
    return Done(f"{moment_words(trace.at)}: {who}", why, changes)
