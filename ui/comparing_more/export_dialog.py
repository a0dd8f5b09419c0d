"""Spara jämförelsen: pictures, a workbook with formulas, documents; several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.comparing_more.files import PICTURES
from ui.comparing_more.pieces import Asked, all_charts, pieces
from ui.comparing_more.place_fields import PlaceFields
from ui.settings import Settings
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks
    from kompass.comparison.model import Comparison
    from ui.comparing.drawing import Chart
    from ui.comparing.everyone import Everyone

_WIDTH: Final = 88 * GRID
_SHOWN, _ALL = range(2)


class ExportDialog(QDialog):
    """One press writes everything that is ticked. Closing leaves what has been written."""

    def __init__(
        self,
        comparison: Comparison,
        crosswalks: Crosswalks,
        shown: Chart | None,
        everyone: Everyone,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Spara jämförelsen"))
        self._comparison = comparison
        self._crosswalks = crosswalks
        self._everyone = everyone
        self._charts = all_charts(comparison, crosswalks, shown)
        self._shown = shown
        self.picture = CheckBox(self.tr("Bild"), theme)
        self.which = QComboBox()
        self.kind = QComboBox()
        self.workbook = CheckBox(self.tr("Excel, med formler"), theme)
        self.word = CheckBox(self.tr("Word"), theme)
        self.pdf = CheckBox(self.tr("PDF"), theme)
        self.place = PlaceFields(
            settings, self.tr("Jämförelse {name}").format(name=comparison.base.name)
        )
        self.trouble = trouble_label()
        self.save_button = QPushButton(self.tr("&Spara"))
        self.close_button = QPushButton(self.tr("S&täng"))
        self._fill()
        self._lay_out()
        self._connect()
        self._follow()
        everyone.ask()

    def save(self) -> None:
        """Write what is ticked."""
        asked = self._asked()
        if not asked.charts and not asked.workbook and not asked.documents:
            show_sentence(self.trouble, self.tr("Kryssa för minst en sak att spara."))
            return
        if not self.place.stem:
            show_sentence(self.trouble, self.tr("Skriv ett namn på filen."))
            self.place.name.setFocus()
            return
        show_sentence(self.trouble, "")
        everyone = self._everyone.found or ()
        made = pieces(asked, self._comparison, self._crosswalks, everyone, self.place.stem)
        self.place.save(made, self._remark(asked))

    def reject(self) -> None:
        """Stop what is being written first."""
        if self.place.out.busy:
            self.place.out.working.cancelled.emit()
            return
        super().reject()

    def _remark(self, asked: Asked) -> str:
        from kompass.comparison.visits import own_visits

        ranked = asked.documents and own_visits(self._comparison.subjects)
        if not ranked or self._everyone.found:
            return ""
        return self.tr("Platserna bland andra är inte med: jämförelsebasen har inte kunnat läsas.")

    def _asked(self) -> Asked:
        charts: tuple[Chart, ...] = ()
        if self.picture.isChecked():
            one = self.which.currentData() == _SHOWN and self._shown is not None
            charts = self._charts[:1] if one else self._charts
        wanted = ((self.word, ".docx"), (self.pdf, ".pdf"))
        return Asked(
            charts,
            self.kind.currentData(),
            self.workbook.isChecked(),
            tuple(suffix for box, suffix in wanted if box.isChecked()),
        )

    def _fill(self) -> None:
        if self._shown is not None:
            self.which.addItem(self.tr("diagrammet som visas"), _SHOWN)
        every = self.tr("alla {count} diagram").format(count=len(self._charts))
        self.which.addItem(every, _ALL)
        names = {
            ".png": self.tr("PNG, för Word och PowerPoint"),
            ".svg": self.tr("SVG, för webben och ritprogram"),
            ".pdf": self.tr("PDF, för tryck"),
        }
        for suffix in PICTURES:
            self.kind.addItem(names[suffix], suffix)
        self.which.setAccessibleName(self.tr("Vilka diagram"))
        self.kind.setAccessibleName(self.tr("Bildformat"))
        self.picture.setChecked(bool(self._charts))
        self.picture.setEnabled(bool(self._charts))

    def _follow(self) -> None:
        pictures = self.picture.isChecked()
        self.which.setEnabled(pictures)
        self.kind.setEnabled(pictures)
        self.save_button.setEnabled(not self.place.out.busy)

    def _connect(self) -> None:
        self.picture.toggled.connect(self._follow)
        self.place.busy_changed.connect(self._follow)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.setMinimumWidth(_WIDTH)
        mark(self.save_button, kind="primary")
        self.save_button.setDefault(True)
        self.close_button.setAutoDefault(False)
        pictures = QHBoxLayout()
        pictures.setSpacing(GRID)
        for part in (self.picture, self.which, self.kind):
            pictures.addWidget(part)
        pictures.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save_button)
        names = " · ".join(one.name for one in self._comparison.subjects)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(wrapped(names, tone="muted"))
        column.addSpacing(GRID)
        column.addWidget(label(self.tr("Spara som"), weight="strong"))
        column.addLayout(pictures)
        for box in (self.workbook, self.word, self.pdf):
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GRID)
        column.addWidget(self.place)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addLayout(buttons)
