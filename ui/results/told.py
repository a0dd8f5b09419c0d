"""What a record tells in words: statements, other visits, and what was done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.archive.values import edition_name
from ui.models.results_trace import done_with
from ui.models.results_words import levels, total_words
from ui.theme import GRID
from ui.widgets.elided_button import ElidedButton
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.archive.model import Result, Said
    from kompass.catalogue.model import Edition
    from ui.models.results_record import Record


class Told(QWidget):
    """A heading with lines below it, all of them replaced at once; hidden without lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GRID, 0, 0)
        self._column.setSpacing(GRID // 2)

    def fill(self, parts: Sequence[QWidget]) -> None:
        """Put these parts in the place of what is there."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for part in parts:
            self._column.addWidget(part)
        self.setVisible(bool(parts))


class Statements(Told):
    """Strengths, improvements and good examples, area by area."""

    def show_statements(self, result: Result, edition: Edition | None) -> None:
        """Show what was said of a result."""
        from kompass.archive.model import Said

        parts: list[QWidget] = []
        for said in Said:
            found = [one for one in result.statements if one.said is said]
            if not found:
                continue
            parts.append(label(self._names()[said], weight="strong"))
            for one in found:
                where = str(edition.area(one.area).number) if edition is not None else ""
                if edition is not None and one.question is not None:
                    where = edition.question(one.question).number
                line = wrapped(f"{where}  {one.text}" if where else one.text)
                line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                parts.append(line)
        self.fill(parts)

    def _names(self) -> dict[Said, str]:
        from kompass.archive.model import Said

        return {
            Said.STRENGTH: self.tr("Styrkor"),
            Said.IMPROVEMENT: self.tr("Förbättringsområden"),
            Said.GOOD_EXAMPLE: self.tr("Goda exempel"),
        }


class OtherVisits(Told):
    """``visit_requested``: carries the id of a result."""

    visit_requested = Signal(str)

    def show_visits(self, visits: Sequence[Result]) -> None:
        """Show buttons that lead to the other results of the municipality."""
        parts: list[QWidget] = []
        if visits:
            parts.append(label(self.tr("Andra besök i samma kommun"), weight="strong"))
        parts += [self._button(visit) for visit in visits]
        self.fill(parts)

    def _button(self, visit: Result) -> ElidedButton:
        year = str(visit.year) if visit.year is not None else self.tr("okänt år")
        words = self.tr("{year}: {total} poäng, {edition}, {level}").format(
            year=year,
            total=total_words(visit),
            edition=edition_name(visit.edition),
            level=levels()[visit.level],
        )
        if visit.withdrawn is not None:
            words = self.tr("{visit}, återtaget").format(visit=words)
        button = ElidedButton(words)
        button.clicked.connect(lambda _checked, row=visit.id: self.visit_requested.emit(row))
        return button


class TraceLines(Told):
    """Who did what, when and why, the latest first, with each line that changed."""

    def show_trace(self, record: Record) -> None:
        """Show what was done with a result."""
        parts: list[QWidget] = [label(self.tr("Spår"), weight="strong")]
        for done in done_with(record):
            lines = [done.what, *([done.why] if done.why else [])]
            lines += [f"· {change}" for change in done.changes]
            line = wrapped("\n".join(lines), text="small", tone="muted")
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            parts.append(line)
        self.fill(parts)
