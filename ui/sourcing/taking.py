"""How it goes with the files that are being taken in, and how it went with each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.sourcing.intake import Outcome, SourceIntake
from ui.theme import GRID, mark
from ui.widgets.labels import wrapped
from ui.widgets.working_line import WorkingLine

_MOST_ROWS = 6


class TakingLine(QFrame):
    """Hidden until files are taken in; closed by the person when there is something to read."""

    def __init__(self, intake: SourceIntake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intake = intake
        self._narrow = False
        """Whether a document needs the room for what there is to say of each file."""
        self.working = WorkingLine()
        self.working.bar.setAccessibleName(self.tr("Hur långt inläsningen har kommit"))
        self.sum = wrapped()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Filer att titta på"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._close = QToolButton()
        self._close.setIcon(icon("x"))
        self._close.setAccessibleName(self.tr("Stäng beskedet"))
        self._close.setToolTip(self.tr("Stäng beskedet"))
        self._close.clicked.connect(self.hide)
        self._lay_out()
        intake.began.connect(self._on_began)
        intake.progressed.connect(self._on_progressed)
        intake.ended.connect(self._on_ended)
        self.working.cancelled.connect(intake.stop)
        intake.session_closed.connect(self.hide)
        self.hide()

    def give_room(self, reading: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Keep to one line while somebody reads, and tell of each file beside the lists."""
        self._narrow = reading
        self._show_rows()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.sum, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.working)
        column.addLayout(head)
        column.addWidget(self.list)
        mark(self, surface="notice")

    def _on_began(self) -> None:
        self.working.begin("")
        self.working.text.setText(self.tr("Läser in…"))
        self._show(working=True)

    def _on_progressed(self, number: int, total: int, done: int, of: int, what: str) -> None:
        if not self.working.cancel.isEnabled():
            return
        # Each file is one step of the bar, and a long one moves it along.
        self.working.bar.setRange(0, total * 100)
        within = min(99, done * 100 // of) if of else 0
        self.working.bar.setValue((number - 1) * 100 + within)
        said = self.tr("Fil {number} av {total}: {what}")
        self.working.text.setText(said.format(number=number, total=total, what=what))

    def _on_ended(self) -> None:
        outcomes = self._intake.outcomes
        taken = [one for one in outcomes if not one.refused]
        refused = [one for one in outcomes if one.refused]
        self.sum.setText(self._summed(len(taken), len(refused), self._intake.stopped))
        rows = [*refused, *(one for one in taken if one.sentence)]
        self._show(working=False)
        self._fill(rows)
        if len(taken) == 1 and not rows and not self._intake.stopped:
            self.hide()  # there it is, in the list

    def _summed(self, taken: int, refused: int, stopped: int) -> str:
        parts = []
        if taken == 1:
            parts.append(self.tr("1 fil är tillagd."))
        elif taken or not (refused or stopped):
            parts.append(self.tr("{count} filer är tillagda.").format(count=taken))
        if refused:
            one = self.tr("1 fil gick inte att ta in.")
            many = self.tr("{count} filer gick inte att ta in.").format(count=refused)
            parts.append(one if refused == 1 else many)
        if stopped:
            parts.append(self.tr("Avbrutet: {count} filer är inte lästa.").format(count=stopped))
        return " ".join(parts)

    def _fill(self, rows: list[Outcome]) -> None:
        self.list.clear()
        for one in rows:
            said = one.sentence if one.name in one.sentence else f"{one.name}: {one.sentence}"
            self.list.addItem(said)
            drawing = "alert-triangle" if one.refused else "info-circle"
            self.list.item(self.list.count() - 1).setIcon(icon(drawing))
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(min(len(rows), _MOST_ROWS) * (height + 2) + 4)
        self._show_rows()

    def _show_rows(self) -> None:
        self.list.setVisible(self.list.count() > 0 and not self._narrow and self._told)

    @property
    def _told(self) -> bool:
        return not self.sum.isHidden()

    def _show(self, *, working: bool) -> None:
        self.working.setVisible(working)
        self.sum.setVisible(not working)
        self._close.setVisible(not working)
        if working:
            self.list.hide()
        self.show()
