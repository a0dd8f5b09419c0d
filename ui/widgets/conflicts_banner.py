"""Says how many conflicts of a merge wait to be decided, and leads back to them."""

from collections.abc import Callable

from ui.session import Session
from ui.widgets.banner import Banner


class ConflictsBanner(Banner):
    """Shown as long as conflicts are open, unless it has been put away since the file was opened.

    ``decide`` shows them.
    """

    def __init__(self, session: Session, decide: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self._decide = decide
        self._told = 0
        session.opened.connect(self._begin)
        session.closed.connect(self.hide)
        session.changed.connect(self._refresh)
        self._begin()

    def _begin(self) -> None:
        self._told = 0
        self._refresh()

    def _refresh(self) -> None:
        session = self._session
        looks_back = session.then is not None
        count = len(session.snapshot.conflicts) if session.is_open and not looks_back else 0
        if not count:
            self.hide()
        elif count != self._told:
            self._show(
                self._words(count),
                surface="notice",
                sign="git-merge",
                button=self.tr("Avgör"),
                run=self._decide,
            )
        self._told = count

    def _words(self, count: int) -> str:
        if count == 1:
            return self.tr("1 konflikt kvar att avgöra efter sammanslagningen.")
        return self.tr("{count} konflikter kvar att avgöra efter sammanslagningen.").format(
            count=count
        )
