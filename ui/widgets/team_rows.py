"""The team as rows of name, role and organisation, with room for one more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.models.draft import Person
from ui.theme import GRID, mark
from ui.widgets.labels import label


class TeamRows(QWidget):
    """Rows to fill in; ``people`` returns them all, the empty ones too."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        for column, stretch in enumerate((3, 3, 3, 0)):
            self._grid.setColumnStretch(column, stretch)
        for column, text in enumerate(self._headings()):
            self._grid.addWidget(label(text, text="small", tone="muted"), 0, column)
        self._more = QPushButton(icon("plus"), self.tr("&Lägg till person"))
        mark(self._more, kind="quiet")
        self._more.clicked.connect(self._on_more)
        self._add(Person(""))

    def first_field(self) -> QLineEdit:
        """Return where somebody begins to fill in the team."""
        return self._rows[0].fields[0]

    def people(self) -> tuple[Person, ...]:
        """Return what the rows hold, spaces around it removed."""
        return tuple(row.person() for row in self._rows)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these people and nobody else; at least one row always stands."""
        people = people or (Person(""),)
        # Rows are kept and filled anew: the first one has its place in the form's Tab order.
        while len(self._rows) > len(people):
            self._rows.pop().remove_from(self._grid)
        for row, person in zip(self._rows, people, strict=False):
            row.fill(person)
        for person in people[len(self._rows) :]:
            self._add(person)

    def _headings(self) -> tuple[str, str, str]:
        return self.tr("Namn"), self.tr("Roll"), self.tr("Organisation")

    def _add(self, person: Person) -> "_Row":
        row = _Row(person, self._headings(), number=len(self._rows) + 1, parent=self)
        row.remove.setToolTip(self.tr("Ta bort personen"))
        row.remove.setAccessibleName(
            self.tr("Ta bort person {number}").format(number=len(self._rows) + 1)
        )
        row.remove.clicked.connect(lambda: self._on_remove(row))
        self._rows.append(row)
        below = self._grid.rowCount()
        for column, part in enumerate(row.parts()):
            self._grid.addWidget(part, below, column)
        for field in row.fields:
            field.textEdited.connect(self.edited)
        self._put_button_last()
        return row

    def _on_more(self) -> None:
        self._add(Person("")).fields[0].setFocus()
        self.edited.emit()

    def _on_remove(self, row: "_Row") -> None:
        self.show_people([other.person() for other in self._rows if other is not row])
        self._rows[-1].fields[0].setFocus()
        self.edited.emit()

    def _put_button_last(self) -> None:
        self._grid.removeWidget(self._more)
        self._grid.addWidget(self._more, self._grid.rowCount(), 0, Qt.AlignmentFlag.AlignLeft)
        # Tab order follows the order on the screen, not that of creation.
        last: QWidget | None = None
        for row in self._rows:
            for part in row.parts():
                if last is not None:
                    QWidget.setTabOrder(last, part)
                last = part
        if last is not None:
            QWidget.setTabOrder(last, self._more)


class _Row:
    def __init__(
        self, person: Person, headings: Sequence[str], *, number: int, parent: QWidget
    ) -> None:
        self.fields = tuple(QLineEdit(parent) for _ in headings)
        self.fill(person)
        for field, heading in zip(self.fields, headings, strict=True):
            field.setAccessibleName(f"{heading}, {number}")
        self.remove = QToolButton(parent)
        self.remove.setIcon(icon("x"))

    def fill(self, person: Person) -> None:
        texts = (person.name, person.role, person.organisation)
        for field, text in zip(self.fields, texts, strict=True):
            field.setText(text)

    def parts(self) -> tuple[QWidget, ...]:
        return (*self.fields, self.remove)

    def person(self) -> Person:
        name, role, organisation = (field.text().strip() for field in self.fields)
        return Person(name, role, organisation)

    def remove_from(self, grid: QGridLayout) -> None:
        for part in self.parts():
            grid.removeWidget(part)
            part.hide()
            part.deleteLater()
