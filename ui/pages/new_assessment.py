"""The form that a new assessment begins with."""

from __future__ import annotations

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kompass.assessment.snapshot import UnitKind
from kompass.errors import KompassError
from ui.models.draft import Draft, Person
from ui.models.file_names import free_place, suggested_name, with_suffix
from ui.session import Session
from ui.theme import GRID, mark
from ui.widgets.assessment_form import AssessmentForm
from ui.widgets.file_dialogs import FileDialogs
from ui.widgets.labels import label, show_sentence, trouble_label
from ui.widgets.scroll_sheet import ScrollSheet

_WIDEST = 100 * GRID


class NewAssessmentPage(QWidget):
    """Asks for everything a new assessment needs and creates the file.

    ``created`` is emitted when the file is open, ``cancelled`` when the person changed their
    mind; nothing has been written then.
    """

    created = Signal()
    cancelled = Signal()

    def __init__(
        self, session: Session, dialogs: FileDialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._dialogs = dialogs
        self._own_place = False
        self.form = AssessmentForm()
        self._trouble = trouble_label()
        self._create = QPushButton(self.tr("S&kapa utvärderingen"))
        self._cancel = QPushButton(self.tr("Avbr&yt"))
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self.form.place_requested.connect(self._choose_place)
        self.form.place_edited.connect(self._on_place_edited)
        self._create.clicked.connect(self.create_file)
        self._cancel.clicked.connect(self.cancelled)

    def begin(self) -> None:
        """Empty the form for another assessment; the person at the computer is in the team."""
        self._own_place = False
        self.form.clear(Person(self._session.author), QDate.currentDate().year())
        show_sentence(self._trouble, "")
        self._suggest_place()

    def create_file(self) -> None:
        """Create the file and open it, or show under each field what is wrong with it."""
        draft = self.form.draft()
        if self.form.show_problems(draft):
            return
        try:
            self._write(draft)
        except KompassError as error:
            show_sentence(self._trouble, str(error))
            return
        self.created.emit()

    def _write(self, draft: Draft) -> None:
        assert draft.place is not None  # noqa: S101 - a draft without problems has one
        self._session.create(
            draft.place,
            details=draft.details(),
            edition=draft.edition,
            assessors=draft.assessors(),
        )

    def _on_edited(self) -> None:
        show_sentence(self._trouble, "")
        self._suggest_place()

    def _on_place_edited(self) -> None:
        self._own_place = True

    def _suggest_place(self) -> None:
        if self._own_place:
            return
        draft = self.form.draft()
        known = draft.municipality is not None and draft.kind is UnitKind.MUNICIPALITY
        name = draft.municipality.name if known and draft.municipality else draft.free_name
        place = free_place(self._dialogs.folder, suggested_name(name, draft.year))
        self.form.show_place(place)

    def _choose_place(self) -> None:
        chosen = self._dialogs.new_file(self.form.draft().place or self._dialogs.folder)
        if chosen is not None:
            self._own_place = True
            self.form.show_place(with_suffix(chosen))

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setSpacing(2 * GRID)
        inner.addWidget(label(self.tr("Ny utvärdering"), text="title"))
        inner.addWidget(self.form)
        inner.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ScrollSheet(inner, widest=_WIDEST), 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        mark(foot, surface="rail")
        mark(self._create, kind="primary")
        row = QHBoxLayout(foot)
        row.setContentsMargins(4 * GRID, GRID, 4 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._trouble, 1)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._create)
        return foot
