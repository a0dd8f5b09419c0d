"""Charts of the selection: how areas are spread, totals over the years, totals side by side."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kompass.charts.theme import DARK, LIGHT, PAPER, ChartTheme
from ui.icons import icon
from ui.models.results_asking import Asking
from ui.models.results_charts import SelectionTotals
from ui.models.results_desk import ResultsDesk
from ui.models.results_figures import Answer
from ui.results.choose_edition import ChooseEdition
from ui.theme import GRID, Theme, mark
from ui.widgets.chart_view import ChartView
from ui.widgets.labels import wrapped
from ui.widgets.picture_out import PictureOut

if TYPE_CHECKING:
    from kompass.charts.picture import Picture
    from kompass.charts.several import Spreads

_PAPER = (7.5, 5.0)
"""Inches of a picture that is saved."""
Paint = Callable[..., "Picture"]
"""Draws with a look, in inches, with or without a title."""


class Kind(Enum):
    """What is drawn."""

    SPREAD = "spread"
    TREND = "trend"
    TOTALS = "totals"


class ResultCharts(QWidget):
    """One chart at a time; what it needs is read and computed beside the window."""

    def __init__(
        self, desk: ResultsDesk, asking: Asking, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asking = asking
        self._theme = theme
        self._kind = Kind.SPREAD
        self._paint: Paint | None = None
        self._name = ""
        self._stale = True
        self.chart = ChartView(theme)
        self.choose_edition = ChooseEdition(desk)
        self.note = wrapped(text="small", tone="muted")
        self.out = PictureOut()
        self.copy = QPushButton(icon("copy"), self.tr("Kopiera bilden"))
        self.save = QPushButton(icon("photo-down"), self.tr("Spara bilden…"))
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self.kinds = {
            Kind.SPREAD: self._button(self.tr("Spridning per område"), Kind.SPREAD),
            Kind.TREND: self._button(self.tr("Totaler över åren"), Kind.TREND),
            Kind.TOTALS: self._button(self.tr("Totaler"), Kind.TOTALS),
        }
        self.kinds[self._kind].setChecked(True)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def show_kind(self, kind: Kind) -> None:
        """Draw something else."""
        self._kind = kind
        self.kinds[kind].setChecked(True)
        self.refresh()

    def refresh(self) -> None:
        """Read and draw anew, as soon as somebody looks."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        if self._kind is not Kind.SPREAD:
            self._asking.read_totals()
        elif self._asking.edition() is not None:
            self._asking.compute()
        else:
            self._show(None)

    def _on_answered(self, answer: Answer) -> None:
        if self._kind is not Kind.SPREAD or not self.isVisible():
            return
        self._asking.find_spreads(answer)

    def _on_spread(self, data: Spreads, answer: Answer) -> None:
        if self._kind is not Kind.SPREAD or not self.isVisible():
            return
        from kompass.charts.spread import describe, spread

        said = [answer.reference.warning] if answer.reference.warning else []
        if not data.own_label:
            said.append(self.tr("Välj ett resultat i listan för att se var det ligger."))
        self.note.setText(" ".join(said))
        self._name = self.tr("Spridning per område")
        self._show(partial(_painted, spread, data), describe(data))

    def _on_totals(self, found: SelectionTotals) -> None:
        if self._kind is Kind.SPREAD or not self.isVisible():
            return
        from kompass.charts.totals_chart import totals_chart
        from kompass.charts.trend import describe, trend

        draw = trend if self._kind is Kind.TREND else totals_chart
        self._name = self.kinds[self._kind].text()
        self.note.setText(self._left_out(found))
        if not found.totals.dots:
            self._show(None)
            self.note.setText(self.tr("Inget resultat i urvalet har både känd total och känt år."))
            return
        self._show(partial(_painted, draw, found.totals), describe(found.totals))

    def _left_out(self, found: SelectionTotals) -> str:
        said = []
        if found.without_total:
            said.append(
                self.tr("{count} resultat utan känd total är inte med i bilden.").format(
                    count=found.without_total
                )
            )
        if found.without_year:
            said.append(
                self.tr("{count} resultat utan känt år är inte med i bilden.").format(
                    count=found.without_year
                )
            )
        return " ".join(said)

    def _show(self, paint: Paint | None, words: str = "") -> None:
        """Show a chart, or where an edition is to be chosen first."""
        self._paint = paint
        for button in (self.copy, self.save):
            button.setEnabled(paint is not None)
        if paint is None:
            lacking = self._kind is Kind.SPREAD and self._asking.edition() is None
            self.choose_edition.show_choice(lacking=lacking)
            self._stack.setCurrentWidget(self.choose_edition)
            return
        self._stack.setCurrentWidget(self.chart)
        look = DARK if self._theme.dark else LIGHT
        # The title stands above already, in the words of the selection.
        bare = partial(paint, title=False)
        self.chart.show_chart(lambda size: bare(look, size), name=self._name, words=words)

    def _on_refused(self, sentence: str) -> None:
        self._show(None)
        self.choose_edition.say(sentence)

    def _on_save(self) -> None:
        if self._paint is not None:
            self.out.save(partial(self._paint, PAPER, _PAPER), Path(f"{self._name}.png"))

    def _on_copy(self) -> None:
        if self._paint is not None:
            self.out.copy(partial(self._paint, PAPER, _PAPER))

    def _connect(self) -> None:
        self._asking.answered.connect(self._on_answered)
        self._asking.spread.connect(self._on_spread)
        self._asking.totals_read.connect(self._on_totals)
        self._asking.refused.connect(self._on_refused)
        self._desk.read.connect(self.refresh)
        self._theme.changed.connect(self.refresh)
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.choose_edition)
        self._stack.addWidget(self.chart)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for kind in self.kinds.values():
            row.addWidget(kind)
        row.addStretch(1)
        for button in (self.copy, self.save):
            button.setAutoDefault(False)
            mark(button, kind="quiet")
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        column.addWidget(self.note)
        column.addWidget(self.out)

    def _button(self, words: str, kind: Kind) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        mark(button, kind="switch")
        button.clicked.connect(lambda _checked: self.show_kind(kind))
        self._group.addButton(button)
        return button


def _painted(
    draw: Callable[..., Picture],
    data: object,
    look: ChartTheme,
    size: tuple[float, float],
    *,
    title: bool = True,
) -> Picture:
    return draw(data, look, size, title=title)
