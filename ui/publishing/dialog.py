"""Publicera: what goes into the archive, what never does, and what it does to what is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.publishing.texts import TextsToPublish
from ui.publishing.what import CountryField, Earlier, WhatGoesIn
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.assessment.snapshot import Snapshot

_SIZE: Final = (124 * GRID, 86 * GRID)


class PublishDialog(QDialog):
    """Shows the draft of a result; one press puts it into the archive.

    Closing changes nothing. If the archive is out of reach the dialog stays as it is, with
    one sentence, and the same press tries again.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        archive: ArchiveSession,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Publicera i jämförelsebasen"))
        self._snapshot = snapshot
        self._archive = archive
        self._draft: Result | None = None
        self._stored: Result | None = None
        self._asked = False
        self.texts = TextsToPublish(snapshot, theme)
        self.what = WhatGoesIn(theme)
        self.earlier = Earlier()
        self.country = CountryField(snapshot)
        self.said = wrapped(weight="strong")
        self.trouble = trouble_label()
        self.publish_button = QPushButton(self.tr("&Publicera"))
        self.close_button = QPushButton(self.tr("&Avbryt"))
        self._lay_out()
        self._connect()
        self._draw_up()
        self._ask_for_earlier()

    @property
    def draft(self) -> Result | None:
        """What would go in; ``None`` while the assessment cannot be published."""
        return self._draft

    def publish(self) -> None:
        """Put the draft into the archive, as a correction where the visit is there already."""
        draft, stored = self._draft, self._stored
        if draft is None:
            return
        if not self._asked:
            self._ask_for_earlier()
            return
        if stored is not None and not self.earlier.why:
            show_sentence(self.trouble, self.tr("Skriv varför resultatet ändras."))
            self.earlier.focus_why()
            return
        show_sentence(self.trouble, "")
        self.publish_button.setEnabled(False)
        work = (
            partial(_add, draft, self._snapshot)
            if stored is None
            else partial(_correct, draft, stored, self.earlier.why, self._snapshot)
        )
        self._archive.ask(work, self._on_published, owner=self, failed=self._on_failed, writes=True)

    def _draw_up(self) -> None:
        """Show what would be published with the texts that are chosen now."""
        from kompass.archive import publishing

        try:
            self._draft = publishing.draft(
                self._snapshot, with_statements=self.texts.chosen, country=self.country.code
            )
        except KompassError as error:
            self._draft = None
            show_sentence(self.trouble, "\n".join([str(error), *error.details]))
        else:
            show_sentence(self.trouble, "")
        self.texts.setVisible(self._draft is not None)
        self.what.show_draft(self._draft, self._snapshot)
        self._show_changes()

    def _ask_for_earlier(self) -> None:
        draft = self._draft
        if draft is not None:
            self._asked = False
            self.publish_button.setEnabled(False)
            self._archive.ask(
                lambda archive: archive.alike(draft),
                self._on_earlier,
                owner=self,
                failed=self._on_failed,
            )

    def _on_earlier(self, alike: tuple[Result, ...]) -> None:
        self._asked = True
        show_sentence(self.trouble, "")
        self._stored = next((one for one in alike if one.withdrawn is None), None)
        self._show_changes()

    def _on_country(self) -> None:
        self._draw_up()
        self._ask_for_earlier()

    def _show_changes(self) -> None:
        self.publish_button.setEnabled(self._draft is not None and self._asked)
        if self._stored is None or self._draft is None:
            self.earlier.hide()
            return
        self.earlier.show_changes(self._stored, self._draft, self._snapshot.edition)
        self.publish_button.setText(self.tr("&Publicera som rättelse"))

    def _on_published(self, result: Result) -> None:
        for part in (
            self.texts,
            self.what,
            self.what.never,
            self.country,
            self.earlier,
            self.publish_button,
        ):
            part.hide()
        self.said.setText(
            self.tr("{title} finns nu i jämförelsebasen, med version {version}.").format(
                title=result.title, version=result.version
            )
        )
        self.close_button.setText(self.tr("&Stäng"))
        self.close_button.setDefault(True)
        self.adjustSize()

    def _on_failed(self, error: KompassError) -> None:
        self.publish_button.setEnabled(self._draft is not None)
        show_sentence(self.trouble, str(error))

    def _connect(self) -> None:
        self.texts.changed.connect(self._draw_up)
        self.country.changed.connect(self._on_country)
        self.publish_button.clicked.connect(self.publish)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.said.setText(
            self.tr("{title} läggs in som ett färdigt resultat.").format(title=self._snapshot.title)
        )
        mark(self.publish_button, kind="primary")
        self.publish_button.setDefault(True)
        self.close_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.publish_button)
        columns = QHBoxLayout()
        columns.setSpacing(3 * GRID)
        columns.addWidget(self.what, 3)
        columns.addWidget(self.texts, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.said)
        layout.addWidget(self.country)
        layout.addWidget(self.earlier)
        layout.addLayout(columns, 1)
        layout.addWidget(self.what.never)
        layout.addWidget(self.trouble)
        layout.addLayout(row)
        self.resize(*_SIZE)


def _add(draft: Result, snapshot: Snapshot, archive: Archive) -> Result:
    archive.add([draft], editions=[snapshot.edition])
    return archive.result(draft.id)


def _correct(
    draft: Result, stored: Result, why: str, snapshot: Snapshot, archive: Archive
) -> Result:
    from kompass.archive.publishing import as_correction

    corrected = as_correction(draft, stored)
    return archive.correct(corrected, why=why, editions=[snapshot.edition])
