"""What comparing rests on besides the archive: crosswalks, editions, published references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass.errors import KompassError

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.archive.values import ReferenceValues
    from kompass.catalogue.crosswalk import Crosswalks
    from kompass.catalogue.model import Edition
    from kompass.comparison.subjects import Subject
    from kompass.ids import EditionId, ResultId


@dataclass(frozen=True)
class Ground:
    """Read once beside the window, and again when the page is shown anew."""

    crosswalks: Crosswalks
    editions: Mapping[EditionId, Edition]
    references: tuple[ReferenceValues, ...]
    """Published values that cover all areas of a known edition."""

    def reference(self, values: ReferenceValues) -> Subject:
        """Return reference values as a subject."""
        from kompass.comparison.subjects import of_reference

        edition = None if values.edition is None else self.editions.get(values.edition)
        if edition is None:
            raise KompassError("Referensvärdets utgåva finns inte här. Välj ett annat.")
        return of_reference(values, edition)


def read_ground() -> Ground:
    """Read what there is: crosswalks and editions of the user's own go before those that ship."""
    from kompass.archive.reference import published
    from kompass.catalogue.crosswalk import known_crosswalks
    from kompass.catalogue.known import known

    catalogue = known()
    values = {one.id: one for edition in catalogue.editions for one in published(edition)}
    return Ground(
        known_crosswalks(),
        MappingProxyType({edition.id: edition for edition in catalogue.editions}),
        tuple(values.values()),
    )


def editions_of(archive: Archive, ground: Ground) -> Mapping[EditionId, Edition]:
    """Return every edition at hand; the archive's own before those known here."""
    return {**ground.editions, **{one.id: one for one in archive.editions()}}


def subject_of(result: Result, editions: Mapping[EditionId, Edition]) -> Subject:
    """Return a result as a subject; raises ``KompassError`` if its edition is not at hand."""
    from kompass.comparison.subjects import of_result

    return of_result(result, None if result.edition is None else editions.get(result.edition))


def subjects_of(archive: Archive, results: Iterable[Result], ground: Ground) -> tuple[Subject, ...]:
    """Return results of the archive as subjects."""
    editions = editions_of(archive, ground)
    return tuple(subject_of(one, editions) for one in results)


def subjects_with(archive: Archive, ids: Iterable[ResultId], ground: Ground) -> tuple[Subject, ...]:
    """Return the results with these ids as subjects, in this order."""
    return subjects_of(archive, [archive.result(one) for one in ids], ground)


def subject_of_file(path: str) -> Subject:
    """Return an assessment file as a subject; it is only read."""
    from pathlib import Path

    from kompass.assessment.storage import open_file
    from kompass.comparison.subjects import of_snapshot

    with open_file(Path(path), author="", read_only=True) as file:
        return of_snapshot(file.snapshot)
