"""What a file would bring, or what is wrong with it, before anything is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kompass.catalogue.complaints import MOST_COMPLAINTS
from kompass.catalogue.model import Edition
from kompass.catalogue.overview import in_one_line, set_in_one_line
from ui.models.sentences import SentencesModel, complaint_rows
from ui.theme import GRID, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.sentence_table import SentenceTable

if TYPE_CHECKING:
    from kompass.catalogue.taking_in import Intake
    from kompass.errors import KompassError


class IntakeSheet(QWidget):
    """Shows one file.

    * ``accepted``: take it in
    * ``retry_requested``: read the file anew; carries another id for it, or ""
    * ``left``: back to the list, nothing is taken in
    """

    accepted = Signal()
    retry_requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SentencesModel(self)
        self.title = wrapped(text="title")
        self.about = wrapped()
        self.heading = wrapped(weight="strong")
        self.table = SentenceTable(self._model, self.tr("Rad för rad"))
        self.refusal = trouble_label()
        self.new_id = QLineEdit()
        self._new_id = QWidget()
        self.comfort = wrapped(text="small", tone="muted")
        self.take = QPushButton(self.tr("&Ta in"))
        self.retry = QPushButton(self.tr("&Läs filen igen"))
        self.copy = QPushButton(self.tr("&Kopiera alla rader"))
        self.back = QPushButton(self.tr("Ti&llbaka"))
        self._lay_out()
        self._connect()

    def show_reading(self, path: Path) -> None:
        """Say that the file is being read."""
        self._begin(path.name, self.tr("Läser filen…"))

    def show_trouble(self, name: str, trouble: KompassError, *, can_retry: bool = True) -> None:
        """Show everything that is wrong with a file."""
        count = len(complaint_rows(trouble))
        self._begin(name, self._verdict(count))
        self._model.show_complaints(trouble)
        self.heading.setText(self.tr("Det här behöver rättas"))
        for part in (self.heading, self.table, self.copy):
            part.show()
        self.retry.setVisible(can_retry)
        (self.retry if can_retry else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_intake(self, path: Path, intake: Intake) -> None:
        """Show what taking a file in would change."""
        self._begin(path.name, _in_one_line(intake))
        self._model.show_differences(intake.differences)
        self.heading.setText(self._compared(intake))
        show_sentence(self.refusal, str(intake.refusal) if intake.refusal else "")
        may = intake.refusal is None and not intake.is_known
        self.take.setVisible(may)
        self._new_id.setVisible(intake.refusal is not None)
        self.retry.setVisible(intake.refusal is not None)
        self.new_id.setText(intake.item.id)
        self.new_id.selectAll()
        self.comfort.setVisible(may)
        shown = bool(intake.differences)
        for part in (self.table, self.copy):
            part.setVisible(shown)
        self.heading.show()
        first = self.take if may else self.back if intake.is_known else self.new_id
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refused_id(self, trouble: KompassError) -> None:
        """Say why a new id cannot be, and leave everything else as it is."""
        show_sentence(self.refusal, complaint_rows(trouble)[0][2])
        self.new_id.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, name: str, about: str) -> None:
        self._model.clear()
        self.title.setText(name)
        self.about.setText(about)
        for part in (
            self.heading, self.table, self.refusal, self._new_id,
            self.comfort, self.take, self.retry, self.copy,
        ):  # fmt: skip
            part.hide()

    def _verdict(self, count: int) -> str:
        if count == 1:
            return self.tr("Filen har ett fel. Inget har tagits in.")
        least = self.tr("minst ") if count >= MOST_COMPLAINTS else ""
        return self.tr("Filen har {least}{count} fel. Inget har tagits in.").format(
            least=least, count=count
        )

    def _compared(self, intake: Intake) -> str:
        if intake.is_known:
            return self.tr("Den finns redan, likadan. Det finns inget att ta in.")
        if intake.against is None:
            return self.tr("Den liknar ingen annan utgåva, så allt i den är nytt.")
        laid = intake.against.indicator_set
        name = f"{intake.against.title} med {laid.title}" if laid else intake.against.title
        if not intake.differences:
            return self.tr("Inget skiljer den från {name}.").format(name=name)
        return self.tr("Det här skiljer den från {name}").format(name=name)

    def _connect(self) -> None:
        self.take.clicked.connect(self.accepted)
        self.retry.clicked.connect(lambda: self.retry_requested.emit(""))
        self.back.clicked.connect(self.left)
        self.copy.clicked.connect(self.table.copy_all)
        self.new_id.returnPressed.connect(self._try_id)

    def _try_id(self) -> None:
        self.retry_requested.emit(self.new_id.text().strip())

    def _lay_out(self) -> None:
        self.comfort.setText(
            self.tr(
                "Det som tas in går att välja för nya utvärderingar. Utvärderingar som redan är "
                "påbörjade har sin egen kopia och ändras inte."
            )
        )
        mark(self.take, kind="primary")
        ways = QHBoxLayout()
        ways.setSpacing(GRID)
        ways.addWidget(self.copy)
        ways.addStretch(1)
        for button in (self.back, self.retry, self.take):
            ways.addWidget(button)
        for button in (self.copy, self.back, self.retry, self.take):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        below: tuple[QWidget, ...] = (self.refusal, self._id_row(), self.comfort)
        for part in (self.title, self.about, self.heading):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addStretch()
        for other in below:
            column.addWidget(other)
        column.addLayout(ways)

    def _id_row(self) -> QWidget:
        name = QLabel(self.tr("&Nytt id"))
        name.setBuddy(self.new_id)
        again = QPushButton(self.tr("&Pröva"))
        again.setAutoDefault(False)
        again.clicked.connect(self._try_id)
        hint = label(
            self.tr("små bokstäver a–z, siffror och bindestreck"), text="small", tone="muted"
        )
        row = QHBoxLayout(self._new_id)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        parts: tuple[QWidget, ...] = (name, self.new_id, again, hint)
        for part in parts:
            row.addWidget(part)
        row.setStretchFactor(self.new_id, 1)
        return self._new_id


def _in_one_line(intake: Intake) -> str:
    item = intake.item
    return in_one_line(item) if isinstance(item, Edition) else set_in_one_line(item)
