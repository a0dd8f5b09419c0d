"""What results to show: a compact line, and more choices below it on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kompass.archive.selection import EVERYTHING, Selection
from kompass.archive.values import edition_name
from kompass.ids import EditionId
from ui.icons import icon
from ui.results.more_filters import MoreFilters
from ui.results.number_field import NumberField
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.models.results_desk import Offer

_PAUSE_MS = 180
_FIRST_YEAR = 1990


class ResultFilters(QWidget):
    """``changed``: carries another ``Selection``."""

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit()
        self.edition = QComboBox()
        self.year_from = NumberField(self.tr("Från och med år"), figures=4, least=_FIRST_YEAR)
        self.year_to = NumberField(self.tr("Till och med år"), figures=4, least=_FIRST_YEAR)
        self.more_button = QPushButton()
        self.clear_button = QPushButton(self.tr("Rensa allt"))
        self.more = MoreFilters(theme)
        self._last = EVERYTHING
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()
        self._tell()

    @property
    def selection(self) -> Selection:
        """What is chosen."""
        edition = self.edition.currentData()
        return self.more.narrowed(
            Selection(
                edition=EditionId(edition) if edition else None,
                year_from=self.year_from.number,
                year_to=self.year_to.number,
                text=" ".join(self.text.text().split()),
            )
        )

    @property
    def group(self) -> str:
        """The name of the group of municipalities that is chosen; empty for none."""
        return self.more.group_name

    def offer(self, offer: Offer) -> None:
        """Offer the editions and groups that there are; what is chosen stays."""
        chosen = self.edition.currentData()
        self.edition.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.edition.clear()
        self.edition.addItem(self.tr("Alla utgåvor"), None)
        for edition in offer.editions:
            name = edition_name(edition.id)
            self.edition.addItem(name[:1].upper() + name[1:], edition.id)
            tip = Qt.ItemDataRole.ToolTipRole
            self.edition.setItemData(self.edition.count() - 1, edition.title, tip)
        self.edition.setCurrentIndex(max(self.edition.findData(chosen), 0) if chosen else 0)
        self.edition.blockSignals(False)  # noqa: FBT003
        self.more.offer_groups(offer.groups)
        self._send()

    def choose_edition(self, edition: EditionId) -> None:
        """Show results of one edition."""
        self.edition.setCurrentIndex(max(self.edition.findData(edition), 0))

    def choose_group(self, group: str) -> None:
        """Show the results of a group."""
        self.more.choose_group(group)

    def clear(self) -> None:
        """Show everything."""
        for field in (self.text, self.year_from, self.year_to):
            field.clear()
        self.edition.setCurrentIndex(0)
        self.more.clear()
        self._pause.stop()
        self._send()

    def go_to_search(self) -> None:
        """Go to the search field, what stands there chosen."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def show_more(self, *, shown: bool) -> None:
        """Show or hide the further choices."""
        self.more.setVisible(shown)
        self._tell()

    def _send(self) -> None:
        self._pause.stop()
        self._tell()
        selection = self.selection
        if selection != self._last:
            self._last = selection
            self.changed.emit(selection)

    def _tell(self) -> None:
        """Say how many further choices are made, also while they are hidden."""
        count = self.more.count
        shown = not self.more.isHidden()
        words = self.tr("Färre filter") if shown else self.tr("Fler filter")
        self.more_button.setText(f"{words} ({count})" if count else words)
        self.more_button.setIcon(icon("chevron-up" if shown else "adjustments-horizontal"))
        self.clear_button.setEnabled(self.selection != EVERYTHING)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._send)
        self.text.textChanged.connect(lambda _: self._pause.start())
        self.text.returnPressed.connect(self._send)
        self.edition.currentIndexChanged.connect(lambda _: self._send())
        for field in (self.year_from, self.year_to):
            field.changed.connect(self._send)
        self.more.changed.connect(self._send)
        self.more_button.clicked.connect(lambda: self.show_more(shown=self.more.isHidden()))
        self.clear_button.clicked.connect(self.clear)

    def _fit(self) -> None:
        for field in (self.year_from, self.year_to):
            field.fit()

    def _lay_out(self) -> None:
        self.text.setPlaceholderText(self.tr("Sök kommun, källa, anmärkning, styrka …"))
        self.text.setAccessibleName(self.tr("Sök i jämförelsebasen"))
        self.text.setToolTip(self.tr("Sök i jämförelsebasen (Ctrl+F)"))
        self.text.setClearButtonEnabled(True)
        search = QAction(icon("search"), "", self.text)
        self.text.addAction(search, QLineEdit.ActionPosition.LeadingPosition)
        self.text.setMinimumWidth(22 * GRID)
        self.edition.addItem(self.tr("Alla utgåvor"), None)
        self.edition.setAccessibleName(self.tr("Utgåva"))
        self.edition.setToolTip(self.tr("Utgåva"))
        self.edition.setMinimumContentsLength(12)
        self.edition.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        mark(self.clear_button, kind="quiet")
        for button in (self.more_button, self.clear_button):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.text, 1)
        row.addWidget(self.edition)
        row.addWidget(label(self.tr("År"), tone="muted"))
        row.addWidget(self.year_from)
        row.addWidget(label("–", tone="muted"))
        row.addWidget(self.year_to)
        row.addWidget(self.more_button)
        row.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.more)
        self.more.hide()
