"""What to ask the municipality for before the visit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kompass.assessment.material_kinds import RequestStatus
from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.models import contested_material
from ui.models import sources_proposals as proposals
from ui.models.sources_desk import SourceDesk
from ui.models.sources_lists import RequestTable
from ui.models.sources_words import status_words
from ui.theme import Theme
from ui.touched import Entity
from ui.widgets import source_fields as fields
from ui.widgets.action_button import ActionButton
from ui.widgets.field_conflicts import FieldConflicts
from ui.widgets.form import Form
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.line_saver import LineSaver
from ui.widgets.saved_text import SavedLineEdit
from ui.widgets.source_checklist import CheckView

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId

REQUEST_KEYS: Final = {
    "b": RequestStatus.ASKED, "k": RequestStatus.ARRIVED, "s": RequestStatus.MISSING,
    "i": RequestStatus.UNNEEDED, "o": RequestStatus.OPEN,
}  # fmt: skip


class RequestView(CheckView):
    """What to ask for; files that are added here answer the current request."""

    def __init__(self, desk: SourceDesk, actions: Actions, theme: Theme) -> None:
        super().__init__(
            desk, RequestTable(desk, theme, icon), theme,
            name=self.tr("Att begära från kommunen"), keys="".join(REQUEST_KEYS),
        )  # fmt: skip
        self.conflicts = FieldConflicts(desk.session, Entity.REQUEST, contested_material.requests)
        self.title = SavedLineEdit(desk.session)
        self.questions = QLineEdit()
        self._saver = LineSaver(desk.session, self.questions)
        self.note = GrowingText(desk.session, lines=2)
        self.label = label(text="small", tone="muted")
        self.heading = wrapped(weight="strong")
        self._buttons = [
            ActionButton(actions[ActionId.SOURCES_LETTER]),
            ActionButton(
                actions[ActionId.SOURCES_PROPOSAL], self.tr("Kompass eget förslag"), kind="quiet"
            ),
            ActionButton(actions[ActionId.SOURCES_ROW], self.tr("Ny rad"), kind="quiet"),
        ]
        self._lay_out()
        self.bind(None)
        self.follow()

    def put_cursor_in(self) -> None:
        """Go on to the title of the current row."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def bind(self, row: RowId | None) -> None:
        """Let the fields show a request, or none."""
        for field in (self.title, self.note):
            field.unbind()
        self._saver.unbind()
        self._fields.setVisible(row is not None)
        self.heading.setVisible(row is not None)
        self.conflicts.show_row(row)
        if row is None:
            return
        edition = self.desk.edition
        self.title.bind(*fields.of_request(row, "title"))
        self.note.bind(*fields.of_request(row, "note"))
        self._saver.bind(*fields.questions_of_request(row), partial(fields.trouble_with, edition))
        found = fields.request_in(self.desk.session.snapshot, row)
        own = found is None or found.title not in proposals.proposed(self.desk.session.snapshot)[0]
        show_sentence(self.heading, found.title if found else "")
        show_sentence(self.label, "" if own else proposals.label(edition))

    def rename(self) -> None:
        """Show what the current request is called now."""
        found = next((one for one in self.desk.requests if one.id == self.current), None)
        self.heading.setText(found.title if found else "")

    def set_state(self, key: str) -> None:
        """Say how far the current request has come."""
        row, status = self.current, REQUEST_KEYS[key]
        if row is not None:
            self.desk.do(lambda file: _set_status(file, row, status))

    def remove(self) -> None:
        """Remove the current request."""
        row = self.current
        if row is not None and self.desk.writable:
            self.desk.do(lambda file: _remove_request(file, row))

    def tell(self) -> None:
        """Tell how much has come and what is missing."""
        requests = self.desk.requests
        for button in self._buttons[:1]:
            button.setVisible(bool(requests))
        if not requests:
            self.sum.setText(
                self.tr(
                    "Listan är tom. Börja med Kompass eget förslag och stryk det som inte behövs, "
                    "eller skriv egna rader. Brevet till kommunen görs av listan."
                )
            )
            return
        counts = dict.fromkeys(RequestStatus, 0)
        for one in requests:
            counts[one.status] += 1
        parts = [f"{status_words(status)}: {n}" for status, n in counts.items() if n]
        self.sum.setText(" · ".join(parts))

    def _lay_out(self) -> None:
        words = {status: status_words(status).lower() for status in REQUEST_KEYS.values()}
        said = " · ".join(f"{key.upper()} {words[status]}" for key, status in REQUEST_KEYS.items())
        self.keys.setText(self.tr("{keys} · Enter ändrar · Delete tar bort").format(keys=said))
        form, beside = Form(), self.conflicts.beside
        form.add_field(self.tr("&Dokument"), self.title, beside=beside(self.title, "title"))
        asks = beside(self.questions, "questions")
        trouble = form.add_field(self.tr("Frå&gor"), self.questions, beside=asks)
        self._saver.trouble_changed.connect(partial(show_sentence, trouble))
        self.questions.setPlaceholderText(self.tr("3.4, 41"))
        form.add_field(self.tr("&Anteckning"), self.note, beside=beside(self.note, "note"))
        form.add_note(self.label)
        self._fields = form
        self.stack(self._buttons, form, self.heading, self.conflicts.rest)


def _set_status(file: AssessmentFile, row: RowId, status: RequestStatus) -> None:
    from datetime import date

    from kompass.assessment import edits

    given: edits.RequestFields = {"status": status}
    if status is RequestStatus.ASKED:
        given["asked_on"] = date.today()  # noqa: DTZ011 - the day where the person sits
    edits.set_request(file, row, **given)


def _remove_request(file: AssessmentFile, row: RowId) -> None:
    from kompass.assessment import edits

    edits.remove_request(file, row)
