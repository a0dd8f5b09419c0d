"""``F9``: the interview starts now. Two starts put two clocks right, for the order of the lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.notes.filling import Same
from ui.notes.line_order import LineOrder
from ui.notes.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass.assessment.material_kinds import Line
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from kompass.interviews.side_by_side import Together
    from ui.notes.notebook import Notebook

ASKED_FOR_MS: Final = 8_000
"""So long a second press counts as an answer to what was said about the first."""


class Clocks(QObject):
    """Knows in which order the lines of the shown interview stand, and by which clocks."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(notebook)
        self._notebook = notebook
        self._seen: object = None
        self._order = LineOrder()
        self._asked: QTimer = single_shot(self, ASKED_FOR_MS, lambda: None)
        notebook.shown.connect(self._asked.stop)

    def lines(self) -> tuple[Line, ...]:
        """Return the lines in the order to show them."""
        self._follow()
        return self._order.lines

    @property
    def together(self) -> Together:
        """The lines with their times, and whose clocks are put right."""
        self._follow()
        return self._order.together

    def time_of(self, line: Line) -> datetime:
        """Return when a line was begun by the own clock."""
        self._follow()
        ahead = self._order.together.ahead.get(line.author or "", timedelta())
        return line.typed_at - ahead

    def same_as(self, line: RowId) -> tuple[RowId, ...]:
        """Return the lines that say the same as this one, with it; empty if none does."""
        self._follow()
        return self._order.same.get(line, ())

    def started(self) -> datetime | None:
        """Return when the interview started by the own clock, ``None`` if not marked."""
        notebook = self._notebook
        interview, me = notebook.interview, notebook.me
        if interview is None or me is None:
            return None
        return notebook.material.started.get((interview.id, me))

    def mark_start(self) -> str:
        """Mark that the interview starts now; return what to say.

        A start that is there is only moved when the key is pressed once more.
        """
        notebook, now = self._notebook, datetime.now(UTC)
        interview, me = notebook.interview, notebook.me
        if interview is None or not notebook.can_write:
            return self.tr("Filen går bara att läsa just nu, så starten går inte att markera.")
        if me is None:
            return self.tr("Välj vem du är, högst upp, först: starten gäller din dators klocka.")
        before = self.started()
        if before is not None and not self._asked.isActive():
            self._asked.start()
            words = self.tr("Starten är redan markerad {0}. Tryck F9 igen för att flytta den hit.")
            return words.format(clock(before))
        self._asked.stop()
        if not notebook.do(_start(interview.id, me, now), refill=True):
            return ""
        return self._marked(before, now)

    def _marked(self, before: datetime | None, now: datetime) -> str:
        if before is not None:
            words = self.tr("Starten flyttades från {0} till {1}.")
            return words.format(clock(before), clock(now))
        words = self.tr("Start markerad {0}. Låt dem som också antecknar trycka F9 samtidigt.")
        team = self._notebook.session.seat.is_team
        return words.format(clock(now)) if team else self.words()

    def words(self) -> str:
        """Return when the interview started, and by which clocks the lines stand."""
        at = self.started()
        parts = [self.tr("Start markerad {0}").format(clock(at))] if at is not None else []
        if self.together.several:
            right = self.together.put_right and not self.together.unmarked
            parts.append(
                self.tr("klockorna är jämkade") if right else self.tr("klockorna är inte jämkade")
            )
        return " · ".join(parts)

    def sentence(self) -> str:
        """Return more about the clocks: whose is ahead, or who has not marked the start."""
        found = self.together
        if not found.several:
            return ""
        names = {one.id: one.name for one in self._notebook.session.snapshot.assessors}
        if not found.put_right and self.started() is None:
            return self.tr(
                "Klockorna är inte jämkade; tryck F9 samtidigt när intervjun börjar. "
                "Raderna står efter vars och ens klocka."
            )
        parts = []
        for who in found.unmarked:
            words = self.tr("{0} har inte markerat starten med F9 i sin fil.")
            parts.append(words.format(names.get(who) or self.tr("Någon")))  # type: ignore[call-overload]
        for who, ahead in found.ahead.items():
            if abs(ahead) >= timedelta(seconds=1):
                words = (
                    self.tr("Klockan hos {0} gick {1} före.")
                    if ahead > timedelta()
                    else self.tr("Klockan hos {0} gick {1} efter.")
                )
                parts.append(words.format(names.get(who, ""), _long(abs(ahead))))  # type: ignore[call-overload]
        return " ".join(parts) or self.tr("Klockorna går lika.")

    def _follow(self) -> None:
        notebook, interview = self._notebook, self._notebook.interview
        if interview is None:
            self._seen, self._order = None, LineOrder()
            return
        material, me = notebook.material, notebook.me or ""
        lines = material.lines_of(interview.id)
        now = (Same(lines), Same(material.started), interview.id, me)
        if now == self._seen:
            return
        self._seen = now
        starts = {str(who): at for who, at in material.starts_of(interview.id).items()}
        self._order.follow(lines, starts, me)


def _start(interview: RowId, me: RowId, now: datetime) -> Callable[[AssessmentFile, StepId], None]:
    def change(file: AssessmentFile, step: StepId) -> None:
        from kompass.assessment.edits import set_started

        set_started(file, interview, me, now, step=step)

    return change


def clock(at: datetime) -> str:
    """Return a time of day: 9.02."""
    local = at.astimezone()
    return f"{local.hour}.{local:%M}"


def _long(time: timedelta) -> str:
    seconds = round(time.total_seconds())
    minutes, left = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "tim"), (minutes, "min"), (left if not hours else 0, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count)
