"""Jämför: own visits, other municipalities and reference values beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import Actions
from ui.archive_session import ArchiveSession
from ui.comparing.desk import Desk
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks
    from kompass.comparison.model import Comparison
    from kompass.comparison.subjects import Subject
    from kompass.ids import ResultId
    from ui.comparing.drawing import Chart


class ComparePage(QWidget):
    """Two to six subjects: a chart, a table, and what moved.

    ``compared``: there is another comparison, or none any more.
    """

    compared = Signal()

    def __init__(
        self,
        session: Session,
        archive: ArchiveSession,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._archive = archive
        self._actions = actions
        self._theme = theme
        self.desk = Desk(session, archive, self)
        self.desk.changed.connect(self.compared)
        QVBoxLayout(self)

    @property
    def comparison(self) -> Comparison | None:
        """The subjects beside each other; ``None`` while there are too few of them."""
        return self.desk.comparison

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Who is compared, the base first."""
        return self.desk.subjects

    @property
    def crosswalks(self) -> Crosswalks | None:
        """Which areas stand for each other; ``None`` until they have been read."""
        return self.desk.ground.crosswalks if self.desk.ground is not None else None

    @property
    def chart(self) -> Chart | None:
        """The chart of the view on the screen; ``None`` where it has none."""
        return None

    def add_results(self, results: Sequence[ResultId]) -> None:
        """Put results of the archive beside what is compared already."""
        self.desk.add_results(results)
