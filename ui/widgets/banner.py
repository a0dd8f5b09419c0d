"""One calm line across the window: somebody else has the file, or text could not be saved."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.theme import GRID, mark
from ui.widgets.labels import wrapped

_ICON = 20


class Banner(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._text = wrapped()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.clicked.connect(self._on_button)
        self._close = QToolButton()
        self._close.setIcon(icon("x"))
        self._close.setAccessibleName(self.tr("Stäng meddelandet"))
        self._close.setToolTip(self.tr("Stäng meddelandet"))
        self._close.clicked.connect(self.hide)
        self._run: Callable[[], object] = lambda: None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on the screen, empty while the banner is hidden."""
        return "" if self.isHidden() else self._text.text()

    def notice(
        self, sentence: str, *, button: str = "", run: Callable[[], object] | None = None,
        sign: str = "lock",
    ) -> None:  # fmt: skip
        """Show a fact, with a button if there is something to do about it."""
        self._show(sentence, surface="notice", sign=sign, button=button, run=run)

    def trouble(
        self, sentence: str, *, button: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show that something went wrong, as one sentence."""
        self._show(sentence, surface="damage", sign="alert-triangle", button=button, run=run)

    def let_close(self, *, can: bool) -> None:
        """Offer to put the sentence away, or not."""
        self._close.setVisible(can)

    def _show(
        self, sentence: str, *, surface: str, sign: str, button: str,
        run: Callable[[], object] | None,
    ) -> None:  # fmt: skip
        mark(self, surface=surface)
        self._sign.setPixmap(
            icon(sign, QPalette.ColorRole.WindowText).pixmap(
                QSize(_ICON, _ICON), self.devicePixelRatioF()
            )
        )
        self._text.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._run = run or (lambda: None)
        self.setAccessibleName(sentence)
        self.show()

    def _on_button(self) -> None:
        self._run()
