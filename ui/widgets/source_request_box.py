"""Which request a source answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from kompass.assessment.material_kinds import RequestStatus
from ui.models.sources_desk import SourceDesk
from ui.widgets.detail_choices import ChoiceBox

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId


class RequestBox(ChoiceBox):
    """The requests, and none; a request that is answered has arrived."""

    def __init__(self, desk: SourceDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._choose)
        desk.lists_changed.connect(self.follow)

    def follow(self) -> None:
        """Offer the requests there are, and show the one of the current source."""
        source = self._desk.current
        seen = [("", self.tr("Ingen"))]
        seen += [(one.id, one.title or self.tr("Utan namn")) for one in self._desk.requests]
        if seen != self._seen:
            self._seen = seen
            self.clear()
            for row, words in seen:
                self.addItem(words, row)
        self.setCurrentIndex(max(0, self.findData((source.request or "") if source else "")))
        self.setEnabled(self._desk.writable and len(seen) > 1)

    def _choose(self) -> None:
        source = self._desk.current
        if source is None:
            return
        row, wanted = source.id, self.currentData() or None
        if wanted != source.request:
            self._desk.do(lambda file: _answer(file, row, wanted))
        self.follow()


def _answer(file: AssessmentFile, row: RowId, request: RowId | None) -> None:
    from kompass.assessment import edits
    from kompass.ids import StepId, new_id

    step = StepId(new_id())
    edits.set_source(file, row, request=request, step=step)
    if request is not None:
        edits.set_request(file, request, status=RequestStatus.ARRIVED, step=step)
