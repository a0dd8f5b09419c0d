"""What is said of the chosen piece: its direction, its strength and a comment, to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from kompass.assessment.material import Direction
from ui.evidence.words import direction_words, sign_of, strength_words
from ui.icons import icon
from ui.theme import GRID, mark
from ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from kompass.assessment.material import Link
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from ui.session import Session
    from ui.widgets.autosave import Read, Write


class EvidenceDetail(QWidget):
    """``directed``, ``weighed``: as those of the list. ``left``: back to the list."""

    directed = Signal(object)
    weighed = Signal(int)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._link: RowId | None = None
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        self.directions = {each: self._direction(each) for each in Direction}
        self.strengths = {each: self._strength(each) for each in (1, 2, 3)}
        self.say = self._button("")
        self.say.setIcon(icon("message"))
        self.say.setToolTip(self.tr("Kommentera (K)"))
        self.say.setAccessibleName(self.tr("Kommentera belägget"))
        self.comment = GrowingText(session, lines=1, parent=self)
        self._lay_out()

    def show_link(self, link: Link | None) -> None:
        """Show what is said of a link; nothing while none is chosen."""
        self.setVisible(link is not None)
        if link is None:
            self._link = None
            self.comment.unbind()
            return
        self.directions[link.direction].setChecked(True)
        self.strengths[link.strength].setChecked(True)
        for button in (*self.directions.values(), *self.strengths.values()):
            button.setEnabled(not self._session.read_only)
        if link.id != self._link:
            self._link = link.id
            self.comment.bind(*_comment_of(link.id))
            self._show_comment(shown=False)
        blind = self._session.snapshot.details.blind
        self.comment.setPlaceholderText(
            self.tr("Kommentar – alla i gruppen ser den, så skriv inga poäng här")
            if blind
            else self.tr("Kommentar")
        )

    def write(self) -> None:
        """Have the comment ready to be written; what stands there already is in the list."""
        if self._link is not None:
            self._show_comment(shown=True)
            self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Ask for the signs without their words: those stand in the list too."""
        buttons = (*self.directions.values(), *self.strengths.values(), self.say)
        width = len(buttons) * (self.fontMetrics().horizontalAdvance("0") + 3 * GRID)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """See again what there is room for with another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the comment with Escape or Ctrl+Enter."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (enter and with_control):
            self.left.emit()
            self._show_comment(shown=False)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        for direction, button in self.directions.items():
            button.setText(f"{sign_of(direction)} {direction_words(direction)}")
        buttons = (*self.directions.values(), *self.strengths.values(), self.say)
        needed = sum(button.sizeHint().width() for button in buttons) + len(buttons) * GRID
        if needed > self.width():
            for direction, button in self.directions.items():
                button.setText(sign_of(direction))

    def _show_comment(self, *, shown: bool) -> None:
        self.comment.setVisible(shown)
        self.say.setChecked(shown)

    def _on_say(self) -> None:
        if self.say.isChecked():
            self.write()
        else:
            self.left.emit()
            self._show_comment(shown=False)

    def _direction(self, direction: Direction) -> QToolButton:
        button = self._button(sign_of(direction))
        button.setToolTip(direction_words(direction))
        button.setAccessibleName(direction_words(direction))
        self._groups[0].addButton(button)
        button.clicked.connect(lambda: self.directed.emit(direction))
        return button

    def _strength(self, strength: int) -> QToolButton:
        button = self._button(str(strength))
        button.setAccessibleName(strength_words(strength))
        button.setToolTip(strength_words(strength))
        self._groups[1].addButton(button)
        button.clicked.connect(lambda: self.weighed.emit(strength))
        return button

    def _button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        # The list has keys for these; Tab goes on to the comment.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(button, kind="switch", text="small")
        return button

    def _lay_out(self) -> None:
        self.comment.setAccessibleName(self.tr("Kommentar till belägget"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in self.directions.values():
            row.addWidget(button)
        row.addStretch(1)
        for button in (*self.strengths.values(), self.say):
            row.addWidget(button)
        self.comment.hide()
        self.say.clicked.connect(self._on_say)
        column.addLayout(row)
        column.addWidget(self.comment)


def _comment_of(link: RowId) -> tuple[Read, Write]:
    """Return how the comment on a link is read and written."""

    def read(snapshot: Snapshot) -> str:
        known = snapshot.material.links.get(link)
        return known.comment if known is not None else ""

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_link(file, link, comment=text, step=step)

    return read, write
