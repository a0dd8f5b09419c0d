"""What reaches sources from every page: search in everything, quotes that find their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from kompass.errors import KompassError
from ui.actions import ActionId, Actions, PageId
from ui.page_builders import PageBuilders
from ui.page_commands import PageCommands
from ui.session import Session
from ui.theme import Theme
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass.ids import QuestionId, RowId
    from kompass.sources.paste import Candidate
    from ui.pages.sources import SourcesPage
    from ui.searching.found_list import FoundRow
    from ui.sourcing.quote import Pasted, QuoteSearch

_WARM_UP_AFTER_MS = 4000


class SourceCommands(QObject):
    """Serves the commands for sources that belong to no page.

    * ``told``, ``troubled``: a sentence
    * ``interview_requested``: the id of an interview, and of a line in it or ``None``
    """

    told = Signal(str)
    troubled = Signal(str)
    interview_requested = Signal(str, object)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        ways: tuple[PageStack, PageBuilders, PageCommands],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._stack, self._builders, self._pages = ways
        self._window = window
        self._quotes: QuoteSearch | None = None
        self._typed = ""
        actions[ActionId.SEARCH_ALL].triggered.connect(lambda _: self.search())
        actions[ActionId.PASTE_QUOTE].triggered.connect(lambda _: self.paste_quote())
        self._builders.source_requested.connect(self.open_source)
        self._builders.solve_requested.connect(self._solve)
        session.opened.connect(self._warm_up_later)
        session.closed.connect(self._forget)

    def search(self) -> None:
        """Search in everything."""
        from ui.searching.search_dialog import SearchDialog

        if not self._session.is_open:
            return
        self._session.flush()
        dialog = SearchDialog(self._session, self._theme, self._typed, self._window)
        dialog.chosen.connect(self._open_hit)
        dialog.open()

    def open_source(self, source: str, excerpt: str | None) -> None:
        """Read a source, at an excerpt if one is named."""
        self._page().open_source(source, excerpt)

    def paste_quote(self) -> None:
        """Look for where the text on the clipboard comes from."""
        from ui.sourcing.quote import Pasted

        text = QGuiApplication.clipboard().text()
        self._quote_search().paste(Pasted(text, self._question()))

    def _page(self) -> SourcesPage:
        return self._builders.as_sources(self._pages.show(PageId.SOURCES))

    def _question(self) -> QuestionId | None:
        """Return the question that is worked with, if any."""
        if self._stack.current is not PageId.SCORING:
            return None
        found: QuestionId | None = getattr(self._stack.page(PageId.SCORING), "question", None)
        return found

    def _open_hit(self, row: FoundRow, typed: str) -> None:
        self._typed = typed
        hit = row.hit
        if hit is None:
            return
        if row.source is not None:
            start, end = hit.spans[0] if hit.spans else (0, 0)
            # After the dialog is gone and the keyboard is back in the window.
            source, place = row.source.id, (hit.number, start, end)
            QTimer.singleShot(0, self, lambda: self._page().open_passage(source, place, typed))
        elif row.interview is not None:
            self.interview_requested.emit(row.interview.id, hit.ref)

    def _quote_search(self) -> QuoteSearch:
        if self._quotes is None:
            from ui.models.sources_desk import SourceDesk
            from ui.models.sources_reading import Readings
            from ui.sourcing.quote import QuoteSearch

            desk = SourceDesk(self._session, self)
            self._quotes = QuoteSearch(desk, Readings(self._session, self), self)
            self._quotes.kept.connect(self._on_kept)
            self._quotes.unsure.connect(self._on_unsure)
            self._quotes.waits.connect(self._on_waits)
            self._quotes.failed.connect(self.troubled)
            desk.refused.connect(lambda said: self.troubled.emit(said) if said else None)
        return self._quotes

    def _solve(self, source: RowId) -> None:
        from ui.sourcing.quote import Pasted

        excerpts = self._session.snapshot.material.excerpts_of(source)
        if excerpts:
            self._quote_search().paste(Pasted(excerpts[0].anchor.quote, None, source))

    def _on_unsure(self, pasted: Pasted, found: Sequence[Candidate]) -> None:
        from ui.sourcing.quotes import QuoteDialog

        quotes = self._quote_search()
        if pasted.solves is not None and not found:
            self.told.emit(self.tr("Citatet finns fortfarande inte i något underlag."))
            return
        dialog = QuoteDialog(pasted, found, quotes, self._window)
        dialog.chosen.connect(lambda one: quotes.choose(pasted, one))
        dialog.none_of_them.connect(lambda: quotes.without_source(pasted))
        dialog.open()

    def _on_kept(self, pasted: Pasted, row: RowId) -> None:
        from kompass.assessment.citations import cite
        from ui.models.sources_words import place_words, title_of

        material = self._session.snapshot.material
        excerpt = material.excerpts.get(row)
        source = material.source(excerpt.source) if excerpt else None
        if excerpt is None or source is None:
            return
        where = f"{title_of(source)}, {place_words(source, excerpt)}"
        if pasted.question is None:
            self.told.emit(self.tr("Utdraget är sparat: {where}.").format(where=where))
            if pasted.solves is None or self._stack.current is PageId.SOURCES:
                self._page().open_source(source.id, row, visiting=False)
            return
        number = self._session.snapshot.edition.question(pasted.question).number
        said = self.tr("Utdraget är sparat som belägg till {number}: {where}.")
        self.told.emit(said.format(number=number, where=where))
        field = QApplication.focusWidget()
        if isinstance(field, QPlainTextEdit) and not field.isReadOnly():
            field.insertPlainText(cite(row))

    def _on_waits(self, row: RowId) -> None:
        self.told.emit(self.tr("Adressen väntar under Underlag, Webbplatsen."))
        if self._stack.current is PageId.SOURCES:
            self._page().show_waiting(row)

    def _warm_up_later(self) -> None:
        QTimer.singleShot(_WARM_UP_AFTER_MS, self, self._warm_up)

    def _warm_up(self) -> None:
        """Have the words of the index read before somebody types."""
        file = self._session.file
        if file is None or not self._session.snapshot.material.sources:
            return
        try:
            file.search("zzxq", 1)
        except KompassError:
            return  # the person hears of it when searching

    def _forget(self) -> None:
        self._typed = ""
