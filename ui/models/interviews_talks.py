"""Who has been asked about what: the matrix of an assessment, and which interviews a cell means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass.assessment.material_kinds import InterviewStatus
from kompass.interviews.matrix import Matrix, Talk, matrix

if TYPE_CHECKING:
    from kompass.assessment.material import Material
    from kompass.assessment.material_kinds import Interview
    from kompass.assessment.snapshot import Snapshot
    from kompass.ids import QuestionId, RowId


def talk_of(material: Material, interview: Interview) -> Talk:
    """Return what an interview has to do with the questions."""
    questions = material.questions_of(interview.guide) if interview.guide else ()
    planned = tuple(one.question for one in questions if one.question)
    marked = [
        one.question
        for one in questions
        if one.question and material.asked_of(interview.id, one.id).state is not None
    ]
    tagged = [
        link.question
        for line in material.lines_of(interview.id)
        if not line.removed
        for link in material.links_to(line.id)
    ]
    # What is only marked has been taken up once; a line says so by itself.
    asked = (*tagged, *(question for question in marked if question not in tagged))
    cancelled = interview.status is InterviewStatus.CANCELLED
    return Talk(interview.role.strip() or interview.organisation, planned, asked, cancelled)


def matrix_of(snapshot: Snapshot) -> Matrix:
    """Return roles against questions for an assessment."""
    material = snapshot.material
    talks = [talk_of(material, one) for one in material.interviews if not one.removed]
    return matrix(snapshot.edition, talks)


def interviews_of(snapshot: Snapshot, role: str, question: QuestionId) -> tuple[RowId, ...]:
    """Return the interviews that a cell counts, those that have been held first."""
    material = snapshot.material
    found: list[tuple[bool, RowId]] = []
    for interview in material.interviews:
        talk = talk_of(material, interview)
        same = " ".join(talk.role.casefold().split()) == " ".join(role.casefold().split())
        counts = question in talk.planned or question in talk.asked
        if same and counts and not talk.cancelled and not interview.removed:
            found.append((question not in talk.asked, interview.id))
    return tuple(row for _, row in sorted(found, key=lambda one: one[0]))
