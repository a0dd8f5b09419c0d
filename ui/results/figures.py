"""Reference figures of the selection as a table, with everything that has to be said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kompass.archive.values import Kind
from kompass.errors import KompassError
from ui.models.results_asking import Asking
from ui.models.results_desk import ResultsDesk
from ui.models.results_figures import Answer, Stability, figure_rows
from ui.models.results_figures_table import FIGURES, NUMBER, FiguresTable
from ui.models.results_stability import in_words
from ui.results.choose_edition import ChooseEdition
from ui.results.flow import Flow
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.rows_view import RowsView
from ui.widgets.stacking_splitter import StackingSplitter
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.archive.values import ReferenceValues

_WIDTHS = dict(zip((NUMBER, *FIGURES), (5, 7, 9, 9, 9, 9, 8, 8), strict=True))
_TITLE = 24
"""Steps of the grid that the titles keep at least."""
_COLUMNS = [880, 390]


class ResultFigures(QWidget):
    """``reference_chosen``: carries ``ReferenceValues`` to compare the open assessment with."""

    reference_chosen = Signal(object)

    def __init__(
        self, desk: ResultsDesk, asking: Asking, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asking = asking
        self._theme = theme
        self._answer: Answer | None = None
        self._stale = True
        self.table = FiguresTable(theme, self)
        self.view = RowsView(self.table, theme, _WIDTHS, name=self.tr("Referensvärden"))
        self.questions = CheckBox(self.tr("Visa delfrågor"), theme)
        self.few = CheckBox(self.tr("Visa även för färre än fem"), theme)
        self.apart = CheckBox(self.tr("Räkna även ej jämförbara"), theme)
        self.latest = CheckBox(self.tr("Bara varje kommuns senaste"), theme)
        self.own = CheckBox("", theme)
        self.kind = QComboBox()
        self.use = QPushButton(self.tr("Använd som jämförelse"))
        self.trouble = trouble_label()
        self.said = wrapped(text="small")
        self.warning = wrapped(tone="reference")
        self.stable = wrapped()
        self.remarks = wrapped(text="small", tone="muted")
        self.choose_edition = ChooseEdition(desk)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Compute what has changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Compute anew, as soon as somebody looks."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._show_own()
        if self._asking.edition() is None:
            self.choose_edition.show_choice(lacking=True)
            self._stack.setCurrentIndex(0)
        else:
            self._asking.compute()

    def _on_choice(self) -> None:
        asking = self._asking
        asking.with_own = self.own.isChecked()
        asking.choices = replace(
            asking.choices,
            with_few=self.few.isChecked(),
            with_not_comparable=self.apart.isChecked(),
            latest_only=self.latest.isChecked(),
        )
        self.refresh()

    def _on_answered(self, answer: Answer) -> None:
        self._answer = answer
        if not self.isVisible():
            return
        self._stack.setCurrentIndex(1)
        reference = answer.reference
        self._fill()
        warnings = [reference.warning]
        warnings += [reference.question_warning] if self.questions.isChecked() else []
        show_sentence(self.warning, " ".join(filter(None, warnings)))
        self.remarks.setText("\n".join(reference.remarks))
        fits = self._asking.fits_file(answer.question.edition)
        self.use.setEnabled(fits and bool(reference.areas))
        self.use.setToolTip(self._why_not(fits=fits))
        show_sentence(self.said, "")
        show_sentence(self.trouble, "")
        self._ask_stability()

    def _fill(self) -> None:
        if self._answer is not None:
            shown = self.questions.isChecked()
            total = self.tr("Totalt")
            self.table.show_rows(figure_rows(self._answer, total, with_questions=shown))
            if not self.view.currentIndex().isValid():
                self.view.selectRow(0)

    def _ask_stability(self) -> None:
        row = self.table.row(self.view.currentIndex().row())
        if row is None or row.spread is None:
            show_sentence(self.stable, "")
        else:
            self._asking.find_stability(row.id)

    def _on_stable(self, found: Stability, figure: str) -> None:
        row = self.table.row(self.view.currentIndex().row())
        if row is not None and row.id == figure:
            show_sentence(self.stable, in_words(row, found))

    def _on_use(self) -> None:
        from kompass.archive.computing.as_reference_values import as_reference

        if self._answer is None:
            return
        try:
            values: ReferenceValues = as_reference(
                self._answer.reference, Kind(self.kind.currentData())
            )
        except KompassError as error:
            show_sentence(self.trouble, str(error))
            return
        self.reference_chosen.emit(values)
        show_sentence(
            self.said,
            self.tr(
                "Den öppna utvärderingen jämförs nu med detta på sidan Profil och i rapporten."
            ),
        )

    def _why_not(self, *, fits: bool) -> str:
        if fits:
            return self.tr("Profilen och rapporten jämför med de här siffrorna")
        if self._asking.whose is None:
            return self.tr("Öppna en utvärdering först")
        return self.tr("Den öppna utvärderingen har en annan utgåva")

    def _show_own(self) -> None:
        """Offer to count the municipality of the open file, which is left out otherwise."""
        whose = self._asking.whose
        self.own.setVisible(whose is not None)
        if whose is not None:
            self.own.setText(self.tr("Räkna med {name} självt").format(name=whose.name))
            self.own.updateGeometry()

    def _on_refused(self, sentence: str) -> None:
        if self.isVisible():
            self.choose_edition.say(sentence)
            self._stack.setCurrentIndex(0)

    def _connect(self) -> None:
        for box in (self.few, self.apart, self.latest, self.own):
            box.toggled.connect(lambda _: self._on_choice())
        self.questions.toggled.connect(lambda _: self._on_answered_again())
        self.view.moved.connect(lambda _: self._ask_stability())
        self.use.clicked.connect(self._on_use)
        self._asking.answered.connect(self._on_answered)
        self._asking.stable.connect(self._on_stable)
        self._asking.refused.connect(self._on_refused)
        self._desk.read.connect(self.refresh)
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Keep room for titles; where there is none the words go below the table."""
        steps = sum(_WIDTHS.values()) + _TITLE
        self.view.setMinimumWidth(round(steps * GRID * self._theme.scale))

    def _on_answered_again(self) -> None:
        if self._answer is not None:
            self._on_answered(self._answer)

    def _lay_out(self) -> None:
        for kind, words in (
            (Kind.MEDIAN, self.tr("Median")),
            (Kind.MEAN, self.tr("Medelvärde")),
            (Kind.MAXIMUM, self.tr("Högsta värde")),
        ):
            self.kind.addItem(words, kind.value)
        self.kind.setAccessibleName(self.tr("Vilket värde att jämföra med"))
        mark(self.use, kind="primary")
        self.use.setAutoDefault(False)
        choices = Flow(gap=2 * GRID)
        for box in (self.questions, self.few, self.apart, self.latest, self.own):
            choices.addWidget(box)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(choices)
        column.addWidget(self.view, 1)
        whole = StackingSplitter()
        whole.addWidget(left)
        whole.addWidget(self._side())
        whole.setStretchFactor(0, 1)
        whole.setSizes(_COLUMNS)
        self._stack.addWidget(self.choose_edition)
        scrolled = TallScroll()
        scrolled.setWidget(whole)
        self._stack.addWidget(scrolled)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _side(self) -> TallScroll:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.kind)
        row.addWidget(self.use, 1)
        column.addLayout(row)
        for part in (self.said, self.trouble, self.warning):
            column.addWidget(part)
        column.addWidget(label(self.tr("Hur säker är medianen?"), weight="strong"))
        column.addWidget(self.stable)
        column.addWidget(label(self.tr("Vad siffrorna står för"), weight="strong"))
        column.addWidget(self.remarks)
        column.addStretch(1)
        self.remarks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.hide()
        side = TallScroll()
        side.setWidget(inner)
        return side
