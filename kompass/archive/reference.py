"""Reference values: the published ones, and another assessment as reference."""

from functools import cache
from types import MappingProxyType

from kompass.archive.deviations import Deviation, Deviations, deviations, in_words
from kompass.archive.model import Result
from kompass.archive.published_rows import Row, areas, figure, of_edition, rows, year
from kompass.archive.values import Kind, ReferenceValues, definite, edition_name, label
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import Level, Snapshot
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import EditionId

__all__ = [
    "Deviation",
    "Deviations",
    "Kind",
    "ReferenceValues",
    "all_published",
    "definite",
    "deviations",
    "edition_name",
    "from_result",
    "from_snapshot",
    "in_words",
    "label",
    "published",
]

_IN_PART = {
    Level.GROUP: "Utvärderad på koncernnivå och inte direkt jämförbar med andra utvärderingar.",
    Level.DISTRICT: "Utvärderingen gäller en stadsdel och är inte direkt jämförbar med en kommuns.",
}


@cache
def all_published() -> tuple[ReferenceValues, ...]:
    """Return every published reference value as it is printed, in the order of its table.

    Most have only some areas or only a total, and some have no figure at all: their source
    shows none, which their note says. Without a known edition a figure of an area cannot be
    tied to any area; it then stands in the note.
    """
    return tuple(_values(row) for row in rows("reference_values.csv"))


def published(edition: Edition) -> tuple[ReferenceValues, ...]:
    """Return the published values of this edition that cover all its areas, medians first.

    An edition that completes a half-known one keeps its areas, and gets the same values.
    """
    fitting = [values for values in all_published() if set(values.areas) == set(edition.area_ids)]
    return tuple(sorted(fitting, key=lambda values: list(Kind).index(values.kind)))


def from_snapshot(snapshot: Snapshot, edition: Edition | None = None) -> ReferenceValues:
    """Return another assessment as a reference; only its completely assessed areas.

    ``edition`` is the edition of the assessment that it shall be compared with. Raises
    ``KompassError`` if that is another one, because areas of different editions are never
    compared, and if no area is complete.
    """
    if edition is not None and edition.area_ids != snapshot.edition.area_ids:
        raise KompassError(
            f"{snapshot.title} är bedömd med {edition_name(snapshot.edition.id)} och kan inte "
            f"jämföras område för område med {edition_name(edition.id)}. "
            "Välj en utvärdering av samma utgåva."
        )
    result = score(snapshot)
    complete = {a.area.id: a.points for a in result.areas if a.points is not None}
    if not complete:
        raise KompassError(
            f"{snapshot.title} har inget färdigbedömt område att jämföra med. "
            "Välj en annan utvärdering."
        )
    return ReferenceValues(
        id=snapshot.id,
        kind=Kind.ASSESSMENT,
        population=snapshot.title,
        year=snapshot.details.year,
        edition=snapshot.edition.id,
        areas=MappingProxyType(complete),
        total=result.points,
        source=f"Utvärderingsfil, {snapshot.title}",
        population_short=_short(snapshot),
        source_short="utvärderingsfil",
        note=_note(snapshot, len(complete)),
    )


def from_result(result: Result, edition: Edition) -> ReferenceValues:
    """Return a result of the archive as a reference; only the areas whose points are known.

    ``edition`` is the edition of the assessment that it shall be compared with. Raises
    ``KompassError`` if the result is of another one, and if it has no points of areas.
    """
    if tuple(result.areas) != edition.area_ids:
        raise KompassError(
            f"{result.title} är bedömd med {edition_name(result.edition)} och kan inte jämföras "
            f"område för område med {edition_name(edition.id)}. Välj ett resultat av samma utgåva."
        )
    known = {area: points for area, points in result.areas.items() if points is not None}
    if not known:
        raise KompassError(
            f"{result.title} har inga kända områdespoäng att jämföra med. Välj ett annat resultat."
        )
    partly = f"{len(known)} av {len(result.areas)} områden är kända."
    notes = (result.why_not, partly if len(known) < len(result.areas) else "", result.note)
    in_part = {Level.GROUP: "koncernnivå", Level.DISTRICT: "stadsdel"}.get(result.level)
    return ReferenceValues(
        id=result.id,
        kind=Kind.ASSESSMENT,
        population=result.title,
        year=result.year,
        edition=result.edition,
        areas=MappingProxyType(known),
        total=result.total,
        source=result.source,
        population_short=f"{result.title} ({in_part})" if in_part else result.title,
        source_short="ur jämförelsebasen",
        note=" ".join(note.strip() for note in notes if note.strip()),
    )


def _short(snapshot: Snapshot) -> str:
    in_part = {Level.GROUP: "koncernnivå", Level.DISTRICT: "stadsdel"}.get(snapshot.details.level)
    return f"{snapshot.title} ({in_part})" if in_part else snapshot.title


def _note(snapshot: Snapshot, complete: int) -> str:
    of_all = len(snapshot.edition.areas)
    partly = f"{complete} av {of_all} områden är färdigbedömda." if complete < of_all else ""
    return " ".join(filter(None, (_IN_PART.get(snapshot.details.level, ""), partly)))


def _values(row: Row) -> ReferenceValues:
    edition = EditionId(row["edition"]) if row["edition"] else None
    points = of_edition(areas(row), edition)
    return ReferenceValues(
        id=row["id"],
        kind=Kind(row["kind"]),
        population=row["population"],
        year=year(row["year"]),
        edition=edition,
        areas=MappingProxyType(
            {area: value for area, value in points.items() if value is not None}
        ),
        total=figure(row["total"]),
        source=row["source"],
        note=row["note"],
        population_short=row["population_short"],
        source_short=row["source_short"],
    )
