"""The short facts of the report: whom, when, how deep, why, and how many live there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from kompass.assessment.snapshot import Level, Occasion
from ui.models import facts
from ui.theme import GRID
from ui.widgets.date_field import DateField
from ui.widgets.detail_choices import LevelBox, OccasionBox
from ui.widgets.details_conflict import DetailsConflict
from ui.widgets.fact_lines import bind_fact
from ui.widgets.form import Form
from ui.widgets.growing_text import GrowingText
from ui.widgets.inhabitants_fields import InhabitantsFields
from ui.widgets.labels import label, wrapped
from ui.widgets.line_saver import LineSaver
from ui.widgets.saved_choice import SavedChoice
from ui.widgets.shared_trouble import SharedTrouble, Troubled
from ui.widgets.short_line import ShortLine
from ui.widgets.text_fields import details_text
from ui.widgets.unit_fields import UnitFields

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from ui.session import Session

_PURPOSE_LINES = 3


class ReportFacts(Form):
    """The facts as a form in which every field saves itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.unit = UnitFields(session)
        self.level = LevelBox()
        self.year = ShortLine(5)
        self.edition = wrapped()
        self.occasion = OccasionBox()
        self.visit_from = DateField()
        self.visit_to = DateField()
        self.purpose = GrowingText(session, lines=_PURPOSE_LINES)
        self.inhabitants = InhabitantsFields(session)
        self._savers = {
            facts.YEAR: LineSaver(session, self.year),
            facts.VISIT_FROM: LineSaver(session, self.visit_from),
            facts.VISIT_TO: LineSaver(session, self.visit_to),
        }
        self._lay_out()
        session.opened.connect(self._bind)
        self._bind()

    def field_of(self, fact: str) -> QWidget | None:
        """Return where a field of ``Details`` is filled in, ``None`` if not in this form."""
        places: dict[str, QWidget] = {
            "unit": self.unit.name,
            "level": self.level,
            "year": self.year,
            "occasion": self.occasion,
            "visit_from": self.visit_from,
            "visit_to": self.visit_to,
            "purpose": self.purpose,
            "inhabitants": self.inhabitants.count,
            "inhabitants_year": self.inhabitants.year,
        }
        return places.get(fact)

    def _lay_out(self) -> None:
        level = SavedChoice(self._session, self.level, lambda s: s.details.level, _write_level)
        occasion = SavedChoice(
            self._session, self.occasion, lambda s: s.details.occasion, _write_occasion
        )
        self._add_saved(self.tr("&Gäller"), self.unit, self.unit.kind, self.unit)
        self._mark_conflicts(self.unit.name, "unit")
        self._add_saved(self.tr("O&mfattning"), self.level, self.level, level)
        self._mark_conflicts(self.level, "level")
        self._add_saved(self.tr("&År"), self.year, self.year, self._savers[facts.YEAR])
        self._mark_conflicts(self.year, "year")
        self.add_field(self.tr("Utgåva"), self.edition)
        self._add_saved(self.tr("Utvärderad &tidigare"), self.occasion, self.occasion, occasion)
        self._mark_conflicts(self.occasion, "occasion")
        visit = (self._savers[facts.VISIT_FROM], self._savers[facts.VISIT_TO])
        self._add_saved(self.tr("B&esök"), self._visit(), self.visit_from, *visit)
        self._mark_conflicts(self.visit_from, "visit_from", "visit_to")
        self._add_saved(self.tr("&Syfte"), self.purpose, self.purpose, self.purpose)
        self._mark_conflicts(self.purpose, "purpose")
        people = self.inhabitants
        self._add_saved(self.tr("&Invånare"), people, people.count, *people.savers, people)
        self._mark_conflicts(people.count, "inhabitants", "inhabitants_year")

    def _add_saved(
        self, name: str, content: QWidget | QLayout, first: QWidget, *who: Troubled
    ) -> None:
        SharedTrouble(self.add_group(name, content, first), *who)

    def _mark_conflicts(self, field: QWidget, *watched: str) -> None:
        """Tell under the field that was added last where copies differ about these."""
        conflict = DetailsConflict(self._session, watched, field)
        self.add_note(conflict)

    def _visit(self) -> QHBoxLayout:
        self.visit_from.setAccessibleName(self.tr("Besökets första dag"))
        self.visit_to.setAccessibleName(self.tr("Besökets sista dag"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for part in (self.visit_from, label(self.tr("till")), self.visit_to):
            row.addWidget(part)
        row.addStretch()
        return row

    def _bind(self) -> None:
        if not self._session.is_open:
            return
        self.edition.setText(self._session.snapshot.edition.title)
        self.purpose.bind(*details_text("purpose"))
        for fact, saver in self._savers.items():
            bind_fact(self._session, saver, fact)


def _write_level(file: AssessmentFile, value: str) -> None:
    from kompass.assessment import edits

    edits.set_details(file, level=Level(value))


def _write_occasion(file: AssessmentFile, value: str) -> None:
    from kompass.assessment import edits

    edits.set_details(file, occasion=Occasion(value))
