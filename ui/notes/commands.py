"""What some keys do that is neither typing nor looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.notes.columns import ROOM
from ui.notes.key_help import KeyHelp
from ui.notes.witness import same_statement_beside

if TYPE_CHECKING:
    from ui.notes.view import NotesView


class NoteCommands(QObject):
    """Asks, registers, compares, and says why not."""

    def __init__(self, view: NotesView) -> None:
        super().__init__(view)
        self._view = view

    def ask_again(self) -> None:
        """Mark that the current question is to be asked once more."""
        again = self._view.guide.ask_again()
        if again is None:
            self._view.foot.tell(self.tr("Gå till en fråga i guiden först: Ctrl+↓."))
        else:
            self._view.foot.tell(
                self.tr("Märkt: fråga igen.") if again else self.tr("Inte längre ”fråga igen”.")
            )

    def register_person(self) -> None:
        """Register the name at the cursor."""
        if self._view.notebook.can_write:
            self._view.register.open()
        else:
            self.tell_read_only()

    def same_statement(self) -> None:
        """Say that two assessors have noted the same, or that they have not."""
        self._view.foot.tell(same_statement_beside(self._view.notebook, self._view.hands.at))

    def mark_start(self) -> None:
        """Mark that the interview starts now."""
        self._view.foot.tell(self._view.notebook.clocks.mark_start())
        self._view.foot.follow()

    def toggle_columns(self) -> None:
        """Show own and colleagues' lines side by side, or in one column again."""
        view = self._view
        if view.stack.currentWidget() is view.columns:
            view.columns.left.emit()
        elif not view.columns.possible:
            view.foot.tell(self.tr("Ingen annan har antecknat i den här intervjun."))
        elif view.width() < ROOM:
            view.foot.tell(self.tr("Fönstret är för smalt för två spalter. Gör det bredare."))
        else:
            view.hands.settle()
            view.notebook.save()
            line = view.hands.row.id
            view.stack.setCurrentWidget(view.columns)
            view.columns.open_at(line)

    def fit_columns(self) -> None:
        """Offer two columns where there is room and somebody else's lines; else show one."""
        view = self._view
        room = view.width() >= ROOM and view.columns.possible
        view.head.beside.setVisible(room)
        if not room and view.stack.currentWidget() is view.columns:
            view.columns.left.emit()

    def show_keys(self) -> None:
        """Show what keys do here."""
        KeyHelp(self._view).show_over(self._view)

    def tell_read_only(self) -> None:
        """Say why nothing can be written."""
        if self._view.notebook.interview is None:
            self._view.foot.tell(self.tr("Välj en intervju först."))
        else:
            self._view.foot.tell(self.tr("Filen går bara att läsa just nu, så inget kan skrivas."))

    def show_menu(self, place: QPoint) -> None:
        """Offer what can be done with what is selected."""
        editor, keys = self._view.editor, self._view.keys
        chosen = editor.textCursor().hasSelection()

        def cut() -> None:
            editor.copy()
            if keys.may_change():
                keys.cut()

        menu = QMenu(editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Klipp &ut"), cut).setEnabled(chosen)
        menu.addAction(self.tr("&Kopiera"), editor.copy).setEnabled(chosen)
        menu.addAction(self.tr("Klistra &in"), editor.paste)
        menu.addAction(self.tr("&Markera allt"), editor.selectAll)
        menu.addSeparator()
        menu.addAction(self.tr("&Tangenter"), self.show_keys)
        menu.popup(place)
