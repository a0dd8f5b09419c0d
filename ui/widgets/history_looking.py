"""The moment that is chosen in the history: how it stood, what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.errors import KompassError
from kompass.swedish import format_date
from ui.actions import ActionId, Actions
from ui.models import history_state, history_steps
from ui.models.history_state import Past
from ui.session import Session
from ui.theme import Theme
from ui.widgets.history_commands import HistoryCommands
from ui.widgets.history_sheet import HistorySheet
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Moment
    from ui.models.history_list import HistoryRow
    from ui.models.history_state import StateLine
    from ui.models.history_steps import Journal, Spot


class HistoryLooking(QWidget):
    """Everything long is done beside the window.

    * ``told``: a sentence about what was done, or what went wrong
    * ``taken_back``: the newest step is the one to look at
    * ``left``: the keyboard goes back to the list
    """

    told = Signal(str)
    taken_back = Signal()
    left = Signal()

    def __init__(self, session: Session, actions: Actions, theme: Theme, list_: QWidget) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._row: HistoryRow | None = None
        self._journal: Journal | None = None
        self._seen = False
        self._job = OneJob(self)
        self.sheet = HistorySheet(actions, theme)
        self.commands = HistoryCommands(session, actions, list_, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self._job.freed.connect(self._work)
        self.commands.told.connect(self.told)
        self.commands.taken_back.connect(self.taken_back)
        self.sheet.base.chosen.connect(self._work)
        actions[ActionId.HISTORY_COMPARE].triggered.connect(self._pin)
        self.sheet.hide()

    @property
    def busy(self) -> bool:
        """Whether something is being worked out."""
        return self._job.running or self.commands.busy

    def look(self, row: HistoryRow | None, journal: Journal | None, line: str) -> None:
        """Show how it stood at a row of the list; ``line`` is what the list says about it."""
        self.choose(row, journal, line)
        if journal is not None:
            named = [spot for spots in journal.named.values() for spot in spots]
            self.sheet.base.offer(sorted(named, key=lambda spot: -spot.place))
        self._work()

    def choose(self, row: HistoryRow | None, journal: Journal | None, line: str) -> None:
        """Let what can be done be done to this row, at once: a key may follow upon the arrow."""
        self._row, self._journal = row, journal
        self.sheet.setVisible(row is not None)
        self.sheet.say(line if row is None or row.moment is None else self._about(row.moment))
        self.follow()

    def be_seen(self, *, seen: bool) -> None:
        """Let nothing be done to a row that is not seen."""
        self._seen = seen
        self.follow()

    def follow(self) -> None:
        """Take over what may be done: the file may have been locked, or the page left."""
        row = self._row if self._seen else None
        words = "" if row is None else _words(row, self)
        reason = self.commands.follow(row, words, self._past())
        named = row is not None and row.moment is not None
        self.sheet.show_ways(named=named, reason=reason)

    def forget(self) -> None:
        """Hear no more of a file that is being closed."""
        self._row = self._journal = None
        self._job.drop()
        self.sheet.base.forget()
        self.commands.drop()

    def _about(self, moment: Moment) -> str:
        at = moment.at.astimezone()
        return self.tr("{day} kl. {time}. Namnet gavs av {author}.").format(
            day=format_date(at.date()),
            time=f"{at:%H.%M}",
            author=moment.author or self.tr("någon utan namn"),
        )

    def _past(self) -> Past | None:
        file = self._session.file
        if file is None or self._journal is None:
            return None
        viewer = self._session.seat.person_id
        return Past(file.path, self._journal.changes, file.snapshot, viewer)

    def _pin(self) -> None:
        row = self._row
        if row is not None and row.spot is not None:
            self.sheet.base.pin(_words(row, self), row.spot)
            self.told.emit(self.tr("Välj nu den andra tidpunkten i listan."))
            self._work()
            self.left.emit()

    def _work(self) -> None:
        past, row = self._past(), self._row
        if row is None or row.spot is None or past is None:
            return
        if self._job.running:
            self._job.drop()
            return
        base = self.sheet.base.base
        spot = None if base is None else base[1]
        self._job.start(
            partial(history_state.compared, past, row.spot, spot),
            done=partial(self._on_worked_out, row, base),
            failed=self._on_trouble,
        )

    def _on_worked_out(
        self, row: HistoryRow, base: tuple[str, Spot] | None, lines: tuple[StateLine, ...]
    ) -> None:
        file = self._session.file
        if file is None or row.step is None or row.spot is None:
            return
        words = _words(row, self)
        title = self.tr("Så stod det {then}").format(then=words)
        if base is not None:
            first, second = (words, base[0])
            if base[1].place < row.spot.place:
                first, second = second, first
            title = self.tr("Från {first} till {second}").format(first=first, second=second)
        about = () if row.moment else history_steps.places_of(row.step, file.snapshot)
        self.sheet.show_lines(lines, title, with_now=base is None, about=about)

    def _on_trouble(self, error: KompassError) -> None:
        self.sheet.show_lines((), str(error), with_now=True)


def _words(row: HistoryRow, translator: HistoryLooking) -> str:
    """Return when it was: "21 november 2026 kl. 14.02", or the name that it has."""
    if row.moment is not None:
        return translator.tr("vid ”{name}”").format(name=row.moment.name)
    assert row.step is not None  # noqa: S101 - a day is never chosen
    at = row.step.changes[-1].at.astimezone()
    return translator.tr("{day} kl. {time}").format(day=format_date(at.date()), time=f"{at:%H.%M}")
