"""The texts beside the scores: the rationale of the question, and what is said of its area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from ui.theme import Theme
from ui.touched import Entity, Touched
from ui.widgets.below_rationale import Below, BelowRationale
from ui.widgets.rationale import Rationale

if TYPE_CHECKING:
    from kompass.catalogue.model import Question
    from ui.session import Session

_SHARES = (200, 400)


class ScoringTexts(QSplitter):
    """Rationale above, area or evidence below; the person decides how much room each gets."""

    parts_changed = Signal()
    """There are other ``parts`` than before, or in another order."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("scoring_texts")
        self.setChildrenCollapsible(False)
        self.rationale = Rationale(session, self)
        self.below = BelowRationale(session, theme, self)
        self.area, self.evidence = self.below.area, self.below.evidence
        self.addWidget(self.rationale)
        self.addWidget(self.below)
        self.setSizes(_SHARES)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 2)
        for signal in (self.area.parts_changed, self.below.switched):
            signal.connect(self.parts_changed)

    @property
    def parts(self) -> list[QWidget]:
        """What to walk through with Tab, in order."""
        return [self.rationale.text, self.rationale.conflict, *self.below.parts]

    @property
    def writing_rationale(self) -> bool:
        """Whether the keyboard is in the rationale."""
        return self.rationale.text.hasFocus()

    @property
    def writing_what_stays(self) -> bool:
        """Whether the keyboard is in a text that every area or question has."""
        staying = (self.rationale.text, self.area.introduction, self.area.findings)
        return QApplication.focusWidget() in staying

    def show_question(self, question: Question | None) -> None:
        """Show what is written about a question, and what its points rest on."""
        self.rationale.show_question(question)
        self.evidence.show_question(question)

    def put_cursor_in(self, place: Touched) -> bool:
        """Put the cursor where something changed; ``False`` if that is not shown here."""
        scores = {Entity.SCORE, Entity.OWN_SCORE}
        if place.entity in scores and place.field == "rationale":
            self.rationale.text.setFocus()
            return True
        if place.entity in {Entity.AREA, Entity.STRENGTH, Entity.IMPROVEMENT}:
            self.below.show_below(Below.TEXTS)
        return self.area.put_cursor_in(place)
