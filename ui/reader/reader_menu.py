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
    menu.addAction(self.tr("Markera meningen\tS"), reader.take_sentence)
    menu.addAction(self.tr("Markera stycket\tG"), reader.take_paragraph)
    frame = menu.addAction(self.tr("Rita en ram\tR"), reader.toggle_region)
    frame.setEnabled(reader.pages.are_pictures)
    menu.addSeparator()
    for number in reader.state.last:
        words = self.tr("Spara för {question}\tMellanslag").format(
            question=reader.foot.question_words(number)
        )
        again = menu.addAction(words.replace("&", "&&"), lambda: reader.state.request(again=True))
        again.setEnabled(chosen is not None)
        break
    menu.addAction(icon("search"), self.tr("Sök i dokumentet\tCtrl+F"), reader.open_search)
    return menu
