"""Which other municipalities stand in the report's comparison table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.ids import EditionId
    from ui.session import Session

FROM_THE_START: Final = 4
"""As many as the report on Södertälje 2006 had."""


class OthersChoice(QObject):
    """Published results of the same edition; lives as long as the session.

    From the start the first four that may stand beside ordinary assessments are chosen.
    ``changed``: others were chosen.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._offered: tuple[Result, ...] = ()
        self._edition: EditionId | None = None
        self._titles: frozenset[str] | None = None

    @classmethod
    def of(cls, session: Session) -> OthersChoice:
        """Return the choice of a session."""
        return session.findChild(cls) or cls(session)

    @property
    def offered(self) -> tuple[Result, ...]:
        """All results there are to choose from, in the order of the table."""
        self._follow()
        return self._offered

    @property
    def chosen(self) -> tuple[Result, ...]:
        """Those that stand in the table."""
        offered = self.offered
        titles = self._titles
        if titles is None:
            comparable = [result.title for result in offered if result.comparable]
            titles = frozenset(comparable[:FROM_THE_START])
        return tuple(result for result in offered if result.title in titles)

    def choose(self, titles: frozenset[str]) -> None:
        """Put the results with these titles in the table, and no others."""
        if titles != frozenset(result.title for result in self.chosen):
            self._titles = titles
            self.changed.emit()

    def _follow(self) -> None:
        """Look up what there is; begin anew when the edition is another one."""
        if not self._session.is_open:
            return
        from kompass.archive.published import beside

        snapshot = self._session.snapshot
        if snapshot.edition.id != self._edition:
            self._edition = snapshot.edition.id
            self._titles = None
        self._offered = beside(snapshot)
