"""What stays outside: columns, figures and rows, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kompass.swedish import format_number
from ui.models.intake_findings import MOST, Finding
from ui.models.intake_states import CellState, ColumnState

if TYPE_CHECKING:
    from ui.models.intake_draft import Draft
    from ui.models.intake_plan import Plan

_SIGNS: Final = {
    CellState.DOUBTFUL: ("help", "reference"),
    CellState.REFUSED: ("x", "damage"),
    CellState.LEFT_OUT: ("minus", "muted"),
}


def left_of(draft: Draft, plan: Plan) -> tuple[Finding, ...]:
    """Return what stays outside, whole columns first."""
    taken = {going.column for going in plan.goings}
    outside = [at for at in range(len(draft.columns)) if at not in taken]
    found = [
        *(_column(draft, at) for at in outside),
        *(one for at in sorted(taken) for one in _figures(draft, at)),
        *(
            Finding("x", "damage", one.where or _tr("källan"), one.why, text=one.text)
            for one in draft.reading.refused
        ),
    ]
    if len(found) > MOST:
        rest = _tr("Och {0} till.").format(len(found) - MOST)
        return (*found[:MOST], Finding("info-circle", "muted", "", rest))
    return tuple(found)


def _column(draft: Draft, column: int) -> Finding:
    standing, title = draft.standing(column), draft.title(column)
    if standing.state is ColumnState.REFERENCE:
        said = [doubt.sentence for doubt in draft.about_column(column)]
        return Finding("minus", "muted", title, said[0] if said else _tr("Är inget resultat."))
    if standing.state is ColumnState.LEFT_OUT:
        return Finding("minus", "muted", title, _tr("Du har valt att inte ta in kolumnen."))
    if standing.waits_for:
        return Finding("help", "reference", title, " ".join(standing.waits_for))
    return Finding("help", "reference", title, _tr("Inget tal i kolumnen är bekräftat."))


def _figures(draft: Draft, column: int) -> Iterator[Finding]:
    for key, cell in draft.cells(column).items():
        state = draft.state(column, key)
        if state not in _SIGNS:
            continue
        sign, tone = _SIGNS[state]
        why = " ".join(doubt.sentence for doubt in draft.about_cell(column, key))
        if state is CellState.LEFT_OUT:
            why = _tr("Du har valt att inte ta in talet.")
        elif state is CellState.DOUBTFUL:
            why = _tr("Inte bekräftat. {0}").format(why)
        about = f"{draft.title(column)}: {format_number(cell.value)}"
        yield Finding(sign, tone, about, why, column, key, cell.where)


def _tr(words: str) -> str:
    return QCoreApplication.translate("IntakeLeft", words)
