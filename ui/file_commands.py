"""What the menu Arkiv does: open, copy, show, close, and remember what was opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from kompass.errors import KompassError
from ui.actions import ActionId, Actions
from ui.messages import Messages
from ui.models.file_names import SUFFIX, free_place
from ui.session import Session
from ui.settings import RecentFile, Settings
from ui.widgets.file_dialogs import FileDialogs


class FileCommands(QObject):
    """Serves the actions that have to do with files.

    ``troubled`` carries one sentence about what did not work, ``told`` one about what did.
    """

    troubled = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        actions: Actions,
        dialogs: FileDialogs,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._dialogs = dialogs
        self._messages = messages
        for action, command in (
            (ActionId.OPEN, self._on_open),
            (ActionId.OPEN_EXAMPLE, self._on_example),
            (ActionId.SAVE_NOW, self._on_save_now),
            (ActionId.SAVE_COPY, self._on_save_copy),
            (ActionId.SHOW_IN_FOLDER, self._on_show_in_folder),
            (ActionId.COPY_PATH, self._on_copy_path),
            (ActionId.SHOW_BACKUPS, self._on_show_backups),
            (ActionId.CLOSE, self.close),
        ):
            actions[action].triggered.connect(lambda _=False, run=command: run())
        session.opened.connect(self._remember)
        session.moved.connect(self._remember)
        session.closing.connect(self._remember)

    def open(self, path: Path) -> None:
        """Open a file in place of the one that is open."""
        if self.may_leave():
            self._try(lambda: self._session.open(path))

    def reopen(self) -> None:
        """Open the file again, to write in it once somebody else has let go of it."""
        if self._session.file is not None:
            path = self._session.file.path
            self._session.close()
            self._try(lambda: self._session.open(path))

    def close(self) -> None:
        """Close the file, unless text cannot be saved and the person wants to stay."""
        if self.may_leave():
            self._session.close()

    def may_leave(self) -> bool:
        """Save what is pending; where that fails, ask whether to leave all the same."""
        if not self._session.is_open or self._session.flush():
            return True
        question = self.tr("{trouble} Vill du stänga ändå? Då försvinner det som inte är sparat.")
        return self._messages.ask(
            question.format(trouble=self._session.trouble),
            yes=self.tr("Stäng ändå"),
            no=self.tr("Stanna kvar"),
        )

    def _on_open(self) -> None:
        path = self._dialogs.existing_file()
        if path is not None:
            self.open(path)

    def _on_example(self) -> None:
        proposal = self.tr("Södertälje 2006 (exempel)") + SUFFIX
        path = self._dialogs.new_file(free_place(self._dialogs.folder, proposal))
        if path is not None and self.may_leave():
            self._try(lambda: self._write_example(path))

    def _write_example(self, path: Path) -> None:
        from kompass.assessment.example import write

        write(path, author=self._session.author)
        self._session.open(path)

    def _on_save_now(self) -> None:
        if self._session.flush():
            self.told.emit(self.tr("Allt är sparat."))

    def _on_save_copy(self) -> None:
        file = self._session.file
        if file is None:
            return
        proposal = free_place(self._dialogs.folder, self.tr("{name} – kopia").format(
            name=file.path.stem) + SUFFIX)  # fmt: skip
        path = self._dialogs.copy(proposal)
        if path is not None:
            self._try(lambda: self._copy(path))

    def _copy(self, path: Path) -> None:
        file = self._session.file
        if file is None:
            return
        if path.absolute() == file.path:
            raise KompassError("Filen är redan den som är öppen. Välj ett annat namn på kopian.")
        all_saved = self._session.flush()
        file.back_up(path)
        told = self.tr("En kopia är sparad: {path}")
        if not all_saved:  # the file is out of reach or its disk full: the copy takes over
            self._session.go_on_in(path)
            told = self.tr("Du arbetar nu vidare i kopian: {path}")
        self.told.emit(told.format(path=path))

    def _on_show_in_folder(self) -> None:
        if self._session.file is not None:
            self._show_folder(self._session.file.path.parent)

    def _on_show_backups(self) -> None:
        from kompass.assessment.file.backups import default_folder

        folder = default_folder()
        if folder.is_dir():
            self._show_folder(folder)
        else:
            self.told.emit(self.tr("Det finns inga säkerhetskopior ännu."))

    def _show_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.troubled.emit(self.tr("Mappen kunde inte visas: {path}").format(path=folder))

    def _on_copy_path(self) -> None:
        if self._session.file is not None:
            QGuiApplication.clipboard().setText(str(self._session.file.path))
            self.told.emit(self.tr("Sökvägen är kopierad."))

    def _try(self, command: Callable[[], object]) -> None:
        try:
            command()
        except KompassError as error:
            self.troubled.emit(str(error))

    def _remember(self) -> None:
        file = self._session.file
        if file is not None:
            details = file.snapshot.details
            self._settings.remember_file(
                RecentFile(str(file.path), details.unit.name, details.year, self._total())
            )

    def _total(self) -> str:
        from kompass.swedish import format_number

        result = self._session.result
        if result.complete and result.max_points is not None:
            return self.tr("{points} av {maximum}").format(
                points=format_number(result.points_so_far),
                maximum=format_number(result.max_points),
            )
        count = sum(len(area.questions) for area in result.areas)
        return self.tr("{done} av {count} frågor").format(
            done=count - len(result.missing), count=count
        )
