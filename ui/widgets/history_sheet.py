"""How the assessment stood at a moment: totals, points and texts beside those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kompass.assessment.words.wordwise import difference
from ui.models.history_state import LINE_ROLE, HistoryStateModel, StateLine
from ui.models.merge_conflicts import grouped
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, wrapped
from ui.widgets.merge_version import DifferenceText

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_FIGURE = 11 * GRID


class HistorySheet(QWidget):
    """To read only. ``base_requested``: compare later moments with the one that is shown.

    ``now_requested``: compare with how it stands now again.
    """

    base_requested = Signal()
    now_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = wrapped(weight="strong")
        self.compared = wrapped(tone="muted")
        self.base = QPushButton(self.tr("&Jämför från den här tidpunkten"))
        self.now = QPushButton(self.tr("Jämför med &nu"))
        self.model = HistoryStateModel(self)
        self.table = QTableView()
        self.name = wrapped(weight="strong")
        self.legend = label(text="small", tone="muted")
        self.text = DifferenceText(theme)
        self._names = ("", "")
        self._dress_table(theme)
        self._lay_out()
        self.base.clicked.connect(self.base_requested)
        self.now.clicked.connect(self.now_requested)
        self.table.selectionModel().currentRowChanged.connect(self._show_text)

    def show_moments(
        self,
        lines: Sequence[StateLine],
        then: str,
        other: str,
        *,
        own_base: bool,
        about: Collection[str] = (),
    ) -> None:
        """Show two moments; ``own_base``: one was chosen to compare with.

        ``about``: ids of what to look at first.
        """
        self._names = (then, other)
        self.title.setText(self.tr("Så stod det {then}").format(then=then))
        count = sum(line.differs for line in lines)
        words = self.tr("Jämfört med {other}: ingenting skiljer.")
        if count:
            words = self.tr("Jämfört med {other} skiljer {count} rader.")
        self.compared.setText(words.format(other=other, count=count))
        self.now.setVisible(own_base)
        self.base.setVisible(not own_base)
        self.model.show_lines(lines, self.tr("Då"), self.tr("Nu") if not own_base else
                              self.tr("Senare"))  # fmt: skip
        index = self.model.index(self.model.row_of(about), 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show_text(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is None:
            return
        self.name.setText(line.name)
        pieces = list(grouped(difference(line.text, line.other_text)))
        self.text.show_pieces(pieces)
        self.text.setVisible(bool(pieces))
        then, other = self._names
        legend = self.tr("Överstruket fanns bara {then}, understruket bara {other}.")
        nothing = self.tr("Ingen text vid någon av tidpunkterna.")
        same = line.text == line.other_text
        self.legend.setText(
            nothing if not pieces else "" if same else legend.format(then=then, other=other)
        )

    def _dress_table(self, theme: Theme) -> None:
        table = self.table
        table.setModel(self.model)
        mark(table, kind="figures")
        table.setAccessibleName(self.tr("Poäng vid de två tidpunkterna"))
        table.setItemDelegate(_LineDelegate(theme, table))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setDefaultSectionSize(_FIGURE)
        head.setHighlightSections(False)

    def _lay_out(self) -> None:
        for button in (self.base, self.now):
            mark(button, kind="quiet")
        ways = QHBoxLayout()
        ways.addWidget(self.compared, 1)
        ways.addWidget(self.base)
        ways.addWidget(self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addLayout(ways)
        column.addWidget(self.table, 1)
        column.addWidget(self.name)
        column.addWidget(self.text)
        column.addWidget(self.legend)
        self.text.setAccessibleName(self.tr("Texten vid de två tidpunkterna"))
        self.now.hide()


class _LineDelegate(QStyledItemDelegate):
    """Makes totals and areas strong, and what differs the colour of the accent."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Dress one cell."""
        super().initStyleOption(option, index)
        line = index.data(LINE_ROLE)
        option.font.setBold(line.strong)
        if index.column() == self._last and line.differs:
            option.palette.setColor(option.palette.ColorRole.Text, self._theme.color("accent"))

    _last = 3
