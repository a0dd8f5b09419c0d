"""What is said about the line of the cursor with one key: who speaks, when, how sensitive."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kompass.assessment.material_kinds import Secrecy

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from ui.notes.hands import Hands


class Marking(QObject):
    """Alt+1 to Alt+9, F8 and Ctrl+Shift+H."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands)
        self._hands = hands
        self._notebook = hands.notebook

    def speaker(self, number: int) -> None:
        """Let the person with this number (from 1) say what the line says."""
        interview = self._notebook.interview
        people = self._notebook.material.people_of(interview.id) if interview else ()
        if not 1 <= number <= len(people):
            self._hands.told.emit(
                self.tr("Intervjun har ingen person {0}. Lägg till personer i intervjun.").format(
                    number
                )
            )
        elif self._hands.may_write():
            self._hands.effects.speak(self._hands.row, people[number - 1].id)
            self._notebook.save()
            self._hands.marked.emit()

    def mark_time(self) -> None:
        """Put a time mark at the line, without moving the cursor."""
        if not self._hands.may_write():
            return
        time = f"{datetime.now().astimezone():%H:%M:%S}"

        def deed(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import mark_line

            there = file.snapshot.material.lines[line].time_mark
            mark_line(file, line, step=step, time_mark=f"{there} {time}".strip())

        row = self._hands.row
        self._notebook.begin(row)
        row.kept = True
        self._notebook.touch(row, deed)
        self._notebook.save()
        self._hands.told.emit(self.tr("Tidsmärke {0}: titta tillbaka.").format(time))

    def hide_or_show(self) -> None:
        """Mark the line as sensitive, or as internal again."""
        if not self._hands.may_write():
            return
        row = self._hands.row
        level = Secrecy.INTERNAL if row.level is Secrecy.SENSITIVE else Secrecy.SENSITIVE
        row.level = level
        if row.id is not None:

            def deed(file: AssessmentFile, line: RowId, step: StepId) -> None:
                from kompass.assessment.edits import mark_line

                mark_line(file, line, step=step, level=level)

            self._notebook.touch(row, deed)
            self._notebook.save()
        self._hands.marked.emit()
