"""States in words and signs, the same in the table, in the form and in the preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.models.intake_states import CellState, ColumnState, Standing


@dataclass(frozen=True)
class Look:
    """A sign by its name in ``ui.icons``, and colours by their names in ``ui.theme``."""

    sign: str
    tone: str = "text"
    ground: str = ""
    """Behind the figure; empty for none."""


CELL_LOOKS: Final = {
    CellState.SURE: Look("check"),
    CellState.CONFIRMED: Look("checks", "accent", "accent_soft"),
    CellState.DOUBTFUL: Look("help", "reference", "reference_soft"),
    CellState.REFUSED: Look("x", "damage", "damage_soft"),
    CellState.LEFT_OUT: Look("minus", "muted", "rail"),
    CellState.REFERENCE: Look("minus", "muted", "rail"),
}
WAITING: Final = Look("hourglass", "muted")
"""Of a sure figure whose column waits for something."""
COLUMN_LOOKS: Final = {
    ColumnState.TAKEN: Look("check", "accent"),
    ColumnState.WAITS: Look("help", "reference"),
    ColumnState.EMPTY: Look("help", "reference"),
    ColumnState.LEFT_OUT: Look("minus", "muted"),
    ColumnState.REFERENCE: Look("minus", "muted"),
}


def cell_word(state: CellState, *, waits: bool = False) -> str:
    """Return a state in one word, or two."""
    if state is CellState.SURE and waits:
        return _tr("väntar")
    return {
        CellState.SURE: _tr("säker"),
        CellState.CONFIRMED: _tr("bekräftad"),
        CellState.DOUBTFUL: _tr("tveksam"),
        CellState.REFUSED: _tr("vägrad"),
        CellState.LEFT_OUT: _tr("utelämnad"),
        CellState.REFERENCE: _tr("referens"),
    }[state]


def standing_words(standing: Standing) -> str:
    """Return how a column stands, short enough for the head of the column."""
    if standing.state is ColumnState.REFERENCE:
        return _tr("tas aldrig in")
    if standing.state is ColumnState.LEFT_OUT:
        return _tr("utelämnad")
    if standing.state is ColumnState.EMPTY:
        return _tr("inget bekräftat")
    if standing.state is ColumnState.WAITS:
        return _tr("väntar på dig")
    figures = _tr("1 tal tas in") if standing.taken == 1 else _tr("{0} tal tas in")
    return figures.format(standing.taken)


def _tr(words: str) -> str:
    return QCoreApplication.translate("IntakeWords", words)
