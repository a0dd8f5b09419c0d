"""The top of the window: whose assessment it is, and how far it has come."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.session import Session
from ui.theme import GRID, mark
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import label
from ui.widgets.seat_chooser import SeatChooser

if TYPE_CHECKING:
    from kompass.assessment.scoring import Result
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Area


_TITLE_LETTERS = 16
"""The least of the title that is shown however little room there is."""


class HeaderBar(QFrame):
    """Municipality and year, edition and level, and the total so far; empty with no file."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        mark(self, surface="rail")
        self._title = ElidedLabel(mode=Qt.TextElideMode.ElideRight, letters=_TITLE_LETTERS)
        mark(self._title, text="title")
        self._edition = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        mark(self._edition, tone="muted")
        self._total = label(text="title", tone="accent")
        self._progress = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        mark(self._progress, tone="muted")
        self._lay_out()
        session.opened.connect(self._refresh)
        session.closed.connect(self._refresh)
        session.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, first, second in (
            (left, self._title, self._edition),
            (right, self._total, self._progress),
        ):
            column.setSpacing(0)
            column.addWidget(first)
            column.addWidget(second)
        for number in (self._total, self._progress):
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        layout.setSpacing(3 * GRID)
        layout.addLayout(left, 1)
        layout.addWidget(SeatChooser(self._session, self))
        layout.addLayout(right)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _refresh(self) -> None:
        if not self._session.is_open:
            return
        snapshot, result = self._session.snapshot, self._session.result
        self._title.setText(snapshot.title)
        self._edition.setText(self._about(snapshot))
        self._total.setText(self._total_words(result))
        self._progress.setText(self._progress_words(result))

    def _about(self, snapshot: "Snapshot") -> str:
        from kompass.assessment.snapshot import Level

        levels = {
            Level.WHOLE: self.tr("hela kommunen"),
            Level.GROUP: self.tr("koncernnivå"),
            Level.DISTRICT: self.tr("kommundel"),
        }
        about = f"{snapshot.edition.title} · {levels[snapshot.details.level]}"
        if _as_wholes(list(snapshot.edition.areas)):
            return self.tr("{about} · bedömd på områdesnivå").format(about=about)
        return about

    def _total_words(self, result: "Result") -> str:
        from kompass.swedish import format_number

        if not _begun(result):
            return ""
        maximum = result.max_points if result.complete else result.max_assessed
        if maximum is None:
            return format_number(result.points_so_far)
        return self.tr("{points} av {maximum}").format(
            points=format_number(result.points_so_far), maximum=format_number(maximum)
        )

    def _progress_words(self, result: "Result") -> str:
        count = sum(len(area.questions) for area in result.areas)
        if result.complete and _as_wholes([area.area for area in result.areas]):
            return self.tr("alla {count} områden bedömda").format(count=count)
        if result.complete:
            return self.tr("alla {count} frågor bedömda").format(count=count)
        if not _begun(result):
            return self.tr("inget bedömt ännu")
        return self.tr("hittills, {done} av {count} frågor bedömda").format(
            done=count - len(result.missing), count=count
        )


def _as_wholes(areas: "list[Area]") -> bool:
    """Return whether every area is assessed as a whole: no question of it is known."""
    from kompass.catalogue.area_level import is_assessed_as_whole

    return bool(areas) and all(is_assessed_as_whole(area) for area in areas)


def _begun(result: "Result") -> bool:
    return len(result.missing) < sum(len(area.questions) for area in result.areas)
