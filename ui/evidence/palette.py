"""Type to find excerpts and lines that are not tied to a question yet; a digit ties one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from kompass.assessment.material import Direction
from kompass.errors import KompassError
from ui.evidence.attach_keys import number_of
from ui.evidence.candidate_list import CandidateList
from ui.evidence.candidates import Candidate, Candidates
from ui.evidence.words import direction_words
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.catalogue.model import Question
    from ui.session import Session

_WIDTH = 92 * GRID
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AttachPalette(QDialog):
    """Stays open until Escape, so that several can be tied. ``attached`` carries the link."""

    attached = Signal(str)

    def __init__(
        self,
        session: Session,
        question: Question,
        theme: Theme,
        parent: QWidget,
        *,
        hides_notes: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Koppla belägg till {0}").format(question.number))
        mark(self, surface="popup")
        self._session = session
        self._question = question
        self._candidates = Candidates(session.snapshot, question)
        self.field = QLineEdit()
        self.list = CandidateList(theme, self)
        self.list.hides_notes = hides_notes
        self._nothing = wrapped(tone="muted")
        self._told = label(text="small", tone="accent")
        self._trouble = trouble_label()
        self._lay_out()
        self._place(parent)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.list.clicked.connect(lambda _index: self._attach_current(Direction.SUPPORTS))
        self._narrow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that choose and tie; all others are typing."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        direction = Direction.CONTRADICTS if shift else Direction.SUPPORTS
        number = number_of(event)
        if number is not None:
            self._attach(self.list.numbered(number), direction)
        elif event.key() in _ENTER:
            self._attach_current(direction)
        elif event.key() in _MOVES:
            self.list.keyPressEvent(event)
        else:
            return False
        return True

    def _attach_current(self, direction: Direction) -> None:
        self._attach(self.list.candidate, direction)

    def _attach(self, candidate: Candidate | None, direction: Direction) -> None:
        from kompass.assessment import edits

        if candidate is None:
            return
        tie = edits.Tie(self._question.id, direction)
        try:
            (link,) = self._session.edit(lambda file: edits.add_links(file, candidate.item, [tie]))
        except KompassError as error:
            show_sentence(self._trouble, str(error))
            return
        show_sentence(self._trouble, "")
        self._candidates.without(candidate.item)
        words = self.tr("{name} {says} {number}. Går att ångra.").format(
            name=candidate.name, says=direction_words(direction), number=self._question.number
        )
        self._told.setText(words)
        self._narrow()
        self.attached.emit(link)

    def _narrow(self) -> None:
        self.list.show_candidates(self._candidates.fitting(self.field.text()))
        empty = not self.list.count
        if not len(self._candidates):
            self._nothing.setText(
                self.tr("Det finns inget mer att koppla. Gör utdrag i Underlag eller anteckna.")
            )
        else:
            self._nothing.setText(self.tr("Inget passar. Prova ett annat ord."))
        self._nothing.setVisible(empty)
        self.list.setVisible(not empty)

    def _place(self, window: QWidget) -> None:
        width = min(_WIDTH, window.width() - 4 * GRID)
        self.setFixedSize(width, min(68 * GRID, window.height() - 12 * GRID))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 6 * GRID)

    def _lay_out(self) -> None:
        number, title = self._question.number, self._question.title
        self.field.setPlaceholderText(self.tr("Skriv ord för att söka"))
        self.field.setAccessibleName(self.tr("Sök bland utdrag och anteckningar"))
        hint = self.tr("1–9 kopplar · Shift+1–9 som motbelägg · ↑ ↓ och Enter · Esc klar")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(label(f"{number}  {title}", weight="strong"))
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self._trouble)
        column.addStretch()
        column.addWidget(self._told)
        column.addWidget(wrapped(hint, text="small", tone="muted"))
