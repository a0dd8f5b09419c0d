"""Radera en intervjuad: what would be replaced, what stays, and one clear confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from kompass.swedish import join_words
from ui.models.interviews_erasing import ErasureModel, everybody, planned
from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.detail_choices import ChoiceBox
from ui.widgets.form import Form
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.rows_view import dress

if TYPE_CHECKING:
    from kompass.assessment.erasing import ErasurePlan
    from kompass.ids import RowId
    from ui.session import Session

_SIZE = (100 * GRID, 76 * GRID)
_WAIT_MS = 400
"""After the last key in the words, before the plan is made anew."""


class EraseDialog(QDialog):
    """Nothing is changed before the last button. ``erased`` carries what to say afterwards."""

    erased = Signal(str)

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget, first: Sequence[RowId] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Radera en intervjuad"))
        self._session = session
        self._plan: ErasurePlan | None = None
        self._people = everybody(session.snapshot)
        self.who = ChoiceBox()
        self.also, self.keep = QLineEdit(), QLineEdit()
        self.said = wrapped(weight="strong")
        self.model = ErasureModel(self)
        self.table = QTableView()
        self.remarks = wrapped(text="small", tone="reference")
        self.trouble = trouble_label()
        self.sure = CheckBox(self.tr("Jag vet att det inte går att ångra"), theme)
        self.erase = QPushButton(self.tr("&Radera för gott"))
        self.close_button = QPushButton(self.tr("&Avbryt"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._fill(first)
        self._look_right()
        self._lay_out()
        self._connect()
        self.read()

    def read(self) -> None:
        """Work out what erasing would come to; changes nothing."""
        self._soon.stop()
        self._plan = None
        self.sure.setChecked(False)
        file, people = self._session.file, self.who.currentData()
        if file is None or not people:
            self._show()
            return
        try:
            self._plan = planned(file, people, self.also.text(), self.keep.text())
        except KompassError as error:
            self._show()
            show_sentence(self.trouble, str(error))
            return
        show_sentence(self.trouble, "")
        self._show()

    def _show(self) -> None:
        found = self._plan
        self.model.show_rows(found.places if found else ())
        self.table.setVisible(bool(found and found.places))
        self.sure.setEnabled(found is not None and not self._session.read_only)
        self._allow()
        if found is None:
            self.said.setText(self.tr("Det finns ingen intervjuad att radera."))
            self.remarks.setText("")
            return
        words = join_words([f"”{word}”" for word in found.words])
        told = (
            self.tr("{0} byts mot {1}").format(words, found.code)
            if words
            else self.tr("Inget namn är registrerat; kontakt och kod tas bort")
        )
        texts = (
            self.tr("1 text")
            if len(found.places) == 1
            else self.tr("{0} texter").format(len(found.places))
        )
        changes = (
            self.tr("1 post") if found.changes == 1 else self.tr("{0} poster").format(found.changes)
        )
        self.said.setText(self.tr("{0}: {1} och {2} i historiken.").format(told, texts, changes))
        self.remarks.setText("\n".join(found.remarks))

    def _allow(self) -> None:
        self.erase.setEnabled(
            self._plan is not None and self.sure.isChecked() and not self._session.read_only
        )

    def _erase(self) -> None:
        from kompass.assessment import erasing

        found = self._plan
        if found is None:
            return
        self._session.flush()
        try:
            self._session.edit(lambda file: erasing.erase(file, found))
        except KompassError as error:
            show_sentence(self.trouble, str(error))
            return
        self.erased.emit(
            self.tr("Raderat för gott. Där namnet stod står nu {0}.").format(found.code)
        )
        self.accept()

    def _fill(self, first: Sequence[RowId]) -> None:
        for one in self._people:
            self.who.addItem(one.words, one.people)
        at = next((n for n, one in enumerate(self._people) if set(first) & set(one.people)), 0)
        self.who.setCurrentIndex(at)
        self.also.setPlaceholderText(self.tr("Smeknamn eller titel, med komma mellan"))
        self.keep.setPlaceholderText(self.tr("Ord som betyder något annat, med komma mellan"))

    def _connect(self) -> None:
        self.who.activated.connect(self.read)
        for line in (self.also, self.keep):
            line.textEdited.connect(lambda _text: self._on_typed())
            line.editingFinished.connect(self._read_if_due)
        self._soon.timeout.connect(self.read)
        self.sure.toggled.connect(self._allow)
        self.erase.clicked.connect(self._erase)
        self.close_button.clicked.connect(self.reject)

    def _on_typed(self) -> None:
        """Wait with everything until the new plan is there."""
        self.sure.setChecked(False)
        self.sure.setEnabled(False)
        self._soon.start()

    def _read_if_due(self) -> None:
        if self._soon.isActive():
            self.read()

    def _look_right(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Texter som ändras"))
        dress(self.table)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for button in (self.erase, self.close_button):
            button.setAutoDefault(False)
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("&Vem"), self.who)
        form.add_field(self.tr("Byt &också"), self.also)
        form.add_field(self.tr("&Låt stå"), self.keep)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sure)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.erase)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(
            wrapped(
                self.tr(
                    "Namn, kontakt och det som pekar ut personen försvinner ur filen, historiken "
                    "och säkerhetskopiorna. Det som sades står kvar under rollkoden."
                )
            )
        )
        column.addWidget(form)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(label(self.tr("Det här når Kompass inte"), text="small", weight="strong"))
        column.addWidget(self.remarks)
        column.addWidget(self.trouble)
        column.addStretch()
        column.addLayout(buttons)
