"""The archive of finished results: one SQLite file, or a PostgreSQL database that many share."""

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from kompass.archive.keeping.shapes import By, Deed, Figures, Group, Page, Sort, Trace
from kompass.archive.model import Result
from kompass.archive.selection import EVERYTHING, Selection
from kompass.catalogue.model import Edition
from kompass.ids import EditionId, ResultId, RowId

__all__ = [
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
]


def default_address() -> str:
    """Return where the archive lies unless somebody says otherwise: a file of the user's own."""
    raise NotImplementedError


def chosen_address(given: str | None) -> str:
    """Return the given address, else that of KOMPASS_ARCHIVE, else the usual one."""
    raise NotImplementedError


def open_archive(address: str | None = None, *, author: str, read_only: bool = False) -> "Archive":
    """Open an archive; a missing SQLite file is made, with the results that ship."""
    raise NotImplementedError


class Archive:
    """An open archive. Every method raises ``KompassError`` with one Swedish sentence."""

    address: str
    """Never with a password."""
    shared: bool
    read_only: bool
    read_only_reason: str
    """Why it is read-only, a sentence; empty if it can be written to."""
    author: str

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.close()

    def results(self, selection: Selection = EVERYTHING) -> tuple[Result, ...]:
        """Return whole results, by name and year."""
        raise NotImplementedError

    def result(self, result_id: ResultId) -> Result:
        """Return one result, withdrawn or not."""
        raise NotImplementedError

    def page(
        self,
        selection: Selection = EVERYTHING,
        *,
        sort: Sort = Sort(),
        first: int = 0,
        count: int,  # noqa: B008
    ) -> Page:
        """Return ``count`` results from place ``first`` (0 is the first); no statements in them."""
        raise NotImplementedError

    def add(self, results: Iterable[Result], *, editions: Iterable[Edition] = ()) -> None:
        """Put results in, all or none, with editions that the archive may not know yet."""
        raise NotImplementedError

    def correct(self, result: Result, *, why: str) -> Result:
        """Replace a result by its corrected self and return it with its new version."""
        raise NotImplementedError

    def withdraw(self, result_id: ResultId, *, version: int, why: str) -> Result:
        """Take a result back: it is kept, and shown only on request."""
        raise NotImplementedError

    def restore(self, result_id: ResultId, *, version: int, why: str) -> Result:
        """Put a withdrawn result back among the others."""
        raise NotImplementedError

    def trace(self, result_id: ResultId) -> tuple[Trace, ...]:
        """Return what was done with a result, first things first."""
        raise NotImplementedError

    def alike(self, result: Result) -> tuple[Result, ...]:
        """Return the results of the same unit, year, edition and level, not itself."""
        raise NotImplementedError

    def editions(self) -> tuple[Edition, ...]:
        """Return the editions that the archive's results are given in, by id."""
        raise NotImplementedError

    def edition(self, edition_id: EditionId) -> Edition:
        """Return one of the archive's editions."""
        raise NotImplementedError

    def figures(self, selection: Selection, edition: Edition) -> Figures:
        """Return the points of one edition in the selection as arrays."""
        raise NotImplementedError

    def groups(self) -> tuple[Group, ...]:
        """Return the saved groups by name."""
        raise NotImplementedError

    def save_group(self, group: Group) -> None:
        """Save a group, new or changed."""
        raise NotImplementedError

    def remove_group(self, group_id: RowId) -> None:
        """Remove a saved group."""
        raise NotImplementedError

    def state(self) -> str:
        """Return a word that changes whenever anybody has changed anything."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the archive. Closing twice does nothing."""
