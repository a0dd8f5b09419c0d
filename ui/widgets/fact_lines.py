"""Ties line fields to short facts of the assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.line_saver import LineSaver

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import StepId
    from ui.models.facts import Fact
    from ui.session import Session


def bind_fact(session: Session, saver: LineSaver, fact: Fact) -> None:
    """Show a fact in the field of ``saver`` and save it from there."""

    def read(snapshot: Snapshot) -> str:
        return fact.show(snapshot.details)

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_details(file, step=step, **fact.given(file.snapshot.details, text))

    def check(text: str) -> str:
        return fact.refusal(session.snapshot.details, text)

    saver.bind(read, write, check)
