"""The line under a text that tells of citations whose evidence is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from kompass.assessment.citations import cited, resolve
from kompass.swedish import join_words
from ui.theme import mark
from ui.touched import Entity, Touched

if TYPE_CHECKING:
    from ui.session import Session

_CITED = {Entity.LINE, Entity.EXCERPT}


class CitationLine(QLabel):
    """Hidden while every citation in the text stands for something."""

    def __init__(
        self, session: Session, text: QPlainTextEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self.setWordWrap(True)
        mark(self, text="small", tone="reference")
        self.hide()
        text.textChanged.connect(self.refresh)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Look at the text once more."""
        names = cited(self._text.toPlainText())
        sentence = ""
        if names and self._session.is_open:
            material = self._session.snapshot.material
            found = {name: resolve(name, material) for name in names}
            gone = [name for name, item in found.items() if item is None]
            removed = [name for name, item in found.items() if item is not None and item.removed]
            sentence = " ".join(part for part in (self._gone(gone), self._removed(removed)) if part)
        self.setText(sentence)
        self.setVisible(bool(sentence))

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        if any(place.entity in _CITED for place in touched):
            self.refresh()

    def _gone(self, names: list[str]) -> str:
        if not names:
            return ""
        return self.tr("{names} finns inte i den här filen.").format(names=join_words(names))

    def _removed(self, names: list[str]) -> str:
        if not names:
            return ""
        return self.tr("{names} har tagits bort av någon.").format(names=join_words(names))
