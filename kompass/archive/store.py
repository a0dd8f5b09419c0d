"""The archive of finished results: one SQLite file, or a PostgreSQL database that many share.

Everything that somebody writes is one transaction, all of it or nothing, and leaves a line in
the log. Whoever changes a result names the version that he has seen, so that nobody writes
over what he has not read.
"""

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

from kompass.archive.keeping.address import (
    chosen_address,
    default_address,
    with_password,
    without_password,
)
from kompass.archive.keeping.shapes import By, Deed, Figures, Group, Page, Sort, Trace
from kompass.archive.model import Result
from kompass.archive.selection import EVERYTHING, Selection
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import EditionId, ResultId, RowId

if TYPE_CHECKING:
    from kompass.archive.keeping.opening import Opened
    from kompass.archive.keeping.writing import Writing

__all__ = [
    "BY_NAME",
    "Archive",
    "By",
    "Deed",
    "Figures",
    "Group",
    "Page",
    "Sort",
    "Trace",
    "chosen_address",
    "default_address",
    "open_archive",
    "with_password",
    "without_password",
]

T = TypeVar("T")
BY_NAME: Final = Sort()
"""By municipality, then by year."""


def open_archive(address: str | None = None, *, author: str, read_only: bool = False) -> "Archive":
    """Open an archive; a missing SQLite file is made, with the results that ship.

    ``address`` is a file, ``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@SERVER/DATABASE``;
    without one ``chosen_address`` decides. ``author`` is the name that the log gets. Tables of
    an older program are brought up to date, a file after a copy has been saved beside it. What
    cannot be written to is opened read-only and says why. Raises ``KompassError`` otherwise.
    """
    # Here and not above: the modules behind take their time to import.
    from kompass.archive.keeping import opening

    return Archive(
        opening.opened(chosen_address(address), author=author, read_only=read_only), author
    )


class Archive:
    """An open archive. Every method raises ``KompassError`` with one Swedish sentence.

    Several threads may use one at the same time.
    """

    def __init__(self, opened: "Opened", author: str) -> None:
        self._database = opened.database
        self._editions = opened.editions
        self.address: Final = opened.database.address.shown
        """Never with a password."""
        self.shared: Final = opened.database.shared
        """Whether it lies on a server where others may write too."""
        self.read_only_reason: Final = opened.read_only_reason
        """Why it is read-only, a sentence; empty if it can be written to."""
        self.author = author

    def __repr__(self) -> str:
        return f"Archive({self.address})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return bool(self.read_only_reason)

    def results(self, selection: Selection = EVERYTHING) -> tuple[Result, ...]:
        """Return whole results, by name and year."""
        from kompass.archive.keeping import reading

        return self._database.read(lambda c: reading.results(c, selection, self._editions))

    def result(self, result_id: ResultId) -> Result:
        """Return one result, withdrawn or not."""
        from kompass.archive.keeping import reading

        return self._database.read(lambda c: reading.result(c, result_id, self._editions))

    def page(
        self, selection: Selection = EVERYTHING, *, sort: Sort = BY_NAME, first: int = 0, count: int
    ) -> Page:
        """Return ``count`` results from place ``first`` (0 is the first)."""
        from kompass.archive.keeping import reading

        places = (first, count)
        return self._database.read(
            lambda c: reading.page(c, selection, sort, places, self._editions)
        )

    def add(self, results: Iterable[Result], *, editions: Iterable[Edition] = ()) -> None:
        """Put results in, all or none, with editions that the archive may not know yet.

        Editions that ship with the program need not be given. Refuses an id that is there, a
        result that says the same of the same unit, year, edition and level, and points that no
        source can mean.
        """
        from kompass.archive.keeping import writing

        given, with_them = list(results), list(editions)
        self._write(lambda w: writing.add(w, given, with_them))

    def correct(self, result: Result, *, why: str, editions: Iterable[Edition] = ()) -> Result:
        """Replace a result by its corrected self and return it with its new version.

        ``result.version`` has to be the stored one: if somebody else has changed the result
        meanwhile nothing is saved. ``editions`` are those that the archive may not know yet.
        """
        from kompass.archive.keeping import writing

        reason, with_them = _needed(why, "rättas"), list(editions)
        return self._write(lambda w: writing.correct(w, result, reason, with_them))

    def take_in(
        self,
        results: Iterable[Result],
        corrections: Iterable[tuple[Result, str]],
        *,
        editions: Iterable[Edition] = (),
    ) -> None:
        """Put results in and correct others, each with its reason: all of it or nothing.

        Refuses what ``add`` and ``correct`` refuse.
        """
        from kompass.archive.keeping import writing

        given, with_them = list(results), list(editions)
        corrected = [(result, _needed(why, "rättas")) for result, why in corrections]

        def write(into: "Writing") -> None:
            writing.add(into, given, with_them)
            for result, why in corrected:
                writing.correct(into, result, why)

        self._write(write)

    def withdraw(self, result_id: ResultId, *, version: int, why: str) -> Result:
        """Take a result back: it is kept, and shown only on request."""
        from kompass.archive.keeping import writing

        reason = _needed(why, "återtas")
        return self._write(lambda w: writing.withdraw(w, result_id, version, reason))

    def restore(self, result_id: ResultId, *, version: int, why: str) -> Result:
        """Put a withdrawn result back among the others."""
        from kompass.archive.keeping import writing

        reason = _needed(why, "återställs")
        return self._write(lambda w: writing.restore(w, result_id, version, reason))

    def trace(self, result_id: ResultId) -> tuple[Trace, ...]:
        """Return what was done with a result, first things first."""
        from kompass.archive.keeping import reading

        return self._database.read(lambda c: reading.trace(c, result_id))

    def alike(self, result: Result) -> tuple[Result, ...]:
        """Return the others of the same unit, year, edition and level, withdrawn ones not."""
        from kompass.archive.keeping import reading

        return self._database.read(lambda c: reading.alike(c, result, self._editions))

    def editions(self) -> tuple[Edition, ...]:
        """Return the editions that the archive's results are given in, by id.

        Of an edition that it has several copies of, one of them completed, the fullest.
        """
        known = self._database.read(self._editions.every)
        return tuple(known[edition_id][0] for edition_id in sorted(known))

    def edition(self, edition_id: EditionId) -> Edition:
        """Return one of the archive's editions."""
        known = self._database.read(self._editions.every)
        if edition_id not in known:
            raise KompassError(
                f"Jämförelsebasen har inga resultat i utgåvan ”{edition_id[:60]}”. "
                f"Välj bland: {', '.join(sorted(known)) or 'inga'}."
            )
        return known[edition_id][0]

    def figures(self, selection: Selection, edition: Edition) -> Figures:
        """Return the points of one edition, copies completing it included, as arrays."""
        from kompass.archive.keeping import figures

        return self._database.read(lambda c: figures.figures(c, selection, edition, self._editions))

    def groups(self) -> tuple[Group, ...]:
        """Return the saved groups of municipalities by name."""
        from kompass.archive.keeping import grouping

        return self._database.read(grouping.groups)

    def save_group(self, group: Group) -> None:
        """Save a group, new or changed. Two groups never have the same name."""
        from kompass.archive.keeping import grouping

        self._write(lambda w: grouping.save(w, group))

    def remove_group(self, group_id: RowId) -> None:
        """Remove a saved group."""
        from kompass.archive.keeping import grouping

        self._write(lambda w: grouping.remove(w, group_id))

    def state(self) -> str:
        """Return a word that changes whenever anybody has changed anything."""
        from kompass.archive.keeping import reading

        return self._database.read(reading.state)

    def close(self) -> None:
        """Let go of the archive. Closing twice does nothing."""
        self._database.close()

    def _write(self, work: "Callable[[Writing], T]") -> T:
        from kompass.archive.keeping.writing import Writing

        if self.read_only:
            raise KompassError(self.read_only_reason)
        author, editions = self.author, self._editions
        return self._database.write(lambda c, step: work(Writing(c, step, author, editions)))


def _needed(why: str, done: str) -> str:
    """Return the reason; raises ``KompassError`` where somebody gives none."""
    if not why.strip():
        raise KompassError(f"Skriv varför resultatet {done}, så att andra kan förstå det.")
    return why.strip()
