"""The few things a person may choose: name, colours, text size, short words in notes, archive."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from kompass.interviews.word_list import parse_words, words_as_text
from ui.archive_session import ArchiveSession
from ui.theme import GRID, SCALES, Theme, ThemeChoice
from ui.widgets.archive_place import ArchivePlace
from ui.widgets.labels import show_sentence, trouble_label, wrapped

_WIDTH: Final = 64 * GRID
_WORDS_SHOWN: Final = 7
"""So many short words are seen without scrolling."""


class SettingsDialog(QDialog):
    """Shows what is chosen; its properties tell what was chosen."""

    def __init__(
        self,
        author: str,
        short_words: Mapping[str, str],
        theme: Theme,
        archive: ArchiveSession,
        parent: QWidget | None = None,
    ) -> None:
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
        self._words = QPlainTextEdit(words_as_text(short_words))
        self._words.setTabChangesFocus(True)
        self.archive = ArchivePlace(archive)
        self.archive.tried.connect(self._fit)
        self._fault = trouble_label()
        self._lay_out()

    @property
    def short_words(self) -> str:
        """The short words as they are typed."""
        return self._words.toPlainText()

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

    def accept(self) -> None:
        """Close, unless the short words cannot be understood."""
        try:
            parse_words(self.short_words)
        except KompassError as trouble:
            show_sentence(self._fault, str(trouble))
            self._fit()
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.archive.show_fault():
            self._fit()
            self.archive.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()

    def _lay_out(self) -> None:
        form = self._form()
        form.addRow(self.tr("&Vem sitter vid datorn?"), self._author)
        hint = wrapped(
            self.tr("Namnet står vid dina ändringar, så att kollegorna ser vem som gjort vad."),
            text="small",
            tone="muted",
        )
        form.addRow("", hint)
        form.addRow(self.tr("&Färger"), self._colors)
        form.addRow(self.tr("&Textstorlek"), self._scale)
        form.addRow(self.tr("&Korta ord"), self._words)
        explained = self.tr(
            "I anteckningar, ett på varje rad. Skriv det korta ordet och ett mellanslag, så skrivs "
            "hela ordet ut. Ctrl+mellanslag låter bli."
        )
        form.addRow("", wrapped(explained, text="small", tone="muted"))
        form.addRow("", self._fault)
        form.addRow(self._name_of_archive(), self.archive)
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
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))
        self._author.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_of_archive(self) -> QLabel:
        name = QLabel(self.tr("&Jämförelsebas"))
        name.setBuddy(self.archive.first)
        return name

    def _fit(self) -> None:
        self.resize(self.width(), self.heightForWidth(self.width()))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setHorizontalSpacing(2 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._words.setFixedHeight(self.fontMetrics().lineSpacing() * _WORDS_SHOWN + 2 * GRID)
        return form
