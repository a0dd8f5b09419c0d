"""Which strengths, improvements and good examples go along with the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.archive.publishing import Offered
    from kompass.assessment.snapshot import Snapshot


class TextsToPublish(QWidget):
    """The team's texts, each with a tick. Nothing is ticked from the start: texts are public.

    ``changed``: others are ticked.
    """

    changed = Signal()

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from kompass.archive.publishing import offered

        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Texter som kan följa med"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(GRID // 4)
        texts = offered(snapshot)
        for one in texts:
            self.list.addItem(self._item(one, snapshot))
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        hint = wrapped(self._hint(), text="small", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Texter som kan följa med"), weight="strong"))
        column.addWidget(hint)
        column.addWidget(self.list, 1)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the texts that go along."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def _item(self, one: Offered, snapshot: Snapshot) -> QListWidgetItem:
        area = snapshot.edition.area(one.statement.area)
        text = f"{area.number} {self._said(one)}: {one.statement.text}"
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, one.id)
        item.setCheckState(Qt.CheckState.Unchecked)
        if one.named:
            names = ", ".join(one.named)
            item.setText(f"{text}\n" + self.tr("Namn i texten: {names}.").format(names=names))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        return item

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
