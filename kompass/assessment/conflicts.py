"""Fields that got different values in different copies: what they are, and deciding them.

A conflict is open until somebody decides it, in whichever copy, now or next week; until then
the field shows one of the values. Deciding is an edit like any other: it can be undone,
and the conflict is open again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kompass.assessment.journal import heads as standing
from kompass.assessment.journal.changes import Change, Edit, Key, Step
from kompass.assessment.journal.origins import origin
from kompass.assessment.journal.union import values_of
from kompass.assessment.snapshot import Contested, Snapshot
from kompass.assessment.values.entering import entered
from kompass.assessment.values.material_shapes import LINES, TEXTS
from kompass.assessment.values.state import COMPOSED, EVIDENCE, PRESENT, SHAPES, Entity, Value
from kompass.assessment.words import material_values, places, wordwise
from kompass.assessment.words.wording_team import name_of
from kompass.errors import KompassError
from kompass.ids import AreaId, ChangeId, QuestionId, RowId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class Choice(StrEnum):
    """How to decide a conflict without looking for one of its versions."""

    MINE = "mine"
    """What was entered in this copy; in a conflict between two colleagues, the first."""
    THEIRS = "theirs"
    """What was entered in another copy, the first if there are several."""
    BOTH = "both"
    """All texts, one after the other with a line between."""


@dataclass(frozen=True)
class NewValue:
    """A value that is none of those in conflict.

    A text, points, how much of an indicator is met (from 0 to 1), a whole number, a date, a
    unit, one of a field's choices, or yes or no; ``None`` for nothing.
    """

    value: object


@dataclass(frozen=True)
class Version:
    """One of the values in conflict, and who entered it when."""

    value: Value
    words: str
    """For people: "22,5", "borttagen", or the text as it is."""
    author: str
    at: datetime
    """UTC by the clock of the machine it was entered on; for people to read."""
    mine: bool
    """Entered in this copy."""
    change: ChangeId


@dataclass(frozen=True)
class Conflict:
    """A field with different values."""

    key: Key
    where: str
    """"poäng på 3.1", "styrka i område 3"."""
    versions: tuple[Version, ...]
    """Those of this copy first."""
    shown: Value
    """What the field shows meanwhile."""
    question: QuestionId | None
    area: AreaId | None
    is_text: bool
    """The versions are texts: they can be compared word by word, and joined."""
    hidden: bool
    """The values are somebody's own and hidden from whoever looks: see ``blind``."""

    @property
    def contested(self) -> Contested:
        """The field as the snapshot marks it."""
        return Contested(*self.key)

    def difference(self, one: Version, other: Version) -> tuple[wordwise.Piece, ...]:
        """Return what ``other`` has instead of ``one``, word by word."""
        return wordwise.difference(one.words, other.words)


def conflicts(file: "AssessmentFile", *, viewer: RowId | None = None) -> tuple[Conflict, ...]:
    """Return the open conflicts in the order of the edition, then of what they are about.

    ``viewer`` is the assessor who looks, if that is known: what is hidden from others in
    blind scoring may be the viewer's own.
    """
    keys = [(Entity(each.entity), each.id, each.field) for each in file.snapshot.conflicts]
    heads = file.shared.heads(keys)
    found = [_conflict(file, key, heads[key], viewer) for key in keys]
    areas = [None, *(area.id for area in file.snapshot.edition.areas)]
    return tuple(sorted(found, key=lambda one: (areas.index(one.area), one.where, one.key)))


def resolve(
    file: "AssessmentFile", conflict: Conflict, choice: Version | Choice | NewValue
) -> Step | None:
    """Decide a conflict, as one step of undo.

    Raises ``KompassError`` if it has been decided already, for texts joined where the
    versions are no texts, and for a new value that could not be entered in the field either.
    """
    if conflict.contested not in file.snapshot.conflicts:
        raise KompassError("Konflikten är redan avgjord. Öppna listan över konflikter på nytt.")
    value = _chosen(file, conflict, choice)
    return file.record([Edit(*conflict.key, value, settles=True)])


def _chosen(
    file: "AssessmentFile", conflict: Conflict, choice: Version | Choice | NewValue
) -> Value:
    match choice:
        case NewValue():
            return entered(file.snapshot, conflict.key, choice.value)
        case Choice.BOTH:
            return _joined(file, conflict)
        case Choice.MINE:
            version = conflict.versions[0]
        case Choice.THEIRS:
            others = [version for version in conflict.versions if not version.mine]
            version = next(iter(others), conflict.versions[-1])
        case Version():
            version = choice
    if conflict.key[2] == PRESENT:
        content = dict(file.state.row(conflict.key[0], conflict.key[1]))
        return None if version.value is None else content
    return version.value


def _joined(file: "AssessmentFile", conflict: Conflict) -> Value:
    if not conflict.is_text:
        raise KompassError(f"Det går inte att behålla båda: {conflict.where} har ett enda värde.")
    texts = [version.words for version in conflict.versions if version.words.strip()]
    return entered(file.snapshot, conflict.key, "\n\n".join(texts))


def _conflict(
    file: "AssessmentFile", key: Key, heads: Sequence[ChangeId], viewer: RowId | None
) -> Conflict:
    entity, entity_id, _ = key
    row, snapshot = file.state.row(entity, entity_id), file.snapshot
    hidden = places.is_hidden(key, snapshot, viewer)
    changes = [file.shared.by_id([each])[each] for each in heads]
    is_text = _is_text(key)
    return Conflict(
        key=key,
        where=places.place(key, snapshot, row),
        versions=_versions(file, key, changes, hidden=hidden),
        shown=file.state.value(*key),
        question=places.question_of(key, snapshot),
        area=places.area_of(key, snapshot, row),
        is_text=is_text and not hidden,
        hidden=hidden,
    )


def _versions(
    file: "AssessmentFile", key: Key, heads: Sequence[Change], *, hidden: bool
) -> tuple[Version, ...]:
    found: dict[str, Version] = {}
    for value, change in zip(values_of(key, heads), heads, strict=True):
        source = origin(file, change)
        version = Version(
            value=value,
            words=places.HIDDEN if hidden else _words(file.snapshot, key, value, change),
            author=source.author,
            at=source.at,
            mine=source.came_with is None,
            change=change.id,
        )
        apart = standing.told_apart(key[2], value)
        if apart not in found or (version.mine and not found[apart].mine):
            found[apart] = version
    order = sorted(found.items(), key=lambda item: (not item[1].mine, item[1].author, item[0]))
    return tuple(version for _, version in order)


def _words(snapshot: Snapshot, key: Key, value: Value, change: Change) -> str:
    if key[2] in ("lead", "opened_by") and value is not None:
        return name_of(RowId(str(value)), snapshot)
    if key[2] == PRESENT and change.key != key:
        return f"kvar, med ändringen: {_plain_words(snapshot, change.key, change.new)}"
    if _is_text(key):
        return str(value or "")
    return _plain_words(snapshot, key, value)


def _plain_words(snapshot: Snapshot, key: Key, value: Value) -> str:
    if key[0] in EVIDENCE and key[2] != PRESENT:
        return material_values.value_words(key, value, snapshot)
    return places.value_words(key, value)


def _is_text(key: Key) -> bool:
    entity, _, field = key
    if entity in EVIDENCE:
        return field in TEXTS.get(entity, ()) or field in LINES.get(entity, ())
    if field in (PRESENT, "points", "share", "colour", "marker", standing.POSITION):
        return False
    return SHAPES[entity].defaults[field] == "" and field not in COMPOSED.get(entity, ())
