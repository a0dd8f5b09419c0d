"""Översikt: how far the open assessment has come, and what to do next."""

from dataclasses import astuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kompass.assessment.snapshot import Snapshot
from kompass.swedish import format_count, format_period, join_words
from ui.actions import ActionId, Actions
from ui.evidence.standing import EvidenceStanding
from ui.models.contested import Key, details, open_among
from ui.models.next_step import NextStep, Stage, next_step
from ui.session import Session
from ui.theme import GRID, Theme, mark
from ui.widgets.area_row import AreaRow
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.labels import label, wrapped
from ui.widgets.scroll_sheet import ScrollSheet

_RIGHT = 42 * GRID
_WIDEST = 156 * GRID

_LEADS_TO = {
    Stage.BEGIN: ActionId.NEXT_UNSCORED,
    Stage.SCORE: ActionId.NEXT_UNSCORED,
    Stage.EXPLAIN: ActionId.PAGE_SCORING,
    Stage.DECIDE: ActionId.DECIDE,
    Stage.REPORT: ActionId.PAGE_REPORT,
}


class OverviewPage(QWidget):
    """The areas at one glance at the left; the next step and the facts at the right.

    ``area_requested`` and ``question_requested`` carry the id of what to work with.
    """

    area_requested = Signal(str)
    question_requested = Signal(str)

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
        self.evidence = EvidenceStanding(session, self)
        self.evidence.question_requested.connect(self.question_requested)
        self._facts = QFormLayout()
        self._told: object = None
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
        self.evidence.show_snapshot(snapshot)

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
            Stage.DECIDE: self.tr("Alla frågor har poäng. {n} konflikter återstår att avgöra."),
            Stage.REPORT: self.tr("Alla frågor har poäng och motivering. Gör rapporten klar."),
        }
        buttons = {
            Stage.BEGIN: self.tr("Börja bedöma"),
            Stage.SCORE: self.tr("Fortsätt bedöma"),
            Stage.EXPLAIN: self.tr("Skriv motiveringar"),
            Stage.DECIDE: self.tr("Avgör konflikter"),
            Stage.REPORT: self.tr("Till rapporten"),
        }
        self._stage = step.stage
        words = texts[step.stage].format(n=step.left)
        if step.stage is Stage.DECIDE and step.left == 1:
            words = self.tr("Alla frågor har poäng. 1 konflikt återstår att avgöra.")
        self._next_text.setText(words)
        self._next.setText(buttons[step.stage])

    def _go_on(self) -> None:
        self._actions[_LEADS_TO[self._stage]].trigger()

    def _show_facts(self, snapshot: Snapshot) -> None:
        conflicts = self._conflicts_of(snapshot)
        shown = self._facts_of(snapshot)
        told = (shown, conflicts, snapshot.conflicts)
        if told == self._told:
            return  # the keyboard may be in one of the marks
        self._told = told
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in shown:
            conflict = conflicts.get(name, ())
            if value or conflict:
                title = label(name, tone="muted")
                title.setAlignment(Qt.AlignmentFlag.AlignTop)
                self._facts.addRow(title, self._fact(value, conflict))

    def _fact(self, value: str, watched: tuple[Key, ...]) -> QWidget:
        """Return a fact, with a mark under it where copies differ about it."""
        if not watched:
            return wrapped(value)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 4)
        conflict = ConflictMark(self._session, self._next, both)
        conflict.watch(*watched)
        column.addWidget(wrapped(value or self.tr("inget")))
        column.addWidget(conflict, 0, Qt.AlignmentFlag.AlignLeft)
        return both

    def _conflicts_of(self, snapshot: Snapshot) -> dict[str, tuple[Key, ...]]:
        """Return by the name of a fact the fields of it that copies differ about."""
        team = tuple(
            (each.entity, each.id, each.field)
            for each in sorted(snapshot.conflicts, key=str)
            if each.entity == "assessor"
        )
        fields = {
            self.tr("Gäller"): details(snapshot, "unit", "level"),
            self.tr("År"): details(snapshot, "year"),
            self.tr("Invånare"): details(snapshot, "inhabitants", "inhabitants_year"),
            self.tr("Besök"): details(snapshot, "visit_from", "visit_to"),
            self.tr("Team"): team,
        }
        return {
            name: found
            for name, keys in fields.items()
            if (found := tuple(astuple(each) for each in open_among(snapshot, keys)))
        }

    def _facts_of(self, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
        facts = snapshot.details
        people = format_count(facts.inhabitants) if facts.inhabitants else ""
        if people and facts.inhabitants_year:
            people = self.tr("{people} ({year})").format(people=people, year=facts.inhabitants_year)
        contested = self._conflicts_of(snapshot)
        # In the header already, so only where they need to be decided.
        unit = facts.unit.name if self.tr("Gäller") in contested else ""
        year = str(facts.year) if self.tr("År") in contested else ""
        return (
            (self.tr("Gäller"), unit),
            (self.tr("År"), year),
            (self.tr("Län"), facts.unit.county),
            (self.tr("Invånare"), people),
            (self.tr("Utgåva"), snapshot.edition.title),
            (self.tr("Indikatorer"), self._indicators(snapshot)),
            (self.tr("Besök"), format_period(facts.visit_from, facts.visit_to)),
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
        column.addSpacing(2 * GRID)
        column.addWidget(self.evidence)
        column.addSpacing(GRID)
        column.addWidget(label(self.tr("Om utvärderingen"), weight="strong"))
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(GRID)
        column.addLayout(self._facts)
        column.addStretch()
        return side
