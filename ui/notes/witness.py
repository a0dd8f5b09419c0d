"""``=``: two assessors have noted the same statement, which is then one piece of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from ui.notes.notebook import Notebook


def same_statement_beside(notebook: Notebook, at: int) -> str:
    """Tie the line to the nearest one beside it of another, or untie them; return what to say."""
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
    if own.id is None or other.id is None:
        return ""
    return same_statement(notebook, own.id, other.id)


def same_statement(notebook: Notebook, own: RowId, other: RowId) -> str:
    """Tie an own line to another's, or untie them; return what to say."""
    lines = notebook.material.lines
    ties = [one for one, to in ((own, other), (other, own)) if lines[one].witness == to]

    def change(file: AssessmentFile, step: StepId) -> None:
        from kompass.assessment.edits import mark_line

        for one in ties:
            mark_line(file, one, step=step, witness=None)
        if not ties:
            mark_line(file, own, step=step, witness=other)

    if not notebook.do(change):
        return ""
    if ties:
        return _tr("Raderna räknas var för sig igen.")
    return _tr("Samma uppgift, två har antecknat den: räknas som ett belägg.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Witness", text)
