"""Utgåvor och indikatorer: what there is, in and out as files, and nothing taken in unseen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from ui.messages import Messages
from ui.models.editions import EditionsModel, broken_name
from ui.settings import Settings
from ui.theme import GRID, Theme
from ui.widgets import edition_work as work
from ui.widgets.edition_dialogs import EditionDialogs
from ui.widgets.edition_sheet import EditionSheet
from ui.widgets.editions_list import EditionsList
from ui.widgets.intake_sheet import IntakeSheet
from ui.widgets.one_job import OneJob
from ui.widgets.said_line import SaidLine

if TYPE_CHECKING:
    from kompass.catalogue.known import Known
    from kompass.catalogue.taking_in import Intake
    from kompass.catalogue.user_editions import Item

_SIZE: Final = (142 * GRID, 82 * GRID)


class EditionsDialog(QDialog):
    """A list at the left and what is chosen in it at the right, or the file that is coming in.

    ``dialogs`` and ``messages`` ask the person; they may be replaced.
    """

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Utgåvor och indikatorer"))
        self.setAcceptDrops(True)
        self.dialogs = EditionDialogs(settings, self)
        self.messages = Messages(self)
        self._job = OneJob(self)
        self._known: Known | None = None
        self._coming: tuple[Path, Intake | None] | None = None
        self.model = EditionsModel(self)
        self.list = EditionsList(self.model, theme)
        self.sheet = EditionSheet(theme)
        self.intake = IntakeSheet()
        self.said = SaidLine()
        self.sheets = QStackedWidget()
        self.take_in = QPushButton(self.tr("&Ta in en fil…"))
        self.template = QPushButton(self.tr("Spara en tom &mall…"))
        self.close_button = QPushButton(self.tr("&Stäng"))
        self._lay_out()
        self._connect()
        self._reload("", lambda: None)

    def read_file(self, path: Path, new_id: str = "") -> None:
        """Read a file and show what it would bring; nothing is taken in by this."""
        if self._job.running:
            return
        if not new_id:
            self.intake.show_reading(path)
        self._turn_to(self.intake)
        self._coming = (path, None)
        self._job.start(
            partial(work.prepare, path, new_id),
            done=partial(self._on_prepared, path),
            failed=partial(self._on_refused, path, new_id),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if _file_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = _file_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.read_file(path)

    def _reload(self, choose: str, then: Callable[[], None]) -> None:
        """Read everything there is anew, show the one with this id, and then say something."""
        self._job.start(
            work.everything, done=partial(self._on_known, choose, then), failed=self._tell_trouble
        )

    def _on_known(self, choose: str, then: Callable[[], None], known: Known) -> None:
        self._known = known
        self.model.show_known(known)
        self.list.setCurrentIndex(self.model.index_of(choose))
        if not self.intake.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        then()

    def _show_current(self) -> None:
        entry = self.model.entry(self.list.currentIndex())
        if entry is None or self._known is None:
            return
        self._coming = None
        if isinstance(entry, KompassError):
            self.intake.show_trouble(broken_name(entry), entry, can_retry=False)
            self._turn_to(self.intake)
        else:
            self.sheet.show_item(entry, self._known)
            self._turn_to(self.sheet)

    def _on_prepared(self, path: Path, intake: Intake) -> None:
        self._coming = (path, intake)
        self.intake.show_intake(path, intake)

    def _on_refused(self, path: Path, new_id: str, trouble: KompassError) -> None:
        if new_id:
            self.intake.show_refused_id(trouble)
        else:
            self.intake.show_trouble(path.name, trouble)

    def _retry(self, new_id: str) -> None:
        if self._coming is not None:
            self.read_file(self._coming[0], new_id)

    def _accept_intake(self) -> None:
        if self._coming is None or self._coming[1] is None or self._job.running:
            return
        item = self._coming[1].item
        self._job.start(
            partial(work.take, item), done=partial(self._on_taken, item), failed=self._tell_trouble
        )

    def _on_taken(self, item: Item, path: Path) -> None:
        self._turn_to(self.sheet)
        sentence = self.tr("”{title}” är intagen och går att välja för nya utvärderingar.")
        self._reload(item.id, partial(self._tell, sentence.format(title=item.title), path))

    def _save_as(self, suffix: str) -> None:
        entry, known = self.model.entry(self.list.currentIndex()), self._known
        if entry is None or known is None or isinstance(entry, KompassError):
            return
        target = self.dialogs.target(self.dialogs.folder / f"{entry.id}{suffix}")
        if target is not None:
            self._write(partial(work.export, known, entry, target), target)

    def _save_template(self) -> None:
        target = self.dialogs.target(self.dialogs.folder / self.tr("Mall för en utgåva.xlsx"))
        if target is not None:
            self._write(partial(work.template, target), target)

    def _write(self, run: Callable[..., None], target: Path) -> None:
        if self._job.running:
            return
        sentence = self.tr("Sparad: {path}").format(path=target)
        self._job.start(run, done=lambda _: self._tell(sentence, target), failed=self._tell_trouble)

    def _remove(self) -> None:
        entry = self.model.entry(self.list.currentIndex())
        if entry is None or isinstance(entry, KompassError) or self._job.running:
            return
        question = self.tr(
            "Ska ”{title}” tas bort? Filen raderas och kan inte väljas för nya utvärderingar. "
            "Utvärderingar som redan är påbörjade har sin egen kopia och påverkas inte."
        ).format(title=entry.title)
        if self.messages.ask(question, yes=self.tr("Ta bort"), no=self.tr("Behåll")):
            self._job.start(
                partial(work.remove, entry.id),
                done=partial(self._on_removed, entry.title),
                failed=self._tell_trouble,
            )

    def _on_removed(self, title: str, _nothing: None) -> None:
        said = self.tr("”{title}” är borttagen.").format(title=title)
        self._reload("", partial(self._tell, said))

    def _tell(self, sentence: str, path: Path | None = None) -> None:
        folder = QUrl.fromLocalFile(str(path.parent)) if path else QUrl()
        show = (self.tr("Visa i &mappen"), lambda: QDesktopServices.openUrl(folder))
        self.said.tell(sentence, (show,) if path else ())
        self.said.show()

    def _tell_trouble(self, trouble: KompassError) -> None:
        self.said.tell_trouble(str(trouble))
        self.said.show()

    def _choose_file(self) -> None:
        path = self.dialogs.source()
        if path is not None:
            self.read_file(path)

    def _turn_to(self, sheet: QWidget) -> None:
        self.said.hide()
        self.sheets.setCurrentWidget(sheet)

    def _connect(self) -> None:
        self.list.walked.connect(self._show_current)
        self.list.clicked.connect(self._show_current)
        self.sheet.excel_requested.connect(partial(self._save_as, ".xlsx"))
        self.sheet.yaml_requested.connect(partial(self._save_as, ".yaml"))
        self.sheet.removal_requested.connect(self._remove)
        self.intake.accepted.connect(self._accept_intake)
        self.intake.retry_requested.connect(self._retry)
        self.intake.left.connect(self._leave_intake)
        self.take_in.clicked.connect(self._choose_file)
        self.template.clicked.connect(self._save_template)
        self.close_button.clicked.connect(self.reject)
        self.said.closed.connect(self.said.hide)

    def _leave_intake(self) -> None:
        entry = self.model.entry(self.list.currentIndex())
        if isinstance(entry, KompassError):
            self.list.setCurrentIndex(self.model.index_of(""))
        self._show_current()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        for sheet in (self.sheet, self.intake):
            self.sheets.addWidget(sheet)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.setContentsMargins(2 * GRID, 2 * GRID, 3 * GRID, GRID)
        right.addWidget(self.sheets, 1)
        right.addWidget(self.said)
        self.said.hide()
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.list)
        top.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GRID, GRID, 3 * GRID, 2 * GRID)
        foot.setSpacing(GRID)
        for button in (self.take_in, self.template, self.close_button):
            button.setAutoDefault(False)
        foot.addWidget(self.take_in)
        foot.addWidget(self.template)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 6 * GRID), min(_SIZE[1], room.height() - 8 * GRID))


def _file_in(event: QDropEvent) -> Path | None:
    """Return the one local file in dragged data, ``None`` if there is no such."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
