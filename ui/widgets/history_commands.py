"""What can be done with a moment of the history: name it, show all of it, take its step back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from kompass.errors import KompassError
from ui.actions import ActionId, Actions
from ui.models import history_state
from ui.past_moment import PastMoment
from ui.session import Session
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from types import ModuleType

    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from ui.models.history_list import HistoryRow
    from ui.models.history_state import Past


_ON_A_ROW: Final = (
    ActionId.HISTORY_OPEN,
    ActionId.HISTORY_COMPARE,
    ActionId.HISTORY_NAME,
    ActionId.HISTORY_UNNAME,
    ActionId.HISTORY_TAKE_BACK,
)


class HistoryCommands(QWidget):
    """Serves the actions; ``list_`` is where their own keys count. Itself never seen.

    * ``told``: a sentence about what was done, or why it was not
    * ``taken_back``: the newest step is the one to look at
    """

    told = Signal(str)
    taken_back = Signal()

    def __init__(self, session: Session, actions: Actions, list_: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session = session
        self._actions = actions
        self._row: HistoryRow | None = None
        self._words = ""
        self._past: Past | None = None
        self._opening = OneJob(self)
        served: dict[ActionId, Callable[[], object]] = {
            ActionId.HISTORY_NAME_NOW: self._name_now,
            ActionId.HISTORY_NAME: self._name,
            ActionId.HISTORY_UNNAME: self._unname,
            ActionId.HISTORY_OPEN: self._open,
            ActionId.HISTORY_TAKE_BACK: self._take_back,
        }
        for action, serve in served.items():
            actions[action].triggered.connect(lambda _checked, serve=serve: serve())
        unname = actions[ActionId.HISTORY_UNNAME]
        # The same key: on a row there is either a step to take back or a name to remove.
        unname.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        unname.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        list_.addActions([actions[action] for action in _ON_A_ROW])
        list_.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def busy(self) -> bool:
        """Whether a moment is being worked out for the whole window."""
        return self._opening.running

    def follow(self, row: HistoryRow | None, words: str, past: Past | None) -> str:
        """Switch the actions on for the chosen row, and return why it cannot be taken back.

        ``words`` say when it was; ``row`` is ``None`` where none is chosen or seen.
        """
        self._row, self._words, self._past = row, words, past
        writable = not self._session.read_only
        reason = self._refusal(row) if row is not None else ""
        named = row is not None and row.moment is not None
        allowed = {
            ActionId.HISTORY_NAME: row is not None and writable,
            ActionId.HISTORY_UNNAME: named and writable,
            ActionId.HISTORY_OPEN: row is not None,
            ActionId.HISTORY_COMPARE: row is not None,
            ActionId.HISTORY_TAKE_BACK: row is not None and not named and not reason,
        }
        for action, on in allowed.items():
            self._actions[action].setEnabled(on)
        return reason

    def drop(self) -> None:
        """Hear no more of a file that is being closed."""
        self._opening.drop()
        self.follow(None, "", None)

    def _refusal(self, row: HistoryRow) -> str:
        file = self._session.file
        if file is None or row.step is None:
            return ""
        if closed := self._why_closed(file):
            return closed
        if row.moment is not None:
            return ""
        from kompass.assessment import history

        try:
            return history.refusal(file, row.step)
        except KompassError as error:
            return str(error)

    def _why_closed(self, file: AssessmentFile) -> str:
        if self._session.then is not None:
            return self.tr("Du ser hur det stod tidigare. Gå tillbaka till nu för att ändra något.")
        if file.read_only:
            return self.tr("{reason} Därför går inget att ändra eller ta tillbaka här.").format(
                reason=file.read_only_reason or self.tr("Någon annan har utvärderingen öppen.")
            )
        if self._session.locked:
            return self.tr(
                "Alla har undertecknat. Lås upp utvärderingen, högst upp, för att ändra något."
            )
        return ""

    def _name_now(self) -> None:
        self._session.flush()
        about = self.tr("Namnet gäller utvärderingen som den står nu.")
        self._ask(about, "", lambda name: partial(_edits().name_moment, name=name))

    def _name(self) -> None:
        row = self._row
        if row is None or row.spot is None:
            return
        moment, place = row.moment, row.spot.place
        about = self.tr("Namnet gäller utvärderingen som den stod {then}.").format(then=self._words)
        if moment is None:
            self._ask(about, "", lambda name: partial(_edits().name_moment, name=name, place=place))
        else:
            rename = _edits().rename_moment
            self._ask(about, moment.name, lambda name: partial(
                rename, moment=moment.id, name=name))  # fmt: skip

    def _ask(
        self, about: str, name: str, write: Callable[[str], Callable[[AssessmentFile], object]]
    ) -> None:
        from ui.widgets.moment_name import MomentName

        def save(typed: str) -> None:
            self._session.edit(write(typed))
            self.told.emit(
                self.tr("Tidpunkten heter nu ”{name}”. Det går att ångra.").format(
                    name=typed.strip()
                )
            )

        MomentName(about, name, save, self.window()).open()

    def _unname(self) -> None:
        row = self._row
        if row is None or row.moment is None:
            return
        moment = row.moment
        if self._try(lambda file: _edits().remove_moment(file, moment.id)):
            self.told.emit(
                self.tr("Namnet ”{name}” är borttaget. Det går att ångra.").format(name=moment.name)
            )

    def _take_back(self) -> None:
        row = self._row
        if row is None or row.step is None or row.moment is not None:
            return
        step = row.step
        self._session.flush()
        if self._try(lambda file: _edits().revert(file, step)):
            self.taken_back.emit()
            self.told.emit(self.tr("Ändringen är tillbakatagen. Det går att ångra."))

    def _try(self, use_case: Callable[[AssessmentFile], object]) -> bool:
        try:
            self._session.edit(use_case)
        except KompassError as error:
            self.told.emit(str(error))
            return False
        return True

    def _open(self) -> None:
        if self._row is None or self._row.spot is None or self._past is None or self.busy:
            return
        self._opening.start(
            partial(history_state.snapshot_at, self._past, self._row.spot),
            done=partial(self._on_worked_out, self._past, self._words),
            failed=lambda error: self.told.emit(str(error)),
        )

    def _on_worked_out(self, past: Past, words: str, snapshot: Snapshot) -> None:
        file = self._session.file
        if file is None or file.snapshot.id != past.now.id:  # another one has been opened
            return
        from kompass.assessment.team.blind import veiled

        viewer = self._session.seat.person_id
        try:
            # Once more: what is hidden may have changed while it was worked out.
            self._session.look_at(PastMoment(words, veiled(snapshot, file.snapshot, viewer)))
        except KompassError as error:
            self.told.emit(str(error))
            return
        self._actions[ActionId.PAGE_OVERVIEW].trigger()


def _edits() -> ModuleType:
    from kompass.assessment import edits  # pulls in the database library: late

    return edits
