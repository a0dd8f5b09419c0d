"""Excerpts: passages and regions of sources."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict, Unpack

from kompass.assessment.editing import lists
from kompass.assessment.editing.links import Tie, tied
from kompass.assessment.editing.sources import anchored, item_removed
from kompass.assessment.editing.who import now, whose, written
from kompass.assessment.journal.changes import Edit
from kompass.assessment.material_kinds import Region, Secrecy, Source
from kompass.assessment.values import typed
from kompass.assessment.values.state import PRESENT, Entity, Row, Value
from kompass.errors import KompassError
from kompass.ids import RowId, StepId, new_id
from kompass.sources.model import Anchor

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class ExcerptFields(TypedDict, total=False):
    """What can be said about an excerpt when it is taken, any of it."""

    region: Region | None
    comment: str
    level: Secrecy
    author: RowId | None
    """The member of the team whose file this is if not given."""


def add_excerpt(
    file: "AssessmentFile",
    source: RowId,
    anchor: Anchor,
    *,
    ties: Sequence[Tie] = (),
    step: StepId | None = None,
    **given: Unpack[ExcerptFields],
) -> RowId:
    """Take a passage out of a source and link it, all in one step, and return its id.

    With a ``region`` the passage may be one that somebody typed by hand, or none. Raises
    ``KompassError`` if the passage does not stand where the anchor says.
    """
    known, region, author = _source(file, source), given.get("region"), given.get("author")
    if region is None:
        _check_passage(file, known, anchor)
    row = RowId(new_id())
    content: Row = {
        **_of_anchor(anchor),
        "source": source,
        "sha256": known.sha256,
        "region": _written(region),
        "comment": typed.text(given.get("comment", "")),
        "author": whose(file, author),
        "at": written(now()),
        "level": given.get("level", Secrecy.OPEN).value,
        "extractor": file.extractor(known.sha256),
    }
    _, links = tied(file, row, ties, author)
    file.record([Edit(Entity.EXCERPT, row, PRESENT, content), *links], step=step)
    return row


def add_region(
    file: "AssessmentFile",
    source: RowId,
    page: tuple[int, str],
    region: Region,
    *,
    ties: Sequence[Tie] = (),
    quote: str = "",
    step: StepId | None = None,
) -> RowId:
    """Take a rectangle out of a page, for scans; ``quote`` is what somebody reads in it.

    ``page`` is its number, from 0, and its label.
    """
    anchor = Anchor(*page, 0, 0, typed.text(quote), "", "")
    return add_excerpt(file, source, anchor, region=region, ties=ties, step=step)


def set_excerpt(
    file: "AssessmentFile",
    row: RowId,
    *,
    comment: str | None = None,
    level: Secrecy | None = None,
    step: StepId | None = None,
) -> None:
    """Change the comment or the level of an excerpt."""
    fields: dict[str, Value] = {}
    if comment is not None:
        fields["comment"] = typed.text(comment)
    if level is not None:
        fields["level"] = level.value
    lists.set_fields(file, Entity.EXCERPT, row, fields, step)


def move_excerpt(
    file: "AssessmentFile",
    row: RowId,
    source: RowId,
    anchor: Anchor,
    *,
    step: StepId | None = None,
) -> None:
    """Say where an excerpt stands in another version of its document.

    Raises ``KompassError`` if the passage does not stand where the anchor says.
    """
    lists.require(file, Entity.EXCERPT, row)
    known = _source(file, source)
    _check_passage(file, known, anchor)
    page = next(each for each in file.pages(known.sha256) if each.number == anchor.page)
    excerpt = file.snapshot.material.excerpts[row]
    edits = anchored(excerpt, (source, known.sha256), page, anchor.start, anchor.end)
    file.record(list(edits), step=step)


def let_be(file: "AssessmentFile", row: RowId, *, step: StepId | None = None) -> None:
    """Decide that an excerpt stays with the old version of its document: no more to check."""
    fields = lists.require(file, Entity.EXCERPT, row)
    newest = file.snapshot.material.newest(RowId(str(fields["source"])))
    value = "" if newest is None or newest.id == fields["source"] else newest.id
    file.record([Edit(Entity.EXCERPT, row, "let_be", value)], step=step)


def remove_excerpt(file: "AssessmentFile", row: RowId, *, step: StepId | None = None) -> None:
    """Remove an excerpt with its links."""
    lists.require(file, Entity.EXCERPT, row)
    file.record(list(item_removed(file, Entity.EXCERPT, row)), step=step)


def _source(file: "AssessmentFile", row: RowId) -> Source:
    lists.require(file, Entity.SOURCE, row)
    found = file.snapshot.material.source(row)
    if found is None or not found.sha256:
        raise KompassError("Underlaget har inget innehåll ännu. Hämta det först.")
    return found


def _check_passage(file: "AssessmentFile", source: Source, anchor: Anchor) -> None:
    page = file.page(source.sha256, anchor.page)
    if not anchor.quote or page.text[anchor.start : anchor.end] != anchor.quote:
        raise KompassError("Stycket står inte där i underlaget. Markera det på nytt.")


def _of_anchor(anchor: Anchor) -> dict[str, Value]:
    return {
        "page": anchor.page,
        "page_label": anchor.label,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _written(region: Region | None) -> str:
    if region is None:
        return ""
    corners = [region.x0, region.y0, region.x1, region.y1]
    return json.dumps([round(corner, 2) for corner in corners])
