"""A whole result as JSON and back, as the log keeps it before and after what was done."""

import json
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from kompass.archive.model import Origin, Result, Said, Statement, Withdrawn
from kompass.assessment.snapshot import Level
from kompass.ids import AreaId, EditionId, QuestionId, ResultId


def to_json(result: Result) -> str:
    """Return a result as one line of JSON; points are text, so that none is rounded."""
    document = {
        "id": result.id,
        "municipality": result.municipality,
        "code": result.code,
        "country": result.country,
        "level": result.level.value,
        "year": result.year,
        "edition": result.edition,
        "areas": {area: _text(points) for area, points in result.areas.items()},
        "questions": {question: str(points) for question, points in result.questions.items()},
        "printed_total": _text(result.printed_total),
        "origin": result.origin.value,
        "comparable": result.comparable,
        "why_not": result.why_not,
        "source": result.source,
        "note": result.note,
        "visited": result.visited.isoformat() if result.visited else None,
        "content_hash": result.content_hash,
        "statements": [
            [each.said.value, each.text, each.area, each.question] for each in result.statements
        ],
        "version": result.version,
        "withdrawn": _withdrawn(result.withdrawn),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Result:
    """Return the result that ``to_json`` wrote."""
    document: dict[str, Any] = json.loads(text)
    taken_back = document["withdrawn"]
    return Result(
        id=ResultId(document["id"]),
        municipality=document["municipality"],
        code=document["code"],
        country=document["country"],
        level=Level(document["level"]),
        year=document["year"],
        edition=EditionId(document["edition"]) if document["edition"] else None,
        areas=MappingProxyType({AreaId(k): _points(v) for k, v in document["areas"].items()}),
        questions=MappingProxyType(
            {QuestionId(k): Decimal(v) for k, v in document["questions"].items()}
        ),
        printed_total=_points(document["printed_total"]),
        origin=Origin(document["origin"]),
        comparable=document["comparable"],
        why_not=document["why_not"],
        source=document["source"],
        note=document["note"],
        visited=date.fromisoformat(document["visited"]) if document["visited"] else None,
        content_hash=document["content_hash"],
        # A file of schema 1 has a log without statements.
        statements=tuple(
            Statement(Said(said), words, AreaId(area), QuestionId(asked) if asked else None)
            for said, words, area, asked in document.get("statements", ())
        ),
        version=document["version"],
        withdrawn=(
            Withdrawn(taken_back[0], datetime.fromisoformat(taken_back[1]), taken_back[2])
            if taken_back
            else None
        ),
    )


def _text(points: Decimal | None) -> str | None:
    return None if points is None else str(points)


def _points(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _withdrawn(taken_back: Withdrawn | None) -> list[str] | None:
    if taken_back is None:
        return None
    return [taken_back.why, taken_back.at.isoformat(), taken_back.by]
