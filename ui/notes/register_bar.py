"""Ctrl+R: a name in the notes becomes a registered person, and its role code everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from kompass.interviews.line_words import unknown_people, without_names
from kompass.interviews.role_codes import code_for
from ui.theme import GRID, mark
from ui.widgets.labels import label

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from ui.notes.hands import Hands


_LOOK_BACK: Final = 20
"""Lines above the cursor in which a name is looked for."""


class RegisterBar(QFrame):
    """Name and role code; Enter registers, Escape lets it be.

    ``done``: the keyboard belongs to the notes again.
    """

    done = Signal()

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        mark(self, surface="notice")
        self.name = QLineEdit()
        self.code = QLineEdit()
        self.name.setAccessibleName(self.tr("Namn (personuppgift)"))
        self.code.setAccessibleName(self.tr("Rollkod"))
        self.code.setMaximumWidth(12 * GRID)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.addWidget(label(self.tr("Registrera (personuppgift)"), weight="strong"))
        row.addWidget(self.name, 1)
        row.addWidget(label(self.tr("skrivs som")))
        row.addWidget(self.code)
        row.addWidget(label(self.tr("Enter registrerar, Esc avbryter"), tone="muted"))
        self.hide()

    def open(self) -> None:
        """Propose the name at the cursor, and the code of whoever has no name yet."""
        self.name.setText(self._name_at_cursor())
        self.code.setText(self._proposed_code())
        self.show()
        target = self.code if self.name.text() else self.name
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        target.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Register, or let it be."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._register()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _name_at_cursor(self) -> str:
        cursor = self._hands.editor.textCursor()
        if cursor.hasSelection():
            return cursor.selectedText().strip()
        at = self._hands.at
        for near in range(at, max(-1, at - _LOOK_BACK), -1):
            line = self._hands.line(near)
            found = unknown_people(line.text)
            if found:
                column = line.cursor if near == at else len(line.text)
                start, end = min(found, key=lambda span: abs(span[1] - column))
                return line.text[start:end]
        return ""

    def _proposed_code(self) -> str:
        notebook = self._hands.notebook
        interview = notebook.interview
        if interview is None:
            return ""
        nameless = self._nameless()
        if nameless is not None:
            return notebook.material.code_of(nameless)
        taken = [person.code for person in notebook.material.all_people() if person.code]
        from kompass.interviews.guides import packaged_guides

        sets = packaged_guides(notebook.session.snapshot.edition)
        return code_for(interview.role, sets, taken)

    def _nameless(self) -> RowId | None:
        notebook = self._hands.notebook
        people = notebook.material.people_of(notebook.interview.id) if notebook.interview else ()
        return next((one.id for one in people if one.code and not one.name.strip()), None)

    def _register(self) -> None:
        notebook, interview = self._hands.notebook, self._hands.notebook.interview
        name, code = " ".join(self.name.text().split()), self.code.text().strip()
        if interview is None or not name or not code:
            (self.code if name else self.name).setFocus()
            return
        nameless = self._nameless()

        def change(file: AssessmentFile, step: StepId) -> None:
            from kompass.assessment.edits import add_person, set_person

            person = file.snapshot.material.person(nameless) if nameless else None
            if person is not None and person.code == code:
                set_person(file, person.id, step=step, name=name)
            else:
                add_person(file, interview.id, step=step, name=name, code=code)

        if notebook.do(change):
            self._replace_everywhere()
        self._leave()

    def _replace_everywhere(self) -> None:
        """Write the code instead of the name in every line of the interview."""
        notebook, paper = self._hands.notebook, self._hands.paper
        people = notebook.around.people(notebook.material)
        at, column = self._hands.at, self._hands.line().cursor
        with self._hands.at_work():
            for number, row in enumerate(notebook.rows):
                text = paper.text(number)
                without, replaced = without_names(text, people, row.let_be)
                if replaced and not row.foreign:
                    paper.set_text(number, without)
                    notebook.touch(row)
            self._hands.put_cursor(at, min(column, len(paper.text(at))))
            paper.forget_edits()
            notebook.save()

    def _leave(self) -> None:
        self.hide()
        self.done.emit()
