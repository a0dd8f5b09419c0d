"""One interview in full: everything about it that the programme has no room for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.actions import ActionId, Actions
from ui.models import contested_material
from ui.models import interviews_fields as fields
from ui.models.interviews_fields import Field
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID, Theme
from ui.touched import Entity
from ui.widgets.action_button import ActionButton
from ui.widgets.date_field import DateField
from ui.widgets.field_conflicts import FieldConflicts
from ui.widgets.form import Form
from ui.widgets.growing_text import GrowingText
from ui.widgets.interview_choices import AssessorChoice, GuideBox, StatusChoice
from ui.widgets.interview_people import MARKED, InterviewPeople
from ui.widgets.interview_roles import RoleSuggestions
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.line_saver import LineSaver
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId

_LINES = (Field.ROLE, Field.ORGANISATION, Field.DAY, Field.TIMES, Field.PLACE)
_STORED = {Field.TIMES: ("starts", "ends")}
"""What a line is stored as, where that is not the one field of its name."""


class InterviewSheet(QWidget):
    """The current interview of the plan.

    ``guide_requested``: the guide of the interview is to be shown.
    """

    guide_requested = Signal(str)

    def __init__(
        self, plan: InterviewPlan, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._shown: RowId | None = None
        session = plan.session
        self.heading = wrapped(text="title")
        self.when = wrapped(tone="muted")
        self.clashes = wrapped(tone="reference")
        self.notes = ActionButton(actions[ActionId.INTERVIEW_NOTES], kind="primary")
        self.notes.setIcon(QIcon())
        self.conflicts = FieldConflicts(session, Entity.INTERVIEW, contested_material.interviews)
        self.lines = {field: QLineEdit() for field in _LINES}
        self._savers = {field: LineSaver(session, line) for field, line in self.lines.items()}
        self.retain = DateField()
        self._retain_saver = LineSaver(session, self.retain)
        self.assessors = AssessorChoice(plan, theme)
        self.status = StatusChoice(plan)
        self.guide = GuideBox(plan)
        self.people = InterviewPeople(plan)
        self.note = GrowingText(session, lines=2)
        self.remove = ActionButton(actions[ActionId.INTERVIEW_REMOVE], kind="quiet")
        RoleSuggestions(plan.roles, self.lines[Field.ROLE])
        self._lay_out(actions)
        self.guide.show_requested.connect(self.guide_requested)
        plan.changed.connect(self.follow)
        plan.chosen.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the current interview; its fields follow the file by themselves."""
        entry = self._plan.entry
        self._stack.setCurrentIndex(0 if entry else 1)
        if entry is None:
            self._unbind()
            return
        interview = entry.interview
        self.heading.setText(interview.role or self.tr("Intervju utan roll"))
        day = fields.day_in_short(interview.day) if interview.day else self.tr("utan dag")
        times = fields.in_short(interview.starts, interview.ends)
        codes = ", ".join(entry.codes)
        self.when.setText(" · ".join(part for part in (day, times, interview.place, codes) if part))
        show_sentence(self.clashes, "\n".join(clash.sentence for clash in entry.clashes))
        if entry.id != self._shown:
            self._bind(entry.id)

    def put_cursor_in(self, field: Field) -> None:
        """Put the cursor in a line."""
        self.lines[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _bind(self, row: RowId) -> None:
        self._shown = row
        for field, saver in self._savers.items():
            saver.bind(
                partial(self._read, row, field),
                partial(self._write, row, field),
                partial(self._check, row, field),
            )
        self._retain_saver.bind(
            partial(_read_retain, row), partial(self._write_retain, row), self._check_retain
        )
        self.note.bind(partial(_read_note, row), partial(_write_note, row))
        self.conflicts.show_row(row, *MARKED)

    def _unbind(self) -> None:
        if self._shown is not None:
            self._shown = None
            for saver in (*self._savers.values(), self._retain_saver):
                saver.unbind()
            self.note.unbind()
            self.conflicts.show_row(None)

    def _read(self, row: RowId, field: Field, snapshot: Snapshot) -> str:
        found = snapshot.material.interview(row)
        return fields.written(field, found, self._plan.programme) if found else ""

    def _write(
        self, row: RowId, field: Field, file: AssessmentFile, text: str, step: StepId
    ) -> None:
        from kompass.assessment import edits

        entry = self._plan.programme.entry(row)
        before = entry.interview if entry else None
        given = fields.read(field, text, self._plan.programme, before)
        edits.set_interview(file, row, step=step, **self._plan.with_guide(file, row, given, step))

    def _check(self, row: RowId, field: Field, text: str) -> str:
        entry = self._plan.programme.entry(row)
        try:
            fields.read(field, text, self._plan.programme, entry.interview if entry else None)
        except KompassError as error:
            return str(error)
        return ""

    def _write_retain(self, row: RowId, file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        day = self.retain.day if text.strip() else None
        edits.set_interview(file, row, step=step, retain_until=day)

    def _check_retain(self, text: str) -> str:
        return self.retain.problem() if text.strip() else ""

    def _form(self) -> Form:
        form, beside = Form(), self.conflicts.beside
        words = {
            Field.ROLE: self.tr("&Roll"),
            Field.ORGANISATION: self.tr("&Organisation"),
            Field.DAY: self.tr("&Dag"),
            Field.TIMES: self.tr("&Tid"),
            Field.PLACE: self.tr("&Plats"),
        }
        for field, line in self.lines.items():
            mark = beside(line, *_STORED.get(field, (field.value,)))
            trouble = form.add_field(words[field], line, beside=mark)
            self._savers[field].trouble_changed.connect(partial(show_sentence, trouble))
        self.lines[Field.DAY].setPlaceholderText(self.tr("22/9, tisdag, dag 2"))
        self.lines[Field.TIMES].setPlaceholderText(self.tr("9, 900, 9.30–10.15"))
        for name, group, first, stored in (
            (self.tr("Utvärderare"), self.assessors, self.assessors, "assessors"),
            (self.tr("Läge"), self.status, self.status, "status"),
            (self.tr("&Guide"), self.guide, self.guide.box, "guide"),
        ):
            form.add_group(name, group, first, beside=beside(first, stored))
        form.add_group(self.tr("Personer"), self.people, self.people.add)
        form.add_field(self.tr("&Anteckning"), self.note, beside=beside(self.note, "note"))
        trouble = form.add_field(
            self.tr("Ga&llras"),
            self.retain,
            hint=self.tr("Sista dagen som anteckningar och namn får sparas."),
            beside=beside(self.retain, "retain_until"),
        )
        self._retain_saver.trouble_changed.connect(partial(show_sentence, trouble))
        return form

    def _lay_out(self, actions: Actions) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        for part in (self.heading, self.when):
            column.addWidget(part)
        column.addWidget(self.conflicts.rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.clashes)
        column.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GRID)
        column.addWidget(self._form())
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._stack = QStackedLayout(self)
        content = QWidget()
        content.setLayout(column)
        scroll = TallScroll()
        scroll.setWidget(content)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self._empty(actions))

    def _empty(self, actions: Actions) -> QWidget:
        """Say what belongs here, and offer the first steps."""
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Ingen intervju är vald"), weight="strong"))
        column.addWidget(
            wrapped(
                self.tr(
                    "Skriv programmet i listan: tid, Enter, roll, Enter. På sista raden gör "
                    "Enter nästa intervju. Ett schema från kommunen kan hämtas som Excel eller csv."
                ),
                tone="muted",
            )
        )
        for action in (ActionId.INTERVIEW_NEW, ActionId.INTERVIEWS_IMPORT):
            button = ActionButton(actions[action])
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return empty


def _read_retain(row: RowId, snapshot: Snapshot) -> str:
    found = snapshot.material.interview(row)
    return found.retain_until.isoformat() if found and found.retain_until else ""


def _read_note(row: RowId, snapshot: Snapshot) -> str:
    found = snapshot.material.interview(row)
    return found.note if found else ""


def _write_note(row: RowId, file: AssessmentFile, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_interview(file, row, step=step, note=text)
