"""One conflict: where it is, every value with its author and time, and the ways to decide it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.models.merge_conflicts import capital, pieces_of
from ui.models.new_values import Way, way_of
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.merge_new_value import NewValueField
from ui.widgets.merge_version import VersionCard

if TYPE_CHECKING:
    from kompass.assessment.merge import Conflict
    from kompass.assessment.snapshot import Snapshot


class ConflictCard(QWidget):
    """``chosen``: a version, a ``merge.Choice`` or a ``merge.NewValue``.

    Keys: the number of a version keeps it, B keeps both, N writes a new value.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._conflict: Conflict | None = None
        self._way: Way | None = None
        self.versions: list[VersionCard] = []
        self.where = wrapped(weight="strong")
        self.question = wrapped(tone="muted")
        self.legend = label(text="small", tone="muted")
        self.hidden = wrapped(tone="muted")
        self.both = QPushButton(self.tr("Behåll &båda  (B)"))
        self.new = QPushButton(self.tr("Ange &nytt…  (N)"))
        self.field = NewValueField()
        self.trouble = trouble_label()
        self._lay_out()
        self._connect()

    def show_conflict(self, conflict: Conflict, snapshot: Snapshot, *, writable: bool) -> None:
        """Show a conflict; what is hidden from whoever looks can only be decided by others."""
        self._conflict = conflict
        self.where.setText(capital(conflict.where))
        title = "" if conflict.question is None else _title(conflict, snapshot)
        show_sentence(self.question, title)
        may = writable and not conflict.hidden
        self._way = way_of(conflict, snapshot) if may else None
        self._show_versions(conflict, may=may)
        self.legend.setVisible(conflict.is_text)
        self.both.setVisible(may and conflict.is_text)
        self.new.setVisible(self._way is not None)
        hidden = self.tr(
            "Värdena är dolda för dig tills alla har bedömt frågan. "
            "Den som har satt dem kan avgöra konflikten, eller ni gör det när frågan är öppnad."
        )
        show_sentence(self.hidden, hidden if conflict.hidden else "")
        self.field.hide()
        self.show_trouble("")

    def show_trouble(self, sentence: str) -> None:
        """Show what is wrong with the last decision."""
        show_sentence(self.trouble, sentence)

    def first_focus(self) -> QWidget | None:
        """Return what the keyboard belongs to."""
        return next((card.keep for card in self.versions if card.keep.isVisibleTo(self)), None)

    def _show_versions(self, conflict: Conflict, *, may: bool) -> None:
        for old in self.versions:
            self._places.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.versions = []
        for number, version in enumerate(conflict.versions, 1):
            card = VersionCard(version, number, self._theme)
            short = not conflict.is_text and len(version.words) <= 12
            card.show_value(pieces_of(conflict, version), large=short and not conflict.hidden)
            card.keep.setVisible(may)
            card.kept.connect(partial(self.chosen.emit, version))
            self._places.insertWidget(number - 1, card)
            card.show()  # at once: the keyboard goes there next
            self.versions.append(card)

    def _keep(self, number: int) -> None:
        if number < len(self.versions):
            _press(self.versions[number].keep)

    def _begin_new(self) -> None:
        if self._conflict is not None and self._way is not None:
            self.field.begin(self._conflict, self._way)

    def _keep_both(self) -> None:
        from kompass.assessment.merge import Choice

        self.chosen.emit(Choice.BOTH)

    def _connect(self) -> None:
        self.both.clicked.connect(self._keep_both)
        self.new.clicked.connect(self._begin_new)
        self.field.entered.connect(self.chosen)
        self.field.refused.connect(self.show_trouble)
        self.field.left.connect(lambda: self.new.setFocus(Qt.FocusReason.OtherFocusReason))
        for number in range(9):
            self._key(str(number + 1), partial(self._keep, number))
        self._key("B", partial(_press, self.both))
        self._key("N", partial(_press, self.new))

    def _key(self, key: str, run: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)

    def _lay_out(self) -> None:
        self.legend.setText(
            self.tr("Understruket finns bara i den kopian, överstruket bara i den första.")
        )
        inside = QWidget()
        self._places = QVBoxLayout(inside)
        self._places.setContentsMargins(0, 0, GRID, 0)
        self._places.setSpacing(3 * GRID)
        self._places.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ways = QHBoxLayout()
        ways.setSpacing(GRID)
        for button in (self.both, self.new):
            mark(button, kind="quiet")
            button.setAutoDefault(False)
            ways.addWidget(button)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.where, self.question, self.hidden):
            column.addWidget(part)
        column.addSpacing(GRID)
        column.addWidget(scroll, 1)
        column.addWidget(self.legend)
        column.addLayout(ways)
        column.addWidget(self.field)
        column.addWidget(self.trouble)


def _title(conflict: Conflict, snapshot: Snapshot) -> str:
    assert conflict.question is not None  # noqa: S101 - the caller has looked
    question = snapshot.edition.question(conflict.question)
    return f"{question.number} {question.title}"


def _press(button: QPushButton) -> None:
    if button.isVisible():
        button.click()
