"""How well the points rest on evidence, on the overview: what to look at, and the way there."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import GRID, mark
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.ids import QuestionId
    from ui.session import Session


class EvidenceStanding(QWidget):
    """Hidden while there is nothing that could be evidence. ``question_requested``: show it."""

    question_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._menus: dict[QToolButton, QMenu] = {}
        self.without = self._button("circle-dashed")
        self.against = self._button("alert-circle")
        self._well = wrapped(tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(label(self.tr("Belägg"), weight="strong"))
        column.addWidget(self._well)
        for button in (self.without, self.against):
            column.addWidget(button)
        self.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show how it stands; nothing is counted anew while it is the same."""
        from kompass.assessment.support import against_evidence, without_evidence

        material = snapshot.material
        rests_on = (material.links, material.lines, material.excerpts, snapshot.scores,
                    snapshot.own_scores, snapshot.marks, snapshot.edition)  # fmt: skip
        if self._shown and all(map(is_, self._shown, rests_on)):
            return
        self._shown = rests_on
        self.setVisible(bool(material.sources or material.interviews))
        if self.isHidden():
            return
        without, against = without_evidence(snapshot), against_evidence(snapshot)
        one = self.tr("1 fråga har poäng utan belägg")
        many = self.tr("{count} frågor har poäng utan belägg").format(count=len(without))
        self._fill(self.without, snapshot, without, one if len(without) == 1 else many)
        one = self.tr("1 fråga har poäng som beläggen motsäger")
        many = self.tr("{count} frågor har poäng som beläggen motsäger").format(count=len(against))
        self._fill(self.against, snapshot, against, one if len(against) == 1 else many)
        self._well.setText(
            self.tr("Alla poäng har belägg.") if any(snapshot.scores.values()) else
            self.tr("Inga poäng är satta än.")
        )  # fmt: skip
        self._well.setVisible(not without and not against)

    def _fill(
        self,
        button: QToolButton,
        snapshot: Snapshot,
        questions: tuple[QuestionId, ...],
        words: str,
    ) -> None:
        button.setVisible(bool(questions))
        button.setText(words)
        menu = self._menus[button]
        menu.clear()
        for question in map(snapshot.edition.question, questions):
            text = f"{question.number}  {question.title}".replace("&", "&&")
            action = menu.addAction(text)
            action.triggered.connect(
                lambda _on, wanted=question.id: self.question_requested.emit(wanted)
            )

    def _button(self, drawing: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = self._menus[button] = QMenu(button)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        mark(button, kind="switch")
        return button
