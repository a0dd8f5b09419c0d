"""The fields of a new assessment, and what is wrong with each."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.assessment.snapshot import Level, Occasion, UnitKind
from kompass.swedish import format_count
from ui.models.draft import Draft, Part, Person, parse_year
from ui.models.file_names import with_suffix
from ui.theme import GRID
from ui.widgets.date_field import DateField
from ui.widgets.detail_choices import LevelBox, OccasionBox, UnitKindBox
from ui.widgets.edition_choice import EditionChoice
from ui.widgets.form import Form
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.low_text import LowTextEdit
from ui.widgets.municipality_picker import MunicipalityPicker
from ui.widgets.team_rows import TeamRows

_PURPOSE_ROWS = 3


class AssessmentForm(QWidget):
    """What to assess, with what, when, who and where the file is kept.

    ``edited``: something that the file name may follow; ``place_edited``: the person has
    chosen a place of their own; ``place_requested``: they want to choose it in a dialog.
    """

    edited = Signal()
    place_edited = Signal()
    place_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = UnitKindBox()
        self.municipality = MunicipalityPicker()
        self.about = wrapped(text="small", tone="muted")
        self.free_name = QLineEdit()
        self.year = QLineEdit()
        self.editions = EditionChoice(self)
        self.level = LevelBox()
        self.occasion = OccasionBox()
        self.visit_from = DateField()
        self.visit_to = DateField()
        self.purpose = LowTextEdit(_PURPOSE_ROWS)
        self.team = TeamRows()
        self.place = QLineEdit()
        self.choose_place = QPushButton(self.tr("&Välj…"))
        self._troubles: dict[Part, QLabel] = {}
        self._lay_out()
        self._connect()
        self._follow_kind()

    def draft(self) -> Draft:
        """Return the form as it stands."""
        typed = self.place.text().strip()
        return Draft(
            kind=UnitKind(self.kind.currentData()),
            municipality=self.municipality.chosen,
            free_name=self.free_name.text(),
            year=parse_year(self.year.text()),
            edition=self.editions.edition,
            level=Level(self.level.currentData()),
            occasion=Occasion(self.occasion.currentData()),
            visit_from=self.visit_from.day,
            visit_to=self.visit_to.day,
            purpose=self.purpose.toPlainText(),
            place=with_suffix(Path(typed).expanduser()) if typed else None,
            team=self.team.people(),
        )

    def clear(self, first: Person, year: int) -> None:
        """Empty everything; ``first`` stands in the team and ``year`` as a proposal."""
        for choice in (self.kind, self.level, self.occasion):
            choice.setCurrentIndex(0)
        self.editions.begin()
        for field in (self.municipality, self.free_name, self.visit_from, self.visit_to):
            field.clear()
        self.municipality.forget()
        self.year.setText(str(year))
        self.purpose.clear()
        self.team.show_people((first,))
        for trouble in self._troubles.values():
            show_sentence(trouble, "")
        self.municipality.setFocus()

    def event(self, event: QEvent) -> bool:
        """Offer editions that have been taken in while the form stood open."""
        if event.type() is QEvent.Type.WindowActivate:
            self.editions.refresh()
        return super().event(event)

    def show_place(self, place: Path) -> None:
        """Show where the file will be kept."""
        self.place.setText(str(place))
        self.place.setToolTip(str(place))
        self._show(Part.PLACE, "")

    def show_problems(self, draft: Draft) -> bool:
        """Show what is wrong under each field and go to the first; tell whether anything is."""
        problems = {part: s for part in Part if (s := self._problem(part, draft))}
        for part in Part:
            self._show(part, problems.get(part, ""))
        if problems:
            self._field_of(next(iter(problems))).setFocus()
        return bool(problems)

    def _problem(self, part: Part, draft: Draft) -> str:
        """Return what is wrong with a part: first what is typed there, then what it means."""
        typed = ""
        if part is Part.UNIT and draft.kind is UnitKind.MUNICIPALITY and self.municipality.text():
            typed = self.municipality.problem()
        elif part is Part.VISIT:
            typed = self.visit_from.problem() or self.visit_to.problem()
        return typed or draft.problems().get(part, "")

    def _check(self, part: Part) -> None:
        self._show(part, self._problem(part, self.draft()))

    def _show(self, part: Part, sentence: str) -> None:
        show_sentence(self._troubles[part], sentence)

    def _field_of(self, part: Part) -> QWidget:
        named = self.municipality if self._in_register() else self.free_name
        return {
            Part.UNIT: named,
            Part.YEAR: self.year,
            Part.VISIT: self.visit_from,
            Part.TEAM: self.team,
            Part.PLACE: self.place,
        }[part]

    def _in_register(self) -> bool:
        return UnitKind(self.kind.currentData()) is UnitKind.MUNICIPALITY

    def _lay_out(self) -> None:
        form = Form(self)
        form.add_field(self.tr("&Gäller"), self.kind)
        self._troubles[Part.UNIT] = form.add_group(
            self.tr("Kommu&n"), self._unit_fields(), self.municipality
        )
        self._troubles[Part.YEAR] = form.add_field(self.tr("&År"), self.year)
        form.add_field(self.tr("&Utgåva"), self.editions.editions)
        form.add_group(
            self.tr("In&dikatorer"), self.editions.indicator_fields(), self.editions.indicators
        )
        form.add_field(self.tr("Om&fattning"), self.level)
        form.add_field(self.tr("Utvärderad &tidigare"), self.occasion)
        self._troubles[Part.VISIT] = form.add_group(
            self.tr("B&esök"), self._visit_fields(), self.visit_from
        )
        form.add_field(self.tr("&Syfte"), self.purpose)
        self._troubles[Part.TEAM] = form.add_group(
            self.tr("Tea&m"), self.team, self.team.first_field()
        )
        self._troubles[Part.PLACE] = form.add_group(
            self.tr("Spara &i"), self._place_fields(), self.place
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)

    def _unit_fields(self) -> QVBoxLayout:
        self.free_name.setAccessibleName(self.tr("Namn på det som utvärderas"))
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        for part in (self.municipality, self.free_name, self.about):
            column.addWidget(part)
        return column

    def _visit_fields(self) -> QHBoxLayout:
        self.visit_from.setAccessibleName(self.tr("Besökets första dag"))
        self.visit_to.setAccessibleName(self.tr("Besökets sista dag"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.visit_from)
        row.addWidget(label(self.tr("till")))
        row.addWidget(self.visit_to)
        row.addStretch()
        return row

    def _place_fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.place, 1)
        row.addWidget(self.choose_place)
        return row

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.municipality.chosen_changed.connect(self._follow_municipality)
        for field, part in (
            (self.municipality, Part.UNIT),
            (self.free_name, Part.UNIT),
            (self.year, Part.YEAR),
            (self.visit_from, Part.VISIT),
            (self.visit_to, Part.VISIT),
            (self.place, Part.PLACE),
        ):
            field.editingFinished.connect(partial(self._check, part))
        self.free_name.textEdited.connect(self.edited)
        self.year.textEdited.connect(self.edited)
        self.place.textEdited.connect(self.place_edited)
        self.choose_place.clicked.connect(self.place_requested)

    def _follow_kind(self) -> None:
        self.municipality.setVisible(self._in_register())
        self.about.setVisible(self._in_register() and bool(self.about.text()))
        self.free_name.setVisible(not self._in_register())
        if UnitKind(self.kind.currentData()) is UnitKind.DISTRICT:
            self.level.setCurrentIndex(self.level.findData(Level.DISTRICT))
        self._show(Part.UNIT, "")
        self.edited.emit()

    def _follow_municipality(self) -> None:
        chosen = self.municipality.chosen
        show_sentence(
            self.about,
            self.tr("{county}, {people} invånare {year}, {group}").format(
                county=chosen.county,
                people=format_count(chosen.population),
                year=chosen.population_year,
                group=chosen.skr_group.lower(),
            )
            if chosen
            else "",
        )
        if chosen:
            self._show(Part.UNIT, "")
        self.edited.emit()
