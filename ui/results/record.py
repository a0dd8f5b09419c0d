"""One result as a record: figures, marks, source, what is said, what was done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kompass.archive.values import edition_name
from ui.actions import ActionId, Actions
from ui.models.results_words import (
    comparable_in_full,
    levels,
    origins_in_full,
    total_in_full,
    unit_words,
)
from ui.results.linked import LinkedText
from ui.results.points import Points
from ui.results.told import OtherVisits, Statements, TraceLines
from ui.theme import GRID, Theme, mark
from ui.widgets.action_button import ActionButton
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from ui.models.results_record import Record


class RecordSheet(TallScroll):
    """``visit_requested``: carries the id of another visit of the same municipality."""

    visit_requested = Signal(str)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record: Record | None = None
        self._actions = actions
        self.compare = ActionButton(actions[ActionId.ARCHIVE_COMPARE], self.tr("Jämför"))
        self.correct = ActionButton(actions[ActionId.ARCHIVE_CORRECT], self.tr("Rätta…"))
        self.withdraw = ActionButton(actions[ActionId.ARCHIVE_WITHDRAW], self.tr("Dra tillbaka…"))
        self.title = wrapped(text="title")
        self.about = wrapped(tone="muted")
        self.marks = wrapped()
        self._notice = QFrame()
        self.total = wrapped(text="small", tone="muted")
        self.points = Points(theme)
        self.statements = Statements()
        self.source = LinkedText()
        self.note = LinkedText()
        self._note_title = label(self.tr("Anmärkning"), weight="strong")
        self.others = OtherVisits()
        self.trace = TraceLines()
        self._empty = wrapped(
            self.tr("Välj ett resultat i listan, så visas det här med källa, poäng och spår."),
            tone="muted",
        )
        self._sheet, self._alone = QWidget(), QWidget()
        self._lay_out()
        self.others.visit_requested.connect(self.visit_requested)
        self.show_record(None)

    def show_record(self, record: Record | None) -> None:
        """Show a result, or what to do while none is chosen."""
        same = (
            record is not None
            and self.record is not None
            and record.result.id == self.record.result.id
        )
        self.record = record
        self._alone.setVisible(record is None)
        self._sheet.setVisible(record is not None)
        if record is None:
            return
        result = record.result
        self.title.setText(f"{unit_words(result)} {result.year or self.tr('(år okänt)')}")
        self.about.setText(self._about(result))
        self._show_marks(result)
        self.points.show_points(record)
        self.total.setText(total_in_full(result))
        self.statements.show_statements(result, record.edition)
        self.source.show_text(result.source or self.tr("Ingen källa är angiven."))
        self.note.show_text(result.note)
        for part in (self._note_title, self.note):
            part.setVisible(bool(result.note))
        self.others.show_visits(record.others)
        self.trace.show_trace(record)
        back = result.withdrawn is not None
        self.withdraw.setText(self.tr("Återställ…") if back else self.tr("Dra tillbaka…"))
        if not same:
            self.verticalScrollBar().setValue(0)

    def tell_picked(self, count: int) -> None:
        """Say how many results the button compares."""
        several = self.tr("Jämför {count} valda").format(count=count)
        self.compare.setText(several if count > 1 else self.tr("Jämför"))

    def _show_marks(self, result: Result) -> None:
        """Say at once what keeps it from being compared as it stands."""
        said = []
        if result.withdrawn is not None or not result.comparable:
            said.append(comparable_in_full(result))
        if result.withdrawn is not None and not result.comparable:
            said.append(result.why_not)
        if result.total_differs:
            said.append(total_in_full(result))
        show_sentence(self.marks, "\n".join(said))
        self._notice.setVisible(bool(said))
        self.total.setVisible(not result.total_differs)

    def _about(self, result: Result) -> str:
        from kompass.assessment.register import municipalities

        parts = [edition_name(result.edition), levels()[result.level]]
        found = next((one for one in municipalities() if one.code == result.code), None)
        if found is not None:
            parts += [found.county, found.skr_group]
        parts.append(origins_in_full()[result.origin])
        if result.comparable and result.withdrawn is None:
            parts.append(self.tr("jämförbart inom utgåvan"))
        return " · ".join(parts)

    def _lay_out(self) -> None:
        mark(self.compare, kind="primary")
        mark(self._notice, surface="notice")
        inside = QVBoxLayout(self._notice)
        inside.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.addWidget(self.marks)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.compare, self.correct, self.withdraw):
            button.setIcon(button.icon().__class__())
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(buttons)
        for part in (self._notice, self.points, self.total):
            column.addWidget(part)
        for title, part in (
            (label(self.tr("Källa"), weight="strong"), self.source),
            (self._note_title, self.note),
        ):
            column.addSpacing(GRID)
            column.addWidget(title)
            column.addWidget(part)
        for told in (self.others, self.statements, self.trace):
            column.addWidget(told)
        column.addStretch(1)
        alone = QVBoxLayout(self._alone)
        alone.setContentsMargins(3 * GRID, 8 * GRID, 3 * GRID, GRID)
        alone.addWidget(self._empty)
        alone.addStretch(1)
        both = QWidget()
        outer = QVBoxLayout(both)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._alone)
        outer.addWidget(self._sheet)
        self.setWidget(both)
