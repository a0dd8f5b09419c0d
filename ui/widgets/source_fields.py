"""How the fields of a source, a request and something to look for are read and written.

Each function returns closures that keep the row they were made for: a text still pending when
a field is bound to something else must land where it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kompass.errors import KompassError

if TYPE_CHECKING:
    from kompass.assessment.material import Request
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Edition
    from kompass.ids import QuestionId, RowId, StepId
    from ui.widgets.autosave import Read, Write

_NUMBER = re.compile(r"(\d+)[.:](\d{1,2})|(\d)(\d)(?!\d)")


def of_source(row: RowId, field: str) -> tuple[Read, Write]:
    """Return how a text of a source is read and written."""

    def read(snapshot: Snapshot) -> str:
        found = snapshot.material.source(row)
        return str(getattr(found, field)) if found else ""

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        given: edits.SourceFields = {field: text}  # type: ignore[misc]  # one of its names
        edits.set_source(file, row, step=step, **given)

    return read, write


def of_request(row: RowId, field: str) -> tuple[Read, Write]:
    """Return how a text of a request is read and written."""

    def read(snapshot: Snapshot) -> str:
        found = request_in(snapshot, row)
        return str(getattr(found, field)) if found else ""

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        given: edits.RequestFields = {field: text}  # type: ignore[misc]  # one of its names
        edits.set_request(file, row, step=step, **given)

    return read, write


def questions_of_request(row: RowId) -> tuple[Read, Write]:
    """Return how the questions of a request are read and written, as numbers."""

    def read(snapshot: Snapshot) -> str:
        found = request_in(snapshot, row)
        wanted = set(found.questions) if found else set()
        return ", ".join(one.number for one in snapshot.edition.questions() if one.id in wanted)

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_request(file, row, step=step, questions=questions(file.snapshot.edition, text))

    return read, write


def of_lookup(row: RowId, field: str) -> tuple[Read, Write]:
    """Return how a text of something to look for is read and written."""

    def read(snapshot: Snapshot) -> str:
        found = next((one for one in snapshot.material.lookups if one.id == row), None)
        return str(getattr(found, field)) if found else ""

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        given: edits.LookupFields = {field: text}  # type: ignore[misc]  # one of its names
        edits.set_lookup(file, row, step=step, **given)

    return read, write


def question_of_lookup(row: RowId) -> tuple[Read, Write]:
    """Return how the question of something to look for is read and written, as a number."""

    def read(snapshot: Snapshot) -> str:
        found = next((one for one in snapshot.material.lookups if one.id == row), None)
        if found is None or found.question is None:
            return ""
        wanted = found.question
        return next((q.number for q in snapshot.edition.questions() if q.id == wanted), "")

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        found = questions(file.snapshot.edition, text)
        edits.set_lookup(file, row, step=step, question=found[0] if found else None)

    return read, write


def questions(edition: Edition, typed: str) -> tuple[QuestionId, ...]:
    """Return the questions that typed numbers mean: "3.4, 41" are 3.4 and 4.1.

    Raises ``KompassError`` naming what is no question.
    """
    known = {one.number: one.id for one in edition.questions()}
    found: list[QuestionId] = []
    rest = _NUMBER.sub(" ", typed).replace(",", " ").split()
    wrong = list(rest)
    for each in _NUMBER.finditer(typed):
        number = f"{each[1] or each[3]}.{each[2] or each[4]}"
        if number in known:
            found.append(known[number])
        else:
            wrong.append(number)
    if wrong:
        raise KompassError(f"”{wrong[0]}” är ingen fråga i instrumentet. Skriv till exempel 3.4.")
    return tuple(dict.fromkeys(found))


def trouble_with(edition: Edition, typed: str, *, most: int = 100) -> str:
    """Return one sentence about typed numbers, empty when all is well."""
    try:
        found = questions(edition, typed)
    except KompassError as error:
        return str(error)
    return "" if len(found) <= most else "Skriv bara en fråga."


def request_in(snapshot: Snapshot, row: RowId) -> Request | None:
    """Return a request."""
    return next((one for one in snapshot.material.requests if one.id == row), None)
