"""Placeringar: places among those compared as a chart, and where own visits stood in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.comparing.desk import Desk
from ui.comparing.wrapped_table import WrappedTable
from ui.models.comparing_why import PlacesTable, WhyRow, place_rows
from ui.theme import GRID, Theme
from ui.widgets.chart_view import ChartView
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.comparison.model import Comparison
    from kompass.comparison.subjects import Subject

_AROUND, _APART = 18, 6
"""Steps of the grid around the places of a chart, and from place to place."""
_WIDTHS = {2: 16, 0: 30}


class PlacesPane(TallScroll):
    """The chart above, the own visits below; either may be missing."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pairs: tuple[tuple[Subject, Subject], ...] = ()
        self.chart = ChartView(theme)
        self.heading = label(self.tr("Platsen bland andra, besök för besök"), weight="strong")
        self.rows = PlacesTable(self)
        self.view = WrappedTable(
            self.rows, theme, _WIDTHS, name=self.tr("Platsen bland andra"), whole=True
        )
        self.note = wrapped(text="small", tone="muted")
        self.state = wrapped(tone="muted")
        self.trouble = trouble_label()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.chart, self.heading, self.state, self.trouble, self.view, self.note):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)
        desk.everyone.changed.connect(self._show_moves)

    def show_comparison(self, comparison: Comparison, *, charted: bool) -> bool:
        """Show the places of its own visits; return whether there is anything to show."""
        from kompass.comparison.visits import own_visits

        self.chart.setVisible(charted)
        self.chart.setFixedHeight((_AROUND + _APART * len(comparison.subjects)) * GRID)
        self._pairs = own_visits(comparison.subjects)
        for part in (self.heading, self.view, self.note, self.state, self.trouble):
            part.setVisible(False)
        if self._pairs:
            self._desk.everyone.ask()
            self._show_moves()
        return charted or bool(self._pairs)

    def _show_moves(self) -> None:
        if not self._pairs:
            return
        everyone = self._desk.everyone
        self.heading.show()
        show_sentence(self.trouble, everyone.trouble)
        if everyone.found is None:
            show_sentence(self.state, self.tr("Läser jämförelsebasen…"))
            return
        rows = self._moves(everyone.found)
        self.rows.show_rows(rows)
        self.view.setVisible(bool(rows))
        from kompass.comparison.visits import PEERS_AT

        show_sentence(self.note, PEERS_AT if rows else "")
        nobody = self.tr("Det finns inga andra resultat att rangordna besöken bland.")
        show_sentence(self.state, "" if rows or everyone.trouble else nobody)

    def _moves(self, everyone: tuple[Subject, ...]) -> list[WhyRow]:
        from kompass.comparison.follow_up import ranked_visits

        ground = self._desk.ground
        if ground is None:
            return []
        rows: list[WhyRow] = []
        for before, now in self._pairs:
            found = place_rows(ranked_visits(before, now, ground.crosswalks, everyone))
            if len(self._pairs) > 1 and found:
                rows.append(WhyRow(f"{before.title} – {now.title}", "", "", "", ""))
            rows += found
        return rows
