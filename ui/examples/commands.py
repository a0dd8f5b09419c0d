"""Opens the good examples from the page where points are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kompass.ids import RowId
from ui.actions import ActionId, Actions
from ui.archive_session import ArchiveSession
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.ids import QuestionId
    from ui.examples.dialog import ExamplesDialog
    from ui.widgets.bullet_editor import BulletEditor


class HasQuestion(Protocol):
    """A page with a current question."""

    @property
    def question(self) -> QuestionId | None:
        """The current question."""


class GoodExamples(QObject):
    """Serves the action, and the buttons beside the good-examples fields.

    ``dialog`` is the one that was opened last.
    """

    def __init__(
        self,
        page: QWidget,
        scoring: HasQuestion,
        improvements: BulletEditor,
        session: Session,
        archive: ArchiveSession,
        actions: Actions,
        theme: Theme,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._scoring = scoring
        self._improvements = improvements
        self._session = session
        self._archive = archive
        self._theme = theme
        self.dialog: ExamplesDialog | None = None
        actions[ActionId.GOOD_EXAMPLES].triggered.connect(self._open_from_action)
        improvements.offer_examples()
        improvements.examples_wanted.connect(self._open_for)

    def _open_from_action(self) -> None:
        """Open for the improvement that is being written, else for the current question."""
        written = next(
            (one.row for one in self._improvements.rows if one.row and one.has_keyboard()), None
        )
        self._open(written)

    def _open_for(self, row: str) -> None:
        self._open(RowId(row))

    def _open(self, row: RowId | None) -> None:
        question = self._scoring.question
        if not self._session.is_open or question is None or not self._session.flush():
            return
        from ui.examples.dialog import ExamplesDialog

        area = self._session.snapshot.edition.area_of(question).id
        self.dialog = ExamplesDialog(
            self._session,
            self._archive,
            self._theme,
            area,
            row=row,
            question="" if row is not None else str(question),
            parent=self._page,
        )
        self.dialog.open()
