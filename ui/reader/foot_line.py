"""The small line at the bottom: what is being typed, or what one can do just now."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kompass.assessment.material_kinds import Direction
from ui.reader.reading_state import ReadingState
from ui.theme import GRID, mark
from ui.widgets.labels import label


class FootLine(QWidget):
    """Always there, so that nothing jumps; often empty."""

    def __init__(self, state: ReadingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.found = ""
        """What the search has to say: "Träff 3 av 17"."""
        self.can_frame = False
        """Whether a rectangle can be drawn here."""
        self.has_text = True
        """Whether the page in sight has text."""
        self.words = label(text="small")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.keys = label(text="small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(2 * GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignRight)
        mark(self, surface="rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        """Ask for little: the keys give way where there is not room for both."""
        return QSize(16 * GRID, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the keys only where there is room."""
        super().resizeEvent(event)
        self._make_room()

    def refresh(self) -> None:
        """Tell what there is to tell now."""
        words, tone = self._tell()
        self._show(self.words, words, tone)
        self._show(self.keys, self._tell_keys(), "muted")
        self.words.setToolTip(words)
        self._make_room()

    def _make_room(self) -> None:
        needed = self.words.sizeHint().width() + self.keys.sizeHint().width() + 5 * GRID
        self.keys.setVisible(needed <= self.width())

    def direction_words(self, direction: str) -> str:
        """Return a direction for people."""
        return {
            Direction.SUPPORTS: self.tr("stöder"),
            Direction.CONTRADICTS: self.tr("motsäger"),
            Direction.BACKGROUND: self.tr("bakgrund"),
        }[Direction(direction)]

    def question_words(self, number: str) -> str:
        """Return a question by its number and title: "3.4 Medborgarlöften"."""
        title = self._state.titles.get(number, "")
        return f"{number} {title}" if title else number

    def _tell(self) -> tuple[str, str]:
        state = self._state
        if state.told:
            return state.told, ""
        if state.selection is not None and not state.typed.is_empty:
            return self._tell_typed()
        if state.selection is not None:
            return self._tell_selection(), ""
        pointed = state.overlay.pointed
        return pointed.words if pointed is not None and pointed.words else self._tell_page(), ""

    def _tell_page(self) -> str:
        if self.found or self.has_text:
            return self.found
        return self.tr("Sidan har inget textlager. R ritar en ram runt det du vill ta med.")

    def _tell_typed(self) -> tuple[str, str]:
        typed = self._state.typed
        unknown = typed.unknown(self._state.titles)
        known = [self.question_words(n) for n in typed.numbers if n not in unknown]
        half = [number for number in unknown if number.endswith(".")]
        words = ", ".join([*known, *half])
        if len(unknown) > len(half):
            wrong = ", ".join(number for number in unknown if number not in half)
            said = self.tr("{number} finns inte i instrumentet").format(number=wrong)
            return f"{words}, {said}" if words else said, "muted"
        return f"{words} · {self.direction_words(typed.direction)}", "accent"

    def _tell_selection(self) -> str:
        chosen = self._state.selection
        if chosen is not None and chosen.region is not None:
            what = self.tr("Ram: pilar flyttar den, Skift+pilar ändrar storleken")
        else:
            count = len(chosen.quote.split()) if chosen is not None else 0
            said = (
                self.tr("{count} ord markerat") if count == 1 else self.tr("{count} ord markerade")
            )
            what = said.format(count=count)
        if self._state.typed.direction is not Direction.SUPPORTS:
            what += f" · {self.direction_words(self._state.typed.direction)}"
        return what

    def _tell_keys(self) -> str:
        state = self._state
        if state.selection is None:
            frame = self.tr(" · R ram") if self.can_frame else ""
            return self.tr("S mening · G stycke{frame} · M belägg · Ctrl+F sök").format(frame=frame)
        if not state.typed.is_empty:
            return self.tr("+ stöder · − motsäger · B bakgrund · Enter sparar")
        if not state.last:
            return self.tr("Skriv frågans siffror, t.ex. 34, och Enter")
        again = ", ".join(state.last)
        said = self.tr("Siffror och Enter, eller Mellanslag för {numbers} igen")
        return said.format(numbers=again)

    @staticmethod
    def _show(target: QLabel, words: str, tone: str) -> None:
        target.setText(words)
        if target.property("tone") != tone:
            mark(target, tone=tone)
