"""One edition or indicator set to look at: what is said of it, and all that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kompass.catalogue.model import Edition
from ui.icons import icon
from ui.models.edition_parts import PartsModel, rows_of
from ui.models.editions import facts_of, label_of
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.parts_list import PartsList

if TYPE_CHECKING:
    from kompass.catalogue.known import Known
    from kompass.catalogue.user_editions import Item


class EditionSheet(QWidget):
    """Read only. ``excel_requested``, ``yaml_requested``, ``removal_requested`` ask for more."""

    excel_requested = Signal()
    yaml_requested = Signal()
    removal_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: Edition | None = None
        self._model = PartsModel(self)
        self.title = wrapped(text="title")
        self.label = wrapped(tone="reference")
        self.excel = QPushButton(self.tr("Spara som E&xcel…"))
        self.yaml = QPushButton(self.tr("Spara som Y&AML…"))
        self.remove = QPushButton(self.tr("Ta &bort…"))
        self.search = QLineEdit()
        self.parts = PartsList(self._model, theme)
        self._nothing = wrapped(self.tr("Inget här innehåller det du söker."), tone="muted")
        self._facts = QFormLayout()
        self._leaves = QStackedWidget()
        self.switches = self._switches()
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.excel.clicked.connect(self.excel_requested)
        self.yaml.clicked.connect(self.yaml_requested)
        self.remove.clicked.connect(self.removal_requested)

    def show_item(self, item: Item, known: Known) -> None:
        """Show an edition or a set; a set is shown at the questions of its edition."""
        self._whole = known.whole(item)
        self.title.setText(item.title)
        show_sentence(self.label, label_of(item))
        self.remove.setVisible(item.id in known.own.paths)
        self._show_facts(facts_of(item, known))
        self.search.clear()
        self._search("")

    def _show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in facts:
            shown = wrapped(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(label(name, tone="muted"), shown)

    def _search(self, typed: str) -> None:
        rows = rows_of(self._whole, typed) if self._whole else ()
        self._model.show_rows(rows)
        self.parts.scrollToTop()
        self._nothing.setVisible(not rows)

    def _switches(self) -> tuple[QToolButton, QToolButton]:
        """Return the buttons for what it holds and what is said of it, one of them down."""
        group = QButtonGroup(self)
        made = []
        for place, (text, drawing) in enumerate(
            ((self.tr("Innehåll"), "list-check"), (self.tr("Uppgifter"), "info-circle"))
        ):
            button = QToolButton()
            button.setText(text)
            button.setIcon(icon(drawing))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setCheckable(True)
            button.setChecked(not place)
            mark(button, kind="switch")
            group.addButton(button)
            button.clicked.connect(lambda _checked, at=place: self._turn_to(at))
            made.append(button)
        return made[0], made[1]

    def _turn_to(self, leaf: int) -> None:
        self._leaves.setCurrentIndex(leaf)
        self.search.setVisible(not leaf)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Sök bland frågor, indikatorer och belägg"))
        self.search.setAccessibleName(self.tr("Sök i utgåvan"))
        self.search.setClearButtonEnabled(True)
        kept = self.search.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.search.setSizePolicy(kept)
        ways = QHBoxLayout()
        ways.setSpacing(GRID)
        for switch in self.switches:
            ways.addWidget(switch)
        ways.addSpacing(GRID)
        ways.addWidget(self.search, 1)
        out = QHBoxLayout()
        out.setSpacing(GRID)
        for button in (self.excel, self.yaml, self.remove):
            button.setAutoDefault(False)
            out.addWidget(button)
        out.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.label)
        column.addLayout(ways)
        column.addWidget(self._leaves, 1)
        column.addLayout(out)
        self._leaves.addWidget(self._contents_leaf())
        self._leaves.addWidget(self._facts_leaf())

    def _contents_leaf(self) -> QWidget:
        leaf = QWidget()
        column = QVBoxLayout(leaf)
        column.setContentsMargins(0, 0, 0, 0)
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addWidget(self.parts, 1)
        return leaf

    def _facts_leaf(self) -> QScrollArea:
        sheet = QWidget()
        sheet.setLayout(self._facts)
        self._facts.setHorizontalSpacing(3 * GRID)
        self._facts.setVerticalSpacing(GRID)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        leaf = QScrollArea()
        leaf.setWidgetResizable(True)
        leaf.setAccessibleName(self.tr("Uppgifter om utgåvan"))
        leaf.setWidget(sheet)
        return leaf
