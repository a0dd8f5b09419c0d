"""Who is interviewed: the only place where names are typed, and it says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from kompass.errors import KompassError
from ui.icons import icon
from ui.models.contested import PRESENT
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID, mark
from ui.touched import Entity
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.saved_text import SavedLineEdit

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId

_FIELDS = ("code", "name", "contact")
MARKED = tuple((Entity.PERSON.value, field) for field in (*_FIELDS, PRESENT))
"""What copies can differ about in a person, as entity and field: each row has its mark."""


class InterviewPeople(QWidget):
    """The people of the current interview, one row each.

    ``erase_requested``: ``RowId``, a person is to be erased for good.
    """

    erase_requested = Signal(object)

    def __init__(self, plan: InterviewPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._shown: tuple[RowId, ...] = ()
        self._of: RowId | None = None
        self._rows: dict[RowId, list[QWidget]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID // 2)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self._hint = wrapped(
            self.tr("Namn behövs inte: koden räcker. Namn och kontakt visas bara här."),
            text="small",
            tone="muted",
        )
        self.add = QPushButton(self.tr("&Lägg till person"))
        self.add.setIcon(icon("user-plus"))
        mark(self.add, kind="quiet")
        self.add.clicked.connect(self._on_add)
        self._trouble = trouble_label()
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(_badge(self.tr("Personuppgift")))
        below.addStretch(1)
        self._grid.addLayout(below, 1000, 0, 1, 5)
        self._grid.addWidget(self._hint, 1001, 0, 1, 5)
        self._grid.addWidget(self._trouble, 1002, 0, 1, 5)
        plan.changed.connect(self.follow)
        plan.chosen.connect(self.follow)
        plan.session.lock_changed.connect(self._on_lock)
        self.follow()

    @property
    def names(self) -> list[SavedLineEdit]:
        """The fields for names, from the top."""
        found = (self._rows[person][1] for person in self._shown)
        return [field for field in found if isinstance(field, SavedLineEdit)]

    def follow(self) -> None:
        """Show the people of the current interview."""
        entry = self._plan.entry
        people = tuple(person.id for person in entry.people) if entry else ()
        row = entry.id if entry else None
        self.add.setEnabled(entry is not None and not self._plan.session.read_only)
        if people == self._shown and row == self._of:
            return
        for gone in self._shown:
            self._drop(gone)
        self._shown, self._of = people, row
        for place, person in enumerate(people):
            self._rows[person] = self._row(person, place)

    def _on_lock(self) -> None:
        writable = not self._plan.session.read_only
        self.add.setEnabled(self._plan.entry is not None and writable)
        for parts in self._rows.values():
            for button in parts[len(_FIELDS) : -1]:
                button.setEnabled(writable)

    def _row(self, person: RowId, place: int) -> list[QWidget]:
        parts: list[QWidget] = []
        words = {
            "code": (self.tr("Kod"), self.tr("Kod för person {0}")),
            "name": (self.tr("Namn"), self.tr("Namn på person {0}")),
            "contact": (self.tr("Kontakt"), self.tr("Kontakt till person {0}")),
        }
        for column, field in enumerate(_FIELDS):
            line = SavedLineEdit(self._plan.session)
            line.setPlaceholderText(words[field][0])
            line.setAccessibleName(words[field][1].format(place + 1))
            line.bind(partial(_read, person, field), partial(_write, person, field))
            line.trouble_changed.connect(partial(show_sentence, self._trouble))
            if field == "code":
                line.setMaximumWidth(8 * GRID)
            parts.append(line)
            if field == "contact":
                self._grid.addWidget(line, 2 * place + 1, 1, 1, 3)
            else:
                self._grid.addWidget(line, 2 * place, column)
        remove = self._button("x", self.tr("Ta bort person {0}"), place)
        remove.clicked.connect(partial(self._remove, person))
        erase = self._button("eraser", self.tr("Radera person {0} för gott…"), place)
        erase.clicked.connect(partial(self.erase_requested.emit, person))
        for column, button in enumerate((remove, erase), 2):
            self._grid.addWidget(button, 2 * place, column)
            parts.append(button)
        for part in parts:
            part.show()  # at once, so that it can have the keyboard
        return [*parts, self._conflict(person, place, parts[0])]

    def _conflict(self, person: RowId, place: int, field: QWidget) -> ConflictMark:
        """Return the mark of a row, under the code."""
        made = ConflictMark(self._plan.session, field, self)
        made.watch(*((entity, person, name) for entity, name in MARKED))
        self._grid.addWidget(made, 2 * place + 1, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _button(self, drawing: str, words: str, place: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(drawing))
        button.setAccessibleName(words.format(place + 1))
        button.setToolTip(words.format(place + 1))
        button.setEnabled(not self._plan.session.read_only)
        return button

    def _drop(self, person: RowId) -> None:
        for part in self._rows.pop(person, []):
            if isinstance(part, SavedLineEdit):
                part.unbind()
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()

    def _on_add(self) -> None:
        entry = self._plan.entry
        added = self._plan.add_person(entry.id) if entry else None
        if added in self._rows:
            self._rows[added][1].setFocus()

    def _remove(self, person: RowId) -> None:
        from kompass.assessment import edits

        self._plan.session.flush()
        try:
            self._plan.session.edit(lambda file: edits.remove_person(file, person))
        except KompassError as error:
            show_sentence(self._trouble, str(error))


def _badge(words: str) -> QWidget:
    made = label(words, text="small", tone="reference")
    mark(made, surface="notice")
    made.setContentsMargins(GRID // 2, 0, GRID // 2, 0)
    return made


def _read(person: RowId, field: str, snapshot: Snapshot) -> str:
    found = snapshot.material.person(person)
    return str(getattr(found, field)) if found else ""


def _write(person: RowId, field: str, file: AssessmentFile, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_person(file, person, step=step, **{field: text})
