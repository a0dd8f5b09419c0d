"""The context menu of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.icons import icon

if TYPE_CHECKING:
    from ui.reader.reader import Reader


def menu_for(reader: Reader) -> QMenu:
    """Return a menu of what can be done now; it goes away by itself."""
    self = reader  # texts are looked up where the translator expects them
    menu = QMenu(reader)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chosen = reader.state.selection
    copy = menu.addAction(icon("copy"), self.tr("Kopiera\tCtrl+C"), reader.copy)
    copy.setEnabled(chosen is not None and bool(chosen.quote))
    menu.addSeparator()
    for words, do in (
        (self.tr("Markera meningen, och nästa\tS"), reader.take_sentence),
        (self.tr("Markera stycket\tG"), reader.take_paragraph),
        (self.tr("Ett ord mer i slutet\tHögerpil"), lambda: reader.state.move_end(1)),
        (self.tr("Ett ord senare i början\tSkift+högerpil"), lambda: reader.state.move_start(1)),
        (self.tr("Rita en ram\tR"), reader.toggle_region),
    ):
        menu.addAction(words, do)
    arrows, frame = menu.actions()[-3:-1], menu.actions()[-1]
    for action in arrows:
        action.setEnabled(chosen is not None and chosen.region is None)
    frame.setEnabled(reader.pages.are_pictures)
    menu.addSeparator()
    _add_questions(reader, menu)
    menu.addSeparator()
    menu.addAction(icon("search"), self.tr("Sök i dokumentet\tCtrl+F"), reader.open_search)
    menu.addAction(self.tr("Nästa träff\tN"), lambda: reader.step_hit(1))
    menu.addAction(self.tr("Nästa belägg (Enter öppnar det)\tM"), lambda: reader.step_mark(1))
    menu.addAction(self.tr("Gå till sida\tCtrl+G"), reader.ask_page)
    menu.addAction(self.tr("Sidlista\tT"), reader.toggle_pages)
    return menu


def _add_questions(reader: Reader, menu: QMenu) -> None:
    """Say how what is selected is tied to a question; offer the last one again."""
    self = reader
    chosen, last = reader.state.selection, reader.state.last
    hint = menu.addAction(self.tr("Knyt till fråga 3.4: skriv\t34 Enter"))
    hint.setEnabled(False)
    if last:
        name = ", ".join(reader.foot.question_words(number) for number in last)
        words = self.tr("Knyt till {question}\tMellanslag").format(question=name)
        again = menu.addAction(words.replace("&", "&&"), lambda: reader.state.request(again=True))
        again.setEnabled(chosen is not None)
