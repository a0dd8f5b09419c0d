"""One question of a guide that is being written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from ui.icons import icon
from ui.theme import GRID
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.assessment.material_kinds import GuideQuestion
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Edition
    from kompass.ids import RowId, StepId
    from ui.session import Session

_ALT = Qt.KeyboardModifier.AltModifier


class GuideText(GrowingText):
    """What to ask. Alt+Up and Alt+Down move the question, Alt+Delete removes it."""

    move_requested = Signal(int)
    remove_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that belong to the question as a whole."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.modifiers() == _ALT and way:
            self.move_requested.emit(way)
        elif event.modifiers() == _ALT and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)


class GuideRow(QWidget):
    """``move_requested``: one place up (-1) or down (+1); ``remove_requested``."""

    move_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, session: Session, row: RowId) -> None:
        super().__init__()
        self.row = row
        self.about = wrapped(text="small", tone="muted")
        self.text = GuideText(session, lines=1)
        self.text.bind(partial(_read, row), partial(_write, row))
        self.trouble = trouble_label()
        self.text.trouble_changed.connect(partial(show_sentence, self.trouble))
        self.text.move_requested.connect(self.move_requested)
        self.text.remove_requested.connect(self.remove_requested)
        self.up = self._button("arrow-up")
        self.down = self._button("arrow-down")
        self.remove = self._button("x")
        self.up.clicked.connect(partial(self.move_requested.emit, -1))
        self.down.clicked.connect(partial(self.move_requested.emit, 1))
        self.remove.clicked.connect(self.remove_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.up, self.down, self.remove):
            buttons.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 4)
        grid.addWidget(self.about, 0, 0)
        grid.addLayout(buttons, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.text, 1, 0, 1, 2)
        grid.addWidget(self.trouble, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def show_question(
        self, question: GuideQuestion, edition: Edition, place: int, *, last: bool, writable: bool
    ) -> None:
        """Say which place the question has, and which one of the edition it is about."""
        known = {one.id: one for one in edition.questions()}
        found = known.get(question.question) if question.question else None
        about = f"{found.number} {found.title}" if found else self.tr("Fri fråga")
        self.about.setText(f"{place} · {about}")
        self.text.setAccessibleName(self.tr("Fråga {0}, {1}").format(place, about))
        self.text.setPlaceholderText(
            self.tr("Frågans egen rubrik läses upp. Skriv hellre hur du frågar.")
            if found
            else self.tr("Skriv frågan")
        )
        words = (
            (self.up, self.tr("Flytta fråga {0} uppåt"), place > 1),
            (self.down, self.tr("Flytta fråga {0} nedåt"), not last),
            (self.remove, self.tr("Ta bort fråga {0}"), True),
        )
        for button, text, useful in words:
            button.setAccessibleName(text.format(place))
            button.setToolTip(text.format(place))
            button.setEnabled(useful and writable)

    def release(self) -> None:
        """Save what is pending and let go of the file."""
        self.text.unbind()

    def _button(self, drawing: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(drawing))
        return button


def _read(row: RowId, snapshot: Snapshot) -> str:
    every = snapshot.material.guide_questions.values()
    return next((one.text for questions in every for one in questions if one.id == row), "")


def _write(row: RowId, file: AssessmentFile, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_guide_question(file, row, text, step=step)
