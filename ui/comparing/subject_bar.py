"""The row of chips at the top: who is compared, in which order, and what could be added."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.comparing.chip import MIME, Chip, told_of
from ui.comparing.desk import Desk
from ui.icons import icon
from ui.theme import GRID, Theme, mark
from ui.widgets.action_button import ActionButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label, show_sentence, trouble_label

if TYPE_CHECKING:
    from kompass.comparison.subjects import Subject

_PROPOSED: Final = 4


class SubjectBar(QWidget):
    """Chips for the subjects, a button to add more, and what is proposed at once."""

    def __init__(
        self, desk: Desk, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self.chips: list[Chip] = []
        self.proposals: list[QPushButton] = []
        self._pending: tuple[str, ...] = ()
        self._focus_on = ""
        self.add_button = ActionButton(actions[ActionId.COMPARE_ADD], self.tr("Lägg till…"))
        self._lead: QWidget | None = None
        self.trouble = trouble_label()
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        # At home from the start: shown without a parent it would be a window of its own.
        self.add_button.setParent(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._row)
        column.addWidget(self.trouble)
        self.setAcceptDrops(True)
        self._rebuilding = QTimer(self, singleShot=True, interval=0)
        self._rebuilding.timeout.connect(self._rebuild)
        desk.changed.connect(self._rebuilding.start)
        desk.visits.changed.connect(self._rebuilding.start)
        desk.told.connect(self._tell)
        self._rebuild()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take chips."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Lay the chip where it was dropped."""
        nth = int(bytes(event.mimeData().data(MIME).data()).decode())
        place = self._place_at(self._row.mapFrom(self, event.position().toPoint()), nth)
        event.acceptProposedAction()
        if place != nth and nth < len(self.chips):
            self._move(self.chips[nth].subject.id, place)

    def _tell(self, sentence: str) -> None:
        show_sentence(self.trouble, sentence)

    def _place_at(self, at: QPoint, nth: int) -> int:
        """Return which place a chip gets that is dropped there."""
        before = sum(
            chip.geometry().bottom() < at.y()
            or (chip.geometry().top() <= at.y() and chip.geometry().center().x() < at.x())
            for other, chip in enumerate(self.chips)
            if other != nth
        )
        return min(before, len(self.chips) - 1)

    def _rebuild(self) -> None:
        focused = self._focus_on or next(
            (chip.subject.id for chip in self.chips if chip.hasFocus()), ""
        )
        self._focus_on = ""
        self._empty()
        comparison = self._desk.comparison
        # A comparison tells two of the same name apart.
        subjects = self._desk.subjects if comparison is None else comparison.subjects
        several = len({one.edition_words for one in subjects}) > 1
        for nth, subject in enumerate(subjects):
            chip = Chip(subject, nth, len(subjects), self._theme, self._row, with_edition=several)
            chip.place_wanted.connect(partial(self._move, subject.id))
            chip.unwanted.connect(partial(self._remove, nth))
            chip.neighbour_wanted.connect(partial(self._step, nth))
            self.chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add_button)
        self._propose()
        for chip in self.chips:
            chip.show()  # or the keyboard could come only a moment later
            if chip.subject.id == focused:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._row.updateGeometry()

    def _propose(self) -> None:
        from kompass.comparison.model import MOST

        # With a single subject the page itself offers the same, larger.
        room = 1 < len(self._desk.subjects) < MOST
        proposed = self._desk.visits.proposed()[:_PROPOSED] if room else ()
        for subject in proposed:
            button = proposal_button(subject, self._row)
            button.clicked.connect(partial(self._add, subject))
            self._flow.addWidget(button if self.proposals else self._led_in(button))
            self.proposals.append(button)

    def _led_in(self, button: QPushButton) -> QWidget:
        """Return the first proposal with the word before it, never on another line."""
        self._lead = lead = QWidget(self._row)
        row = QHBoxLayout(lead)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(label(self.tr("Förslag:"), tone="muted"))
        row.addWidget(button)
        lead.show()
        return lead

    def _empty(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        lead, self._lead = self._lead, None
        for widget in (*self.chips, *self.proposals, lead):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips, self.proposals = [], []

    def _add(self, subject: Subject) -> None:
        self._focus_on = subject.id
        self._desk.add((subject,))

    def _move(self, subject: str, place: int) -> None:
        self._focus_on = subject
        self._desk.move(subject, place)

    def _remove(self, nth: int) -> None:
        rest = [chip.subject.id for at, chip in enumerate(self.chips) if at != nth]
        self._focus_on = rest[min(nth, len(rest) - 1)] if rest else ""
        self._desk.remove(self.chips[nth].subject.id)
        if not rest:
            self.add_button.setFocus()

    def _step(self, nth: int, step: int) -> None:
        if 0 <= nth + step < len(self.chips):
            self.chips[nth + step].setFocus(Qt.FocusReason.TabFocusReason)


def proposal_button(subject: Subject, parent: QWidget | None = None) -> QPushButton:
    """Return a quiet button that names a subject; what it is in full stands in its tip."""
    known = subject.known_areas
    few = known < len(subject.areas) if subject.areas else True
    words = subject.name if not few else f"{subject.name} ({_known(known)})"
    button = QPushButton(icon("plus"), words.replace("&", "&&"), parent)
    mark(button, kind="quiet")
    button.setAutoDefault(False)
    button.setToolTip(told_of(subject))
    button.setAccessibleDescription(told_of(subject))
    return button


def _known(count: int) -> str:
    return {0: "bara totalen känd", 1: "ett område känt"}.get(count, f"{count} områden kända")
