"""``=``: two assessors have noted the same statement, which is then one piece of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import StepId
    from ui.notes.notebook import Notebook


def same_statement(notebook: Notebook, at: int) -> str:
    """Tie the line to the nearest own one beside it, or untie them; return what to say."""
    rows = notebook.rows
    row = rows[at]
    beside = [
        rows[near]
        for near in (at - 1, at + 1)
        if 0 <= near < len(rows)
        and rows[near].id is not None
        and rows[near].foreign is not row.foreign
    ]
    if row.id is None or not beside:
        return _tr("Ingen rad av någon annan står intill, så det finns inget att jämställa.")
    own, other = (beside[0], row) if row.foreign else (row, beside[0])
    own_id, other_id = own.id, other.id
    if own_id is None or own.line is None:
        return ""
    untie = own.line.witness == other_id

    def change(file: AssessmentFile, step: StepId) -> None:
        from kompass.assessment.edits import mark_line

        mark_line(file, own_id, step=step, witness=None if untie else other_id)

    if not notebook.do(change):
        return ""
    if untie:
        return _tr("Raderna räknas var för sig igen.")
    return _tr("Samma uppgift, två har antecknat den: räknas som ett belägg.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Witness", text)
