"""What the page of comparisons does beyond showing: saving it, and comparing nominees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QDialog, QWidget

from ui.actions import ActionId, Actions
from ui.archive_session import ArchiveSession
from ui.comparing.everyone import Everyone
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks
    from kompass.comparison.model import Comparison
    from kompass.comparison.subjects import Subject
    from ui.comparing.desk import Desk
    from ui.comparing.drawing import Chart


class Compared(Protocol):
    """What the page has to save."""

    compared: SignalInstance
    desk: Desk

    @property
    def comparison(self) -> Comparison | None:
        """What is compared."""

    @property
    def crosswalks(self) -> Crosswalks | None:
        """By what it is compared."""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Who is compared, the base first."""

    @property
    def chart(self) -> Chart | None:
        """The chart on the screen."""


class CompareMore(QObject):
    """Serves the two actions for a page; ``dialog`` is the one that was opened last."""

    def __init__(
        self,
        page: QWidget,
        compared: Compared,
        settings: Settings,
        archive: ArchiveSession,
        actions: Actions,
        theme: Theme,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._compared = compared
        self._settings = settings
        self._archive = archive
        self._actions = actions
        self._theme = theme
        self._everyone = Everyone(compared.desk, archive)
        self.dialog: QDialog | None = None
        actions[ActionId.COMPARE_EXPORT].triggered.connect(self._save)
        actions[ActionId.COMPARE_NOMINEES].triggered.connect(self._compare_nominees)
        compared.compared.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        there = self._compared.comparison is not None and self._compared.crosswalks is not None
        self._actions[ActionId.COMPARE_EXPORT].setEnabled(there)

    def _save(self) -> None:
        comparison, crosswalks = self._compared.comparison, self._compared.crosswalks
        if comparison is None or crosswalks is None:
            return
        from ui.comparing_more.export_dialog import ExportDialog

        self._open(
            ExportDialog(
                comparison,
                crosswalks,
                self._compared.chart,
                self._everyone,
                self._settings,
                self._theme,
                self._page,
            )
        )

    def _compare_nominees(self) -> None:
        from ui.comparing_more.nominees_dialog import NomineesDialog

        subjects = self._compared.subjects
        edition = subjects[0].edition if subjects else None
        self._open(
            NomineesDialog(
                self._archive,
                self._settings,
                self._theme,
                self._page,
                prefer=None if edition is None else edition.id,
            )
        )

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
