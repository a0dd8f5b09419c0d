"""Whom a column is about: a municipality of the register, or another unit by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kompass.assessment.register import find
from kompass.assessment.snapshot import Level, UnitKind
from kompass.errors import KompassError
from ui.theme import GRID
from ui.widgets.detail_choices import UnitKindBox
from ui.widgets.labels import show_sentence, wrapped
from ui.widgets.municipality_picker import MunicipalityPicker

if TYPE_CHECKING:
    from kompass.archive.reading.taking import Taking

_COUNTRY: Final = 7
_LONGEST: Final = 200
_NORWAY: Final = "NO"
"""Where the instrument is used too; proposed, and typed over for any other country."""


class UnitChoice(QWidget):
    """``told``: fields of ``Taking`` by name, and ``kind``, what kind of unit it is."""

    told = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = UnitKindBox(self)
        self.picker = MunicipalityPicker(self)
        self.name = QLineEdit(self)
        self.country = QLineEdit(self)
        self._about = wrapped(text="small", tone="muted")
        self._lay_out()
        self.kind.activated.connect(lambda _: self._on_kind())
        self.picker.chosen_changed.connect(self._tell)
        self.picker.editingFinished.connect(self._tell)
        self.name.editingFinished.connect(self._tell)
        self.country.editingFinished.connect(self._tell)

    def show_taking(self, taking: Taking, kind: UnitKind) -> None:
        """Show what is told."""
        self.kind.show_value(kind)
        registered = kind is UnitKind.MUNICIPALITY
        if registered and self.picker.text() != taking.municipality:
            self._fill_picker(taking)
        if self.name.text() != taking.municipality:
            self.name.setText(taking.municipality)
        self.country.setText("" if taking.country == "SE" else taking.country)
        self._show_kind(kind)
        self._say(taking)

    def flush(self) -> None:
        """Tell what is being typed."""
        if any(field.hasFocus() for field in (self.picker, self.name, self.country)):
            self._tell()

    def _fill_picker(self, taking: Taking) -> None:
        self.picker.blockSignals(True)  # noqa: FBT003 - shown, not chosen by anybody
        self.picker.forget()
        try:
            self.picker.choose(find(taking.code or taking.municipality))
        except KompassError:
            self.picker.setText(taking.municipality)
        self.picker.blockSignals(False)  # noqa: FBT003

    def _show_kind(self, kind: UnitKind) -> None:
        registered = kind is UnitKind.MUNICIPALITY
        self.picker.setVisible(registered)
        self.name.setVisible(not registered)
        self.country.setVisible(kind is UnitKind.FOREIGN)

    def _say(self, taking: Taking) -> None:
        words = ""
        if taking.code:
            try:
                known = find(taking.code)
            except KompassError:
                known = None
            words = f"{known.county}, {known.skr_group.lower()}" if known is not None else ""
        show_sentence(self._about, words)

    def _on_kind(self) -> None:
        kind = UnitKind(self.kind.currentData())
        self._show_kind(kind)
        if kind is UnitKind.FOREIGN and not self.country.text():
            self.country.setText(_NORWAY)
        self._tell()
        field = self.picker if kind is UnitKind.MUNICIPALITY else self.name
        field.setFocus()

    def _tell(self) -> None:
        kind = UnitKind(self.kind.currentData())
        if kind is UnitKind.MUNICIPALITY:
            chosen = self.picker.chosen
            name = chosen.name if chosen is not None else self.picker.text().strip()
            code = chosen.code if chosen is not None else ""
        else:
            name, code = self.name.text().strip(), ""
        told = {"municipality": name, "code": code, "country": self._country(kind)}
        self.told.emit({**told, "kind": kind})

    def _country(self, kind: UnitKind) -> str:
        if kind is not UnitKind.FOREIGN:
            return "SE"
        return self.country.text().strip().upper() or _NORWAY

    def _lay_out(self) -> None:
        self.kind.setAccessibleName(self.tr("Vad resultatet gäller"))
        self.picker.setAccessibleName(self.tr("Kommun"))
        self.name.setAccessibleName(self.tr("Namn på det som har utvärderats"))
        self.name.setMaxLength(_LONGEST)
        self.country.setAccessibleName(self.tr("Land, två bokstäver"))
        self.country.setPlaceholderText(self.tr("Land"))
        self.country.setToolTip(self.tr("Två bokstäver, till exempel NO för Norge"))
        self.country.setMaxLength(2)
        self.country.setFixedWidth(_COUNTRY * GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for part in (self.picker, self.name, self.country):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.kind)
        column.addLayout(row)
        column.addWidget(self._about)


def kind_of(taking: Taking) -> UnitKind:
    """Return what kind of unit a taking is about, as far as it tells."""
    if taking.country not in ("", "SE"):
        return UnitKind.FOREIGN
    if taking.code:
        return UnitKind.MUNICIPALITY
    if taking.level is Level.DISTRICT:
        return UnitKind.DISTRICT
    return UnitKind.MUNICIPALITY
