"""Everything that is filled in for the report, in sections of which one is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from kompass.ids import RowId
from ui.models.earlier_choice import EarlierChoice
from ui.models.reference_choice import ReferenceChoice
from ui.models.report_sections import SectionId, SectionsModel, Spot
from ui.models.row_kinds import TEAM
from ui.theme import GRID, Theme
from ui.touched import ORDER
from ui.widgets.area_status import AreaStatus
from ui.widgets.details_conflict import DetailsConflict
from ui.widgets.earlier_picker import EarlierPicker
from ui.widgets.growing_text import GrowingText
from ui.widgets.lacking import Lacking
from ui.widgets.list_editor import ListEditor
from ui.widgets.others_picker import OthersPicker
from ui.widgets.reference_picker import ReferencePicker
from ui.widgets.report_facts import ReportFacts
from ui.widgets.seats_table import SeatsTable
from ui.widgets.section_list import SectionList
from ui.widgets.section_sheet import SectionSheet
from ui.widgets.text_fields import DetailsText, details_text

if TYPE_CHECKING:
    from kompass.report.findings import Finding
    from ui.session import Session

_TEXTS: Final[Mapping[DetailsText, int]] = {
    "about": 5,
    "organisation": 5,
    "conduct": 5,
    "summary": 14,
}
"""The running texts, and how many lines each shows at least."""


class ReportForm(QStackedWidget):
    """The sections; ``list`` chooses among them and stands beside."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        ask_for_file: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.facts = ReportFacts(session)
        self.texts: dict[str, GrowingText] = {
            name: GrowingText(session, lines=lines) for name, lines in _TEXTS.items()
        }
        self.seats = SeatsTable(session)
        self.team = ListEditor(session, TEAM, spacing=2 * GRID)
        self.areas = AreaStatus(session, theme)
        self.reference = ReferencePicker(ReferenceChoice.of(session), ask_for_file)
        self.earlier = EarlierPicker(EarlierChoice.of(session), ask_for_file)
        self.others = OthersPicker(session, theme)
        self.lacking = Lacking(theme)
        self._sheets = {
            SectionId.FACTS: self._facts(),
            SectionId.UNIT: self._unit(),
            SectionId.CONDUCT: self._conduct(),
            SectionId.SUMMARY: self._summary(),
            SectionId.AREAS: self._areas(),
            SectionId.COMPARISON: self._comparison(),
            SectionId.LACKING: self._lacking(),
        }
        for sheet in self._sheets.values():
            self.addWidget(sheet)
        self.sections = SectionsModel(self._titles(), self)
        self.list = SectionList(self.sections, theme)
        self.list.section_chosen.connect(self._on_chosen)
        self.list.entered.connect(self._enter)
        self.list.choose(SectionId.FACTS)
        session.opened.connect(self._load)
        session.changed.connect(self._follow)
        if session.is_open:
            self._load()

    def go_to(self, spot: Spot) -> None:
        """Show a spot and put the cursor there; a row that is gone shows the list it was in."""
        self.list.choose(spot.section)
        rows = {"seats": self.seats.list, "assessors": self.team}
        if spot.row:
            of = self.team if spot.section is SectionId.CONDUCT else self.seats.list
            of.put_cursor_in(RowId(spot.row), spot.field)
        elif spot.field in rows:
            rows[spot.field].put_cursor_where_lacking()
        elif spot.field == ORDER:
            of = self.team if spot.section is SectionId.CONDUCT else self.seats.list
            self._sheets[spot.section].ensureWidgetVisible(of, 0, GRID)
        else:
            self._put_cursor_in(spot)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is lacking, and how much of it beside the section's title."""
        self.lacking.show_findings(findings)
        self.sections.set_note(SectionId.LACKING, str(len(findings) or ""))

    def _put_cursor_in(self, spot: Spot) -> None:
        field = self.facts.field_of(spot.field) or self.texts.get(spot.field)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._sheets[spot.section].ensureWidgetVisible(field, 0, 2 * GRID)

    def _on_chosen(self, section: SectionId) -> None:
        self._session.flush()
        self.setCurrentWidget(self._sheets[section])

    def _enter(self) -> None:
        """Go to the first thing in the section that can be filled in or opened."""
        self._sheets[self.list.section].enter()

    def _load(self) -> None:
        for name in _TEXTS:
            self.texts[name].bind(*details_text(name))
        self._follow()

    def _follow(self) -> None:
        if self._session.is_open:
            self.reference.refresh()
            self.earlier.refresh()
            self.others.refresh()

    def _titles(self) -> dict[SectionId, str]:
        return {
            SectionId.FACTS: self.tr("Fakta"),
            SectionId.UNIT: self.tr("Organisation och mandat"),
            SectionId.CONDUCT: self.tr("Utvärderarna"),
            SectionId.SUMMARY: self.tr("Sammanfattning"),
            SectionId.AREAS: self.tr("Områdenas texter"),
            SectionId.COMPARISON: self.tr("Jämförelse"),
            SectionId.LACKING: self.tr("Det som saknas"),
        }

    def _conflict(self, name: str) -> DetailsConflict:
        return DetailsConflict(self._session, [name], self.texts[name])

    def _facts(self) -> SectionSheet:
        sheet = SectionSheet(self._titles()[SectionId.FACTS])
        sheet.add(self.facts)
        sheet.follow(self.facts.purpose)
        return sheet

    def _unit(self) -> SectionSheet:
        sheet = SectionSheet(self._titles()[SectionId.UNIT])
        sheet.add_text(
            self.tr("&Om kommunen"),
            self.texts["about"],
            beside=self._conflict("about"),
            hint=self.tr("Läge, befolkning och näringsliv: det läsaren behöver veta."),
        )
        sheet.add_text(
            self.tr("O&rganisation"),
            self.texts["organisation"],
            beside=self._conflict("organisation"),
            hint=self.tr("Politiskt styre, nämnder, förvaltningar och bolag."),
        )
        sheet.add_part(self.tr("Mandat i fullmäktige"), self.seats)
        return sheet

    def _conduct(self) -> SectionSheet:
        sheet = SectionSheet(self._titles()[SectionId.CONDUCT])
        sheet.add_part(self.tr("Team"), self.team)
        sheet.add_text(
            self.tr("Så &gjordes utvärderingen"),
            self.texts["conduct"],
            beside=self._conflict("conduct"),
            hint=self.tr("Vad ni läste, vilka ni intervjuade och hur lång tid det tog."),
        )
        return sheet

    def _summary(self) -> SectionSheet:
        sheet = SectionSheet(
            self._titles()[SectionId.SUMMARY],
            self.tr(
                "Det läsaren ska minnas. Poängtabellen, kompassrosen och vilka områden som är "
                "starkast och svagast lägger Kompass till."
            ),
        )
        sheet.add_text(self.tr("&Text"), self.texts["summary"], beside=self._conflict("summary"))
        return sheet

    def _areas(self) -> SectionSheet:
        sheet = SectionSheet(
            self._titles()[SectionId.AREAS],
            self.tr("Texterna skrivs på sidan Bedömning. Välj ett område för att komma dit."),
        )
        sheet.add(self.areas)
        return sheet

    def _comparison(self) -> SectionSheet:
        sheet = SectionSheet(self._titles()[SectionId.COMPARISON])
        sheet.add(self.reference)
        sheet.add(self.reference.note)
        sheet.add_part(
            self.tr("Kommuner i jämförelsetabellen"),
            self.others,
            hint=self.tr("Resultat av samma utgåva i jämförelsebasen."),
        )
        sheet.add_part(
            self.tr("Jämförelse med tidigare besök"),
            self.earlier,
            hint=self.tr("Ett kapitel med ändringar, skäl och vad som blev av förslagen."),
        )
        return sheet

    def _lacking(self) -> SectionSheet:
        sheet = SectionSheet(self._titles()[SectionId.LACKING])
        sheet.add(self.lacking)
        return sheet
