"""Spara programmet: as what, and whether with names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.models.file_names import SUFFIX, suggested_name
from ui.models.interviews_programme import slot_of
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.interview_dialogs import CALENDAR, PDF, WORD, InterviewDialogs
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.progress import Progress

Write = Callable[[Path, "Progress"], str]


class ExportDialog(QDialog):
    """``chosen``: the path, and a function that writes it."""

    chosen = Signal(object, object)

    def __init__(
        self, snapshot: Snapshot, dialogs: InterviewDialogs, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Spara programmet"))
        self._snapshot = snapshot
        self._dialogs = dialogs
        self._group = QButtonGroup(self)
        words = {
            WORD: self.tr("Word"),
            PDF: self.tr("PDF"),
            CALENDAR: self.tr("Kalender (ics)"),
        }
        self.kinds = {suffix: self._kind(text) for suffix, text in words.items()}
        self.kinds[WORD].setChecked(True)
        self.names = CheckBox(self.tr("Ta med namn"), theme)
        self.hint = wrapped(text="small", tone="muted")
        self.save = QPushButton(self.tr("&Spara…"))
        mark(self.save, kind="primary")
        self.close_button = QPushButton(self.tr("&Avbryt"))
        self.close_button.setAutoDefault(False)
        self.names.toggled.connect(self._tell)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self._tell()

    def _tell(self) -> None:
        self.hint.setText(
            self.tr(
                "Filen får namn på dem som intervjuas och på utvärderarna. Det är personuppgifter: "
                "sprid den inte längre än det behövs."
            )
            if self.names.isChecked()
            else self.tr("Bara roller och utvärderarnas initialer, inga namn.")
        )
        mark(self.hint, tone="reference" if self.names.isChecked() else "muted")

    def _save(self) -> None:
        suffix = next(kind for kind, button in self.kinds.items() if button.isChecked())
        details = self._snapshot.details
        name = suggested_name(
            self.tr("Intervjuprogram {0}").format(details.unit.name), details.year
        )
        path = self._dialogs.save(name.removesuffix(SUFFIX), suffix)
        if path is None:
            return
        write = _calendar if suffix == CALENDAR else _document
        self.chosen.emit(path, partial(self._run, write, names=self.names.isChecked()))
        self.accept()

    def _run(
        self,
        write: Callable[[Snapshot, bool, Path, Progress], int],
        path: Path,
        progress: Progress,
        *,
        names: bool,
    ) -> str:
        left_out = write(self._snapshot, names, path, progress)
        if not left_out:
            return ""
        words = (
            self.tr("1 intervju utan dag eller tid är inte med.")
            if left_out == 1
            else self.tr("{0} intervjuer utan dag eller tid är inte med.")
        )
        return words.format(left_out)

    def _kind(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        mark(button, kind="switch")
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(GRID // 2)
        for button in self.kinds.values():
            kinds.addWidget(button)
        kinds.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(kinds)
        column.addWidget(self.names)
        column.addWidget(self.hint)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(56 * GRID)


def _document(snapshot: Snapshot, names: bool, path: Path, progress: Progress) -> int:  # noqa: FBT001
    from kompass.report.export import write_document
    from kompass.report.programme_document import programme_document

    write_document(programme_document(snapshot, names=names), path, progress)
    return 0


def _calendar(snapshot: Snapshot, names: bool, path: Path, progress: Progress) -> int:  # noqa: ARG001, FBT001
    from kompass.interviews.calendar import Names, export

    material = snapshot.material
    slots = [
        slot_of(one, tuple(person.id for person in material.people_of(one.id)), at)
        for at, one in enumerate(material.interviews)
        if not one.removed
    ]
    known = Names(
        {str(one.id): one.name for one in snapshot.assessors},
        {str(person.id): person.name for person in material.all_people() if person.name},
    )
    return len(
        export(
            slots,
            path,
            title=f"Intervjuer {snapshot.details.unit.name} {snapshot.details.year}",
            stamp=datetime.now(UTC),
            names=known if names else None,
        )
    )
