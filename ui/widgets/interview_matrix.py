"""Who has been asked about what, and in words what nobody has been asked about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.models import interviews_fields as fields
from ui.models.interviews_matrix import ASKED, PLANNED, MatrixModel
from ui.models.interviews_plan import InterviewPlan
from ui.models.interviews_talks import interviews_of, matrix_of
from ui.theme import GRID, SMALL_POINTS, Theme, mark
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.catalogue.model import Edition
    from kompass.ids import QuestionId, RowId

Index = QModelIndex | QPersistentModelIndex
_ROLE_WIDTH = 27
"""In steps of the grid."""
_MOST = 12
"""Questions that are listed by their titles; more are given by number."""


class MatrixTable(QTableView):
    """``entered_cell``: an index, by a click or Enter."""

    entered_cell = Signal(object)

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName(self.tr("Roller och frågor"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        mark(self, kind="matrix")
        self.clicked.connect(self.entered_cell.emit)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Make the columns as narrow as their signs, so that all questions are seen."""
        small = QFontMetrics(self._theme.font(SMALL_POINTS))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(GRID)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(small.horizontalAdvance("0.00") + GRID // 2)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(QFontMetrics(self._theme.font()).height() + GRID)
        rows.setFixedWidth(round(_ROLE_WIDTH * GRID * self._theme.scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the interviews of a cell with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered_cell.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class InterviewMatrix(QWidget):
    """The table with what is lacking below it.

    ``interview_requested``: ``RowId``, an interview to go to.
    """

    interview_requested = Signal(object)

    def __init__(self, plan: InterviewPlan, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.model = MatrixModel(theme, self)
        self.table = MatrixTable(self.model, theme)
        self.key = label(
            self.tr(
                "{asked} ställd   {planned} planerad i guiden   siffran: i hur många intervjuer"
            ).format(asked=ASKED, planned=PLANNED),
            text="small",
            tone="muted",
        )
        self.lacking = wrapped()
        self.unplanned = wrapped(tone="reference")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.key)
        column.addWidget(self.table, 1)
        column.addWidget(self.unplanned)
        column.addWidget(self.lacking)
        self.table.entered_cell.connect(self._on_cell)
        plan.changed.connect(self.follow)

    def showEvent(self, event: object) -> None:
        """Count anew: no change tells of a line that was typed."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._read()

    def follow(self) -> None:
        """Show the interviews as they stand; while nobody looks that waits."""
        if self.isVisible():
            self._read()

    def take_keyboard(self) -> None:
        """Begin in the first cell."""
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        session = self._plan.session
        if not session.is_open:
            return
        edition = session.snapshot.edition
        found = matrix_of(session.snapshot)
        self.model.show_matrix(found, edition)
        unplanned = found.planned_with_nobody()
        open_ = [one for one in found.asked_of_nobody() if one not in unplanned]
        self.unplanned.setVisible(bool(found.roles))
        self.unplanned.setText(
            self.tr("Ingen guide tar upp, och ingen har fått frågan: {0}").format(
                _named(edition, unplanned)
            )
            if unplanned
            else self.tr("Varje fråga tas upp med minst en roll.")
        )
        mark(self.unplanned, tone="reference" if unplanned else "muted")
        self.lacking.setText(self._lacking(edition, found.roles, open_))

    def _lacking(
        self, edition: Edition, roles: Sequence[str], questions: Sequence[QuestionId]
    ) -> str:
        if not roles:
            return self.tr(
                "Här visas vem som ska få och har fått frågor om vad, så snart programmet har "
                "intervjuer med guider."
            )
        if not questions:
            return self.tr("Allt som är planerat har ställts till någon.")
        return self.tr("Planerat men ännu inte ställt till någon: {0}").format(
            _named(edition, questions)
        )

    def _on_cell(self, index: Index) -> None:
        place = self.model.place(index)
        if place is None:
            return
        found = interviews_of(self._plan.session.snapshot, *place)
        if len(found) == 1:
            self.interview_requested.emit(found[0])
        elif found:
            self._offer(found)

    def _offer(self, rows: Sequence[RowId]) -> None:
        """Let the person choose among several interviews with the same role."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in rows:
            entry = self._plan.programme.entry(row)
            if entry is None:
                continue
            interview = entry.interview
            when = fields.day_in_short(interview.day) if interview.day else self.tr("utan dag")
            times = fields.in_short(interview.starts, interview.ends)
            parts = (interview.role, interview.organisation, f"{when} {times}".strip())
            action = menu.addAction(", ".join(part for part in parts if part))
            action.triggered.connect(partial(self.interview_requested.emit, row))
        rect = self.table.visualRect(self.table.currentIndex())
        where = self.table.viewport().mapToGlobal(rect.bottomLeft())
        menu.popup(where if rect.isValid() else QCursor.pos())


def _named(edition: Edition, questions: Sequence[QuestionId]) -> str:
    found = [edition.question(one) for one in questions]
    if len(found) > _MOST:
        return ", ".join(question.number for question in found) + "."
    # Titles end as printed, some with a full stop and most with a question mark.
    return "; ".join(f"{question.number} {question.title.rstrip('.')}" for question in found)
