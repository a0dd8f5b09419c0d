"""The line above the notes: whose interview, and what to do with all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from kompass.interviews.clock import format_times
from ui.icons import icon
from ui.notes.line_conflicts import NoteConflict
from ui.notes.verify import to_verify
from ui.theme import GRID, mark
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.notes.notebook import Notebook


class Head(QWidget):
    """``review``, ``verify``, ``blur``, ``keys``, ``columns`` and ``back``: buttons pressed."""

    review = Signal()
    verify = Signal()
    blur = Signal()
    back = Signal()
    keys = Signal()
    columns = Signal()

    def __init__(self, notebook: Notebook, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self.away = QPushButton(self.tr("Programmet"))
        self.away.setIcon(icon("arrow-left"))
        self.away.setToolTip(self.tr("Tillbaka till programmet (Esc)"))
        mark(self.away, kind="quiet")
        self.title = ElidedLabel()
        mark(self.title, weight="strong")
        self.hidden = label(self.tr("Anteckningarna är dolda, F12 visar dem"), tone="reference")
        self.hidden.hide()
        self.conflict = NoteConflict(notebook, editor, self)
        self.reviewing = self._button("checklist", self.tr("Genomgång"), "F6")
        self.verifying = self._button("zoom-question", self.tr("Verifiera"), "F4")
        self.blurring = self._button("eye-off", self.tr("Dölj"), "F12")
        self.beside = self._button("columns-2", self.tr("Två spalter"), self.tr("Skift+F9"))
        self.beside.hide()
        self.helping = self._button("keyboard", self.tr("Tangenter"), "Shift+F1")
        self.helping.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self.away)
        row.addWidget(self.title, 1)
        row.addWidget(self.hidden)
        row.addWidget(self.conflict)
        for button in (self.beside, self.reviewing, self.verifying, self.blurring, self.helping):
            row.addWidget(button)
        self.away.clicked.connect(self.back)
        self.reviewing.clicked.connect(self.review)
        self.verifying.clicked.connect(self.verify)
        self.blurring.clicked.connect(self.blur)
        self.helping.clicked.connect(self.keys)
        self.beside.clicked.connect(self.columns)
        notebook.shown.connect(self.follow)
        notebook.changed.connect(self.follow)

    def follow(self) -> None:
        """Say whose interview it is and what there is to verify."""
        interview = self._notebook.interview
        if interview is None:
            self.title.setText("")
            return
        material = self._notebook.material
        when = format_times(interview.starts, interview.ends)
        day = f"{interview.day.day}/{interview.day.month}" if interview.day else ""
        codes = ", ".join(one.code for one in material.people_of(interview.id) if one.code)
        who = ", ".join(part for part in (interview.role, interview.organisation) if part)
        parts = (who or self.tr("Intervju utan roll"), codes, f"{day} {when}".strip())
        self.title.setText(" · ".join(part for part in parts if part))
        count = len(to_verify(material))
        words = self.tr("Verifiera ({0})").format(count) if count else self.tr("Verifiera")
        self.verifying.setText(words)

    def show_blurred(self, *, on: bool) -> None:
        """Say that the notes cannot be read now."""
        self.hidden.setVisible(on)
        self.blurring.setText(self.tr("Visa") if on else self.tr("Dölj"))

    def _button(self, drawing: str, text: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setIcon(icon(drawing))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(f"{text} ({key})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(button, kind="switch")
        return button
