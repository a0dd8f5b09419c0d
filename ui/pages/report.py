"""Rapport: fill in what the report needs, see its pages, save it as Word and PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from kompass.report.scope import Scope
from ui.actions import ActionId, Actions
from ui.models.earlier_choice import EarlierChoice
from ui.models.others_choice import OthersChoice
from ui.models.places import most_telling_first
from ui.models.reference_choice import ReferenceChoice
from ui.models.report_files import PDF, WORD
from ui.models.report_pages import ReportOrder
from ui.models.report_sections import CHAPTERS, SectionId, Spot, spot_of_change, spot_of_place
from ui.theme import Theme
from ui.touched import Touched
from ui.widgets.export_bar import ExportBar
from ui.widgets.report_form import ReportForm
from ui.widgets.report_preview import ReportPreview
from ui.widgets.stacking_splitter import StackingSplitter

if TYPE_CHECKING:
    from kompass.report.findings import Place
    from ui.session import Session

_COLUMNS = (192, 504, 574)
_CHECK_AFTER_MS = 200
_AREA_FIELDS = {
    "introduction": ActionId.GO_TO_INTRODUCTION,
    "findings": ActionId.GO_TO_FINDINGS,
    "strengths": ActionId.ADD_STRENGTH,
    "improvements": ActionId.ADD_IMPROVEMENT,
}
"""Which action leads to each of an area's texts."""


class ReportPage(QWidget):
    """Sections at the left, the chosen one in the middle, the pages of the report at the right.

    ``area_requested`` and ``question_requested`` carry the id of what somebody wants to work
    with on another page.
    """

    area_requested = Signal(str)
    question_requested = Signal(str)

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._reference = ReferenceChoice.of(session)
        self._others = OthersChoice.of(session)
        self._earlier = EarlierChoice.of(session)
        self.bar = ExportBar(actions, theme, self)
        self.form = ReportForm(session, theme, self._ask_for_assessment, self)
        self.preview = ReportPreview(self._order, theme, self)
        self._check_soon = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self._lay_out()
        self._connect()
        if session.is_open:
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for what is lacking at once; it may have been written on another page."""
        super().showEvent(event)
        self._check()

    def _lay_out(self) -> None:
        filled = QSplitter(self)
        filled.setObjectName("report_form_columns")
        filled.setChildrenCollapsible(False)
        whole = StackingSplitter(self)
        whole.setObjectName("report_columns")
        for splitter, parts, sizes in (
            (filled, ((self.form.list, 0), (self.form, 1)), _COLUMNS[:2]),
            (whole, ((filled, 2), (self.preview, 3)), (sum(_COLUMNS[:2]), _COLUMNS[2])),
        ):
            for part, stretch in parts:
                splitter.addWidget(part)
                splitter.setStretchFactor(splitter.count() - 1, stretch)
            splitter.setSizes(sizes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(whole, 1)
        self.setFocusProxy(self.form.list)

    def _connect(self) -> None:
        session, out = self._session, self.bar.out
        session.opened.connect(self._load)
        session.closed.connect(self.preview.clear)
        session.changed.connect(self._on_changed)
        session.restored.connect(self._on_restored)
        for choice in (self._reference, self._others, self._earlier):
            choice.changed.connect(self.preview.refresh_soon)
        self._check_soon.timeout.connect(self._check)
        self.form.list.section_chosen.connect(self._on_section)
        self.form.areas.area_requested.connect(self._go_to_area)
        self.form.lacking.place_chosen.connect(self._go_to_place)
        out.started.connect(self.preview.pause)
        out.ended.connect(self.preview.go_on)
        for action, suffixes in (
            (ActionId.EXPORT_WORD, (WORD,)),
            (ActionId.EXPORT_PDF, (PDF,)),
            (ActionId.EXPORT_BOTH, (WORD, PDF)),
        ):
            self._actions[action].triggered.connect(partial(self._export, suffixes))
        self._actions[ActionId.SHOW_LACKING].triggered.connect(self._show_lacking)
        self._actions[ActionId.REPORT_APPENDIX].toggled.connect(self.preview.refresh_soon)

    def _load(self) -> None:
        self._actions[ActionId.REPORT_APPENDIX].setChecked(False)
        self.bar.out.forget()
        self.preview.clear()
        self._check()
        self.preview.refresh_soon()

    def _on_section(self, section: SectionId) -> None:
        if section in CHAPTERS:
            self.preview.show_chapter(CHAPTERS[section])

    def _on_changed(self) -> None:
        self._check_soon.start()
        self.preview.refresh_soon()

    def _on_restored(self, touched: frozenset[Touched]) -> None:
        """Show what undo or redo changed."""
        if not self.isVisible():
            return
        for place in most_telling_first(touched):
            spot = spot_of_change(place)
            if spot is not None:
                self.form.go_to(spot)
                return

    def _check(self) -> None:
        if not self._session.is_open or not self.isVisible():
            return
        from kompass.report.checks import is_draft, missing

        snapshot, result = self._session.snapshot, self._session.result
        findings, draft = missing(snapshot), is_draft(snapshot, result)
        self.form.show_findings(findings)
        self.bar.show_findings(findings, len(result.missing), len(snapshot.conflicts), draft=draft)

    def _order(self) -> ReportOrder | None:
        if not self._session.is_open:
            return None
        then = self._session.then
        scope = Scope(
            appendix=self._actions[ActionId.REPORT_APPENDIX].isChecked(),
            moment="" if then is None else then.words,
            earlier=self._earlier.chosen,
        )
        return ReportOrder(
            self._session.snapshot, self._reference.chosen, self._others.chosen, scope
        )

    def _export(self, suffixes: tuple[str, ...]) -> None:
        self._session.flush()
        file, order = self._session.file, self._order()
        if file is not None and order is not None:
            self.bar.out.save(order, suffixes, file.path.parent)

    def _show_lacking(self) -> None:
        self.form.go_to(Spot(SectionId.LACKING))
        self.form.list.setFocus()

    def _go_to_place(self, place: Place) -> None:
        """Go to where something can be mended, on this page or another."""
        spot = spot_of_place(place)
        if spot is not None:
            self.form.go_to(spot)
        elif place.field == "conflicts":
            self._actions[ActionId.DECIDE].trigger()
        elif place.question is not None:
            self.question_requested.emit(place.question)
        elif place.area is not None:
            self.area_requested.emit(place.area)
            if place.field in _AREA_FIELDS:
                self._actions[_AREA_FIELDS[place.field]].trigger()

    def _go_to_area(self, area: str) -> None:
        self.area_requested.emit(area)
        self._actions[ActionId.GO_TO_FINDINGS].trigger()

    def _ask_for_assessment(self) -> Path | None:
        file = self._session.file
        return self.bar.out.dialogs.assessment(file.path.parent if file else Path.home())
