"""What the figures of a column are, and by which edition they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from ui.models.intake_draft import Draft
from ui.widgets.detail_choices import ChoiceBox

if TYPE_CHECKING:
    from kompass.archive.reading.model import ColumnKind

_RESULT: Final = "result"
_REFERENCE: Final = "mean"
_UNKNOWN: Final = "unknown"
_OFF: Final = "off"


class KindBox(ChoiceBox):
    """A result, a reference value, or something to leave out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = {
            "median": self.tr("Medianer"),
            "mean": self.tr("Medelvärden"),
            "max": self.tr("Högsta värden"),
            "change": self.tr("Förändringar"),
            "percent": self.tr("Procent"),
        }

    def show_column(self, draft: Draft, column: int) -> None:
        """Offer what a column may be, and show what it is."""
        kind = draft.columns[column].kind
        self.clear()
        if not draft.may_be_result(column):
            self.addItem(self._fixed.get(kind.value, kind.value), kind.value)
            self.setEnabled(False)
            return
        self.setEnabled(True)
        if kind.value == _UNKNOWN:
            self.addItem(self.tr("Okänt: välj vad talen är"), _UNKNOWN)
        self.addItem(self.tr("Ett resultat"), _RESULT)
        self.addItem(self.tr("Referensvärden (median, medel): tas aldrig in"), _REFERENCE)
        self.addItem(self.tr("Tas inte in"), _OFF)
        shown = _OFF if draft.is_off(column) else kind.value
        self.setCurrentIndex(max(self.findData(_RESULT if shown == "previous" else shown), 0))

    def put_into(self, draft: Draft, column: int) -> None:
        """Do what is chosen."""
        from kompass.archive.reading.model import ColumnKind

        chosen = str(self.currentData())
        draft.leave_out(column, yes=chosen == _OFF)
        before: ColumnKind = draft.columns[column].kind
        if chosen == _RESULT and before is ColumnKind.PREVIOUS:
            return
        if chosen in (_RESULT, _REFERENCE):
            draft.call(column, ColumnKind(chosen))


class EditionBox(ChoiceBox):
    """Every edition that a column may be read by."""

    def show_column(self, draft: Draft, column: int) -> None:
        """Offer the editions, and show that of a column."""
        ids = [edition.id for edition in draft.editions]
        if ids != [self.itemData(at) for at in range(self.count())]:
            self.clear()
            for edition in draft.editions:
                self.addItem(edition.title, edition.id)
        self.setCurrentIndex(self.findData(draft.columns[column].edition))
