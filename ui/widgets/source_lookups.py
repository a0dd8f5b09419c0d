"""What to look for on the municipality's web site, question by question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kompass.assessment.material_kinds import LookupOutcome
from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.models import contested_material
from ui.models import sources_proposals as proposals
from ui.models.sources_desk import SourceDesk
from ui.models.sources_lists import LookupTable
from ui.models.sources_words import outcome_words
from ui.theme import Theme
from ui.touched import Entity
from ui.widgets import source_fields as fields
from ui.widgets.action_button import ActionButton
from ui.widgets.field_conflicts import FieldConflicts
from ui.widgets.form import Form
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.line_saver import LineSaver
from ui.widgets.saved_text import SavedLineEdit
from ui.widgets.source_checklist import CheckView
from ui.widgets.source_lookup_box import FoundBox

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId

LOOKUP_KEYS: Final = {
    "f": LookupOutcome.FOUND, "d": LookupOutcome.PARTLY, "s": LookupOutcome.NOT_FOUND, "o": None,
}  # fmt: skip


class LookupView(CheckView):
    """What to look for on the web."""

    def __init__(self, desk: SourceDesk, actions: Actions, theme: Theme) -> None:
        super().__init__(
            desk, LookupTable(desk, theme, icon), theme,
            name=self.tr("Att leta efter på webbplatsen"), keys="".join(LOOKUP_KEYS),
        )  # fmt: skip
        self.conflicts = FieldConflicts(desk.session, Entity.LOOKUP, contested_material.lookups)
        self.text = SavedLineEdit(desk.session)
        self.question = QLineEdit()
        self._saver = LineSaver(desk.session, self.question)
        self.note = SavedLineEdit(desk.session)
        self.found = FoundBox(desk, lambda: self.current)
        self.label = label(text="small", tone="muted")
        self.heading = wrapped(weight="strong")
        self._buttons = [
            ActionButton(
                actions[ActionId.SOURCES_PROPOSAL], self.tr("Kompass eget förslag"), kind="quiet"
            ),
            ActionButton(actions[ActionId.SOURCES_ROW], self.tr("Ny rad"), kind="quiet"),
        ]
        self._lay_out()
        self.bind(None)
        self.follow()

    def put_cursor_in(self) -> None:
        """Go on to the note: what was found."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def bind(self, row: RowId | None) -> None:
        """Let the fields show something to look for, or none."""
        for field in (self.text, self.note):
            field.unbind()
        self._saver.unbind()
        self._fields.setVisible(row is not None)
        self.heading.setVisible(row is not None)
        self.conflicts.show_row(row)
        self.found.follow()
        if row is None:
            return
        edition = self.desk.edition
        self.text.bind(*fields.of_lookup(row, "text"))
        self.note.bind(*fields.of_lookup(row, "note"))
        self._saver.bind(
            *fields.question_of_lookup(row), partial(fields.trouble_with, edition, most=1)
        )
        found = next((one for one in self.desk.lookups if one.id == row), None)
        own = found is None or found.text not in proposals.proposed(self.desk.session.snapshot)[1]
        show_sentence(self.heading, found.text if found else "")
        show_sentence(self.label, "" if own else proposals.label(edition))

    def rename(self) -> None:
        """Show what is looked for now."""
        found = next((one for one in self.desk.lookups if one.id == self.current), None)
        self.heading.setText(found.text if found else "")

    def set_state(self, key: str) -> None:
        """Say what came of it; what was found is on the page that was captured last."""
        row, outcome = self.current, LOOKUP_KEYS[key]
        if row is not None:
            self.desk.do(lambda file: _set_outcome(file, row, outcome))

    def remove(self) -> None:
        """Remove the current row."""
        row = self.current
        if row is not None and self.desk.writable:
            self.desk.do(lambda file: _remove_lookup(file, row))

    def tell(self) -> None:
        """Tell how much has been looked for."""
        lookups = self.desk.lookups
        self.found.follow()
        if not lookups:
            self.sum.setText(
                self.tr("Inget att leta efter än. Börja med Kompass eget förslag, fråga för fråga.")
            )
            return
        looked = sum(one.outcome is not None for one in lookups)
        said = self.tr("{looked} av {count} är tittade på")
        self.sum.setText(said.format(looked=looked, count=len(lookups)))

    def _lay_out(self) -> None:
        words = {outcome: outcome_words(outcome).lower() for outcome in LOOKUP_KEYS.values()}
        said = " · ".join(f"{key.upper()} {words[one]}" for key, one in LOOKUP_KEYS.items())
        self.keys.setText(self.tr("{keys} · Enter skriver · Delete tar bort").format(keys=said))
        form, beside = Form(), self.conflicts.beside
        form.add_field(self.tr("Att &leta efter"), self.text, beside=beside(self.text, "text"))
        asks = beside(self.question, "question")
        trouble = form.add_field(self.tr("Frå&ga"), self.question, beside=asks)
        self._saver.trouble_changed.connect(partial(show_sentence, trouble))
        found = beside(self.found, "source")
        form.add_group(self.tr("&Finns på"), self.found, self.found, beside=found)
        form.add_field(self.tr("&Notering"), self.note, beside=beside(self.note, "note"))
        form.add_note(self.label)
        self._fields = form
        self.stack(self._buttons, form, self.heading, self.conflicts.rest)


def _set_outcome(file: AssessmentFile, row: RowId, outcome: LookupOutcome | None) -> None:
    from kompass.assessment import edits

    edits.set_lookup(file, row, outcome=outcome)


def _remove_lookup(file: AssessmentFile, row: RowId) -> None:
    from kompass.assessment import edits

    edits.remove_lookup(file, row)
