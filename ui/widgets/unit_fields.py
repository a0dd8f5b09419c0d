"""Whom the assessment is about: a municipality of the register, or a unit named freely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kompass.assessment.register import find
from kompass.assessment.snapshot import Details, Unit, UnitKind
from kompass.errors import KompassError
from ui.models.facts import FREE_NAME, MUNICIPALITY, registered, unit_of
from ui.theme import GRID
from ui.widgets.detail_choices import UnitKindBox
from ui.widgets.fact_lines import bind_fact
from ui.widgets.labels import show_sentence, wrapped
from ui.widgets.line_saver import LineSaver
from ui.widgets.municipality_picker import MunicipalityPicker

if TYPE_CHECKING:
    from ui.session import Session


class UnitFields(QWidget):
    """What kind of unit, and which one.

    ``trouble_changed`` carries one sentence about it, "" when all is well.
    """

    trouble_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: UnitKind | None = None
        self.kind = UnitKindBox(self)
        self.picker = MunicipalityPicker(self)
        self.free_name = QLineEdit(self)
        self._about = wrapped(text="small", tone="muted")
        self._savers = {
            self.picker: LineSaver(session, self.picker),
            self.free_name: LineSaver(session, self.free_name),
        }
        self._lay_out()
        self.kind.activated.connect(self._on_kind)
        for saver in self._savers.values():
            saver.trouble_changed.connect(self.trouble_changed)
        for signal in (session.opened, session.closed, session.changed):
            signal.connect(self._refresh)
        self._refresh()

    @property
    def name(self) -> QLineEdit:
        """The field in which the unit is named now."""
        return self.picker if self._shown is UnitKind.MUNICIPALITY else self.free_name

    def _lay_out(self) -> None:
        self.kind.setAccessibleName(self.tr("Vad utvärderingen gäller"))
        self.picker.setAccessibleName(self.tr("Kommun"))
        self.free_name.setAccessibleName(self.tr("Namn på det som utvärderas"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (self.kind, self.picker, self.free_name, self._about):
            column.addWidget(part)

    def _refresh(self) -> None:
        """Show the unit of the file, also in place of a kind that was never completed."""
        if not self._session.is_open:
            self._shown = None
            return
        details = self._session.snapshot.details
        self.kind.setEnabled(not self._session.read_only)
        self._show_kind(details.unit.kind)
        known = registered(details.unit)
        words = f"{known.county}, {known.skr_group.lower()}" if known else ""
        show_sentence(self._about, words)

    def _show_kind(self, kind: UnitKind) -> None:
        self.kind.show_value(kind)
        if kind is self._shown:
            return
        self._shown = kind
        in_register = kind is UnitKind.MUNICIPALITY
        self.picker.setVisible(in_register)
        self.free_name.setVisible(not in_register)
        bind_fact(
            self._session, self._savers[self.name], MUNICIPALITY if in_register else FREE_NAME
        )
        self._savers[self.free_name if in_register else self.picker].unbind()
        self.trouble_changed.emit("")

    def _on_kind(self) -> None:
        kind = UnitKind(self.kind.currentData())
        self._session.flush()
        try:
            unit = _as_kind(self._session.snapshot.details, kind)
        except KompassError as error:
            self._ask_for_name(kind, str(error))
            return
        self._save(unit)

    def _ask_for_name(self, kind: UnitKind, sentence: str) -> None:
        """Wait for a name that fits the kind; nothing is stored until there is one."""
        self._show_kind(kind)
        show_sentence(self._about, "")
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.trouble_changed.emit(sentence)

    def _save(self, unit: Unit) -> None:
        from kompass.assessment import edits

        try:
            self._session.edit(lambda file: edits.set_details(file, unit=unit))
        except KompassError as error:
            self._refresh()
            self.trouble_changed.emit(str(error))
        else:
            self._refresh()


def _as_kind(details: Details, kind: UnitKind) -> Unit:
    """Return the unit as another kind; raises ``KompassError`` if no municipality is called so."""
    if kind is UnitKind.MUNICIPALITY:
        return unit_of(find(details.unit.name))
    return Unit(name=details.unit.name, kind=kind)
