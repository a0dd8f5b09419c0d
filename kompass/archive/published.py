"""Published results of other municipalities, as they are printed and with their source."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from kompass.archive.rows import Row, added_up, areas, figure, rows, year
from kompass.assessment.snapshot import Level, Snapshot
from kompass.ids import EditionId

_COMPARABLE = {"ja": True, "nej": False}


@dataclass(frozen=True)
class PublishedResult:
    """One assessment that somebody has published. Nothing in it is repaired."""

    municipality: str
    code: str
    """The code in the register; empty for foreign municipalities."""
    country: str
    """Two letters: "SE", "NO"."""
    year: int | None
    """``None`` where the source has lost it."""
    edition: EditionId | None
    """``None`` where the source does not tell."""
    level: Level
    areas: Mapping[int, Decimal | None]
    """Points by the area numbers of this edition; ``None`` where none is published.

    Numbers mean different areas in different editions: never compare across editions.
    """
    printed_total: Decimal | None
    comparable: bool
    """Whether the result may stand beside ordinary assessments of the same edition."""
    why_not: str
    """A sentence that begins "Inte direkt jämförbar"; empty if it is comparable."""
    source: str
    note: str

    @cached_property
    def computed_total(self) -> Decimal | None:
        """What the areas add up to, ``None`` if one is missing."""
        return added_up(self.areas)

    @property
    def total_differs(self) -> bool:
        """Whether the printed total is not what the areas add up to."""
        totals = (self.printed_total, self.computed_total)
        return None not in totals and self.printed_total != self.computed_total

    @property
    def has_all_areas(self) -> bool:
        """Whether every area has a figure."""
        return self.computed_total is not None

    @property
    def title(self) -> str:
        """The municipality and the year: "Botkyrka 2005", "Botkyrka (år okänt)"."""
        return f"{self.municipality} {self.year if self.year is not None else '(år okänt)'}"


@cache
def results() -> tuple[PublishedResult, ...]:
    """Return all published results, of every edition, in the order of their table."""
    return tuple(_result(row) for row in rows("results_areas.csv"))


def beside(snapshot: Snapshot) -> tuple[PublishedResult, ...]:
    """Return the results worth a column beside this assessment.

    Those of the same edition with all areas and a known year, the assessment itself left out.
    Results that are not directly comparable are among them and must be marked.
    """
    unit, year_of_visit = snapshot.details.unit, snapshot.details.year
    return tuple(
        result
        for result in results()
        if result.edition == snapshot.edition.id
        and result.has_all_areas
        and result.year is not None
        and (result.municipality, result.year) != (unit.name, year_of_visit)
    )


def _result(row: Row) -> PublishedResult:
    return PublishedResult(
        municipality=row["municipality"],
        code=row["code"],
        country=row["country"],
        year=year(row["year"]),
        edition=EditionId(row["edition"]) if row["edition"] else None,
        level=Level(row["level"]),
        areas=areas(row),
        printed_total=figure(row["total_printed"]),
        comparable=_COMPARABLE[row["comparable"]],
        why_not=row["why_not"],
        source=row["source"],
        note=row["note"],
    )
