"""The excerpts of a source: as marks in the reader, as rows beside it, and what rests on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kompass.assessment.material_kinds import Direction
from ui.models.sources_words import place_words
from ui.reader.values import Mark

if TYPE_CHECKING:
    from kompass.assessment.material import Excerpt, Link, Material, Source
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Question
    from kompass.ids import QuestionId, RowId, StepId
    from ui.reader.values import Selection

_C = "Sources"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_C, text)


@dataclass(frozen=True)
class ExcerptRow:
    """One excerpt for people."""

    id: RowId
    place: str
    numbers: tuple[str, ...]
    """With the sign of their direction: "+3.4"."""
    quote: str
    excerpt: Excerpt


@dataclass(frozen=True)
class RestRow:
    """A question that has evidence from a source, and how it would stand without."""

    question: QuestionId
    number: str
    title: str
    points: str
    own: int
    others: int


def direction_words(direction: Direction) -> str:
    """Return a direction for people."""
    return {
        Direction.SUPPORTS: _tr("stöder"),
        Direction.CONTRADICTS: _tr("motsäger"),
        Direction.BACKGROUND: _tr("bakgrund"),
    }[direction]


def marks_of(snapshot: Snapshot, source: Source) -> list[Mark]:
    """Return the evidence of a source for the reader: one mark for each link."""
    material, questions = snapshot.material, {one.id: one for one in snapshot.edition.questions()}
    return [
        _mark(excerpt, link, questions)
        for excerpt in material.excerpts_of(source.id)
        if excerpt.sha256 == source.sha256
        for link in (material.links_to(excerpt.id) or (None,))
    ]


def _mark(
    excerpt: Excerpt,
    link: Link | None,
    questions: dict[QuestionId, Question],
) -> Mark:
    at = excerpt.anchor
    if link is None:
        words = _tr("Utdrag som inte är kopplat till någon fråga")
        return Mark(excerpt.id, at.page, at.start, at.end, words=words, region=excerpt.region)
    question = questions.get(link.question)
    number = question.number if question else ""
    parts = [f"{number} {question.title}" if question else "", direction_words(link.direction)]
    comment = link.comment or excerpt.comment
    words = " · ".join(part for part in (*parts, comment) if part)
    return Mark(
        excerpt.id, at.page, at.start, at.end, number, link.direction, words, excerpt.region
    )


def excerpt_rows(snapshot: Snapshot, source: Source) -> list[ExcerptRow]:
    """Return the excerpts of a source in order of their places."""
    material, questions = snapshot.material, {one.id: one for one in snapshot.edition.questions()}
    signs = {Direction.SUPPORTS: "+", Direction.CONTRADICTS: "−", Direction.BACKGROUND: ""}
    found = []
    for excerpt in material.excerpts_of(source.id):
        numbers = tuple(
            f"{signs[link.direction]}{questions[link.question].number}"
            for link in material.links_to(excerpt.id)
            if link.question in questions
        )
        quote = excerpt.anchor.quote or excerpt.comment or _tr("(ram på sidan)")
        place = place_words(source, excerpt)
        found.append(ExcerptRow(excerpt.id, place, numbers, quote, excerpt))
    return found


def rest_rows(snapshot: Snapshot, source: RowId) -> list[RestRow]:
    """Return the questions whose scores rest on a source: what would change if it fell."""
    from kompass.assessment.team.standing import agreed
    from kompass.swedish import format_number

    questions = {one.id: one for one in snapshot.edition.questions()}
    found = []
    for rests in snapshot.material.rests_on(source):
        question = questions.get(rests.question)
        if question is None:
            continue
        points = agreed(snapshot, question.id).points
        shown = _tr("ej bedömd")
        if points is not None:
            shown = _tr("{points} poäng").format(points=format_number(points))
        found.append(
            RestRow(
                question.id, question.number, question.title, shown, len(rests.links), rests.others
            )
        )
    order = list(questions)
    return sorted(found, key=lambda row: order.index(row.question))


def keep(
    file: AssessmentFile,
    source: Source,
    selection: Selection,
    questions: Sequence[QuestionId],
    direction: Direction,
    step: StepId | None = None,
) -> RowId:
    """Keep what is selected as an excerpt and tie it to questions, in one step.

    A passage that is an excerpt already is tied to the questions too, and not kept twice.
    """
    from kompass.assessment import edits
    from kompass.sources.anchors import anchor

    ties = [edits.Tie(question, direction) for question in questions]
    known = _known(file.snapshot.material, source, selection)
    if known is not None:
        if ties:
            edits.add_links(file, known, ties, step=step)
        return known
    page = file.page(source.sha256, selection.page)
    if selection.region is not None:
        place = (page.number, page.label)
        return edits.add_region(
            file, source.id, place, selection.region, ties=ties, quote=selection.quote, step=step
        )
    found = anchor(page, selection.start, selection.end)
    return edits.add_excerpt(file, source.id, found, ties=ties, step=step)


def _known(material: Material, source: Source, selection: Selection) -> RowId | None:
    for excerpt in material.excerpts_of(source.id):
        at = excerpt.anchor
        same = (at.page, at.start, at.end) == (selection.page, selection.start, selection.end)
        if same and excerpt.region == selection.region and excerpt.sha256 == source.sha256:
            return excerpt.id
    return None
