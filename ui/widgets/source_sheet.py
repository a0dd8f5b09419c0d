"""The current source in full: what it is, what stands in it, and what rests on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCompleter, QStackedLayout, QVBoxLayout, QWidget

from kompass.assessment.material_kinds import SourceKind
from ui.actions import ActionId, Actions
from ui.models import contested_material
from ui.models.sources_desk import SourceDesk
from ui.models.sources_reading import Readings
from ui.models.sources_words import (
    OWN_QUOTE,
    SORTS,
    form_words,
    moment_words,
    size_words,
    title_of,
)
from ui.theme import GRID
from ui.touched import Entity
from ui.widgets.action_button import ActionButton
from ui.widgets.field_conflicts import FieldConflicts
from ui.widgets.form import Form
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.saved_text import SavedLineEdit
from ui.widgets.scroll_sheet import ScrollSheet
from ui.widgets.source_fields import of_source
from ui.widgets.source_request_box import RequestBox
from ui.widgets.source_rests import RestList

if TYPE_CHECKING:
    from kompass.assessment.material import Source
    from kompass.ids import RowId

_WIDEST = 76 * GRID
_FIELDS = ("title", "sort", "published", "publisher")


class SourceSheet(QWidget):
    """Follows the desk. ``question_requested``: the id of a question that rests on the source."""

    question_requested = Signal(str)

    def __init__(
        self,
        desk: SourceDesk,
        readings: Readings,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._readings = readings
        self._shown: RowId | None = None
        self.heading = wrapped(text="title")
        self.facts = wrapped(text="small", tone="muted")
        self.address = wrapped(text="small", tone="muted")
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remarks = wrapped(tone="reference")
        self.read = ActionButton(actions[ActionId.SOURCE_READ], kind="primary")
        self.fetch = ActionButton(actions[ActionId.SOURCE_FETCH], kind="primary")
        self.solve = ActionButton(actions[ActionId.SOURCE_SOLVE], kind="primary")
        self.conflicts = FieldConflicts(desk.session, Entity.SOURCE, contested_material.sources)
        self.lines = {field: SavedLineEdit(desk.session) for field in _FIELDS}
        self.note = GrowingText(desk.session, lines=2)
        self.request = RequestBox(desk)
        self.rests = RestList()
        self._more = [
            ActionButton(actions[action], kind="quiet")
            for action in (
                ActionId.SOURCE_VERSION, ActionId.SOURCE_SAVE_OUT, ActionId.SOURCE_REMOVE,
            )
        ]  # fmt: skip
        self._lay_out(actions)
        self.rests.question_requested.connect(self.question_requested)
        desk.changed.connect(self.follow)
        desk.chosen.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the current source; its fields follow the file by themselves."""
        source = self._desk.current
        self._stack.setCurrentIndex(0 if source else 1)
        for part, kind in zip(self._empty_parts, SourceKind, strict=True):
            part.setVisible(self._desk.kind is kind)
        if source is None:
            self._unbind()
            return
        if source.id != self._shown:
            self._bind(source.id)
        self.heading.setText(title_of(source))
        self.facts.setText(self._facts_of(source))
        show_sentence(self.address, source.address)
        show_sentence(self.remarks, "\n".join(self._remarks_of(source)))
        self.read.setVisible(bool(source.sha256) and source.sort != OWN_QUOTE)
        self.solve.setVisible(source.sort == OWN_QUOTE)
        self.fetch.setVisible(not source.sha256)
        self.request.follow()
        self.rests.show_rests(self._desk.session.snapshot, source.id)

    def _facts_of(self, source: Source) -> str:
        web = source.kind is SourceKind.WEB
        parts = [form_words(source.form), size_words(source.size) if source.sha256 else ""]
        if source.sha256 and not web:
            parts.append(source.file_name)
        if source.http_status:
            parts.append(self.tr("svar {status}").format(status=source.http_status))
        if source.captured_at is not None:
            parts.append(self.tr("hämtad {at}").format(at=moment_words(source.captured_at)))
        if source.added_by:
            at = moment_words(source.added_at)
            said = self.tr("tillagd av {name} {at}").format(name=source.added_by, at=at)
            parts.append(said)
        return " · ".join(part for part in parts if part)

    def _remarks_of(self, source: Source) -> list[str]:
        found = list(self._readings.remarks(source))
        newer = self._desk.material.newer(source.id)
        older = self._desk.material.source(source.replaces) if source.replaces else None
        if newer is not None:
            said = self.tr("Ersatt av en nyare version: {title}.")
            found.append(said.format(title=title_of(newer)))
        if older is not None:
            said = self.tr("Ny version av {name}.")
            found.append(said.format(name=older.file_name or title_of(older)))
        if not source.sha256:
            found.append(self.tr("Adressen väntar. Hämta sidan när det finns internet."))
        if source.sort == OWN_QUOTE:
            found.append(self.tr("Ett citat vars källa inte är hittad ännu."))
        if source.removed:
            found.append(self.tr("Borttaget i en kopia, men någon har byggt vidare på det."))
        return found

    def _bind(self, row: RowId) -> None:
        self._shown = row
        for field, line in self.lines.items():
            line.bind(*of_source(row, field))
        self.note.bind(*of_source(row, "note"))
        self.conflicts.show_row(row)

    def _unbind(self) -> None:
        if self._shown is not None:
            self._shown = None
            for line in self.lines.values():
                line.unbind()
            self.note.unbind()
            self.conflicts.show_row(None)

    def _lay_out(self, actions: Actions) -> None:
        form, beside = Form(), self.conflicts.beside
        words = {
            "title": self.tr("&Titel"), "sort": self.tr("T&yp"),
            "published": self.tr("Dat&um"), "publisher": self.tr("Ut&givare"),
        }  # fmt: skip
        for field, line in self.lines.items():
            trouble = form.add_field(words[field], line, beside=beside(line, field))
            line.trouble_changed.connect(partial(show_sentence, trouble))
        self.lines["published"].setPlaceholderText(self.tr("2025-06-18, 2025 eller maj 2025"))
        self.lines["publisher"].setPlaceholderText(self.tr("Kommunfullmäktige, en nämnd, …"))
        completer = QCompleter(list(SORTS), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.lines["sort"].setCompleter(completer)
        completer.activated.connect(self.lines["sort"].textEdited)
        answers = beside(self.request, "request")
        form.add_group(self.tr("Svar på &begäran"), self.request, self.request, beside=answers)
        form.add_field(self.tr("&Anteckning"), self.note, beside=beside(self.note, "note"))
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addWidget(self.conflicts.rest, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.facts, self.address, self.remarks):
            column.addWidget(part)
        for button in (self.read, self.fetch, self.solve):
            button.setIcon(QIcon())  # a dark drawing on the accent
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GRID)
        column.addWidget(form)
        column.addSpacing(GRID)
        column.addWidget(self.rests)
        for button in self._more:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(ScrollSheet(column, widest=_WIDEST))
        self._stack.addWidget(self._empty(actions))

    def _empty(self, actions: Actions) -> QWidget:
        """Say what belongs here, and offer the first steps."""
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self._empty_parts = (
            _first_steps(
                self.tr("Inga dokument än"),
                self.tr(
                    "Dra filer eller mappar hit, eller välj dem. PDF, Word, OpenDocument, Excel, "
                    "sparade webbsidor, text och bilder går att läsa. De sparas oförändrade i "
                    "utvärderingens fil."
                ),
                [actions[ActionId.SOURCES_ADD], actions[ActionId.SOURCES_REQUESTS]],
            ),
            _first_steps(
                self.tr("Inga sidor än"),
                self.tr(
                    "Skriv adressen till en sida och tryck Enter. Utan internet väntar adressen i "
                    "listan. En sida kan också läggas till som sparad fil eller som klistrad text."
                ),
                [actions[ActionId.WEB_ADDRESS], actions[ActionId.WEB_FILE]],
            ),
        )
        for part in self._empty_parts:
            column.addWidget(part)
        column.addStretch(1)
        return empty


def _first_steps(title: str, words: str, actions: list) -> QWidget:  # type: ignore[type-arg]
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    column.addWidget(label(title, weight="strong"))
    column.addWidget(wrapped(words, tone="muted"))
    for action in actions:
        column.addWidget(ActionButton(action), 0, Qt.AlignmentFlag.AlignLeft)
    return part
