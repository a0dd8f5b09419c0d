"""What is selected, typed and pointed at while somebody reads; what every key does to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from kompass.sources.model import PageText
from ui.reader import regions, selecting
from ui.reader.overlay import Overlay
from ui.reader.selecting import Range
from ui.reader.typed import Typed
from ui.reader.values import Mark, Selection

_STEP = 6.0
"""Points that a key moves a rectangle."""


class ReadingState(QObject):
    """The state behind the pages; it knows texts but no widgets.

    ``changed``: something is to be painted or told anew; ``selection_changed``: what is
    selected is another; ``requested`` carries a ``Selection``, question numbers as a tuple, and
    a ``Direction``.
    """

    changed = Signal()
    selection_changed = Signal()
    requested = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.overlay = Overlay()
        self.titles: Mapping[str, str] = {}
        """Titles of the questions by number."""
        self.caret: tuple[int, int] | None = None
        """Where the next sentence is taken: a hit, or where one has clicked."""
        self.typed = Typed()
        self.last: tuple[str, ...] = ()
        """The questions named last."""
        self.region_mode = False
        self.told = ""
        """A sentence to show until the next key."""
        self._pages: Sequence[PageText] = ()

    @property
    def selection(self) -> Selection | None:
        """What is selected."""
        return self.overlay.selection

    @property
    def is_kept(self) -> bool:
        """Whether what is selected is evidence already."""
        chosen = self.selection
        return chosen is not None and any(
            (mark.start, mark.end, mark.region) == (chosen.start, chosen.end, chosen.region)
            for mark in self.overlay.marks.get(chosen.page, ())
        )

    @property
    def pages(self) -> Sequence[PageText]:
        """The document's pages."""
        return self._pages

    def show_pages(self, pages: Sequence[PageText]) -> None:
        """Begin with another document."""
        self._pages = pages
        self.caret = None
        self.region_mode = False
        self.typed = Typed()
        self.told = ""
        self.overlay.hits = {}
        self.overlay.target = None
        self.overlay.pointed = None
        self.select(None)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show this evidence."""
        by_page: dict[int, list[Mark]] = {}
        for mark in sorted(marks, key=_place):
            by_page.setdefault(mark.page, []).append(mark)
        self.overlay.marks = by_page
        if self.overlay.pointed not in marks:
            self.overlay.pointed = None
        self.changed.emit()

    def select(self, selection: Selection | None) -> None:
        """Have this selected from now on."""
        self.told = ""
        if selection != self.overlay.selection:
            self.overlay.selection = selection
            self.typed = Typed() if selection is None else self.typed
            self.selection_changed.emit()
        self.changed.emit()

    def put_caret(self, page: int, index: int) -> None:
        """Select nothing; the next sentence is the one here."""
        self.caret = (page, index)
        self.overlay.target = None
        self.select(None)

    def point_at(self, page: int, start: int, end: int) -> None:
        """Show a hit or a passage one has been taken to; the next sentence is the one there."""
        self.caret = (page, start)
        self.overlay.target = (page, start, end)
        self.select(None)

    # Sentences, paragraphs, words

    def take_sentence(self) -> None:
        """Select the sentence at the caret, or one more."""
        self._take(selecting.sentence)

    def take_paragraph(self) -> None:
        """Select the paragraph at the caret, or around what is selected."""
        self._take(selecting.paragraph)

    def drop_sentence(self) -> None:
        """Select one sentence less."""
        self._change(selecting.without_last_sentence)

    def move_end(self, direction: int) -> None:
        """Move the selection's end by a word."""
        self._change(lambda text, chosen: selecting.end_moved(text, chosen, direction))

    def move_start(self, direction: int) -> None:
        """Move the selection's start by a word."""
        self._change(lambda text, chosen: selecting.start_moved(text, chosen, direction))

    def _take(self, take: Callable[[str, int, Range | None], Range | None]) -> None:
        page, index = self.caret or (0, 0)
        chosen = self._range()
        if chosen is not None and self.selection is not None:
            page = self.selection.page
        if page < len(self._pages):
            self._set_range(page, take(self._pages[page].text, index, chosen))

    def _change(self, change: Callable[[str, Range], Range | None]) -> None:
        chosen = self._range()
        if chosen is not None and self.selection is not None:
            page = self.selection.page
            self._set_range(page, change(self._pages[page].text, chosen))

    def _range(self) -> Range | None:
        chosen = self.selection
        return (chosen.start, chosen.end) if chosen and chosen.region is None else None

    def _set_range(self, page: int, chosen: Range | None) -> None:
        if chosen is None:
            self.select(None)
            return
        text = self._pages[page].text
        start, end = selecting.whole_characters(text, *chosen)
        self.caret = (page, start)
        self.select(Selection(page, start, end, text[start:end]))

    # A rectangle

    def toggle_region(self, page: int, size: regions.Size) -> None:
        """Begin with a rectangle in the middle of a page of this size, or give it up."""
        self.region_mode = not self.region_mode
        self.select(Selection(page, 0, 0, "", regions.first(size)) if self.region_mode else None)

    def move_region(self, steps: tuple[int, int], size: regions.Size, *, grow: bool) -> None:
        """Move the rectangle by steps across and down, or its lower right corner."""
        chosen = self.selection
        if chosen is not None and chosen.region is not None:
            change = regions.grown if grow else regions.moved
            region = change(chosen.region, steps[0] * _STEP, steps[1] * _STEP, size)
            self.select(Selection(chosen.page, 0, 0, "", region))

    # Questions

    def type_sign(self, sign: str) -> bool:
        """Take a digit, a separator or a direction; ``False`` if the sign has no meaning."""
        typed = self.typed.with_key(sign) if self.selection is not None else None
        if typed is None:
            return False
        self.typed = typed
        self.told = ""
        self.changed.emit()
        return True

    def take_back(self) -> bool:
        """Take the last sign back; ``False`` if there is none."""
        if self.typed.is_empty:
            return False
        self.typed = self.typed.without_last()
        self.changed.emit()
        return True

    def forget_typed(self) -> bool:
        """Forget what was typed; ``False`` if nothing was."""
        some = self.typed != Typed()
        self.typed = Typed()
        if some:
            self.changed.emit()
        return some

    def request(self, *, again: bool = False) -> bool:
        """Ask for an excerpt for the typed questions, or ``again`` for those of last time."""
        numbers = self.last if again else self.typed.numbers
        chosen = self.selection
        if chosen is None or not numbers or (not again and self.typed.unknown(self.titles)):
            return False
        direction = self.typed.direction
        self.last = numbers
        self.typed = Typed()
        self.told = ""
        self.changed.emit()
        self.requested.emit(chosen, numbers, direction)
        return True

    # Marks

    def point_at_mark(self, mark: Mark | None) -> None:
        """Have a mark stand out."""
        if mark != self.overlay.pointed:
            self.overlay.pointed = mark
            self.changed.emit()

    def step_mark(self, direction: int, page: int) -> Mark | None:
        """Have the next (1) or previous (-1) mark stand out; at first, one from ``page`` on."""
        marks = [
            mark for number in sorted(self.overlay.marks) for mark in self.overlay.marks[number]
        ]
        if not marks:
            return None
        if self.overlay.pointed in marks:
            at = (marks.index(self.overlay.pointed) + direction) % len(marks)
        else:
            at = next((n for n, mark in enumerate(marks) if mark.page >= page), 0)
        self.point_at_mark(marks[at])
        return marks[at]

    def tell(self, sentence: str) -> None:
        """Show a sentence until the next key."""
        self.told = sentence
        self.changed.emit()


def _place(mark: Mark) -> tuple[int, float, int]:
    down = mark.region.y0 * 1e6 if mark.region is not None else float(mark.start)
    return mark.page, down, -mark.end
