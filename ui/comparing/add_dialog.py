"""Lägg till i jämförelsen: type-ahead over the archive, groups, references, another file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.comparing.computed_box import ComputedBox
from ui.comparing.desk import Desk
from ui.comparing.offers import MOST, Circle, Found, circles, marked_there, references_in, search
from ui.comparing.wrapped_table import WrappedTable
from ui.icons import icon
from ui.models.comparing_choices import Choice, ChoicesTable
from ui.models.comparing_subjects import MOST as MOST_COMPARED
from ui.session import Session
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.picture_dialogs import PictureDialogs

if TYPE_CHECKING:
    from kompass.comparison.subjects import Subject

_SIZE: Final = (112 * GRID, 78 * GRID)
_WAIT_MS: Final = 120
_WIDTHS: Final = {1: 13, 2: 9, 3: 46}


class AddDialog(QDialog):
    """Stays open while one adds several; what is chosen lies on the desk at once."""

    def __init__(
        self,
        desk: Desk,
        session: Session,
        archive: ArchiveSession,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lägg till i jämförelsen"))
        self.resize(*(round(side * min(theme.scale, 1.3)) for side in _SIZE))
        self._desk = desk
        self._session = session
        self._archive = archive
        self._circles: tuple[Circle, ...] = ()
        self._found = Found((), 0)
        self._asked = 0
        self.dialogs = PictureDialogs(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Kommun och år, till exempel Trollhättan 2004"))
        self.search.setClearButtonEnabled(True)
        self.circle = QComboBox()
        self.circle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rule = wrapped(text="small", tone="muted")
        self.table = ChoicesTable(self)
        self.view = WrappedTable(
            self.table, theme, _WIDTHS, name=self.tr("Resultat att lägga till")
        )
        self.count = label(tone="muted")
        self.trouble = trouble_label()
        self.add_button = self._button(self.tr("&Lägg till"), "", "primary")
        self.own_button = self._button(self.tr("Den öppna &utvärderingen"), "file-check", "quiet")
        self.file_button = self._button(self.tr("Öppna en annan &fil…"), "folder-open", "quiet")
        self.close_button = self._button(self.tr("&Stäng"), "", "")
        self.computed = ComputedBox(desk, archive, theme, self)
        self._waiting = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._lay_out()
        self._connect()
        desk.when_ready(self._begin)

    @property
    def selected(self) -> Choice | None:
        """The row that the keyboard is on."""
        return self.table.row(self.view.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down from the search into the rows; Enter adds the row that is chosen."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.view.setFocus()
        elif enter and (self.search.hasFocus() or self.view.hasFocus()):
            self.add_chosen()
        else:
            super().keyPressEvent(event)

    def add_chosen(self) -> None:
        """Lay the chosen row on the desk, or the first one while nobody has chosen."""
        choice = self.selected or self.table.row(0)
        if choice is None:
            return
        if choice.subject is None:
            show_sentence(self.trouble, choice.refused)
        elif choice.there:
            show_sentence(
                self.trouble,
                self.tr("{title} är redan med i jämförelsen.").format(title=choice.title),
            )
        else:
            self._desk.add((choice.subject,))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        find, within = label(self.tr("S&ök")), label(self.tr("&Bland"))
        find.setBuddy(self.search)
        within.setBuddy(self.circle)
        for part, stretch in ((find, 0), (self.search, 3), (within, 0), (self.circle, 2)):
            head.addWidget(part, stretch)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for button in (self.add_button, self.own_button, self.file_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.count)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.rule)
        column.addWidget(self.view, 1)
        column.addWidget(self.trouble)
        column.addWidget(self.computed)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._waiting.timeout.connect(self._ask)
        self.search.textChanged.connect(self._waiting.start)
        self.circle.activated.connect(self._on_circle)
        self.view.doubleClicked.connect(lambda _: self.add_chosen())
        self.add_button.clicked.connect(self.add_chosen)
        self.own_button.clicked.connect(self._desk.add_own)
        self.file_button.clicked.connect(self._ask_for_file)
        self.close_button.clicked.connect(self.accept)
        self._desk.changed.connect(self._mark)
        self._desk.told.connect(self._tell)

    def _tell(self, sentence: str) -> None:
        """Say what could not be done. A method, so that nobody is told once the dialog is gone."""
        show_sentence(self.trouble, sentence)

    def _begin(self) -> None:
        """Ask what one can narrow to; the rows follow at once."""
        if not isValid(self):  # closed before the ground had been read
            return
        words = {
            "all": self.tr("Alla resultat och referensvärden"),
            "own": self.tr("Besök i {name}"),
            "references": self.tr("Publicerade referensvärden"),
            "nearest": self.tr("Mest lika {name}"),
            "group": self.tr("Gruppen {name}"),
        }
        base = self._base()
        self._archive.ask(
            lambda archive: circles(archive, base, words),
            self._on_circles,
            owner=self,
            failed=partial(self._on_no_archive, words["references"]),
        )
        self._mark()
        self.search.setFocus()

    def _base(self) -> Subject | None:
        visited = [one for one in self._desk.subjects if not one.is_reference]
        return next(iter((*visited, *self._desk.subjects)), None)

    def _on_circles(self, found: tuple[Circle, ...]) -> None:
        self._circles = found
        self.circle.addItems([one.title for one in found])
        self._on_circle()

    def _on_no_archive(self, references: str, error: KompassError) -> None:
        """Go on with what does not need the archive, and say so."""
        self._circles = (Circle(references, results=False, references=True),)
        self.circle.addItem(references)
        self.computed.setEnabled(False)
        show_sentence(self.trouble, str(error))
        self._ask()

    def _on_circle(self) -> None:
        circle = self._circles[max(self.circle.currentIndex(), 0)]
        show_sentence(self.rule, circle.rule)
        self._ask()

    def _ask(self) -> None:
        """Search for what is typed; answers to earlier letters are let go."""
        ground = self._desk.ground
        if not self._circles or ground is None:
            return
        self._asked += 1
        circle, text, base = (
            self._circles[max(self.circle.currentIndex(), 0)],
            self.search.text(),
            self._base(),
        )
        self.computed.show_circle(circle, text)
        if not circle.results:
            rows = tuple(references_in(ground, text, base))
            self._on_found(self._asked, Found(rows, len(rows)))
            return
        self._archive.ask(
            lambda archive: search(archive, circle, text, base, ground),
            partial(self._on_found, self._asked),
            owner=self,
            failed=lambda error: show_sentence(self.trouble, str(error)),
        )

    def _on_found(self, asked: int, found: Found) -> None:
        if asked == self._asked:
            self._found = found
            self._mark()

    def _mark(self) -> None:
        """Show the rows, and which of them are compared already."""
        there = frozenset(one.id for one in self._desk.subjects)
        self.table.show_rows(marked_there(self._found.choices, there))
        self.own_button.setVisible(self._session.is_open and self._desk.own not in there)
        shown, total = len(self._found.choices), self._found.total
        more = self.tr("Visar {shown} av {total}. ") if total > min(MOST, shown) else ""
        room = self.tr("{count} av {most} är med.")
        self.count.setText(
            more.format(shown=shown, total=total)
            + room.format(count=len(there), most=MOST_COMPARED)
        )

    def _ask_for_file(self) -> None:
        file = self._session.file
        path = self.dialogs.assessment(file.path.parent if file else Path.home())
        if path is not None:
            self._desk.add_file(path)

    def _button(self, text: str, drawing: str, kind: str) -> QPushButton:
        button = QPushButton(icon(drawing), text) if drawing else QPushButton(text)
        mark(button, kind=kind)
        button.setAutoDefault(False)
        return button
