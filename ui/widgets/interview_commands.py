"""What is done to the whole programme: taking in, saving, printing, erasing, clearing out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.actions import ActionId, Actions
from ui.models.interviews_guides import GuideChoice
from ui.models.interviews_plan import InterviewPlan
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.interview_dialogs import InterviewDialogs
from ui.widgets.interview_erase import EraseDialog
from ui.widgets.interview_export import ExportDialog
from ui.widgets.interview_import import ImportDialog
from ui.widgets.interview_out import InterviewOut
from ui.widgets.interview_overdue import OverdueDialog

if TYPE_CHECKING:
    from kompass.ids import RowId
    from kompass.progress import Progress


class InterviewCommands(QObject):
    """``show_requested``: ``RowId``, an interview to go to. ``today`` may be replaced."""

    show_requested = Signal(object)

    def __init__(
        self,
        plan: InterviewPlan,
        settings: Settings,
        actions: Actions,
        theme: Theme,
        out: InterviewOut,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._theme = theme
        self._out = out
        self._window = parent
        self.dialogs = InterviewDialogs(settings, parent)
        self.today: Callable[[], date] = date.today
        served: dict[ActionId, Callable[[], object]] = {
            ActionId.INTERVIEWS_IMPORT: self.take_in,
            ActionId.INTERVIEWS_EXPORT: self.save,
            ActionId.INTERVIEW_ERASE: self.erase,
            ActionId.INTERVIEWS_OVERDUE: self.show_overdue,
        }
        for action, serve in served.items():
            actions[action].triggered.connect(lambda _checked, serve=serve: serve())

    def overdue(self) -> int:
        """Return how many interviews are to be cleared out."""
        return len(self._plan.overdue(self.today()))

    def take_in(self, path: Path | None = None) -> ImportDialog:
        """Look through a schedule, and take it in."""
        dialog = ImportDialog(self._plan, self.dialogs, self._theme, self._window)
        dialog.taken.connect(self._tell_taken)
        dialog.open()
        if path is None:
            dialog.choose()
        else:
            dialog.read(path)
        return dialog

    def save(self) -> None:
        """Save the programme as a file."""
        session = self._plan.session
        if not session.flush():
            return
        if not self._plan.programme.entries:
            self._out.tell_trouble(self.tr("Programmet är tomt. Lägg till en intervju först."))
            return
        dialog = ExportDialog(session.snapshot, self.dialogs, self._theme, self._window)
        dialog.chosen.connect(self._out.write)
        self._open(dialog)

    def print_guide(self, choice: GuideChoice, suffix: str) -> None:
        """Save a guide as Word or PDF."""
        session = self._plan.session
        session.flush()
        choice = self._plan.shelf.choice(choice.key) or choice
        path = self.dialogs.save(self.tr("Intervjuguide {0}").format(choice.name), suffix)
        if path is None:
            return
        snapshot = session.snapshot

        def write(target: Path, progress: Progress) -> str:
            from kompass.report.export import write_document
            from kompass.report.guide_document import PrintedGuide, guide_document

            printed = PrintedGuide(choice.name, choice.role, choice.questions, choice.label)
            write_document(guide_document(snapshot, printed), target, progress)
            return ""

        self._out.write(path, write)

    def erase(self, people: Sequence[RowId] = ()) -> None:
        """Erase somebody for good, after a dry run."""
        session, entry = self._plan.session, self._plan.entry
        if not session.is_open or not session.flush():
            return
        if not people and entry is not None:
            people = [person.id for person in entry.people]
        dialog = EraseDialog(session, self._theme, self._window, people)
        dialog.erased.connect(self._out.tell)
        self._open(dialog)

    def erase_people_of(self, interview: RowId) -> None:
        """Erase those who were interviewed."""
        entry = self._plan.programme.entry(interview)
        if entry is not None:
            self.erase([person.id for person in entry.people])

    def show_overdue(self) -> None:
        """List the interviews that have been kept as long as they may."""
        dialog = OverdueDialog(self._plan, self.today(), self._window)
        dialog.show_requested.connect(self.show_requested)
        # The one dialog closes before the other one opens.
        dialog.erase_requested.connect(self.erase_people_of, Qt.ConnectionType.QueuedConnection)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _tell_taken(self, count: int) -> None:
        words = (
            self.tr("1 intervju är intagen. Ångra tar bort den.")
            if count == 1
            else self.tr("{0} intervjuer är intagna. Ångra tar bort dem.")
        )
        self._out.tell(words.format(count))
