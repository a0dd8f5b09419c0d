"""Several places that a pasted quote may come from: a digit chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ui.models.sources_words import page_words, title_of
from ui.sourcing.quote import Pasted, QuoteSearch
from ui.theme import GRID, mark
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from kompass.sources.paste import Candidate

_WIDTH = 84 * GRID
_SHOWN = 240


class QuoteDialog(QDialog):
    """``chosen``: one of the candidates; ``none_of_them``: the quote stays without source."""

    chosen = Signal(object)
    none_of_them = Signal()

    def __init__(
        self,
        pasted: Pasted,
        candidates: Sequence[Candidate],
        search: QuoteSearch,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Var kommer citatet ifrån?"))
        self._candidates = tuple(candidates)
        self._search = search
        self._can_be_own = pasted.solves is None
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2)
        column.addWidget(wrapped(f"”{_short(pasted.text)}”"))
        column.addWidget(wrapped(self._question(), weight="strong"))
        for number, one in enumerate(self._candidates, 1):
            self._add(column, number, one)
        if self._can_be_own:
            own = self._button(self.tr("0   Eget citat utan källa (märks tills källan är hittad)"))
            own.clicked.connect(self._own)
            column.addWidget(own, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            wrapped(self.tr("Siffran väljer · Esc avbryter"), text="small", tone="muted")
        )
        self.setFixedWidth(min(_WIDTH, parent.width() - 4 * GRID))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit."""
        sign = event.text()
        if sign == "0" and self._can_be_own:
            self._own()
        elif sign.isdigit() and 0 < int(sign) <= len(self._candidates):
            self._choose(self._candidates[int(sign) - 1])
        else:
            super().keyPressEvent(event)

    def _question(self) -> str:
        from kompass.sources.paste import How

        if not self._candidates:
            return self.tr("Citatet finns inte i något underlag.")
        if self._candidates[0].how is How.SIMILAR:
            return self.tr("Ordagrant finns citatet ingenstans. Det här liknar:")
        return self.tr("Citatet finns på flera ställen. Vilket är det?")

    def _add(self, column: QVBoxLayout, number: int, one: Candidate) -> None:
        source = self._search.source_of(one)
        title = title_of(source) if source else ""
        page = page_words(source.form if source else None, one.number, one.label)
        alike = "" if one.score >= 100 else self.tr(" · liknar till {0} %").format(int(one.score))
        button = self._button(f"{number}   {title}, {page}{alike}".replace("&", "&&"))
        button.clicked.connect(lambda _=False, one=one: self._choose(one))
        words = f"… {one.before}⟦{_short(one.quote)}⟧{one.after} …"
        text = ElidedLabel(" ".join(words.split()), mode=Qt.TextElideMode.ElideRight)
        mark(text, text="small", tone="muted")
        text.setContentsMargins(4 * GRID, 0, 0, 0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        mark(button, kind="quiet")
        self.buttons.append(button)
        return button

    def _choose(self, one: Candidate) -> None:
        self.accept()
        self.chosen.emit(one)

    def _own(self) -> None:
        self.accept()
        self.none_of_them.emit()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
