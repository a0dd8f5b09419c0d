"""Which strengths, improvements and good examples go along with the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.archive.publishing import Offered
    from kompass.assessment.snapshot import Snapshot

_INDENT = 3 * GRID


class TextsToPublish(QWidget):
    """The team's texts, each with a tick. Nothing is ticked from the start: texts are public.

    ``changed``: others are ticked. ``boxes`` are the ticks by the ids of their texts; a text
    that names a person has none.
    """

    changed = Signal()

    def __init__(self, snapshot: Snapshot, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from kompass.archive.publishing import offered

        self._theme = theme
        self.boxes: dict[str, CheckBox] = {}
        rows = QWidget()
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(0, 0, 2 * GRID, 0)
        lines.setSpacing(GRID // 2)
        for one in offered(snapshot):
            self._add(one, snapshot, lines)
        lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Texter som kan följa med"), weight="strong"))
        column.addWidget(wrapped(self._hint(), text="small", tone="muted"))
        column.addWidget(_scrolled(rows), 1)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the texts that go along."""
        return frozenset(row for row, box in self.boxes.items() if box.isChecked())

    def _add(self, one: Offered, snapshot: Snapshot, lines: QVBoxLayout) -> None:
        area = snapshot.edition.area(one.statement.area)
        name = f"{area.number} {self._said(one)}"
        if one.named:
            title: QWidget = label(name, tone="muted")
            title.setContentsMargins(_INDENT, 0, 0, 0)
        else:
            box = self.boxes[one.id] = CheckBox(name, self._theme)
            box.setAccessibleDescription(one.statement.text)
            box.toggled.connect(lambda _: self.changed.emit())
            title = box
        text = wrapped(one.statement.text, tone="muted" if one.named else "")
        text.setContentsMargins(_INDENT, 0, 0, GRID)
        lines.addWidget(title)
        lines.addWidget(text)
        if one.named:
            names = ", ".join(one.named)
            said = self.tr("Kan inte följa med: namn i texten ({names}).").format(names=names)
            trouble = wrapped(said, text="small", tone="damage")
            trouble.setContentsMargins(_INDENT, 0, 0, GRID)
            lines.addWidget(trouble)

    def _said(self, one: Offered) -> str:
        from kompass.archive.model import Said

        return {
            Said.STRENGTH: self.tr("Styrka"),
            Said.IMPROVEMENT: self.tr("Förbättringsområde"),
            Said.GOOD_EXAMPLE: self.tr("Gott exempel"),
        }[one.statement.said]

    def _hint(self) -> str:
        return self.tr(
            "Det som kryssas för kan läsas av alla som har tillgång till jämförelsebasen, och "
            "citeras som gott exempel. Texter med namn på personer går inte att ta med."
        )


def _scrolled(rows: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(rows)
    return area
