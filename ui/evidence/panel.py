"""The evidence of one question: its list, what is said of the chosen piece, and how to add."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.evidence.detail import EvidenceDetail
from ui.evidence.evidence_list import EvidenceList
from ui.evidence.items import pieces_of, rows_of
from ui.evidence.palette import AttachPalette
from ui.evidence.words import support_words
from ui.theme import GRID, Theme, mark
from ui.touched import Entity, Touched
from ui.widgets.labels import show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.assessment.material import Direction
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Question
    from kompass.ids import IndicatorId
    from ui.session import Session

SHOWN: frozenset[Entity] = frozenset({
    Entity.LINK, Entity.LINE, Entity.EXCERPT, Entity.SOURCE, Entity.INTERVIEW, Entity.PERSON,
    Entity.ASSESSOR, Entity.ERASED,
})  # fmt: skip
"""Kinds of things that stand in the list."""
_LONG = 90


class EvidencePanel(QWidget):
    """``passage_requested``: the chosen ``Piece`` is to be opened. ``left``: Escape."""

    passage_requested = Signal(object)
    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._question: Question | None = None
        self._stale = False
        self._summary = wrapped(text="small", tone="muted")
        self.attach = QPushButton(self.tr("Koppla…"))
        self.list = EvidenceList(theme, self)
        self.detail = EvidenceDetail(session, self)
        self._nothing = wrapped(tone="muted")
        self.trouble = trouble_label()
        self.hint = wrapped(text="small", tone="muted")
        self._lay_out()
        self._connect()

    @property
    def question(self) -> Question | None:
        """Whose evidence is shown."""
        return self._question

    @property
    def parts(self) -> list[QWidget]:
        """What to walk through with Tab, in order."""
        return [self.attach, self.list, self.detail.comment]

    def show_question(self, question: Question | None) -> None:
        """Show the evidence of a question; what is typed about another one is saved first."""
        if question is self._question:
            return
        self._question = question
        show_sentence(self.trouble, "")
        self.list.show_rows(())  # or the next list would begin where this one was read to
        self.refresh()

    def show_hint(self, *, passage: bool) -> None:
        """Say which keys are of use, also while a passage is open."""
        self.hint.setText(
            self.tr("↑ ↓ nästa belägg · Enter till texten · Esc tillbaka till frågorna")
            if passage
            else self.tr("Enter visar stället · + − b riktning · 1–3 styrka · K kommentar · Delete")
        )

    def take_keyboard(self) -> None:
        """Put the keyboard in the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_palette(self) -> None:
        """Offer what could be tied."""
        if self._question is None or self._session.read_only:
            return
        palette = AttachPalette(
            self._session, self._question, self._theme, self.window(),
            hides_notes=self.list.hides_notes,
        )  # fmt: skip
        palette.attached.connect(self.list.choose)
        palette.finished.connect(lambda _result: self.take_keyboard())
        palette.open()

    def refresh(self) -> None:
        """Take over how it stands; where nobody looks, when somebody does."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        question = self._question
        if question is None or not self._session.is_open:
            self.list.show_rows(())
            self._say("", "")
            return
        from kompass.assessment.support import support

        snapshot = self._session.snapshot
        pieces = pieces_of(snapshot, question.id)
        self.list.show_rows(rows_of(pieces))
        words = support_words(support(snapshot.material, question.id))
        self._say(question.number, words[:1].upper() + words[1:])
        self.attach.setEnabled(not self._session.read_only)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _say(self, number: str, words: str) -> None:
        self._summary.setText(words)
        empty = not self.list.rows.rowCount()
        self._nothing.setText(
            self.tr(
                "Inga belägg till {0} än. Tryck E för att koppla utdrag och anteckningar som "
                "redan finns. Nya utdrag görs i Underlag, anteckningar i Intervjuer."
            ).format(number)
            if number
            else ""
        )
        self._nothing.setVisible(empty)
        self.list.setAccessibleName(self.tr("Belägg till fråga {0}").format(number))
        self.hint.setVisible(not empty)

    def _connect(self) -> None:
        session, rows = self._session, self.list
        session.changed.connect(self._on_changed)
        session.closed.connect(lambda: self.show_question(None))
        session.lock_changed.connect(self.refresh)
        rows.chosen.connect(self._show_chosen)
        rows.opened.connect(self._open)
        rows.left.connect(self.left)
        rows.attach_requested.connect(self.open_palette)
        rows.removed.connect(self._remove)
        rows.comment_requested.connect(self.detail.write)
        rows.indicator_requested.connect(self._choose_indicator)
        self.detail.left.connect(self.take_keyboard)
        for part in (rows, self.detail):
            part.directed.connect(self._direct)
            part.weighed.connect(self._weigh)
        self.attach.clicked.connect(self.open_palette)

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        if any(place.entity in SHOWN for place in touched):
            self.refresh()

    def _show_chosen(self) -> None:
        piece = self.list.piece
        self.detail.show_link(piece.link if piece is not None else None)

    def _open(self) -> None:
        if self.list.piece is not None:
            self.passage_requested.emit(self.list.piece)

    def _direct(self, direction: Direction) -> None:
        from kompass.assessment import edits

        if (piece := self.list.piece) is not None:
            self._try(lambda file: edits.set_link(file, piece.link.id, direction=direction))

    def _weigh(self, strength: int) -> None:
        from kompass.assessment import edits

        if (piece := self.list.piece) is not None:
            self._try(lambda file: edits.set_link(file, piece.link.id, strength=strength))

    def _remove(self) -> None:
        from kompass.assessment import edits

        if (piece := self.list.piece) is not None:
            self._session.flush()
            self._try(lambda file: edits.remove_link(file, piece.link.id))

    def _choose_indicator(self) -> None:
        """Offer the indicators of the question for the chosen piece."""
        question, piece = self._question, self.list.piece
        if question is None or piece is None:
            return
        if not question.indicators:
            show_sentence(self.trouble, self.tr("Frågan har inga indikatorer i den här utgåvan."))
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known: list[tuple[IndicatorId | None, str]] = [(None, self.tr("Hela frågan"))]
        known += [(each.id, each.text) for each in question.indicators]
        for indicator, text in known:
            short = text if len(text) <= _LONG else text[: _LONG - 1] + "\N{HORIZONTAL ELLIPSIS}"
            action = menu.addAction(short.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(indicator == piece.link.indicator)
            action.triggered.connect(lambda _on, indicator=indicator: self._point(indicator))
        place = self.list.visualRect(self.list.currentIndex())
        menu.popup(self.list.viewport().mapToGlobal(place.bottomLeft()))

    def _point(self, indicator: IndicatorId | None) -> None:
        from kompass.assessment import edits

        if (piece := self.list.piece) is not None:
            self._try(lambda file: edits.set_link(file, piece.link.id, indicator=indicator))

    def _try(self, use_case: Callable[[AssessmentFile], object]) -> None:
        """Do it, or say under the list why it cannot be done."""
        try:
            self._session.edit(use_case)
            show_sentence(self.trouble, "")
        except KompassError as error:
            show_sentence(self.trouble, str(error))

    def _lay_out(self) -> None:
        mark(self.attach, kind="quiet")
        self.attach.setToolTip(self.tr("Koppla utdrag och anteckningar till frågan (E)"))
        self.show_hint(passage=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part, stretch in (
            (self._summary, 0), (self._nothing, 0), (self.list, 1), (self.trouble, 0),
            (self.detail, 0), (self.hint, 0),
        ):  # fmt: skip
            if part is not self.list:
                part.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
            column.addWidget(part, stretch)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
