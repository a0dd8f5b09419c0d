"""Goda exempel: choose what is weak, read who is strong, and cite one with one press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.examples.looking import Subject, find, improvements_of, subjects_of, with_example
from ui.examples.record import ExampleRecord
from ui.examples.table import ExamplesTable
from ui.theme import GRID, Theme, mark
from ui.widgets.form import Form
from ui.widgets.labels import show_sentence, trouble_label, wrapped
from ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from kompass.archive.good_examples import GoodExample
    from kompass.ids import AreaId, RowId
    from ui.session import Session

_SIZE: Final = (140 * GRID, 80 * GRID)
_RIGHT: Final = 52 * GRID
_WIDTHS: Final = {1: 12, 2: 26, 3: 9}


class ExamplesDialog(QDialog):
    """About one area. ``row`` is the improvement that the example is wanted for, if it is known."""

    def __init__(
        self,
        session: Session,
        archive: ArchiveSession,
        theme: Theme,
        area: AreaId,
        *,
        row: RowId | None = None,
        question: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Goda exempel"))
        self._session = session
        self._archive = archive
        self._area = area
        self._asked = 0
        self._subjects = subjects_of(session.snapshot, area)
        self.subject = QComboBox()
        self.row = QComboBox()
        self.table = ExamplesTable(self)
        self.view = RowsView(self.table, theme, _WIDTHS, name=self.tr("Exempel"), sortable=True)
        self.record = ExampleRecord()
        self.said = wrapped(tone="muted")
        self.told = wrapped()
        self.trouble = trouble_label()
        self.cite_button = QPushButton(self.tr("&Lägg in i goda exempel"))
        self.close_button = QPushButton(self.tr("S&täng"))
        self._fill(row, question)
        self._lay_out(theme)
        self._connect()
        self._ask()

    @property
    def example(self) -> GoodExample | None:
        """The chosen example."""
        return self.table.row(self.view.currentIndex().row())

    def cite(self) -> None:
        """Put the chosen example into the improvement's text, as one step of undo."""
        from kompass.archive.good_examples import cited
        from kompass.assessment import edits

        example, row = self.example, self.row.currentData()
        if example is None or row is None:
            return
        self._session.flush()
        there = self._session.snapshot.area_texts(self._area).improvements
        improvement = next((one for one in there if one.id == row), None)
        if improvement is None:
            self._fill(None, "")
            return
        said = cited(example)
        if said in improvement.good_examples:
            there_already = self.tr("{title} finns redan där.").format(title=example.result.title)
            show_sentence(self.told, there_already)
            return
        text = with_example(improvement.good_examples, said)
        try:
            self._session.edit(lambda file: edits.set_good_examples(file, row, text))
        except KompassError as error:
            show_sentence(self.trouble, str(error))
            return
        show_sentence(self.trouble, "")
        show_sentence(
            self.told,
            self.tr("{title} är inlagd. Ctrl+Z i fönstret tar bort den igen.").format(
                title=example.result.title
            ),
        )
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, row: RowId | None, question: str) -> None:
        if not self.subject.count():
            self.subject.addItems([one.title for one in self._subjects])
            wanted = [str(one.id) for one in self._subjects]
            self.subject.setCurrentIndex(wanted.index(question) if question in wanted else 0)
        self.row.clear()
        for identity, text in improvements_of(self._session.snapshot, self._area):
            self.row.addItem(text, identity)
        if row is not None:
            self.row.setCurrentIndex(max(self.row.findData(row), 0))

    def _ask(self) -> None:
        self._asked += 1
        subject, snapshot = self._subjects[self.subject.currentIndex()], self._session.snapshot
        self._show(())
        show_sentence(self.said, self.tr("Letar i jämförelsebasen…"))
        self._archive.ask(
            lambda archive: find(archive, snapshot, subject),
            partial(self._on_found, self._asked, subject),
            owner=self,
            failed=self._on_failed,
        )

    def _on_found(self, asked: int, subject: Subject, found: tuple[GoodExample, ...]) -> None:
        if asked != self._asked:
            return
        none = self.tr("Ingen i jämförelsebasen har högre poäng som räknas som gott exempel.")
        show_sentence(self.said, "" if found else none)
        if found and all(one.whole_area for one in found) and subject.id != self._area:
            show_sentence(
                self.said,
                self.tr("Delfrågans poäng är inte kända hos någon: exemplen gäller hela området."),
            )
        self._show(found)

    def _on_failed(self, error: KompassError) -> None:
        show_sentence(self.said, "")
        show_sentence(self.trouble, str(error))

    def _show(self, found: tuple[GoodExample, ...]) -> None:
        self.table.show_rows(found)
        if found:
            self.view.setCurrentIndex(self.table.index(0, 0))
        self._follow()

    def _follow(self) -> None:
        example = self.example
        self.record.show_example(example)
        show_sentence(self.told, "")
        writable = not self._session.read_only
        there = self.row.count() > 0
        self.cite_button.setEnabled(example is not None and there and writable)
        if not writable:
            tip = self.tr("Utvärderingen går inte att ändra nu.")
        elif not there:
            tip = self.tr("Skriv ett förbättringsområde i området först.")
        else:
            tip = ""
        show_sentence(self.trouble, tip)

    def _connect(self) -> None:
        self.subject.activated.connect(self._ask)
        self.view.selectionModel().currentChanged.connect(self._follow)
        self.view.opened.connect(self.cite)
        self.cite_button.clicked.connect(self.cite)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self, theme: Theme) -> None:
        from kompass.archive.good_examples import RULE

        scale = min(theme.scale, 1.2)
        wanted = QSize(*(round(side * scale) for side in _SIZE))
        self.resize(wanted.boundedTo(self.screen().availableSize() - QSize(2 * GRID, 6 * GRID)))
        mark(self.cite_button, kind="primary")
        self.cite_button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
        for box in (self.subject, self.row):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        form = Form()
        form.add_field(self.tr("Gott exempel &på"), self.subject)
        form.add_field(self.tr("Läggs in &hos"), self.row)
        sides = QHBoxLayout()
        sides.setSpacing(3 * GRID)
        sides.addWidget(self.view, 1)
        self.record.setFixedWidth(round(_RIGHT * scale))
        sides.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(form)
        column.addWidget(self.said)
        column.addLayout(sides, 1)
        column.addWidget(wrapped(RULE, text="small", tone="muted"))
        column.addWidget(self.told)
        column.addWidget(self.trouble)
        column.addLayout(self._buttons())
        self.told.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.cite_button)
        return row
