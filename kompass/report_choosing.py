"""What a report or a profile stands beside: references, others in the table, an earlier visit."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass.errors import KompassError

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.values import ReferenceValues
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Edition
    from kompass.comparison.subjects import Subject

NO_REFERENCE: Final = "ingen"
_FILE: Final = ".kompass"


class Chooser:
    """Finds what somebody means. The archive is read once, and only if something asks for it."""

    def __init__(
        self, address: str | None, snapshot: "Snapshot", read: Callable[[Path], "Snapshot"]
    ) -> None:
        self._address = address
        self._snapshot = snapshot
        self._read = read

    def references(self, wanted: Sequence[str] | None) -> Sequence["ReferenceValues"]:
        """Return what to compare with: the first published one unless something is asked for.

        Each is the id of a published reference, a file, or a result of the archive by id or by
        municipality and year. Raises ``KompassError`` for what is nothing of that.
        """
        from kompass.archive import reference

        published = reference.published(self._snapshot.edition)
        if wanted is None:
            return published[:1]
        if NO_REFERENCE in wanted:
            if len(wanted) > 1:
                raise KompassError(f"”{NO_REFERENCE}” går inte ihop med andra jämförelser. Välj.")
            return ()
        return [self._reference(one, published) for one in wanted]

    def others(self, wanted: Sequence[str] | None) -> Sequence["Result"]:
        """Return the results in the comparison table; those that ship unless some are asked for."""
        from kompass.archive.published import beside

        if wanted is None:
            return beside(self._snapshot)
        return [self._result(one) for one in dict.fromkeys(wanted)]

    def earlier(self, wanted: str | None) -> "Subject | None":
        """Return an earlier visit of the same unit: a file, or a result of the archive.

        Raises ``KompassError`` for another unit and for a visit that is not earlier.
        """
        if wanted is None:
            return None
        from kompass.comparison.subjects import of_snapshot
        from kompass.comparison.visits import check_earlier

        subject = self._subject(wanted)
        check_earlier(subject, of_snapshot(self._snapshot))
        return subject

    def _subject(self, wanted: str) -> "Subject":
        from kompass.comparison.subjects import of_result, of_snapshot

        if Path(wanted).exists():
            return of_snapshot(self._read(Path(wanted)))
        result = self._result(wanted)
        edition = None if result.edition is None else self._editions.get(result.edition)
        return of_result(result, edition)

    def _reference(self, wanted: str, published: Sequence["ReferenceValues"]) -> "ReferenceValues":
        from kompass.archive import reference

        edition = self._snapshot.edition
        if Path(wanted).exists():
            return reference.from_snapshot(self._read(Path(wanted)), edition)
        for values in published:
            if values.id == wanted:
                return values
        known = ", ".join([*(values.id for values in published), NO_REFERENCE])
        return reference.from_result(self._result(wanted, f" Eller välj: {known}."), edition)

    def _result(self, wanted: str, also: str = "") -> "Result":
        from kompass.comparison.choosing import Choices

        if Path(wanted).suffix == _FILE:
            raise KompassError(f"Filen ”{wanted}” finns inte. Kontrollera namnet och mappen.")
        try:
            found = Choices(self._results, (), self._editions.get).subject(wanted)
        except KompassError as error:
            raise KompassError(f"{error}{also}") from error
        return next(one for one in self._results if one.id == found.id)

    @cached_property
    def _archive(self) -> "tuple[Sequence[Result], Sequence[Edition]]":
        from kompass.archive_choosing import every_result

        return every_result(self._address)

    @property
    def _results(self) -> "Sequence[Result]":
        return self._archive[0]

    @cached_property
    def _editions(self) -> "dict[str, Edition]":
        from kompass.catalogue.known import known

        return {edition.id: edition for edition in (*known().editions, *self._archive[1])}
