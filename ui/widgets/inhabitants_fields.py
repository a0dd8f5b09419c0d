"""How many live there, with the year, and the register's figures at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kompass.errors import KompassError
from kompass.swedish import format_count
from ui.models.facts import INHABITANTS, INHABITANTS_YEAR, registered
from ui.theme import GRID, mark
from ui.widgets.fact_lines import bind_fact
from ui.widgets.labels import label
from ui.widgets.line_saver import LineSaver
from ui.widgets.short_line import ShortLine

if TYPE_CHECKING:
    from kompass.assessment.register import Municipality
    from ui.session import Session


class InhabitantsFields(QWidget):
    """Count and year; ``trouble_changed`` carries one sentence about them, "" when all is well."""

    trouble_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.count = ShortLine(10)
        self.year = ShortLine(5)
        self.from_register = QPushButton()
        self.savers = (LineSaver(session, self.count), LineSaver(session, self.year))
        self._lay_out()
        self.from_register.clicked.connect(self._take_from_register)
        session.opened.connect(self._bind)
        session.changed.connect(self._refresh)
        self._bind()

    def _lay_out(self) -> None:
        self.count.setAccessibleName(self.tr("Antal invånare"))
        self.year.setAccessibleName(self.tr("År för invånarantalet"))
        mark(self.from_register, kind="quiet")
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        for part in (self.count, label(self.tr("år")), self.year):
            fields.addWidget(part)
        fields.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(fields)
        column.addWidget(self.from_register, 0, Qt.AlignmentFlag.AlignLeft)

    def _bind(self) -> None:
        if self._session.is_open:
            for saver, fact in zip(self.savers, (INHABITANTS, INHABITANTS_YEAR), strict=True):
                bind_fact(self._session, saver, fact)
        self._refresh()

    def _known(self) -> Municipality | None:
        return registered(self._session.snapshot.details.unit) if self._session.is_open else None

    def _refresh(self) -> None:
        """Offer the register's figures where there are any and others are filled in."""
        known = self._known()
        self.from_register.setVisible(known is not None and not self._session.read_only)
        if known is None:
            return
        self.from_register.setText(
            self.tr("Ta registrets tal: {people} år {year}").format(
                people=format_count(known.population), year=known.population_year
            )
        )
        details = self._session.snapshot.details
        filled_in = (details.inhabitants, details.inhabitants_year)
        self.from_register.setEnabled(filled_in != (known.population, known.population_year))

    def _take_from_register(self) -> None:
        from kompass.assessment import edits

        known = self._known()
        if known is None:
            return
        self._session.flush()
        self.count.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            self._session.edit(
                lambda file: edits.set_details(
                    file, inhabitants=known.population, inhabitants_year=known.population_year
                )
            )
        except KompassError as error:
            self.trouble_changed.emit(str(error))
        else:
            self.trouble_changed.emit("")
