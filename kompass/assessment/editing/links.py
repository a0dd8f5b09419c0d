"""What an excerpt or a line of notes says about questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, Unpack

from kompass.assessment.editing import lists
from kompass.assessment.editing.who import now, whose, written
from kompass.assessment.journal.changes import Edit
from kompass.assessment.material_kinds import Direction, LinkOrigin
from kompass.assessment.values import typed
from kompass.assessment.values.rules import indicator_in, question_in
from kompass.assessment.values.state import PRESENT, Entity, Row, Value
from kompass.errors import KompassError
from kompass.ids import IndicatorId, QuestionId, RowId, StepId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class LinkFields(TypedDict, total=False):
    """What can be said about a link, any of it."""

    indicator: IndicatorId | None
    direction: Direction
    strength: int
    """From 1 to 3."""
    comment: str


@dataclass(frozen=True)
class Tie:
    """A wish: link to this question, so."""

    question: QuestionId
    direction: Direction = Direction.SUPPORTS
    strength: int = 2
    comment: str = ""
    indicator: IndicatorId | None = None
    origin: LinkOrigin = LinkOrigin.TYPED


def add_links(
    file: "AssessmentFile",
    of: RowId,
    ties: Sequence[Tie],
    *,
    author: RowId | None = None,
    step: StepId | None = None,
) -> tuple[RowId, ...]:
    """Link an excerpt or a line to one or several questions, in one step, and return the links.

    A question, or an indicator, that it is linked to already keeps its one link, which gets
    the new direction, strength and comment. Raises ``KompassError`` for a strength other than
    1 to 3, and for a question or an indicator that there is not.
    """
    if not (file.state.has(Entity.LINE, of) or file.state.has(Entity.EXCERPT, of)):
        raise KompassError("Utdraget eller raden finns inte längre, så inget kopplas till den.")
    ids, edits = tied(file, of, ties, author)
    file.record(edits, step=step)
    return ids


def set_link(
    file: "AssessmentFile", row: RowId, *, step: StepId | None = None, **given: Unpack[LinkFields]
) -> None:
    """Change what is said about a link."""
    question = QuestionId(str(lists.require(file, Entity.LINK, row)["question"]))
    fields: dict[str, Value] = {}
    if "indicator" in given:
        fields["indicator"] = _indicator(file, question, given["indicator"])
    if "direction" in given:
        fields["direction"] = given["direction"].value
    if "strength" in given:
        fields["strength"] = _strength(given["strength"])
    if "comment" in given:
        fields["comment"] = typed.text(given["comment"])
    lists.set_fields(file, Entity.LINK, row, fields, step)


def remove_link(file: "AssessmentFile", row: RowId, *, step: StepId | None = None) -> None:
    """Remove a link."""
    lists.remove(file, Entity.LINK, row, step=step)


def remove_links(
    file: "AssessmentFile",
    of: RowId,
    questions: Iterable[QuestionId] | None = None,
    *,
    step: StepId | None = None,
) -> None:
    """Remove the links of an excerpt or a line to these questions, or all, in one step."""
    wanted = None if questions is None else set(questions)
    edits = [
        Edit(Entity.LINK, link.id, PRESENT, None)
        for link in file.snapshot.material.links_to(of)
        if wanted is None or link.question in wanted
    ]
    file.record(edits, step=step)


def tied(
    file: "AssessmentFile", of: RowId, ties: Sequence[Tie], author: RowId | None
) -> tuple[tuple[RowId, ...], list[Edit]]:
    """Return the ids of the links that these wishes come to, and the edits that make them so."""
    there = {(link.question, link.indicator): link for link in file.snapshot.material.links_to(of)}
    ids: list[RowId] = []
    edits: list[Edit] = []
    for tie in {(tie.question, tie.indicator): tie for tie in ties}.values():
        fields = _fields(file, tie)
        known = there.get((tie.question, tie.indicator))
        if known is not None:
            ids.append(known.id)
            said = ("direction", "strength", *(["comment"] if tie.comment else []))
            edits += [Edit(Entity.LINK, known.id, name, fields[name]) for name in said]
            continue
        ids.append(RowId(new_id()))
        content: Row = {
            "of": of,
            **fields,
            "author": whose(file, author),
            "origin": tie.origin.value,
            "at": written(now()),
        }
        edits.append(Edit(Entity.LINK, ids[-1], PRESENT, content))
    return tuple(ids), edits


def _fields(file: "AssessmentFile", tie: Tie) -> dict[str, Value]:
    question = question_in(file.snapshot.edition, tie.question)
    return {
        "question": question.id,
        "indicator": _indicator(file, question.id, tie.indicator),
        "direction": tie.direction.value,
        "strength": _strength(tie.strength),
        "comment": typed.text(tie.comment),
    }


def _indicator(file: "AssessmentFile", question: QuestionId, indicator: IndicatorId | None) -> str:
    if indicator is None:
        return ""
    known, found = indicator_in(file.snapshot.edition, indicator)
    if known.id != question:
        raise KompassError(f"Indikatorn hör till fråga {known.number}. Koppla till den frågan.")
    return found.id


def _strength(strength: int) -> int:
    if strength not in (1, 2, 3):
        raise KompassError(f"Styrkan kan inte vara {strength}. Välj 1, 2 eller 3.")
    return strength
