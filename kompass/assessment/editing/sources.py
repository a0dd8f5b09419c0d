"""Sources: documents and pages of the web site, taken in, described, replaced and removed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from kompass.assessment.editing import lists
from kompass.assessment.editing.who import now, plain_time, written
from kompass.assessment.journal.changes import Edit
from kompass.assessment.material_kinds import Excerpt, SourceKind
from kompass.assessment.values import typed
from kompass.assessment.values.state import PRESENT, Entity, Row, Value
from kompass.errors import KompassError
from kompass.ids import RowId, StepId, new_id
from kompass.sources.model import PageText, Taken

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

_REFERENCES: Final = ("request",)


class SourceFields(TypedDict, total=False):
    """What can be said about a source, any of it."""

    title: str
    sort: str
    """Budget, policy, minutes: a word from a list or another."""
    published: str
    """As written; ISO where the day is known."""
    publisher: str
    file_name: str
    address: str
    captured_at: datetime | None
    http_status: str
    note: str
    request: RowId | None


@dataclass(frozen=True)
class NewVersion:
    """What came of a new version of a document."""

    source: RowId
    moved: tuple[RowId, ...]
    """Excerpts that were found again for sure, and are in the new version now."""
    to_check: tuple[RowId, ...]
    """Excerpts that are still in the old one: ``Material.to_check``."""


def add_source(
    file: "AssessmentFile",
    taken: Taken | None,
    kind: SourceKind = SourceKind.DOCUMENT,
    *,
    step: StepId | None = None,
    **given: Unpack[SourceFields],
) -> RowId:
    """Add a source with its document, in one transaction, and return its id.

    ``taken`` is ``None`` for an address that will be captured later. Without a title it gets
    that of the document or the file. Raises ``KompassError`` for a document that is there
    already; a page of the web site may be captured as often as one likes.
    """
    if taken is not None and kind is SourceKind.DOCUMENT:
        _refuse_twice(file, taken)
    row = RowId(new_id())
    content = _content(file, taken, kind, _fields(given))
    file.record([Edit(Entity.SOURCE, row, PRESENT, content)], step=step, documents=_checked(taken))
    return row


def set_source(
    file: "AssessmentFile",
    row: RowId,
    *,
    step: StepId | None = None,
    **given: Unpack[SourceFields],
) -> None:
    """Change what is said about a source."""
    lists.set_fields(file, Entity.SOURCE, row, _fields(given), step)


def capture(
    file: "AssessmentFile",
    row: RowId,
    taken: Taken,
    *,
    step: StepId | None = None,
    **given: Unpack[SourceFields],
) -> None:
    """Give a source that is an address only the page that was captured there.

    Raises ``KompassError`` if it has one: what was captured never changes.
    """
    if lists.require(file, Entity.SOURCE, row)["sha256"]:
        raise KompassError(
            "Underlaget har redan ett innehåll, och det ändras aldrig. "
            "Lägg till den nya versionen i stället."
        )
    fields = {**_of_document(taken), **_fields(given)}
    edits = [Edit(Entity.SOURCE, row, name, value) for name, value in fields.items()]
    file.record(edits, step=step, documents=_checked(taken))


def add_version(
    file: "AssessmentFile", replaced: RowId, taken: Taken, **given: Unpack[SourceFields]
) -> NewVersion:
    """Add a new version of a source; excerpts that stand in it, sure and once, move along.

    All others stay where they are until somebody has looked: nothing is moved on a guess.
    Raises ``KompassError`` for a document that is there already.
    """
    from kompass.sources.anchors import find

    old = lists.require(file, Entity.SOURCE, replaced)
    _refuse_twice(file, taken)
    row, kind = RowId(new_id()), SourceKind(str(old["kind"]))
    kept = {name: old[name] for name in ("title", "sort", "publisher", "address", "request")}
    content = {**_content(file, taken, kind, {**kept, **_fields(given)}), "replaces": replaced}
    edits = [Edit(Entity.SOURCE, row, PRESENT, content)]
    excerpts = file.snapshot.material.excerpts_of(replaced)
    moved = []
    for excerpt in excerpts:
        match = None if excerpt.region else find(excerpt.anchor, taken.text.pages)
        if match is not None and match.sure:
            best = match.candidates[0]
            edits += anchored(
                excerpt, (row, taken.sha256), _page(taken, best.page), best.start, best.end
            )
            moved.append(excerpt.id)
    file.record(edits, documents=_checked(taken))
    left = tuple(each.id for each in excerpts if each.id not in moved)
    return NewVersion(row, tuple(moved), left)


def anchored(
    excerpt: Excerpt, source: tuple[str, str], page: PageText, start: int, end: int
) -> Iterator[Edit]:
    """Yield the edits that put an excerpt at a place of another source, id and SHA-256."""
    from kompass.sources.anchors import anchor

    found = anchor(page, start, end)
    fields: dict[str, Value] = {
        "source": source[0],
        "sha256": source[1],
        "page": found.page,
        "page_label": found.label,
        "start": found.start,
        "end": found.end,
        "quote": found.quote,
        "prefix": found.prefix,
        "suffix": found.suffix,
        "let_be": "",
    }
    for name, value in fields.items():
        yield Edit(Entity.EXCERPT, excerpt.id, name, value)


def remove_source(file: "AssessmentFile", row: RowId, *, step: StepId | None = None) -> None:
    """Remove a source with its excerpts and their links. Its document stays in the file."""
    lists.require(file, Entity.SOURCE, row)
    edits = [Edit(Entity.SOURCE, row, PRESENT, None)]
    for excerpt in lists.owned(file.state, Entity.EXCERPT, row):
        edits += item_removed(file, Entity.EXCERPT, excerpt)
    file.record(edits, step=step)


def item_removed(file: "AssessmentFile", entity: Entity, row: str) -> Iterator[Edit]:
    """Yield the edits that remove an excerpt or a line with its links."""
    for link in file.snapshot.material.links_to(RowId(row)):
        yield Edit(Entity.LINK, link.id, PRESENT, None)
    yield Edit(entity, row, PRESENT, None)


def remove_contents(file: "AssessmentFile", sha256_of_it: str) -> None:
    """Remove a document's content for good. Undo does not bring it back.

    Raises ``KompassError`` while a source that is there has this content.
    """
    if any(row["sha256"] == sha256_of_it for _, row in file.state.rows(Entity.SOURCE)):
        raise KompassError(
            "Innehållet hör till ett underlag som finns kvar. Ta bort underlaget först."
        )
    file.drop_content(sha256_of_it)


def _page(taken: Taken, number: int) -> PageText:
    return next(page for page in taken.text.pages if page.number == number)


def _content(
    file: "AssessmentFile", taken: Taken | None, kind: SourceKind, fields: Row
) -> dict[str, Value]:
    content: dict[str, Value] = {"kind": kind.value, **fields}
    content |= {"added_by": file.author, "added_at": written(now())}
    if taken is not None:
        content |= _of_document(taken)
    if not content.get("title"):
        title = taken.text.title if taken else ""
        content["title"] = typed.line(title or str(content.get("file_name", "")))
    return content


def _of_document(taken: Taken) -> dict[str, Value]:
    return {
        "form": taken.text.form.value,
        "sha256": taken.sha256,
        "size": len(taken.content),
    }


def _fields(given: SourceFields) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for name, value in given.items():
        if name == "note":
            fields[name] = typed.text(str(value))
        elif name in ("captured_at", *_REFERENCES):
            fields[name] = plain_time(value)
        else:
            fields[name] = typed.line(str(value))
    return fields


def _checked(taken: Taken | None) -> tuple[Taken, ...]:
    if taken is None:
        return ()
    if sha256(taken.content).hexdigest() != taken.sha256:
        raise ValueError("a document that is not what its SHA-256 says")
    return (taken,)


def _refuse_twice(file: "AssessmentFile", taken: Taken) -> None:
    for source in file.snapshot.material.sources:
        if source.sha256 == taken.sha256 and not source.removed:
            raise KompassError(f"Dokumentet finns redan bland underlagen: ”{source.title}”.")
