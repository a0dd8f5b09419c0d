"""The evidence of a document as marks for the reader. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass.assessment.material import Excerpt, Link, Source
from ui.evidence.words import direction_words
from ui.reader.values import Mark

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot


def marks_of(snapshot: Snapshot, source: Source) -> tuple[Mark, ...]:
    """Return a mark for each link of a source's excerpts, and one for each without a link."""
    material = snapshot.material
    found: list[Mark] = []
    for excerpt in material.excerpts_of(source.id):
        links = material.links_to(excerpt.id)
        found += [_mark(snapshot, excerpt, link) for link in links] or [_bare(excerpt)]
    return tuple(found)


def _mark(snapshot: Snapshot, excerpt: Excerpt, link: Link) -> Mark:
    question = snapshot.edition.question(link.question)
    says = f"{question.number} {question.title} \N{MIDDLE DOT} {direction_words(link.direction)}"
    comment = link.comment or excerpt.comment
    return Mark(
        excerpt.id,
        excerpt.anchor.page,
        excerpt.anchor.start,
        excerpt.anchor.end,
        question.number,
        link.direction,
        f"{says}: {comment}" if comment else says,
        excerpt.region,
    )


def _bare(excerpt: Excerpt) -> Mark:
    anchor = excerpt.anchor
    return Mark(
        excerpt.id, anchor.page, anchor.start, anchor.end, words=excerpt.comment,
        region=excerpt.region,
    )  # fmt: skip
