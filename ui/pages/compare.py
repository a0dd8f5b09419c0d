"""Jämför: own visits, other municipalities and reference values beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.ids import ResultId
from ui.actions import Actions
from ui.archive_session import ArchiveSession
from ui.session import Session
from ui.theme import Theme


class ComparePage(QWidget):
    """Two to six subjects: a chart, a table, and what moved."""

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
        QVBoxLayout(self)

    def add_results(self, results: Sequence[ResultId]) -> None:
        """Put results of the archive beside what is compared already."""
