"""How far the team agrees: what can be seen at once first, then the coefficients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.jobs import run_job
from ui.theme import GRID
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.team.agreement_words import Words
    from kompass.errors import KompassError
    from kompass.ids import RowId
    from kompass.progress import Progress


class AgreementFigures(QScrollArea):
    """Works the figures out beside the window, and only while somebody looks at them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[Snapshot, RowId | None] | None = None
        self._shown: tuple[Snapshot, RowId | None] | None = None
        self._working = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Hur eniga ni är"))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        self._column.setSpacing(GRID)
        self.setWidget(content)

    def show_figures(self, snapshot: Snapshot, viewer: RowId | None) -> None:
        """Show the figures over what ``viewer`` may see, as soon as they are worked out."""
        self._wanted = (snapshot, viewer)
        if self.isVisible():
            self._work()

    def showEvent(self, event: QShowEvent) -> None:
        """Work out what was asked for while nobody looked."""
        super().showEvent(event)
        self._work()

    @property
    def text(self) -> str:
        """Everything shown, a sentence on each line."""
        return "\n".join(line.text() for line in self._lines())

    def _work(self) -> None:
        wanted = self._wanted
        if self._working or wanted is None or wanted == self._shown:
            return
        self._working = True

        def work(progress: Progress) -> Words:  # noqa: ARG001 - the shape of a job
            from kompass.assessment.team.agreement import agreement
            from kompass.assessment.team.agreement_words import in_words

            return in_words(agreement(*wanted))

        def done(words: Words) -> None:
            self._working = False
            self._shown = wanted
            self._show(words)
            if self.isVisible():
                self._work()

        run_job(self, work, done=done, failed=self._on_failed, cancelled=self._on_cancelled)

    def _on_failed(self, error: KompassError) -> None:
        self._working = False
        self._fill([("", [str(error)])])

    def _on_cancelled(self) -> None:
        self._working = False

    def _show(self, words: Words) -> None:
        self._fill(
            [
                (self.tr("Hur eniga är ni?"), words.plain),
                (self.tr("Frågor som skiljer mest"), words.widest),
                (self.tr("Vem sätter högre och lägre?"), words.leniency),
                (self.tr("Mått på enighet"), words.coefficients),
            ]
        )

    def _fill(self, parts: Iterable[tuple[str, Iterable[str]]]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for heading, sentences in parts:
            lines = list(sentences)
            if heading and lines:
                self._column.addWidget(label(heading, weight="strong"))
            for sentence in lines:
                line = wrapped(sentence)
                line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._column.addWidget(line)
            if lines:
                self._column.addSpacing(GRID)
        self._column.addStretch(1)

    def _lines(self) -> list:  # type: ignore[type-arg]
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        return [widget for item in items if item and (widget := item.widget()) is not None]
