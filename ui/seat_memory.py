"""Remembers, for every assessment, which assessor sits at this computer."""

from PySide6.QtCore import QObject

from kompass.ids import AssessmentId, RowId
from ui.session import Session
from ui.settings import Settings


class SeatMemory(QObject):
    """Seats the person who sat here last time when an assessment is opened again."""

    def __init__(self, session: Session, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        session.seat.recall = self._recall
        session.seat.changed.connect(self._remember)

    def _recall(self, assessment: AssessmentId) -> RowId | None:
        return RowId(stored) if (stored := self._settings.seat(assessment)) else None

    def _remember(self) -> None:
        seat = self._session.seat
        if seat.chosen is not None and seat.is_team:
            self._settings.remember_seat(self._session.snapshot.id, seat.chosen)
