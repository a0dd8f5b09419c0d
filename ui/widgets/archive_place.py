"""Where the archive lies: on this computer, in another file, or in a database that many share."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.theme import GRID, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

SHARED: Final = "postgresql"
"""How the address of a shared database begins."""


class Place(StrEnum):
    """The sorts of places."""

    HERE = "here"
    FILE = "file"
    SHARED = "shared"


class ArchivePlace(QWidget):
    """Shows where the archive lies, and tries out another place before it is chosen.

    ``tried``: trying has ended, well or not.
    """

    tried = Signal()

    def __init__(self, archive: ArchiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._place = QComboBox()
        for place, text in (
            (Place.HERE, self.tr("På den här datorn")),
            (Place.FILE, self.tr("I en fil på en annan plats")),
            (Place.SHARED, self.tr("I en gemensam databas")),
        ):
            self._place.addItem(text, place)
        self._address = QLineEdit(archive.chosen)
        self._address.setAccessibleName(self.tr("Jämförelsebasens adress"))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setPlaceholderText(self.tr("Lösenord, sparas inte"))
        self._password.setAccessibleName(self.tr("Lösenord till databasen"))
        self._try = QPushButton(self.tr("Prova"))
        mark(self._try, kind="quiet")
        self._hint = wrapped(text="small", tone="muted")
        self._said = label(text="small", tone="accent")
        self._trouble = trouble_label()
        self._lay_out()
        self._place.setCurrentIndex(self._place.findData(place_of(archive.chosen)))
        self._place.currentIndexChanged.connect(self._on_place)
        self._address.textEdited.connect(self._forget)
        self._password.textEdited.connect(self._forget)
        self._try.clicked.connect(self.try_out)
        self._on_place()

    @property
    def place(self) -> Place:
        """The chosen sort of place."""
        return Place(self._place.currentData())

    @property
    def address(self) -> str:
        """The chosen address; empty for the usual place."""
        return "" if self.place is Place.HERE else self._address.text().strip()

    @property
    def password(self) -> str:
        """The password in the field; empty if none is needed."""
        return self._password.text() if self.place is Place.SHARED else ""

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self._place

    def fault(self) -> str:
        """Return what is wrong with the address as it is typed, in a sentence; may be empty."""
        if self.place is Place.FILE and not self.address:
            return self.tr("Skriv var filen ligger, eller välj På den här datorn.")
        if self.place is Place.SHARED and not self.address.startswith(SHARED):
            return self.tr(
                "Adressen till en gemensam databas börjar med postgresql://, till exempel "
                "postgresql://kompass@server.example/jamforelsebas."
            )
        return ""

    def show_fault(self) -> bool:
        """Show what is wrong with the address; return whether something is."""
        fault = self.fault()
        show_sentence(self._trouble, fault)
        return bool(fault)

    def try_out(self) -> None:
        """Open the place in another thread and tell how it went."""
        if self.show_fault():
            return
        self._said.setText(self.tr("Provar…"))
        self._try.setEnabled(False)
        self._archive.try_out(
            self.address, self.password, owner=self, done=self._on_tried, failed=self._on_failed
        )

    def _on_tried(self, count: int) -> None:
        self._end()
        self._said.setText(self.tr("Det går bra: {count} resultat.").format(count=count))
        self.tried.emit()

    def _on_failed(self, error: KompassError) -> None:
        self._end()
        show_sentence(self._trouble, str(error))
        self.tried.emit()

    def _end(self) -> None:
        self._try.setEnabled(True)
        self._said.clear()

    def _forget(self) -> None:
        self._said.clear()
        show_sentence(self._trouble, "")

    def _on_place(self) -> None:
        self._forget()
        for widget, shown in (
            (self._address, self.place is not Place.HERE),
            (self._password, self.place is Place.SHARED),
        ):
            widget.setVisible(shown)
        if self.place is Place.SHARED:
            self._address.setPlaceholderText("postgresql://namn@server/databas")
        else:
            self._address.setPlaceholderText(self.tr("Till exempel /delat/jamforelsebas.db"))
        self._hint.setText(self._about())

    def _about(self) -> str:
        match self.place:
            case Place.HERE:
                return self.tr("Bara för dig. De publicerade resultat som följer med finns där.")
            case Place.FILE:
                return self.tr("En fil på en delad disk går bra när en i taget skriver.")
            case Place.SHARED:
                return self.tr(
                    "Hela kontoret arbetar i samma PostgreSQL-databas. Den som sköter den ger dig "
                    "adressen; lösenordet frågas efter varje gång eller står i filen .pgpass."
                )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._place, 1)
        row.addWidget(self._try)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        for part in (self._address, self._password, self._hint, self._said, self._trouble):
            column.addWidget(part)
        # What is typed comes before trying it out.
        self.setTabOrder(self._place, self._address)
        self.setTabOrder(self._address, self._password)
        self.setTabOrder(self._password, self._try)


def place_of(address: str) -> Place:
    """Return what sort of place an address names."""
    if not address:
        return Place.HERE
    return Place.SHARED if address.startswith(SHARED) else Place.FILE
