"""The board: one view of the comparison at a time, with what must be said beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.charts.theme import DARK, LIGHT, PAPER
from kompass.comparison.facing import Pair
from ui.actions import Actions
from ui.comparing.beside_or_below import BesideOrBelow
from ui.comparing.desk import Desk
from ui.comparing.drawing import Chart, chart_of
from ui.comparing.hint import Hint
from ui.comparing.notes_panel import NotesPanel
from ui.comparing.places_pane import PlacesPane
from ui.comparing.view_bar import PairBar, ViewBar
from ui.comparing.why_pane import WhyPane
from ui.comparing.wrapped_table import WrappedTable
from ui.models.comparing_questions import QuestionsTable
from ui.models.comparing_table import PointsTable, signs_explained
from ui.models.comparing_views import View
from ui.theme import GRID, Theme
from ui.widgets.chart_view import ChartView
from ui.widgets.labels import show_sentence, wrapped
from ui.widgets.one_of import OneOf
from ui.widgets.picture_out import PictureOut
from ui.widgets.rows_view import copy_rows

if TYPE_CHECKING:
    from kompass.comparison.model import Comparison

_SIDE = 38 * GRID
_SIDE_LARGE = 54 * GRID
"""The width of the notes with ordinary text, and at most."""
_COPY_SIZE = (9.0, 7.5)
"""Inches of a copied picture."""
_PAIRED = frozenset({View.DIFFERENCES, View.TABLE, View.QUESTIONS})
_FEW = 4
"""With no more subjects the table has room for marks in one line."""
_QUESTION_WIDTHS = {1: 13, 2: 13, 3: 10, 4: 10, 5: 14, 6: 16}


class Board(QWidget):
    """``shown``: another view or other figures are on the screen; ``chart`` is its chart."""

    shown = Signal()

    def __init__(self, desk: Desk, actions: Actions, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._chart: Chart | None = None
        self._pairs_of: tuple[str, ...] = ()
        self.views = ViewBar(actions, page)
        self.pairs = PairBar()
        self.chart_view = ChartView(theme)
        self.points = PointsTable(theme, self)
        self.points_view = WrappedTable(
            self.points, theme, {}, name=self.tr("Poäng och skillnader, område för område")
        )
        self.legend = wrapped(text="small", tone="muted")
        self._points_part = _below(self.points_view, self.legend)
        self.questions = QuestionsTable(self)
        self.questions_view = WrappedTable(
            self.questions, theme, _QUESTION_WIDTHS,
            name=self.tr("Delfrågor efter ändring"), sortable=True,
        )  # fmt: skip
        self.why = WhyPane(desk, theme)
        self.places = PlacesPane(desk, theme)
        self.hint = Hint(actions, theme, "arrows-left-right")
        self.notes = NotesPanel()
        self.out = PictureOut(self)
        self._lay_out()
        self._connect()

    @property
    def chart(self) -> Chart | None:
        """The chart on the screen; ``None`` where the view has none."""
        return self._chart

    @property
    def table(self) -> WrappedTable | None:
        """The table on the screen; ``None`` where the view has none to copy."""
        tables = {
            View.TABLE: self.points_view,
            View.QUESTIONS: self.questions_view,
            View.WHY: self.why.moved_view,
        }
        found = tables.get(self.views.view)
        return found if found is not None and found.rows.rowCount() else None

    def copy(self) -> None:
        """Put the chart, or else the table on the screen, on the clipboard."""
        chart, table = self._chart, self.table
        if chart is not None:
            self.out.copy(lambda: chart.draw(PAPER, _COPY_SIZE))
        elif table is not None:
            copy_rows(table.rows)
            self.out.tell(self.tr("Tabellen är kopierad."))

    def refresh(self) -> None:
        """Show the comparison as it stands now."""
        comparison = self._desk.comparison
        if comparison is None:
            self._chart = None
            return
        self._offer_pairs(comparison)
        self.notes.show_comparison(comparison)
        self._show()

    def _lay_out(self) -> None:
        self._parts = OneOf(self.chart_view)
        # All of them from the start, so that the keyboard comes to them before the notes.
        for part in (self._points_part, self.questions_view, self.why, self.places, self.hint):
            self._parts.addWidget(part)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.pairs)
        column.addWidget(self._parts, 1)
        column.addWidget(self.out)
        self.split = BesideOrBelow(left, self.notes, self._theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.views)
        whole.addWidget(self.split, 1)
        self._fit_side()

    def _connect(self) -> None:
        self.views.changed.connect(self._show)
        self.pairs.changed.connect(self._show)
        self._theme.changed.connect(self._on_theme)
        self.notes.area_chosen.connect(self._on_area)
        self.points_view.moved.connect(self._on_row)

    def _offer_pairs(self, comparison: Comparison) -> None:
        """Offer the base against each of the others; the same other stays chosen."""
        ids = tuple(one.id for one in comparison.subjects)
        chosen = self._pairs_of[self.pairs.nth] if self.pairs.nth < len(self._pairs_of) else ""
        nth = ids.index(chosen) if chosen in ids[1:] else 1
        self._pairs_of = ids
        self._title_pairs(comparison, nth)

    def _title_pairs(self, comparison: Comparison, nth: int) -> None:
        turned = self.pairs.turned
        titles = [
            Pair(other, turned).title(comparison) for other in range(1, len(comparison.subjects))
        ]
        self.pairs.show_pairs(titles, nth)

    def _show(self) -> None:
        comparison, ground = self._desk.comparison, self._desk.ground
        if comparison is None or ground is None:
            return
        self._title_pairs(comparison, min(self.pairs.nth, len(comparison.subjects) - 1))
        pair = Pair(self.pairs.nth, self.pairs.turned)
        view = self.views.view
        self.pairs.setVisible(view in _PAIRED)
        self.out.tell("")
        self._chart = chart_of(comparison, view, pair, ground.crosswalks)
        show: dict[View, Callable[[Comparison, Pair], bool]] = {
            View.TABLE: self._show_points,
            View.QUESTIONS: self._show_questions,
            View.WHY: lambda found, _: self._shown_if(
                self.why, there=self.why.show_comparison(found)
            ),
            View.PLACES: self._show_places,
        }
        if not show.get(view, self._show_chart)(comparison, pair):
            self._say_what_is_missing(view)
        wide = self.points_view if view is View.TABLE else self.table
        self.split.make_room(0 if wide is None else wide.needed_width() + 4 * GRID)
        self.shown.emit()

    def _show_chart(self, comparison: Comparison, pair: Pair) -> bool:
        del comparison, pair
        if self._chart is None:
            return False
        self._draw(self.chart_view, self._chart)
        self.chart_view.choose_area(self.notes.area)
        return self._shown_if(self.chart_view)

    def _show_points(self, comparison: Comparison, pair: Pair) -> bool:
        self.points_view.use_widths(_point_widths(len(comparison.subjects)))
        self.points.show_comparison(comparison, pair)
        show_sentence(self.legend, " ".join(signs_explained(comparison)))
        return self._shown_if(self._points_part)

    def _show_questions(self, comparison: Comparison, pair: Pair) -> bool:
        self.questions.show_comparison(comparison, pair)
        return self._shown_if(self.questions_view, there=bool(self.questions.rows))

    def _show_places(self, comparison: Comparison, pair: Pair) -> bool:
        del pair
        if self._chart is not None:
            self._draw(self.places.chart, self._chart)
        there = self.places.show_comparison(comparison, charted=self._chart is not None)
        return self._shown_if(self.places, there=there)

    def _shown_if(self, part: QWidget, *, there: bool = True) -> bool:
        self._parts.show_part(part if there else self.hint)
        return there

    def _draw(self, view: ChartView, chart: Chart) -> None:
        look = DARK if self._theme.dark else LIGHT
        view.show_chart(partial(chart.on_screen, look), name=chart.name, words=chart.words)

    def _say_what_is_missing(self, view: View) -> None:
        heading, words = {
            View.QUESTIONS: (
                self.tr("Inga delfrågor att jämföra"),
                self.tr(
                    "Delfrågorna visas när båda har kända poäng för dem. De flesta publicerade "
                    "resultat har bara områdenas poäng."
                ),
            ),
            View.PLACES: (
                self.tr("Ingen att rangordnas bland"),
                self.tr(
                    "Placeringar visas när minst två utvärderingar är jämförbara i något område."
                ),
            ),
        }.get(
            view,
            (
                self.tr("Bara ett besök"),
                self.tr(
                    "Det här visas när minst två besök i samma kommun är med, med kända årtal. "
                    "Lägg till ett tidigare besök."
                ),
            ),
        )
        self.hint.say(heading, words)
        mine = self._desk.visits.proposed() if view in (View.SLOPES, View.WHY) else ()
        visits = [one for one in mine if not one.is_reference]
        self.hint.offer(visits, lambda subject: self._desk.add((subject,)))
        self._parts.show_part(self.hint)

    def _on_area(self, area: int | None) -> None:
        self.chart_view.choose_area(area)

    def _on_row(self, at: int) -> None:
        row = self.points.row(at)
        if row is not None:
            self.notes.choose_area(row.area)

    def _on_theme(self) -> None:
        self._fit_side()
        if self._desk.comparison is not None:
            self._show()

    def _fit_side(self) -> None:
        self.notes.setMinimumWidth(min(round(_SIDE * self._theme.scale), _SIDE_LARGE))


def _below(table: QWidget, legend: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(table, 1)
    column.addWidget(legend)
    return part


def _point_widths(subjects: int) -> dict[int, int]:
    """Return the widths of the table of points: narrower with many subjects."""
    few = subjects <= _FEW
    widths = dict.fromkeys(range(1, subjects + 1), 11 if few else 10)
    return {**widths, -4: 10, -3: 10, -2: 10, -1: 17 if few else 12}
