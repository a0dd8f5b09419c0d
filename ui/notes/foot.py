"""The line under the notes: what is left of the interview, what sticks, when it was saved."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.notes.guide import Guide, again_in_words
from ui.theme import GRID, mark
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.notes.hands import Hands

_TICK_MS: Final = 15_000
_SAID_FOR_MS: Final = 6_000


class Foot(QFrame):
    """Speaks plainly and is silent again."""

    def __init__(self, hands: Hands, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._guide = guide
        mark(self, surface="rail")
        self.said = ElidedLabel()
        self.sticks = label(text="small", tone="accent")
        self.left = label(text="small", tone="muted")
        self.started = label(text="small", tone="muted")
        self.saved = label(text="small", tone="muted")
        mark(self.said, text="small", tone="muted")
        self._trouble = False
        self._told_of: object = None
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.setSpacing(3 * GRID)
        row.addWidget(self.said, 1)
        for part in (self.sticks, self.started, self.left, self.saved):
            row.addWidget(part)
        self._silent = QTimer(self, interval=_SAID_FOR_MS, singleShot=True)
        self._silent.timeout.connect(lambda: self.tell(""))
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.follow)
        self._tick.start()
        hands.told.connect(self.tell)
        hands.moved.connect(self._follow_sticking)
        hands.notebook.saved.connect(self._on_saved)
        hands.notebook.refused.connect(self._on_refused)
        hands.notebook.shown.connect(self._on_shown)
        hands.notebook.changed.connect(self._follow_start)
        guide.changed.connect(self.follow)

    def tell(self, sentence: str) -> None:
        """Say something for a while."""
        if self._trouble and not sentence:
            return
        self._trouble = False
        mark(self.said, tone="muted")
        self.said.setText(sentence)
        self.said.setToolTip(sentence)
        self._silent.start()

    def follow(self) -> None:
        """Tell how much is left of the interview."""
        if not self._hands.notebook.session.is_open:
            return
        left = self._guide.left(datetime.now().astimezone())
        words = left.in_words() if left is not None else ""
        if not self._guide.points:  # without a guide only the time is left
            words = words.split(",")[0] if left is not None and left.minutes is not None else ""
        if again := again_in_words(self._guide.points):
            words += self.tr(" · fråga igen: {0}").format(again)
        self.left.setText(words)
        self._follow_start()

    def _follow_start(self) -> None:
        clocks = self._hands.notebook.clocks
        self.started.setText(clocks.words())
        self.started.setToolTip(clocks.sentence())

    def _follow_sticking(self) -> None:
        sticking = self._hands.effects.sticking
        if not sticking:
            self.sticks.setText("")
            return
        finder = self._hands.notebook.around.finder(self._hands.notebook.session.snapshot.edition)
        numbers = [found.number for one in sticking if (found := finder.get(one))]
        self.sticks.setText(
            self.tr("{0} på alla rader, §. slutar").format("§" + ", §".join(numbers))
        )

    def _on_saved(self) -> None:
        self.saved.setText(self.tr("sparat {0}").format(f"{datetime.now().astimezone():%H:%M:%S}"))

    def _on_refused(self, sentence: str) -> None:
        if not sentence and not self._trouble:
            return
        self._trouble = bool(sentence)
        mark(self.said, tone="damage" if sentence else "muted")
        self.said.setText(sentence)
        self.said.setToolTip(sentence)
        self._silent.stop()

    def _on_shown(self) -> None:
        self.saved.setText("")
        self.follow()
        notebook = self._hands.notebook
        if notebook.interview_id != self._told_of:
            self._told_of = notebook.interview_id
            if not notebook.clocks.together.put_right:
                self.tell(notebook.clocks.sentence())
