"""What is missing or does not add up before the report goes out, each with a way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import GRID, Theme
from ui.widgets.jump_list import JumpList
from ui.widgets.jump_row import Jump
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass.report.findings import Finding


class Lacking(QWidget):
    """Two lists: what keeps the report a draft, and what deserves a look.

    ``place_chosen`` carries the ``Place`` of the finding that somebody opened.
    """

    place_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = wrapped(self.tr("Inget saknas. Rapporten kan lämnas."), tone="muted")
        self._titles = (wrapped(), wrapped())
        self.blocking, self.remarks = JumpList(theme), JumpList(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._nothing)
        for title, rows in zip(self._titles, (self.blocking, self.remarks), strict=True):
            title.setContentsMargins(0, GRID, 0, 0)
            rows.chosen.connect(self.place_chosen)
            column.addWidget(title)
            column.addWidget(rows)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, in the order of importance they come in."""
        from kompass.report.findings import Severity

        blocking = [f for f in findings if f.severity is Severity.BLOCKS]
        remarks = [f for f in findings if f.severity is not Severity.BLOCKS]
        self._titles[0].setText(
            self.tr("Rapporten är ett utkast tills det här är gjort ({count})").format(
                count=len(blocking)
            )
        )
        self._titles[1].setText(
            self.tr("Bör ses över innan rapporten lämnas ({count})").format(count=len(remarks))
        )
        for title, rows, found, sign in (
            (self._titles[0], self.blocking, blocking, "alert-circle"),
            (self._titles[1], self.remarks, remarks, "circle-dashed"),
        ):
            rows.show_jumps([Jump(f.sentence, sign=sign, target=f.place) for f in found])
            title.setVisible(bool(found))
            rows.setVisible(bool(found))
        self._nothing.setVisible(not findings)
