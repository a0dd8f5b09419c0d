"""On which captured page something was found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from kompass.assessment.material_kinds import SourceKind
from ui.models.sources_desk import SourceDesk
from ui.models.sources_words import title_of
from ui.widgets.detail_choices import ChoiceBox

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId


class FoundBox(ChoiceBox):
    """The pages of the web, the newest first, and none."""

    def __init__(
        self, desk: SourceDesk, row: Callable[[], RowId | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row = row
        self._seen: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._choose)

    def follow(self) -> None:
        """Offer the pages there are, and show the one of the current row."""
        pages = self._desk.sources(SourceKind.WEB)
        seen = [("", self.tr("Ingen sparad sida"))]
        seen += [(one.id, title_of(one)) for one in reversed(pages)]
        if seen != self._seen:
            self._seen = seen
            self.clear()
            for row, words in seen:
                self.addItem(words, row)
        self.setCurrentIndex(max(0, self.findData(self._source() or "")))
        self.setEnabled(self._desk.writable and len(seen) > 1)

    def _source(self) -> RowId | None:
        wanted = self._row()
        return next((one.source for one in self._desk.lookups if one.id == wanted), None)

    def _choose(self) -> None:
        row, wanted = self._row(), self.currentData() or None
        if row is not None and wanted != self._source():
            self._desk.do(partial(_found_on, row, wanted))


def _found_on(row: RowId, source: RowId | None, file: AssessmentFile) -> None:
    from kompass.assessment import edits
    from kompass.assessment.material_kinds import LookupOutcome

    known = next((one for one in file.snapshot.material.lookups if one.id == row), None)
    if source is not None and known is not None and known.outcome is None:
        edits.set_lookup(file, row, source=source, outcome=LookupOutcome.FOUND)
    else:
        edits.set_lookup(file, row, source=source)
