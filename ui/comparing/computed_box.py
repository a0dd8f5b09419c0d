"""A reference computed from what the dialog shows: which figure, and whom it counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kompass.archive.values import Kind
from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.comparing.desk import Desk
from ui.comparing.offers import Circle, computed, selection_of
from ui.icons import icon
from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.comparison.subjects import Subject


class ComputedBox(QWidget):
    """Never mixed up with published values: the name says that it was computed, and of whom."""

    def __init__(
        self, desk: Desk, archive: ArchiveSession, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._archive = archive
        self._circle: Circle | None = None
        self._text = ""
        self.figure = QComboBox()
        for words, kind in (
            (self.tr("Medianen"), Kind.MEDIAN),
            (self.tr("Medelvärdet"), Kind.MEAN),
            (self.tr("Högsta värdet"), Kind.MAXIMUM),
        ):
            self.figure.addItem(words, kind)
        self.of_whom = wrapped(text="small", tone="muted")
        self.with_own = CheckBox(self.tr("Räkna med kommunen själv"), theme)
        self.with_few = CheckBox(self.tr("Visa även om färre än fem ligger bakom"), theme)
        self.add_button = QPushButton(icon("calculator"), self.tr("Beräkna och lägg &till"))
        self.add_button.setAutoDefault(False)
        self.trouble = trouble_label()
        self.said = wrapped(text="small", tone="muted")
        caption = label(self.tr("Be&räknad referens ur urvalet"), weight="strong")
        caption.setBuddy(self.figure)
        row = FlowLayout()
        for part in (self.figure, self.with_own, self.with_few, self.add_button):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        head = QHBoxLayout()
        head.addWidget(caption)
        head.addWidget(self.of_whom, 1)
        column.addLayout(head)
        column.addLayout(row)
        for sentence in (self.trouble, self.said):
            column.addWidget(sentence)
        self.said.hide()
        self.add_button.clicked.connect(self.compute)

    def show_circle(self, circle: Circle, text: str) -> None:
        """Compute from these results from now on."""
        self._circle, self._text = circle, text
        base = self._base()
        self.setEnabled(circle.results and base is not None and base.edition is not None)
        edition = "" if base is None else base.edition_words
        typed = self.tr(", sökt på ”{text}”").format(text=text.strip()) if text.strip() else ""
        self.of_whom.setText(f"{circle.title}{typed}, {edition}" if self.isEnabled() else "")
        for sentence in (self.trouble, self.said):
            show_sentence(sentence, "")

    def compute(self) -> None:
        """Compute beside the window and lay the reference on the desk."""
        base = self._base()
        if self._circle is None or base is None:
            return
        work = partial(
            computed,
            selection=selection_of(self._circle, self._text),
            base=base,
            kind=self.figure.currentData(),
            with_own=self.with_own.isChecked(),
            with_few=self.with_few.isChecked(),
        )
        self.add_button.setEnabled(False)
        self._archive.ask(work, self._on_done, owner=self, failed=self._on_failed)

    def _base(self) -> Subject | None:
        visited = [one for one in self._desk.subjects if not one.is_reference]
        return next(iter((*visited, *self._desk.subjects)), None)

    def _on_done(self, found: tuple[Subject, str]) -> None:
        self.add_button.setEnabled(True)
        subject, said = found
        self._desk.add((subject,))
        show_sentence(self.trouble, "")
        show_sentence(self.said, said)

    def _on_failed(self, error: KompassError) -> None:
        self.add_button.setEnabled(True)
        show_sentence(self.said, "")
        show_sentence(self.trouble, str(error))
