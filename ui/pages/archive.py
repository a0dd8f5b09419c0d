"""Jämförelsebas: the finished results of all, to sort, filter, read and compare."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import Actions
from ui.archive_session import ArchiveSession
from ui.session import Session
from ui.theme import Theme


class ArchivePage(QWidget):
    """``compare_requested``: a tuple of ids of results that the person wants to compare."""

    compare_requested = Signal(tuple)

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
