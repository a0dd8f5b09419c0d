"""One line that says how far something has come, and lets one stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.theme import GRID
from ui.widgets.elided_label import ElidedLabel

_BAR = 30 * GRID


class WorkingLine(QWidget):
    """``cancelled``: the person wants it to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.text = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR)
        self.bar.setAccessibleName(self.tr("Hur långt sparandet har kommit"))
        self.cancel = QPushButton(self.tr("Avbr&yt"))
        self.cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.text, 1)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.cancel)

    def begin(self, name: str) -> None:
        """Tell that ``name`` is being saved."""
        self._name = name
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.text.setText(self.tr("Sparar {name}…").format(name=name))

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Tell how far it has come and what comes next."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        if self.cancel.isEnabled():
            words = self.tr("Sparar {name}: {what}").format(name=self._name, what=what)
            self.text.setText(words)

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.text.setText(self.tr("Avbryter…"))
        self.cancelled.emit()
