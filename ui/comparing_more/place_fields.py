"""Where files go: their name, the folder, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kompass.progress import Progress
from kompass.swedish import join_words
from ui.comparing_more.files import Piece, in_the_way, write_all
from ui.settings import Settings
from ui.theme import GRID, mark
from ui.widgets.form import Form
from ui.widgets.last_folder import LastFolder
from ui.widgets.out_line import OutLine


class FolderDialogs(LastFolder):
    """Asks for a folder; tests put their own in its place."""

    def which(self, now: Path) -> Path | None:
        """Ask for a folder; ``None`` if nobody answered."""
        chosen = QFileDialog.getExistingDirectory(
            self._window,
            self.tr("Välj mapp"),
            str(now),
        )
        return Path(chosen) if chosen else None

    def keep(self, folder: Path) -> None:
        """Begin there next time."""
        self.remembered(str(folder / "fil"))


class PlaceFields(QWidget):
    """Name and folder, remembered for next time, and one line about the files.

    ``busy_changed``: files are being written, or no longer are.
    """

    busy_changed = Signal()

    def __init__(self, settings: Settings, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dialogs = FolderDialogs(settings, self)
        self.name = QLineEdit(name)
        self.folder = QLineEdit(str(self.dialogs.folder))
        self.browse = QPushButton(self.tr("&Välj…"))
        self.browse.setAccessibleName(self.tr("Välj mapp"))
        self.browse.setAutoDefault(False)
        self.out = OutLine()
        mark(self.browse, kind="quiet")
        folder = QHBoxLayout()
        folder.setSpacing(GRID)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.browse)
        form = Form()
        self.name_trouble = form.add_field(self.tr("Na&mn"), self.name)
        self.folder_trouble = form.add_group(self.tr("Ma&pp"), folder, self.folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(form)
        column.addWidget(self.out)
        self.browse.clicked.connect(self._browse)
        self.out.started.connect(self.busy_changed)
        self.out.ended.connect(self.busy_changed)

    @property
    def stem(self) -> str:
        """The name that the files begin with."""
        return self.name.text().strip()

    @property
    def place(self) -> Path:
        """The folder."""
        return Path(self.folder.text().strip() or ".").expanduser()

    def save(self, pieces: Sequence[Piece], remark: str = "") -> None:
        """Write the files, after asking if some are there already; ``remark`` is said after."""
        if self.out.busy:
            return
        there = in_the_way(pieces, self.place)
        if not there:
            self._write(pieces, remark)
            return
        names = join_words([f"”{one.name}”" for one in there])
        self.out.show_line(self.out.said)
        self.out.said.ask(
            self.tr("{names} finns redan i mappen.").format(names=names),
            (
                (self.tr("&Ersätt"), partial(self._write, pieces, remark)),
                (self.tr("&Låt bli"), self.out.hide),
            ),
        )

    def _write(self, pieces: Sequence[Piece], remark: str) -> None:
        folder = self.place

        def work(progress: Progress) -> tuple[Path, ...]:
            return write_all(pieces, folder, progress)

        self.out.begin(
            join_words([one.name for one in pieces]), work, partial(self._tell, remark=remark)
        )

    def _tell(self, paths: tuple[Path, ...], *, remark: str) -> None:
        self.dialogs.keep(paths[0].parent)
        names = join_words([path.name for path in paths])
        said = self.tr("Sparat: {names}.").format(names=names)
        ways = [self.out.way_to_open(paths[0])] if len(paths) == 1 else []
        self.out.said.tell(
            " ".join(filter(None, (said, remark))),
            (*ways, self.out.way_to_folder(paths[0])),
            tip="\n".join(str(path) for path in paths),
        )

    def _browse(self) -> None:
        chosen = self.dialogs.which(self.place)
        if chosen is not None:
            self.folder.setText(str(chosen))
