"""What one assessor thinks of a question: mark, points and rationale, or that it is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.swedish import format_number
from ui.models.contested import assessed
from ui.theme import GRID, Theme, mark
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import label
from ui.widgets.samsyn_marks import colour_of, mark_icon

if TYPE_CHECKING:
    from kompass.assessment.team.agreement import Row
    from kompass.assessment.team.standing import Standing
    from kompass.ids import RowId
    from ui.models.samsyn_meeting import Member
    from ui.session import Session

_MARK = 18
_NARROWEST = 15 * GRID


class OpinionCard(QFrame):
    """``adopt_requested``: the id of the assessor whose score the team takes over."""

    adopt_requested = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.conflict = ConflictMark(session, parent=self)
        self._member: RowId | None = None
        self._sign = QLabel(self)
        self._name = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        mark(self._name, weight="strong")
        self.points = label(text="title")
        self.reason = QPlainTextEdit(self)
        self.reason.setReadOnly(True)
        self.reason.setTabChangesFocus(True)
        self.reason.setFrameShape(QFrame.Shape.NoFrame)
        mark(self.reason, kind="opinion")
        self.adopt = QPushButton(self.tr("Ta över"))
        self.adopt.setToolTip(self.tr("Samsynen blir denna bedömning"))
        mark(self.adopt, kind="quiet")
        self.adopt.clicked.connect(lambda: self.adopt_requested.emit(self._member))
        self._lay_out()

    def show_opinion(
        self, member: Member, row: Row, seen: Standing | None, *, writable: bool
    ) -> None:
        """Show what may be seen; ``seen`` is ``None`` where nothing is there or it is hidden."""
        self._member = member.id
        icon = mark_icon(member.look, self._theme, size=_MARK)
        self._sign.setPixmap(icon.pixmap(_MARK, _MARK))
        name = member.name or member.look.initials
        self._name.setText(name)
        self._name.setToolTip(name)
        self._show_points(member, row)
        # Who may not see the score is not told of conflicts about it either.
        watched = assessed(row.question, member.id) if member.id in row.own else ()
        self.conflict.watch(*watched)
        waits = member.id in row.waiting
        hidden = not waits and member.id not in row.own
        reason = seen.rationale if seen is not None else ""
        self.reason.setPlainText(reason)
        self.reason.setPlaceholderText(self._why_empty(hidden=hidden, waits=waits))
        self.reason.setAccessibleName(self.tr("Motivering av {name}").format(name=name))
        self.adopt.setVisible(writable and member.id in row.own)
        self.adopt.setAccessibleName(self.tr("Ta över bedömningen av {name}").format(name=name))

    def _show_points(self, member: Member, row: Row) -> None:
        standing = row.own.get(member.id)
        points = None if standing is None else standing.points
        if points is not None:
            self.points.setText(format_number(points))
        else:
            waits = member.id in row.waiting
            self.points.setText("–" if waits else self.tr("dold"))
        palette = self.points.palette()
        shown = points is not None
        colour = colour_of(member.look, self._theme) if shown else self._theme.color("muted")
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.points.setPalette(palette)
        self.points.setAccessibleName(f"{member.name}: {self.points.text()}")

    def _why_empty(self, *, hidden: bool, waits: bool) -> str:
        if hidden:
            return self.tr("Visas när alla har bedömt frågan, eller när den öppnas.")
        return self.tr("Har inte bedömt frågan än.") if waits else self.tr("Ingen motivering.")

    def _lay_out(self) -> None:
        self.setMinimumWidth(_NARROWEST)
        head = QHBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self._sign)
        head.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        line = QHBoxLayout()
        line.addWidget(self.points, 1)
        line.addWidget(self.conflict)
        column.addLayout(line)
        column.addWidget(self.reason, 1)
        column.addWidget(self.adopt, 0, Qt.AlignmentFlag.AlignLeft)
