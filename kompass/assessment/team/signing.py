"""What a signature stands for, and when the signatures lock an assessment. Pure.

A signature holds a digest of everything that was signed. It is current as long as the
content is that very content, whichever way it came about: no clock and no order of changes
decides, so copies that are merged come to the same answer.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final

from kompass.assessment.journal.changes import Edit, Kind
from kompass.assessment.snapshot import Assessor, Snapshot
from kompass.assessment.values.state import EVIDENCE, SHAPES, Entity, State
from kompass.errors import KompassError
from kompass.swedish import format_date, join_words

NOT_SIGNED: Final = EVIDENCE | {Entity.OPENED, Entity.SIGNATURE, Entity.MOMENT, Entity.MERGE}
"""Bookkeeping that says nothing about the municipality, and working material, which has to be
cleared out when its time is up: neither makes a signature outdated."""


def digest(state: State) -> str:
    """Return the SHA-256, in hexadecimal digits, of all that a signature stands for.

    Fields that nothing has been entered in are left out, so that a field which a later
    version of the program knows makes no signature outdated.
    """
    content = {f"{entity}/{entity_id}": row for entity, entity_id, row in _entered(state)}
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode("utf-8")).hexdigest()


def signed_by(snapshot: Snapshot) -> tuple[Assessor, ...]:
    """Return the members of the team whose signatures are current, in the team's order.

    While a conflict is open since a merge, nobody's is: one of its values may be what was
    signed, but nobody has decided that it stands.
    """
    if snapshot.conflicts:
        return ()
    return tuple(
        person
        for person in snapshot.assessors
        if (signature := snapshot.signatures.get(person.id)) and signature.current
    )


def is_locked(snapshot: Snapshot) -> bool:
    """Tell whether everybody in the team has signed the assessment as it stands."""
    return bool(snapshot.assessors) and signed_by(snapshot) == snapshot.assessors


def lock_sentence(snapshot: Snapshot) -> str:
    """Return who locked the assessment, when, and what to do; empty while it is not locked."""
    if not is_locked(snapshot):
        return ""
    latest = max(snapshot.signatures[person.id].at for person in snapshot.assessors)
    names = join_words([person.name or "någon utan namn" for person in snapshot.assessors])
    return (
        f"Utvärderingen är låst sedan {format_date(latest.astimezone().date())}, när den hade "
        f"undertecknats av {names}. Lås upp den för att ändra."
    )


def refuse_if_locked(snapshot: Snapshot, edits: Sequence[Edit], kind: Kind) -> None:
    """Raise ``KompassError`` for anything but unlocking a locked assessment.

    Undo and redo are refused too: whoever unlocks shall do so knowingly.
    """
    if not is_locked(snapshot):
        return
    taken_back = {
        edit.entity_id for edit in edits if edit.entity is Entity.SIGNATURE and edit.new is None
    }
    unlocks = kind is Kind.EDIT and taken_back == set(snapshot.signatures)
    if not unlocks or any(edit.entity is not Entity.SIGNATURE for edit in edits):
        raise KompassError(lock_sentence(snapshot))


def _entered(state: State) -> Iterator[tuple[Entity, str, Mapping[str, object]]]:
    for entity, shape in SHAPES.items():
        if entity in NOT_SIGNED:
            continue
        for entity_id, row in state.rows(entity):
            entered = {name: v for name, v in row.items() if v != shape.defaults[name]}
            if entered or shape.created:
                yield entity, entity_id, entered
