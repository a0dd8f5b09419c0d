"""Pages that are built the first time somebody looks at them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.actions import PageId


class PageStack(QStackedWidget):
    """One page at a time; ``page_shown`` carries its ``PageId``."""

    page_shown = Signal(object)

    def __init__(
        self, builders: Mapping[PageId, Callable[[], QWidget]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._builders = dict(builders)
        self._pages: dict[PageId, QWidget] = {}
        self._current: PageId | None = None

    def minimumSizeHint(self) -> QSize:
        """Ask for what the page on the screen needs, whatever the others would."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    @property
    def current(self) -> PageId | None:
        """The page on the screen."""
        return self._current

    def is_built(self, page: PageId) -> bool:
        """Whether somebody has looked at the page before."""
        return page in self._pages

    def page(self, page: PageId) -> QWidget:
        """Return the page, built if need be."""
        if page not in self._pages:
            built = self._builders[page]()
            self._pages[page] = built
            self.addWidget(built)
        return self._pages[page]

    def show_page(self, page: PageId) -> QWidget:
        """Bring a page forward and return it."""
        shown = self.page(page)
        if self._current is not page:
            self._current = page
            self.setCurrentWidget(shown)
            self.updateGeometry()
            self.page_shown.emit(page)
        return shown
