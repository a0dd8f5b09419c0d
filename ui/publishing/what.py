"""What goes into the archive, what never does, and what changes in what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.models.row_table import RowTable
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, wrapped
from ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.publishing import Line
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Edition

_LABEL = 26


class LinesTable(RowTable["Line"]):
    """Every line that goes in."""

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (self.tr("Det här läggs in"), self.tr("Värde"))

    def cell(self, row: Line, column: int) -> str:
        """Return the text of a cell."""
        return (row.label, row.value)[column]


class WhatGoesIn(QWidget):
    """The lines of a draft; ``never`` says in plain words what stays in the file."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesTable(self)
        self.view = RowsView(self.lines, theme, {0: _LABEL}, name=self.tr("Det här läggs in"))
        self.never = wrapped(text="small", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_draft(self, draft: Result | None, snapshot: Snapshot) -> None:
        """Show what a draft holds; nothing where there is none."""
        self.view.setVisible(draft is not None)
        self.never.setVisible(draft is not None)
        if draft is None:
            return
        from kompass.archive.publishing import left_behind, preview

        self.lines.show_rows(preview(draft, snapshot.edition))
        self.never.setText(
            self.tr("Läggs aldrig in: {what}.").format(what="; ".join(left_behind(snapshot)))
        )


class Earlier(QFrame):
    """The same visit is there already: what a correction would change, and why it is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="notice")
        self._what = wrapped()
        self._why = QLineEdit()
        self._why.setPlaceholderText(self.tr("Till exempel: med alla delfrågor efter avstämning"))
        self._why.setMaxLength(500)
        name = label(self.tr("&Varför ändras det?"))
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for part in (self._what, name, self._why):
            column.addWidget(part)
        self.hide()

    @property
    def why(self) -> str:
        """The reason as it is typed."""
        return self._why.text().strip()

    def focus_why(self) -> None:
        """Go to the reason."""
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_changes(self, stored: Result, draft: Result, edition: Edition) -> None:
        """Show what publishing would change in what is stored."""
        from kompass.archive.publishing import as_correction, differences

        changes = differences(stored, as_correction(draft, stored), edition)
        intro = self.tr(
            "{title} finns redan i jämförelsebasen ({source}). Det som står där rättas, och båda "
            "lydelserna finns kvar i spåret:"
        ).format(title=stored.title, source=stored.source or self.tr("utan källa"))
        self._what.setText("\n".join([intro, *(f"· {one}" for one in changes)]))
        self.show()


class CountryField(QWidget):
    """In which country a unit abroad lies; hidden for all others. ``changed``: it is typed."""

    changed = Signal()

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from kompass.assessment.snapshot import UnitKind

        self._code = QLineEdit()
        self._code.setMaxLength(2)
        self._code.setPlaceholderText("NO")
        self._code.setFixedWidth(8 * GRID)
        name = label(self.tr("&Land, två bokstäver"))
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(self._code)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(name)
        row.addWidget(self._code)
        row.addStretch(1)
        self._code.textEdited.connect(lambda _: self.changed.emit())
        self.setVisible(snapshot.details.unit.kind is UnitKind.FOREIGN)

    @property
    def code(self) -> str:
        """The letters as they are typed."""
        return self._code.text().strip()
