"""Jämför: own visits, other municipalities and reference values beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.archive_session import ArchiveSession
from ui.comparing.board import Board
from ui.comparing.desk import Desk
from ui.comparing.hint import Hint
from ui.comparing.subject_bar import SubjectBar
from ui.session import Session
from ui.theme import Theme
from ui.widgets.labels import show_sentence

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks
    from kompass.comparison.model import Comparison
    from kompass.comparison.subjects import Subject
    from kompass.ids import ResultId
    from ui.comparing.add_dialog import AddDialog
    from ui.comparing.drawing import Chart


class ComparePage(QWidget):
    """Two to six subjects: a chart, a table, and what moved.

    ``compared``: there is another comparison, or another view of it, or none any more.
    """

    compared = Signal()

    def __init__(
        self,
        session: Session,
        archive: ArchiveSession,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._archive = archive
        self._actions = actions
        self._theme = theme
        self._stale = True
        self.adding: AddDialog | None = None
        self.desk = Desk(session, archive, self)
        self.bar = SubjectBar(self.desk, actions, theme)
        self.board = Board(self.desk, actions, theme, self)
        self.empty = Hint(actions, theme, "arrows-left-right")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._connect()
        self._say_what_is_missing()

    @property
    def comparison(self) -> Comparison | None:
        """The subjects beside each other; ``None`` while there are too few of them."""
        return self.desk.comparison

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Who is compared, the base first."""
        return self.desk.subjects

    @property
    def crosswalks(self) -> Crosswalks | None:
        """Which areas stand for each other; ``None`` until they have been read."""
        return self.desk.ground.crosswalks if self.desk.ground is not None else None

    @property
    def chart(self) -> Chart | None:
        """The chart of the view on the screen; ``None`` where it has none."""
        return self.board.chart if self.comparison is not None else None

    def add_results(self, results: Sequence[ResultId]) -> None:
        """Put results of the archive beside what is compared already."""
        self.desk.add_results(results)

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of all lines of chips and buttons at this width."""
        shown = self._stack.currentWidget() or self.empty
        height = sum(_least_height(part, self.width()) for part in (self.bar, shown))
        return QSize(super().minimumSizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Take over what has changed while nobody looked."""
        super().showEvent(event)
        self.desk.read_anew()  # somebody may have written a crosswalk of their own
        if self._stale:
            self._follow_file()

    def _connect(self) -> None:
        for signal in (self._session.opened, self._session.changed, self._session.closed):
            signal.connect(self._on_session)
        self.desk.changed.connect(self._refresh)
        self.desk.visits.changed.connect(self._say_what_is_missing)
        self.board.shown.connect(self.compared)
        self.board.notes.crosswalks_wanted.connect(self._show_crosswalks)
        self._actions[ActionId.COMPARE_ADD].triggered.connect(self._ask_what_to_add)
        self._actions[ActionId.COMPARE_COPY].triggered.connect(self.board.copy)
        self.compared.connect(self._allow)

    def _on_session(self) -> None:
        self._stale = True
        if self.isVisible():
            self._follow_file()

    def _follow_file(self) -> None:
        self._stale = False
        self.desk.follow_file()

    def _refresh(self) -> None:
        there = self.comparison is not None
        self._stack.setCurrentWidget(self.board if there else self.empty)
        self.updateGeometry()
        if there:
            self.board.refresh()
            return
        self._say_what_is_missing()
        self.compared.emit()

    def _allow(self) -> None:
        shown = self.board.chart is not None or self.board.table is not None
        there = self.comparison is not None and shown
        self._actions[ActionId.COMPARE_COPY].setEnabled(there)

    def _say_what_is_missing(self) -> None:
        """Say what belongs here, or what stands in the way."""
        subjects = self.desk.subjects
        if self.desk.trouble:
            heading, words = self.tr("Det går inte att jämföra"), self.desk.trouble
        elif subjects:
            heading = self.tr("Vad ska {name} jämföras med?").format(name=subjects[0].name)
            words = self.tr(
                "Välj ett tidigare besök, andra kommuner eller ett referensvärde. Två till sex "
                "kan stå bredvid varandra."
            )
        else:
            heading = self.tr("Inget att jämföra ännu")
            words = self.tr(
                "Ställ två till sex resultat bredvid varandra: besök över åren, andra kommuner, "
                "referensvärden eller en utvärderingsfil."
            )
        self.empty.say(heading, words)
        show_sentence(self.empty.trouble, self.desk.visits.trouble)
        proposed = () if self.desk.trouble else self.desk.visits.proposed()
        self.empty.offer(proposed, lambda subject: self.desk.add((subject,)))

    def _ask_what_to_add(self) -> None:
        from ui.comparing.add_dialog import AddDialog

        dialog = AddDialog(self.desk, self._session, self._archive, self._theme, self)
        dialog.finished.connect(self.bar.add_button.setFocus)
        self.adding = dialog
        dialog.open()

    def _show_crosswalks(self) -> None:
        from ui.comparing.crosswalk_dialog import CrosswalkDialog

        if self.crosswalks is not None:
            CrosswalkDialog(self.subjects, self.crosswalks, self._theme, self).open()

    def proposal(self) -> Path:
        """Return a name for a file with the chart on the screen, in the folder of the open one."""
        folder = self._session.file.path.parent if self._session.file else Path.home()
        return folder / (self.chart.name if self.chart is not None else self.tr("Jämförelse"))


def _least_height(part: QWidget, width: int) -> int:
    """Return the height that a part cannot do without at this width."""
    layout = part.layout()
    if layout is None or not layout.hasHeightForWidth():
        return part.minimumSizeHint().height()
    return layout.minimumHeightForWidth(width)
