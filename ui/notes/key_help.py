"""The keys of the notes, on one small sheet: Shift+F1 or the button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import GRID, mark
from ui.widgets.labels import label

_COLUMNS: Final = 2
Pairs = Sequence[tuple[str, str]]


class KeyHelp(QFrame):
    """Goes away with the next key or click."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark(self, surface="popup")
        self.setAccessibleName(self.tr("Tangenter när du antecknar"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(4 * GRID)
        groups = (
            (self.tr("Rader"), self._lines()), (self.tr("Guiden"), self._guide()),
            (self.tr("Taggar"), self._tags()), (self.tr("Sist på raden"), self._signals()),
            (self.tr("Den som talar"), self._people()), (self.tr("Sedan"), self._later()),
        )  # fmt: skip
        for side in range(_COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(GRID)
            for title, pairs in groups[side::_COLUMNS]:
                column.addWidget(label(title, weight="strong", text="small"))
                column.addLayout(_grid(pairs))
            column.addStretch(1)
            row.addLayout(column)

    def show_over(self, widget: QWidget) -> None:
        """Show the sheet in the middle of a widget, as far as the screen has room."""
        self.adjustSize()
        screen = widget.screen().availableGeometry()
        place = widget.mapToGlobal(widget.rect().center()) - self.rect().center()
        x = min(max(place.x(), screen.left()), screen.right() - self.width())
        y = min(max(place.y(), screen.top()), screen.bottom() - self.height())
        self.move(QPoint(x, y))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: ARG002 - any key will do
        """Go away."""
        self.close()

    def _lines(self) -> Pairs:
        return (
            (self.tr("Enter"), self.tr("nästa rad")),
            (self.tr("Skift+Enter"), self.tr("ny rad inuti raden")),
            ("Alt+↑  Alt+↓", self.tr("flytta raden")),
            (self.tr("Backsteg först på raden"), self.tr("slå ihop med raden ovanför")),
            ("Ctrl+Z", self.tr("ångra, först i raden")),
            ("F9", self.tr("vi börjar nu: jämkar klockorna när alla trycker samtidigt")),
            ("F8", self.tr("tidsmärke: titta tillbaka")),
            ("Ctrl+Shift+H", self.tr("känslig rad")),
            ("F12", self.tr("dölj allt; det går att skriva ändå")),
        )

    def _guide(self) -> Pairs:
        return (
            ("Ctrl+↓  Ctrl+↑", self.tr("nästa eller föregående fråga")),
            ("Ctrl+G 34", self.tr("hoppa till fråga 3.4; Ctrl+G Esc går tillbaka")),
            ("Ctrl+Shift+↓", self.tr("räcker, nästa fråga")),
            ("F7", self.tr("fråga igen")),
        )

    def _tags(self) -> Pairs:
        return (
            ("§34", self.tr("knyter raden till 3.4; ensam på en rad gäller den raden ovanför")),
            (self.tr("§löf Tab"), self.tr("sök fråga efter ord")),
            ("§§", self.tr("samma fråga igen")),
            ("§34!  §.", self.tr("alla rader till §.")),
            ("§-34", self.tr("tar bort")),
        )

    def _signals(self) -> Pairs:
        return (
            ("!!", self.tr("viktigt belägg")),
            ("??", self.tr("kontrollera: listan Verifiera")),
            ("++  --", self.tr("talar för högre eller lägre poäng")),
            ("””", self.tr("ordagrant")),
            ("&&", self.tr("fortsätter raden ovanför")),
        )

    def _people(self) -> Pairs:
        return (
            (self.tr("kd: först på raden"), self.tr("KD talar")),
            ("Alt+1 … Alt+9", self.tr("person 1 till 9 talar")),
            (self.tr("Tab på tom rad"), self.tr("växla mellan de två senaste")),
            ("Ctrl+R", self.tr("registrera ett namn, som blir en rollkod")),
            (self.tr("ks och mellanslag"), self.tr("kommunstyrelsen; Ctrl+mellanslag låter bli")),
        )

    def _later(self) -> Pairs:
        return (
            ("F6", self.tr("genomgång, en rad i taget")),
            ("F4", self.tr("listan Verifiera")),
            (
                self.tr("Skift+F9"),
                self.tr("två spalter: mina och kollegornas rader"),
            ),
            ("=", self.tr("på en kollegas rad: samma uppgift, två vittnen")),
            ("Esc", self.tr("tillbaka till programmet")),
        )


def _grid(pairs: Pairs) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for row, (keys, meaning) in enumerate(pairs):
        grid.addWidget(label(keys, tone="accent", text="small"), row, 0)
        grid.addWidget(label(meaning, text="small"), row, 1)
    return grid
