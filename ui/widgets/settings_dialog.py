"""The few things a person may choose: name, colours and text size."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GRID, SCALES, Theme, ThemeChoice
from ui.widgets.labels import wrapped

_WIDTH: Final = 56 * GRID


class SettingsDialog(QDialog):
    """Shows what is chosen; ``author``, ``theme_choice`` and ``scale`` tell what was chosen."""

    def __init__(self, author: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Inställningar"))
        self._author = QLineEdit(author)
        self._colors = QComboBox()
        for choice, text in (
            (ThemeChoice.SYSTEM, self.tr("Som datorn")),
            (ThemeChoice.LIGHT, self.tr("Ljust")),
            (ThemeChoice.DARK, self.tr("Mörkt")),
        ):
            self._colors.addItem(text, choice)
        self._colors.setCurrentIndex(self._colors.findData(theme.choice))
        self._scale = QComboBox()
        for scale in SCALES:
            self._scale.addItem(f"{scale * 100:.0f} %", scale)
        self._scale.setCurrentIndex(self._scale.findData(theme.scale))
        self._lay_out()

    @property
    def author(self) -> str:
        """The name in the field."""
        return self._author.text().strip()

    @property
    def theme_choice(self) -> ThemeChoice:
        """The chosen colours."""
        return ThemeChoice(self._colors.currentData())

    @property
    def scale(self) -> float:
        """The chosen text size, 1 being the ordinary one."""
        return float(self._scale.currentData())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setHorizontalSpacing(2 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Vem sitter vid datorn?"), self._author)
        hint = wrapped(
            self.tr("Namnet står vid dina ändringar, så att kollegorna ser vem som gjort vad."),
            text="small",
            tone="muted",
        )
        form.addRow("", hint)
        form.addRow(self.tr("&Färger"), self._colors)
        form.addRow(self.tr("&Textstorlek"), self._scale)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        self._author.setFocus(Qt.FocusReason.OtherFocusReason)
