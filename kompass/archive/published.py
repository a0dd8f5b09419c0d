"""Published results of other municipalities, as they are printed and with their source."""

from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from kompass.archive.model import Origin, Result, Said, Statement
from kompass.archive.published_rows import Row, areas, figure, of_edition, rows, year
from kompass.assessment.snapshot import Level, Snapshot
from kompass.ids import AreaId, EditionId, QuestionId, ResultId

_COMPARABLE = {"ja": True, "nej": False}


@cache
def results() -> tuple[Result, ...]:
    """Return all published results, of every edition, in the order of their table."""
    questions, statements = _questions(), _statements()
    return tuple(
        _result(row, questions.get(row["id"], {}), statements.get(row["id"], ()))
        for row in rows("results_areas.csv")
    )


def beside(snapshot: Snapshot) -> tuple[Result, ...]:
    """Return the results worth a column beside this assessment.

    Those of the same edition (or of one that completes it) with all areas and a known year,
    the assessment itself left out.
    Results that are not directly comparable are among them and must be marked.
    """
    unit, year_of_visit = snapshot.details.unit, snapshot.details.year
    areas_here = snapshot.edition.area_ids
    return tuple(
        result
        for result in results()
        if tuple(result.areas) == areas_here
        and result.has_all_areas
        and result.year is not None
        and (result.municipality, result.year) != (unit.name, year_of_visit)
    )


def _result(
    row: Row, questions: dict[QuestionId, Decimal], statements: tuple[Statement, ...]
) -> Result:
    edition = EditionId(row["edition"]) if row["edition"] else None
    return Result(
        id=ResultId(row["id"]),
        municipality=row["municipality"],
        code=row["code"],
        country=row["country"],
        level=Level(row["level"]),
        year=year(row["year"]),
        edition=edition,
        areas=of_edition(areas(row), edition),
        questions=MappingProxyType(questions),
        printed_total=figure(row["total_printed"]),
        origin=Origin.PUBLISHED,
        comparable=_COMPARABLE[row["comparable"]],
        why_not=row["why_not"],
        source=row["source"],
        note=row["note"],
        visited=date.fromisoformat(row["visited"]) if row["visited"] else None,
        statements=statements,
    )


def _questions() -> dict[str, dict[QuestionId, Decimal]]:
    """Return the points of the questions that are known, by result."""
    found: dict[str, dict[QuestionId, Decimal]] = {}
    for row in rows("results_questions.csv"):
        points = Decimal(row["points"])
        found.setdefault(row["result"], {})[QuestionId(row["question"])] = points
    return found


def _statements() -> dict[str, tuple[Statement, ...]]:
    """Return what is said of each result, in the order of the table."""
    found: dict[str, tuple[Statement, ...]] = {}
    for row in rows("statements.csv"):
        statement = Statement(
            said=Said(row["said"]),
            text=row["text"],
            area=AreaId(row["area"]),
            question=QuestionId(row["question"]) if row["question"] else None,
        )
        found[row["result"]] = (*found.get(row["result"], ()), statement)
    return found
