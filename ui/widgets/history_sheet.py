"""How the assessment stood at a moment: totals, points and texts beside those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kompass.assessment.words.wordwise import difference
from ui.actions import ActionId, Actions
from ui.models.history_state import LINE_ROLE, HistoryStateModel, StateLine
from ui.models.merge_conflicts import grouped
from ui.theme import GRID, Theme
from ui.widgets.action_button import ActionButton
from ui.widgets.history_base import HistoryBase
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.merge_version import DifferenceText
from ui.widgets.rows_view import dress

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_FIGURE = 8 * GRID
_WORDS = 11 * GRID


class HistorySheet(QWidget):
    """To read only; ``base`` says what it is compared with."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = wrapped(weight="strong")
        self.line = wrapped(tone="muted")
        self.reason = wrapped(text="small", tone="muted")
        self.name = ActionButton(actions[ActionId.HISTORY_NAME], kind="quiet")
        self.open = ActionButton(
            actions[ActionId.HISTORY_OPEN], self.tr("&Visa allt som det stod då"), kind="quiet"
        )
        self.take_back = ActionButton(
            actions[ActionId.HISTORY_TAKE_BACK], self.tr("Ta ti&llbaka"), kind="quiet"
        )
        self.unname = ActionButton(actions[ActionId.HISTORY_UNNAME], kind="quiet")
        self.compare = ActionButton(actions[ActionId.HISTORY_COMPARE], kind="quiet")
        self.base = HistoryBase()
        self.model = HistoryStateModel(self)
        self.table = QTableView()
        self.heading = wrapped(weight="strong")
        self.legend = wrapped(text="small", tone="muted")
        self.text = DifferenceText(theme)
        self._dress_table(theme)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._show_text)

    def say(self, line: str) -> None:
        """Say in full what the list had to shorten."""
        self.line.setText(line)

    def show_ways(self, *, named: bool, reason: str) -> None:
        """Offer what fits a step, or a moment with a name; ``reason`` is why not to take back."""
        self.name.setText(self.tr("&Döp om…") if named else self.tr("&Ge ett namn…"))
        self.take_back.setVisible(not named)
        self.unname.setVisible(named)
        show_sentence(self.reason, reason)
        self.take_back.setAccessibleDescription(reason)

    def show_lines(
        self,
        lines: Sequence[StateLine],
        title: str,
        *,
        with_now: bool,
        about: Collection[str] = (),
    ) -> None:
        """Show two moments, the earlier first. ``about``: ids of what to look at first."""
        self.title.setText(title)
        count = sum(line.differs for line in lines)
        words = self.tr("1 rad skiljer") if count == 1 else self.tr("{count} rader skiljer")
        self.model.show_lines(
            lines,
            words.format(count=count) if count else self.tr("Inget skiljer"),
            self.tr("Då"),
            self.tr("Nu") if with_now else self.tr("Senare"),
        )
        index = self.model.index(self.model.row_of(about), 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show_text(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is None:
            return
        self.heading.setText(line.name)
        pieces = list(grouped(difference(line.text, line.other_text)))
        self.text.show_pieces(pieces)
        self.text.setVisible(bool(pieces))
        legend = self.tr("Överstruket fanns bara då, understruket bara senare.")
        nothing = self.tr("Ingen text vid någon av tidpunkterna.")
        same = line.text == line.other_text
        self.legend.setText(nothing if not pieces else "" if same else legend)

    def _dress_table(self, theme: Theme) -> None:
        table = self.table
        table.setModel(self.model)
        dress(table)
        table.setAccessibleName(self.tr("Poäng vid de två tidpunkterna"))
        table.setItemDelegate(_LineDelegate(theme, table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((_FIGURE, _FIGURE, _WORDS), start=1):
            head.resizeSection(column, width)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(0)
        for button in (self.open, self.name, self.take_back, self.unname):
            ways.addWidget(button)
        ways.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(GRID)
        beside.addWidget(label(self.tr("Jämfört med")))
        beside.addWidget(self.base, 1)
        beside.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addLayout(ways)
        column.addWidget(self.reason)
        column.addLayout(beside)
        column.addWidget(self.table, 1)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addWidget(self.legend)
        self.text.setAccessibleName(self.tr("Texten vid de två tidpunkterna"))


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
