"""Finds and ticks the municipalities that stand beside the own one in the comparison table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.models.archive_beside import Wanted, ids_of
from ui.models.others_choice import OthersChoice
from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label, show_sentence, wrapped

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from ui.session import Session


class OthersPicker(QWidget):
    """A field and a group to look by, and a box to tick for each result that fits."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = OthersChoice.of(session)
        self._theme = theme
        self._offered: tuple[Result, ...] = ()
        self.boxes: list[CheckBox] = []
        self._rows: list[QWidget] = []
        self.field = QLineEdit()
        self.group = QComboBox()
        self.trouble = wrapped(text="small", tone="reference")
        self.count = label(text="small", tone="muted")
        self.more = wrapped(text="small", tone="muted")
        self._none = wrapped(tone="muted")
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.group.activated.connect(self._look)
        self._choice.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Offer what fits the open assessment, and tick what is chosen."""
        if self._choice.offered != self._offered:
            self._fill()
        self._fill_groups()
        chosen = self._choice.chosen
        for box, result in zip(self.boxes, self._offered, strict=True):
            box.setChecked(result in chosen)
        show_sentence(self.trouble, self._trouble())
        self.count.setText(self.tr("{count} valda").format(count=len(chosen)))
        more = self._choice.more
        said = self.tr("Det finns {count} till. Skriv mer av namnet för att hitta rätt.")
        show_sentence(self.more, said.format(count=more) if more else "")
        looked = self._choice.wanted != Wanted()
        self._none.setText(
            self.tr("Inget resultat av samma utgåva passar.")
            if looked
            else self.tr("Det finns inga resultat av samma utgåva att jämföra med.")
        )
        self._none.setVisible(not self._offered)

    def _trouble(self) -> str:
        why = self._choice.trouble
        if not why:
            return ""
        only = self.tr("Bara resultaten som följer med Kompass visas.")
        return f"{why} {only}"

    def _look(self) -> None:
        codes = self.group.currentData() or ()
        self._choice.look_for(Wanted(self.field.text().strip(), frozenset(codes)))

    def _fill_groups(self) -> None:
        groups = [(one.name, tuple(one.municipalities)) for one in self._choice.groups]
        there = [
            (self.group.itemText(row), self.group.itemData(row))
            for row in range(1, self.group.count())
        ]
        if self.group.count() and there == groups:
            return
        name = self.group.currentText()
        self.group.clear()
        self.group.addItem(self.tr("Alla kommuner"), ())
        for each, codes in groups:
            self.group.addItem(each, codes)
        self.group.setCurrentIndex(max(self.group.findText(name), 0))

    def _fill(self) -> None:
        keyboard = next((one.text() for one in self.boxes if one.hasFocus()), "")
        while self._rows:
            old = self._rows.pop()
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.boxes = []
        self._offered = self._choice.offered
        self._rows = [self._row(result) for result in self._offered]
        for row in self._rows:
            self._list.addWidget(row)
        previous: QWidget = self.group
        for box in self.boxes:
            self.setTabOrder(previous, box)
            previous = box
        for box in self.boxes:
            if keyboard and box.text() == keyboard:
                box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, result: Result) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        remark = self._remark(result)
        box = CheckBox(result.title, self._theme)
        box.setAccessibleDescription(remark)
        box.clicked.connect(self._on_clicked)
        self.boxes.append(box)
        column.addWidget(box)
        if remark:
            said = wrapped(remark, text="small", tone="reference")
            said.setContentsMargins(4 * GRID, 0, 0, GRID)
            column.addWidget(said)
        return row

    def _remark(self, result: Result) -> str:
        known = sum(points is not None for points in result.areas.values())
        partly = ""
        if known < len(result.areas):
            partly = self.tr("{known} av {areas} områden är kända.").format(
                known=known, areas=len(result.areas)
            )
        return " ".join(filter(None, (result.why_not, partly)))

    def _on_clicked(self) -> None:
        shown = zip(self.boxes, self._offered, strict=True)
        self._choice.choose(ids_of(result for box, result in shown if box.isChecked()))

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Sök kommun eller år"))
        self.field.setAccessibleName(self.tr("Sök bland resultat att jämföra med"))
        self.field.setClearButtonEnabled(True)
        self.group.setAccessibleName(self.tr("Grupp av kommuner"))
        self.group.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.field, self.group, self.trouble, self.count, self._none):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addWidget(self.more)
        for part in (self.trouble, self.more):
            part.hide()
