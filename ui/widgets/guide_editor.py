"""A guide of the assessment: its questions in order, changed where they stand."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID
from ui.widgets.detail_choices import ChoiceBox
from ui.widgets.form import Form
from ui.widgets.guide_row import GuideRow
from ui.widgets.labels import show_sentence, wrapped
from ui.widgets.saved_text import SavedLineEdit

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId

_FIELDS = ("title", "role")


class GuideEditor(QWidget):
    """One guide, everything in it saves itself."""

    def __init__(self, plan: InterviewPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._guide: RowId | None = None
        self._seen: object = None
        self.rows: list[GuideRow] = []
        session = plan.session
        self.title, self.role = SavedLineEdit(session), SavedLineEdit(session)
        self.label = wrapped(text="small", tone="reference")
        self.about = ChoiceBox()
        self.about.setAccessibleName(self.tr("Vad den nya frågan gäller"))
        policy = ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.about.setSizeAdjustPolicy(policy)
        self.about.setMinimumContentsLength(20)
        self.add = QPushButton(self.tr("Lägg &till fråga"))
        self.add.setIcon(icon("plus"))
        self.add.clicked.connect(self._on_add)
        self._keys = wrapped(
            self.tr("Alt+uppil och Alt+nedpil flyttar en fråga, Alt+Delete tar bort den."),
            text="small",
            tone="muted",
        )
        self._lay_out()
        session.lock_changed.connect(self._on_lock)

    def show_guide(self, guide: RowId | None, label: str = "") -> None:
        """Show a guide; the questions that stay keep their fields and the cursor."""
        snapshot = self._plan.session.snapshot if self._plan.session.is_open else None
        if guide is None or snapshot is None:
            self._clear()
            return
        show_sentence(self.label, label)
        if guide != self._guide:
            self._clear()
            self._guide = guide
            for field, line in zip(_FIELDS, (self.title, self.role), strict=True):
                line.bind(partial(_read, guide, field), partial(_write, guide, field))
            self._offer(snapshot)
        questions = snapshot.material.questions_of(guide)
        if questions is self._seen:
            return
        self._seen = questions
        kept = {row.row: row for row in self.rows}
        self._place([kept.get(one.id) or self._new_row(one.id) for one in questions])
        self._name_rows()

    def _clear(self) -> None:
        for row in self.rows:
            self._drop(row)
        self.rows = []
        self._guide = self._seen = None
        self.title.unbind()
        self.role.unbind()

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("&Namn"), self.title)
        form.add_field(self.tr("&Roll"), self.role)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(0)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self.about, 1)
        below.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.label)
        column.addWidget(form)
        column.addSpacing(GRID)
        column.addLayout(self._questions)
        column.addLayout(below)
        column.addWidget(self._keys)

    def _on_lock(self) -> None:
        if self._guide is not None:
            self._name_rows()

    def _name_rows(self) -> None:
        session = self._plan.session
        if self._guide is None or not session.is_open:
            return
        writable = not session.read_only
        questions = session.snapshot.material.questions_of(self._guide)
        edition = session.snapshot.edition
        for place, (row, one) in enumerate(zip(self.rows, questions, strict=True), start=1):
            last = place == len(questions)
            row.show_question(one, edition, place, last=last, writable=writable)
        self.about.setEnabled(writable)
        self.add.setEnabled(writable)
        self._keys.setVisible(len(questions) > 1 and writable)

    def _offer(self, snapshot: Snapshot) -> None:
        self.about.clear()
        self.about.addItem(self.tr("Fri fråga, hör inte till någon delfråga"), "")
        for one in snapshot.edition.questions():
            self.about.addItem(f"{one.number} {one.title}", one.id)

    def _place(self, ordered: list[GuideRow]) -> None:
        gone = [row for row in self.rows if row not in ordered]
        self.rows = ordered
        for place, row in enumerate(ordered):
            if self._questions.indexOf(row) != place:
                self._questions.insertWidget(place, row)
        stops = [part for row in ordered for part in (row.text, row.up, row.down, row.remove)]
        for first, second in pairwise([*stops, self.about, self.add]):
            QWidget.setTabOrder(first, second)
        for row in gone:
            self._drop(row)

    def _new_row(self, question: RowId) -> GuideRow:
        row = GuideRow(self._plan.session, question)
        row.move_requested.connect(partial(self._move, row))
        row.remove_requested.connect(partial(self._remove, row))
        return row

    def _drop(self, row: GuideRow) -> None:
        row.release()
        self._questions.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        from kompass.assessment import edits

        guide, about = self._guide, self.about.currentData() or None
        if guide is None:
            return
        self._plan.session.flush()
        if self._plan.edit(lambda file: edits.add_guide_question(file, guide, "", about)):
            self.about.setCurrentIndex(0)
            self.rows[-1].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, row: GuideRow, direction: int) -> None:
        from kompass.assessment import edits

        ids = [one.row for one in self.rows]
        to = ids.index(row.row) + direction
        if self._plan.session.read_only or not 0 <= to < len(ids):
            return
        self._plan.session.flush()
        ids.remove(row.row)
        after = ids[to - 1] if to else None
        had_keyboard = row.text.hasFocus()
        self._plan.edit(lambda file: edits.move_guide_question(file, row.row, after=after))
        if had_keyboard:
            row.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: GuideRow) -> None:
        from kompass.assessment import edits

        if self._plan.session.read_only or row not in self.rows:
            return
        place = self.rows.index(row)
        self._plan.session.flush()
        self._plan.edit(lambda file: edits.remove_guide_question(file, row.row))
        if self.rows:
            left = self.rows[min(place, len(self.rows) - 1)]
            left.text.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(guide: RowId, field: str, snapshot: Snapshot) -> str:
    found = snapshot.material.guide(guide)
    return str(getattr(found, field)) if found else ""


def _write(guide: RowId, field: str, file: AssessmentFile, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    if field == "title":
        edits.set_guide(file, guide, title=text, step=step)
    else:
        edits.set_guide(file, guide, role=text, step=step)
