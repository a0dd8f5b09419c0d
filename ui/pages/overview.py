"""Översikt: how far the open assessment has come, and what to do next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kompass.assessment.snapshot import Snapshot
from kompass.swedish import format_count, format_period, join_words
from ui.actions import ActionId, Actions
from ui.models.next_step import NextStep, Stage, next_step
from ui.session import Session
from ui.theme import GRID, Theme, mark
from ui.widgets.area_row import AreaRow
from ui.widgets.labels import label, wrapped
from ui.widgets.scroll_sheet import ScrollSheet

_RIGHT = 42 * GRID
_WIDEST = 156 * GRID

_LEADS_TO = {
    Stage.BEGIN: ActionId.NEXT_UNSCORED,
    Stage.SCORE: ActionId.NEXT_UNSCORED,
    Stage.EXPLAIN: ActionId.PAGE_SCORING,
    Stage.REPORT: ActionId.PAGE_REPORT,
}


class OverviewPage(QWidget):
    """The areas at one glance at the left; the next step and the facts at the right.

    ``area_requested`` carries the ``AreaId`` of an area that the person wants to work with.
    """

    area_requested = Signal(str)

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._theme = theme
        self._rows: list[AreaRow] = []
        self._areas = QVBoxLayout()
        self._areas.setSpacing(GRID // 2)
        self._next_text = wrapped()
        self._next = QPushButton()
        self._stage = Stage.BEGIN
        self._facts = QFormLayout()
        mark(self._next, kind="primary")
        self._next.clicked.connect(self._go_on)
        self.setFocusProxy(self._next)
        self._lay_out()
        for signal in (session.opened, session.changed):
            signal.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        if not self._session.is_open:
            return
        snapshot, result = self._session.snapshot, self._session.result
        self._fit_rows(len(result.areas))
        titles = [area.area.title for area in result.areas]
        for row, area in zip(self._rows, result.areas, strict=True):
            row.show_result(area, titles)
        self._show_next(next_step(snapshot, result))
        self._show_facts(snapshot)

    def _fit_rows(self, count: int) -> None:
        while len(self._rows) > count:
            self._rows.pop().deleteLater()
        while len(self._rows) < count:
            row = AreaRow(self._theme)
            row.clicked.connect(self._on_row_clicked)
            self._areas.addWidget(row)
            self._rows.append(row)

    def _on_row_clicked(self) -> None:
        number = self._rows.index(self.sender())  # type: ignore[arg-type]  # rows only
        self.area_requested.emit(self._session.result.areas[number].area.id)

    def _show_next(self, step: NextStep) -> None:
        texts = {
            Stage.BEGIN: self.tr("{n} frågor väntar på poäng. Börja med den första."),
            Stage.SCORE: self.tr("{n} frågor är ännu inte bedömda."),
            Stage.EXPLAIN: self.tr("Alla frågor har poäng. {n} av dem saknar motivering."),
            Stage.REPORT: self.tr("Alla frågor har poäng och motivering. Gör rapporten klar."),
        }
        buttons = {
            Stage.BEGIN: self.tr("Börja bedöma"),
            Stage.SCORE: self.tr("Fortsätt bedöma"),
            Stage.EXPLAIN: self.tr("Skriv motiveringar"),
            Stage.REPORT: self.tr("Till rapporten"),
        }
        self._stage = step.stage
        self._next_text.setText(texts[step.stage].format(n=step.left))
        self._next.setText(buttons[step.stage])

    def _go_on(self) -> None:
        self._actions[_LEADS_TO[self._stage]].trigger()

    def _show_facts(self, snapshot: Snapshot) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in self._facts_of(snapshot):
            if value:
                self._facts.addRow(label(name, tone="muted"), wrapped(value))

    def _facts_of(self, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
        details = snapshot.details
        people = format_count(details.inhabitants) if details.inhabitants else ""
        if people and details.inhabitants_year:
            people = self.tr("{people} ({year})").format(
                people=people, year=details.inhabitants_year
            )
        return (
            (self.tr("Län"), details.unit.county),
            (self.tr("Invånare"), people),
            (self.tr("Utgåva"), snapshot.edition.title),
            (self.tr("Indikatorer"), self._indicators(snapshot)),
            (self.tr("Besök"), format_period(details.visit_from, details.visit_to)),
            (self.tr("Team"), join_words([person.name for person in snapshot.assessors])),
            (self.tr("Styrkor"), self._count(snapshot, "strengths")),
            (self.tr("Förbättringar"), self._count(snapshot, "improvements")),
        )

    def _indicators(self, snapshot: Snapshot) -> str:
        """Return whose indicators the questions carry, empty if they have none."""
        chosen = snapshot.edition.indicator_set
        if chosen is not None:
            return chosen.label
        return self.tr("utgåvans egna") if any(snapshot.edition.indicators()) else ""

    def _count(self, snapshot: Snapshot, what: str) -> str:
        count = sum(len(getattr(texts, what)) for texts in snapshot.texts.values())
        return self.tr("{count} skrivna").format(count=count) if count else self.tr("inga ännu")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(label(self.tr("Områden"), weight="strong"))
        left.addLayout(self._areas)
        left.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(6 * GRID)
        columns.addLayout(left, 1)
        columns.addWidget(self._right())
        sheet = ScrollSheet(columns, widest=_WIDEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(sheet)

    def _right(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_RIGHT)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Nästa steg"), weight="strong"))
        column.addWidget(self._next_text)
        column.addWidget(self._next)
        column.addSpacing(3 * GRID)
        column.addWidget(label(self.tr("Om utvärderingen"), weight="strong"))
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(GRID)
        column.addLayout(self._facts)
        column.addStretch()
        return side
