"""The bundled example: Södertälje 2006, a whole assessment with the published points.

Its data lies in ``resources/example/``; where they come from is said there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from kompass.assessment.register import find
from kompass.assessment.snapshot import (
    AreaTexts,
    Assessor,
    Details,
    Improvement,
    Level,
    Occasion,
    Score,
    Seats,
    Snapshot,
    Strength,
    Unit,
)
from kompass.catalogue.files import packaged
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, AssessmentId, QuestionId, RowId, new_id
from kompass.packaged import read_text
from kompass.points import parse_points

_FILE: Final = "resources/example/sodertalje-2006.yaml"

_Node = Mapping[str, Any]
_IdOf = Callable[..., str]


def snapshot() -> Snapshot:
    """Return the example in memory: complete, 577 of 800 points, the same ids every time."""
    return _built(_same_id)


def write(path: Path, *, author: str) -> None:
    """Write the example as a new assessment file; ``author`` stands on its first step.

    Nothing in it can be undone, so it opens with an empty undo list. Raises ``KompassError``
    if ``path`` exists or cannot be written.
    """
    from kompass.assessment.storage import create

    content = _built(_own_id)
    create(
        path,
        details=content.details,
        edition=content.edition,
        author=author,
        assessors=content.assessors,
        content=content,
    ).close()


def _built(id_of: _IdOf) -> Snapshot:
    document = _document()
    edition = packaged(document["edition"])
    return Snapshot(
        id=AssessmentId(id_of("assessment")),
        edition=edition,
        details=_details(document["details"]),
        assessors=tuple(
            Assessor(RowId(id_of("assessor", number)), **person)
            for number, person in enumerate(document["assessors"])
        ),
        seats=tuple(
            Seats(RowId(id_of("seats", number)), row["party"], int(row["seats"]))
            for number, row in enumerate(document["seats"])
        ),
        scores=MappingProxyType(dict(_scores(document["areas"], edition))),
        texts=MappingProxyType(dict(_texts(document["areas"], edition, id_of))),
    )


def _document() -> _Node:
    # Here and not above: a program that opens a file never needs YAML.
    from kompass.catalogue.yaml_text import read_yaml

    content = read_yaml(read_text(_FILE), _FILE).content
    if not isinstance(content, dict):
        raise TypeError(f"{_FILE} is not a mapping")
    return content


def _details(node: _Node) -> Details:
    municipality = find(node["municipality"])
    return Details(
        unit=Unit(name=municipality.name, code=municipality.code, county=municipality.county),
        year=int(node["year"]),
        level=Level(node["level"]),
        occasion=Occasion(node["occasion"]),
        visit_from=date.fromisoformat(node["visit_from"]),
        visit_to=date.fromisoformat(node["visit_to"]),
        inhabitants=int(node["inhabitants"]),
        inhabitants_year=int(node["inhabitants_year"]),
        purpose=_running(node["purpose"]),
        about=_running(node["about"]),
        organisation=_running(node["organisation"]),
        conduct=_running(node["conduct"]),
        summary=_running(node["summary"]),
    )


def _scores(areas: _Node, edition: Edition) -> Iterator[tuple[QuestionId, Score]]:
    for area in areas.values():
        for number, entry in area["questions"].items():
            question = edition.question_numbered(number)
            yield question.id, Score(parse_points(entry["points"]), entry["rationale"])


def _texts(areas: _Node, edition: Edition, id_of: _IdOf) -> Iterator[tuple[AreaId, AreaTexts]]:
    for area in edition.areas:
        node = areas[str(area.number)]
        yield (
            area.id,
            AreaTexts(
                introduction=_running(node["introduction"]),
                findings=_running(node["findings"]),
                strengths=tuple(
                    Strength(RowId(id_of("strength", area.number, number)), text)
                    for number, text in enumerate(node["strengths"])
                ),
                improvements=tuple(
                    Improvement(RowId(id_of("improvement", area.number, number)), **bullet)
                    for number, bullet in enumerate(node["improvements"])
                ),
            ),
        )


def _running(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs)


def _own_id(*_parts: str | int) -> str:
    """Return a random id: two written examples are two assessments."""
    return new_id()


def _same_id(*parts: str | int) -> str:
    """Return an id that is the same every time, so that tests and charts can rely on it."""
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, ("kompass", "example", *parts)))))
