"""One good example: why it is one, how comparable, what they do, and how it would be cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.archive.good_examples import GoodExample


class ExampleRecord(QScrollArea):
    """Read-only, and empty until an example is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Exemplet"))

    def show_example(self, example: GoodExample | None) -> None:
        """Show another example, or none."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        if example is not None:
            for part in self._parts(example):
                part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)

    def _parts(self, example: GoodExample) -> list[QLabel]:
        from kompass.archive.good_examples import cited

        heading = self.tr("{who}: {title}").format(who=example.result.title, title=example.title)
        parts = [wrapped(heading, weight="strong")]
        why = self.tr("Gott exempel: {why}.").format(why=example.why)
        parts.append(wrapped(why, text="small", tone="muted"))
        parts.append(label(self.tr("Hur jämförbar"), weight="strong"))
        parts.append(wrapped("\n".join(f"• {one}" for one in example.comparability)))
        parts.append(label(self.tr("Vad jämförelsebasen säger"), weight="strong"))
        if not example.told:
            parts.append(
                wrapped(self.tr("Poängen är kända, men inte vad kommunen gör."), tone="muted")
            )
        for told in example.told:
            source = self.tr("Källa: {source}").format(source=told.by.source or self.tr("okänd"))
            parts.append(wrapped(told.statement.text))
            parts.append(wrapped(source, text="small", tone="muted"))
        parts.append(label(self.tr("Så läggs det in"), weight="strong"))
        parts.append(wrapped(cited(example)))
        return parts
