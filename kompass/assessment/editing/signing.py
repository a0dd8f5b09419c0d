"""Signing an assessment, and unlocking one that everybody has signed."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kompass.assessment.editing.own import require_member
from kompass.assessment.journal.changes import Edit
from kompass.assessment.team import signing
from kompass.assessment.values.state import Entity
from kompass.errors import KompassError
from kompass.ids import RowId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def sign(file: "AssessmentFile", assessor: RowId) -> None:
    """Sign the assessment as it stands; records nothing if that is signed already.

    When everybody in the team has signed it is locked: see ``signing``. A change made after
    a signature makes it outdated, and signing again renews it. Raises ``KompassError`` for
    somebody who is not in the team, and while a conflict is open since a merge.
    """
    require_member(file, assessor)
    if file.snapshot.conflicts:
        raise KompassError(
            "Det finns konflikter kvar efter en sammanslagning. Avgör dem innan du undertecknar."
        )
    signature = file.snapshot.signatures.get(assessor)
    if signature is not None and signature.current:
        return
    signed = {
        "change": file.latest_step.changes[-1].id,
        "digest": signing.digest(file.state),
        "at": datetime.now(UTC).isoformat(),
    }
    file.record([Edit(Entity.SIGNATURE, assessor, "signed", signed)])


def withdraw(file: "AssessmentFile", assessor: RowId) -> None:
    """Take back one signature. One that locks the assessment is taken back by ``unlock``."""
    file.record([Edit(Entity.SIGNATURE, assessor, "signed", None)])


def unlock(file: "AssessmentFile") -> None:
    """Take back all signatures, so that the assessment can be changed again.

    A change like any other: who did it, and when, stays in the journal. Raises
    ``KompassError`` if it is not locked.
    """
    if not signing.is_locked(file.snapshot):
        raise KompassError("Utvärderingen är inte låst: alla har inte undertecknat den som den är.")
    file.record([Edit(Entity.SIGNATURE, row, "signed", None) for row in file.snapshot.signatures])
