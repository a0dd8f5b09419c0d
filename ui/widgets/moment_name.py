"""Asks for the name of a moment in the history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.theme import GRID
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped


class MomentName(QDialog):
    """``save`` gets the name; what it has to say against it is shown below the field."""

    def __init__(
        self, about: str, name: str, save: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._save = save
        self.setWindowTitle(self.tr("Döp om tidpunkten") if name else self.tr("Namn på tidpunkten"))
        self.field = QLineEdit(name)
        self.field.setPlaceholderText(self.tr("Till exempel Efter dag 2"))
        self.field.selectAll()
        caption = label(self.tr("&Namn"))
        caption.setBuddy(self.field)
        self.trouble = trouble_label()
        buttons = QDialogButtonBox()
        keep = buttons.addButton(self.tr("&Spara namnet"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        keep.setDefault(True)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (wrapped(about, tone="muted"), caption, self.field, self.trouble):
            column.addWidget(part)
        column.addSpacing(GRID)
        column.addWidget(buttons)
        self.setMinimumWidth(56 * GRID)

    def _on_accepted(self) -> None:
        try:
            self._save(self.field.text())
        except KompassError as error:
            show_sentence(self.trouble, str(error))
            self.field.setFocus()
            return
        self.accept()
